"""Whether two statements are each other's nearest of all that the reports of their story tell.

How alike two wordings of one claim are differs from claim to claim. What tells more is whether
anything else that another report tells is nearer.
"""

import numpy as np
from numpy.typing import NDArray

from headwater.claims.features import Bench, Places

Totals = NDArray[np.float64]
# Log odds: what two of two reports gain if nothing is nearer to either, and what a pair loses for
# the logarithm of one more than the number of statements that are nearer. Chosen on the
# developing halves of our own gold (docs/decisions/0072).
NEAREST = 0.25
NEARER = 1.0
FAR = -4.0  # log odds below which a statement is near to nothing
_STEEP = 3.0  # how fast, in log odds, one statement becomes nearer than another


def weigh_rivals(bench: Bench, pairs: tuple[Places, Places], alone: Totals) -> Totals:
    """Return the log odds that the two of each pair say the same, given what else is told.

    A rival of a pair is told in another report than one of the two, is nearer to that one than
    the other is, and says something else than the other. What counts for nothing, as it repeats
    or may be taken from another statement, is nobody's rival. So what joins a story sets two
    statements further apart, or changes nothing.

    Args:
        bench: the statements.
        pairs: those that are near, each once, the lower place first.
        alone: log odds that the two of each pair say the same, by themselves.
    """
    left, right = pairs
    gained = np.where(bench.homes[left] != bench.homes[right], NEAREST, 0.0)
    return alone + gained - NEARER * np.log1p(_count_rivals(bench, pairs, alone))


def _count_rivals(bench: Bench, pairs: tuple[Places, Places], alone: Totals) -> Totals:
    """Return how many rivals each pair has, on the side that has more; 0 for one that is far."""
    found = np.zeros(len(alone))
    kept = np.flatnonzero(alone > FAR)
    left, right, size = pairs[0][kept], pairs[1][kept], len(bench.statements)
    held = _Held(size, left * size + right, alone[kept])
    one, other = np.concatenate([left, right]), np.concatenate([right, left])
    row = np.concatenate([kept, kept])
    by_place = np.argsort(one, kind="stable")
    ends = np.searchsorted(one[by_place], np.arange(size + 1))
    for place in range(size):
        own = by_place[ends[place] : ends[place + 1]]
        others = other[own]
        rivals = others[_can_rival(bench, place, others)]
        if len(rivals):
            counts = _nearer(bench, held, place, others, rivals)
            found[row[own]] = np.maximum(found[row[own]], counts)
    return found


class _Held:
    """Log odds of pairs, found by their places; ``FAR`` of a pair that is not held."""

    def __init__(self, size: int, keys: Places, values: Totals) -> None:
        order = np.argsort(keys)
        self._size, self._keys, self._values = size, keys[order], values[order]

    def of(self, one: Places, other: Places) -> Totals:
        """Return the log odds of every two, as the two arrays are spread over each other."""
        keys = np.minimum(one, other) * self._size + np.maximum(one, other)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, self._values[at], FAR)


def _can_rival(bench: Bench, place: int, others: Places) -> NDArray[np.bool_]:
    """Tell which can be rivals about a statement: of other reports, and not its very words."""
    found = bench.counted[others] & (bench.homes[others] != bench.homes[place])
    return np.asarray(found & (bench.wordings[others] != bench.wordings[place]))


def _nearer(bench: Bench, held: _Held, place: int, others: Places, rivals: Places) -> Totals:
    """Return for each of the others how many rivals stand between it and the statement.

    A rival counts as far as it is likely not to say what the other says.
    """
    gap = held.of(rivals, np.full_like(rivals, place))[None, :]
    gap = gap - held.of(others, np.full_like(others, place))[:, None]
    apart = 1 / (1 + np.exp(held.of(others[:, None], rivals[None, :])))
    apart[bench.wordings[others][:, None] == bench.wordings[rivals][None, :]] = 0.0
    return np.asarray((apart / (1 + np.exp(-_STEEP * gap))).sum(axis=1))
