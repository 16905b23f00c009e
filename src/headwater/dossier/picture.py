"""The lineage of a story as a picture: who spoke, through whom, into which reports."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from headwater.dossier import vocabulary
from headwater.dossier.layers import Layout, Slot, lay_out
from headwater.dossier.lookup import Lookup
from headwater.model import Derivation, Node, NodeKind

ROOMY = 24  # reports; beyond it rows lose their second line so that the whole fits the eye
ORIGIN_BOX = 210
BETWEEN_BOX = 170
REPORT_BOX = 250  # units wide; a letter of the label is about 6.6 wide
LETTER = 6.6
GAP = 96  # units between columns, room for a curve; twice that where rows are many
EDGE = 16  # units around the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow of the picture.

    Attributes:
        weight: number of claims that take this way; 0 for a derivation.
        derivation: drawn thick; ``None`` for attribution, drawn thin.
    """

    upstream: Node
    downstream: Node
    weight: int
    derivation: Derivation | None

    @property
    def directed(self) -> bool:
        """Whether an arrow head is due."""
        return self.derivation is None or self.derivation.directed


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing and the same in sentences.

    Attributes:
        svg: one ``svg`` element; colours are the page's style sheet's.
        sentences: one for each arrow, for those who cannot see the drawing.
    """

    svg: Markup
    sentences: tuple[str, ...]
    empty: bool


def draw(lookup: Lookup) -> Picture:
    """Draw a dossier's lineage: origins left, media between, reports right.

    A thin arrow is credit, a thick one derivation, a thick line without head a derivation whose
    direction is not known; a dashed box is a report that nobody here holds.
    """
    arrows = tuple(_arrows(lookup))
    reports = _family_order(lookup)
    nodes = {*reports, *_unseen(lookup)}
    nodes |= {node for arrow in arrows for node in (arrow.upstream, arrow.downstream)}
    small = len(reports) > ROOMY
    rows = dict.fromkeys(NodeKind, 32.0 if small else 44.0)
    rows[NodeKind.REPORT] = 32.0 if small else 56.0  # room for the date
    edges = [(arrow.upstream, arrow.downstream) for arrow in arrows]
    layout = lay_out(nodes, edges, reports, rows=rows)
    canvas = _Canvas(lookup, layout, rows)
    return Picture(
        svg=canvas.draw(arrows),
        sentences=tuple(canvas.say(arrow) for arrow in arrows),
        empty=not arrows,
    )


def _unseen(lookup: Lookup) -> list[Node]:
    many = len(lookup.dossier.lineage.unseen) > 1
    return [
        Node(
            kind=NodeKind.UNSEEN_REPORT,
            key=lost.id,
            name=f"unseen report {number}" if many else "unseen report",
        )
        for number, lost in enumerate(lookup.dossier.lineage.unseen, 1)
    ]


def _arrows(lookup: Lookup) -> Iterator[Arrow]:
    known = {(node.kind, node.key): node for node in [*_reports(lookup), *_unseen(lookup)]}

    def same(node: Node) -> Node:
        return known.setdefault((node.kind, node.key), node)

    hops = Counter(
        (same(hop.upstream), same(hop.downstream))
        for weighed in lookup.dossier.corroborations
        for hop in sorted(set(weighed.hops))
    )
    held = {node.key: node for node in known.values() if node.kind in _TEXTS}
    derived = {}
    for derivation in lookup.dossier.lineage.derivations:
        ends = held.get(derivation.parent), held.get(derivation.child)
        if ends[0] and ends[1]:
            derived[ends[0], ends[1]] = derivation
    for (upstream, downstream), weight in sorted(hops.items()):
        # What was taken over with the text is shown by the thick arrow already.
        if (upstream, downstream) not in derived and upstream != downstream:
            yield Arrow(upstream=upstream, downstream=downstream, weight=weight, derivation=None)
    for (parent, child), derivation in derived.items():
        yield Arrow(upstream=parent, downstream=child, weight=0, derivation=derivation)


_TEXTS = (NodeKind.REPORT, NodeKind.UNSEEN_REPORT)


def _reports(lookup: Lookup) -> list[Node]:
    return [
        Node(kind=NodeKind.REPORT, key=report.id, name=lookup.name(report.id))
        for report in lookup.dossier.reports
    ]


def _family_order(lookup: Lookup) -> list[Node]:
    """Return the reports in the story's order, but each child right below its parent."""
    children: dict[str, list[str]] = {}
    has_parent: set[str] = set()
    for derivation in lookup.dossier.lineage.derivations:
        if derivation.directed and derivation.child not in has_parent:
            children.setdefault(derivation.parent, []).append(derivation.child)
            has_parent.add(derivation.child)
    ordered: dict[str, None] = {}

    def visit(key: str) -> None:
        stack = [key]
        while stack:
            here = stack.pop()
            if here not in ordered:
                ordered[here] = None
                stack.extend(reversed(children.get(here, [])))

    nodes = {node.key: node for node in _reports(lookup)}
    unseen = [lost.id for lost in lookup.dossier.lineage.unseen]
    for root in [*(key for key in nodes if key not in has_parent), *unseen, *nodes]:
        visit(root)
    return [nodes[key] for key in ordered if key in nodes]


