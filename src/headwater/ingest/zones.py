"""The parts of a report that are not its reporting: headline, credits, captions, furniture.

Credits of the text, credits of pictures and captions are kept apart, because only the first
speak of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from headwater.ingest.credits import At, Pattern, patterns
from headwater.ingest.pieces import lines, sentences
from headwater.model import Span, Zone, ZoneKind
from headwater.text import find_sentences

_LEAD = 5  # lines below the headline: a deck, a byline and a date may come before the lead
_LONGEST = 600  # characters; no credit or caption is longer, and patterns stay cheap
_MOST_CAPTIONS = 200  # of one page; a gallery has some 50
# How much of one report is read for statements; a long feature has some 50,000 characters and 500
# sentences. What lies beyond is kept, shown, and marked as unread.
READ_CHARACTERS = 300_000
READ_SENTENCES = 3_000
_CHANGED = ("updated", "modified")
_OF_PICTURES = (ZoneKind.CAPTION, ZoneKind.PHOTO_CREDIT)


class _Hit(NamedTuple):
    """A zone and the pattern that found it; ``None`` where the format itself marks it."""

    zone: Zone
    pattern: Pattern | None = None


def find_zones(text: str, title: str, captions: tuple[str, ...] = ()) -> tuple[Zone, ...]:
    """Mark the zones of a text.

    Args:
        text: a report's whole text, title included.
        title: the headline's words; empty if there is none.
        captions: texts that the format marks as captions; those that stand in the text
            become zones.

    Returns:
        Zones in reading order; they lie in the text and do not overlap. The last is the rest of
        a text longer than any report, if there is one.
    """
    end = _end_of_reading(text)
    rest = (Zone(kind=ZoneKind.UNREAD, span=Span(end, len(text))),) if end < len(text) else ()
    return (*_zones(text[:end], title, captions), *rest)


def _end_of_reading(text: str) -> int:
    """Return where reading stops: the text's end, unless it is longer than any report."""
    if len(text) <= READ_SENTENCES:
        return len(text)
    found = islice(find_sentences(text[:READ_CHARACTERS]), READ_SENTENCES, None)
    beyond = next((span.start for span in found), READ_CHARACTERS)
    return min(beyond, len(text))


def _zones(text: str, title: str, captions: tuple[str, ...]) -> tuple[Zone, ...]:
    taken = bytearray(len(text))
    hits = _keep_apart(taken, [_Hit(zone) for zone in _headline(text, title)])
    for caption in captions[:_MOST_CAPTIONS]:
        hits += _keep_apart(taken, _marked_caption(text, caption))
    hits += _keep_apart(taken, _by_patterns(text, taken))
    return _credit_pictures(text, sorted(hits, key=lambda hit: hit.zone.span))


def find_byline(text: str) -> str | None:
    """Return who a line "By ..." near the top names, as written; ``None`` without one."""
    return _named_near_the_top(text, "byline")


def find_masthead(text: str) -> str | None:
    """Return the outlet or agency that a line near the top is the name of; ``None`` without one."""
    return _named_near_the_top(text, "masthead")


def find_published(text: str) -> str | None:
    """Return the date that a line of nothing else near the top gives; ``None`` without one.

    Of several, the first that is not labelled as that of a change; else the first.
    """
    hits = list(_near_the_top(text, "date line"))
    first = next((one for one in hits if (one["label"] or "").casefold() not in _CHANGED), None)
    found = first or next(iter(hits), None)
    return found["date"] if found else None


def _named_near_the_top(text: str, name: str) -> str | None:
    found = next(_near_the_top(text, name), None)
    return found["names"] if found else None


