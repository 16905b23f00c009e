from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_two_reports_stand_side_by_side(headwater: Command, case: Path) -> None:
    result = headwater("compare", "gazette", "herald")
    assert result.exit_code == Status.DONE
    assert "R1 Tolmar Gazette" in result.stdout.splitlines()[0]
    assert "R2 Coast Herald" in result.stdout.splitlines()[0]
    assert "hedge lost: R1 “may” →" in result.stdout
    assert "Only in R1 Tolmar Gazette: 1 statement\n" in result.stdout
    assert "Only in R2 Coast Herald: 1 statement\n" in result.stdout


def test_handles_name_reports_too(headwater: Command, case: Path) -> None:
    assert headwater.lines("compare", "R1", "r2") == headwater.lines("compare", "gazette", "herald")


def test_every_statement_of_both_is_told_once_as_alone_or_else_as_shared(
    headwater: Command, case: Path
) -> None:
    head, *rest = headwater.lines("compare", "gazette", "herald")
    shared = [line for line in rest if line["type"] == "shared"]
    alone = [line for line in rest if line["type"] == "only"]
    assert len(shared) == head["shared"]
    assert len(alone) == head["left_only"] + head["right_only"]
    for line in shared:
        assert {told["report"] for told in line["left"]} == {head["left"]["id"]}
        assert {told["report"] for told in line["right"]} == {head["right"]["id"]}
        sides = {told["id"] for told in line["left"] + line["right"]}
        assert all({drift["earlier"], drift["later"]} <= sides for drift in line["drifts"])


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("gazette", "gazette", "are one report; give two"),
        ("gazette", "apples", "are not in one story"),
        ("gazette", "heralt", "no report 'heralt' in this case; near it: "),
        ("R1", "R9", "no report R9: this story has 3 reports"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    headwater: Command, case: Path, left: str, right: str, words: str
) -> None:
    result = headwater("compare", left, right)
    assert result.exit_code == Status.NOT_FOUND
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
