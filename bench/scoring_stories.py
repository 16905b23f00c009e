"""Scores groups of reports against gold groups: BCubed, pairs, ARI, NMI."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """How well groups agree with the gold; each 0 to 1, but ``ari`` may fall below 0.

    Attributes:
        bcubed: precision and recall of a report's companions, averaged over reports.
        pairs: precision and recall of the pairs put together.
    """

    bcubed: tuple[float, float]
    pairs: tuple[float, float]
    ari: float
    nmi: float


def score_groups(gold: Mapping[str, str], found: Mapping[str, str]) -> GroupScore:
    """Score a grouping of the gold's ids.

    Raises:
        KeyError: an id of the gold was not grouped.
    """
    shared = Counter((group, found[name]) for name, group in gold.items())
    wanted = Counter(gold.values())
    given = Counter(found[name] for name in gold)
    return GroupScore(
        bcubed=_bcubed(shared, wanted, given),
        pairs=_pairs(shared, wanted, given),
        ari=_ari(shared, wanted, given),
        nmi=_nmi(shared, wanted, given),
    )


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares; 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Shared = Counter[tuple[str, str]]
Sizes = Counter[str]


def _bcubed(shared: Shared, wanted: Sizes, given: Sizes) -> tuple[float, float]:
    total = sum(wanted.values())
    precision = sum(count * count / given[b] for (_, b), count in shared.items()) / total
    recall = sum(count * count / wanted[a] for (a, _), count in shared.items()) / total
    return precision, recall


def _twos(sizes: Iterable[int]) -> float:
    return sum(size * (size - 1) / 2 for size in sizes)


def _pairs(shared: Shared, wanted: Sizes, given: Sizes) -> tuple[float, float]:
    together = _twos(shared.values())
    put, right = _twos(given.values()), _twos(wanted.values())
    return (together / put if put else 1.0, together / right if right else 1.0)


def _ari(shared: Shared, wanted: Sizes, given: Sizes) -> float:
    together, right, put = (_twos(c.values()) for c in (shared, wanted, given))
    pairs = _twos([sum(wanted.values())])
    by_chance = right * put / pairs if pairs else 0.0
    most = (right + put) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _nmi(shared: Shared, wanted: Sizes, given: Sizes) -> float:
    total = sum(wanted.values())
    mutual = sum(
        count / total * math.log(count * total / (wanted[a] * given[b]))
        for (a, b), count in shared.items()
    )
    mean = (_entropy(wanted, total) + _entropy(given, total)) / 2
    return mutual / mean if mean else 1.0


def _entropy(sizes: Sizes, total: int) -> float:
    return -sum(size / total * math.log(size / total) for size in sizes.values())
