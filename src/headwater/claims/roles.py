"""Who did a thing to whom: "A rammed B" and "B rammed A" cannot both tell of one collision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from headwater.claims.opposites import KEPT
from headwater.language import Name, find_names
from headwater.model import Place, Statement
from headwater.text import fold

# What one party does to another, of which reports tell by turns who did it.
_DID = re.compile(
    r"\b(?:ramm(?:ed|ing)|rams?|hit|hits|struck|strikes?|collided with|attack(?:ed|s)"
    r"|shell(?:ed|s)|bomb(?:ed|s)|fired (?:on|at|into)|shot (?:at|down)|invaded|raided"
    r"|crossed into|entered|boarded|seized|blocked|chased|intercepted|harassed|threatened"
    r"|(?:steered|sailed|drove|turned|ran) into|sank|shadowed|provoked)\b",
    re.IGNORECASE,
)
# What two sides lay at each other's door.
_HARMED = re.compile(
    r"\b(?:bl[eo]wn? up|destroy(?:ed|ing|s)|detonat(?:ed|ing)|shell(?:ed|ing)|bomb(?:ed|ing)|hits?"
    r"|hitting|struck|strikes?|striking|attack(?:ed|ing|s)|kill(?:ed|ing|s)|down(?:ed|ing)"
    r"|shot down|sank|sunk|sinking|damag(?:ed|ing)|sabotag(?:ed|ing)|mined|torched|ramm(?:ed|ing)"
    r"|poisoned|hacked|breached|set fire to|fired (?:on|at|into))\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\b(?:by|(?:as a|the) result of|due to|because of)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|near|at|over|off|from|of|on|across|outside|to)(?: the)? $", re.IGNORECASE
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


@dataclass(frozen=True, slots=True)
class Blame:
    """Whose people a harmful deed is told of, and whose it befell.

    Attributes:
        doer: the place that says whose they are.
        harmed: countries named on the other side.
    """

    doer: Place
    harmed: frozenset[str]


def read_blame(statement: Statement, text: str) -> Blame | None:
    """Return whom a statement lays a harmful deed to: "Vesperian troops blew up the gate".

    Args:
        statement: its places filled in.
        text: its report's.

    Returns:
        ``None`` if it tells of no such deed, or not by which country's people.
    """
    start, end = statement.extent.start, statement.extent.end
    deed = _HARMED.search(text, start, end)
    if deed is None:
        return None
    before = [p for p in statement.places if start <= p.span.start and p.span.end <= deed.start()]
    after = [p for p in statement.places if deed.end() <= p.span.start and p.span.end <= end]
    if _PASSIVE.search(text, start, deed.start()) is not None:
        agent = _AGENT.search(text, deed.end(), end)
        doers = [p for p in after if agent and agent.end() <= p.span.start]
        doer = doers[0] if doers else None
        others = [*before, *(p for p in after if p not in doers)]
    else:
        doers = [p for p in before if not _PLACED.search(text, start, p.span.start)]
        doer, others = (doers[-1] if doers else None), after
    if doer is None:
        return None
    return Blame(doer, frozenset(p.country for p in others) - {doer.country})


def blamed_apart(one: Blame, other: Blame) -> bool:
    """Tell whether one deed is laid to two countries; each may have harmed the other, though."""
    if one.doer.country == other.doer.country:
        return False
    return one.harmed == other.harmed or not (one.harmed and other.harmed)


def _roots(words: str, names: Iterable[Name], start: int, end: int) -> frozenset[str]:
    return frozenset(
        fold(word)[:_ROOT]
        for name in names
        if start <= name.span.start and name.span.end <= end
        for word in name.span.of(words).split()
        if len(word) >= _ROOT
    )
