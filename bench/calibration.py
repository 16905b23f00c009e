"""How well chances told meet what was true."""

from collections.abc import Sequence

from bench.outcome import ratio

Told = Sequence[tuple[float, float]]  # chance, 0 to 1, and 1 for true or 0


def brier(told: Told) -> float:
    """Return the mean square of chance against truth; 0 for none."""
    return ratio(sum((chance - truth) ** 2 for chance, truth in told), len(told))


def calibration_error(told: Told, bins: int) -> float:
    """Return the expected calibration error over bins of equal width; 0 for none."""
    apart = [0.0] * bins
    for chance, truth in told:
        apart[min(bins - 1, int(chance * bins))] += chance - truth
    return ratio(sum(map(abs, apart)), len(told))
