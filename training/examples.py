"""What the tagger learns from: a text's words with the labels some data set gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from headwater.language.labels import NAME_CLASSES, ROLE_LABELS, ROLES
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Words, read_words

IGNORED = -100

Labels = NDArray[np.int64]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One labelled statement, as character spans.

    Attributes:
        nested: it stands inside the content of another.
    """

    source: Spans
    cue: Spans
    content: Spans
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One labelled statement, as first and one past last words; contents may be several."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text and its labels, one a word; ``None`` where the data set is silent.

    Attributes:
        outer: labels of the news layer.
        clause: labels of the discourse layer.
        names: rows of ``ALLOWED``, the sets of labels a word may bear, or ``IGNORED``.
        factuality: (words, 2), -3 to 3, NaN where nobody judged.
        events: (words,) 1 for a word that tells of an event, 0 for others, ``IGNORED`` unknown.
        sure: weight of each factuality judgement.
    """

    words: Words
    outer: Labels | None = None
    clause: Labels | None = None
    names: Labels | None = None
    factuality: NDArray[np.float32] | None = None
    events: Labels | None = None
    sure: float = 1.0
    links: tuple[Link, ...] = ()
    source: str = field(default="")


def moved(relation: Relation, by: int) -> Relation:
    """Return a relation with every offset moved."""
    roles = [
        tuple((start + by, end + by) for start, end in spans)
        for spans in (relation.source, relation.cue, relation.content)
    ]
    return replace(relation, source=roles[0], cue=roles[1], content=roles[2])


def words_of(words: Words, start: int, end: int) -> tuple[int, int]:
    """Return the words that share a character with a span, as first and one past last."""
    first = int(np.searchsorted(words.ends, start, side="right"))
    last = int(np.searchsorted(words.starts, end, side="left"))
    return first, max(first, last)


def role_labels(words: Words, relations: Iterable[Relation]) -> Labels:
    """Write the relations' spans as one layer of begin, inside and outside."""
    labels = np.zeros(len(words), np.int64)
    for relation in relations:
        for role in ROLES:
            begin = ROLE_LABELS.index(f"B-{role}")
            for span in getattr(relation, role):
                first, last = words_of(words, *span)
                labels[first:last] = begin + 1
                labels[first : min(first + 1, last)] = begin
    return repaired(labels)


def repaired(labels: Labels) -> Labels:
    """Turn an inside that follows nothing of its class into a begin."""
    out = labels.copy()
    for place, label in enumerate(labels):
        inside = label > 0 and label % 2 == 0
        if inside and (place == 0 or out[place - 1] not in (label, label - 1)):
            out[place] = label - 1
    return out


def links_of(words: Words, relations: Iterable[Relation]) -> tuple[Link, ...]:
    """Return the relations as word ranges; those without a cue are left out."""
    links = []
    for relation in relations:
        if not relation.cue:
            continue
        cue = words_of(words, *relation.cue[0])
        contents = tuple(words_of(words, *span) for span in relation.content)
        source = words_of(words, *relation.source[0]) if relation.source else None
        if cue[0] < cue[1] and all(first < last for first, last in contents):
            links.append(Link(source=source, cue=cue, contents=contents))
    return tuple(links)


def news_example(text: str, relations: Sequence[Relation], splitter: WordPiece) -> Example:
    """Read PolNeAR's layer: statements that stand in no other."""
    words = read_words(text, splitter)
    outer = [relation for relation in relations if not relation.nested]
    return Example(
        words=words, outer=role_labels(words, outer), links=links_of(words, outer), source="news"
    )


def discourse_example(text: str, relations: Sequence[Relation], splitter: WordPiece) -> Example:
    """Read GUM's layer: statements that stand in no other of this text."""
    words = read_words(text, splitter)
    outer = [relation for relation in relations if not relation.nested]
    return Example(
        words=words,
        clause=role_labels(words, outer),
        links=links_of(words, outer),
        source="discourse",
    )


def class_columns(names: Iterable[str], marks: str = "BI") -> list[int]:
    """Return the label columns of classes.

    Raises:
        ValueError: a class is unknown.
    """
    return [1 + 2 * NAME_CLASSES.index(name) + (mark == "I") for name in names for mark in marks]
