"""The ways of one claim: from who said it, through whom, to the reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.model import (
    Attribution,
    Claim,
    Credit,
    Derivation,
    Entity,
    EntityId,
    Lineage,
    Node,
    NodeKind,
    Report,
    ReportId,
    SourceKind,
    Statement,
    StatementId,
)
from headwater.text import content_stems

# Share of a statement's content words that stand in the parent's statement, for the credit to
# count as inherited with the words.
INHERITED = 0.5
_RELAYS = (SourceKind.STATE_MEDIA, SourceKind.MEDIA)


@dataclass(slots=True)
class Provenance:
    """The graph of one claim, before anything is counted.

    Attributes:
        origins: origin node to the entities it goes by.
        counted: origins that are named and have access of their own.
        origin_statements: origin to the statements that credit it.
        unnamed: origin nodes of unnamed sources.
        hops: every way, upstream to downstream.
        reports: nodes of the reports that tell the claim.
        unrecovered: statements behind which no origin was reached.
    """

    origins: dict[Node, set[EntityId]] = field(default_factory=dict)
    counted: set[Node] = field(default_factory=set)
    origin_statements: dict[Node, set[StatementId]] = field(
        default_factory=lambda: defaultdict(set)
    )
    unnamed: set[Node] = field(default_factory=set)
    hops: set[tuple[Node, Node]] = field(default_factory=set)
    reports: dict[ReportId, Node] = field(default_factory=dict)
    unrecovered: set[StatementId] = field(default_factory=set)


def trace(
    claim: Claim,
    statements: Sequence[Statement],
    reports: Mapping[ReportId, Report],
    entities: Mapping[EntityId, Entity],
    lineage: Lineage,
) -> Provenance:
    """Draw the ways of a claim through its statements and the lineage of their reports.

    A credit that came with the copied words is the parent's credit: the way then leads through
    the parent. A medium that only relays a speaker stands on the way and is no origin.
    """
    own = [s for s in statements if s.id in set(claim.statements)]
    upstream = _upstream(own, reports, lineage)
    graph = Provenance()
    naming = _Naming(own, entities)
    for statement in own:
        graph.reports[statement.report] = _report_node(reports[statement.report])
    for statement in own:
        _draw_statement(graph, statement, naming, upstream, reports)
    _draw_lineage(graph, own, upstream, reports, lineage)
    for statement in own:
        _draw_own_credit(graph, statement, naming)
    return graph


def _report_node(report: Report) -> Node:
    return Node(kind=NodeKind.REPORT, key=report.id, name=report.outlet or report.label)


class _Naming:
    """Who counts as one origin: aliases are one entity already; control groups are one here."""

    def __init__(self, own: Sequence[Statement], entities: Mapping[EntityId, Entity]) -> None:
        self.entities = entities
        self.relayed: set[EntityId] = set()
        for statement in own:
            hops = [h.source.entity for h in statement.chain if h.source and h.source.entity]
            self.relayed.update(hops[:-1])
        members: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities.values():
            if entity.control:
                members[entity.control].append(entity)
        self.names = {key: _group_name(group) for key, group in members.items()}

    def origin(self, entity: EntityId) -> Node:
        """Return the origin that an entity belongs to."""
        known = self.entities[entity]
        if known.control:
            return Node(kind=NodeKind.ORIGIN, key=known.control, name=self.names[known.control])
        return Node(kind=NodeKind.ORIGIN, key=entity, name=known.name)

    def medium(self, entity: EntityId) -> Node:
        return Node(kind=NodeKind.MEDIUM, key=entity, name=self.entities[entity].name)

    def only_relays(self, entity: EntityId) -> bool:
        """Tell whether an outlet stands in this claim as the relay of somebody named behind it."""
        return self.entities[entity].kind is SourceKind.MEDIA and entity in self.relayed


def _group_name(group: list[Entity]) -> str:
    """Name a control group after its medium; the leader it relays is one with it."""
    media = [entity for entity in group if entity.kind is SourceKind.STATE_MEDIA]
    proper = [e for e in media if any(word[0].isupper() for word in e.name.split())]
    return max(proper or media or group, key=lambda e: (len(e.name.split()) == 1, e.name)).name


def _upstream(
    own: Sequence[Statement], reports: Mapping[ReportId, Report], lineage: Lineage
) -> dict[StatementId, set[ReportId]]:
    """Map each statement to the parents of its report whose telling of the claim it repeats."""
    parents: dict[ReportId, list[Derivation]] = defaultdict(list)
    for derivation in lineage.derivations:
        if derivation.directed:
            parents[derivation.child].append(derivation)
    telling: dict[ReportId, list[Statement]] = defaultdict(list)
    for statement in own:
        telling[statement.report].append(statement)
    found: dict[StatementId, set[ReportId]] = {}
    for statement in own:
        held = [d.parent for d in parents[statement.report] if d.parent in telling]
        copied = {p for p in held if any(_repeats(statement, t, reports) for t in telling[p])}
        unseen = {
            d.parent
            for d in parents[statement.report]
            if d.parent not in reports and _shown(d, statement)
        }
        found[statement.id] = copied | unseen
    return found


def _repeats(statement: Statement, other: Statement, reports: Mapping[ReportId, Report]) -> bool:
    own = set(content_stems(statement.wording(reports[statement.report].text)))
    theirs = set(content_stems(other.wording(reports[other.report].text)))
    fewer = min(len(own), len(theirs))
    same_speaker = _innermost(statement) == _innermost(other) is not None
    return same_speaker or (fewer > 0 and len(own & theirs) >= INHERITED * fewer)


def _innermost(statement: Statement) -> EntityId | None:
    speaker = statement.speaker
    return speaker.entity if speaker else None


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
    reports: Mapping[ReportId, Report],
) -> None:
    report = graph.reports[statement.report]
    known = _known(statement)
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
    if held and naming.entities[entity].kind in (SourceKind.UNNAMED, SourceKind.MEDIA):
        # "Officials" of a rewrite are whoever the parent credits, and an outlet that it credits
        # is one the words came through.
        return
    _note_origin(graph, origin, naming.entities[entity], statement)
    if held:
        return  # the credit came with the words: the way leads through the parent
    way = _way(origin, known, naming)
    self_published = hop.credit is Credit.BYLINE
    unseen = [] if self_published else sorted(p for p in upstream[statement.id] if p not in reports)
    way.extend(_unseen_node(key) for key in unseen[:1])
    graph.hops.update(zip(way, [*way[1:], report], strict=True))


def _known(statement: Statement) -> list[tuple[Attribution, EntityId]]:
    return [
        (hop, hop.source.entity)
        for hop in statement.chain
        if hop.source is not None and hop.source.entity is not None
    ]


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


def _draw_own_credit(graph: Provenance, statement: Statement, naming: _Naming) -> None:
    """Draw the way of a party that no parent credits: the report has it from the party itself."""
    known = _known(statement)
    if not known or statement.id not in graph.origin_statements[naming.origin(known[-1][1])]:
        return
    origin, report = naming.origin(known[-1][1]), graph.reports[statement.report]
    if origin in graph.counted and report not in _downstream(graph, origin):
        way = _way(origin, known, naming)
        graph.hops.update(zip(way, [*way[1:], report], strict=True))


def _downstream(graph: Provenance, node: Node) -> set[Node]:
    found, ahead = {node}, [node]
    while ahead:
        here = ahead.pop()
        new = {below for above, below in graph.hops if above == here} - found
        found |= new
        ahead.extend(new)
    return found


def _unseen_node(key: ReportId) -> Node:
    return Node(kind=NodeKind.UNSEEN_REPORT, key=key, name="a report not held")


def _note_origin(graph: Provenance, origin: Node, entity: Entity, statement: Statement) -> None:
    graph.origins.setdefault(origin, set()).add(entity.id)
    graph.origin_statements[origin].add(statement.id)
    if entity.kind is SourceKind.UNNAMED:
        graph.unnamed.add(origin)
    else:
        graph.counted.add(origin)


def _draw_lineage(
    graph: Provenance,
    own: Iterable[Statement],
    upstream: Mapping[StatementId, set[ReportId]],
    reports: Mapping[ReportId, Report],
    lineage: Lineage,
) -> None:
    for statement in own:
        for parent in sorted(upstream[statement.id]):
            up = graph.reports.get(parent) if parent in reports else _unseen_node(parent)
            if up is not None:
                graph.hops.add((up, graph.reports[statement.report]))
    for derivation in lineage.derivations:
        one, other = graph.reports.get(derivation.child), graph.reports.get(derivation.parent)
        if not derivation.directed and one is not None and other is not None:
            # Nobody knows which came first: both ways are open, so neither is independent.
            graph.hops.update(((one, other), (other, one)))
