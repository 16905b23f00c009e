"""Sentences, quotation marks, words, shingles: all keep offsets."""

from headwater.text.asides import TRAILING, also_named, find_asides, find_tail, only_names
from headwater.text.memory import remember
from headwater.text.quotations import Quotation, find_quotations
from headwater.text.sentences import LONGEST as LONGEST_SENTENCE
from headwater.text.sentences import (
    Ending,
    Opening,
    find_sentences,
    place_sentences,
    read_ending,
    read_opening,
)
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
    "LONGEST_SENTENCE",
    "TRAILING",
    "Ending",
    "Opening",
    "Quotation",
    "Word",
    "also_named",
    "containment",
    "content_stems",
    "find_asides",
    "find_quotations",
    "find_sentences",
    "find_tail",
    "find_words",
    "fold",
    "fold_words",
    "only_names",
    "place_sentences",
    "read_ending",
    "read_opening",
    "remember",
    "say_count",
    "shingles",
    "stem",
]
