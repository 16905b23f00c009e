from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration.cut import least_cut

Ways = list[tuple[int, int]]
WAYS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda way: way[0] != way[1]),
    max_size=14,
)
ENDS = st.sets(st.integers(0, 6), max_size=3)


def leads_on(ways: Ways, sources: set[int], sinks: set[int], gone: set[int]) -> bool:
    found = sources - gone
    while new := {b for a, b in ways if a in found and b not in gone} - found:
        found |= new
    return bool(found & sinks)


@given(WAYS, ENDS, ENDS)
def test_the_cut_is_as_small_as_any_that_trying_all_sets_finds(
    ways: Ways, sources: set[int], sinks: set[int]
) -> None:
    cut = {point for point in least_cut(ways, sources, sinks) if isinstance(point, int)}
    least = next(
        size
        for size in range(8)
        for gone in combinations(range(7), size)
        if not leads_on(ways, sources, sinks, set(gone))
    )
    assert len(cut) == least
    assert not leads_on(ways, sources, sinks, cut)


@given(WAYS, ENDS, ENDS, st.randoms(use_true_random=False))
def test_the_order_of_the_ways_changes_nothing(
    ways: Ways, sources: set[int], sinks: set[int], chance: Random
) -> None:
    shuffled = chance.sample(ways, len(ways))
    assert least_cut(ways, sources, sinks) == least_cut(shuffled, sources, sinks)


def test_a_point_that_is_source_and_sink_cuts_itself() -> None:
    assert least_cut([], [1], [1]) == (1,)


def test_of_two_equal_cuts_the_one_nearest_the_sources_is_named() -> None:
    assert least_cut([("a", "b"), ("b", "c")], ["a"], ["c"]) == ("a",)


def test_without_a_way_there_is_nothing_to_cut() -> None:
    assert least_cut([("a", "b")], ["a"], ["c"]) == ()
    assert least_cut([], [], []) == ()


def test_a_circle_on_the_way_is_cut_like_any_other() -> None:
    ways = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]
    assert len(least_cut(ways, ["a"], ["d"])) == 1
