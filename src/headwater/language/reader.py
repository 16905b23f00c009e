"""Texts in, readings out: the tagger, the joining of its spans, and the rules beside it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from headwater.language.assignment import WordRelation, assign
from headwater.language.cue_kinds import heads_clause, kind_of
from headwater.language.decoding import WordSpan
from headwater.language.direct import add_direct_speech
from headwater.language.labels import NAME_CLASSES, ROLES
from headwater.language.reading import Layer, Name, NameKind, Reading, Relation, Role, Tag
from headwater.language.session import WEIGHTS
from headwater.language.tagger import Tagger, Tagging
from headwater.language.words import Words
from headwater.model.span import Span

_Contents = list[tuple[int, int]]  # first word of each outer content, number of its relation

TEXTS_AT_ONCE = 32  # bounds the memory that scores take; has no effect on results


class Reader:
    """Reads texts with the shipped weights, or with others of the same make."""

    def __init__(self, *, weights: Path = WEIGHTS, threads: int = 1) -> None:
        """Load the tagger.

        Args:
            weights: folder with ``tagger.onnx``, ``tagger.npz`` and ``vocab.txt``.
            threads: inside one operator; 0 takes every core.
        """
        self._tagger = Tagger(weights=weights, threads=threads)

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """Return one reading a text, the same whatever it is read with."""
        return tuple(
            _reading(text, tagging)
            for start in range(0, len(texts), TEXTS_AT_ONCE)
            for text, tagging in self._tagged(texts[start : start + TEXTS_AT_ONCE])
        )

    def _tagged(self, texts: Sequence[str]) -> Iterable[tuple[str, Tagging]]:
        return zip(texts, self._tagger.tag(texts), strict=True)


def _reading(text: str, tagging: Tagging) -> Reading:
    words = tagging.words
    links = tagging.layers["outer"]
    outer = _ordered(add_direct_speech(text, words, links, assign(links)))
    inner = _ordered(assign(tagging.layers["nested"]))
    contents = sorted((part.first, n) for n, one in enumerate(outer) for part in one.contents)
    held = [(one, _holder(one, outer, contents)) for one in inner]
    return Reading(
        sentences=_sentences(words),
        tags=tuple(sorted(_tags(tagging), key=lambda tag: (tag.span, tag.layer, tag.role))),
        relations=(
            *(_relation(text, tagging, one, None) for one in outer),
            *(_relation(text, tagging, one, holder) for one, holder in held if holder is not None),
        ),
        names=tuple(
            Name(
                kind=NameKind(NAME_CLASSES[one.label]),
                span=_span(words, one),
                confidence=one.confidence,
            )
            for one in tagging.names
        ),
    )


def _ordered(relations: Iterable[WordRelation]) -> list[WordRelation]:
    return sorted(relations, key=lambda one: (one.contents[0].first, one.contents[0].last))


def _holder(inner: WordRelation, outer: Sequence[WordRelation], contents: _Contents) -> int | None:
    """Return which outer relation's content holds the inner cue and all it tells."""
    if inner.cue is None:
        return None
    place = bisect_right(contents, (inner.cue.first, len(outer))) - 1
    if place < 0:
        return None
    number = contents[place][1]
    around = outer[number]
    held = all(
        any(whole.first <= part.first and part.last <= whole.last for whole in around.contents)
        for part in (inner.cue, *inner.contents)
    )
    swallows = around.cue is not None and any(
        part.first <= around.cue.first < part.last for part in inner.contents
    )
    return number if held and not swallows else None


def _relation(
    text: str,
    tagging: Tagging,
    one: WordRelation,
    outer: int | None,
) -> Relation:
    words = tagging.words
    cue = None if one.cue is None else _span(words, one.cue)
    source = None if one.source is None else _span(words, one.source)
    told = "" if cue is None else cue.of(text)
    nested = outer is not None
    return Relation(
        source=source,
        cue=cue,
        content=tuple(_span(words, part) for part in one.contents),
        layer=Layer.NESTED if nested else Layer.OUTER,
        kind=kind_of(told, "" if source is None else source.of(text)),
        outer=outer,
        factuality=_factuality(tagging, one.contents),
        clausal=nested or _clausal(tagging, one, told),
        confidence=one.confidence,
        rule=one.rule,
    )


def _clausal(tagging: Tagging, one: WordRelation, cue: str) -> bool:
    """Tell whether a clause is credited: by the network, the cue's words, or the layout."""
    if one.cue is None or heads_clause(cue):
        return True
    return bool(tagging.clausal[one.cue.first : one.cue.last].any())


def _factuality(tagging: Tagging, contents: Sequence[WordSpan]) -> float | None:
    """Return the news-scale judgement of the first word that tells of an event."""
    places = np.concatenate([np.arange(part.first, part.last) for part in contents])
    telling = places[tagging.events[places] > 0.0]
    if not len(telling):
        return None
    return float(np.clip(tagging.factuality[telling[0], 0], -3.0, 3.0))


def _tags(tagging: Tagging) -> Iterable[Tag]:
    for layer in Layer:
        links = tagging.layers[layer.value]
        for one in (*links.sources, *links.cues, *links.contents):
            yield Tag(
                role=Role(ROLES[one.label]),
                layer=layer,
                span=_span(tagging.words, one),
                confidence=one.confidence,
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


def _span(words: Words, one: WordSpan) -> Span:
    return Span(int(words.starts[one.first]), int(words.ends[one.last - 1]))
