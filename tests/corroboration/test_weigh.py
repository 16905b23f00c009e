from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from headwater.model import Act, Certainty, Corroboration, NodeKind
from tests.corroboration.graphs import (
    BY_ID,
    REWRITTEN,
    SAID,
    SUREST_FIRST,
    WORDINGS,
    Graph,
    Said,
    counted_nodes,
    graphs,
    least_number_to_cut,
    reachable,
    weighed,
)

FELL, BENT = WORDINGS
NEAR = "A ferry left a hole in what was the pier."
CHANGES = st.sampled_from(["words", "source lost", "generalised", "relay only", "hedge lost"])


def chance(result: Corroboration) -> float:
    assert result.estimate is not None
    return result.estimate.at_least_two


def rewritten(said: Said, change: str) -> Said:
    if change == "words":
        return replace(said, words=REWRITTEN[WORDINGS.index(said.words)])
    if change == "source lost":
        return replace(said, chain=())
    if change == "generalised":
        return replace(said, chain=("crew",) if said.chain else ())
    if change == "relay only":
        return replace(said, chain=said.chain[:1])
    return replace(said, certainty=Certainty.CERTAIN)


@given(graphs(), st.data())
def test_a_copy_never_raises_k_min_or_kappa(graph: Graph, data: st.DataObject) -> None:
    parent = data.draw(st.integers(0, len(graph.reports) - 1))
    before, after = weighed(graph), weighed(graph.adding(graph.reports[parent], parent))
    assert after.k_min <= before.k_min
    assert after.kappa <= before.kappa
    assert chance(after) <= chance(before)


@given(graphs(), st.data())
def test_a_rewrite_never_raises_k_min_or_kappa(graph: Graph, data: st.DataObject) -> None:
    parent = data.draw(st.integers(0, len(graph.reports) - 1))
    said = [rewritten(each, data.draw(CHANGES)) for each in graph.reports[parent]]
    before, after = weighed(graph), weighed(graph.adding(said, parent))
    assert after.k_min <= before.k_min
    assert after.kappa <= before.kappa
    assert chance(after) <= chance(before)


@given(st.lists(st.sampled_from(["brandt", "asp", "office", ""]), max_size=8), st.integers(0, 2))
def test_copies_that_put_other_names_to_the_words_raise_nothing(names: list[str], far: int) -> None:
    graph = Graph(reports=((Said(FELL, ("leader",)),),))
    before = weighed(graph)
    for name in names:
        # From the first report, or from a copy of it that may credit nobody.
        parent = max(0, len(graph.reports) - 1 - far)
        graph = graph.adding([Said(FELL, (name,) if name else ())], parent)
    after = weighed(graph)
    assert (after.k_min, after.kappa) == (before.k_min, before.kappa) == (1, 1)
    assert chance(after) <= chance(before)


# A report that names nobody, and copies that put a name to its words: no first origin.
@example(Graph(reports=((Said(FELL),),)), 0, [("brandt", False), ("brandt", True)], 0)
# A name that one copy puts to its parent's own words, and another for it in a copy of the copy.
@example(
    Graph(reports=((Said(FELL), Said(BENT, ("brandt",))),)),
    0,
    [("brandt", False), ("asp", False)],
    0,
)
# In another place than the parent's: the report tells two things, and the copy has them turned.
@example(Graph(reports=((Said(FELL), Said(BENT)),)), 0, [("asp", True)], 0)
# Turned by a copy that puts a name to it that its parent credits elsewhere, and turned back.
@example(
    Graph(reports=((Said(FELL), Said(BENT, ("asp",))),)),
    0,
    [("asp", True), ("brandt", False)],
    0,
)
@given(
    graphs(),
    st.integers(0, 4),
    st.lists(
        st.tuples(st.sampled_from(["brandt", "asp", "office", ""]), st.booleans()), max_size=6
    ),
    st.integers(0, 2),
)
def test_rewrites_that_put_any_name_to_all_their_parents_words_raise_nothing(
    graph: Graph, place: int, names: list[tuple[str, bool]], far: int
) -> None:
    # One sentence told twice may be one party's words and another's: that adds a party.
    assume(all(len({said.words for said in told}) == len(told) for told in graph.reports))
    first = place % len(graph.reports)
    before, flooded, parent = weighed(graph), graph, first
    for number, (name, turned) in enumerate(names):
        said = [
            replace(each, chain=(name,) if name and not each.chain else each.chain)
            for each in graph.reports[first][:: -1 if turned else 1]
        ]
        flooded = flooded.adding(said, parent)
        if number >= far:
            parent = len(flooded.reports) - 1 - far
    after = weighed(flooded)
    assert after.k_min <= before.k_min
    assert after.kappa <= before.kappa


