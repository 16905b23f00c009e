"""Who did a thing to whom: "A rammed B" and "B rammed A" cannot both tell of one collision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from headwater.claims.opposites import KEPT
from headwater.language import Name, find_names
from headwater.text import fold

# What one party does to another, of which reports tell by turns who did it.
_DID = re.compile(
    r"\b(?:ramm(?:ed|ing)|rams?|hit|hits|struck|strikes?|collided with|attack(?:ed|s)"
    r"|shell(?:ed|s)|bomb(?:ed|s)|fired (?:on|at|into)|shot (?:at|down)|invaded|raided"
    r"|crossed into|entered|boarded|seized|blocked|chased|intercepted|harassed|threatened"
    r"|(?:steered|sailed|drove|turned|ran) into|sank|shadowed|provoked)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)(?: \w+ly)? $", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_ROOT = 4  # letters that a country shares with its people: "Vesperia", "Vesperian"


@dataclass(frozen=True, slots=True)
class Roles:
    """The names on either side of a deed, each by the letters that a people share with it.

    Attributes:
        doers: who did it; empty if nobody is said to.
        others: to whom.
    """

    doers: frozenset[str]
    others: frozenset[str]


@lru_cache(maxsize=KEPT)
def read_roles(words: str) -> Roles:
    """Return who is said to have done a thing to whom; by the first such deed of the words.

    >>> read_roles("A Vesperian tug was rammed by a boat from Ostrava").doers
    frozenset({'ostr'})
    """
    deed = _DID.search(words)
    if deed is None:
        return Roles(frozenset(), frozenset())
    names = find_names(words)
    before = _roots(words, names, 0, deed.start())
    if _PASSIVE.search(words, 0, deed.start()) is None:
        return Roles(before, _roots(words, names, deed.end(), len(words)))
    by = _BY.search(words, deed.end())
    return Roles(_roots(words, names, by.end(), len(words)) if by else frozenset(), before)


def reversed_roles(one: Roles, other: Roles) -> bool:
    """Tell whether what the one did to the other is told the other way round."""
    doers, others = one.doers - one.others, one.others - one.doers
    return bool(doers & (other.others - other.doers)) and bool(
        others & (other.doers - other.others)
    )


def _roots(words: str, names: Iterable[Name], start: int, end: int) -> frozenset[str]:
    return frozenset(
        fold(word)[:_ROOT]
        for name in names
        if start <= name.span.start and name.span.end <= end
        for word in name.span.of(words).split()
        if len(word) >= _ROOT
    )
