from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text import FUNCTION_WORDS, content_stems, find_words, fold, stem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lock broke.", ["The", "lock", "broke"]),
        ("Brandt’s ten-year-old lock", ["Brandt’s", "ten-year-old", "lock"]),
        ("10,000 men at 3.5 m", ["10,000", "men", "at", "3.5", "m"]),
        ("Tolmar,Halden and others", ["Tolmar", "Halden", "and", "others"]),
        ("the U.S. envoy", ["the", "U.S", "envoy"]),
        ("“quoted” (and) so—on", ["quoted", "and", "so", "on"]),
        ("naïve Ærø 北京", ["naïve", "Ærø", "北京"]),
        ("", []),
    ],
)
def test_words_are_what_a_reader_counts(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


def test_a_stretch_gives_only_its_own_words() -> None:
    assert [word.text for word in find_words("one two three", 4, 7)] == ["two"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kazmir’s", "kazmir's"),
        ("the Brandts’", "The Brandts"),
        ("10,000", "10000"),
        ("non‑stop", "non-stop"),
        ("ﬁre", "fire"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_words_that_differ_do_not_fold_together() -> None:
    assert fold("1,5") != fold("15")
    assert fold("its") != fold("it")


def test_stems_join_the_forms_of_a_word() -> None:
    assert stem("supplies") == stem("supplied")


def test_content_is_what_is_left_without_function_words() -> None:
    assert content_stems("The mass-production of the craft was not over") == (
        "mass", "product", "craft",
    )  # fmt: skip
    assert content_stems(" ".join(sorted(FUNCTION_WORDS))) == ()


@settings(deadline=None)
@given(st.text())
def test_words_are_disjoint_and_ascending_and_say_what_their_span_covers(text: str) -> None:
    words = list(find_words(text))
    assert all(word.span.of(text) == word.text for word in words)
    assert all(left.span.end <= right.span.start for left, right in pairwise(words))


@settings(deadline=None)
@given(st.text())
def test_folding_ignores_case(word: str) -> None:
    assert fold(fold(word)).casefold() == fold(fold(word))