# A name that its parent puts to something near it, for words that a report of nobody's tells.
@example(Graph(reports=((Said(NEAR, ("asp",)),), (Said(FELL),))), 0, [[1, 1]], 0)
# What one party said of something near it, in words that an independent report's party used.
@example(Graph(reports=((Said(NEAR, ("asp",)),), (Said(FELL, ("brandt",)),))), 0, [[1, 1]], 0)
@given(
    graphs(),
    st.integers(0, 4),
    st.lists(st.lists(st.integers(0, 1), min_size=2, max_size=2), min_size=1, max_size=5),
    st.integers(0, 2),
)
def test_rewrites_into_the_words_of_another_claim_raise_nothing(
    graph: Graph, place: int, wordings: list[list[int]], far: int
) -> None:
    # Words that share little with the claim's may be of another thing, and that adds a party.
    near = tuple(
        tuple(replace(said, words=NEAR if said.words == BENT else FELL) for said in told)
        for told in graph.reports
    )
    graph = replace(graph, reports=near)
    assume(any(said.words == FELL for told in graph.reports for said in told))
    assume(all(len({said.words for said in told}) == len(told) for told in graph.reports))
    first = place % len(graph.reports)
    before, flooded, parent = weighed(graph, FELL), graph, first
    for number, chosen in enumerate(wordings):
        said = [
            replace(each, words=FELL if words else each.words)
            for each, words in zip(graph.reports[first], chosen, strict=False)
        ]
        flooded = flooded.adding(said, parent)
        if number >= far:
            parent = len(flooded.reports) - 1 - far
    after = weighed(flooded, FELL)
    # Whom a copy that credits nobody has lost, another copy of the same report may show.
    lost = 1 if graph.parents else 0
    assert after.k_min <= max(before.k_min, lost)
    assert after.kappa <= max(before.kappa, lost)


@given(graphs(), st.sampled_from(WORDINGS), st.sampled_from(["brandt", "asp", "office"]))
def test_an_independent_named_origin_never_lowers_them(
    graph: Graph, words: str, entity: str
) -> None:
    before, after = weighed(graph), weighed(graph.adding([Said(words, (entity,))]))
    assert after.k_min >= max(1, before.k_min)
    assert after.kappa >= max(1, before.kappa)


@given(graphs())
def test_a_party_that_nobody_named_before_raises_k_min_by_one(graph: Graph) -> None:
    known = tuple(
        tuple(
            replace(said, chain=tuple(key for key in said.chain if key != "brandt"))
            for said in report
        )
        for report in graph.reports
    )
    graph = replace(graph, reports=known)
    before, after = weighed(graph), weighed(graph.adding([Said(FELL, ("brandt",))]))
    assert after.k_min == before.k_min + 1
    assert after.kappa == before.kappa + 1
    assert chance(after) >= chance(before)


@given(graphs())
def test_without_the_chokepoints_no_counted_origin_reaches_a_report(graph: Graph) -> None:
    result = weighed(graph)
    assert not reachable(result, result.chokepoints)


@given(graphs(most=4))
def test_kappa_is_the_least_number_of_points_that_cut_every_way(graph: Graph) -> None:
    result = weighed(graph)
    assert result.kappa == len(result.chokepoints) == least_number_to_cut(result)


@given(graphs())
def test_an_origin_that_counts_reaches_a_report(graph: Graph) -> None:
    result = weighed(graph)
    assert (result.k_min > 0) == (result.kappa > 0) == bool(counted_nodes(result))
    assert result.k_min <= sum(origin.counted for origin in result.origins)


# Two names for one passage, one of them known from two places where nobody is credited.
@example(
    Graph(
        reports=(
            (Said(FELL),),
            (Said(FELL), Said(BENT)),
            (Said(FELL),),
            (Said(FELL, ("brandt",)),),
            (Said(BENT, ("brandt",)), Said(BENT, ("asp",))),
        ),
        parents=frozenset({(3, 0), (4, 1)}),
    ),
    [0, 1, 2, 3, 4],
)
@given(graphs(), st.permutations(range(5)))
def test_other_names_of_outlets_change_no_number(graph: Graph, order: list[int]) -> None:
    renamed = replace(graph, outlets=tuple(f"The {place} Herald" for place in order))
    one, other = weighed(graph), weighed(renamed)
    assert one.estimate == other.estimate
    assert (one.k_min, one.kappa, one.unnamed, one.unrecovered, one.certainty) == (
        other.k_min,
        other.kappa,
        other.unnamed,
        other.unrecovered,
        other.certainty,
    )


