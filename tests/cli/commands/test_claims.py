from pathlib import Path

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_claims_that_two_reports_tell_are_listed_story_by_story(
    headwater: Command, case: Path
) -> None:
    result = headwater("claims")
    assert result.exit_code == Status.DONE
    assert "“The bridge at Tolmar may stay closed for 12 weeks”" in result.stdout
    assert "through Petra Lohm" in result.stdout
    assert "Apple harvest begins in Kessin" in result.stdout


def test_all_adds_the_claims_of_one_report(headwater: Command, case: Path) -> None:
    shared, every = headwater.lines("claims"), headwater.lines("claims", "--all")
    assert all(line["reports"] > 1 and line["handle"] for line in shared)
    assert [line for line in every if line["reports"] > 1] == shared
    assert any(line["reports"] == 1 and line["handle"] is None for line in every)
    assert headwater("claims", "--all").exit_code == Status.DONE


def test_one_story_can_be_named_by_the_start_of_its_title(headwater: Command, case: Path) -> None:
    assert headwater.lines("claims", "--story", "Apple harvest") == []
    assert headwater.lines("claims", "-s", "Tolmar bridge") == headwater.lines("claims")


def test_a_story_that_is_not_there_is_one_line(headwater: Command, case: Path) -> None:
    result = headwater("claims", "--story", "Apple hravest")
    assert result.exit_code == Status.NOT_FOUND
    assert result.stderr.startswith("headwater: no story 'Apple hravest' in this case; near it: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_piped_table_has_no_colour_and_keeps_its_width(headwater: Command, case: Path) -> None:
    table = headwater("claims").stdout
    assert "\x1b" not in table
    assert all(line == line.rstrip() for line in table.splitlines())
    rules = [line for line in table.splitlines() if line.strip("─ ") == "" and line]
    assert {len(rule) for rule in rules} == {99}
