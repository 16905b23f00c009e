"""Texts in, readings out: the tagger's relations, and those inside their contents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from headwater.language.joining import find_events, join_part, join_report
from headwater.language.labels import NAME_CLASSES
from headwater.language.page import span_of
from headwater.language.reading import Layer, Name, NameKind, Reading, Relation
from headwater.language.session import WEIGHTS
from headwater.language.tagger import FULL, Tagger, Tagging
from headwater.language.within import told
from headwater.language.words import Words
from headwater.model.span import Span

TEXTS_AT_ONCE = 32  # bounds the memory that scores take; has no effect on results
DEPTH = 2  # times a content is read again: chains of up to three hops


class Reader:
    """Reads texts with the shipped weights, or with others of the same make."""

    def __init__(self, *, weights: Path = WEIGHTS, network: str = FULL, threads: int = 1) -> None:
        """Load the tagger.

        Args:
            weights: folder with ``tagger.onnx``, ``tagger.npz``, ``pieces.bin`` and ``vocab.txt``.
            network: ``FAST`` for half the layers, ``fast.onnx`` and ``fast.npz``.
            threads: inside one operator; 0 takes every core.
        """
        self._tagger = Tagger(weights=weights, network=network, threads=threads)

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """Return one reading a text, the same whatever it is read with."""
        return tuple(
            reading
            for start in range(0, len(texts), TEXTS_AT_ONCE)
            for reading in self._read(texts[start : start + TEXTS_AT_ONCE])
        )

    def _read(self, texts: Sequence[str]) -> Iterator[Reading]:
        """Read texts, then the contents found as texts of their own, then theirs.

        Nested statements are rare where they are labelled, too rare to learn a layer of their
        own from. What is credited inside a content reads like what is credited outside one.
        """
        pages = [
            _Page(text, tagging, join_report(text, tagging))
            for text, tagging in self._tagged(texts)
        ]
        parts = [part for page in pages for part in page.parts(range(len(page.relations)))]
        for _ in range(DEPTH):
            again = [(part, part.span.of(part.page.text)) for part in parts]
            taken = [
                (part.page, part.page.take(part, join_part(text, tagging)))
                for (part, _), (text, tagging) in zip(
                    again, self._tagged([text for _, text in again], named=False), strict=True
                )
            ]
            parts = [part for page, numbers in taken for part in page.parts(numbers)]
        return (page.reading() for page in pages)

    def _tagged(self, texts: Sequence[str], *, named: bool = True) -> Iterable[tuple[str, Tagging]]:
        return zip(texts, self._tagger.tag(texts, named=named), strict=True)


@dataclass(frozen=True, slots=True)
class _Part:
    """A content to be read again, and the number of the relation that holds it."""

    page: "_Page"
    outer: int
    span: Span


@dataclass(slots=True)
class _Page:
    """One text with what was found in it so far.

    Attributes:
        cued: a byte a character, 1 where a cue stands.
    """

    text: str
    tagging: Tagging
    relations: list[Relation]
    cued: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.cued = bytearray(len(self.text))
        for one in self.relations:
            self._mark(one)

    def parts(self, numbers: Iterable[int]) -> list[_Part]:
        """Return the contents of relations that may credit somebody within."""
        return [
            _Part(self, number, span)
            for number in numbers
            for content in self.relations[number].content
            if (span := told(self.text, content)) is not None
        ]

    def take(self, part: _Part, found: Iterable[Relation]) -> list[int]:
        """Add what was found in a part; a cue is taken once. Return the new numbers."""
        new = []
        for one in found:
            inner = _moved(one, part)
            if inner.cue is None or any(self.cued[inner.cue.start : inner.cue.end]):
                continue
            new.append(len(self.relations))
            self.relations.append(inner)
            self._mark(inner)
        return new

    def _mark(self, one: Relation) -> None:
        if one.cue is not None:
            self.cued[one.cue.start : one.cue.end] = b"\1" * (one.cue.end - one.cue.start)

    def reading(self) -> Reading:
        """Return all of it as values."""
        words = self.tagging.words
        return Reading(
            sentences=_sentences(words),
            relations=tuple(self.relations),
            names=tuple(
                Name(
                    kind=NameKind(NAME_CLASSES[one.label]),
                    span=span_of(words, one),
                    confidence=one.confidence,
                )
                for one in self.tagging.names
            ),
            events=find_events(self.tagging),
        )


def _moved(one: Relation, part: _Part) -> Relation:
    """Return a relation of a part as one of the whole text."""
    by = part.span.start
    return replace(
        one,
        source=None if one.source is None else one.source.moved(by),
        cue=None if one.cue is None else one.cue.moved(by),
        content=tuple(span.moved(by) for span in one.content),
        layer=Layer.NESTED,
        outer=part.outer,
    )


def _sentences(words: Words) -> tuple[Span, ...]:
    if not len(words):
        return ()
    turns = np.flatnonzero(np.diff(words.sentences))
    starts = [0, *(turns + 1).tolist()]
    ends = [*turns.tolist(), len(words) - 1]
    return tuple(
        Span(int(words.starts[first]), int(words.ends[last]))
        for first, last in zip(starts, ends, strict=True)
    )
