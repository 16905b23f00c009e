from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration import weigh_all, weigh_conflicts
from headwater.exceptions import ModelError
from headwater.model import (
    Act,
    Agreement,
    Certainty,
    Claim,
    ClaimId,
    Comparison,
    Contender,
    Contest,
    Lineage,
    Passage,
    Reason,
    Report,
    Statement,
    StoryId,
)
from tests.corroboration import graphs
from tests.corroboration.graphs import ENTITIES, WORDINGS, Graph, Said

FELL, BENT = WORDINGS  # stand for two values that cannot both hold
VALUES = {FELL: "fell", BENT: "bent"}
CHANGES = st.sampled_from(["nothing", "source lost", "hedge lost"])


def weigh(graph: Graph, slot: str = "state") -> tuple[Contest, ...]:
    """Weigh a story whose reports say either wording, each wording a claim."""
    reports, statements, lineage = graphs.story(graph)
    claims = [claim for words in WORDINGS if (claim := _claim(words, statements, reports))]
    pairs = []
    if len(claims) == 2:
        left, right = (claim.statements[0] for claim in claims)
        reason = Reason(feature=slot, weight=0.9, detail="Both cannot hold.", evidence=())
        pairs.append(
            Comparison(
                left=left,
                right=right,
                agreement=Agreement.CONTRADICTS,
                score=0.9,
                reasons=(reason,),
            )
        )
    return weigh_conflicts(
        claims,
        pairs,
        weigh_all(claims, statements, reports, ENTITIES, lineage),
        statements=statements,
        reports=reports,
        entities=ENTITIES,
        lineage=lineage,
    )


def _claim(words: str, statements: list[Statement], reports: list[Report]) -> Claim | None:
    text = {report.id: report.text for report in reports}
    told = [s for s in statements if f"{s.wording(text[s.report])}." == words]
    if not told:
        return None
    return Claim(
        id=ClaimId(VALUES[words]),
        story=StoryId("s"),
        wording=Passage(told[0].report, told[0].extent),
        statements=tuple(statement.id for statement in told),
    )


def believe(graph: Graph) -> dict[str, Contender]:
    (contest,) = weigh(graph)
    return {str(each.claims[0]): each for each in contest.contenders}


def fell(*chain: str, sure: Certainty = Certainty.CERTAIN) -> tuple[Said, ...]:
    return (Said(FELL, chain, sure),)


def bent(*chain: str, sure: Certainty = Certainty.CERTAIN) -> tuple[Said, ...]:
    return (Said(BENT, chain, sure),)


def test_one_word_against_another_leaves_it_open() -> None:
    held = believe(Graph((fell("brandt"), bent("asp"))))
    assert held["fell"].chance == held["bent"].chance == 0.5
    assert held["fell"].low < 0.3
    assert held["fell"].high > 0.7
    assert held["fell"].origins == ("Ida Brandt",)


def test_two_origins_are_believed_before_one() -> None:
    held = believe(Graph((fell("brandt"), fell("office"), bent("asp"))))
    assert held["fell"].chance > 0.7
    assert held["fell"].origins == ("Ida Brandt", "Pier Office")
    assert held["fell"].low > held["bent"].low


def test_parties_under_one_control_are_one_voice() -> None:
    alone = believe(Graph((fell("agency"), bent("asp"))))
    both = believe(Graph((fell("agency"), fell("leader"), bent("asp"))))
    assert both["fell"].chance == alone["fell"].chance
    assert len(both["fell"].origins) == 1


def test_outlets_that_pass_it_on_add_nothing_and_that_is_told() -> None:
    reports = (fell("brandt"), bent("asp"), *[fell("brandt")] * 4)
    (contest,) = weigh(Graph(reports, frozenset((child, 0) for child in range(2, 6))))
    assert {each.chance for each in contest.contenders} == {0.5}
    assert not contest.hinges_on_copying or contest.contenders[0].claims == ("bent",)
    reports = (fell("brandt"), bent("asp"), bent("office"), *[fell("brandt")] * 9)
    (contest,) = weigh(Graph(reports, frozenset((child, 0) for child in range(3, 12))))
    assert contest.contenders[0].claims == ("bent",)
    assert contest.hinges_on_copying


