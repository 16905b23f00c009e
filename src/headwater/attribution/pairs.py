"""Two parties that say one thing together: "Ida Brandt and Tom Falk say the gate is rotten"."""

import re

from headwater.attribution.offices import is_office
from headwater.attribution.roster import Roster
from headwater.language import Name, NameKind
from headwater.model import Span

_AND = re.compile(r",? and (?:(?:both|also|neighbou?ring|nearby) )?")
_AMONG = re.compile(r"\b(?:among|including|such as|like|between)\b")
_PARTIES = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER)
_OWNS = ("’s", "'s")  # "Tolmar's mayor, Ida Brandt"
_BARE = re.compile(r"(?:[Bb]oth )?(?:[Tt]he )?")
_ENDS = re.compile(r"[ ,]*(?:both)?")


def halves(text: str, roster: Roster, source: Span) -> tuple[Span, Span] | None:
    """Return the two named parties of a phrase; ``None`` if it names one, or none, or more.

    Either is a person with whatever office stands before or behind the name, or a body or state
    by its name alone: "the head of the Board and Kestel" is nobody's pair.

    Args:
        text: the report's.
        roster: its names.
        source: the phrase that is credited.
    """
    names = [name for name in roster.inside(source) if name.kind in _PARTIES]
    joints = [
        joint
        for joint in _AND.finditer(text, source.start, source.end)
        if not any(name.span.overlaps(Span(joint.start(), joint.end())) for name in names)
    ]
    if len(joints) != 1 or joints[0].start() == source.start or joints[0].end() == source.end:
        return None
    left = Span(source.start, joints[0].start())
    right = Span(joints[0].end(), source.end)
    if _AMONG.search(left.of(text)):
        return None
    last = _one(text, right, [n for n in names if n.span.start >= right.start], ends=True)
    first = _one(text, left, [n for n in names if n.span.end <= left.end], ends=False)
    if first is None or last is None or first.span.of(text) == last.span.of(text):
        return None
    if is_office(first.span.of(text)):
        return None  # "Deputy Premier and Harbour Minister Ida Brandt" holds both
    behind = text[first.span.end : left.end].strip(" ,")
    if behind and last.kind is not NameKind.PERSON:
        return None  # "Ida Brandt, mayor of Tolmar and Kestel Bay"
    return left, right


def _one(text: str, half: Span, names: list[Name], *, ends: bool) -> Name | None:
    """Return the name of a half that is one party, and says so by its place."""
    names = [name for name in names if text[name.span.end : name.span.end + 2] not in _OWNS]
    people = [name for name in names if name.kind is NameKind.PERSON]
    if len(people) == 1:
        behind = text[people[0].span.end : half.end]
        closes = _ENDS.fullmatch(behind) is not None
        return people[0] if closes or (not ends and behind.startswith((", ", " of "))) else None
    if people or len(names) != 1:
        return None
    name = names[0].span
    bare = _BARE.fullmatch(text, half.start, name.start) is not None
    return names[0] if bare and _ENDS.fullmatch(text, name.end, half.end) is not None else None
