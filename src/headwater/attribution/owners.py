"""Whose words "in her words" and "in the harbour master's own words" are."""

import re

from headwater.attribution.units import Unit
from headwater.model import Span

_LONGEST = 8  # words of "in the harbour master's own words"
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_THEIR = frozenset(("his", "her", "its", "their"))


def last_of_words(unit: Unit, index: int) -> int | None:
    """Return where "in his words" ends that begins at a word, set apart by marks on both sides.

    "The anger in his words" is his, and no credit. ``None`` comes back where nothing such begins.
    """
    words = unit.words
    if words[index].folded != "in" or (index > 0 and not unit.gap(index).strip()):
        return None
    for last in range(index + 2, min(index + _LONGEST, len(words))):
        if unit.gap(last - 1).strip() or unit.gap(last).strip():
            return None
        if words[last].folded == "words":
            apart = last + 1 == len(words) or bool(unit.gap(last + 1).strip())
            return last if apart and _is_owner(unit, index, _owner(unit, last)) else None
    return None


def whose_words(unit: Unit, first: int, last: int) -> Span:
    """Return whose words they are that ``last_of_words`` found, without the possessive's mark."""
    whole = unit.cover(first + 1, _owner(unit, last))
    mark = _POSSESSIVE.search(whole.of(unit.text))
    return Span(whole.start, whole.end - len(mark.group()) if mark else whole.end)


def _owner(unit: Unit, last: int) -> int:
    return last - 2 if unit.words[last - 1].folded == "own" else last - 1


def _is_owner(unit: Unit, first: int, owner: int) -> bool:
    if owner <= first:
        return False
    alone = owner == first + 1 and unit.words[owner].folded in _THEIR
    return alone or _POSSESSIVE.search(unit.words[owner].text) is not None
