"""How far a figure might lie from what was measured, as the documents are a sample.

The bootstrap: documents are drawn with replacement, a thousand times, and the figure is taken anew
(Efron 1979, "Bootstrap methods: another look at the jackknife"). Documents, not relations, are
drawn, since those of one document go right and wrong together.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.outcome import Table, percent

DRAWS = 1_000
SEED = 1
WITHIN = 0.95


class Drawn:
    """Counts a document of what is right, found and in the gold, for F1 figures by name."""

    def __init__(self) -> None:
        """Start with no document."""
        self._rows: dict[str, list[tuple[int, int, int]]] = {}
        self._before: dict[str, tuple[int, int, int]] = {}

    def add(self, sofar: dict[str, tuple[int, int, int]]) -> None:
        """Take one document in, as what the counts over all so far have grown by."""
        for name, now in sofar.items():
            was = self._before.get(name, (0, 0, 0))
            self._rows.setdefault(name, []).append(
                (now[0] - was[0], now[1] - was[1], now[2] - was[2])
            )
        self._before = dict(sofar)

    def table(self) -> Table:
        """Return the intervals as a table."""
        rows = [
            (name.replace("_", " "), f"{low:.1f} to {high:.1f}")
            for name, (low, high) in self.intervals().items()
        ]
        return Table(headings=("F1, 95 % of draws of documents", ""), rows=tuple(rows))

    def intervals(self) -> dict[str, tuple[float, float]]:
        """Return the lower and upper end of 95 %, in per cent; none for a single document."""
        return {name: f1_interval(rows) for name, rows in self._rows.items() if len(rows) > 1}


def f1_interval(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    """Return the ends of the 95 % interval of F1, in per cent.

    Args:
        rows: right, found and gold of each document.
    """
    counts = np.array(rows, np.int64)
    dice = np.random.default_rng(SEED)
    drawn = counts[dice.integers(len(counts), size=(DRAWS, len(counts)))].sum(axis=1)
    right, whole = drawn[:, 0], drawn[:, 1] + drawn[:, 2]
    f1 = 2 * right / np.maximum(1, whole)
    low, high = np.quantile(f1, [(1 - WITHIN) / 2, (1 + WITHIN) / 2])
    return percent(float(low)), percent(float(high))


def error_of_difference(one: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> float:
    """Return the standard error of the difference of two means.

    Args:
        one: values of the first mean, those of one document together.
        other: and of the second.
    """
    dice = np.random.default_rng(SEED)

    def means(documents: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        counts = np.array([(sum(values), len(values)) for values in documents], np.float64)
        drawn = counts[dice.integers(len(counts), size=(DRAWS, len(counts)))].sum(axis=1)
        return np.asarray(drawn[:, 0] / np.maximum(1.0, drawn[:, 1]), np.float64)

    return float((means(one) - means(other)).std()) if one and other else 0.0
