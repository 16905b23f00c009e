from itertools import combinations

import numpy as np
import pytest

from headwater.claims.features import Bench, count_without, lay_out
from headwater.claims.rivals import FAR, NEAREST, Totals, weigh_rivals
from tests.claims.wordings import wording

TOLD = [
    wording("The storm sank 14 boats.", "The storm sank 14 boats"),
    wording("The sea took 14 boats.", "The sea took 14 boats"),
    wording("Rain fell for a week.", "Rain fell for a week"),
    wording("It rained on every day.", "It rained on every day"),
    wording("The library shut.", "The library shut"),
]


def bench_of(places: list[int]) -> Bench:
    held = [TOLD[place] for place in places]
    vectors = {
        statement.id: np.eye(8, dtype=np.float32)[at] for at, (_, statement) in enumerate(held)
    }
    return lay_out({report.id: report for report, _ in held}, [s for _, s in held], vectors)


def weighed(bench: Bench, alone: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    pairs = sorted(alone)
    left, right = (np.array(side, dtype=np.intp) for side in zip(*pairs, strict=True))
    values: Totals = np.array([alone[pair] for pair in pairs])
    return dict(zip(pairs, weigh_rivals(bench, (left, right), values).tolist(), strict=True))


def test_each_others_nearest_gain() -> None:
    found = weighed(bench_of([0, 1, 2]), {(0, 1): 0.5, (0, 2): -3.0, (1, 2): -3.0})
    assert found[0, 1] == pytest.approx(0.5 + NEAREST, abs=0.01)
    assert found[0, 2] < -3.0


def test_what_is_nearer_and_says_something_else_is_a_rival() -> None:
    without = weighed(bench_of([0, 1, 2]), {(0, 1): 0.5, (0, 2): -3.0, (1, 2): -3.0})
    beside = weighed(bench_of([0, 1, 2]), {(0, 1): 0.5, (0, 2): 2.0, (1, 2): -3.0})
    assert beside[0, 1] < without[0, 1] - 0.5
    same = weighed(bench_of([0, 1, 2]), {(0, 1): 0.5, (0, 2): 6.0, (1, 2): 6.0})
    assert same[0, 1] == pytest.approx(without[0, 1], abs=0.02)


def test_what_counts_for_nothing_is_nobodys_rival() -> None:
    bench, alone = bench_of([0, 1, 2]), {(0, 1): 0.5, (0, 2): 2.0, (1, 2): -3.0}
    assert weighed(bench, alone)[0, 1] < 0.5
    assert weighed(count_without(bench, [2]), alone)[0, 1] == pytest.approx(0.5 + NEAREST)


def test_two_statements_of_one_report_gain_nothing() -> None:
    report, first = wording("Rain fell. It was cold.", "Rain fell")
    other = wording("Rain fell. It was cold.", "It was cold")[1]
    rows = {s.id: np.eye(8, dtype=np.float32)[at] for at, s in enumerate((first, other))}
    bench = lay_out({report.id: report}, [first, other], rows)
    assert bench.homes[0] == bench.homes[1]
    assert weighed(bench, {(0, 1): 0.5})[0, 1] == 0.5


@pytest.mark.parametrize("seed", range(10))
def test_one_more_statement_brings_no_two_nearer(seed: int) -> None:
    odds = np.random.default_rng(seed).uniform(FAR - 1, 4, size=(5, 5))
    pairs = {(i, j): float(odds[i, j]) for i, j in combinations(range(5), 2)}
    before = weighed(bench_of([0, 1, 2, 3]), {p: v for p, v in pairs.items() if 4 not in p})
    after = weighed(bench_of([0, 1, 2, 3, 4]), pairs)
    assert all(after[pair] <= value + 1e-9 for pair, value in before.items())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_statements_makes_no_difference(seed: int) -> None:
    chance = np.random.default_rng(seed)
    odds, order = chance.uniform(-3, 4, size=(5, 5)), chance.permutation(5)
    pairs = {(i, j): float(odds[i, j]) for i, j in combinations(range(5), 2)}
    place = {old: new for new, old in enumerate(order.tolist())}
    turned = {(min(place[i], place[j]), max(place[i], place[j])): v for (i, j), v in pairs.items()}
    found, again = (
        weighed(bench_of([0, 1, 2, 3, 4]), pairs),
        weighed(bench_of(order.tolist()), turned),
    )
    for i, j in pairs:
        there = min(place[i], place[j]), max(place[i], place[j])
        assert found[i, j] == pytest.approx(again[there])
