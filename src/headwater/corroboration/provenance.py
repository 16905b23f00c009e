"""The ways of one claim: from who said it, through whom, to the reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headwater.corroboration.called import name_by_speaker
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.headlined import find_headlined
from headwater.corroboration.likeness import INHERITED
from headwater.corroboration.relabelled import part_relabelled
from headwater.model import (
    Act,
    Attribution,
    Claim,
    Credit,
    Derivation,
    Entity,
    EntityId,
    Node,
    NodeKind,
    Report,
    ReportId,
    SourceKind,
    Statement,
    StatementId,
)


@dataclass(slots=True)
class Provenance:
    """The graph of one claim, before anything is counted.

    Attributes:
        origins: origin node to the entities it goes by.
        classes: the counted origins, each with those that it cites and that cite it in turn.
        citing: named origins that are not counted, as they cite another for this claim, with all
            that they have it from and themselves.
        relabelled: named origins that are not counted, as only copies put their names to it.
        headlined: named origins that are not counted, as only headlines name them.
        origin_statements: origin to the statements that credit it.
        named: origin nodes of named sources.
        unnamed: origin nodes of unnamed sources.
        hops: every way, upstream to downstream.
        reports: nodes of the reports that tell the claim.
        unrecovered: statements behind which no origin was reached.
        rootless: statements whose report was made from another that tells the claim too.
    """

    origins: dict[Node, set[EntityId]] = field(default_factory=dict)
    classes: list[frozenset[Node]] = field(default_factory=list)
    named: set[Node] = field(default_factory=set)
    citing: dict[Node, set[Node]] = field(default_factory=dict)
    relabelled: set[Node] = field(default_factory=set)
    headlined: set[Node] = field(default_factory=set)
    origin_statements: dict[Node, set[StatementId]] = field(
        default_factory=lambda: defaultdict(set)
    )
    unnamed: set[Node] = field(default_factory=set)
    hops: set[tuple[Node, Node]] = field(default_factory=set)
    reports: dict[ReportId, Node] = field(default_factory=dict)
    unrecovered: set[StatementId] = field(default_factory=set)
    rootless: set[StatementId] = field(default_factory=set)

    @property
    def counted(self) -> set[Node]:
        """The origins that are named and, for all we know, have access of their own."""
        return {node for group in self.classes for node in group}


def trace(claim: Claim, story: Gathered) -> Provenance:
    """Draw the ways of a claim through its statements and the lineage of their reports.

    A credit that came with the copied words is the parent's credit: the way then leads through
    the parent. A medium that only relays a speaker stands on the way and is no origin.
    """
    own = story.told(claim)
    upstream = _upstream(own, story)
    graph = Provenance()
    naming = _Naming(own, upstream, story)
    naming.settle(own, upstream)
    for statement in own:
        graph.reports[statement.report] = _report_node(story.reports[statement.report])
    for statement in own:
        _draw_statement(graph, statement, naming, upstream)
    _draw_lineage(graph, own, upstream, story)
    put = _count(graph, own, upstream, story)
    _draw_own_credits(graph, [s for s in own if s.id not in put], naming)
    graph.rootless = {s.id for s in own if upstream[s.id] & story.reports.keys()}
    return graph


def _report_node(report: Report) -> Node:
    return Node(kind=NodeKind.REPORT, key=report.id, name=report.outlet or report.label)


class _Naming:
    """Who counts as one origin: aliases are one entity already; control groups are one here."""

    def __init__(
        self,
        own: Sequence[Statement],
        upstream: Mapping[StatementId, set[ReportId]],
        story: Gathered,
    ) -> None:
        self.story = story
        self.entities = story.entities
        self.names = {**story.group_names, **name_by_speaker(own, upstream, story)}
        self.relaying: dict[ReportId, set[EntityId]] = defaultdict(set)
        self.speaking: dict[ReportId, set[EntityId]] = defaultdict(set)
        for statement in own:
            hops = [entity for _, entity in story.known(statement)]
            if len(hops) > 1:
                self.relaying[statement.report].update(hops[:-1])
            self.speaking[statement.report].update(hops[-1:])
        telling = {statement.report for statement in own}
        # "Told Coastal Wire" in the wire's own report is no credit; only its dateline would be.
        bylined = {
            (statement.report, entity)
            for statement in own
            for hop, entity in story.known(statement)[-1:]
            if hop.credit is Credit.BYLINE
        }
        self.narrating = {
            entity
            for entity in {entity for found in self.speaking.values() for entity in found}
            if (at := telling & story.published_by(entity))
            and not any((report, entity) in bylined for report in at)
        }
        self.parents: dict[ReportId, set[ReportId]] = defaultdict(set)
        self.relayed = {entity for relays in self.relaying.values() for entity in relays}

    def origin(self, entity: EntityId) -> Node:
        """Return the origin that an entity belongs to."""
        known = self.entities[entity]
        key, name = known.control or entity, self.names.get(known.control or "", known.name)
        return Node(kind=NodeKind.ORIGIN, key=key, name=name)

    def medium(self, entity: EntityId) -> Node:
        return Node(kind=NodeKind.MEDIUM, key=entity, name=self.entities[entity].name)

    def only_relays(self, entity: EntityId) -> bool:
        """Tell whether an outlet stands in this claim as the relay of somebody named behind it.

        So does an outlet whose own report tells the claim and never speaks for itself there: the
        report is at hand, and what it credits is who said it.
        """
        relayed = self.entities[entity].kind is SourceKind.MEDIA and entity in self.relayed
        return relayed or entity in self.narrating

    def settle(
        self,
        own: Sequence[Statement],
        upstream: Mapping[StatementId, set[ReportId]],
    ) -> None:
        """Follow relays down the lineage: who only passes on upstream does so in every copy."""
        if not self.relayed:
            return  # nobody's relay passes nothing on
        for statement in own:
            self.parents[statement.report].update(
                parent for parent in upstream[statement.id] if parent in self.story.reports
            )
        held_by = {s.id: upstream[s.id] & self.story.reports.keys() for s in own}
        changed = True
        while changed:
            speaking: dict[ReportId, set[EntityId]] = defaultdict(set)
            for statement in own:
                for _, entity in self.story.known(statement)[-1:]:
                    held = held_by[statement.id]
                    if held and self.passes_on(entity, held):
                        self.relaying[statement.report].add(entity)
                    else:
                        speaking[statement.report].add(entity)
            changed = speaking != {key: found for key, found in self.speaking.items() if found}
            self.speaking = speaking

    def passes_on(self, entity: EntityId, parents: Iterable[ReportId]) -> bool:
        """Tell whether all upstream of a telling credit a party only as the relay of another."""
        if entity not in self.relayed:
            return False  # nobody's relay passes nothing on
        above = self._above(parents)
        return any(entity in self.relaying[report] for report in above) and not any(
            entity in self.speaking[report] for report in above
        )

    def _above(self, parents: Iterable[ReportId]) -> set[ReportId]:
        above: set[ReportId] = set()
        waiting = list(parents)
        while waiting:
            report = waiting.pop()
            if report not in above:
                above.add(report)
                waiting.extend(self.parents[report])
        return above


def _upstream(own: Sequence[Statement], story: Gathered) -> dict[StatementId, set[ReportId]]:
    """Map each statement to the parents of its report whose telling of the claim it repeats."""
    telling: dict[ReportId, list[Statement]] = defaultdict(list)
    for statement in own:
        telling[statement.report].append(statement)
    found: dict[StatementId, set[ReportId]] = {}
    for statement in own:
        lines = story.parents.get(statement.report, ())
        held = [d.parent for d in lines if d.parent in telling]
        copied = {p for p in held if any(_repeats(statement, t, story) for t in telling[p])}
        unseen = {d.parent for d in lines if d.parent not in story.reports and _shown(d, statement)}
        found[statement.id] = copied | unseen
    return found


def _repeats(statement: Statement, other: Statement, story: Gathered) -> bool:
    own, theirs = story.stems(statement), story.stems(other)
    fewer = min(len(own), len(theirs))
    same_speaker = statement.spoken_by == other.spoken_by is not None
    return same_speaker or (fewer > 0 and len(own & theirs) >= INHERITED * fewer)


def _shown(derivation: Derivation, statement: Statement) -> bool:
    """Tell whether an unseen parent's evidence holds this statement's words."""
    return any(
        side.report == statement.report and side.span.overlaps(statement.extent)
        for overlap in derivation.overlaps
        for side in (overlap.left, overlap.right)
    )


def _draw_statement(
    graph: Provenance,
    statement: Statement,
    naming: _Naming,
    upstream: Mapping[StatementId, set[ReportId]],
) -> None:
    reports = naming.story.reports
    report = graph.reports[statement.report]
    known = naming.story.known(statement)
    if statement.act in (Act.NOT_SAY, Act.REFUSE):
        return  # who says nothing about a thing is no origin of it
    if not known:
        if not upstream[statement.id]:
            graph.unrecovered.add(statement.id)
        return
    hop, entity = known[-1]
    origin = naming.origin(entity)
    if naming.only_relays(entity):
        graph.unrecovered.add(statement.id)
        return
    held = {p for p in upstream[statement.id] if p in reports}
    unfit = naming.entities[entity].kind in (SourceKind.UNNAMED, SourceKind.MEDIA)
    if held and (unfit or naming.passes_on(entity, held)):
        # "Officials" of a rewrite are whoever the parent credits; an outlet that it credits is
        # one the words came through; and a relay does not speak for itself by losing its source.
        return
    _note_origin(graph, origin, naming.entities[entity], statement, hop)
    if held:
        return  # the credit came with the words: the way leads through the parent
    way = _way(origin, known, naming)
    self_published = hop.credit is Credit.BYLINE
    unseen = [] if self_published else sorted(p for p in upstream[statement.id] if p not in reports)
    way.extend(_unseen_node(key) for key in unseen[:1])
    graph.hops.update(zip(way, [*way[1:], report], strict=True))


def _way(
    origin: Node, known: Sequence[tuple[Attribution, EntityId]], naming: _Naming
) -> list[Node]:
    """Return the origin and the media between it and the report, as the chain names them."""
    way = [origin]
    for _, relay in reversed(known[:-1]):
        same = naming.entities[relay].control and naming.origin(relay) == origin
        if not same and naming.medium(relay) not in way:
            way.append(naming.medium(relay))
    return way


def _draw_own_credits(graph: Provenance, own: Sequence[Statement], naming: _Naming) -> None:
    """Draw the ways of parties that no parent leads back to: the report has it from the party."""
    below: dict[Node, set[Node]] = defaultdict(set)
    for above, under in graph.hops:
        below[above].add(under)
    reached = {group: _beyond(group, below) for group in graph.classes}
    home = {origin: group for group in graph.classes for origin in group}
    for statement in own:
        known = naming.story.known(statement)
        origin = naming.origin(known[-1][1]) if known else None
        if origin not in home or statement.id not in graph.origin_statements[origin]:
            continue
        report = graph.reports[statement.report]
        if report not in reached[home[origin]]:
            way = _way(origin, known, naming)
            for above, under in zip(way, [*way[1:], report], strict=True):
                graph.hops.add((above, under))
                below[above].add(under)
            for group, found in reached.items():
                if not found.isdisjoint(way):
                    reached[group] = found | _beyond([*found & set(way)], below)


def _beyond(nodes: Iterable[Node], steps: Mapping[Node, set[Node]]) -> set[Node]:
    """Return the nodes that any number of steps lead to, and the nodes themselves."""
    found = set(nodes)
    ahead = list(found)
    while ahead:
        new = steps.get(ahead.pop(), set()) - found
        found |= new
        ahead.extend(new)
    return found


def _count(
    graph: Provenance,
    own: Sequence[Statement],
    upstream: Mapping[StatementId, set[ReportId]],
    story: Gathered,
) -> frozenset[StatementId]:
    """Find the origins that count, and those that do not as copies changed or made the credit.

    Returns the statements whose credit a copy put to words that were nobody's.
    """
    made: set[Node] = set()
    named: set[Node] = set()
    new = True
    while new:
        _tell_apart(graph, own, story, made)
        named |= graph.counted
        parted = part_relabelled(
            graph.classes, graph.origin_statements, graph.citing, own, upstream, story
        )
        graph.classes = parted.counted
        # Who is said to cite an origin that copies made may well have the claim otherwise.
        new = bool(graph.citing and parted.made)
        made.update(node for group in parted.made for node in group)
    graph.relabelled = named - graph.counted
    headlined = find_headlined(graph.classes, graph.origin_statements, own, story)
    graph.classes = [group for group in graph.classes if group not in headlined]
    graph.headlined = {node for group in headlined for node in group}
    return parted.put


def _tell_apart(
    graph: Provenance, own: Iterable[Statement], story: Gathered, without: Collection[Node]
) -> None:
    """Find the named origins that cite nobody for this claim; those that do have it from there.

    Origins that cite one another in a circle are one. Some may be left out, as if nobody had
    named them.
    """
    named = graph.named.difference(without)
    home = {entity: origin for origin, entities in graph.origins.items() for entity in entities}
    cites: dict[Node, set[Node]] = defaultdict(set)
    for statement in own:
        chain = [home[entity] for _, entity in story.known(statement) if entity in home]
        for one, other in pairwise(node for node in chain if node in named):
            cites[one].add(other)
    behind = {node: _beyond([node], cites) for node in named}
    last = {node for node in named if all(node in behind[far] for far in behind[node])}
    graph.classes = sorted({frozenset(behind[node]) for node in last}, key=min)
    graph.citing = {node: behind[node] for node in sorted(named - last)}


def _unseen_node(key: ReportId) -> Node:
    return Node(kind=NodeKind.UNSEEN_REPORT, key=key, name="a report not held")


def _note_origin(
    graph: Provenance, origin: Node, entity: Entity, statement: Statement, hop: Attribution
) -> None:
    graph.origins.setdefault(origin, set()).add(entity.id)
    if hop.source is not None and hop.source.entity is not None:
        graph.origins[origin].add(hop.source.entity)  # the name that it goes by here
    graph.origin_statements[origin].add(statement.id)
    if entity.kind is SourceKind.UNNAMED:
        graph.unnamed.add(origin)
    else:
        graph.named.add(origin)


def _draw_lineage(
    graph: Provenance,
    own: Iterable[Statement],
    upstream: Mapping[StatementId, set[ReportId]],
    story: Gathered,
) -> None:
    for statement in own:
        for parent in sorted(upstream[statement.id]):
            up = graph.reports.get(parent) if parent in story.reports else _unseen_node(parent)
            if up is not None:
                graph.hops.add((up, graph.reports[statement.report]))
    for report in graph.reports:
        for derivation in story.akin.get(report, ()):
            one, other = graph.reports.get(derivation.child), graph.reports.get(derivation.parent)
            if one is not None and other is not None:
                # Nobody knows which came first: both ways are open, so neither is independent.
                graph.hops.update(((one, other), (other, one)))
