"""Scores yes-or-no answers, values on a scale, directions and ranked lists."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bench.scoring_stories import f1


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """How yes-or-no answers agree with the gold; shares from 0 to 1.

    Precision is 1 where nothing was answered yes, recall is 1 where nothing should be.
    """

    precision: float
    recall: float
    accuracy: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


def score_answers(gold: Sequence[bool], found: Sequence[bool]) -> YesNo:
    """Score answers given in the gold's order.

    Raises:
        ValueError: there are more answers than questions, or fewer.
    """
    pairs = list(zip(gold, found, strict=True))
    right = sum(wanted and given for wanted, given in pairs)
    return YesNo(
        precision=right / sum(found) if sum(found) else 1.0,
        recall=right / sum(gold) if sum(gold) else 1.0,
        accuracy=sum(wanted == given for wanted, given in pairs) / len(pairs) if pairs else 0.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """How directions agree with the gold.

    Attributes:
        decided: share answered at all.
        accuracy: share of those that is right; 0 if nothing was answered.
    """

    decided: float
    accuracy: float


def score_directions(gold: Sequence[str], found: Sequence[str | None]) -> Directions:
    """Score directions; ``None`` is an abstention."""
    answered = [(wanted, given) for wanted, given in zip(gold, found, strict=True) if given]
    right = sum(wanted == given for wanted, given in answered)
    return Directions(
        decided=len(answered) / len(gold) if gold else 0.0,
        accuracy=right / len(answered) if answered else 0.0,
    )


def pearson(gold: Sequence[float], found: Sequence[float]) -> float:
    """Return the linear correlation, -1 to 1; 0 where one side does not vary."""
    size = len(gold)
    if not size:
        return 0.0
    middle, centre = math.fsum(gold) / size, math.fsum(found) / size
    pairs = [(a - middle, b - centre) for a, b in zip(gold, found, strict=True)]
    spread = math.fsum(a * a for a, _ in pairs) * math.fsum(b * b for _, b in pairs)
    return math.fsum(a * b for a, b in pairs) / math.sqrt(spread) if spread > 0 else 0.0


def mean_error(gold: Sequence[float], found: Sequence[float]) -> float:
    """Return the mean absolute difference; 0 for nothing."""
    differences = [abs(a - b) for a, b in zip(gold, found, strict=True)]
    return math.fsum(differences) / len(differences) if differences else 0.0


def average_precision(right: Collection[str], ranked: Sequence[str]) -> float:
    """Return the average precision of a ranked list against the names that are right."""
    hits, total = 0, 0.0
    for place, name in enumerate(ranked, start=1):
        if name in right:
            hits += 1
            total += hits / place
    return total / len(right) if right else 0.0
