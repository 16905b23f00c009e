import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

WriteRows = Callable[[str, Iterable[Mapping[str, Any]]], Path]


@pytest.fixture
def write_rows(tmp_path: Path) -> WriteRows:
    """Write rows as JSON Lines to a file of the test's own folder."""

    def write(name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return path

    return write
