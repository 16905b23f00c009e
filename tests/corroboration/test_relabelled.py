"""A rewrite brings no origin to a claim that the reports before it do not carry."""

from tests.corroboration.graphs import WORDINGS, Graph, Said, weighed

FELL, GAVE_WAY = WORDINGS
NEAR = Said("The old ferry pier was unsafe.", ("brandt",))
REST = Said("Boats lay idle.")


def test_a_rewrite_brings_no_origin_to_words_that_another_told_before() -> None:
    """Both are made from what credits her with something near it, so one may have lost her."""
    lost, credits = (Said(FELL), REST), (Said(FELL, ("brandt",)), REST)
    graph = Graph(reports=((NEAR, REST),))
    before = graph.adding(lost, parent=0)
    assert weighed(before, FELL).k_min == 0
    assert weighed(before.adding(credits, parent=0), FELL).k_min == 0
    first = graph.adding(credits, parent=0)
    assert weighed(first, FELL).k_min == 1
    assert weighed(first.adding(lost, parent=0), FELL).k_min == 1


def test_a_rewrite_that_tells_its_parents_words_once_names_nobody_anew() -> None:
    graph = Graph(reports=((Said(FELL), REST),))
    assert weighed(graph.adding((Said(GAVE_WAY, ("brandt",)),), parent=0)).k_min == 0


def test_a_rewrite_that_passes_its_parents_words_on_may_add_a_party() -> None:
    graph = Graph(reports=((Said(FELL), REST),))
    assert weighed(graph.adding((Said(FELL), Said(GAVE_WAY, ("brandt",))), parent=0)).k_min == 1


def test_what_an_earlier_rewrite_of_the_same_report_credits_is_no_first_origin() -> None:
    asp = (Said(FELL, ("asp",)), Said("Ropes were cut."), Said("Gulls circled over the bay."))
    graph = Graph(reports=((REST,), asp))
    credits = (Said(FELL, ("brandt",)), REST)
    alone = graph.adding(credits, parent=0)
    assert weighed(alone, FELL).k_min == 2
    assert weighed(graph.adding((NEAR, REST), parent=0).adding(credits, parent=0), FELL).k_min == 1
    assert weighed(alone.adding((NEAR, REST), parent=0), FELL).k_min == 2
