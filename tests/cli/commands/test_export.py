from pathlib import Path

from headwater.cli.statuses import Status
from headwater.store import Case
from tests.cli.conftest import Command


def test_the_dossiers_of_all_stories_are_written(headwater: Command, case: Path) -> None:
    result = headwater("export", "-o", "out")
    assert result.exit_code == Status.DONE
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert len(paths) == 7
    assert all(path.is_file() for path in paths)


def test_one_story_goes_straight_into_the_folder(headwater: Command, case: Path) -> None:
    lines = headwater.lines("export", "--story", "Tolmar bridge", "--format", "md")
    assert [line["path"] for line in lines] == ["dossier/dossier.md"]


def test_an_export_is_the_same_as_what_a_trace_writes(
    headwater: Command, case: Path, news: tuple[str, str]
) -> None:
    headwater("export", "-s", "Tolmar bridge", "-o", "exported", "-f", "json")
    headwater("trace", news[0], "-o", "traced")
    exported, traced = Path("exported/dossier.json"), Path("traced/dossier.json")
    # They were read from files in different folders.
    assert _without_uris(exported.read_text()) == _without_uris(traced.read_text())


def _without_uris(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if '"uri"' not in line)


def test_an_empty_case_writes_nothing(headwater: Command) -> None:
    Case.open(Path("new.headwater"), create=True).close()
    result = headwater("export")
    assert (result.exit_code, result.stdout) == (Status.DONE, "")
    assert not Path("dossier").exists()
