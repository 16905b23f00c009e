"""How good counts, chances and intervals are against the truth."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench import calibration
from bench.outcome import ratio

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One fact, as judged by one method.

    Attributes:
        origins: true number, 1 or more.
        confirmed: the method calls it told by two origins or more.
        chance: its P(k >= 2), 0 to 1.
        expected: its expected number of origins.
        lowest: of its 80 % interval.
        highest: of the same.
    """

    regime: str
    origins: int
    confirmed: bool
    chance: float
    expected: float
    lowest: int
    highest: int

    @property
    def several(self) -> bool:
        """Whether two origins or more truly stand behind it."""
        return self.origins >= 2


def false_confirm(judged: Sequence[Judged]) -> tuple[float, float]:
    """Return the share of single-origin facts called confirmed, and the recall of the others."""
    single = [each for each in judged if not each.several]
    several = [each for each in judged if each.several]
    return (
        ratio(sum(each.confirmed for each in single), len(single)),
        ratio(sum(each.confirmed for each in several), len(several)),
    )


def false_confirm_at(judged: Sequence[Judged], recall: float) -> float:
    """Return the false confirm at the highest chance demanded that still gives the recall.

    Facts of one chance are called together, so that no order of equals flatters; 1.0 if the
    recall is reached by calling everything only.
    """
    single = [each.chance for each in judged if not each.several]
    several = sorted((each.chance for each in judged if each.several), reverse=True)
    if not single or not several:
        return 0.0
    need = max(1, -int(-recall * len(several) // 1))
    least = several[need - 1]
    return sum(chance >= least for chance in single) / len(single)


def brier(judged: Sequence[Judged]) -> float:
    """Return the mean square of chance against truth."""
    return calibration.brier([(each.chance, each.several) for each in judged])


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    return calibration.calibration_error([(each.chance, each.several) for each in judged], BINS)


def mean_error(judged: Sequence[Judged]) -> float:
    """Return the mean distance of the expected from the true number."""
    return ratio(sum(abs(each.expected - each.origins) for each in judged), len(judged))


def coverage(judged: Sequence[Judged]) -> float:
    """Return the share of facts whose true number lies in the interval, ends included."""
    held = sum(each.lowest <= each.origins <= each.highest for each in judged)
    return ratio(held, len(judged))
