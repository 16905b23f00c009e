from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.text import find_quotations
from headwater.text.quotations import LONGEST


def inside(text: str) -> list[str]:
    return [quote.inside.of(text) for quote in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It broke,” she said.", ["It broke,"]),
        ('"It broke," she said.', ["It broke,"]),
        ("«It broke», she said.", ["It broke"]),
        ("„It broke“, she said.", ["It broke"]),
        ('She said "it broke" and "it leaks".', ["it broke", "it leaks"]),
        ("“It ‘broke’ again,” she said.", ["It ‘broke’ again,"]),
        ('“It broke," she said.', ["It broke,"]),  # opened curly, closed straight
        ('a 5" pipe and a 6" pipe', []),  # inches
        ("“It broke, she said.", []),  # never closed
        ("It broke,” she said.", []),  # never opened
        ("“”", []),
        ("She said “it\nbroke” twice.", []),
        ("", []),
    ],
)
def test_words_inside_a_pair_of_marks_are_a_quotation(text: str, words: list[str]) -> None:
    assert inside(text) == words


def test_the_outer_span_holds_the_marks() -> None:
    text = "She said “it broke” twice."
    (quote,) = find_quotations(text)
    assert quote.outside.of(text) == "“it broke”"


def test_a_speech_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“The first gate broke.\n“The second held.\n“The third fell.”\nRain fell."
    found = find_quotations(text)
    assert [(quote.inside.of(text), quote.continues) for quote in found] == [
        ("The first gate broke.", True),
        ("The second held.", True),
        ("The third fell.", False),
    ]


def test_a_blank_line_between_paragraphs_changes_nothing() -> None:
    text = "“The first gate broke.\n\n“The second held.”"
    assert [quote.continues for quote in find_quotations(text)] == [True, False]


def test_marks_farther_apart_than_any_quotation_are_strays() -> None:
    assert inside("“" + "a" * LONGEST + "”") == []
    assert inside("“" + "a" * (LONGEST - 2) + "”") != []


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab “”\"«»„\n.'"), max_size=120) | st.text())
@example('"' * 5000)
@example("“" * 5000)
@example("“”" * 2500)
def test_quotations_are_disjoint_in_reading_order_and_inside_one_paragraph(text: str) -> None:
    found = find_quotations(text)
    assert all(left.outside.end <= right.outside.start for left, right in pairwise(found))
    for quote in found:
        assert "\n" not in quote.outside.of(text)
        assert quote.outside.start < quote.inside.start
        assert quote.inside.end <= quote.outside.end
        assert quote.continues == (quote.inside.end == quote.outside.end)
