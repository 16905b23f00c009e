import pytest

from headwater.language.within import told
from headwater.model.span import Span


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("that she believed the pier safe", "she believed the pier safe"),
        ("“that we all believe the pier safe”", "we all believe the pier safe”"),
        ("“I think it will hold”", "I think it will hold”"),
        ("the pier seems closed", "the pier seems closed"),
    ],
)
def test_marks_and_that_are_passed_over(content: str, left: str) -> None:
    text = f"She said {content}."
    span = told(text, Span(9, 9 + len(content)))

    assert span is not None
    assert span.of(text) == left


@pytest.mark.parametrize("content", ["it", "“”", "that it is so", "“a disgrace”"])
def test_a_few_words_are_not_read_again(content: str) -> None:
    assert told(content, Span(0, len(content))) is None


@pytest.mark.parametrize(
    "content",
    [
        "the pier was closed on Sunday",
        "“forty trucks stood on the quay”",
        "Saidu sold the old mill",
    ],
)
def test_a_content_that_no_word_credits_in_is_not_read_again(content: str) -> None:
    assert told(content, Span(0, len(content))) is None


@pytest.mark.parametrize(
    "content",
    [
        "the pier, guards SAID, was closed",
        "“I'm sure the pier was closed”",
        "there were rumours of a closed pier",
        "and then she goes: the pier is closed",
    ],
)
def test_one_crediting_word_is_enough(content: str) -> None:
    assert told(content, Span(0, len(content))) is not None
