import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from tests.cli.conftest import Command

WHY = ("--reason", "ten years of reading it", "--analyst", "Ida")


def source(headwater: Command) -> str:
    return next(
        str(line["name"]) for line in headwater.lines("show", "C1") if line["type"] == "origin"
    )


def test_a_letter_is_logged_with_its_history(headwater: Command, case: Path) -> None:
    name = source(headwater)
    for letter in ("b", "D"):
        assert headwater("judge", "letter", name, letter, *WHY).exit_code == Status.DONE
    first, second, head = headwater.lines("log", "--letters")
    assert (first["letter"], first["in_force"]) == ("B", False)
    assert (second["letter"], second["in_force"], second["by"]) == ("D", True, "Ida")
    assert head["judgements"] == 2
    told = headwater("log").stdout.splitlines()
    assert told[0].endswith("Holds no more.")
    assert head["hash"] in told[-1]


def test_a_judged_claim_tells_so_after_a_run(headwater: Command, case: Path) -> None:
    assert headwater("judge", "comment", "C1", *WHY).exit_code == Status.DONE
    assert headwater("run").exit_code == Status.DONE
    shown = headwater("show", "C1").stdout
    assert "ten years of reading it" in shown
    assert "Credibility: " in shown
    headwater("export", "-o", "out")
    markdown = next(
        path.read_text("utf-8")
        for path in Path("out").rglob("dossier.md")
        if "ten years" in path.read_text("utf-8")
    )
    assert "Judged by analysts, apart from what was read" in markdown


def test_an_undo_is_a_new_entry(headwater: Command, case: Path) -> None:
    headwater("judge", "letter", source(headwater), "B", *WHY)
    assert headwater("judge", "undo", "1", *WHY).exit_code == Status.DONE
    first, second, _ = headwater.lines("log")
    assert (first["in_force"], second["undoes"]) == (False, 1)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("letter", "Nobody at all", "B", *WHY), Status.NOT_FOUND),
        (("reject", "ffffffff", *WHY), Status.NOT_FOUND),
        (("undo", "9", *WHY), Status.NOT_FOUND),
        (("merge-claims", "C1", *WHY), Status.USAGE),
        (("merge-claims", "C1", "C1", *WHY), Status.USAGE),
        (("comment", "C1", "--reason", "x"), Status.USAGE),
        (("comment", "C1", "--reason", " ", "--analyst", "Ida"), Status.USAGE),
        (("applaud", "C1", *WHY), Status.USAGE),
    ],
)
def test_what_cannot_be_judged_is_one_line_and_leaves_no_trace(
    headwater: Command, case: Path, words: tuple[str, ...], status: Status
) -> None:
    result = headwater("judge", *words)
    assert result.exit_code == status
    assert len(result.stderr.splitlines()) == 1
    assert [line["type"] for line in headwater.lines("log")] == ["head"]


def test_a_letter_that_is_none_is_refused(headwater: Command, case: Path) -> None:
    assert headwater("judge", "letter", source(headwater), "G", *WHY).exit_code == Status.USAGE


def test_check_names_the_judgement_that_was_tampered_with(headwater: Command, case: Path) -> None:
    headwater("judge", "comment", "C1", *WHY)
    with closing(sqlite3.connect(case)) as connection:
        connection.execute("DROP TRIGGER judgement_stays")
        connection.execute("UPDATE judgement SET value = replace(value, 'Ida', 'Tom')")
        connection.commit()
    result = headwater("check")
    assert result.exit_code == Status.PROBLEMS
    assert "judgement 1 is not what was judged" in result.stdout
