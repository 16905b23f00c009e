"""Names and figures: what two texts must agree on to tell of the same."""

import re
from functools import lru_cache
from typing import NamedTuple

from headwater.model import Span
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


class Facts(NamedTuple):
    """Numbers, and words of names, each with where it first stands."""

    figures: dict[str, Span]
    names: dict[str, Span]


def find_facts(text: str) -> Facts:
    """Return what ``find_figures`` and ``find_names`` do, in one pass."""
    figures: dict[str, tuple[int, int]] = {}
    names: dict[str, tuple[int, int]] = {}
    small: set[str] = set()
    for token in TOKEN.finditer(text):
        figure, key, named = read_fact(token.group())
        if figure and figure not in figures:
            figures[figure] = token.span()
        if named:
            if key not in names:
                names[key] = token.span()
        elif key:
            small.add(key)
    return Facts(
        {figure: Span(*place) for figure, place in figures.items()},
        {key: Span(*place) for key, place in names.items() if key not in small},
    )


@lru_cache(maxsize=131_072)
def read_fact(word: str) -> tuple[str, str, bool]:
    """Return the figure, the word by its stem, and whether it is a name; empty for none."""
    return _figure(word), *_name(word)


def find_figures(text: str) -> dict[str, Span]:
    """Return numbers, in digits or words, with where each first stands.

    >>> sorted(find_figures("Three berths, 1,204 tonnes and 3.2 million; at 03:14."))
    ['03:14', '1204', '3', '3.2']
    """
    return find_facts(text).figures


def find_names(text: str) -> dict[str, Span]:
    """Return words that stand with a capital where a sentence would not give them one.

    A word with a capital that also stands in small letters, a day and a month are no names.
    """
    return find_facts(text).names


def _figure(word: str) -> str:
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
