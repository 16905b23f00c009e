"""The fewest points whose removal cuts every way (Menger, by maximum flow)."""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

_FOREVER = 1 << 30  # more than any number of points
_START, _END = 0, 1


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
    numbers: dict[Hashable, int] = {}
    capacity: list[dict[int, int]] = [{}, {}]  # of the start and the end

    def gate(point: Hashable) -> int:
        """Return the number of a point's entry; its exit has the next."""
        if point not in numbers:
            numbers[point] = len(capacity)
            capacity.extend(({}, {}))
            open_way(numbers[point], numbers[point] + 1, 1)
        return numbers[point]

    def open_way(one: int, other: int, room: int) -> None:
        capacity[one][other] = max(room, capacity[one].get(other, 0))
        capacity[other].setdefault(one, 0)

    for upstream, downstream in hops:
        open_way(gate(upstream) + 1, gate(downstream), _FOREVER)
    for source in sources:
        open_way(_START, gate(source), _FOREVER)
    for sink in sinks:
        open_way(gate(sink) + 1, _END, _FOREVER)
    while (way := _free_way(capacity)) is not None:
        for one, other in pairwise(way):
            capacity[one][other] -= 1
            capacity[other][one] += 1
    reached = _reached(capacity)
    cut = [point for point, at in numbers.items() if at in reached and at + 1 not in reached]
    return tuple(sorted(cut, key=repr))


def _free_way(capacity: Sequence[Mapping[int, int]]) -> list[int] | None:
    before = _reached(capacity)
    if _END not in before:
        return None
    way = [_END]
    while way[-1] != _START:
        way.append(before[way[-1]])
    return way[::-1]


def _reached(capacity: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """Return every gate that free room leads to from the start, with the gate before it.

    Which way is found first changes no answer: the gates that free room still reaches at the
    end are the same for every maximum flow.
    """
    before = {_START: _START}
    queue = deque([_START])
    while queue and _END not in before:
        here = queue.popleft()
        for there, room in capacity[here].items():
            if room > 0 and there not in before:
                before[there] = here
                queue.append(there)
    return before
