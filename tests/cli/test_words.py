import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.cli.words import count, quote, shorten, shown


@given(st.text())
def test_nothing_shown_acts_on_a_terminal(text: str) -> None:
    assert not {unicodedata.category(character) for character in shown(text)} & {"Cc", "Cs"}
    assert "\u202e" not in shown(text)
    assert shown(shown(text)) == shown(text)


@given(st.text(), st.integers(2, 60))
def test_a_shortened_text_fits_and_is_marked(text: str, most: int) -> None:
    short = shorten(text, most)
    assert len(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(1, "report", "1 report"), (0, "story", "0 stories"), (1200, "claim", "1,200 claims")],
)
def test_a_count_agrees_with_its_noun(number: int, noun: str, words: str) -> None:
    assert count(number, noun) == words


def test_words_with_marks_of_their_own_get_no_second_pair() -> None:
    assert quote("“It burned,” he said") == "“It burned,” he said"
    assert quote("it burned") == "“it burned”"