def test_a_copy_that_moves_words_and_loses_a_hedge_makes_no_second_origin_of_them() -> None:
    hedged = f"Possibly {FELL[0].lower()}{FELL[1:]}"
    graph = Graph(reports=((Said(hedged, ("brandt",)), Said(BENT)),))
    after = weighed(graph.adding([Said(BENT), Said(FELL, ("asp",))], 0))
    assert (after.k_min, after.kappa) == (1, 1)


@given(graphs(), st.data())
def test_a_hedge_lost_downstream_never_makes_a_claim_surer(
    graph: Graph, data: st.DataObject
) -> None:
    parent = data.draw(st.integers(0, len(graph.reports) - 1))
    sure = [replace(said, certainty=Certainty.CERTAIN) for said in graph.reports[parent]]
    before, after = weighed(graph), weighed(graph.adding(sure, parent))
    assert SUREST_FIRST.index(after.certainty) >= SUREST_FIRST.index(before.certainty)


# One sentence told twice, once with a name: a copy of a copy that lost it has it from there.
@example(
    Graph(
        reports=(
            (Said(FELL),),
            (Said(FELL, ("asp",)),),
            (Said(FELL), Said(FELL, ("brandt",))),
        ),
        parents=frozenset({(2, 1)}),
    ),
    2,
)
@given(graphs(most=3), st.integers(0, 2))
def test_a_flood_of_rewrites_under_50_names_changes_neither_number(
    graph: Graph, place: int
) -> None:
    parent = place % len(graph.reports)
    before, flooded = weighed(graph), graph
    changes = ["words", "source lost", "hedge lost", "generalised"]
    for number in range(50):
        said = [rewritten(each, changes[number % 4]) for each in graph.reports[parent]]
        flooded = flooded.adding(said, len(flooded.reports) - 1 if number % 3 == 1 else parent)
    after = weighed(flooded)
    assert after.k_min <= before.k_min
    assert after.kappa <= before.kappa
    assert chance(after) <= chance(before)


@given(st.lists(st.lists(SAID, min_size=1, max_size=2), min_size=1, max_size=5))
def test_the_narrator_and_unnamed_sources_count_nothing(said: list[list[Said]]) -> None:
    unnamed = [
        [replace(s, chain=tuple(k for k in s.chain if k in ("crew", "staff"))) for s in report]
        for report in said
    ]
    result = weighed(Graph(reports=tuple(map(tuple, unnamed))))
    assert (result.k_min, result.kappa, result.chokepoints) == (0, 0, ())
    assert result.unnamed == len({s.chain[-1] for report in unnamed for s in report if s.chain})


