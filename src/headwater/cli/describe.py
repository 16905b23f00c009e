"""Values to the lines of ``--json``."""

from collections import Counter
from collections.abc import Iterator

from headwater.cli.lines import (
    Believed,
    Change,
    Cited,
    ClaimLine,
    ConflictLine,
    Contending,
    ContestLine,
    DerivationLine,
    DriftLine,
    Estimated,
    Hop,
    Interval,
    OriginLine,
    ReasonLine,
    RejectedLine,
    ReportLine,
    StatementLine,
    StoryLine,
)
from headwater.dossier import bottom_line
from headwater.dossier.lookup import Lookup
from headwater.model import (
    Attribution,
    Claim,
    Clock,
    Comparison,
    Contest,
    Derivation,
    Dossier,
    Drift,
    DriftKind,
    Estimate,
    Origin,
    Passage,
    Reason,
    Rejected,
    Report,
    Statement,
)


def describe_rejected(item: Rejected) -> RejectedLine:
    """Describe something that could not be read."""
    return RejectedLine(uri=item.uri, reason=item.reason, sha256=item.sha256)


def describe_story(dossier: Dossier) -> StoryLine:
    """Describe a story with its bottom line; its claims are those that two reports tell."""
    return StoryLine(
        id=dossier.story.id,
        title=dossier.story.title,
        reports=dossier.story.reports,
        statements=len(dossier.statements),
        claims=len(Lookup(dossier).shared),
        bottom_line=bottom_line(dossier),
    )


def describe_derivation(link: Derivation, lookup: Lookup) -> DerivationLine:
    """Describe who was made from whom, and what shows it."""
    return DerivationLine(
        child=link.child,
        parent=link.parent,
        held=link.parent in lookup.reports,
        kind=link.kind,
        directed=link.directed,
        probability=link.probability,
        reasons=tuple(reason.detail for reason in link.reasons),
    )


def describe_claims(dossier: Dossier, *, single: bool = False) -> Iterator[ClaimLine]:
    """Describe the claims that two or more reports tell; with ``single`` all others after."""
    lookup = Lookup(dossier)
    for claim in lookup.shared:
        yield describe_claim(claim, lookup)
    for claim in dossier.claims if single else ():
        if claim.id not in lookup.handles:
            yield describe_claim(claim, lookup)


def describe_claim(claim: Claim, lookup: Lookup) -> ClaimLine:
    """Describe a claim and what stands behind it."""
    weighed = lookup.corroborations[claim.id]
    told = set(claim.statements)
    return ClaimLine(
        id=claim.id,
        handle=lookup.handles.get(claim.id),
        story=claim.story,
        wording=_cite(claim.wording, lookup),
        denied=lookup.is_denied(claim),
        reports=len(lookup.told_by(claim)),
        statements=len(told),
        k_min=weighed.k_min,
        unnamed=weighed.unnamed,
        kappa=weighed.kappa,
        chokepoints=tuple(point.name for point in weighed.chokepoints),
        unrecovered=weighed.unrecovered,
        certainty=weighed.certainty,
        estimate=_estimated(weighed.estimate),
        drifts=_count_drifts(lookup.drifts_of.get(claim.id, ())),
        conflicts=sum(pair.left in told or pair.right in told for pair in lookup.conflicts),
        beliefs=tuple(
            Believed(slot=contest.slot, chance=each.chance, low=each.low, high=each.high)
            for contest in lookup.dossier.contests
            for each in contest.contenders
            if claim.id in each.claims
        ),
    )


def _estimated(estimate: Estimate | None) -> Estimated | None:
    if estimate is None:
        return None
    return Estimated(
        at_least_two=estimate.at_least_two,
        expected=estimate.expected,
        lowest=estimate.lowest,
        highest=estimate.highest,
    )


def describe_report(report: Report, lookup: Lookup) -> ReportLine:
    """Describe a report."""
    return ReportLine(
        id=report.id,
        handle=lookup.handles[report.id],
        label=report.label,
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        published=interval(report.published),
        uri=report.capture.uri,
        sha256=report.capture.sha256,
    )


