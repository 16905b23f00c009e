from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.grounding.quantities import TIME_OF_DAY, find_quantities
from headwater.model import Bound, Quantity, Span

EXACT, ABOUT, RANGE = Bound.EXACT, Bound.ABOUT, Bound.RANGE
AT_LEAST, MORE_THAN = Bound.AT_LEAST, Bound.MORE_THAN
UP_TO, LESS_THAN = Bound.UP_TO, Bound.LESS_THAN


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, Span(0, len(text)))


# (words, lowest, highest, bound, unit)
@pytest.mark.parametrize(
    ("text", "lowest", "highest", "bound", "unit"),
    [
        ("14 people", 14, 14, EXACT, "peopl"),
        ("fourteen people", 14, 14, EXACT, "peopl"),
        ("two dozen people", 24, 24, EXACT, "peopl"),
        ("at least a dozen people", 12, None, AT_LEAST, "peopl"),
        ("half a dozen barges", 6, 6, EXACT, "barg"),
        ("half a million people", 500_000, 500_000, EXACT, "peopl"),
        ("several hundred people", 200, 1_000, ABOUT, "peopl"),
        ("a few dozen barges", 24, 100, ABOUT, "barg"),
        ("twenty-one barges", 21, 21, EXACT, "barg"),
        ("10,000 troops", 10_000, 10_000, EXACT, "troop"),
        ("more than 10,000 troops", 10_000, None, MORE_THAN, "troop"),
        ("over 10,000 troops", 10_000, None, MORE_THAN, "troop"),
        ("in excess of 10,000 troops", 10_000, None, MORE_THAN, "troop"),
        ("at least 14 people", 14, None, AT_LEAST, "peopl"),
        ("no fewer than 14 people", 14, None, AT_LEAST, "peopl"),
        ("as many as 10,000 troops", None, 10_000, UP_TO, "troop"),
        ("up to 10,000 troops", None, 10_000, UP_TO, "troop"),
        ("fewer than 40 barges", None, 40, LESS_THAN, "barg"),
        ("about 40 barges", 36, 44, ABOUT, "barg"),
        ("nearly 40 barges", 36, 44, ABOUT, "barg"),
        ("exactly 40 barges", 40, 40, EXACT, "barg"),
        ("10 to 20 barges", 10, 20, RANGE, "barg"),
        ("10-20 barges", 10, 20, RANGE, "barg"),
        ("between 10 and 20 barges", 10, 20, RANGE, "barg"),
        ("two or three barges", 2, 3, RANGE, "barg"),
        ("10,000 or more troops", 10_000, None, AT_LEAST, "troop"),
        ("10,000-plus troops", 10_000, None, AT_LEAST, "troop"),
        ("10,000+ troops", 10_000, None, AT_LEAST, "troop"),
        ("40 or fewer barges", None, 40, UP_TO, "barg"),
        ("40 or so barges", 36, 44, ABOUT, "barg"),
        ("$3bn", 3e9, 3e9, EXACT, "$"),
        ("more than €40m", 40e6, None, MORE_THAN, "€"),
        ("dozens of barges", 24, 100, ABOUT, "barg"),
        ("tens of thousands of troops", 20_000, 100_000, ABOUT, "troop"),
        ("killed 14 and 40 barges sank", 40, 40, EXACT, "barg"),
        ("2.5 million tonnes", 2.5e6, 2.5e6, EXACT, "tonn"),
        ("two million tonnes", 2e6, 2e6, EXACT, "tonn"),
        ("a hundred barges", 100, 100, EXACT, "barg"),
        ("$3 billion", 3e9, 3e9, EXACT, "$"),
        ("€40", 40, 40, EXACT, "€"),
        ("12 percent", 12, 12, EXACT, "percent"),
        ("12 per cent", 12, 12, EXACT, "percent"),
        ("12%", 12, 12, EXACT, "percent"),
        ("more than 12% of barges", 12, None, MORE_THAN, "percent"),
        ("the lock opened at 6:42", 402, 402, EXACT, TIME_OF_DAY),
        ("the lock opened at 6:42 p.m.", 1122, 1122, EXACT, TIME_OF_DAY),
        ("the lock opened at 06:42:30", 402.5, 402.5, EXACT, TIME_OF_DAY),
        ("the lock opened at 12:05 a.m.", 5, 5, EXACT, TIME_OF_DAY),
        ("14 barges sank", 14, 14, EXACT, "barg"),
        ("14 people died", 14, 14, EXACT, "peopl"),
        ("three supply ships", 3, 3, EXACT, "ship"),
        ("the lock opened at 12:05 p.m.", 725, 725, EXACT, TIME_OF_DAY),
    ],
)
def test_a_number_is_the_interval_its_words_allow(
    text: str, lowest: float | None, highest: float | None, bound: Bound, unit: str
) -> None:
    found = quantities(text)[-1]
    assert found.lowest == (None if lowest is None else pytest.approx(lowest))
    assert found.highest == (None if highest is None else pytest.approx(highest))
    assert (found.bound, found.unit) == (bound, unit)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 10,000 troops", "over 10,000 troops"),
        ("fourteen people", "14 people"),
        ("up to 40 barges", "as many as 40 barges"),
        ("12 percent", "12%"),
        ("6:42 a.m.", "06:42"),
        ("two million tonnes", "2 million tonnes"),
    ],
)
def test_two_ways_to_write_a_number_are_equal(left: str, right: str) -> None:
    (one,), (other,) = quantities(left), quantities(right)
    assert (one.lowest, one.highest, one.bound, one.unit) == (
        other.lowest, other.highest, other.bound, other.unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 10,000 troops", "10,000 troops"),
        ("at least 14 people", "more than 14 people"),
        ("up to 10,000 troops", "10,000 troops"),
    ],
)
def test_a_lost_bound_makes_another_number(left: str, right: str) -> None:
    assert quantities(left)[0].bound is not quantities(right)[0].bound


