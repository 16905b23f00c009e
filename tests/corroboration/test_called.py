"""A control group goes by who spoke for it, where its own medium is not the only way."""

from tests.corroboration.graphs import WORDINGS, Graph, Said, weighed

FELL = WORDINGS[0]
RELAYED = Said(FELL, ("agency", "leader"))


def called(graph: Graph) -> list[str]:
    return [origin.name for origin in weighed(graph).origins if origin.counted]


def test_what_came_through_the_medium_alone_is_the_mediums() -> None:
    assert called(Graph(reports=((RELAYED,), (RELAYED,)))) == ["Isle Agency"]


def test_who_also_told_it_past_the_medium_gives_the_name() -> None:
    assert called(Graph(reports=((RELAYED,), (Said(FELL, ("leader",)),)))) == ["Olan Reck"]


def test_a_copy_that_lost_the_medium_renames_nothing() -> None:
    graph = Graph(reports=((RELAYED,),)).adding((Said(FELL, ("leader",)),), 0)
    assert called(graph) == ["Isle Agency"]
