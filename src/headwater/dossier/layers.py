"""Where the boxes of a lineage picture go: columns, order within a column, coordinates.

A layered drawing after Sugiyama: origins in the first column, media and unseen reports in
between, reports in the last. Edges that skip columns run through one waypoint a column, shared
by all edges of their box, so that they fan out only at the end. The reports keep the order they
are given in; the other columns are ordered by the means of their neighbours (barycentres).
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model import Node, NodeKind

SWEEPS = 8  # passes over the columns; the order settles after three or four
WAYPOINT = 14.0  # height of a waypoint's row


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a column: a box, or a waypoint of the edges of ``node`` if ``through``."""

    node: Node
    column: int
    through: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns from left to right, and the vertical middle of every slot."""

    columns: tuple[tuple[Slot, ...], ...]
    middle: dict[Slot, float]
    height: float

    def waypoints(self, upstream: Node, downstream: Node) -> list[Slot]:
        """Return the slots an edge runs through, both ends included."""
        of = {slot.node: slot for column in self.columns for slot in column if not slot.through}
        start, end = of[upstream], of[downstream]
        between = range(start.column + 1, end.column)
        return [start, *(Slot(upstream, column, through=True) for column in between), end]


def lay_out(
    nodes: Iterable[Node],
    edges: Iterable[tuple[Node, Node]],
    reports: Sequence[Node],
    *,
    rows: Mapping[NodeKind, float],
) -> Layout:
    """Place the nodes.

    Args:
        nodes: all nodes; the order does not matter.
        edges: upstream and downstream; cycles and edges between reports are allowed.
        reports: those of the nodes that stand in the last column, top first.
        rows: height of a box of each kind, with the space below it.
    """
    links = sorted(set(edges))
    column = _columns(sorted(set(nodes)), links, set(reports))
    slots, neighbours = _slots(column, links)
    last = max(column.values(), default=0)
    columns = [[slot for slot in slots if slot.column == number] for number in range(last + 1)]
    if reports:
        columns[last] = [Slot(node, last) for node in reports]
    _order(columns, neighbours, fixed=last if reports else -1)
    middle = _coordinates(columns, neighbours, rows, fixed=last if reports else -1)
    top = min((y - _height(slot, rows) / 2 for slot, y in middle.items()), default=0.0)
    middle = {slot: y - top for slot, y in middle.items()}
    height = max((y + _height(slot, rows) / 2 for slot, y in middle.items()), default=0.0)
    return Layout(columns=tuple(map(tuple, columns)), middle=middle, height=height)


def _columns(
    nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]], reports: set[Node]
) -> dict[Node, int]:
    between = [node for node in nodes if node.kind is not NodeKind.ORIGIN and node not in reports]
    depth = dict.fromkeys(between, 1)
    # The longest way from the left; as many rounds as there are nodes end even in a cycle.
    for _ in range(min(len(between), 4)):
        for upstream, downstream in edges:
            if upstream in depth and downstream in depth and depth[downstream] < 5:
                depth[downstream] = max(depth[downstream], depth[upstream] + 1)
    last = max(depth.values(), default=0) + 1
    fed = {downstream for _, downstream in edges}
    for node in between:
        # A lost parent whom nobody feeds stands beside its children, not across the picture.
        feeds = [depth[down] for up, down in edges if up == node and down in depth]
        if node not in fed:
            depth[node] = min(feeds, default=last) - 1
    column = {node: max(number, 1) for node, number in depth.items()}
    column |= dict.fromkeys(reports, last)
    return {node: column.get(node, 0) for node in nodes} | column


def _slots(
    column: dict[Node, int], edges: Sequence[tuple[Node, Node]]
) -> tuple[list[Slot], dict[Slot, list[Slot]]]:
    slots = {Slot(node, number): None for node, number in column.items()}
    neighbours: dict[Slot, list[Slot]] = defaultdict(list)
    for upstream, downstream in edges:
        way = [Slot(upstream, column[upstream])]
        for number in range(column[upstream] + 1, column[downstream]):
            way.append(Slot(upstream, number, through=True))
        way.append(Slot(downstream, column[downstream]))
        for left, right in pairwise(way):
            slots[left] = slots[right] = None
            if left.column != right.column and right not in neighbours[left]:
                neighbours[left].append(right)
                neighbours[right].append(left)
    return list(slots), neighbours


def _order(columns: list[list[Slot]], neighbours: dict[Slot, list[Slot]], *, fixed: int) -> None:
    for column in columns:
        if column and column[0].column != fixed:
            column.sort(key=lambda slot: (slot.node.name, slot.node, slot.through))
    best, fewest = [list(column) for column in columns], _crossings(columns, neighbours)
    for sweep in range(SWEEPS):
        # Leftwards by the neighbours on the right, then rightwards by those on the left.
        step = 1 if sweep % 2 else -1
        for number in range(len(columns))[::step]:
            beside = number - step
            if number == fixed or not 0 <= beside < len(columns):
                continue
            place = {slot: float(rank) for rank, slot in enumerate(columns[beside])}
            size = max(len(columns[beside]), 1) / max(len(columns[number]), 1)
            wish = {
                slot: _mean(place, [n for n in neighbours[slot] if n in place], rank * size)
                for rank, slot in enumerate(columns[number])
            }
            columns[number].sort(key=wish.__getitem__)
        _swap(columns, neighbours, fixed=fixed)
        crossings = _crossings(columns, neighbours)
        if crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    columns[:] = best


def _swap(
    columns: Sequence[list[Slot]], neighbours: Mapping[Slot, Sequence[Slot]], *, fixed: int
) -> None:
    """Exchange neighbours within a column where that leaves fewer crossings."""
    for number, column in enumerate(columns):
        if number == fixed:
            continue
        beside = [columns[side] for side in (number - 1, number + 1) if 0 <= side < len(columns)]
        places = [{slot: rank for rank, slot in enumerate(other)} for other in beside]
        for rank in range(len(column) - 1):
            upper, lower = column[rank], column[rank + 1]
            gain = 0
            for place in places:
                over = [place[slot] for slot in neighbours[upper] if slot in place]
                under = [place[slot] for slot in neighbours[lower] if slot in place]
                gain += sum((a > b) - (a < b) for a in over for b in under)
            if gain > 0:
                column[rank], column[rank + 1] = lower, upper


def _crossings(columns: Sequence[Sequence[Slot]], neighbours: Mapping[Slot, Sequence[Slot]]) -> int:
    """Count the pairs of edges that cross between neighbouring columns."""
    total = 0
    for left, right in pairwise(columns):
        place = {slot: rank for rank, slot in enumerate(right)}
        ends: list[int] = []  # right ends of the edges met so far, ascending
        for slot in left:
            here = sorted(place[other] for other in neighbours[slot] if other in place)
            total += sum(len(ends) - bisect_right(ends, end) for end in here)
            for end in here:
                insort(ends, end)
    return total


def _mean(at: dict[Slot, float], slots: Sequence[Slot], otherwise: float) -> float:
    return sum(at[slot] for slot in slots) / len(slots) if slots else otherwise


def _height(slot: Slot, rows: Mapping[NodeKind, float]) -> float:
    return WAYPOINT if slot.through else rows[slot.node.kind]


def _coordinates(
    columns: Sequence[Sequence[Slot]],
    neighbours: dict[Slot, list[Slot]],
    rows: Mapping[NodeKind, float],
    *,
    fixed: int,
) -> dict[Slot, float]:
    middle: dict[Slot, float] = {}
    for column in columns:
        middle |= _stack(column, [0.0] * len(column), rows)
    for _ in range(3):
        for number in reversed(range(len(columns))):
            if number != fixed:
                column = columns[number]
                wanted = [_mean(middle, neighbours[slot], middle[slot]) for slot in column]
                middle |= _stack(column, wanted, rows)
    return middle


def _stack(
    column: Sequence[Slot], wanted: Sequence[float], rows: Mapping[NodeKind, float]
) -> dict[Slot, float]:
    """Place slots as near to where they want to be as their order and heights allow.

    Neighbours that would overlap are merged into a block centred on its members' wishes
    (pool adjacent violators).
    """
    blocks: list[tuple[list[Slot], float, float]] = []  # slots, top, height
    for slot, wish in zip(column, wanted, strict=True):
        height = _height(slot, rows)
        block = ([slot], wish - height / 2, height)
        while blocks and blocks[-1][1] + blocks[-1][2] > block[1]:
            slots, top, tall = blocks.pop()
            count, added = len(slots), len(block[0])
            start = (top * count + (block[1] - tall) * added) / (count + added)
            block = (slots + block[0], start, tall + block[2])
        blocks.append(block)
    placed: dict[Slot, float] = {}
    for slots, top, _ in blocks:
        for slot in slots:
            placed[slot] = top + _height(slot, rows) / 2
            top += _height(slot, rows)  # noqa: PLW2901 - the pen moves down
    return placed
