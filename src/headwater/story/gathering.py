"""Stories that take reports one by one, found through an index of their words."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush, nlargest
from itertools import islice
from typing import Self

from headwater.story.checkpoint import Checkpoint, OpenStory
from headwater.story.rarity import UNIT, Vector

log = logging.getLogger(__name__)

# Mean cosine to all reports of a story at which a report joins it, and at which two stories are
# one; the best of bench/stories for both sets at once, see decisions/0017.
JOIN = 0.14
SPLIT = 0.08  # mean cosine of two halves below which they are two stories
# A bulletin in official prose is far from most of a story and near the one report that grew of it.
LOOSE = 0.06  # mean cosine from which a report may join through one member,
CLOSE = 0.24  # and its cosine to that member; from .20 on down other happenings join (0049)
FELLOWS = 32  # latest members of a story that are looked at for that one
FADE = 0.5  # share of its likeness that a report has to a story quiet for a whole window
# Heaviest words of a report that point to stories: the fewest that cost neither set of
# bench/stories anything, see decisions/0052.
KEYS = 12
HOLDERS = 100  # stories; a word that stands in more points to none
COMPARED = 6  # stories that a report is compared with in full
FIRST_LOOK = 4  # reports at which a story is first looked at for a split, then at each doubling
LONGEST = 1_000  # words that a story is known by, the heaviest


class Gathered:
    """A story under way.

    Attributes:
        members: its reports, as their places in the order of time.
        total: sum of their vectors.
        trimmed: whether the lightest words are left out of that.
        latest: last moment that its reports' clocks could mean; ``None`` if they have none.
        looked: how many reports it held when it was last looked at for a split.
    """

    __slots__ = ("latest", "looked", "members", "total", "trimmed")

    def __init__(self) -> None:
        self.members: list[int] = []
        self.total: dict[str, int] = {}
        self.trimmed = False
        self.latest: datetime | None = None
        self.looked = FIRST_LOOK // 2

    def likeness(self, vector: Vector) -> float:
        """Return the mean cosine of a vector to those of the members, 0 to 1."""
        return _shared(vector, self.total) / (len(self.members) * UNIT * UNIT)

    def add(self, place: int, vector: Vector, latest: datetime | None) -> None:
        """Take a report."""
        self.members.append(place)
        total = self.total
        if total:
            for word, value in vector.items():
                total[word] = total.get(word, 0) + value
        else:
            total.update(vector)
        if latest is not None and (self.latest is None or latest > self.latest):
            self.latest = latest
        if len(self.total) > 2 * LONGEST:
            self.trimmed = True
            self.total = dict(
                nlargest(LONGEST, self.total.items(), key=lambda item: (item[1], item[0]))
            )

    def is_due(self) -> bool:
        """Tell whether it has doubled since it was last looked at for a split."""
        return len(self.members) >= 2 * self.looked


def link(one: Gathered, other: Gathered) -> float:
    """Return the mean cosine of the reports of two stories, 0 to 1."""
    shared = _shared(one.total, other.total)
    return shared / (len(one.members) * len(other.members) * UNIT * UNIT)


def _shared(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    return sum([one[word] * other[word] for word in one.keys() & other.keys()])


class Gathering:
    """All stories under way; reports are given in order of time, those without a clock last.

    What one report costs depends on its own words and on ``HOLDERS`` and ``COMPARED``, not on
    how many stories are open.
    """

    def __init__(self, window: timedelta, *, keep: bool) -> None:
        """Open nothing yet.

        Args:
            window: how long a quiet story still takes reports.
            keep: hold on to quiet stories, since reports without a clock may yet belong there;
                until the first of these they are out of the way.
        """
        self._window = window
        self._keep = keep
        self._open: dict[int, Gathered] = {}
        self._sizes: dict[int, int] = {}  # reports of each open story
        self._closed: list[Gathered] = []
        self._asleep: dict[int, Gathered] = {}  # quiet ones that are kept
        self._holders: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._vectors: dict[int, Vector] = {}
        self._homes: dict[int, int] = {}  # the story of each report in one that is open
        self._originals: dict[int, int] = {}
        self._quiet: list[tuple[datetime, int]] = []  # a heap: when each story was last known open
        self._next = 0

    @classmethod
    def resume(cls, window: timedelta, checkpoint: Checkpoint) -> Self:
        """Take up a pass where ``freeze`` left it."""
        gathering = cls(window, keep=False)
        gathering._next = checkpoint.next_number
        gathering._vectors = dict(checkpoint.vectors)
        gathering._originals = dict(checkpoint.originals)
        for kept in checkpoint.open:
            story = gathering._open[kept.number] = Gathered()
            story.members = list(kept.members)
            story.total = dict(kept.total)
            story.latest = kept.latest
            story.looked = kept.looked
            words = gathering._add_up(kept.members)
            story.trimmed = len(words) > len(kept.total)
            gathering._homes.update(dict.fromkeys(kept.members, kept.number))
            gathering._index(kept.number, words)
            heappush(gathering._quiet, (kept.latest, kept.number))
        return gathering

    def freeze(self, taken: int, seen: int, digest: str) -> Checkpoint:
        """Return where the pass stands; closed stories are given over with it.

        Args:
            taken: how many reports were taken, all of them with a clock.
            seen: how many of all reports what is known depends on,
            digest: and theirs.
        """
        closed = tuple(tuple(sorted(story.members)) for story in self._closed)
        self._closed.clear()
        return Checkpoint(
            taken=taken,
            seen=seen,
            digest=digest,
            next_number=self._next,
            closed=closed,
            open=tuple(
                OpenStory(
                    number=number,
                    members=tuple(story.members),
                    total=dict(story.total),
                    latest=story.latest,
                    looked=story.looked,
                )
                for number, story in self._open.items()
                if story.latest is not None
            ),
            vectors=dict(self._vectors),
            originals=dict(self._originals),
        )

    def take(
        self,
        place: int,
        vector: Vector,
        earliest: datetime | None,
        latest: datetime | None,
        original: int | None = None,
    ) -> None:
        """Put a report into the nearest story, or open one; then look at what was touched.

        A copy goes where its ``original`` is, unless that story is quiet, and stays with it.
        """
        if earliest is not None:
            self._close_quiet(earliest)
        elif self._asleep:
            self._wake()
        near = self._nearest(vector, earliest)
        home = self._home_of(original, earliest)
        if home is not None and original is not None:
            self._originals[place] = self._originals.get(original, original)
        else:
            home = self._home_among(near, vector, earliest) or self._start()
        self._vectors[place] = vector
        self._open[home].add(place, vector, latest)
        self._homes[place] = home
        self._index(home, vector)
        if len(self._open[home].members) == 1:
            self._watch(home)
        for likeness, other in near:
            if other != home and likeness >= JOIN and other in self._open:
                self._merge(home, other)
        if self._open[home].is_due():
            self._look_for_two(home)

    def stories(self) -> Iterator[list[int]]:
        """Yield the members of each story, ascending."""
        for story in (*self._closed, *self._asleep.values(), *self._open.values()):
            yield sorted(story.members)

    def _home_of(self, original: int | None, now: datetime | None) -> int | None:
        home = None if original is None else self._homes.get(original)
        story = None if home is None else self._open.get(home)
        return home if story is not None and self._fade(story, now) > 0 else None

    def _home_among(
        self, near: Sequence[tuple[float, int]], vector: Vector, now: datetime | None
    ) -> int | None:
        """Return the story of those most alike that a report joins, ``None`` for none of them."""
        if near and near[0][0] >= JOIN:
            return near[0][1]
        close = [
            (self._closest(number, vector) * self._fade(self._open[number], now), -number)
            for likeness, number in near
            if likeness >= LOOSE
        ]
        likeness, number = max(close, default=(0.0, 0))
        return -number if likeness >= CLOSE else None

    def _closest(self, number: int, vector: Vector) -> float:
        """Return the greatest cosine of a vector to those of a story's latest members."""
        fellows = (self._vectors[place] for place in self._open[number].members[-FELLOWS:])
        return max(_shared(vector, fellow) for fellow in fellows) / UNIT**2

    def _nearest(self, vector: Vector, now: datetime | None) -> list[tuple[float, int]]:
        """Return the stories most like a report, the most alike first."""
        hints: dict[int, int] = {}
        known = self._holders
        for word, value in islice(vector.items(), KEYS):
            holders = known.get(word)
            if holders and len(holders) <= HOLDERS:
                for number, weight in holders.items():
                    if number in hints:
                        hints[number] += value * weight
                    else:
                        hints[number] = value * weight
        held, sizes = self._open, self._sizes
        means = [(hint / sizes[number], -number) for number, hint in hints.items()]
        near = [-number for _, number in nlargest(COMPARED, means)]
        found = [
            (held[number].likeness(vector) * self._fade(held[number], now), number)
            for number in near
        ]
        return sorted(found, key=lambda pair: (-pair[0], pair[1]))

    def _fade(self, story: Gathered, now: datetime | None) -> float:
        """Return how much of a likeness counts after a silence; 0 beyond the window."""
        if now is None or story.latest is None or now <= story.latest:
            return 1.0
        silence = (now - story.latest) / self._window
        return 0.0 if silence > 1.0 else 1.0 - (1.0 - FADE) * silence

    def _start(self) -> int:
        self._next += 1
        self._open[self._next] = Gathered()
        return self._next

    def _index(self, number: int, words: Vector) -> None:
        known = self._holders
        if number in self._sizes:
            for word, value in words.items():
                holders = known[word]
                holders[number] = holders.get(number, 0) + value
        else:
            for word, value in words.items():
                known[word][number] = value
        self._sizes[number] = len(self._open[number].members)

    def _forget(self, number: int) -> Gathered:
        """Take a story out of the index, all its words with it."""
        story = self._open.pop(number)
        del self._sizes[number]
        for word in self._words(story):
            holders = self._holders[word]
            del holders[number]
            if not holders:
                del self._holders[word]
        return story

    def _words(self, story: Gathered) -> Vector:
        """Return the sum of the vectors of a story's reports, the lightest words too."""
        return self._add_up(story.members) if story.trimmed else story.total

    def _add_up(self, places: Iterable[int]) -> Vector:
        words: dict[str, int] = {}
        for place in places:
            for word, value in self._vectors[place].items():
                words[word] = words.get(word, 0) + value
        return words

    def _merge(self, home: int, other: int) -> None:
        """Make two stories one if a report that fitted both shows that they are."""
        likeness = link(self._open[home], self._open[other])
        if likeness < JOIN:
            return
        members = self._forget(other)
        story = self._open[home]
        log.debug("merged a story of %d into one of %d", len(members.members), len(story.members))
        for place in members.members:
            story.add(place, self._vectors[place], members.latest)
            self._homes[place] = home
        self._index(home, self._words(members))

    def _look_for_two(self, number: int) -> None:
        """Part a story whose halves are unlike each other."""
        story = self._open[number]
        story.looked = len(story.members)
        halves = _halve(story.members, self._vectors, self._originals)
        if halves is None or link(*halves) >= SPLIT:
            return
        log.debug("split a story into %d and %d", *(len(half.members) for half in halves))
        self._forget(number)
        for half in halves:
            half.latest = story.latest
            half.looked = max(FIRST_LOOK // 2, len(half.members))
            self._next += 1
            self._open[self._next] = half
            self._watch(self._next)
            self._homes.update(dict.fromkeys(half.members, self._next))
            self._index(self._next, self._words(half))

    def _watch(self, number: int) -> None:
        latest = self._open[number].latest
        if latest is not None:
            heappush(self._quiet, (latest, number))

    def _close_quiet(self, now: datetime) -> None:
        """Close the stories that have been quiet for longer than the window."""
        while self._quiet and now - self._quiet[0][0] > self._window:
            known, number = heappop(self._quiet)
            if number not in self._open:
                continue  # merged or split since
            latest = self._open[number].latest
            if latest is not None and latest > known:
                heappush(self._quiet, (latest, number))
                continue
            story = self._forget(number)
            if self._keep:
                self._asleep[number] = story
                continue
            for place in story.members:
                del self._vectors[place], self._homes[place]
                self._originals.pop(place, None)
            story.total.clear()
            self._closed.append(story)

    def _wake(self) -> None:
        """Take up all quiet stories again: a report without a clock may belong to any."""
        for number, story in self._asleep.items():
            self._open[number] = story
            self._index(number, self._words(story))
        self._asleep.clear()


def _halve(
    members: Sequence[int], vectors: dict[int, Vector], originals: Mapping[int, int]
) -> tuple[Gathered, Gathered] | None:
    """Part reports into two by which of two unlike ones they are nearer to, in linear time.

    Copies are never parted: each goes where its original does.

    Returns:
        ``None`` if all are nearer to one.
    """
    whole = _gather(members, vectors)
    one = min(members, key=lambda place: (whole.likeness(vectors[place]), place))
    first = _gather([one], vectors)
    other = min(members, key=lambda place: (first.likeness(vectors[place]), place))
    second = _gather([other], vectors)
    stand = [vectors[originals.get(place, place)] for place in members]
    before: list[bool] = []
    for _ in range(3):
        nearer = [first.likeness(vector) >= second.likeness(vector) for vector in stand]
        if all(nearer) or not any(nearer):
            return None
        if nearer == before:
            break
        before = nearer
        first = _gather([p for p, near in zip(members, nearer, strict=True) if near], vectors)
        second = _gather([p for p, near in zip(members, nearer, strict=True) if not near], vectors)
    return first, second


def _gather(members: Iterable[int], vectors: dict[int, Vector]) -> Gathered:
    gathered = Gathered()
    for place in members:
        gathered.add(place, vectors[place], None)
    return gathered
