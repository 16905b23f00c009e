"""What of a report shows its kin: runs of words, sentences, enumerations, sources, credits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.forms import Fact, Keys, Running, read_words
from headwater.lineage.listings import count_links, find_listings
from headwater.model import (
    Credit,
    EntityId,
    Mention,
    Report,
    SourceKind,
    Span,
    Statement,
    StatementId,
    ZoneKind,
)
from headwater.text import (
    Quotation,
    content_stems,
    find_quotations,
    fold,
    place_sentences,
)

FEWEST = 4  # different content words of a sentence that says something
ENOUGH_WORDS = 5  # content words; shorter sentences are alike by chance
RUN = 5  # words; the length at which a shared run is rarely chance, see decisions/0006


class SketchSentence(NamedTuple):
    """A sentence outside quotation marks, or a quotation, as its content words."""

    start: int
    end: int
    stems: frozenset[str]

    @property
    def span(self) -> Span:
        """Where it stands; made when asked for, as few are ever shown."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Sketch:
    """One report, boiled down to what is compared; what only some ask for is made when asked for.

    Attributes:
        running: the words outside quotations and what is set apart.
        quotations: content words of each quotation, with its place.
        sources: named parties credited, with where first.
        credits: folded names in the text's credit lines; never those of photographs.
        figures: numbers outside quotations, with where first.
        names: words of names outside quotations, with where first.
        voice: entity that speaks in the report's own name, as a coast guard in its statement;
            ``None`` for outlets that report on others.
        speaks_as_body: whether that entity is a body and no medium.
        told: extent of each statement of the running text, those in quotation marks left out, in
            reading order.
        vectors: their vectors, one row each, rows of unit length.
    """

    report: Report
    running: Running
    quotations: tuple[SketchSentence, ...]
    sources: dict[EntityId, Span]
    credits: dict[str, Span]
    figures: dict[str, Fact]
    names: dict[str, Fact]
    voice: EntityId | None
    speaks_as_body: bool
    told: tuple[Span, ...]
    vectors: NDArray[np.float32]

    @property
    def words(self) -> bytes:
        """Hashes of every folded word in order, for telling identical texts."""
        return self.running.text

    @property
    def marks(self) -> Keys:
        """Hashes of the runs of five words outside quotations, in reading order."""
        return self.running.runs

    @cached_property
    def lists(self) -> dict[tuple[str, ...], Span]:
        """Enumerations of three or more, as their items' heads in order, with their place."""
        return _enumerations(self.report.text)

    @cached_property
    def most_lists(self) -> int:
        """How many enumerations there can be at the most."""
        return count_links(self.report.text)

    @cached_property
    def sentences(self) -> tuple[SketchSentence, ...]:
        """Those that say something, quotations masked."""
        places = place_sentences(self.report.text)
        found = zip(places, self._cut, strict=True)
        return tuple(
            [SketchSentence(*place, stems) for place, stems in found if len(stems) >= FEWEST]
        )

    @cached_property
    def _cut(self) -> list[frozenset[str]]:
        """Content words of every sentence; to find where each stands costs as much again."""
        return self.running.sentences()

    @property
    def told_words(self) -> list[frozenset[str]]:
        """Content words of each sentence that says something, quotations masked."""
        return [stems for stems in self._cut if len(stems) >= FEWEST]

    @cached_property
    def long_sentences(self) -> int:
        """How many of them are long enough to be known again elsewhere."""
        return sum(len(stems) >= ENOUGH_WORDS for stems in self._cut)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content words of all quotations and sentences."""
        return self.unquoted.union(*[quotation.stems for quotation in self.quotations])

    @cached_property
    def unquoted(self) -> frozenset[str]:
        """Content words of all sentences, those of quotations left out."""
        return frozenset().union(*self.told_words)

    @cached_property
    def runs(self) -> frozenset[int]:
        """The marks, as a set."""
        return frozenset(self.marks.tolist())

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """Of each content word, which passages hold it, counted as ``passage`` counts them."""
        holding: dict[str, list[int]] = {}
        for place, passage in enumerate(self.passages()):
            for stem in passage.stems:
                if stem in holding:
                    holding[stem].append(place)
                else:
                    holding[stem] = [place]
        return holding

    def passages(self) -> tuple[SketchSentence, ...]:
        """Return the quotations, then the sentences."""
        return (*self.quotations, *self.sentences)

    def passage(self, place: int) -> SketchSentence:
        """Return the quotation or, counted on from the last of them, the sentence at a place."""
        beyond = place - len(self.quotations)
        return self.quotations[place] if beyond < 0 else self.sentences[beyond]


def sketch(
    report: Report,
    statements: Sequence[Statement],
    vectors: Mapping[StatementId, NDArray[np.float32]],
) -> Sketch:
    """Boil a report down. ``statements`` are its own."""
    text = report.text
    quotations = find_quotations(text)
    told = [
        each
        for each in statements
        if each.zone is None and each.id in vectors and not _is_quoted(each, quotations)
    ]
    apart = [z.span for z in report.zones if z.kind is not ZoneKind.HEADLINE]
    masked = sorted([q.outside for q in quotations] + apart)
    running = read_words(text, masked, RUN)
    quoted = tuple(
        SketchSentence(q.inside.start, q.inside.end, frozenset(content_stems(q.inside.of(text))))
        for q in quotations
    )
    voice = _voice(statements)
    return Sketch(
        report=report,
        running=running,
        quotations=quoted,
        sources=_sources(text, statements),
        credits=_credits(report),
        figures=running.figures,
        names=running.names,
        voice=voice.entity if voice else None,
        speaks_as_body=voice is not None and voice.kind is SourceKind.ORGANISATION,
        told=tuple(statement.extent for statement in told),
        vectors=np.array([vectors[s.id] for s in told], dtype=np.float32),
    )


def _is_quoted(statement: Statement, quotations: Sequence[Quotation]) -> bool:
    """Tell whether most of what a statement says stands inside quotation marks."""
    size = sum(span.end - span.start for span in statement.content)
    inside = sum(
        max(0, min(span.end, each.outside.end) - max(span.start, each.outside.start))
        for span in statement.content
        for each in quotations
    )
    return 2 * inside > size


def _enumerations(text: str) -> dict[tuple[str, ...], Span]:
    """Return lists of three by the last content word of each item, in the order of the text."""
    lists: dict[tuple[str, ...], Span] = {}
    for places in find_listings(text):
        heads = tuple(
            _head(text[start:end], last=place == len(places) - 1)
            for place, (start, end) in enumerate(places)
        )
        if all(heads) and len(set(heads)) == len(heads):
            lists.setdefault(heads, Span(places[0][0], places[-1][1]))
    return lists


def _head(item: str, *, last: bool) -> str:
    stems = content_stems(item)
    words = [stem for stem in stems if not stem[0].isdigit()]
    if not words:
        return ""
    # The first item carries the clause before it, the last the clause after it.
    return words[0] if last else words[-1]


def _sources(text: str, statements: Iterable[Statement]) -> dict[EntityId, Span]:
    sources: dict[EntityId, Span] = {}
    for statement in statements:
        for hop in statement.chain:
            mention = hop.source
            if mention is not None and mention.entity and mention.kind != "unnamed":
                sources.setdefault(mention.entity, mention.span)
    return sources


def _voice(statements: Iterable[Statement]) -> Mention | None:
    hops = (hop for s in statements for hop in s.chain if hop.credit is Credit.BYLINE)
    return next((hop.source for hop in hops if hop.source), None)


def _credits(report: Report) -> dict[str, Span]:
    return {
        fold(name): zone.span
        for zone in report.zones
        if zone.kind is ZoneKind.TEXT_CREDIT
        for name in zone.names
    }
