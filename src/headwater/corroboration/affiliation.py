"""Whether a report names one party as speaking for another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from headwater.corroboration.gathered import Gathered
from headwater.model import Entity, SourceKind, Statement
from headwater.text import content_stems, fold

NEAR = 120  # characters after a name in which its apposition stands
MOST = 40  # statements of a party looked at; copies repeat how it is introduced
_OFFICE = re.compile(
    r"\b(?:minister|secretary|spokes(?:man|woman|person)|head|chief|director|chair(?:man|woman)?)\b",
    re.IGNORECASE,
)
_MINISTER = re.compile(r"\bminister\b", re.IGNORECASE)
# A state's forces as a whole, and those that speak for them.
_FORCES = re.compile(r"\b(?:military|armed forces)(?: (?:in|of) .+)?$", re.IGNORECASE)
_COMMAND = re.compile(
    r"\b(?:(?:joint|general) chiefs? of staff|(?:general|joint) staff|(?:armed forces|joint)"
    r" command|defen[cs]e (?:ministry|minister|forces?)|ministry of defen[cs]e|army|navy|air force"
    r"|\w+ command(?= \w+$|$))\b",
    re.IGNORECASE,
)
_ITS_OFFICE = re.compile(
    rf"(?:its|the (?P<noun>[\w-]+)[’']s) (?:[\w-]+ ){{0,3}}?(?:{_OFFICE.pattern}|president"
    r"|commander|commissioner)",
    re.IGNORECASE,
)
_OF_STATES = (SourceKind.STATE, SourceKind.STATE_MEDIA)
_WORDS = 2  # content words of a body's name without its state's that the credit must hold
_STEM = 4  # letters that the names of a state and of its people share
_SHORTEST = 4  # letters of a body's name; shorter ones stand inside other words


def speaks_for(one: Iterable[Statement], name: str, other: str, story: Gathered) -> bool:
    """Tell whether "of the Port Office" follows the name, or the credit itself names that body.

    Whoever holds an office of a state, or is a body of it, speaks for that state and its media;
    "its trade minister" speaks for its ministry of trade, its general staff for its military.

    Args:
        one: statements whose innermost source is the party.
        name: the party's.
        other: of the body that it may speak for.
        story: the statements'.
    """
    body = story.named.get(other)
    state = body.country if body is not None and body.kind in _OF_STATES else None
    if len(other) < _SHORTEST or (other in name and state is None):
        return False
    for statement in islice(one, MOST):
        source = statement.speaker
        if source is None or source.entity is None:
            continue
        party = story.entities[story.same.get(source.entity, source.entity)]
        if state is not None:
            if party.country == state and party.kind not in _OF_STATES:
                return True
            continue
        text = story.reports[statement.report].text
        words = source.span.of(text)
        if any(_stands_in(called, words) for called in _names(other, body)) or (
            body is not None
            and (
                _serves(party, words, body)
                or _commands(party, body)
                or _holds_its_office(statement, words, body, story)
            )
        ):
            return True
        ends = {source.span.end, (source.full or source.span).end}
        # A report introduces a person once, often where it credits somebody else.
        ends.update(place + len(name) for place in _places(name, text))
        if any(_of(other).match(text[end : end + NEAR]) for end in ends):
            return True
    return False


def _names(other: str, body: Entity | None) -> list[str]:
    return [other, *(body.aliases if body is not None else ())]


def _stands_in(name: str, words: str) -> bool:
    """Tell whether a body's name, or its initials as a word, stand in a credit."""
    if name.isupper():
        return re.search(rf"\b{re.escape(name)}\b", words) is not None
    return len(name) >= _SHORTEST and name in words


def _holds_its_office(statement: Statement, words: str, body: Entity, story: Gathered) -> bool:
    """Tell whether "its director" or "the board's head" is of the body credited before it."""
    found = _ITS_OFFICE.match(words)
    if found is None:
        return False
    place = statement.extent.start
    before = [
        (other.extent.start, story.entities[hops[-1][1]])
        for other in story.of_report(statement.report)
        if other.extent.start < place and (hops := story.known(other))
    ]
    if found["noun"] is None:
        bodies = [one for one in before if one[1].kind is SourceKind.ORGANISATION]
        return bool(bodies) and max(bodies, key=lambda one: one[0])[1].id == body.id
    last = body.name.casefold().split()[-1]
    return found["noun"].casefold() == last and any(each.id == body.id for _, each in before)


def _serves(party: Entity, credit: str, body: Entity) -> bool:
    """Tell whether a credit gives a person an office of a body: "Trade Minister Ida Brandt"."""
    office = _OFFICE.search(credit)
    apart = party.country != body.country and None not in (party.country, body.country)
    if party.kind is not SourceKind.PERSON or office is None or apart:
        return False
    theirs = {
        stem
        for stem in content_stems(body.name)
        if not body.country or not stem.startswith(fold(body.country)[:_STEM])
    }
    mine = set(content_stems(_MINISTER.sub("ministry", credit)))
    return len(theirs) >= _WORDS and theirs <= mine


def _commands(party: Entity, body: Entity) -> bool:
    """Tell whether a body is of a state's forces, and the other those forces as a whole."""
    return (
        party.country is not None
        and party.country == body.country
        and _FORCES.search(body.name) is not None
        and _COMMAND.search(party.name) is not None
    )


def _places(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


@cache
def _of(body: str) -> re.Pattern[str]:
    """Return the apposition that ends in a body: ", director of the Port Office"."""
    return re.compile(
        rf",? (?:[\w’'-]+ ){{0,5}}?(?:of|for|at|from|with) (?:the )?{re.escape(body)}\b"
    )
