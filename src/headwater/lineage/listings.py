"""Where a text lists things: "coal, timber and salt"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

SHORTEST, LONGEST = 3, 48  # characters of an item
_BETWEEN = re.compile(r"[;:()“”\"]|(?<!\d)\.|\.(?!\d)")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # but none inside a number
_AND = " and "
_REACH = LONGEST + 3  # from the comma after the first item to the "and" at the most
Places = tuple[tuple[int, int], ...]


def find_listings(text: str) -> Iterator[Places]:
    """Yield where the three items of "one, two and three" stand, left to right.

    An item has 3 to 48 characters and no mark but the points and commas of numbers. A pair
    ("salt and pepper") is no listing, but its words are not looked at again.
    """
    marks: list[int] = []
    done = 0
    link = text.find(_AND)
    while link >= 0:
        if link >= done and text.find(", ", max(done, link - _REACH), link) >= 0:
            # Few texts list anything: the marks between clauses are looked for when one may.
            marks = marks or [-1, *(mark.start() for mark in _BETWEEN.finditer(text)), len(text)]
            place = bisect_right(marks, link)
            done = marks[place]
            yield from _in_clause(text, marks[place - 1] + 1, done)
        link = text.find(_AND, link + 1)


def count_links(text: str) -> int:
    """Return how many listings a text can hold at the most: each takes an "and" of its own."""
    return text.count(_AND)


def _in_clause(text: str, start: int, end: int) -> Iterator[Places]:
    """Go through a stretch without a mark that ends a list, part by part between its commas."""
    cuts = [start - 1, *(mark.start() for mark in _COMMA.finditer(text, start, end)), end]
    parts = [(low + 1, high) for low, high in pairwise(cuts)]
    here = start
    for place, (low, high) in enumerate(parts):
        here = max(here, low)
        while here < high:
            three = _rest(text, parts, place) if high - here >= SHORTEST else None
            first = max(here, high - LONGEST)
            pair = _pair(text, here, high)
            if three and (pair is None or first <= pair[0]):
                yield ((first, high), *three)
                here = three[-1][1]
            elif pair:
                here = pair[1]
            else:
                break


def _rest(text: str, parts: list[tuple[int, int]], place: int) -> Places | None:
    """Return the second and third item, if the part at ``place`` ends with the first."""
    if place + 1 == len(parts):
        return None
    low, high = parts[place + 1]
    if not text.startswith(" ", low):
        return None
    low += 1
    if place + 2 < len(parts) and SHORTEST <= high - low <= LONGEST:
        last, stop = parts[place + 2]
        last += len(_AND)
        if text.startswith(_AND, high + 1) and stop - last >= SHORTEST:
            return (low, high), (last, min(stop, last + LONGEST))
    link = _last_and(text, low, high)
    if link < 0:
        return None
    last = link + len(_AND)
    return (low, link), (last, min(high, last + LONGEST))


def _pair(text: str, here: int, high: int) -> tuple[int, int] | None:
    """Return the extent of the first "one and two" between two commas."""
    link = text.find(_AND, here + SHORTEST, high - SHORTEST)
    if link < 0:
        return None
    start = max(here, link - LONGEST)
    link = _last_and(text, start, high)
    return start, min(high, link + len(_AND) + LONGEST)


def _last_and(text: str, low: int, high: int) -> int:
    """Return the last place in an item's reach where it can end and another follow; or -1."""
    reach = min(low + LONGEST + len(_AND), high - SHORTEST)
    return text.rfind(_AND, low + SHORTEST, reach)
