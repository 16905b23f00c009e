"""How alike two statements are: a table of features over all pairs of a story."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.model import Report, ReportId, Statement, StatementId
from headwater.text import content_stems, find_words, fold

Matrix = NDArray[np.float32]
_GRAMS = (3, 4, 5)  # characters; the sizes that matched best in our probe of the founding pair


@dataclass(frozen=True, slots=True)
class Features:
    """Likeness of every pair of statements; each matrix is n by n, symmetric.

    Attributes:
        meaning: cosine of the sentence vectors, centred on the story's mean, -1 to 1.
        raw: the same without centring.
        words: cosine of rare-word weights, 0 to 1.
        letters: cosine of character 3- to 5-grams, 0 to 1.
        speaker: 1 where both credit the same innermost party.
        numbers: 1 where they share a quantity of the same unit and value, else 0.
        dates: how rare in the story an exact day is that both name, 0 to 1; the day of the
            happening itself, which every report names, is next to nothing.
    """

    meaning: Matrix
    raw: Matrix
    words: Matrix
    letters: Matrix
    speaker: Matrix
    numbers: Matrix
    dates: Matrix


def measure(
    reports: Mapping[ReportId, Report],
    statements: Sequence[Statement],
    vectors: Mapping[StatementId, Matrix],
) -> Features:
    """Measure every pair of a story's statements.

    What is usual in the story, and so tells little, is counted over its different wordings: a
    copy makes nothing more usual.
    """
    texts = [statement.wording(reports[statement.report].text) for statement in statements]
    first = _first_of_each(texts)
    raw = np.array([vectors[statement.id] for statement in statements], dtype=np.float32)
    centred = _unit(raw - raw[first].mean(axis=0)) if len(first) > 1 else raw
    return Features(
        meaning=centred @ centred.T,
        raw=raw @ raw.T,
        words=_cosine([Counter(content_stems(text)) for text in texts], first),
        letters=_cosine([_grams(text) for text in texts]),
        speaker=_shared([_speaker(statement) for statement in statements]),
        numbers=_shared([_figures(statement) for statement in statements]),
        dates=_shared([_days(statement) for statement in statements], first),
    )


def _first_of_each(texts: Sequence[str]) -> list[int]:
    """Return the places of the different wordings; case and marks make no difference."""
    places: dict[tuple[str, ...], int] = {}
    for place, text in enumerate(texts):
        places.setdefault(tuple(word.folded for word in find_words(text)), place)
    return list(places.values())


def _unit(rows: Matrix) -> Matrix:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


def _cosine(bags: Sequence[Counter[str]], different: Sequence[int] = ()) -> Matrix:
    """Return the cosine of every two bags; rare terms weigh more if ``different`` tells them."""
    spread = Counter(term for index in different for term in bags[index])
    column = {term: index for index, term in enumerate(sorted({t for bag in bags for t in bag}))}
    table = np.zeros((len(bags), max(1, len(column))), dtype=np.float32)
    for row, bag in enumerate(bags):
        for term, count in bag.items():
            rarity = math.log(1 + len(different) / spread[term]) if different else 1.0
            table[row, column[term]] = (1 + math.log(count)) * rarity
    unit = _unit(table)
    return np.asarray(unit @ unit.T, dtype=np.float32)


def _grams(text: str) -> Counter[str]:
    folded = " " + " ".join(fold(word) for word in text.split()) + " "
    return Counter(
        folded[index : index + size]
        for size in _GRAMS
        for index in range(max(0, len(folded) - size + 1))
    )


def _shared(keys: Sequence[frozenset[str]], different: Sequence[int] = ()) -> Matrix:
    """Return 1 where two sets of keys meet, 0 where they do not or one is empty.

    With ``different``, a key that two different wordings hold counts 1, one that all hold 0.
    """
    holders: dict[str, list[int]] = {}
    for row, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, []).append(row)
    shared = np.zeros((len(keys), len(keys)), dtype=np.float32)
    most = math.log(max(3, len(different)) / 2)
    for rows in holders.values():
        spread = max(1, len(set(rows) & set(different)))
        worth = math.log(len(different) / spread) / most if different else 1.0
        block = np.ix_(rows, rows)
        shared[block] = np.maximum(shared[block], min(1.0, worth))
    return shared


def _speaker(statement: Statement) -> frozenset[str]:
    speaker = statement.speaker
    return frozenset((speaker.entity,)) if speaker and speaker.entity else frozenset()


def _figures(statement: Statement) -> frozenset[str]:
    return frozenset(
        f"{q.highest if q.lowest is None else q.lowest} {q.unit}"
        for q in statement.quantities
        if q.unit
    )


def _days(statement: Statement) -> frozenset[str]:
    return frozenset(str(w.earliest) for w in statement.times if w.earliest == w.latest)
