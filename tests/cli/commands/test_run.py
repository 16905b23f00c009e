import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from headwater.store import Case
from tests.cli.conftest import Command


def test_a_run_does_what_is_new_and_then_nothing(headwater: Command, news: tuple[str, str]) -> None:
    headwater("add", "--case", "new", *news)
    first, second = headwater("run"), headwater("run")
    assert first.stdout == "new.headwater: 4 new reports read, 2 of 2 stories traced\n"
    assert second.stdout == "new.headwater: 0 new reports read, 0 of 2 stories traced\n"


def test_an_empty_case_says_what_to_do(headwater: Command) -> None:
    Case.open(Path("new.headwater"), create=True).close()
    result = headwater("run")
    assert result.exit_code == Status.DONE
    assert "`headwater add` puts reports into it" in result.stderr


@pytest.mark.parametrize("verb", [["run"], ["stories"], ["claims"], ["show", "C1"], ["check"]])
def test_a_case_that_is_missing_or_none_is_one_line(headwater: Command, verb: list[str]) -> None:
    missing = headwater(*verb, "--case", "gone.headwater")
    Path("text.headwater").write_text("this is only text, and rather more than a header of it")
    damaged = headwater(*verb, "--case", "text.headwater")
    for result, words in ((missing, "no case at gone.headwater"), (damaged, "text.headwater")):
        assert result.exit_code == Status.CASE
        assert result.stdout == ""
        assert result.stderr.startswith(f"headwater: {words}")
        assert len(result.stderr.splitlines()) == 1


def test_a_case_another_process_writes_to_is_one_line(headwater: Command, case: Path) -> None:
    Path("more.txt").write_text("Rails were laid at Kessin, foreman Ilo Barn said.")
    headwater("add", "more.txt")
    with closing(sqlite3.connect(case, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        result = headwater("run")
    assert result.exit_code == Status.CASE
    assert "another process is writing to this case; try again" in result.stderr
    assert len(result.stderr.splitlines()) == 1


PIER = "Divers closed the northern pier of Orlo after a crane had fallen, warden Tessa Vaal said."
FAIR = "Bakers of Kessin will hold their autumn fair on Hill Street, mayor Odo Lint announced."


def test_stories_that_a_run_makes_one_are_named(headwater: Command) -> None:
    for name, text in (("pier", PIER), ("fair", FAIR)):
        Path(f"{name}.txt").write_text(text)
    Path("both.txt").write_text(f"{PIER} {FAIR}")
    headwater("add", "--case", "new", "pier.txt", "fair.txt")
    assert "one now" not in headwater("run").stdout
    apart = [line["id"] for line in headwater.lines("stories")]
    headwater("add", "both.txt")
    shutil.copy("new.headwater", "again.headwater")

    told = headwater("run", "--case", "new").stdout.splitlines()[1]
    assert told.startswith("2 stories are one now: ")
    assert PIER[:30] in told
    assert FAIR[:30] in told

    changed, ran = headwater.lines("run", "--case", "again")
    assert (changed["type"], ran["type"]) == ("regrouped", "ran")
    assert (len(apart), sorted(changed["before"])) == (2, sorted(apart))
    assert len(changed["after"]) == 1
    assert len(changed["reports"]) == 3
