from hypothesis import given
from hypothesis import strategies as st

from headwater.dossier.segments import flatten
from headwater.model import Span

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(SPANS, st.lists(SPANS, max_size=12), st.lists(st.integers(0, 80), max_size=5))
def test_the_pieces_are_the_stretch_and_name_what_covers_them(
    within: Span, marks: list[Span], cuts: list[int]
) -> None:
    pieces = list(flatten(within, marks, cuts))
    assert [place for span, _ in pieces for place in range(span.start, span.end)] == list(
        range(within.start, within.end)
    )
    for span, over in pieces:
        covering = [
            index
            for index, mark in enumerate(marks)
            if mark.start <= span.start and span.end <= mark.end
        ]
        assert list(over) == covering
        touching = [index for index, mark in enumerate(marks) if mark.overlaps(span)]
        assert list(over) == touching
        assert not any(span.start < cut < span.end for cut in cuts)
