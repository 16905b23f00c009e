import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from headwater.cli.app import app
from tests.cli.news import write_case, write_news


class Command:
    """Runs ``headwater`` in this process, as typed in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str | Path, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
        assert isinstance(result.exception, SystemExit | None), result.exc_info
        return result

    def lines(self, *args: str | Path) -> list[dict[str, Any]]:
        """Run a verb with --json and return its lines; nothing else may be on stdout."""
        result = self(*args, "--json")
        return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def headwater(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    for name in [*os.environ]:
        if name.startswith("HEADWATER_") or name == "COLUMNS":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path)


@pytest.fixture
def news(tmp_path: Path) -> tuple[str, str]:
    return write_news(tmp_path)


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the bridge and the harvest, run."""
    return write_case(tmp_path_factory.mktemp("traced"))


@pytest.fixture
def case(traced: Path, tmp_path: Path) -> Path:
    """That case as the only one in the current folder."""
    return Path(shutil.copy(traced, tmp_path / traced.name))