def _near_the_top(text: str, name: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches among the headline and the first lines below it."""
    pattern = next(one for one in patterns() if one.name == name)
    for line in islice(lines(text), _LEAD + 1):
        found = pattern.match(text, line.start, line.end) if _short(line) else None
        if found:
            yield found


def credits_text(line: str) -> bool:
    """Tell whether a line is, or begins with, a credit of the text or page furniture."""
    if len(line) > _LONGEST:
        return False
    kinds = (ZoneKind.TEXT_CREDIT, ZoneKind.BOILERPLATE)
    return any(
        pattern.kind in kinds and pattern.match(line, 0, len(line)) for pattern in patterns()
    )


def _headline(text: str, title: str) -> Iterator[Zone]:
    if title and text.startswith(title):
        yield Zone(kind=ZoneKind.HEADLINE, span=Span(0, len(title)))


def _by_patterns(text: str, taken: bytearray) -> list[_Hit]:
    """Return what the patterns find outside zones, ranked as ``credits.toml`` ranks them."""
    found: list[tuple[int, _Hit]] = []
    below = [line for line in lines(text) if taken.find(1, line.start, line.end) < 0]
    for number, line in enumerate(below):
        # The sentences of a line are found once for all patterns.
        parts = [part for part in sentences(text, line) if _short(part)]
        for rank, pattern in enumerate(patterns()):
            found += [(rank, hit) for hit in _tried(text, pattern, line, parts, number)]
    return [hit for _, hit in sorted(found, key=lambda ranked: ranked[0])]


def _tried(
    text: str, pattern: Pattern, line: Span, parts: list[Span], number: int
) -> Iterator[_Hit]:
    at = pattern.at
    if at is At.ANYWHERE:
        for found in pattern.regex.finditer(text, line.start, line.end):
            yield _hit(pattern, found)
        return
    if at in (At.LEAD, At.LEAD_LINE) and number >= _LEAD:
        return
    pieces = parts if at is At.SENTENCE else [line] if at is At.LEAD or _short(line) else []
    for piece in pieces:
        found_here = pattern.match(text, piece.start, piece.end)
        if found_here and found_here.end() > found_here.start():
            yield _hit(pattern, found_here)


def _hit(pattern: Pattern, found: re.Match[str]) -> _Hit:
    span = Span(found.start(), found.end())
    return _Hit(Zone(kind=pattern.kind, span=span, names=pattern.names(found)), pattern)


def _marked_caption(text: str, caption: str) -> Iterator[_Hit]:
    """Yield the zones of one caption: its picture credits, and the words around them."""
    start = text.find(caption) if caption.strip() else -1
    if start < 0:
        return
    whole = Span(start, start + len(caption))
    pending: Span | None = None
    for part in sentences(text, whole):
        credit = _picture_credit(text, part)
        if credit is None:
            pending = Span(pending.start if pending else part.start, part.end)
            continue
        if pending:
            yield _Hit(Zone(kind=ZoneKind.CAPTION, span=pending))
        pending = None
        yield _Hit(credit)
    if pending:
        yield _Hit(Zone(kind=ZoneKind.CAPTION, span=pending))


def _picture_credit(text: str, part: Span) -> Zone | None:
    for pattern in patterns():
        if not (pattern.kind is ZoneKind.PHOTO_CREDIT or pattern.after_caption):
            continue
        found = pattern.regex.fullmatch(text, part.start, part.end) if _short(part) else None
        if found:
            return Zone(kind=ZoneKind.PHOTO_CREDIT, span=part, names=pattern.names(found))
    return None


def _keep_apart(taken: bytearray, hits: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits that overlap nothing before them, and mark their places as taken.

    Args:
        taken: one byte for each character of the text, 1 where a zone lies; changed here.
        hits: in order of rank.
    """
    kept: list[_Hit] = []
    for hit in hits:
        start, end = hit.zone.span.start, hit.zone.span.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(hit)
    return kept


def _credit_pictures(text: str, hits: list[_Hit]) -> tuple[Zone, ...]:
    """Turn a bare "(AFP)" or "Source: ..." right behind a caption into a picture's credit."""
    zones = [hit.zone for hit in hits]
    for number, (before, hit) in enumerate(pairwise(hits), start=1):
        gap = text[before.zone.span.end : hit.zone.span.start]
        ambiguous = hit.pattern is not None and hit.pattern.after_caption
        if ambiguous and before.zone.kind in _OF_PICTURES and not gap.strip() and "\n" not in gap:
            zones[number] = replace(hit.zone, kind=ZoneKind.PHOTO_CREDIT)
    return tuple(zones)


def _short(piece: Span) -> bool:
    return piece.end - piece.start <= _LONGEST
