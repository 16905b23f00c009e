"""Four schemes of names in one: each data set says which classes it marks and which it may miss.

A word outside every name of a set that never marks dates may still be a date: it bears the set
of labels {outside, date}, and the loss asks only that the probability lies within.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.language.labels import NAME_CLASSES, NAME_LABELS
from headwater.language.wordpiece import WordPiece
from headwater.language.words import read_words
from training.corpora import read_lines
from training.examples import IGNORED, Example, class_columns, words_of
from training.newswire import CLASSES, FILE, is_held_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How a data set's classes map onto ours.

    Attributes:
        classes: theirs to the classes of ours it may mean.
        marked: ours that the set marks wherever they occur.
    """

    classes: Mapping[str, tuple[str, ...]]
    marked: tuple[str, ...]


_FOUR = ("person", "organisation", "place", "nationality", "facility", "other")
_MIXED = ("nationality", "product", "other")
NEWSWIRE = Scheme(
    classes={theirs: (ours,) for theirs, ours in CLASSES.items()},
    marked=tuple(name for name in NAME_CLASSES if name != "quantity"),
)
DEFENCE = Scheme(
    classes={
        "Person": ("person",),
        "Organisation": ("organisation",),
        "Location": ("place",),
        "Nationality": ("nationality",),
        "Weapon": ("product",),
        "Vehicle": ("product",),
        "MilitaryPlatform": ("product",),
        "Temporal": ("date",),
        "Quantity": ("quantity",),
        "Money": ("money",),
        "DocumentReference": ("other",),
    },
    marked=tuple(name for name in NAME_CLASSES if name not in ("facility", "other")),
)
WIKIPEDIA = Scheme(
    classes={
        "PER": ("person",),
        "LOC": ("place", "facility"),
        "ORG": ("organisation", "facility"),
        "MISC": _MIXED,
    },
    marked=_FOUR,
)
CROSS = Scheme(
    classes={
        "person": ("person",),
        "politician": ("person",),
        "scientist": ("person",),
        "researcher": ("person",),
        "writer": ("person",),
        "musicalartist": ("person",),
        "organisation": ("organisation",),
        "politicalparty": ("organisation",),
        "university": ("organisation", "facility"),
        "band": ("organisation",),
        "country": ("place",),
        "place": ("place", "facility"),
        "election": ("other",),
        "event": ("other",),
        "product": ("product",),
        "misc": _MIXED,
    },
    marked=("person", "organisation", "place"),
)
TREEBANK = Scheme(
    classes={
        "PER": ("person",),
        "LOC": ("place", "facility"),
        "ORG": ("organisation", "facility"),
    },
    marked=("person", "organisation", "place"),
)


class AllowedSets:
    """The distinct sets of labels met so far, numbered."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[int], int] = {}

    def number(self, columns: frozenset[int]) -> int:
        """Return a set's number, a new one for a new set."""
        return self._numbers.setdefault(columns, len(self._numbers))

    def outside(self, scheme: Scheme) -> int:
        """Return the set of a word outside every name of a scheme."""
        silent = [name for name in NAME_CLASSES if name not in scheme.marked]
        return self.number(frozenset({0, *class_columns(silent)}))

    def inside(self, scheme: Scheme, theirs: str, *, first: bool) -> int:
        """Return the set of a name's word; ``IGNORED`` for a class the scheme has no match for."""
        if theirs not in scheme.classes:
            return IGNORED
        columns = class_columns(scheme.classes[theirs], "B" if first else "I")
        return self.number(frozenset(columns))

    def table(self) -> NDArray[np.bool_]:
        """Return (sets, labels): which labels each set allows."""
        table = np.zeros((len(self._numbers), len(NAME_LABELS)), np.bool_)
        for columns, number in self._numbers.items():
            table[number, list(columns)] = True
        return table


def newswire_spans(article: Mapping[str, object]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return an article as lines of spaced tokens, with its names' spans."""
    sentences = article["sentences"]
    assert isinstance(sentences, list)
    return spaced([(one["tokens"], one["tags"]) for one in sentences])


def spaced(
    sentences: list[tuple[list[str], list[str]]],
) -> tuple[str, list[tuple[int, int, str]]]:
    """Join sentences of tokens into a text, one a line, and read the names off their tags."""
    lines: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    for tokens, tags in sentences:
        before = "O"
        for token, tag in zip(tokens, tags, strict=True):
            if tag != "O":
                goes_on = spans and before[2:] == tag[2:] and tag[0] == "I"
                start = spans.pop()[0] if goes_on else at
                spans.append((start, at + len(token), tag[2:]))
            before = tag
            at += len(token) + 1
        lines.append(" ".join(tokens))
    return "\n".join(lines), spans


def name_example(
    text: str,
    spans: list[tuple[int, int, str]],
    scheme: Scheme,
    sets: AllowedSets,
    splitter: WordPiece,
) -> Example:
    """Label the words of a text by a scheme."""
    words = read_words(text, splitter)
    labels = np.full(len(words), sets.outside(scheme), np.int64)
    for start, end, theirs in spans:
        first, last = words_of(words, start, end)
        labels[first:last] = sets.inside(scheme, theirs, first=False)
        labels[first : min(first + 1, last)] = sets.inside(scheme, theirs, first=True)
    return Example(words=words, names=labels, source="names")


def load_names(
    folder: Path, sets: AllowedSets, splitter: WordPiece, *, permissive: bool
) -> Iterator[Example]:
    """Yield the name sets of a recipe, the held-out fifth of the newswire left out."""
    if not permissive:
        for article in read_lines(folder / FILE):
            if not is_held_out(str(article["id"])):
                yield name_example(*newswire_spans(article), NEWSWIRE, sets, splitter)
    for article in read_lines(folder / "re3d_train.jsonl"):
        if not (permissive and article["licence"] in _RESTRICTED):
            yield _defence(article, sets, splitter)
    for file, scheme in (
        ("wikigold.jsonl", WIKIPEDIA),
        ("crossner_wikipedia.jsonl", CROSS),
        ("uner_ewt_dev.jsonl", TREEBANK),
    ):
        rows = [(row["tokens"], row["tags"]) for row in read_lines(folder / file)]
        for start in range(0, len(rows), 12):
            text, spans = spaced(rows[start : start + 12])
            yield name_example(text, spans, scheme, sets, splitter)


_RESTRICTED = ("BBC Online", "Delegation of the European Union to Syria")
_NUMBERED = ("Temporal", "Quantity", "Money", "Weapon", "Vehicle", "MilitaryPlatform")


def _defence(article: dict[str, object], sets: AllowedSets, splitter: WordPiece) -> Example:
    """Read re3d: its spans nest and hold whole phrases; keep the innermost names."""
    text = str(article["text"])
    given = sorted({tuple(span) for span in article["entities"]})  # type: ignore[attr-defined]
    inner = [
        one
        for one in given
        if not any(other != one and one[0] <= other[0] and other[1] <= one[1] for other in given)
    ]
    known = [
        one for one in inner if one[2] in _NUMBERED or any(map(str.isupper, text[one[0] : one[1]]))
    ]
    example = name_example(text, known, DEFENCE, sets, splitter)
    assert example.names is not None
    covered = np.zeros(len(example.words), np.bool_)
    for start, end, _ in known:
        covered[slice(*words_of(example.words, start, end))] = True
    for start, end, _ in given:
        place = slice(*words_of(example.words, start, end))
        example.names[place][~covered[place]] = IGNORED
    return example
