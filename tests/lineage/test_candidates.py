from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.lineage.candidates import (
    FIRST,
    LATEST,
    MOST,
    find_candidates,
    list_keys,
    rank_candidates,
    winnow,
)
from headwater.lineage.sketch import Sketch, sketch
from tests.dossier.drafting import report
from tests.lineage.texts import INDEPENDENT, QUOTED_ONE, REWRITE, WIRE


def boiled(*texts: str) -> list[Sketch]:
    return [sketch(report(f"r{n}", text), (), {}) for n, text in enumerate(texts)]


def ranked(*texts: str) -> list[tuple[int, int]]:
    return list(rank_candidates(list_keys(boiled(*texts))))


def test_copies_and_rewrites_are_candidates_and_strangers_are_not() -> None:
    assert ranked(WIRE, REWRITE, WIRE) == [(0, 1), (0, 2), (1, 2)]
    assert ranked("Fog closed Tarn Point.", "Bread was dear.") == []


@given(st.lists(st.sampled_from([WIRE, REWRITE, INDEPENDENT, "Bread was dear."]), max_size=11))
def test_in_a_small_story_each_is_compared_with_each(texts: list[str]) -> None:
    assert list(find_candidates(boiled(*texts))) == [
        (one, later) for later in range(len(texts)) for one in range(later)
    ]


def test_in_a_larger_story_strangers_are_not_compared() -> None:
    strangers = "fog bread quay lamp mole rail ferry apple crane bell kiln".split()
    assert list(find_candidates(boiled(*strangers, WIRE, REWRITE))) == [(11, 12)]


def test_each_pair_is_named_once_with_the_earlier_first() -> None:
    pairs = list(find_candidates(boiled(WIRE, WIRE, REWRITE, INDEPENDENT, WIRE)))
    assert len(set(pairs)) == len(pairs)
    assert all(one < other for one, other in pairs)


def test_1000_copies_of_one_report_cost_a_bounded_number_of_comparisons_each() -> None:
    few, many = boiled(*[WIRE] * 500), boiled(*[WIRE] * 1000)
    cost = {len(held): len(list(find_candidates(held))) for held in (few, many)}
    assert cost[1000] <= 1000 * (FIRST + LATEST)
    assert cost[1000] - 2 * cost[500] <= FIRST * (FIRST + LATEST)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([WIRE, REWRITE, INDEPENDENT, QUOTED_ONE]), max_size=30))
def test_no_report_is_compared_with_more_than_a_few(texts: list[str]) -> None:
    cost = Counter(later for _, later in find_candidates(boiled(*texts)))
    assert all(count <= MOST for count in cost.values())


RUNS = st.lists(st.integers(0, 2**64 - 1), min_size=4, max_size=8, unique=True)


@given(RUNS, RUNS, RUNS)
def test_a_stretch_in_common_leaves_a_hash_in_common(
    shared: list[int], before: list[int], after: list[int]
) -> None:
    one, other = ([*front, *shared, *after] for front in (before, after))
    keys = [set(winnow(np.array(runs, dtype=np.uint64))) for runs in (one, other)]
    assert keys[0] & keys[1]


def test_every_copy_in_a_flood_is_compared_with_the_first() -> None:
    pairs = set(find_candidates(boiled(*[WIRE] * 40)))
    assert all((0, later) in pairs for later in range(1, 40))


def test_a_word_said_often_in_one_report_does_not_hide_the_reports_before_it() -> None:
    often = "The Halvard sank. " + "Halvard crews met the Halvard owners of Halvard lines. " * 12
    assert (0, 2) in ranked(WIRE, often, WIRE.replace("Tarn", "Torn"))
