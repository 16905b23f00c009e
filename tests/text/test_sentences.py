from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.text import find_sentences
from headwater.text.sentences import LONGEST


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The lock broke.", "Rain fell."],
        ["Did it break?", "It did!", "So it was…", "Then rain fell."],
        ["Gov. Ash spoke on Dec. 2.", "“We wait.”", "Then she left."],
        ["Lena R. Ruiz left.", "Dr. Falk stayed."],
        ["It was 3.5 m deep.", "The U.S. envoy left at 5 p.m.", "Rain fell."],
        ["It fell at 9 a.m. Sunday.", "It rose at 5 p.m. GMT.", "It sank at 6 a.m. Tolmar time."],
        ["Rain fell at 5 p.m.", "Sundays are dry."],
        ["The yard of Falk Inc. grew.", "It was shut."],
        ["“It broke.”", "“It leaks!” she said.", "(It was old.)", "Rain fell."],
        ["She met the mayor, etc. and left."],
        ["The gate … held.", "It held."],
        ["Wait... what was it?"],
        ["One", "Two"],
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts or sentences("\n".join(parts)) == parts


def test_an_abbreviation_before_a_capital_does_not_end_a_sentence() -> None:
    assert len(sentences("It was led by Gen. Falk in Sept. 2031 near St. Anne.")) == 1


def test_a_line_break_always_ends_a_sentence() -> None:
    assert sentences("The lock\nbroke") == ["The lock", "broke"]


def test_marks_that_close_a_quotation_stay_with_its_sentence() -> None:
    assert sentences("She said: “It broke.” Rain fell.") == ["She said: “It broke.”", "Rain fell."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u2003"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert find_sentences(text) == ()


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 9001, "." * 5000, "a.b." * 3000])
def test_no_sentence_is_longer_than_people_write(text: str) -> None:
    found = find_sentences(text)
    assert max(span.end - span.start for span in found) <= LONGEST


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aB .!?…“”\"'\n(\t1é\u2028\ud800"), max_size=200) | st.text()
)
@example("a" * (LONGEST + 1))
def test_sentences_part_the_text_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    found = find_sentences(text)
    assert all(span.of(text) == span.of(text).strip() for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    edges = [0, *(place for span in found for place in (span.start, span.end)), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(between).strip()
