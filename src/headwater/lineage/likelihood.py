"""How likely two reports are akin: a logistic model over one table of features."""

import math
import tomllib
from functools import cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

from headwater.lineage.evidence import Kinship

MOST = 0.99  # of pairs held surest when crossed, one or two in a hundred were no kin


class Features(NamedTuple):
    """What two reports have in common, as the model takes it; swapping the two changes none.

    Counts enter as logarithms. ``retold_least`` is of the one of which less stands in the other;
    shares of figures, names and words are of the one that holds fewer.
    """

    runs: float
    covered: float
    retold: float
    retold_least: float
    figures_share: float
    figures: float
    figures_apart: float
    names_share: float
    names: float
    words_share: float
    words: float
    sources: float
    length: float


def measure(kinship: Kinship, covered: float | None = None) -> Features:
    """Return the features of a pair.

    Args:
        kinship: of the pair.
        covered: what to take for the share of sentences rewritten; ``None`` to look for them.
    """
    _, runs, figures, names, words = kinship.counts
    left_told, right_told = kinship.told_shares
    return Features(
        runs=_share(runs.both, runs.fewer),
        covered=kinship.covered if covered is None else covered,
        retold=max(left_told, right_told),
        retold_least=min(left_told, right_told),
        figures_share=_share(figures.both, figures.fewer),
        figures=math.log1p(figures.both),
        figures_apart=math.log1p(figures.fewer - figures.both),
        names_share=_share(names.both, names.fewer),
        names=math.log1p(names.both),
        words_share=_share(words.both, words.fewer),
        words=math.log1p(words.both),
        sources=math.log1p(len(kinship.sources)),
        length=math.log(max(1, words.more) / max(1, words.fewer)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@cache
def _model() -> tuple[float, Features]:
    """Return bias and weights; see training/kinship.py."""
    held = tomllib.loads((files("headwater.lineage") / "kinship.toml").read_text("utf-8"))
    return float(held["bias"]), Features(**held["weights"])


def likelihood(kinship: Kinship) -> float:
    """Return how likely one was made from the other, or both from a third, 0 to 1.

    Calibrated on pairs of whole reports that are no templates and do not say the same word for
    word; see decisions/0033.
    """
    return _chance(measure(kinship))


def at_most(kinship: Kinship) -> float:
    """Return the greatest ``likelihood`` that a pair can have, whatever sentences are rewritten.

    Which sentences stand for one another costs more to find than all other features together.
    """
    weight = _model()[1].covered
    return _chance(measure(kinship, 1.0 if weight > 0 else 0.0))


def _chance(features: Features) -> float:
    bias, weights = _model()
    total = bias + sum(map(mul, weights, features))
    return min(MOST, round(1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, total)))), 4))