@pytest.mark.parametrize(
    "text",
    [
        "in 2031",
        "one of them",
        "the 7th gate",
        "gate 4a",
        "v1.2.3",
        "No number here",
        "at once",
    ],
)
def test_years_names_and_pronouns_count_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_what_is_skipped_is_no_quantity() -> None:
    text = "on 3 May 14 barges sank"
    found = find_quantities(text, Span(0, len(text)), (Span(3, 8),))
    assert [quantity.span.of(text) for quantity in found] == ["14 barges"]


def test_the_span_holds_bound_number_and_unit() -> None:
    text = "Brandt saw more than 10,000 troops in Halden."
    (found,) = quantities(text)
    assert found.span.of(text) == "more than 10,000 troops"


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_any_figure_is_read_with_and_without_commas(number: int) -> None:
    plain, grouped = quantities(f"some {number} barges"), quantities(f"some {number:,} barges")
    assert [(q.lowest, q.highest) for q in plain] == [(q.lowest, q.highest) for q in grouped]


_PIECES = st.sampled_from(
    "at least more than up to 14 10,000 3.5 two million - to and % $ 6:42 p.m. 9999999999 1e9 the"
    " barges 25:61 1,2 0 zero thousand".split()
)


@settings(deadline=None)
@given(st.lists(_PIECES).map(" ".join) | st.text())
def test_quantities_are_disjoint_and_ascending_in_any_text(text: str) -> None:
    if not text:
        return
    found = find_quantities(text, Span(0, len(text)))
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(quantity.span.end <= len(text) for quantity in found)


def test_a_number_too_long_to_be_one_is_passed_over() -> None:
    assert quantities("1" * 400 + " barges") == ()
    assert quantities("9 " + "trillion " * 40 + "barges") == ()


@pytest.mark.parametrize("words", ["640 km", "640 kilometres", "640 kilometers", "640km"])
def test_a_unit_is_one_in_every_spelling(words: str) -> None:
    text = f"It went {words} out."
    (found,) = find_quantities(text, Span(0, len(text)))
    assert (found.lowest, found.unit) == (640.0, "kilometr")


def test_around_a_time_of_day_allows_a_quarter_of_an_hour() -> None:
    text = "It fell around 5:40 p.m. and rose at 5:40 p.m."
    around, exact = find_quantities(text, Span(0, len(text)))
    assert (around.lowest, around.highest, around.bound) == (1045.0, 1075.0, Bound.ABOUT)
    assert exact.lowest == exact.highest == 1060.0
