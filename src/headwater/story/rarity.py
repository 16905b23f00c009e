"""How rare each word is among the reports of the same weeks."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import numpy as np

# Weights of words in whole steps, the heaviest word first. Whole numbers add up to the same in any
# order, so a story's total does not depend on which of its reports came in first.
Vector = dict[str, int]
UNIT = 1 << 16  # the length of a vector, in steps

# A case of ten reports cannot tell which words are common: as if it held so many more reports,
# in one of forty of which each word stood.
UNSEEN_REPORTS = 50
UNSEEN_SPREAD = 0.025
POWER = 2.0  # of the logarithm; best BCubed F1 on ECB+ among 1, 1.5 and 2


def weigh_by_rarity(
    words: Sequence[Mapping[str, float]],
    clocks: Sequence[datetime | None],
    window: timedelta,
) -> Iterator[Vector]:
    """Yield each report's words as a vector of unit length, rare words the heavier.

    Rarity is counted among the reports that came within the window before and after, and those
    without a clock, which may belong to any time. In a large case a word that no other report
    shares says nothing and weighs next to nothing.

    Args:
        words: of each report, with weights.
        clocks: when each report was published, ascending, ``None`` last.
        window: how far reports count for one another.
    """
    dated = [clock for clock in clocks if clock is not None]
    timeless = Counter(word for own in words[len(dated) :] for word in own)
    near = Counter(timeless)
    first = beyond = 0
    for place, now in enumerate(dated):
        while beyond < len(dated) and dated[beyond] <= now + window:
            near.update(words[beyond].keys())
            beyond += 1
        while dated[first] < now - window:
            _take_out(near, words[first])
            first += 1
        yield _vector(words[place], near, beyond - first + len(words) - len(dated))
    if len(dated) < len(words):
        everywhere = Counter(word for own in words for word in own)
        for own in words[len(dated) :]:
            yield _vector(own, everywhere, len(words))


def _take_out(near: Counter[str], words: Iterable[str]) -> None:
    """Count the words of a report no more; what nobody else holds is forgotten."""
    for word in words:
        if near[word] > 1:
            near[word] -= 1
        else:
            del near[word]


def _vector(words: Mapping[str, float], spread: Counter[str], held: int) -> Vector:
    total = held + UNSEEN_REPORTS
    unseen = UNSEEN_REPORTS * UNSEEN_SPREAD
    lone = UNSEEN_REPORTS / total
    size = len(words)
    counts = np.fromiter(map(spread.__getitem__, words), np.float64, size)
    values = np.fromiter(words.values(), np.float64, size)
    values *= np.log1p(total / (counts + unseen)) ** POWER
    values[counts < 2] *= lone
    norm = math.sqrt(float(values @ values)) or 1.0
    steps = np.rint(values * (UNIT / norm)).astype(np.int64)
    held_words = list(words)
    order = np.argsort(-steps, kind="stable").tolist()
    return dict(zip(map(held_words.__getitem__, order), steps[order].tolist(), strict=True))
