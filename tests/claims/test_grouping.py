import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.grouping import APART, TOGETHER, link


@st.composite
def likelihoods(draw: st.DrawFn, digits: int = 2) -> np.ndarray:
    size = draw(st.integers(0, 7))
    chance = np.random.default_rng(draw(st.integers(0, 2**16))).random((size, size)).round(digits)
    return np.asarray((chance + chance.T) / 2)


def linked(table: np.ndarray) -> list[list[int]]:
    size = range(len(table))
    return link(dict.fromkeys(size, 0), pairs_of(table))


def pairs_of(table: np.ndarray) -> dict[tuple[int, int], float]:
    size = range(len(table))
    return {(i, j): float(table[i, j]) for i in size for j in size if i < j}


@given(likelihoods())
def test_every_place_is_in_one_group(table: np.ndarray) -> None:
    assert sorted(place for group in linked(table) for place in group) == list(range(len(table)))


@given(likelihoods())
def test_no_group_holds_a_pair_that_is_apart_and_each_holds_together(table: np.ndarray) -> None:
    for group in linked(table):
        inside = [table[i, j] for i in group for j in group if i != j]
        assert all(value >= APART for value in inside)
        assert not inside or np.mean(inside) >= TOGETHER - 0.25


# A mean of two pairs may tie with a third pair, so that distinct pairs are not enough: no two
# sums of so many digits tie.
@given(likelihoods(digits=15))
def test_groups_do_not_hang_on_the_order_where_no_two_pairs_tie(table: np.ndarray) -> None:
    turned = [{len(table) - 1 - place for place in group} for group in linked(table[::-1, ::-1])]
    assert {frozenset(group) for group in linked(table)} == {frozenset(group) for group in turned}


def test_a_chain_of_weak_links_makes_no_group() -> None:
    table = np.array([[0, 0.6, 0.2], [0.6, 0, 0.6], [0.2, 0.6, 0]])
    assert max(len(group) for group in linked(table)) == 2


@given(likelihoods(), st.data())
def test_what_comes_later_makes_no_two_groups_one(table: np.ndarray, data: st.DataObject) -> None:
    size = len(table)
    turns = {place: data.draw(st.integers(0, 3)) for place in range(size)}
    after = link(turns, pairs_of(table))
    for last in set(turns.values()):
        held = {place: turn for place, turn in turns.items() if turn <= last}
        known = {(i, j): v for (i, j), v in pairs_of(table).items() if {i, j} <= held.keys()}
        kept = ([place for place in group if place in held] for group in after)
        assert sorted(filter(None, kept)) == sorted(link(held, known))


def test_one_between_two_joins_the_nearer() -> None:
    table = np.array([[0, 0.4, 0.9], [0.4, 0, 0.8], [0.9, 0.8, 0]])
    assert linked(table) == [[0, 1, 2]]
    assert link({0: 0, 1: 0, 2: 1}, pairs_of(table)) == [[0, 2], [1]]
