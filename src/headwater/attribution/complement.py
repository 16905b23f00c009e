"""Find where the words that a cue credits begin and end."""

import re
from bisect import bisect_left, bisect_right

from headwater.attribution.cue import Cue, CueKind
from headwater.attribution.cues import IN_WORDS
from headwater.attribution.narration import PREDICATED_NUMBER
from headwater.attribution.sources import left_of
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCE_NOUNS,
    TIMES,
)
from headwater.model import Act, Span

_CLAUSE_OPENERS = DETERMINERS | PRONOUNS | frozenset("nobody nothing none there all some".split())
_SETTINGS = frozenset(
    """statement interview press conference post news briefing telephone phone email e-mail video
    message letter report twitter facebook telegram x release speech address hearing call
    media social website site state a the an its his her their same televised live early
    separate written joint local time gmt est et pm am p.m a.m filing filings court papers memo note
    testimony parliament tweet blog article remarks podcast""".split()
)
# Verbs that take the one spoken to as their object, so never a source after them.
ADDRESSING = frozenset(("tell", "inform", "notify", "assure", "remind"))
# Whom a thing is told; a passive of these credits only who stands behind "by".
TOLD_TO = ADDRESSING | {"warn", "advise"}
_ADDRESSEES = frozenset("him her it them us me reporters journalists".split())
# What cannot stand inside "told the council": a time, or the subject of what is told.
_AFTER_ADDRESSEE = (PREPOSITIONS - {"of"}) | TIMES | (PRONOUNS - {"it"}) | (DETERMINERS - {"her"})
_OWN_VERBS = (CueKind.FINITE, CueKind.SILENCE)
_CLAUSE_LINKS = frozenset(["but", "while", "although", "though", "whereas", "and"])
SHORTEST = 2  # words; below this a stretch is not content
COORDINATED = 3  # words on both sides of an "and" that parts two contents
_COORDINATION = re.compile(rf",? and (?=(?:to|that) \w|{PREDICATED_NUMBER})|; ")


def content_stop(unit: Unit, cue: Cue, later: tuple[Cue, ...], high: int) -> int:
    """Return the index one past the last word that the cue's content may reach to its right."""
    stops = (_stop_at(unit, cue, other, high) for other in later)
    return next((stop for stop in stops if stop is not None), high)


def _stop_at(unit: Unit, cue: Cue, other: Cue, high: int) -> int | None:
    """Return where a later cue ends the content of this one; ``None`` if it stands inside it."""
    parted = "," in unit.gap(other.first)
    if other.kind is CueKind.PARTICIPLE and parted:
        return other.first
    if other.first <= cue.last + 1:
        return None
    if other.kind is CueKind.PASSIVE and other.lemma not in ("quote", "cite"):
        return None  # "a hole was found": the hole finds nothing
    if other.kind is CueKind.ACCORDING and parted and other.lemma != IN_WORDS:
        return other.first
    if unit.words[other.first - 1].folded in ("and", "but") and other.kind in _OWN_VERBS:
        return other.first - 1  # "put the toll at 14 and said ...", "owned the leak but said"
    source = left_of(unit, other.first, cue.last + 1)
    return None if source is None else _stop_before(unit, cue, other, source, high)


def _stop_before(unit: Unit, cue: Cue, other: Cue, source: Span, high: int) -> int | None:
    """Return where the clause of a later cue with a source of its own begins, if it is apart."""
    start = index_at(unit, source)
    parted = "," in unit.gap(start)
    if ";" in unit.gap(start):
        return start
    if parted and closes(unit, after_adverbials(unit, other, high), high):
        return start  # "S ordered X, T said"
    link = start - 1
    if link > cue.last and unit.words[link].folded in _CLAUSE_LINKS and "," in unit.gap(link):
        return link
    if parted and _subordinate(unit, cue):
        return start  # "Although S did not say X, T said Y"
    return None


def _subordinate(unit: Unit, cue: Cue) -> bool:
    return any(
        unit.words[i].folded in ("although", "though", "while", "even", "as", "whereas")
        and (i == 0 or "," in unit.gap(i))
        for i in range(cue.first)
    )


