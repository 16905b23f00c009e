from dataclasses import replace
from pathlib import Path

import pytest

from bench.floors import Floor, broken, raised, read_floors, write_floors
from bench.outcome import Outcome


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    file = tmp_path / "set.jsonl"
    file.write_text("{}\n")
    return Outcome(
        name="stories",
        files=(file,),
        tables=(),
        figures={"f1": 80.0, "found": 7, "speed": 3.0},
        floored=("f1", "found"),
    )


def test_a_share_gets_slack_and_a_count_none(outcome: Outcome) -> None:
    assert raised(outcome, None).least == {"f1": 79.5, "found": 7}


def test_a_floor_never_sinks(outcome: Outcome) -> None:
    high = replace(raised(outcome, None), least={"f1": 90.0, "found": 9})

    assert raised(outcome, high).least == {"f1": 90.0, "found": 9}


def test_a_floor_rises(outcome: Outcome) -> None:
    low = replace(raised(outcome, None), least={"f1": 10.0, "found": 1})

    assert raised(outcome, low).least == {"f1": 79.5, "found": 7}


def test_what_was_just_measured_breaks_no_floor(outcome: Outcome) -> None:
    assert broken(outcome, raised(outcome, None)) == []


def test_a_figure_below_its_floor_is_told(outcome: Outcome) -> None:
    floor = replace(raised(outcome, None), least={"f1": 80.1, "found": 7, "gone": 1})

    assert broken(outcome, floor) == [
        "stories set.jsonl: f1 is 80.0, its floor is 80.1",
        "stories set.jsonl: gone is gone, its floor is 1",
    ]


def test_a_changed_labelled_file_is_told_whatever_the_figures(outcome: Outcome) -> None:
    floor = Floor(files={"set.jsonl": "0" * 64}, least={})

    (line,) = broken(outcome, floor)
    assert "not the one its floors were measured with" in line


def test_floors_are_kept_in_a_file(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = {outcome.key: raised(outcome, None)}
    assert read_floors(path) == {}

    write_floors(floors, path)

    assert read_floors(path) == floors


def test_the_floors_we_ship_can_be_read() -> None:
    floors = read_floors()

    assert floors
    assert all(len(digest) == 64 for floor in floors.values() for digest in floor.files.values())
