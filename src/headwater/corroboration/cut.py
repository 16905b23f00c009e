"""The fewest points whose removal cuts every way (Menger, by maximum flow)."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable
from itertools import pairwise

_FOREVER = 1 << 30  # more than any number of points


def least_cut(
    hops: Iterable[tuple[Hashable, Hashable]],
    sources: Iterable[Hashable],
    sinks: Iterable[Hashable],
) -> tuple[Hashable, ...]:
    """Return a smallest set of points that every way from a source to a sink runs through.

    Sources and sinks are points themselves and may be in the set. Of all smallest sets, the one
    nearest the sources is returned; the order is that of ``repr``. Each point is split into an
    entry and an exit with room for one way, so the maximum flow is the number of ways that
    share no point (Menger 1927; Ford and Fulkerson 1956).
    """
    capacity: dict[Hashable, dict[Hashable, int]] = defaultdict(dict)
    points: set[Hashable] = set()

    def open_way(one: Hashable, other: Hashable, room: int) -> None:
        capacity[one][other] = max(room, capacity[one].get(other, 0))
        capacity[other].setdefault(one, 0)

    for upstream, downstream in hops:
        points.update((upstream, downstream))
        open_way(("out", upstream), ("in", downstream), _FOREVER)
    for source in sources:
        points.add(source)
        open_way("start", ("in", source), _FOREVER)
    for sink in sinks:
        points.add(sink)
        open_way(("out", sink), "end", _FOREVER)
    for point in points:
        open_way(("in", point), ("out", point), 1)
    while (way := _free_way(capacity)) is not None:
        for one, other in pairwise(way):
            capacity[one][other] -= 1
            capacity[other][one] += 1
    reached = _reached(capacity)
    cut = [p for p in points if ("in", p) in reached and ("out", p) not in reached]
    return tuple(sorted(cut, key=repr))


def _free_way(capacity: dict[Hashable, dict[Hashable, int]]) -> list[Hashable] | None:
    before = _reached(capacity)
    if "end" not in before:
        return None
    way: list[Hashable] = ["end"]
    while way[-1] != "start":
        way.append(before[way[-1]])
    return way[::-1]


def _reached(capacity: dict[Hashable, dict[Hashable, int]]) -> dict[Hashable, Hashable]:
    """Return every point that free room leads to from the start, with the point before it."""
    before: dict[Hashable, Hashable] = {"start": "start"}
    queue: deque[Hashable] = deque(["start"])
    while queue:
        here = queue.popleft()
        for there, room in sorted(capacity[here].items(), key=repr):
            if room > 0 and there not in before:
                before[there] = here
                queue.append(there)
    return before
