"""The fit behind P(k >= 2): its slope against plain differences, and that it learns."""

import numpy as np
import pytest

from headwater.corroboration.roots import RootKind
from training.calibrate import COLUMNS, _loss, _slope, fit, shares, tables


def rows(number: int) -> list[dict[str, object]]:
    """Facts of one or two named roots; where the second has its words from kin, one is true."""
    draw = np.random.default_rng(7)
    found: list[dict[str, object]] = []
    for _ in range(number):
        alike = float(draw.random())
        second = {"kind": RootKind.NAMED, "features": {"alike": alike, "kin": float(alike > 0.5)}}
        first = {"kind": RootKind.NAMED, "features": {"derived": float(draw.random())}}
        found.append({"roots": [first, second], "origins": 1 if alike > 0.5 else 2})
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_slope_is_that_of_plain_differences(seed: int) -> None:
    facts = tables(rows(20))
    given = np.random.default_rng(seed).normal(size=len(COLUMNS) + 2)
    here = _loss(facts, given)
    plain = [(_loss(facts, given + step) - here) / 1e-5 for step in 1e-5 * np.eye(len(given))]
    assert _slope(facts, given) == pytest.approx(plain, abs=1e-3)


def test_the_fit_tells_facts_of_one_origin_from_those_of_two() -> None:
    told = rows(60)
    chances = 1.0 - shares(tables(told), fit(tables(told)))[:, 0]
    two = np.array([each["origins"] == 2 for each in told])
    assert chances[two].min() > chances[~two].max()
