"""The stretches that attribution reads one at a time: sentences, whole across quotations."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from headwater.model import Report, Span, ZoneKind
from headwater.text import Quotation, Word, find_quotations, find_sentences, find_words

_SKIPPED = (ZoneKind.TEXT_CREDIT, ZoneKind.PHOTO_CREDIT, ZoneKind.BOILERPLATE, ZoneKind.UNREAD)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence that does not end inside a quotation, with its words.

    Attributes:
        paragraph: number of its paragraph in the text, counted from 0.
        words: every word, those inside quotation marks too.
        quoted: for each word, the index into ``quotations`` that holds it, or -1.
        quotations: those that lie inside the unit.
        zone: caption or headline; ``None`` in running text.
    """

    text: str
    span: Span
    paragraph: int
    words: tuple[Word, ...]
    quoted: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    zone: ZoneKind | None = None
    gaps: tuple[str, ...] = field(default=())

    def gap(self, index: int) -> str:
        """Return what stands before word ``index``: marks and spaces, back to the last word."""
        return self.gaps[index]

    def folded(self, index: int) -> str:
        """Return a word as it is looked up; nothing before the first and behind the last."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def cover(self, start: int, end: int) -> Span:
        """Return the span from word ``start`` to word ``end``, both included."""
        return Span(self.words[start].span.start, self.words[end].span.end)

    def layer(self, layer: int) -> range:
        """Return the indices of the words of a quotation; for -1, of all words of the unit."""
        if layer < 0:
            return range(len(self.words))
        inside = self.quotations[layer].inside
        low = bisect_left(self.words, inside.start, key=lambda word: word.span.start)
        return range(low, bisect_right(self.words, inside.end, key=lambda word: word.span.end))


def find_units(report: Report) -> tuple[Unit, ...]:
    """Cut a report into units, passing over credit lines and boilerplate.

    A caption or a headline is a unit with its zone. Credits inside a sentence (a dateline) are
    cut off its front.
    """
    text = report.text[: report.read_to]
    quotations = find_quotations(text)
    units: list[Unit] = []
    paragraph = counted = 0
    for span in _merge(find_sentences(text), quotations):
        for piece in _without_credits(report, span):
            paragraph += text.count("\n", counted, piece.start)
            counted = piece.start
            unit = _unit(report, piece, paragraph, quotations)
            if unit.words:
                units.append(unit)
    return tuple(units)


def _merge(sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> list[Span]:
    merged: list[Span] = []
    inside = iter(quotations)
    current = next(inside, None)
    for sentence in sentences:
        while current and current.outside.end <= sentence.start:
            current = next(inside, None)
        split = current and merged and current.outside.start < sentence.start
        if split and current and merged[-1].end > current.outside.start:
            merged[-1] = Span(merged[-1].start, sentence.end)
        else:
            merged.append(sentence)
    return merged


def _without_credits(report: Report, span: Span) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for zone in report.zones:
        if zone.span.end <= start or zone.span.start >= span.end:
            continue
        if zone.span.start > start:
            pieces.extend(_stripped(report.text, start, zone.span.start))
        if zone.kind not in _SKIPPED:
            end = min(zone.span.end, span.end)
            pieces.extend(_stripped(report.text, max(start, zone.span.start), end))
        start = max(start, min(zone.span.end, span.end))
    pieces.extend(_stripped(report.text, start, span.end))
    return pieces


def _stripped(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []


def _unit(report: Report, span: Span, paragraph: int, quotations: tuple[Quotation, ...]) -> Unit:
    words = tuple(find_words(report.text, span.start, span.end))
    first = bisect_right(quotations, span.start, key=lambda quote: quote.outside.end)
    after = bisect_left(quotations, span.end, key=lambda quote: quote.outside.start)
    inside = quotations[first:after]
    quoted = tuple(_holder(word, inside) for word in words)
    gaps = tuple(
        report.text[(words[index - 1].span.end if index else span.start) : word.span.start]
        for index, word in enumerate(words)
    )
    zone = report.zone_at(span)
    return Unit(report.text, span, paragraph, words, quoted, inside, zone, gaps)


def _holder(word: Word, quotations: tuple[Quotation, ...]) -> int:
    index = bisect_right(quotations, word.span.start, key=lambda quote: quote.inside.start) - 1
    return index if index >= 0 and word.span.end <= quotations[index].inside.end else -1
