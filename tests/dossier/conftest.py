from pathlib import Path

import pytest
from lxml import html

from headwater.dossier import render
from headwater.model import Dossier
from tests.dossier.crowd import hostile
from tests.dossier.ferry import ferry


class Rendered:
    """A dossier and what was written of it."""

    def __init__(self, dossier: Dossier, folder: Path) -> None:
        self.dossier = dossier
        self.folder = folder
        paths = render(dossier, folder)
        self.source, self.markdown, self.json = (path.read_text("utf-8") for path in paths)
        self.page = html.document_fromstring(self.source)


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(ferry(), tmp_path_factory.mktemp("ferry"))


@pytest.fixture(scope="session")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(hostile(), tmp_path_factory.mktemp("hostile"))