@pytest.mark.parametrize("sure", [Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCOMMITTED])
def test_a_hedged_word_weighs_less(sure: Certainty) -> None:
    held = believe(Graph((fell("brandt", sure=sure), bent("asp"))))
    assert held["fell"].chance < 0.5 < held["bent"].chance
    assert held["fell"].certainty is sure


def test_a_value_with_nobody_named_behind_it_weighs_as_a_hedged_one() -> None:
    unnamed = believe(Graph((fell("crew"), bent("asp"))))
    hedged = believe(Graph((fell("brandt", sure=Certainty.POSSIBLE), bent("asp"))))
    assert unnamed["fell"].chance == hedged["fell"].chance
    assert (unnamed["fell"].origins, unnamed["fell"].unnamed) == ((), 1)
    many = believe(Graph((*[fell()] * 6, bent("asp"))))
    assert many["fell"].chance <= unnamed["fell"].chance


def test_one_party_behind_two_values_speaks_for_the_later() -> None:
    held = believe(Graph((fell("brandt"), bent("brandt"))))
    assert held["bent"].chance > held["fell"].chance
    copied = Graph((fell("brandt"), bent("brandt"), fell("brandt")), frozenset({(2, 0)}))
    assert believe(copied)["bent"].chance == held["bent"].chance


def test_a_denial_is_an_assertion_of_the_contrary() -> None:
    denied = Graph((fell("brandt"), (Said(BENT, ("asp",), Certainty.CERTAIN, Act.DENY),)))
    assert {each.chance for each in believe(denied).values()} == {0.5}


def test_without_conflict_nothing_is_weighed() -> None:
    assert weigh(Graph((fell("brandt"), fell("asp")))) == ()


def test_values_of_a_slot_are_told_apart_by_their_claims() -> None:
    (contest,) = weigh(Graph((fell("brandt"), bent("asp"))), slot="quantity")
    assert [len(each.claims) for each in contest.contenders] == [1, 1]


@given(graphs.graphs(), st.data())
def test_chances_sum_to_one_inside_their_intervals(graph: Graph, data: st.DataObject) -> None:
    for contest in weigh(graph):
        assert sum(each.chance for each in contest.contenders) == pytest.approx(1.0, abs=1e-3)
        chances = [each.chance for each in contest.contenders]
        assert chances == sorted(chances, reverse=True)


@given(graphs.graphs(), CHANGES, st.data())
def test_a_copy_never_raises_belief(graph: Graph, change: str, data: st.DataObject) -> None:
    if not weigh(graph):
        return
    parent = data.draw(st.integers(0, len(graph.reports) - 1))
    said = tuple(_changed(each, change) for each in graph.reports[parent])
    before, after = believe(graph), believe(graph.adding(said, parent))
    told = {VALUES[each.words] for each in said}
    if len(told) == 1:
        (value,) = told
        assert after[value].chance <= before[value].chance + 1e-3


def _changed(said: Said, change: str) -> Said:
    if change == "source lost":
        return replace(said, chain=())
    return replace(said, certainty=Certainty.CERTAIN) if change == "hedge lost" else said


@given(graphs.graphs(most=3), st.sampled_from(WORDINGS))
def test_an_independent_origin_more_never_lowers_belief(graph: Graph, words: str) -> None:
    without = replace(
        graph,
        reports=tuple(
            tuple(replace(s, chain=tuple(c for c in s.chain if c != "office")) for s in said)
            for said in graph.reports
        ),
    )
    if not weigh(without):
        return
    value = VALUES[words]
    before = believe(without)[value].chance
    assert believe(without.adding([Said(words, ("office",))]))[value].chance >= before - 1e-3


def test_belief_outside_of_its_interval_is_an_error() -> None:
    held = believe(Graph((fell("brandt"), bent("asp"))))["fell"]
    with pytest.raises(ModelError, match="belief"):
        replace(held, low=0.9, chance=0.5)
    with pytest.raises(ModelError, match="competes"):
        Contest(slot="state", contenders=(held,), conflicts=(), hinges_on_copying=False)


def test_an_empty_story_has_no_contests() -> None:
    assert (
        weigh_conflicts(
            [], [], [], statements=[], reports=[], entities=[], lineage=Lineage(derivations=())
        )
        == ()
    )
