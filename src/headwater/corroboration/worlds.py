"""How many origins a claim may have: exact over all worlds in which each root is its own or not.

A world says of every root whether it had access of its own or has the claim from another root,
and in what spirit the whole case was read: strict, as it is, or lax. The reading is shared by all
roots, so the worlds are a mixture of three; within one the roots are independent, and the number of
those that are their own follows from convolution. Nothing is sampled, so nothing is random.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.corroboration.roots import Root
from headwater.model import Estimate

# Gauss-Hermite points of three nodes, for a shift that is normal with spread one.
READINGS = ((-math.sqrt(3.0), 1 / 6), (0.0, 2 / 3), (math.sqrt(3.0), 1 / 6))
COVERED = 0.8  # share of worlds that the interval is meant to hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What ``training/calibrate.py`` fitted on simulated cascades.

    Attributes:
        bias: log-odds that a root of a kind is its own.
        weights: log-odds that a feature at 1 adds, by kind of root.
        hidden: log-odds that one more origin lies behind what the reports do not show.
        spread: of the reading that all roots of a case share, in log-odds.
        inside: share of the worlds below which the interval is widened.
    """

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    hidden: float
    spread: float
    inside: float


@cache
def calibration() -> Calibration:
    """Return the table that the product ships."""
    raw = (files("headwater.corroboration") / "calibration.toml").read_text("utf-8")
    return Calibration(**tomllib.loads(raw))


def estimate(roots: Sequence[Root], table: Calibration | None = None) -> Estimate:
    """Return how many independent origins the worlds give a claim with these roots.

    Somebody saw it, or made it up: the surest root is an origin in every world. A root more
    never makes two origins less likely.
    """
    table = table or calibration()
    ranked = sorted((log_odds(root, table) for root in roots), reverse=True)
    shares = [0.0]
    for shift, weight in READINGS:
        moved = [_chance(each + table.spread * shift) for each in (*ranked[1:], table.hidden)]
        shares = _added(shares, [weight * share for share in _convolved(moved)])
    lowest, highest = interval(shares, table.inside)
    return Estimate(
        at_least_two=_rounded(sum(shares[1:])),
        expected=round(sum((1 + more) * share for more, share in enumerate(shares)), 3),
        lowest=1 + lowest,
        highest=1 + highest,
    )


def log_odds(root: Root, table: Calibration) -> float:
    """Return the log-odds that a root has access of its own."""
    return table.bias[root.kind] + sum(
        table.weights[root.kind].get(name, 0.0) * value for name, value in root.features.items()
    )


def interval(shares: Sequence[float], inside: float) -> tuple[int, int]:
    """Return the shortest run of numbers whose shares come to ``inside``; the lower of equals."""
    sizes = range(1, len(shares) + 1)
    for size in sizes:
        runs = [(sum(shares[at : at + size]), -at) for at in range(len(shares) - size + 1)]
        share, at = max(runs)
        if share >= inside:
            return -at, size - 1 - at
    return 0, len(shares) - 1


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def _rounded(chance: float) -> float:
    return round(min(1.0, max(0.0, chance)), 3)


def _convolved(chances: Sequence[float]) -> list[float]:
    """Return the chance of every number of hits among independent tries (Poisson binomial)."""
    found = [1.0]
    for chance in chances:
        found = [
            (found[n] if n < len(found) else 0.0) * (1.0 - chance)
            + (found[n - 1] if n else 0.0) * chance
            for n in range(len(found) + 1)
        ]
    return found


def _added(one: Sequence[float], other: Sequence[float]) -> list[float]:
    size = max(len(one), len(other))
    return [
        (one[n] if n < len(one) else 0.0) + (other[n] if n < len(other) else 0.0)
        for n in range(size)
    ]
