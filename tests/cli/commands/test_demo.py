from pathlib import Path

from headwater.cli.commands.demo import find_examples
from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_the_demo_traces_both_examples_and_says_where_the_dossiers_are(headwater: Command) -> None:
    result = headwater("demo")
    assert result.exit_code == Status.DONE
    for name in ("brannhaven", "vesperia"):
        assert f"Dossier: dossiers/{name}/index.html" in result.stdout
        assert Path("dossiers", name, "index.html").is_file()
    assert result.stderr == ""


def test_the_demo_writes_where_it_is_told(headwater: Command) -> None:
    lines = headwater.lines("demo", "-o", "elsewhere")
    written = [Path(line["path"]) for line in lines if line["type"] == "written"]
    assert written
    assert all(path.is_file() and path.parts[0] == "elsewhere" for path in written)


def test_the_examples_are_found() -> None:
    assert [folder.name for folder in find_examples()] == ["brannhaven", "vesperia"]
