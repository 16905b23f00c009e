from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.copies import EXAMPLES
from headwater.store import Case


@pytest.fixture
def case() -> Iterator[Case]:
    with Case.open(None) as case:
        yield case


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two stories of three reports each, a file a report."""
    paths = []
    for example in ("brannhaven", "vesperia"):
        lines = (EXAMPLES / example / "reports.jsonl").read_text("utf-8").splitlines()
        for number, line in enumerate(lines[:3]):
            path = tmp_path / f"{example}{number}.json"
            path.write_text(line, "utf-8")
            paths.append(str(path))
    return paths
