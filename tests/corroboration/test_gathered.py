from dataclasses import replace

import pytest

from headwater.corroboration import weigh
from headwater.corroboration.gathered import Gathered
from headwater.model import Claim, ClaimId, EntityId, Lineage, Passage, SourceKind, StoryId
from tests.corroboration.graphs import ENTITIES, WORDINGS, Graph, Said, story
from tests.dossier.drafting import report

FELL, _ = WORDINGS


@pytest.mark.parametrize(
    ("name", "unnamed"),
    [("I", 0), ("his", 0), ("They", 0), ("Nobody", 0), ("no one", 0), ("crew", 1)],
)
def test_a_pronoun_that_means_nobody_known_is_no_source(name: str, unnamed: int) -> None:
    """In "I fear ...", Brandt said, the one who fears is Brandt."""
    entities = [replace(e, name=name) if e.id == EntityId("crew") else e for e in ENTITIES]
    reports, statements, lineage = story(
        Graph(reports=((Said(FELL, ("brandt",)), Said(FELL, ("brandt", "crew"))),))
    )
    claim = Claim(
        id=ClaimId("c"),
        story=StoryId("s"),
        wording=Passage(reports[0].id, statements[0].extent),
        statements=tuple(statement.id for statement in statements),
    )
    result = weigh(claim, statements, reports, entities, lineage)
    assert (result.k_min, result.unnamed) == (1, unnamed)
    assert {entity.kind for entity in entities if entity.name == name} == {SourceKind.UNNAMED}


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("The Pier Office closed it. So the Pier Office said.", "Pier Office", "the Pier Office"),
        ("Pier Office staff left. The Pier Office closed.", "Pier Office", "Pier Office"),
        ("Ida Brandt left.", "Ida Brandt", "Ida Brandt"),
        ("The bay's coast guard left.", "coast guard of the bay", "the coast guard of the bay"),
        ("It was the crew.", "the crew", "the crew"),
    ],
)
def test_a_name_has_the_article_that_the_reports_give_it(text: str, name: str, called: str) -> None:
    assert Gathered((), (report("r", text),), (), Lineage()).call(name) == called
