import pytest
from rich.cells import cell_len
from rich.console import Console

from headwater.cli.describe import describe_claims, describe_story
from headwater.cli.tables import table_of_claims, table_of_stories
from tests.dossier.crowd import crowd, hostile
from tests.dossier.ferry import ferry

STORIES = {"calm": ferry(), "many": crowd(9), "harmful": hostile()}


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", STORIES)
def test_a_table_fits_its_width_whatever_the_reports_say(width: int, name: str) -> None:
    console = Console(width=width, color_system=None, markup=False)
    claims = tuple(describe_claims(STORIES[name], single=True))
    with console.capture() as captured:
        console.print(table_of_claims(claims, width, ids=True))
        console.print(table_of_stories([describe_story(STORIES[name])]))
    text = captured.get()
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert not {character for character in text if ord(character) < 32} - {"\n"}
    assert all(claim.id[:8] in text for claim in claims)