def describe_statement(statement: Statement, lookup: Lookup) -> StatementLine:
    """Describe a statement with its source chain."""
    text = lookup.text(statement.report)
    return StatementLine(
        id=statement.id,
        handle=lookup.handles[statement.id],
        report=statement.report,
        outlet=lookup.name(statement.report),
        published=interval(lookup.reports[statement.report].published),
        chain=tuple(_hop(hop, text, lookup) for hop in statement.chain),
        words=statement.wording(text),
        content=tuple((span.start, span.end) for span in statement.content),
        voice=statement.voice,
        act=statement.act,
        certainty=statement.certainty,
        negated=statement.negated,
        hedges=tuple(hedge.of(text) for hedge in statement.hedges),
        zone=statement.zone,
    )


def describe_origin(claim: Claim, origin: Origin) -> OriginLine:
    """Describe an origin of a claim."""
    return OriginLine(
        claim=claim.id, name=origin.name, counted=origin.counted, statements=origin.statements
    )


def describe_drift(drift: Drift, lookup: Lookup) -> DriftLine:
    """Describe a change of a claim between two wordings."""
    return DriftLine(
        claim=drift.claim,
        kind=drift.kind,
        directed=drift.directed,
        earlier=drift.earlier,
        later=drift.later,
        before=_cite(drift.before, lookup),
        after=_cite(drift.after, lookup),
        severity=drift.severity,
        reason=drift.reason,
    )


def describe_conflict(pair: Comparison, lookup: Lookup) -> ConflictLine:
    """Describe two statements that cannot both hold."""
    return ConflictLine(
        left=describe_statement(lookup.statements[pair.left], lookup),
        right=describe_statement(lookup.statements[pair.right], lookup),
        score=pair.score,
        reasons=tuple(reason.detail for reason in pair.reasons),
    )


def describe_contest(contest: Contest, lookup: Lookup) -> ContestLine:
    """Describe the belief over values that cannot hold together."""
    return ContestLine(
        slot=contest.slot,
        values=tuple(
            Contending(
                value=_cite(each.value, lookup),
                claims=each.claims,
                origins=each.origins,
                unnamed=each.unnamed,
                certainty=each.certainty,
                chance=each.chance,
                low=each.low,
                high=each.high,
            )
            for each in contest.contenders
        ),
        hinges_on_copying=contest.hinges_on_copying,
    )


def describe_reason(claim: Claim, reason: Reason, lookup: Lookup) -> ReasonLine:
    """Describe why a figure of a claim is what it is."""
    return ReasonLine(
        claim=claim.id,
        feature=reason.feature,
        weight=reason.weight,
        detail=reason.detail,
        evidence=tuple(_cite(passage, lookup) for passage in reason.evidence),
    )


def _cite(passage: Passage, lookup: Lookup) -> Cited:
    return Cited(
        report=passage.report,
        start=passage.span.start,
        end=passage.span.end,
        words=lookup.words(passage),
    )


def _hop(hop: Attribution, text: str, lookup: Lookup) -> Hop:
    source = hop.source
    entity = lookup.entities.get(source.entity) if source and source.entity else None
    return Hop(
        source=(source.full or source.span).of(text) if source else None,
        known_as=entity.name if entity else None,
        kind=source.kind if source else None,
        cue=hop.cue.of(text) if hop.cue else None,
        credit=hop.credit,
    )


def _count_drifts(drifts: tuple[Drift, ...]) -> tuple[Change, ...]:
    """Count the kinds, the gravest first."""
    gravest: dict[DriftKind, float] = {}
    for drift in drifts:
        gravest[drift.kind] = max(gravest.get(drift.kind, 0.0), drift.severity)
    counts = Counter(drift.kind for drift in drifts)
    order = list(DriftKind)
    kinds = sorted(counts, key=lambda kind: (-gravest[kind], order.index(kind)))
    return tuple(Change(kind=kind, count=counts[kind]) for kind in kinds)


def interval(clock: Clock | None) -> Interval | None:
    """Return the first and last moment a clock could mean, in ISO 8601."""
    return (clock.earliest.isoformat(), clock.latest.isoformat()) if clock else None