def _shorten(text: str, width: float) -> str:
    """Cut a label to a width, a wide letter counting for two."""
    room = width / LETTER
    for place, letter in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            return text[: max(place - 1, 1)].rstrip() + "…"
    return text


def _reach(distance: float) -> float:
    """Return how far an arc over a distance bulges, so that long arcs pass outside short ones."""
    return 14 + 2.9 * math.sqrt(distance)


class _Canvas:
    """Turns a layout into SVG."""

    def __init__(self, lookup: Lookup, layout: Layout, rows: Mapping[NodeKind, float]) -> None:
        self.lookup = lookup
        self.layout = layout
        self.box = {kind: row - 12 for kind, row in rows.items()}
        self.dated = self.box[NodeKind.REPORT] > 30
        gap = GAP if self.dated else 2 * GAP
        self.left: list[float] = []
        self.width: list[float] = []
        x = float(EDGE)
        for number, _ in enumerate(layout.columns):
            last = number == len(layout.columns) - 1
            wide = REPORT_BOX if last else BETWEEN_BOX if number else ORIGIN_BOX
            self.left.append(x)
            self.width.append(wide)
            x += wide + gap
        self.right = x - gap
        self.uncounted = {
            entity
            for weighed in lookup.dossier.corroborations
            for origin in weighed.origins
            if not origin.counted
            for entity in origin.entities
        }

    def draw(self, arrows: tuple[Arrow, ...]) -> Markup:
        head = 30
        height = self.layout.height + head + EDGE
        parts = [*self._headings(), *(self._arrow(arrow, head) for arrow in arrows)]
        for column in self.layout.columns:
            parts += [self._node(slot, head) for slot in column if not slot.through]
        arcs = [self._bulge(arrow) for arrow in arrows]
        width = self.right + max(arcs, default=0.0) + EDGE
        return Markup(
            '<svg class="lineage" role="img" aria-labelledby="lineage-title lineage-desc" '
            'viewBox="0 0 {w:.0f} {h:.0f}" width="{w:.0f}" height="{h:.0f}">'
            '<title id="lineage-title">Lineage of the story</title>'
            '<desc id="lineage-desc">Origins on the left, media between, reports on the right; '
            "the list below says the same in words.</desc>"
            "<defs>{heads}</defs>{parts}</svg>"
        ).format(w=width, h=height, heads=_HEADS, parts=Markup("\n").join(parts))

    def _headings(self) -> Iterator[Markup]:
        last = len(self.layout.columns) - 1
        names = {0: "Origins", 1: "Through", last: "Reports"}
        for number, x in enumerate(self.left):
            if number in names and self.layout.columns[number]:
                yield Markup('<text class="column" x="{:.0f}" y="12">{}</text>').format(
                    x, names[number]
                )

    def _node(self, slot: Slot, head: float) -> Markup:
        node, width = slot.node, self.width[slot.column]
        box = self.box[node.kind]
        x, y = self.left[slot.column], self.layout.middle[slot] - box / 2 + head
        kind = "counted" if node.kind is NodeKind.ORIGIN else node.kind.value
        if node.kind is NodeKind.ORIGIN and node.key in self.uncounted:
            kind = "uncounted"
        report = node.kind is NodeKind.REPORT and node.key in self.lookup.handles
        handle = self.lookup.handles[node.key] if report else ""
        name = f"{handle} {node.name}".strip()
        lines = [_shorten(name, width - 20)]
        full = name
        if report:
            when = vocabulary.say_clock(self.lookup.dossier.reports[int(handle[1:]) - 1].published)
            full = f"{name}, {when}"
            lines += [_shorten(when, width - 20)] if self.dated else []
        words = Markup("").join(
            Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(
                "when" if number else "name",
                x + 10,
                y + box / 2 + 4.5 + (number - (len(lines) - 1) / 2) * 17,
                line,
            )
            for number, line in enumerate(lines)
        )
        drawn = Markup(
            '<g class="node {}"><title>{}</title>'
            '<rect x="{:.1f}" y="{:.1f}" width="{:.0f}" height="{:.1f}" rx="{}"/>{}</g>'
        ).format(kind, full, x, y, width, box, 4 if report else box / 2, words)
        return Markup('<a href="#{}">{}</a>').format(handle.lower(), drawn) if report else drawn

    def _arrow(self, arrow: Arrow, head: float) -> Markup:
        way = self.layout.waypoints(arrow.upstream, arrow.downstream)
        if way[0].column >= way[-1].column:
            path = self._arc(way[0], way[-1], head)
        else:
            path = self._curve(way, head)
        thick = arrow.derivation is not None
        mark = f"url(#{'thick' if thick else 'thin'}-head)" if arrow.directed else "none"
        return Markup('<path class="{}" d="{}" marker-end="{}"><title>{}</title></path>').format(
            "derived" if thick else "credited", path, mark, self.say(arrow)
        )

    def _curve(self, way: list[Slot], head: float) -> str:
        x = self.left[way[0].column] + self.width[way[0].column]
        y = self.layout.middle[way[0]] + head
        path = [f"M{x:.1f} {y:.1f}"]
        for slot in way[1:]:
            start = self.left[slot.column]
            over = self.layout.middle[slot] + head
            bend = (start - x) / 2
            path.append(
                f"C{x + bend:.1f} {y:.1f} {start - bend:.1f} {over:.1f} {start:.1f} {over:.1f}"
            )
            x, y = start, over
            if slot.through:
                x += self.width[slot.column]
                path.append(f"H{x:.1f}")
        return " ".join(path)

    def _bulge(self, arrow: Arrow) -> float:
        way = self.layout.waypoints(arrow.upstream, arrow.downstream)
        if way[0].column < way[-1].column:
            return 0.0
        return _reach(abs(self.layout.middle[way[0]] - self.layout.middle[way[-1]]))

    def _arc(self, start: Slot, end: Slot, head: float) -> str:
        """Curve round the right side, further out the further it goes."""
        x = self.left[start.column] + self.width[start.column]
        other = self.left[end.column] + self.width[end.column]
        y, over = self.layout.middle[start] + head, self.layout.middle[end] + head
        # Off the middle, so that what leaves a box and what reaches it are two lines.
        y += self.box[start.node.kind] / 5 * (1 if over > y else -1)
        out = max(x, other) + _reach(abs(over - y)) * 4 / 3
        return f"M{x:.1f} {y:.1f} C{out:.1f} {y:.1f} {out:.1f} {over:.1f} {other:.1f} {over:.1f}"

    def say(self, arrow: Arrow) -> str:
        """Say in a sentence what an arrow shows."""
        upstream, downstream = self._name(arrow.upstream), self._name(arrow.downstream)
        if arrow.derivation is None:
            claims = "1 claim" if arrow.weight == 1 else f"{arrow.weight} claims"
            return f"{upstream} → {downstream}: credited for {claims}."
        kind = vocabulary.DERIVATION[arrow.derivation.kind]
        say = vocabulary.say_derivation if arrow.directed else vocabulary.say_kinship
        return say(downstream, upstream, kind, arrow.derivation.probability)

    def _name(self, node: Node) -> str:
        known = node.kind is NodeKind.REPORT and node.key in self.lookup.handles
        return f"{self.lookup.handles[node.key]} {node.name}" if known else node.name


_HEADS = Markup(
    '<marker id="thin-head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" '
    'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
    '<path class="head-thin" d="M0 0.5 L8 4 L0 7.5 z"/></marker>'
    '<marker id="thick-head" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="12" '
    'markerHeight="12" markerUnits="userSpaceOnUse" orient="auto">'
    '<path class="head-thick" d="M0 0 L10 5 L0 10 z"/></marker>'
)
