from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration import weigh
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import trace
from headwater.corroboration.roots import Root, RootKind, find_roots
from headwater.model import Claim, ClaimId, Corroboration, Passage, StoryId
from tests.corroboration.graphs import ENTITIES, Graph, Said, story

FELL = "The old ferry pier collapsed before dawn."
NEAR = "Before dawn the ferry pier collapsed, an old one."
FAR = "Nobody was seen on the promenade all week."


def weigh_first(graph: Graph, *, directed: bool = True) -> tuple[Corroboration, tuple[Root, ...]]:
    """Weigh the claim that the first report's wording makes; other wordings stay outside it."""
    reports, statements, lineage = story(graph)
    kin = tuple(replace(each, directed=directed) for each in lineage.derivations)
    lineage = replace(lineage, derivations=kin)
    texts = {report.id: report.text for report in reports}
    told = [s for s in statements if s.wording(texts[s.report]) == FELL.removesuffix(".")]
    claim = Claim(
        id=ClaimId("c"),
        story=StoryId("s"),
        wording=Passage(told[0].report, told[0].extent),
        statements=tuple(each.id for each in told),
    )
    held = Gathered(statements, reports, ENTITIES, lineage)
    result = weigh(claim, statements, reports, ENTITIES, lineage)
    return result, find_roots(trace(claim, held), held.told(claim), held)


def nearby(roots: tuple[Root, ...]) -> list[str]:
    return [root.name for root in roots if root.kind is RootKind.NEARBY]


BRANDT = (Said(FELL, ("brandt",)),)


def test_who_says_nearly_the_same_apart_makes_a_second_origin_likelier_and_counts_nothing() -> None:
    alone, none = weigh_first(Graph(reports=(BRANDT, (Said(FAR, ("asp",)),))))
    beside, found = weigh_first(Graph(reports=(BRANDT, (Said(NEAR, ("asp",)),))))
    assert (nearby(none), nearby(found)) == ([], ["Jon Asp"])
    assert alone.estimate is not None
    assert beside.estimate is not None
    assert beside.estimate.at_least_two > alone.estimate.at_least_two
    assert (beside.k_min, beside.kappa) == (alone.k_min, alone.kappa) == (1, 1)
    (clause,) = [each for each in beside.summary if each.feature == "nearby"]
    assert clause.detail == "Jon Asp is credited with nearly the same, apart."
    assert clause.evidence


def test_a_few_words_in_common_are_not_nearly_the_same() -> None:
    _, roots = weigh_first(
        Graph(reports=(BRANDT, (Said("Our hearts are at the pier.", ("asp",)),)))
    )
    assert nearby(roots) == []


def test_the_same_party_an_unnamed_one_and_a_copy_are_not_nearby() -> None:
    for said in (Said(NEAR, ("brandt",)), Said(NEAR, ("crew",)), Said(NEAR, ("wire",))):
        _, roots = weigh_first(Graph(reports=(BRANDT, (said,))))
        assert nearby(roots) == []
    copy = Graph(reports=(BRANDT, (Said(NEAR, ("asp",)),)), parents=frozenset({(1, 0)}))
    assert nearby(weigh_first(copy)[1]) == []


@given(st.lists(st.sampled_from([NEAR, FAR, FELL]), max_size=6))
def test_copies_of_what_is_nearby_change_no_chance(words: list[str]) -> None:
    graph = Graph(reports=(BRANDT, (Said(NEAR, ("asp",)),)))
    before, _ = weigh_first(graph)
    for each in words:
        credit = "brandt" if each == FELL else "asp"
        graph = graph.adding((Said(each, (credit,)),), 0 if each == FELL else 1)
    after, _ = weigh_first(graph)
    assert after.estimate is not None
    assert before.estimate is not None
    assert after.estimate.at_least_two <= before.estimate.at_least_two


def test_a_changed_credit_is_a_root_only_where_nobody_knows_which_came_first() -> None:
    renamed = Graph(reports=(BRANDT, (Said(FELL, ("asp",)),)), parents=frozenset({(1, 0)}))
    known, copied = weigh_first(renamed)
    akin, loose = weigh_first(renamed, directed=False)
    assert [root.kind for root in copied] == [RootKind.NAMED]
    assert [root.kind for root in loose] == [RootKind.NAMED, RootKind.RELABELLED]
    assert known.k_min == akin.k_min == 1
