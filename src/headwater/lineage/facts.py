"""Names and figures: what two texts must agree on to tell of the same."""

import re
from functools import lru_cache

from headwater.text import FUNCTION_WORDS, fold, stem

TOKEN = re.compile(r"\w+(?:[’'\-\u2010\u2011.:]\w+|(?<=\d),(?=\d)\w+)*")
_NUMBERS = (
    {
        word: str(number)
        for number, words in enumerate(
            """zero one,once two,twice,second,pair,double three,third,thrice four,fourth five,fifth
        six,sixth seven,seventh eight,eighth nine,ninth ten,tenth eleven,eleventh twelve,twelfth
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split()
        )
        for word in words.split(",")
    }
    | dict.fromkeys(("dozen",), "12")
    | {
        word: str(10 * number)
        for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
    }
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow""".split()
)


@lru_cache(maxsize=131_072)
def read_fact(word: str) -> tuple[str, str, bool]:
    """Return the figure, the word by its stem, and whether it is a name; empty for none.

    A name has a capital. That a sentence may have given it, that the word also stands in small
    letters, is for the whole text to tell; days and months are no names.
    """
    return read_figure(word), *_name(word)


# A sentence is held against those of many reports.
@lru_cache(maxsize=16_384)
def find_figures(text: str) -> frozenset[str]:
    """Return numbers, in digits or words.

    >>> sorted(find_figures("Three berths, 1,204 tonnes and 3.2 million; at 03:14."))
    ['03:14', '1204', '3', '3.2']
    """
    figures = (read_fact(token.group())[0] for token in TOKEN.finditer(text))
    return frozenset(figure for figure in figures if figure)


@lru_cache(maxsize=131_072)
def read_figure(word: str) -> str:
    """Return a number, in digits or as a word, in digits; empty for none."""
    if word[0].isdigit():
        folded = fold(word)
        whole = re.match(r"[\d.,:]*\d", folded)
        return whole.group().lstrip("0") or "0" if whole and ":" not in folded else folded
    return _NUMBERS.get(word.casefold(), "")


def _name(word: str) -> tuple[str, bool]:
    folded = fold(word)
    if folded in FUNCTION_WORDS or folded in _CALENDAR or folded in _NUMBERS:
        return "", False
    if not word[0].isalpha():
        return "", False
    return stem(folded), word[0].isupper()
