"""Whom a party cites and who passes it on, where that stands in front of whoever speaks or behind.

"Citing two officials, the Ledger said", "The army, quoted by the agency, said", "“...,” Brandt was
quoted as saying by the agency": reader and rules credit one party there, by the nearest verb.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribution.citing import can_tell
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import CueKind
from headwater.attribution.units import Unit
from headwater.model import Span

_PHRASE = r"(?:[^,;:“”\"]|, (?=who |which |whose ))"
# "Citing two people briefed on the matter, the Ledger said"
_FRONT = re.compile(
    rf"(?:^|[.,;:] (?:and |but )?)(?i:citing|quoting) (?P<cited>{_PHRASE}{{2,140}}?), $"
)
# "The Ledger, citing two officials who asked not to be named, said"
_ASIDE = re.compile(
    rf", (?:citing|quoting) (?P<cited>{_PHRASE}{{2,140}}?),? (?:(?:also|has|have|had) )*"
)
_OCCASION = (
    r"(?:(?:a|an|the|its|his|her|their) )?(?:[\w-]+ ){0,3}?(?:statement|commentary|remarks|comments"
    r"|interview|speech|letter|article|dispatch|communique|post)"
)
_PASSED_ON = (
    r"(?P<cue>(?:carried|published|released|distributed|run|relayed|aired|broadcast|reported"
    r"|quoted|cited) by)"
)
_RELAY = r"(?P<relay>(?:the )?[^,.;“”\"]{2,60}?)"
# "... said in a statement carried by the Gazette that", or set between commas.
_CARRIED_BY = re.compile(
    rf",? (?:in|through|via) {_OCCASION} (?:that was |which was )?{_PASSED_ON}"
    rf" {_RELAY}(?=,|\.|;| that | on | late | early |$)"
)
_QUOTED_ASIDE = re.compile(rf", (?P<cue>(?:quoted|cited|interviewed) by) {_RELAY}(?=,)")
_BEFORE = 120  # characters before a source in which "In a statement carried by" stands
_OPENS_CARRIED = re.compile(
    rf"\bIn {_OCCASION} {_PASSED_ON} {_RELAY}(?: (?:late |early )?on \w+)?, $"
)
_CITING = frozenset(("citing", "quoting"))


def relayed(unit: Unit, creditings: Sequence[Crediting]) -> list[Crediting]:
    """Return creditings in which whoever cites another stands outside the one who is cited.

    Args:
        unit: the sentence.
        creditings: of it, with those that take "citing" for a cue; these go, if the cited party
            has found its place.
    """
    told = [_citing(unit, _around_another(unit, each, creditings)) for each in creditings]
    cited = [
        new.source for old, new in zip(creditings, told, strict=True) if new.outer != old.outer
    ]
    return [
        each
        for each in told
        if each.cue.span.of(unit.text).casefold() not in _CITING
        or not any(span and span.overlaps(part) for span in cited for part in each.content)
    ]


def _around_another(unit: Unit, each: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """Credit "according to" with the saying before it: "it held, Brandt told us, according to T".

    Without the saying, both would be credited with the same words, each for himself.
    """
    if each.cue.kind is not CueKind.ACCORDING or not each.content:
        return each
    for other in creditings:
        if other is each or other.content != each.content:
            continue
        end = _end(other)
        if unit.text[end : each.cue.span.start] == ", ":
            whole = Span(each.content[0].start, end)
            return replace(each, content=(whole,), credited=(), number=None)
    return each


def _end(one: Crediting) -> int:
    return max(one.extent.end, one.circumstance.end if one.circumstance else 0)


def _citing(unit: Unit, each: Crediting) -> Crediting:
    source, cue, text = each.source, each.cue.span, unit.text
    if source is None or each.outer is not None or each.layer >= 0:
        return each
    if cue.of(text).casefold() in _CITING:
        return each
    aside = _ASIDE.fullmatch(text, source.end, cue.start) if source.end < cue.start else None
    found = aside or _FRONT.search(text[unit.span.start : source.start])
    if found is None:
        return each
    at = 0 if aside else unit.span.start
    cited = Span(at + found.start("cited"), at + found.end("cited"))
    if any(cited.overlaps(span) for span in each.content):
        return each
    named = Span(cited.start, cited.start + len(cited.of(text).split(" who ")[0].rstrip(" ,")))
    if not can_tell(unit, named):
        return each  # "Citing privacy rules, the office said"
    return replace(each, source=cited, outer=source)


def carried_by(crediting: Crediting, text: str) -> tuple[Span, Span] | None:
    """Return the words and the medium of "in a statement carried by the Gazette" by a credit."""
    source, cue = crediting.source, crediting.cue.span
    if source is None:
        return None
    first, last = min(source.end, cue.end), max(source.start, cue.start)
    for start, end in ((first, last), (max(source.end, cue.end), len(text))):
        found = _CARRIED_BY.match(text, start, end)
        if found is not None:
            return Span(*found.span("cue")), Span(*found.span("relay"))
    aside = _QUOTED_ASIDE.match(text, source.end)
    opening = _OPENS_CARRIED.search(text, max(0, source.start - _BEFORE), source.start)
    found = aside or opening
    return (Span(*found.span("cue")), Span(*found.span("relay"))) if found else None
