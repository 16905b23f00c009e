"""Find the words that weaken a statement.

The word list follows the CoNLL-2010 shared task's notion of a hedge cue: a word that says
the writer does not vouch for what follows. Words of *reporting* ("said") are cues, not
hedges, and are found in ``cues.py``.
"""

import re
from functools import cache

from headwater.attribution.lexicon import hedge_certainties
from headwater.model import Certainty, Span

_WEAKEST_FIRST = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE)
_NEGATION = re.compile(
    r"\b(?:(?<!and )not(?! only| just| least| be (?:reached|verified|confirmed|independently))"
    r"|never|no(?!-)|nor|neither|cannot|without|nobody|none|nothing|nowhere)\b|n[’']t\b",
    re.IGNORECASE,
)


@cache
def _pattern() -> re.Pattern[str]:
    # Longest first, so that a phrase wins over a word it starts with.
    hedges = sorted(hedge_certainties(), key=len, reverse=True)
    # By their first letters, so that most words are passed over at their own.
    own: dict[str, list[str]] = {}
    for hedge in hedges:
        own.setdefault(hedge[0], []).append(re.escape(hedge[1:]))
    told = (rf"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in own.items())
    # "as soon as possible" weakens nothing.
    return re.compile(rf"\b(?<!\bas )(?:{'|'.join(told)})\b", re.I)


def find_hedges(text: str, within: Span) -> tuple[Span, ...]:
    """Return the hedges inside a stretch of text, in reading order.

    The month of May is not a hedge: a capitalised "May" inside a sentence is passed over.

    >>> [h.of("Seoul may act.") for h in find_hedges("Seoul may act.", Span(0, 14))]
    ['may']

    Args:
        text: a report's whole text.
        within: where to look, usually one statement's content.

    Returns:
        Spans into ``text``, disjoint and ascending; empty if nothing hedges.

    Raises:
        SpanError: ``within`` runs past the text.
    """
    within.of(text)  # raises if the span is not of this text
    return tuple(
        Span(found.start(), found.end())
        for found in _pattern().finditer(text, within.start, within.end)
        if found.group() not in ("May", "Can") or found.start() == within.start
    )


def certainty(text: str, hedges: tuple[Span, ...]) -> Certainty:
    """Say how sure a statement with these hedges sounds: as sure as its weakest hedge."""
    levels = {hedge_certainties().get(_key(hedge.of(text))) for hedge in hedges}
    return next((level for level in _WEAKEST_FIRST if level in levels), Certainty.CERTAIN)


def weaker(left: Certainty, right: Certainty) -> Certainty:
    """Return the less sure of two."""
    order = (*_WEAKEST_FIRST, Certainty.CERTAIN)
    return min(left, right, key=order.index)


def _key(hedge: str) -> str:
    # IGNORECASE lets the long s match an s; case folding makes them one again.
    return hedge.casefold()


def find_negations(text: str, within: Span) -> tuple[Span, ...]:
    """Return the words that negate inside a stretch of text, in reading order.

    "X and not Y" affirms X; "could not be reached" tells of silence, not of a denial.

    >>> [n.of("It never did.") for n in find_negations("It never did.", Span(0, 13))]
    ['never']
    """
    return tuple(
        Span(found.start(), found.end())
        for found in _NEGATION.finditer(text, within.start, within.end)
    )
