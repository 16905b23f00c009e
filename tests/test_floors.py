import logging
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "pyproject.toml"


@pytest.fixture
def loggers_kept() -> Iterator[None]:
    """Let loggers speak again that the linter silences in this process."""
    before = [one for one in logging.root.manager.loggerDict.values() if _speaks(one)]
    yield
    for logger in before:
        assert isinstance(logger, logging.Logger)
        logger.disabled = False


def _speaks(one: object) -> bool:
    return isinstance(one, logging.Logger) and not one.disabled


@pytest.mark.usefixtures("loggers_kept")
def test_every_module_imports_only_from_floors_below(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(SETTINGS), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_room_stands_on_a_floor() -> None:
    contracts = tomllib.loads(SETTINGS.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [name for floor in contracts[0]["layers"] for name in floor.split(" | ")]
    house = ROOT / "src" / "headwater"
    rooms = {f"headwater.{path.parent.name}" for path in house.glob("*/__init__.py")}
    alone = {f"headwater.{path.stem}" for path in house.glob("*.py")} - {"headwater.__init__"}
    assert sorted(floors) == sorted(rooms | alone)


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert not [path for path in (ROOT / "src").rglob("*.py") if path.stem in empty]


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "src").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}
