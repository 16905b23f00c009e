from pathlib import Path

from headwater.cli.statuses import Status
from headwater.store import Case
from tests.cli.conftest import Command


def test_each_story_is_listed_with_its_bottom_line(headwater: Command, case: Path) -> None:
    result = headwater("stories")
    assert result.exit_code == Status.DONE
    told = " ".join(result.stdout.split())
    assert "3 reports, " in told
    assert "1 report, no claim that two of them tell." in told
    for line in headwater.lines("stories"):
        assert line["id"][:8] in result.stdout


def test_a_case_that_was_not_run_says_what_to_do(headwater: Command) -> None:
    Case.open(Path("new.headwater"), create=True).close()
    result = headwater("stories")
    assert (result.exit_code, result.stdout) == (Status.DONE, "")
    assert "`headwater run` finds them" in result.stderr
    assert headwater("stories", "--quiet").stderr == ""


def test_settings_of_the_folder_and_of_the_environment_hold(headwater: Command, case: Path) -> None:
    case.rename("moved.sqlite")
    Path("headwater.toml").write_text('case = "moved.sqlite"\njson = true\n')
    assert headwater("stories").stdout.startswith('{"type":"story"')
    Path("headwater.toml").write_text("cases = 1")
    result = headwater("stories")
    assert result.exit_code == Status.USAGE
    assert result.stderr.startswith("headwater: 'cases' in headwater.toml is no setting")
