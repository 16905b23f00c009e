"""Count the independent origins of a claim and name its chokepoints."""

from collections.abc import Iterable, Mapping, Sequence

from headwater.corroboration.cut import least_cut
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import Provenance, trace
from headwater.corroboration.roots import find_roots
from headwater.corroboration.summary import summarise
from headwater.corroboration.worlds import estimate
from headwater.model import (
    Certainty,
    Claim,
    Corroboration,
    Entity,
    Hop,
    Lineage,
    Node,
    NodeKind,
    Origin,
    Passage,
    Reason,
    Report,
    Statement,
    StatementId,
)
from headwater.text import say_count

_SUREST_FIRST = (
    Certainty.CERTAIN,
    Certainty.PROBABLE,
    Certainty.POSSIBLE,
    Certainty.UNCOMMITTED,
)


def weigh(
    claim: Claim,
    statements: Sequence[Statement],
    reports: Sequence[Report],
    entities: Sequence[Entity],
    lineage: Lineage,
) -> Corroboration:
    """Weigh how well a claim is supported, in this case.

    METHOD 5: ``k_min`` is the number of named origins after merging aliases and common control,
    without those that cite another for this claim; unnamed sources and the narrator count
    nothing. ``kappa`` is the least number of points whose removal cuts every way from a counted
    origin to a report.

    Args:
        claim: the claim.
        statements: of the whole story; those of other claims show who cites whom.
        reports: of the story.
        entities: of the story.
        lineage: of the story.
    """
    return weigh_gathered(claim, Gathered(statements, reports, entities, lineage))


def weigh_all(
    claims: Iterable[Claim],
    statements: Sequence[Statement],
    reports: Sequence[Report],
    entities: Sequence[Entity],
    lineage: Lineage,
) -> tuple[Corroboration, ...]:
    """Weigh every claim of a story, in the order given, looking the story up only once."""
    story = Gathered(statements, reports, entities, lineage)
    return tuple(weigh_gathered(claim, story) for claim in claims)


def weigh_gathered(claim: Claim, story: Gathered) -> Corroboration:
    """Weigh a claim of a story that is gathered already; see ``weigh``."""
    graph = trace(claim, story)
    own = story.told(claim)
    cut = least_cut(graph.hops, sorted(graph.counted, key=repr), graph.reports.values())
    chokepoints = tuple(node for node in cut if isinstance(node, Node)) if graph.counted else ()
    certainty = _certainty(own, story)
    roots = find_roots(graph, own, story)
    chances = estimate(roots)
    return Corroboration(
        claim=claim.id,
        origins=_origins(graph),
        k_min=len(graph.classes),
        kappa=len(chokepoints),
        chokepoints=chokepoints,
        unnamed=len(graph.unnamed),
        unrecovered=round(len(graph.unrecovered) / len(own), 3) if own else 0.0,
        certainty=certainty,
        hops=tuple(sorted(Hop(upstream=a, downstream=b) for a, b in graph.hops)),
        reasons=tuple(_reasons(graph, chokepoints, own)),
        estimate=chances,
        summary=summarise(graph, chokepoints, own, story, roots, chances, certainty),
    )


def _origins(graph: Provenance) -> tuple[Origin, ...]:
    return tuple(
        Origin(
            name=node.name,
            entities=tuple(sorted(graph.origins[node])),
            counted=node in graph.counted,
            statements=tuple(sorted(graph.origin_statements[node])),
        )
        for node in sorted(graph.origins, key=lambda n: (n not in graph.counted, n.name, n.key))
    )


def _certainty(own: Sequence[Statement], story: Gathered) -> Certainty:
    """Return how sure the claim is as worded furthest upstream.

    A statement whose report was made from another that tells the claim too does not count: a
    hedge lost on the way never makes a claim surer. Of several furthest wordings, the least
    sure of each origin's surest counts; without directions, the least sure of all.
    """
    telling = {statement.report for statement in own}
    copied = {r for r in telling if any(d.parent in telling for d in story.parents.get(r, ()))}
    akin = {
        r
        for r in telling
        if story.akin.get(r) or any(d.parent not in telling for d in story.parents.get(r, ()))
    }
    first = [s for s in own if s.report not in copied] or list(own)
    loose = [s for s in first if s.report in akin or not s.chain]
    firm = len(loose) < len(first)
    if firm and not loose:
        return min((s.certainty for s in first), key=_SUREST_FIRST.index)
    return max((s.certainty for s in first), key=_SUREST_FIRST.index)


def _reasons(
    graph: Provenance,
    chokepoints: Sequence[Node],
    own: Sequence[Statement],
) -> Iterable[Reason]:
    places = {s.id: Passage(s.report, s.extent) for s in own}
    names = [" and ".join(sorted(node.name for node in group)) for group in graph.classes]
    told = say_count(len(graph.reports), "report")
    verb = "leads" if len(graph.reports) == 1 else "lead"
    if not names:
        detail = f"In this case none of {told} leads back to a named origin."
    else:
        detail = (
            f"In this case {told} {verb} back to {say_count(len(names), 'named origin')}: "
            + "; ".join(names)
            + "."
        )
    yield Reason(
        feature="k_min",
        weight=float(len(names)),
        detail=detail,
        evidence=_evidence(graph, graph.counted, places),
    )
    if chokepoints:
        through = ", ".join(_described(node) for node in chokepoints)
        detail = f"Every way from there to the reports runs through {through}."
        yield Reason(feature="kappa", weight=float(len(chokepoints)), detail=detail)
    if graph.citing:
        citing = " and ".join(sorted(node.name for node in graph.citing))
        detail = f"Not counted, for citing another source of it: {citing}."
        evidence = _evidence(graph, graph.citing, places)
        yield Reason(feature="citing", weight=0.0, detail=detail, evidence=evidence)
    if graph.unnamed:
        detail = f"{say_count(len(graph.unnamed), 'unnamed source')} behind it too: not counted."
        evidence = _evidence(graph, graph.unnamed, places)
        yield Reason(feature="unnamed", weight=0.0, detail=detail, evidence=evidence)
    if graph.unrecovered:
        count = len(graph.unrecovered)
        detail = f"{count} of {len(own)} statements do not show where they have it from."
        yield Reason(
            feature="unrecovered",
            weight=len(graph.unrecovered) / len(own),
            detail=detail,
            evidence=tuple(places[key] for key in sorted(graph.unrecovered)),
        )


def _described(node: Node) -> str:
    kinds = {NodeKind.REPORT: "the report of ", NodeKind.UNSEEN_REPORT: ""}
    return kinds.get(node.kind, "") + node.name


def _evidence(
    graph: Provenance, origins: Iterable[Node], places: Mapping[StatementId, Passage]
) -> tuple[Passage, ...]:
    keys = sorted({key for origin in origins for key in graph.origin_statements[origin]})
    return tuple(sorted({places[key] for key in keys if key in places}))
