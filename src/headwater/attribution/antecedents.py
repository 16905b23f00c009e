"""Whom a relative "who" means: the phrase right before it."""

import re

from headwater.attribution.lexicon import cue_forms
from headwater.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from headwater.model import Span
from headwater.text import Word, find_words

_BACK = 120  # characters; a longer apposition before "who" is not followed
_LONGEST = 5  # words of a phrase, beside its name
_STOPS = PREPOSITIONS | BREAKS | AUXILIARIES | PRONOUNS | ADVERBS


def antecedent(text: str, who: Span) -> Span | None:
    """Return the phrase that "who" stands for; ``None`` where none stands right before it.

    >>> text = "It raised alarm among observers, who believe it."
    >>> found = antecedent(text, Span(33, 36))
    >>> found.of(text)
    'observers'
    """
    words = tuple(find_words(text, max(0, who.start - _BACK), who.start))
    if not words or not re.fullmatch(r"(?:,|\))? ", text[words[-1].span.end : who.start]):
        return None
    first = len(words) - 1
    if _stops(words[first]):
        return None
    while first > 0 and len(words) - first < _LONGEST and _joined(text, words, first):
        first -= 1
    return Span(words[first].span.start, words[-1].span.end)


def _joined(text: str, words: tuple[Word, ...], index: int) -> bool:
    """Tell whether a word belongs to the phrase of the word after it."""
    before, word = words[index - 1], words[index]
    gap = text[before.span.end : word.span.start]
    if word.folded in DETERMINERS or (gap != " " and not (gap == ". " and len(before.text) <= 3)):
        return False
    if words[-1].text[0].isupper() and before.text[0].islower():
        return before.folded in DETERMINERS  # "Ostrava endorses Brandt, who"
    return not _stops(before)


def _stops(word: Word) -> bool:
    return word.folded in _STOPS or (word.text[0].islower() and word.folded in cue_forms())
