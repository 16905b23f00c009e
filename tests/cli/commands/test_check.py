import sqlite3
from contextlib import closing
from pathlib import Path

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_a_sound_case_is_one_line(headwater: Command, case: Path) -> None:
    result = headwater("check")
    assert result.exit_code == Status.DONE
    assert result.stdout.startswith("tolmar.headwater: 4 reports, 2 originals, ")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_a_case_that_was_tampered_with_is_one_line_and_status_1(
    headwater: Command, case: Path
) -> None:
    with closing(sqlite3.connect(case)) as connection:
        connection.execute("UPDATE report SET text = replace(text, 'two', 'ten')")
        connection.commit()
    result = headwater("check")
    assert result.exit_code == Status.PROBLEMS
    assert len(result.stdout.splitlines()) == 1
    (line,) = headwater.lines("check")
    assert line["problems"]
    assert len(headwater("check", "-v").stdout.splitlines()) == 1 + len(line["problems"])
