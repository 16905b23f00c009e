"""How rare each word is among the reports of the same weeks."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

# Weights of words in whole steps, the heaviest word first. Whole numbers add up to the same in any
# order, so a story's total does not depend on which of its reports came in first.
Vector = dict[str, int]
UNIT = 1 << 16  # the length of a vector, in steps
Places = NDArray[np.intp]

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
    near = _Spread()
    if undated:
        words = list(words)
        timeless = words[len(dated) :]
        for own in timeless:
            near.take_in(own)
    coming = iter(words)
    held: deque[tuple[Mapping[str, float], Places]] = deque()
    first = beyond = first_near(dated, window, start)
    for place in range(start, len(dated)):
        while beyond < len(dated) and dated[beyond] <= dated[place] + window:
            own = next(coming)
            held.append((own, near.take_in(own)))
            beyond += 1
        while dated[first] < dated[place] - window:
            near.take_out(*held.popleft())
            first += 1
        own, places = held[place - first]
        yield _vector(own, near.counts[places], beyond - first + undated)
    if undated:
        everywhere = Counter(chain.from_iterable(words))
        for own in timeless:
            counts = np.fromiter(map(everywhere.__getitem__, own), np.float64, len(own))
            yield _vector(own, counts, len(clocks))


def first_near(clocks: Sequence[datetime | None], window: timedelta, place: int) -> int:
    """Return the place of the first report that counts for the rarity of another's words.

    Clocks ascend; of a report without one, and beyond the last, that is the report itself.
    """
    now = clocks[place] if place < len(clocks) else None
    if now is None:
        return place
    dated = [clock for clock in clocks[:place] if clock is not None]
    return bisect_left(dated, now - window)


class _Spread:
    """In how many of the reports taken in each word stands.

    All counts are in one array, so that those of a report's words are changed and read at once.
    What nobody else holds is forgotten, and its place given to another word.

    Attributes:
        counts: of all words, each at its place.
    """

    def __init__(self) -> None:
        self.counts = np.zeros(0)
        self._free: list[int] = []
        self._places: defaultdict[str, int] = defaultdict(self._free.pop)

    def take_in(self, words: Mapping[str, float]) -> Places:
        """Count the words of a report, and return where each is counted."""
        size, more = len(self.counts), len(words)
        if len(self._free) < more:
            self._free.extend(range(size, 2 * size + more))
            self.counts = np.concatenate([self.counts, np.zeros(size + more)])
        places = np.fromiter(map(self._places.__getitem__, words), np.intp, more)
        self.counts[places] += 1
        return places

    def take_out(self, words: Mapping[str, float], places: Places) -> None:
        """Count the words of a report no more."""
        self.counts[places] -= 1
        for word in compress(words, (self.counts[places] == 0).tolist()):
            self._free.append(self._places.pop(word))


def _vector(words: Mapping[str, float], counts: NDArray[np.float64], held: int) -> Vector:
    total = held + UNSEEN_REPORTS
    unseen = UNSEEN_REPORTS * UNSEEN_SPREAD
    lone = UNSEEN_REPORTS / total
    values = np.fromiter(words.values(), np.float64, len(words))
    values *= np.log1p(total / (counts + unseen)) ** POWER
    values[counts < 2] *= lone
    norm = math.sqrt(float(values @ values)) or 1.0
    steps = np.rint(values * (UNIT / norm)).astype(np.int64)
    held_words = list(words)
    order = (-steps).argsort(kind="stable")
    heaviest = map(held_words.__getitem__, order.tolist())
    return dict(zip(heaviest, steps[order].tolist(), strict=True))
