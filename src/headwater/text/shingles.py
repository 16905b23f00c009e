"""Runs of words, for telling whether one text was made from another."""

from collections.abc import Hashable, Iterator, Sequence, Set
from typing import TypeVar

from headwater.model import Span
from headwater.text.words import fold_words

Run = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


def shingles(text: str, size: int, masked: Sequence[Span] = ()) -> frozenset[Run]:
    """Return every run of ``size`` folded words.

    Args:
        text: a report's whole text.
        size: words in a run.
        masked: stretches to leave out; no run reaches across one. Quoted words are masked
            before reuse is measured, since shared quotations show a common speaker, not a
            common text.
    """
    found: set[Run] = set()
    start = 0
    for span in sorted(masked):
        if span.start > start:
            found.update(_runs(fold_words(text, start, span.start), size))
        start = max(start, span.end)
    found.update(_runs(fold_words(text, start), size))
    return frozenset(found)


def _runs(words: Sequence[str], size: int) -> Iterator[Run]:
    return zip(*(words[first:] for first in range(size)), strict=False)


def containment(part: Set[Key], whole: Set[Key]) -> float:
    """Return the share of ``part``, 0 to 1, that stands in ``whole``; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
