import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration.roots import Root, RootKind
from headwater.corroboration.worlds import Calibration, calibration, estimate, interval

EVEN = Calibration(
    bias=dict.fromkeys(RootKind, 0.0),
    weights={kind: {} for kind in RootKind},
    hidden=-100.0,
    spread=0.0,
    inside=0.5,
)
FEATURES = st.dictionaries(
    st.sampled_from(["alike", "value", "derived", "kin", "copied", "beside", "rank"]),
    st.floats(0, 1),
)
ROOTS = st.lists(
    st.builds(
        Root,
        kind=st.sampled_from(list(RootKind)),
        name=st.just("x"),
        statements=st.just(()),
        features=FEATURES,
    ),
    max_size=8,
)


def roots(count: int) -> list[Root]:
    return [Root(kind=RootKind.NAMED, name="x", statements=(), features={}) for _ in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_even_roots_after_the_first_are_tossed_like_coins(count: int) -> None:
    found = estimate(roots(count), EVEN)
    assert found.at_least_two == pytest.approx(1 - 0.5 ** (count - 1), abs=1e-3)
    assert found.expected == pytest.approx(1 + (count - 1) / 2, abs=1e-3)


def test_a_claim_without_a_root_has_one_origin_that_the_reports_do_not_show() -> None:
    found = estimate((), EVEN)
    assert (found.at_least_two, found.expected, found.lowest, found.highest) == (0.0, 1.0, 1, 1)


@given(ROOTS, ROOTS)
def test_a_root_more_never_makes_two_origins_less_likely(one: list[Root], more: list[Root]) -> None:
    fewer, all_of_them = estimate(one), estimate([*one, *more])
    assert all_of_them.at_least_two >= fewer.at_least_two
    assert all_of_them.expected >= fewer.expected


@given(ROOTS, st.randoms())
def test_the_order_of_roots_changes_nothing(one: list[Root], random: object) -> None:
    assert estimate(one) == estimate(sorted(one, key=lambda root: repr(root.features)))


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.floats(0.1, 0.95))
def test_an_interval_holds_its_share_and_no_shorter_one_does(
    raw: list[float], inside: float
) -> None:
    shares = [each / math.fsum(raw) for each in raw]
    low, high = interval(shares, inside)
    assert sum(shares[low : high + 1]) >= inside - 1e-9
    shorter = [sum(shares[at : at + high - low]) for at in range(len(shares))]
    assert all(share < inside + 1e-9 for share in shorter)


def test_the_table_that_ships_knows_every_kind_of_root() -> None:
    table = calibration()
    assert set(table.bias) == set(table.weights) == set(RootKind)
    assert 0 < table.inside < 1
