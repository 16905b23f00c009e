"""Runs of words, for telling whether one text was made from another."""

from collections.abc import Sequence, Set

from headwater.model import Span
from headwater.text.words import Word, find_words


def shingles(text: str, size: int, masked: Sequence[Span] = ()) -> dict[tuple[str, ...], Span]:
    """Return every run of ``size`` folded words with the place where it first stands.

    Args:
        text: a report's whole text.
        size: words in a run.
        masked: stretches to leave out; no run reaches across one. Quoted words are masked
            before reuse is measured, since shared quotations show a common speaker, not a
            common text.
    """
    found: dict[tuple[str, ...], Span] = {}
    for run in _runs(text, masked):
        for index in range(len(run) - size + 1):
            words = run[index : index + size]
            key = tuple(word.folded for word in words)
            found.setdefault(key, Span(words[0].span.start, words[-1].span.end))
    return found


def _runs(text: str, masked: Sequence[Span]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    start = 0
    for span in sorted(masked):
        if span.start > start:
            runs.append(list(find_words(text, start, span.start)))
        start = max(start, span.end)
    runs.append(list(find_words(text, start)))
    return runs


def containment(part: Set[tuple[str, ...]], whole: Set[tuple[str, ...]]) -> float:
    """Return the share of ``part``, 0 to 1, that stands in ``whole``; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
