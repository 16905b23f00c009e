from hypothesis import given

from headwater.model import Certainty, Corroboration
from tests.corroboration.graphs import WORDINGS, Graph, Said, graphs, weighed

FELL, BENT = WORDINGS


def said(result: Corroboration) -> list[str]:
    return [clause.detail for clause in result.summary]


def relayed() -> Graph:
    """One person, told to a wire that three copy, and to one paper that does not."""
    return Graph(
        reports=(
            (Said(FELL, ("brandt",)),),
            *[(Said(FELL, ("brandt",)),)] * 3,
            (Said(BENT, ("brandt",)),),
        ),
        parents=frozenset({(1, 0), (2, 0), (3, 0)}),
        outlets=("Coastal Wire", "A", "B", "C", "Quay Gazette"),
    )


def test_the_paragraph_names_the_origin_the_relay_and_what_is_left_without_it() -> None:
    opening, through, left, *_ = said(weighed(relayed()))
    assert opening == "In this case it rests on Ida Brandt alone."
    assert through == "Three of four other reports have it through the report of Coastal Wire."
    assert left == "Remove it and one report is left (Quay Gazette)."


def test_the_only_way_is_called_the_chokepoint() -> None:
    through = Graph(reports=((Said(FELL, ("wire", "brandt")),), (Said(BENT, ("wire", "asp")),)))
    opening, relay, left, *_ = said(weighed(through))
    assert "Jon Asp and Ida Brandt; neither" in opening
    assert relay == "Both reports have it through Coastal Wire."
    assert "chokepoint" in left


def test_all_that_would_have_to_go_are_named() -> None:
    apart = Graph(reports=((Said(FELL, ("brandt",)),), (Said(BENT, ("asp",)),)))
    assert "To cut every way, Jon Asp and Ida Brandt would both have to go." in said(weighed(apart))


def test_a_hedge_at_the_source_is_said() -> None:
    maybe = Graph(reports=((Said(FELL, ("brandt",), Certainty.POSSIBLE),),))
    assert any("worded as possible" in clause for clause in said(weighed(maybe)))


def test_nobody_named_is_said_first() -> None:
    (first, *_) = said(weighed(Graph(reports=((Said(FELL, ("crew",)),),))))
    assert first == "In this case no named origin stands behind it, though 1 report tells it."


@given(graphs())
def test_every_clause_points_to_passages_and_the_first_says_in_this_case(graph: Graph) -> None:
    summary = weighed(graph).summary
    assert summary[0].detail.startswith("In this case")
    assert all(clause.evidence for clause in summary[:-1])
    assert all(clause.detail.endswith(".") for clause in summary)


@given(graphs())
def test_the_number_left_without_the_relay_is_right(graph: Graph) -> None:
    result = weighed(graph)
    left = [clause for clause in result.summary if clause.feature == "left_without"]
    assert all(0.0 <= clause.weight < 1.0 for clause in left)
    if any("chokepoint" in clause.detail for clause in left):
        assert result.kappa == 1