def clause_start(unit: Unit, end: int, low: int) -> int:
    """Return where the clause left of word ``end`` begins: after a semicolon, or at ``low``."""
    for index in range(end - 1, low, -1):
        if ";" in unit.gap(index) and unit.quoted[index] == unit.quoted[end]:
            return index
    while low < end and unit.quoted[low] < 0 and unit.words[low].folded in ("but", "and"):
        low += 1
    return low


def after_adverbials(unit: Unit, cue: Cue, stop: int) -> int:
    """Return the index of the first word of the complement: past "him", "on Friday"."""
    index = cue.last + 1
    if cue.lemma in ADDRESSING and index < stop:
        index = _past_addressee(unit, cue, index, stop)
    start = index
    layer = unit.quoted[cue.last]
    while index < stop and unit.quoted[index] == layer:
        word = unit.words[index].folded
        marks = unit.gap(index).strip()
        if marks and not (index > start and marks == ","):
            break
        dated = word.isdigit() and unit.words[index - 1].folded in TIMES
        if not (word in TIMES or dated or _opens_adverbial(unit, index, stop)):
            break
        index = _past_adverbial(unit, index, stop)
    return _past_link(unit, cue, index, stop)


def _past_link(unit: Unit, cue: Cue, index: int, stop: int) -> int:
    """Step over "about" before "whether" and over "it as" after a verb of labelling."""
    words = [word.folded for word in unit.words[index : min(index + 2, stop)]]
    if len(words) < 2:
        return index
    if words[0] in ("about", "on", "over") and words[1] in ("whether", "how", "why", "what"):
        return index + 1
    says_that = [word.folded for word in unit.words[index : min(index + 3, stop)]]
    if says_that[0] == "to" and says_that[2:] == ["that"]:
        return index + 3  # "regrets to announce that"
    if cue.act is Act.LABEL and words[0] in ("it", "them", "him", "her") and words[1] == "as":
        return index + 2
    return index


def _opens_adverbial(unit: Unit, index: int, stop: int) -> bool:
    if unit.words[index].folded not in ("on", "in", "at", "during", "late", "early", "last", "via"):
        return False
    return any(
        unit.words[i].folded in TIMES | _SETTINGS - DETERMINERS and _plain(unit, index, i)
        for i in range(index + 1, min(index + 5, stop))
    )


def _plain(unit: Unit, start: int, end: int) -> bool:
    return all(not unit.gap(i).strip() for i in range(start + 1, end + 1))


def _past_adverbial(unit: Unit, index: int, stop: int) -> int:
    start = index
    index += 1
    while (
        index < stop
        and not unit.gap(index).strip()
        and unit.quoted[index] == unit.quoted[index - 1]
        and (unit.words[index].folded in TIMES | _SETTINGS or unit.words[index].folded.isdigit())
    ):
        index += 1
    while index - 1 > start and unit.words[index - 1].folded in DETERMINERS:
        index -= 1  # "said on Friday the lock": the article belongs to what is said
    return index


def _past_addressee(unit: Unit, cue: Cue, index: int, stop: int) -> int:
    end = index
    layer = unit.quoted[cue.last]
    while end < stop and end - index < 9 and unit.quoted[end] == layer:
        word = unit.words[end].folded
        if end > index and (unit.gap(end).strip(" &") or word in ("that", "how", "why", "whether")):
            return end
        if word in ("that", "how", "whether") or (end > index and word in _AFTER_ADDRESSEE):
            return end
        lower = unit.words[end].text[0].islower()
        named = not unit.words[end - 1].text[0].islower()
        if end > index and lower and named and word not in SOURCE_NOUNS:
            return end
        if word in _ADDRESSEES:
            return end + 1
        end += 1
    return end if end == stop else index


def closes(unit: Unit, after: int, stop: int) -> bool:
    """Tell whether nothing more is said after the credit: the sentence or its clause ends."""
    return after >= stop or any(mark in unit.gap(after) for mark in ",;—")


