"""The plug-in ``spacy``: readings by any spaCy pipeline that the user has installed.

It needs the optional package spaCy, is imported only when asked for by name, and is the only
module that imports it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import spacy
from spacy.about import __version__
from spacy.language import Language
from spacy.tokens import Doc

from headwater.exceptions import ConfigError
from headwater.language.cue_kinds import kind_of
from headwater.language.reading import Layer, Name, NameKind, Reading, Relation
from headwater.language.spacy_relations import Credited, find_credits
from headwater.model.span import Span

# A pipeline is given no more at once: spaCy refuses a million characters, and time and memory
# stay in proportion to length.
LONGEST = 10_000  # characters
# A parse says nothing of its own sureness; our own judgement, below the trained reader's.
CONFIDENCE = 0.6
# Labels of OntoNotes and of CoNLL-2003; any other is ``other``.
_KINDS = {
    "PERSON": NameKind.PERSON,
    "PER": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "NORP": NameKind.NATIONALITY,
    "FAC": NameKind.FACILITY,
    "PRODUCT": NameKind.PRODUCT,
    "DATE": NameKind.DATE,
    "TIME": NameKind.DATE,
    "QUANTITY": NameKind.QUANTITY,
    "CARDINAL": NameKind.QUANTITY,
    "ORDINAL": NameKind.QUANTITY,
    "PERCENT": NameKind.QUANTITY,
    "MONEY": NameKind.MONEY,
}
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_TRIED = "It rained, she said."


class SpacyReader:
    """Reads texts by a spaCy pipeline with a dependency parser."""

    def __init__(self, pipeline: Language) -> None:
        """Take a loaded pipeline.

        Raises:
            ConfigError: it does not parse.
        """
        if not pipeline(_TRIED).has_annotation("DEP"):
            raise ConfigError(
                f"the spaCy pipeline {_called(pipeline)} has no parser, so it cannot tell who "
                "said what; choose one with a dependency parser"
            )
        self._pipeline = pipeline

    @cached_property
    def version(self) -> str:
        """Names spaCy and the pipeline with their versions, and what the pipeline has learned.

        A pipeline trained again in the same folder mostly keeps its name and version.
        """
        learned = blake2b(self._pipeline.to_bytes(exclude=["vocab"]), digest_size=4).hexdigest()
        return f"spaCy {__version__}, {_called(self._pipeline)} ({learned})"

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """Return one reading a text, each read by itself."""
        return tuple(map(self._read, texts))

    def _read(self, text: str) -> Reading:
        # spaCy encodes its text, which a lone surrogate does not allow; offsets stay.
        plain = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
        parts = [(start, self._pipeline(piece)) for start, piece in _pieces(plain)]
        relations: list[Relation] = []
        holders: list[int | None] = []
        for start, doc in parts:
            found = sorted(
                (_relation(start, doc, one) for one in find_credits(doc)),
                key=lambda one: (one.content[0].start, -_size(one)),
            )
            before = len(relations)
            held = [_holder(number, found) for number in range(len(found))]
            holders += [None if place is None else place + before for place in held]
            relations += found
        return Reading(
            sentences=tuple(span for start, doc in parts for span in _sentences(start, doc)),
            names=tuple(name for start, doc in parts for name in _names(start, doc)),
            relations=_by_level(relations, holders),
        )


def open_reader(model: str) -> SpacyReader:
    """Open the reader with an installed pipeline.

    Args:
        model: name of a pipeline's package, or its folder.

    Raises:
        ConfigError: none is named, there is no such pipeline, or it does not parse.
    """
    if not model:
        raise ConfigError(
            f"the reader spacy needs a pipeline: spacy:NAME or spacy:FOLDER; {_ours()}"
        )
    try:
        pipeline = spacy.load(Path(model) if Path(model).is_dir() else model)
    except OSError as error:
        raise ConfigError(
            f"spaCy cannot load a pipeline {model!r}: it is no package that is installed and no "
            f"folder of a pipeline; {_ours()}"
        ) from error
    return SpacyReader(pipeline)


def _ours() -> str:
    """Say which pipelines are installed as packages."""
    names = sorted(spacy.util.get_installed_models())
    return f"installed are {', '.join(names)}" if names else "no pipeline is installed as a package"


def _called(pipeline: Language) -> str:
    told = pipeline.meta
    return f"{told['lang']}_{told['name']} {told['version']}"


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their starts; a very long one is cut, at a space if it can.

    A line's end always ends a sentence and a credit, which not every pipeline has learned.
    """
    for line in _LINE.finditer(text):
        start, stop = line.span()
        while start < stop:
            end = min(start + LONGEST, stop)
            space = text.rfind(" ", start + 1, end) if end < stop else -1
            end = space if space > 0 else end
            yield start, text[start:end]
            start = end


def _sentences(start: int, doc: Doc) -> Iterator[Span]:
    for one in doc.sents:
        if span := _span(start, doc, one.start, one.end):
            yield span


def _names(start: int, doc: Doc) -> Iterator[Name]:
    for one in doc.ents:
        if span := _span(start, doc, one.start, one.end):
            kind = _KINDS.get(one.label_.upper(), NameKind.OTHER)
            yield Name(kind=kind, span=span, confidence=CONFIDENCE)


def _span(start: int, doc: Doc, first: int, last: int) -> Span | None:
    """Return tokens as a span of the whole text, without white space at its ends."""
    while first < last and doc[first].is_space:
        first += 1
    while first < last and doc[last - 1].is_space:
        last -= 1
    if first >= last:
        return None
    return Span(start + doc[first].idx, start + doc[last - 1].idx + len(doc[last - 1]))


def _relation(start: int, doc: Doc, one: Credited) -> Relation:
    cue = _span(start, doc, *one.cue)
    source = _span(start, doc, *one.source) if one.source else None
    spoken = doc[slice(*one.source)].text if one.source else ""
    return Relation(
        source=source,
        cue=cue,
        content=tuple(span for part in one.contents if (span := _span(start, doc, *part))),
        layer=Layer.OUTER,
        kind=kind_of(doc[slice(*one.cue)].text, spoken),
        outer=None,
        factuality=None,
        clausal=True,
        confidence=CONFIDENCE,
        rule="spacy",
    )


def _by_level(relations: Sequence[Relation], holders: Sequence[int | None]) -> tuple[Relation, ...]:
    """Return relations, those that stand in no other first, each pointing to the one around it."""
    depths: list[int] = []
    for holder in holders:  # a holder stands before what it holds
        depths.append(0 if holder is None else depths[holder] + 1)
    order = sorted(range(len(relations)), key=depths.__getitem__)
    places = {number: place for place, number in enumerate(order)}
    return tuple(
        relations[number]
        if (holder := holders[number]) is None
        else replace(relations[number], layer=Layer.NESTED, outer=places[holder])
        for number in order
    )


def _holder(number: int, ordered: Sequence[Relation]) -> int | None:
    inner = ordered[number]
    assert inner.cue is not None
    parts = (inner.cue, *inner.content)
    holding = [
        place
        for place, one in enumerate(ordered[:number])
        if all(any(_holds(whole, part) for whole in one.content) for part in parts)
        and not any(one.cue and _holds(part, one.cue) for part in inner.content)
    ]
    return min(holding, key=lambda place: _size(ordered[place]), default=None)


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _size(one: Relation) -> int:
    return sum(part.end - part.start for part in one.content)
