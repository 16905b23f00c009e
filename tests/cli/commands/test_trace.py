import json
from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from headwater.pipeline import check
from headwater.store import Case
from tests.cli.conftest import Command


def test_reports_become_a_dossier_without_any_setting_up(
    headwater: Command, news: tuple[str, str]
) -> None:
    result = headwater("trace", news[0])
    assert result.exit_code == Status.DONE
    assert result.stdout.startswith("3 reports, ")
    assert "“The bridge at Tolmar may stay closed for 12 weeks”" in result.stdout
    assert "hedge lost" in result.stdout
    assert result.stdout.endswith("Dossier: dossier/index.html (2 more files beside it)\n")
    assert result.stderr == ""
    written = {path.name for path in (headwater.folder / "dossier").iterdir()}
    assert written == {"index.html", "dossier.md", "dossier.json"}


def test_the_order_of_reports_changes_no_byte(headwater: Command, news: tuple[str, str]) -> None:
    headwater("trace", *news, "--group", "-o", "one")
    headwater("trace", *reversed(news), "--group", "-o", "other")
    files = [path.relative_to("one") for path in Path("one").rglob("*") if path.is_file()]
    assert len(files) == 7
    for file in files:
        assert (Path("one") / file).read_bytes() == (Path("other") / file).read_bytes()


def test_several_stories_get_a_folder_each_and_an_index(
    headwater: Command, news: tuple[str, str]
) -> None:
    result = headwater("trace", *news, "--group", "-o", "out")
    assert "1 story of one report besides." in result.stdout
    assert "Dossier: out/index.html (6 more files beside it)" in result.stdout
    assert len([path for path in Path("out").iterdir() if path.is_dir()]) == 2


def test_what_is_traced_together_is_one_story(headwater: Command, news: tuple[str, str]) -> None:
    result = headwater("trace", *news, "-o", "out")
    assert "4 reports" in result.stdout
    assert "Dossier: out/index.html (2 more files beside it)" in result.stdout


def test_what_could_not_be_read_is_told_at_the_end_and_stops_nothing(
    headwater: Command, news: tuple[str, str]
) -> None:
    Path("empty.txt").touch()
    result = headwater("trace", "empty.txt", "missing.txt", news[0])
    assert result.exit_code == Status.DONE
    told = result.stderr.splitlines()
    assert told[0] == "2 items could not be read:"
    assert told[1].startswith("  empty.txt: ")
    assert told[2] == "  missing.txt: there is no such file; check the path"
    assert "Dossier: " in result.stdout


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_if_nothing_could_be_read_nothing_is_written(headwater: Command, more: list[str]) -> None:
    result = headwater("trace", "missing.txt", *more)
    assert result.exit_code == Status.PROBLEMS
    assert result.stderr.splitlines()[-1].startswith("headwater: nothing could be read; ")
    assert not Path("dossier").exists()
    if more:
        assert [json.loads(line)["type"] for line in result.stdout.splitlines()] == [
            "rejected",
            "added",
        ]


def test_standard_input_is_read(headwater: Command) -> None:
    result = headwater("trace", "-", stdin="Rails were laid at Kessin, foreman Ilo Barn said.\n")
    assert result.exit_code == Status.DONE
    assert result.stdout.startswith("1 report, no claim that two of them tell.")


def test_a_case_keeps_what_was_traced_and_nothing_else_does(
    headwater: Command, news: tuple[str, str]
) -> None:
    headwater("trace", news[0])
    assert [*Path().glob("*.headwater")] == []
    headwater("trace", news[0], "--case", "kept")
    result = headwater("trace", news[1], "--case", "kept")
    # The dossiers are of all that the case holds.
    assert "1 story of one report besides." in result.stdout
    with Case.open(Path("kept.headwater")) as case:
        assert len(case.reports()) == 4
        assert check(case).problems == ()


def test_quiet_tells_the_bottom_line_and_where_the_dossier_is(
    headwater: Command, news: tuple[str, str]
) -> None:
    told = headwater("trace", news[0], "-q").stdout.splitlines()
    assert len(told) == 2


def test_json_tells_all_as_lines(headwater: Command, news: tuple[str, str]) -> None:
    lines = headwater.lines("trace", *news, "missing.txt", "--group")
    types = [line["type"] for line in lines]
    assert types[:4] == ["rejected", "added", "ran", "story"]
    assert types.count("story") == 2
    assert types[-7:] == ["written"] * 7


def test_a_folder_that_cannot_be_written_is_one_line(
    headwater: Command, news: tuple[str, str]
) -> None:
    Path("taken").touch()
    result = headwater("trace", news[0], "-o", "taken")
    assert result.exit_code == Status.FILES
    assert result.stderr.startswith("headwater: taken: ")
    assert len(result.stderr.splitlines()) == 1


def test_words_that_act_on_a_terminal_are_shown_by_number(headwater: Command) -> None:
    record = {"title": "T\u202eB", "text": "Rails \x1b[31mwere laid, foreman Ilo Barn said."}
    Path("evil.json").write_text(json.dumps(record))
    result = headwater("trace", "evil.json", "e\x1b[2Jvil.txt")
    assert "\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stdout + result.stderr


def test_verbose_tells_the_steps(headwater: Command, news: tuple[str, str]) -> None:
    result = headwater("trace", news[0], "-v")
    assert "headwater: added 3 reports from 1 files" in result.stderr
