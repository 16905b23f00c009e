from pathlib import Path

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_a_report_stands_below_the_one_it_was_made_from(headwater: Command, case: Path) -> None:
    result = headwater("lineage", "Tolmar bridge may")
    assert result.exit_code == Status.DONE
    lines = result.stdout.splitlines()
    assert lines[1].startswith("R1 Tolmar Gazette")
    assert lines[2].startswith(("├── R2 Coast Herald", "└── R2 Coast Herald"))


def test_each_link_says_what_shows_it(headwater: Command, case: Path) -> None:
    links = headwater.lines("lineage", "Tolmar bridge may")
    assert links
    assert all(link["type"] == "derivation" and link["reasons"] for link in links)
    told = " ".join(headwater("lineage", "Tolmar bridge may").stdout.split())
    assert all(" ".join(reason.split()) in told for link in links for reason in link["reasons"])


def test_no_such_story_is_said(headwater: Command, case: Path) -> None:
    assert headwater("lineage", "nothing of the kind").exit_code == Status.NOT_FOUND
