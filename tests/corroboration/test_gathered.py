from dataclasses import replace

import pytest

from headwater.corroboration import weigh
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.likeness import NEAR
from headwater.model import (
    Act,
    Bound,
    Claim,
    ClaimId,
    EntityId,
    Lineage,
    Passage,
    Quantity,
    SourceKind,
    Span,
    StoryId,
)
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


@pytest.mark.parametrize(
    ("count", "bound", "near"),
    [
        (500.0, Bound.ABOUT, True),
        (400.0, Bound.MORE_THAN, True),
        (900.0, Bound.ABOUT, False),
        (500.0, Bound.EXACT, False),
    ],
)
def test_who_rounds_a_figure_tells_something_near_it(
    count: float, bound: Bound, near: bool
) -> None:
    graph = Graph(reports=((Said("A flood left 485 villagers homeless.", ("brandt",)),),))
    graph = graph.adding((Said("They lost all they had.", ("brandt",)),), parent=0)
    reports, statements, lineage = story(graph)
    above, below = (
        replace(
            told,
            quantities=(
                Quantity(span=Span(0, 1), lowest=value, highest=value, bound=said, unit="villager"),
            ),
        )
        for told, value, said in zip(statements, (485.0, count), (Bound.EXACT, bound), strict=True)
    )
    gathered = Gathered((above, below), reports, ENTITIES, lineage)
    assert gathered.credited_above(EntityId("brandt"), below, NEAR) is near


@pytest.mark.parametrize("teller", ["brandt", "office", "crew"])
def test_a_promise_that_others_tell_of_is_known_from_them(teller: str) -> None:
    told = (Said(FELL, (teller, "asp"), act=Act.PROMISE), Said(FELL, (teller, "asp")))
    reports, statements, lineage = story(Graph(reports=(told,)))
    gathered = Gathered(statements, reports, ENTITIES, lineage)
    last = [gathered.known(each)[-1][1] for each in gathered.statements.values()]
    assert last == [EntityId(teller), EntityId("asp")]
