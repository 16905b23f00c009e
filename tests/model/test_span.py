import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exceptions import HeadwaterError, SpanError
from headwater.model import Passage, ReportId, Span


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4), (-3, -1)])
def test_a_span_that_covers_nothing_or_starts_before_the_text_cannot_be_built(
    start: int, end: int
) -> None:
    with pytest.raises(SpanError, match=f"{start}..{end}"):
        Span(start, end)


def test_a_span_counts_code_points_not_bytes() -> None:
    assert Span(0, 3).of("Åsa spoke") == "Åsa"
    assert Span(2, 5).of("🚢 hit") == "hit"


def test_reading_past_the_end_of_a_text_says_how_far() -> None:
    with pytest.raises(SpanError, match=r"2\.\.9 runs past a text of 5"):
        Span(2, 9).of("ferry")


def test_span_errors_can_be_caught_as_ours_and_as_value_errors() -> None:
    assert issubclass(SpanError, HeadwaterError)
    assert issubclass(SpanError, ValueError)


@given(st.text(min_size=1), st.data())
def test_what_a_span_covers_is_as_long_as_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert len(Span(start, end).of(text)) == end - start


@given(st.integers(0, 20), st.integers(1, 9), st.integers(0, 20), st.integers(1, 9))
def test_overlap_is_symmetric_and_means_a_shared_character(
    one: int, length: int, other: int, size: int
) -> None:
    left, right = Span(one, one + length), Span(other, other + size)
    shared = set(range(one, one + length)) & set(range(other, other + size))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 6))


def test_passages_sort_by_report_and_then_by_place() -> None:
    late, early = Passage(ReportId("a"), Span(5, 6)), Passage(ReportId("a"), Span(1, 9))
    other = Passage(ReportId("b"), Span(0, 1))
    assert sorted([other, late, early]) == [early, late, other]
