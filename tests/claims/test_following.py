"""What is taken from upstream stands where its model stands, and moves nothing else."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.following import (
    TAKEN,
    Above,
    find_above,
    find_root,
    find_taken,
    find_turns,
    find_worded_above,
)
from headwater.claims.grouping import APART, group_told
from headwater.model import (
    Brief,
    Derivation,
    DerivationKind,
    Lineage,
    ReportId,
    Statement,
    ZoneKind,
)
from tests.claims.wordings import BRANDT
from tests.dossier.drafting import report, tell

REPORTS = [ReportId(name) for name in ("first", "second", "third", "fourth")]
Pairs = dict[tuple[int, int], float]


def made_from(*edges: tuple[int, int], directed: bool = True) -> Lineage:
    """Return a lineage of edges ``(parent, child)``, by their places among the reports."""
    return Lineage(
        derivations=tuple(
            Derivation(
                parent=REPORTS[parent],
                child=REPORTS[child],
                kind=DerivationKind.REWRITE,
                directed=directed,
                probability=0.9,
            )
            for parent, child in edges
        ),
    )


def one_each(reports: int) -> list[Statement]:
    told = report("r", "Ida Brandt said the pier is closed.")
    statement = tell(
        told, "the pier is closed", chain=[("Ida Brandt", "said")], entities={BRANDT.name: BRANDT}
    )
    return [replace(statement, report=REPORTS[number]) for number in range(reports)]


def test_all_that_a_report_was_made_from_lies_above_it() -> None:
    above = find_above(REPORTS, made_from((2, 1), (3, 2)))
    assert {each: set(found) for each, found in above.items()} == {
        REPORTS[0]: set(),
        REPORTS[1]: {REPORTS[2], REPORTS[3]},
        REPORTS[2]: {REPORTS[3]},
        REPORTS[3]: set(),
    }


def test_the_report_that_holds_a_brief_lies_above_it() -> None:
    brief = Brief(report=REPORTS[1], held_in=REPORTS[2])
    above = find_above(REPORTS, replace(made_from((3, 2)), briefs=(brief,)))
    assert set(above[REPORTS[1]]) == {REPORTS[2], REPORTS[3]}


def test_an_edge_without_a_direction_puts_nothing_above() -> None:
    assert not any(find_above(REPORTS, made_from((0, 1), directed=False)).values())


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_no_report_lies_above_itself_even_in_a_ring(edges: list[tuple[int, int]]) -> None:
    above = find_above(REPORTS, made_from(*(edge for edge in edges if len({*edge}) > 1)))
    assert all(each not in found for each, found in above.items())
    assert all(set(above[each]) <= set(found) for found in above.values() for each in found)


def test_the_likeliest_upstream_is_the_model_unless_it_clashes() -> None:
    told = one_each(3)
    above = find_above(REPORTS, made_from((0, 2), (1, 2)))
    likely = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}

    assert find_taken(likely, set(), told, above) == {2: 0}
    assert find_taken(likely, {(0, 2)}, told, above) == {2: 1}
    assert find_taken({(0, 2): TAKEN - 0.01}, set(), told, above) == {}
    assert find_taken({(0, 2): TAKEN - 0.01}, set(), told, above, least=APART) == {2: 0}


def test_a_party_upstream_comes_before_another_partys_nearer_words() -> None:
    told = one_each(3)
    unnamed = replace(told[0], chain=())
    above = find_above(REPORTS, made_from((0, 2), (1, 2)))
    assert find_taken({(0, 2): 0.9, (1, 2): 0.6}, set(), [unnamed, *told[1:]], above) == {2: 1}


def test_a_headline_sums_up_its_own_report() -> None:
    told = one_each(2)
    headline = replace(told[1], zone=ZoneKind.HEADLINE)
    above = find_above(REPORTS, made_from((0, 1)))
    assert find_taken({(0, 1): 0.9}, set(), [told[0], headline], above) == {}


def test_running_text_is_taken_from_no_headline() -> None:
    told = one_each(2)
    headline = replace(told[0], zone=ZoneKind.HEADLINE)
    above = find_above(REPORTS, made_from((0, 1)))
    assert find_taken({(0, 1): 0.9}, set(), told, above) == {1: 0}
    assert find_taken({(0, 1): 0.9}, set(), [headline, told[1]], above) == {}


def test_later_words_bring_no_headline_to_a_claim() -> None:
    told = one_each(3)
    told[1] = replace(told[1], zone=ZoneKind.HEADLINE)
    likely = {(0, 1): 0.3, (0, 2): 0.9, (1, 2): 0.9}
    assert group_told(likely, set(), told, [0, 1, 2], {}, [0, 0, 0]) == [[0, 1, 2]]
    assert group_told(likely, set(), told, [0, 1, 2], {}, [0, 0, 3]) == [[0, 2], [1]]


def test_what_one_report_upstream_words_throughout_is_no_news() -> None:
    upstream = report("u", "Ida Brandt of the Pier Guild said that the old quay is closed.")
    copy = report("v", "Ida Brandt of the Pier Guild said that the new quay is closed.")
    held = {each.id: each for each in (upstream, copy)}
    entities = {BRANDT.name: BRANDT}
    cut, new = (
        tell(copy, words, chain=[("Ida Brandt", "said")], entities=entities)
        for words in ("the Pier Guild", "the new quay is closed")
    )
    assert find_worded_above(held, [cut, new], {copy.id: {upstream.id}, upstream.id: ()}) == [0]
    assert find_worded_above(held, [cut, new], {copy.id: (), upstream.id: ()}) == []


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Statement], Pairs, Above]:
    """Draw statements of a report each, how alike they are, and who was made from whom."""
    size = draw(st.integers(1, len(REPORTS)))
    likely = {pair: draw(st.floats(0.0, 1.0)) for pair in combinations(range(size), 2)}
    edges = [pair for pair in combinations(range(size), 2) if draw(st.booleans())]
    return one_each(size), likely, find_above(REPORTS, made_from(*edges))


@given(stories())
def test_what_is_taken_moves_nothing_else(story: tuple[list[Statement], Pairs, Above]) -> None:
    told, likely, above = story
    taken = find_taken(likely, set(), told, above)
    own = [place for place in range(len(told)) if place not in taken]
    numbers = list(range(len(told)))

    groups = group_told(likely, set(), told, numbers, taken, numbers)

    alone = group_told(
        {(own.index(i), own.index(j)): v for (i, j), v in likely.items() if {i, j} <= set(own)},
        set(),
        [told[place] for place in own],
        numbers[: len(own)],
        {},
        own,
    )
    assert [[i for i in group if i not in taken] for group in groups] == [
        [own[place] for place in group] for group in alone
    ]
    for place in taken:
        assert any({place, find_root(place, taken)} <= set(group) for group in groups)


@pytest.mark.parametrize("length", [1, 2, 4])
def test_a_chain_of_copies_ends_at_its_head(length: int) -> None:
    taken = {after: before for before, after in pairwise(range(length))}
    assert find_root(length - 1, taken) == 0


def test_those_that_stand_by_themselves_are_put_to_claims_first() -> None:
    told = one_each(3)
    order = {statement.report: place for place, statement in enumerate(told)}
    assert find_turns(told, order, find_above(REPORTS, made_from((0, 1)))) == [0, 2, 0]
