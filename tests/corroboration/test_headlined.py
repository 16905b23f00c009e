from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Corroboration
from tests.corroboration.graphs import WORDINGS, Graph, Said, graphs, weighed

FELL = WORDINGS[0]
ABOVE = Said(FELL, ("office",), headline=True)
BELOW = Said(FELL, ("brandt",))


def counted(result: Corroboration) -> list[str]:
    return [origin.name for origin in result.origins if origin.counted]


def test_who_only_a_headline_credits_over_text_that_credits_another_is_no_second_origin() -> None:
    result = weighed(Graph(reports=((ABOVE, BELOW),)))
    assert (result.k_min, result.kappa) == (1, 1)
    assert counted(result) == ["Ida Brandt"]
    (clause,) = [reason for reason in result.summary if reason.feature == "headlined"]
    assert clause.detail.startswith("Pier Office is not counted, as only headlines say so")
    assert clause.evidence


def test_a_headline_over_text_that_credits_nobody_counts() -> None:
    assert counted(weighed(Graph(reports=((ABOVE, Said(FELL)),)))) == ["Pier Office"]
    assert weighed(Graph(reports=((ABOVE,), (BELOW,)))).k_min == 2


def test_who_the_text_credits_too_counts_beside_the_other() -> None:
    below = Said(WORDINGS[1], ("office",))
    assert weighed(Graph(reports=((ABOVE, BELOW, below),))).k_min == 2
    assert weighed(Graph(reports=((ABOVE, BELOW), (below,)))).k_min == 2


def test_a_copy_that_keeps_the_headline_alone_or_tells_it_in_its_text_adds_nothing() -> None:
    graph = Graph(reports=((ABOVE, BELOW),))
    for copied in ((ABOVE,), (Said(FELL, ("office",)),), (ABOVE, BELOW)):
        assert weighed(graph.adding(copied, 0)).k_min == 1


def test_a_copy_of_a_copy_that_tells_the_headline_in_its_text_adds_nothing() -> None:
    told = (Said(FELL, ("brandt", "office")),)
    graph = Graph(reports=((ABOVE, Said(FELL, ("asp",))),)).adding(told, 0)
    assert counted(weighed(graph)) == counted(weighed(graph.adding(told, 1))) == ["Jon Asp"]


@given(graphs(), st.data())
def test_headlines_change_nothing_of_what_copies_and_new_origins_do(
    graph: Graph, data: st.DataObject
) -> None:
    told = tuple(
        (replace(said[0], headline=data.draw(st.booleans())), *said[1:]) for said in graph.reports
    )
    marked = replace(graph, reports=told)
    before = weighed(marked)
    place = data.draw(st.integers(0, len(told) - 1))
    copied = weighed(marked.adding(told[place], place))
    assert copied.k_min <= before.k_min
    assert copied.kappa <= before.kappa
    name = data.draw(st.sampled_from(("brandt", "asp", "office")))
    assert weighed(marked.adding((Said(FELL, (name,)),))).k_min >= before.k_min
