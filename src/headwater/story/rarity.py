"""How rare each word is among the reports of the same weeks."""

import math
from bisect import bisect_left
from collections import Counter, deque
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
    words: Iterable[Mapping[str, float]],
    clocks: Sequence[datetime | None],
    window: timedelta,
    start: int = 0,
) -> Iterator[Vector]:
    """Yield each report's words as a vector of unit length, rare words the heavier.

    Rarity is counted among the reports that came within the window before and after, and those
    without a clock, which may belong to any time. In a large case a word that no other report
    shares says nothing and weighs next to nothing. Only the words of one such stretch of time
    are held at once, if all reports have a clock.

    Args:
        words: of each report, with weights; from ``first_near(clocks, window, start)`` on.
        clocks: when each report was published, ascending, ``None`` last.
        window: how far reports count for one another.
        start: place of the first report whose vector is asked for; 0 if any has no clock.
    """
    dated = [clock for clock in clocks if clock is not None]
    undated = len(clocks) - len(dated)
    near: Counter[str] = Counter()
    if undated:
        words = list(words)
        near.update(word for own in words[len(dated) :] for word in own)
        everywhere = Counter(word for own in words for word in own)
        timeless = words[len(dated) :]
    coming = iter(words)
    held: deque[Mapping[str, float]] = deque()
    first = beyond = first_near(dated, window, start)
    for place in range(start, len(dated)):
        while beyond < len(dated) and dated[beyond] <= dated[place] + window:
            held.append(next(coming))
            near.update(held[-1].keys())
            beyond += 1
        while dated[first] < dated[place] - window:
            _take_out(near, held.popleft())
            first += 1
        yield _vector(held[place - first], near, beyond - first + undated)
    if undated:
        for own in timeless:
            yield _vector(own, everywhere, len(clocks))


def first_near(clocks: Sequence[datetime | None], window: timedelta, place: int) -> int:
    """Return the place of the first report that counts for the rarity of another's words.

    Clocks ascend; of a report without one, and beyond the last, that is the report itself.
    """
    now = clocks[place] if place < len(clocks) else None
    if now is None:
        return place
    dated = [clock for clock in clocks[:place] if clock is not None]
    return bisect_left(dated, now - window)


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
