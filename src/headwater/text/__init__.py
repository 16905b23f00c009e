"""Sentences, quotation marks, words, shingles: all keep offsets."""

from headwater.text.memory import remember
from headwater.text.quotations import Quotation, find_quotations
from headwater.text.sentences import find_sentences, place_sentences
from headwater.text.shingles import containment, shingles
from headwater.text.words import (
    FUNCTION_WORDS,
    Word,
    content_stems,
    find_words,
    fold,
    fold_words,
    say_count,
    stem,
)

__all__ = [
    "FUNCTION_WORDS",
    "Quotation",
    "Word",
    "containment",
    "content_stems",
    "find_quotations",
    "find_sentences",
    "find_words",
    "fold",
    "fold_words",
    "place_sentences",
    "remember",
    "say_count",
    "shingles",
    "stem",
]
