"""Which quotations a unit holds, and who speaks one that stands alone."""

from collections.abc import Iterable
from dataclasses import replace

from headwater.attribution.credited import Crediting
from headwater.attribution.units import Unit
from headwater.model import Span
from headwater.text import find_words

# Words; a shorter quotation inside a sentence is a name or a borrowed term, not speech.
SPEECH = 4


def quotes_of(unit: Unit, content: Span) -> tuple[Span, ...]:
    """Return the parts of a content span inside quotation marks, without the marks."""
    parts = []
    for quote in unit.quotations:
        start, end = max(quote.inside.start, content.start), min(quote.inside.end, content.end)
        if start < end:
            parts.append(Span(start, end))
    return tuple(parts)


def spoken_quotations(unit: Unit, creditings: Iterable[Crediting]) -> list[Crediting]:
    """Return creditings for whole quotations of a credited unit that no content holds yet.

    "“We wait,” she said. “We can.”" is one unit to the printer; a second quotation belongs to
    the speaker of the first.
    """
    credited = [c for c in creditings if c.layer < 0 and c.source is not None]
    if not credited:
        return []
    found = []
    for quote in unit.quotations:
        words = sum(1 for _ in find_words(unit.text, quote.inside.start, quote.inside.end))
        held = any(span.overlaps(quote.outside) for c in credited for span in c.content)
        if words >= SPEECH and not held and quote.outside.end <= unit.span.end:
            nearest = min(credited, key=lambda c: _distance(c.cue.span, quote.outside))
            found.append(replace(nearest, content=(quote.outside,)))
    return found


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def continued_quotations(units: tuple[Unit, ...], index: int) -> tuple[Span, ...]:
    """Return the quotation of a unit that is nothing else, if the talk before it goes on here.

    That is so in the same paragraph as a crediting, after a colon, and in the next paragraph of
    a quotation that was left open.
    """
    unit = units[index]
    if index == 0 or not unit.quotations:
        return ()
    outside = [i for i, quoted in enumerate(unit.quoted) if quoted < 0]
    if outside:
        return ()
    before = units[index - 1]
    left_open = any(quote.continues for quote in before.quotations)
    colon = before.text[before.span.end - 1] == ":"
    if before.paragraph != unit.paragraph and not left_open and not colon:
        return ()
    first, last = unit.quotations[0], unit.quotations[-1]
    start, end = max(first.outside.start, unit.span.start), min(last.outside.end, unit.span.end)
    return (Span(start, end),) if start < end else ()
