"""Whom "the spokesman" and "the report" take up: who was credited before in other words."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from headwater.attribution.offices import is_single
from headwater.model import Mention, SourceKind, Span

Credited = tuple[Span, Mention]  # a source, and what it was resolved to
_BACK = 4000  # characters in which the report that is meant was brought in
_WRITTEN_WORKS = frozenset("report statement".split())
_ENDS = re.compile(r"[.!?][”\"]?\s")


def credited_as(text: str, credits: Sequence[Credited], source: Span) -> Mention | None:
    """Return whom "the spokesman" takes up: "a spokesman for the Harbour Ministry".

    Args:
        text: the report's.
        credits: the latest sources, in reading order.
        source: the words that take one up; ``None`` comes back if they take up nobody.
    """
    noun = re.fullmatch(r"the ([a-z]+)", source.of(text), re.IGNORECASE)
    if noun is None or not is_single(source.of(text)):
        return None
    called = re.compile(rf"(?:an?|another|one) (?:[\w-]+ ){{0,3}}?{noun[1]}\b", re.IGNORECASE)
    for at, who in reversed(credits):
        if called.match(at.of(text)) is not None:
            kept = who.full if who.kind is not SourceKind.UNNAMED else who.full or at
            return replace(who, span=source, full=kept or at)
    return None


def maker_of(
    text: str, credits: Sequence[Credited], source: Span, nouns: Set[str]
) -> Mention | None:
    """Return who said what "the report" says, where a sentence brought one in for the first.

    "Experts said in a confidential report ... The report says": the experts, and not the body
    credited since.

    Args:
        text: the report's.
        credits: the latest sources, in reading order.
        source: the words that take a report up.
        nouns: its words, folded.
    """
    works = "|".join(sorted(nouns & _WRITTEN_WORKS))
    if not works:
        return None
    brought = rf"\b(?:an?|its|his|her|their|new)(?: [\w’'-]+){{0,3}} (?:{works})\b"
    floor = max(0, source.start - _BACK)
    found = [m.start() + floor for m in re.finditer(brought, text[floor : source.start])]
    if not found:
        return None
    ends = _ENDS.search(text, found[-1])
    last = ends.start() if ends else len(text)
    first = max(text.rfind(mark, 0, found[-1]) for mark in (". ", "\n", "! ", "? "))
    beside = [(at, who) for at, who in credits if first < at.start < last]
    if not beside or last > source.start:
        return None
    at, who = beside[-1]
    return replace(who, span=source, full=who.full or at)
