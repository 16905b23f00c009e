from pathlib import Path

import pytest

from headwater.store import Case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.headwater"


@pytest.fixture
def case(path: Path) -> Case:
    return Case.open(path, create=True)
