from pathlib import Path

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_reports_are_found_by_their_words(headwater: Command, case: Path) -> None:
    result = headwater("search", "cracks", "piers")
    assert result.exit_code == Status.DONE
    assert "Coast Herald, 2041-03-04" in result.stdout
    assert "apples" not in result.stdout
    hits = headwater.lines("search", '"three piers"')
    assert [hit["label"] for hit in hits] == ["post"]
    assert "three piers" in hits[0]["sentence"]["words"]


def test_a_limit_holds(headwater: Command, case: Path) -> None:
    assert len(headwater.lines("search", "piers", "--limit", "1")) == 1


def test_nothing_found_is_no_error(headwater: Command, case: Path) -> None:
    result = headwater("search", "zeppelin", "OR", '"')
    assert (result.exit_code, result.stdout) == (Status.DONE, "")
    assert result.stderr == "No report holds all these words.\n"
