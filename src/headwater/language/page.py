"""A text with its words, looked up by number: what the rules of layout and of speech read."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.language.decoding import WordSpan
from headwater.language.words import Words
from headwater.model.span import Span

SPEECH = 6  # words, both marks among them; a shorter quotation is a name or a borrowed term


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text and its words.

    Attributes:
        text: the whole text.
        words: its words.
    """

    text: str
    words: Words

    def word(self, number: int) -> str:
        """Return a word as written; nothing before the first and behind the last."""
        if not 0 <= number < len(self.words):
            return ""
        return self.text[self.words.starts[number] : self.words.ends[number]]


def span_of(words: Words, one: WordSpan) -> Span:
    """Return the characters of a stretch of words."""
    return Span(int(words.starts[one.first]), int(words.ends[one.last - 1]))


def covered(words: Words, parts: Iterable[WordSpan]) -> NDArray[np.bool_]:
    """Return for each word whether one of the stretches holds it."""
    held = np.zeros(len(words), np.bool_)
    for part in parts:
        held[part.first : part.last] = True
    return held
