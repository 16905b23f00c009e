"""How likely two statements say the same: a logistic model over the table of features."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from headwater.claims.features import NAMES, Matrix

# What makes two statements of one thing clash. Set aside, the likelihood tells whether they
# answer the same question, however they answer it.
CLASHING = frozenset(
    ("numbers_apart", "dates_apart", "polarity", "opposed", "sureness", "unrealised", "silent")
)
_WORDS = {
    "raw": "meaning of the sentences",
    "meaning": "meaning against what is usual in the story",
    "letters": "spelling",
    "words": "rare words shared",
    "cover_least": "how far the fuller one is covered by the other",
    "cover_most": "how far the shorter one is covered by the other",
    "left_over": "weightiest word without a counterpart",
    "left_over_least": "weightiest word without a counterpart, on the better side",
    "order": "words in the same order",
    "head": "words that the two open with",
    "names": "names shared",
    "names_apart": "names of which none is shared",
    "numbers": "a number shared",
    "numbers_apart": "numbers that exclude each other",
    "numbers_left": "figures that only one gives",
    "dates": "a day shared that the story seldom names",
    "dates_apart": "dates that exclude each other",
    "speaker": "one speaker",
    "polarity": "one negated, one not",
    "opposed": "states that exclude each other",
    "unrealised": "one asked for or promised, one told as a fact",
    "stage": "one told as still to come, one as having come",
    "silent": "one tells of silence",
    "sureness": "how sure each sounds",
    "length": "length",
    "own_report": "both in one report",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one feature adds to a score.

    Attributes:
        feature: its name.
        value: of the feature.
        weight: what it adds, in log odds.
        detail: what the feature is, in words.
    """

    feature: str
    value: float
    weight: float
    detail: str


@cache
def _model() -> tuple[float, NDArray[np.float64]]:
    """Return bias and weights in the order of ``NAMES``; see training/scorer.py."""
    held = json.loads((files("headwater.claims") / "weights.json").read_text("utf-8"))
    return held["bias"], np.array([held["weights"].get(name, 0.0) for name in NAMES])


def likelihood(table: Matrix) -> NDArray[np.float64]:
    """Return for each row how likely the two say the same, whatever else is told, 0 to 1."""
    return chances(log_odds(table))


def log_odds(table: Matrix) -> NDArray[np.float64]:
    """Return for each row the log odds that the two say the same, whatever else is told."""
    return _log_odds(table, _model()[1])


def likelihood_aside(table: Matrix) -> NDArray[np.float64]:
    """Return for each row how likely the two would say the same but for what clashes, 0 to 1."""
    aside = np.array([name in CLASHING for name in NAMES])
    return chances(_log_odds(table, np.where(aside, 0.0, _model()[1])))


def chances(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log odds as chances, 0 to 1, in four digits."""
    found = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
    # Two roads to one pair may differ in the last digits of a sum.
    return np.asarray(found.round(4), dtype=np.float64)


def parts(row: Matrix) -> list[Part]:
    """Return what each feature of one row adds to its score, the weightiest first."""
    _, weights = _model()
    found = [
        Part(feature=name, value=float(value), weight=float(value * weight), detail=_WORDS[name])
        for name, value, weight in zip(NAMES, row, weights, strict=True)
        if value and weight
    ]
    return sorted(found, key=lambda part: (-abs(part.weight), part.feature))


def _log_odds(table: Matrix, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(_model()[0] + table.astype(np.float64) @ weights)
