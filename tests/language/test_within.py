import pytest

from headwater.language.within import told
from headwater.model.span import Span


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("that she believed the pier safe", "she believed the pier safe"),
        ("“that we all believe the pier safe”", "we all believe the pier safe”"),
        ("“I think it will hold”", "I think it will hold”"),
        ("the pier was closed", "the pier was closed"),
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