def short_tail(unit: Unit, after: int, stop: int) -> bool:
    """Tell whether only a few words of circumstance follow: "told the agency at his home"."""
    return stop - after <= 6 and unit.words[after].folded in PREPOSITIONS


def separated(unit: Unit, start: int) -> bool:
    """Tell whether a mark parts the source at word ``start`` from what is said before it."""
    gap = unit.gap(start)
    return any(mark in gap for mark in ',”"—?!') or (
        unit.words[start - 1].folded in ("and",) and "," in unit.gap(start - 1)
    )


def inverted(unit: Unit, cue: Cue, low: int) -> bool:
    """Tell whether the cue stands right after what is said: "…," said Ida Brandt."""
    gap = unit.gap(cue.first)
    return cue.first > low and any(mark in gap for mark in ',”"—?!')


def what_is_quoted(
    unit: Unit, place: int, party: Span | None, low: int, stop: int
) -> tuple[Span, ...]:
    """Return what stands behind "as saying", or else before whose name opens the credit."""
    start = place + 2
    if start < stop and unit.words[start].folded == "that":
        start += 1
    closed = start >= stop or unit.words[start].folded == "by"
    if closed and party is not None:  # "S, the premier was quoted as saying by the agency."
        first = index_at(unit, party)
        start, stop = clause_start(unit, first, low), first
    return spans_of(unit, (start, stop))


def coordinates(unit: Unit, span: Span) -> list[Span]:
    """Part what is said at "and to ..." and "and that ...": each part is said for itself."""
    text = unit.text
    if any(quote.outside.overlaps(span) for quote in unit.quotations):
        return [span]
    pieces, start = [], span.start
    for joint in _COORDINATION.finditer(text, span.start, span.end):
        left, right = text[start : joint.start()], text[joint.end() : span.end]
        if len(left.split()) >= COORDINATED and len(right.split()) >= COORDINATED:
            pieces.append(Span(start, joint.start()))
            start = joint.end() + len("that ") * _joins(text, span, right)
    return [*pieces, Span(start, span.end)]


def _joins(text: str, span: Span, right: str) -> bool:
    """Tell whether the "that" behind an "and" joins a clause, and does not point: "that lock".

    So it does where another stands before the first clause, or an article or a pronoun follows.
    """
    word, *rest = right.split(maxsplit=2)
    before = text[max(0, span.start - 5) : span.start + 5].casefold()
    return word == "that" and ("that " in before or rest[0] in _CLAUSE_OPENERS)


def trimmed_before(span: Span, end: int, text: str) -> list[Span]:
    """Return what lies before ``end``, without the comma that parts it; empty if nothing does."""
    stop = end
    while stop > span.start and text[stop - 1] in " ,":
        stop -= 1
    return [Span(span.start, stop)] if stop > span.start else []


def spans_of(unit: Unit, *ranges: tuple[int, int]) -> tuple[Span, ...]:
    """Return the spans of ranges of words (end exclusive), save those too short to say a thing."""
    return tuple(span for start, stop in ranges if (span := _span(unit, start, stop)))


def _span(unit: Unit, start: int, stop: int) -> Span | None:
    """Return the trimmed span of words ``start`` to ``stop`` (exclusive) with quotation marks."""
    if stop - start < SHORTEST:
        return None
    first, last = unit.words[start], unit.words[stop - 1]
    begin, end = first.span.start, last.span.end
    text = unit.text
    for quote in unit.quotations:
        if quote.inside.start <= begin < quote.inside.end and not unit.text[
            quote.inside.start : begin
        ].strip("(["):
            begin = quote.outside.start
        whole = begin <= quote.outside.start
        if (
            whole
            and quote.inside.start < end <= quote.inside.end
            and not re.search(r"\w", text[end : quote.inside.end])
        ):
            end = quote.outside.end
    return Span(begin, end)


def index_at(unit: Unit, span: Span) -> int:
    """Return the index of the first word of a span."""
    return bisect_right(unit.words, span.start, key=lambda word: word.span.end)


def index_after(unit: Unit, span: Span) -> int:
    """Return the index of the first word after a span; the number of words if none is."""
    return bisect_left(unit.words, span.end, key=lambda word: word.span.start)