Chains = list[list[tuple[str, ...]]]
TABLE: dict[str, tuple[Chains, set[tuple[int, int]], int, int]] = {
    "one person": ([[("brandt",)]], set(), 1, 1),
    "the narrator alone": ([[()]], set(), 0, 0),
    "two people, two reports": ([[("brandt",)], [("asp",)]], set(), 2, 2),
    "two people, one report": ([[("brandt",), ("asp",)]], set(), 2, 1),
    "two people through one wire": (
        [[("wire", "brandt")], [("wire", "asp")]],
        set(),
        2,
        1,
    ),
    "one person in two reports": ([[("brandt",)], [("brandt",)]], set(), 1, 1),
    "a state medium and its leader": ([[("agency",)], [("agency", "leader")]], set(), 1, 1),
    "a leader with and without his medium": ([[("leader",)], [("agency",)]], set(), 1, 1),
    "a wire that relays a person": ([[("wire", "brandt")], [("wire",)]], set(), 1, 1),
    "a body that cites a person": ([[("office", "brandt")], [("office",)]], set(), 1, 1),
    "a body that cites two people": (
        [[("office", "brandt")], [("office", "asp")], [("office",)]],
        set(),
        2,
        1,
    ),
    "two that cite one another": ([[("asp", "brandt")], [("brandt", "asp")]], set(), 1, 2),
    "one named, one unnamed": ([[("brandt",)], [("crew",)]], set(), 1, 1),
    "a copy of two people's words": (
        [[("brandt",), ("asp",)], [("brandt",), ("asp",)]],
        {(1, 0)},
        2,
        1,
    ),
    "a copy that credits the outlet it copies": ([[("brandt",)], [("gazette",)]], {(1, 0)}, 1, 1),
    "a copy that puts another name to the words": ([[("brandt",)], [("asp",)]], {(1, 0)}, 1, 1),
    "a copy that adds a party of its own": (
        [[("brandt",)], [("brandt",), ("asp",)]],
        {(1, 0)},
        2,
        2,
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_counts(case: str) -> None:
    chains, parents, k_min, kappa = TABLE[case]
    reports = tuple(tuple(Said(FELL, chain) for chain in report) for report in chains)
    result = weighed(Graph(reports=reports, parents=frozenset(parents)))
    assert (result.k_min, result.kappa) == (k_min, kappa)


def test_the_wire_that_two_people_speak_through_is_named_as_the_chokepoint() -> None:
    through = Graph(reports=((Said(FELL, ("wire", "brandt")),), (Said(BENT, ("wire", "asp")),)))
    (point,) = weighed(through).chokepoints
    assert (point.kind, point.name) == (NodeKind.MEDIUM, "Coastal Wire")


def test_a_report_copies_one_paragraph_and_reports_another() -> None:
    # The child repeats its parent's words of Brandt, and has Asp's from Asp.
    graph = Graph(
        reports=((Said(FELL, ("brandt",)),), (Said(FELL, ("brandt",)), Said(BENT, ("asp",)))),
        parents=frozenset({(1, 0)}),
    )
    result = weighed(graph)
    assert (result.k_min, result.kappa) == (2, 2)


@pytest.mark.parametrize("act", [Act.NOT_SAY, Act.REFUSE])
def test_who_says_nothing_about_a_thing_is_no_origin_of_it(act: Act) -> None:
    silent = [Said(FELL, ("brandt",), act=act)], [Said(FELL, ("asp",), act=act)]
    result = weighed(Graph(reports=tuple(map(tuple, silent))))
    assert (result.k_min, result.kappa, result.origins) == (0, 0, ())


def test_officials_of_a_rewrite_are_not_counted_beside_those_of_its_parent() -> None:
    copied = Graph(
        reports=((Said(FELL, ("crew",)),), (Said(FELL, ("staff",)),)), parents=frozenset({(1, 0)})
    )
    apart = replace(copied, parents=frozenset())
    assert (weighed(copied).unnamed, weighed(apart).unnamed) == (1, 2)


def test_what_shows_no_origin_is_told_as_a_share() -> None:
    result = weighed(Graph(reports=((Said(FELL),), (Said(BENT, ("brandt",)),))))
    assert result.unrecovered == 0.5
    assert (
        "1 of 2 statements" in next(r for r in result.reasons if r.feature == "unrecovered").detail
    )


def test_every_number_comes_with_a_sentence_that_says_in_this_case() -> None:
    result = weighed(Graph(reports=((Said(FELL, ("brandt",)),), (Said(BENT, ("crew",)),))))
    reasons = {reason.feature: reason for reason in result.reasons}
    assert set(reasons) == {"k_min", "kappa", "unnamed"}
    assert reasons["k_min"].detail.startswith("In this case")
    assert "Ida Brandt" in reasons["k_min"].detail
    assert reasons["k_min"].evidence
    assert reasons["unnamed"].evidence


def test_origins_that_count_come_first_and_name_where_they_are_credited() -> None:
    result = weighed(Graph(reports=((Said(FELL, ("crew",)),), (Said(BENT, ("brandt",)),))))
    assert [(o.name, o.counted, len(o.statements)) for o in result.origins] == [
        ("Ida Brandt", True, 1),
        ("crew", False, 1),
    ]
    assert all(set(origin.entities) <= set(BY_ID) for origin in result.origins)


def test_a_claim_is_as_sure_as_worded_upstream() -> None:
    maybe = Said(FELL, ("brandt",), Certainty.POSSIBLE)
    sure = replace(maybe, certainty=Certainty.CERTAIN)
    assert weighed(Graph(reports=((maybe,),)).adding([sure], 0)).certainty is Certainty.POSSIBLE
    assert weighed(Graph(reports=((sure,),)).adding([maybe], 0)).certainty is Certainty.CERTAIN
