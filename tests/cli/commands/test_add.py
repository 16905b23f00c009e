from pathlib import Path

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_adding_makes_the_case_and_says_what_to_do_next(
    headwater: Command, news: tuple[str, str]
) -> None:
    result = headwater("add", "--case", "new", *news)
    assert result.exit_code == Status.DONE
    assert result.stdout == "new.headwater: 4 reports added\n"
    assert result.stderr == "`headwater run` traces what is new.\n"


def test_adding_twice_changes_nothing(headwater: Command, news: tuple[str, str]) -> None:
    headwater("add", "--case", "new", *news)
    result = headwater("add", *news)
    assert result.exit_code == Status.DONE
    assert result.stdout == "new.headwater: 0 reports added (4 known already)\n"
    assert result.stderr == ""


def test_a_case_is_not_guessed_where_there_is_none(
    headwater: Command, news: tuple[str, str]
) -> None:
    result = headwater("add", *news)
    assert result.exit_code == Status.CASE
    assert "make one: headwater add --case NAME.headwater REPORT..." in result.stderr
    assert [*Path().glob("*.headwater")] == []


def test_if_nothing_could_be_read_the_status_says_so(headwater: Command, case: Path) -> None:
    result = headwater("add", "missing.txt")
    assert result.exit_code == Status.PROBLEMS
    assert "  missing.txt: there is no such file; check the path\n" in result.stderr


def test_json_names_new_and_known_reports(headwater: Command, news: tuple[str, str]) -> None:
    (first,) = headwater.lines("add", "--case", "new", news[0])
    rejected, second = headwater.lines("add", "--case", "new", *news, "missing.txt")
    assert rejected["uri"] == "missing.txt"
    assert second["known"] == first["new"]
    assert len(second["new"]) == 1
    assert second["rejected"] == 1
