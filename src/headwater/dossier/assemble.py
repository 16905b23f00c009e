"""Putting what the stages found about one story into the documented order."""

from collections.abc import Iterable

from headwater.exceptions import ModelError
from headwater.model import (
    Claim,
    Contest,
    Corroboration,
    Derivation,
    Dossier,
    Drift,
    Entity,
    Grade,
    Judgement,
    Lineage,
    Matches,
    Report,
    ReportId,
    Statement,
    StatementId,
    Story,
)


def assemble(
    *,
    story: Story,
    reports: Iterable[Report],
    lineage: Lineage,
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    matches: Matches,
    corroborations: Iterable[Corroboration],
    grades: Iterable[Grade] = (),
    contests: Iterable[Contest] = (),
    judgements: Iterable[Judgement] = (),
) -> Dossier:
    """Gather what is known about one story, in an order that the order of input cannot change.

    Reports, statements and derivations of other stories are left out.

    Raises:
        ModelError: the story names a report that is not among ``reports``, a claim or
            comparison names a statement that is not among ``statements``, or a claim has no
            corroboration.
    """
    held = {report.id: report for report in reports}
    missing = [report for report in story.reports if report not in held]
    if missing:
        raise ModelError(f"story {story.id} names reports that were not given: {missing}")
    order = {report: place for place, report in enumerate(story.reports)}
    kept = _in_order(statements, order)
    places = {statement.id: place for place, statement in enumerate(kept)}
    _check_closed(matches, places)
    report_of = {statement.id: statement.report for statement in kept}
    claims = tuple(sorted(matches.claims, key=lambda claim: _claim_key(claim, report_of, places)))
    weighed = {corroboration.claim: corroboration for corroboration in corroborations}
    graded = {grade.claim: grade for grade in grades}
    unweighed = [claim.id for claim in claims if claim.id not in weighed]
    if unweighed:
        raise ModelError(f"claims without a corroboration: {unweighed}")
    return Dossier(
        story=story,
        reports=tuple(held[report] for report in story.reports),
        lineage=_lineage_of(lineage, order),
        entities=tuple(sorted(entities, key=lambda entity: (entity.name, entity.id))),
        statements=kept,
        claims=claims,
        comparisons=tuple(
            sorted(matches.comparisons, key=lambda pair: (places[pair.left], places[pair.right]))
        ),
        drifts=_drifts_in_order(matches.drifts, claims, places),
        corroborations=tuple(weighed[claim.id] for claim in claims),
        grades=tuple(graded[claim.id] for claim in claims if claim.id in graded),
        contests=tuple(contests),
        judgements=tuple(judgements),
    )


def _in_order(statements: Iterable[Statement], order: dict[ReportId, int]) -> tuple[Statement, ...]:
    return tuple(
        sorted(
            (statement for statement in statements if statement.report in order),
            key=lambda told: (order[told.report], told.content, len(told.chain), told.id),
        )
    )


def _check_closed(matches: Matches, places: dict[StatementId, int]) -> None:
    named = [told for claim in matches.claims for told in claim.statements]
    named += [told for pair in matches.comparisons for told in (pair.left, pair.right)]
    named += [told for drift in matches.drifts for told in (drift.earlier, drift.later)]
    unknown = sorted({told for told in named if told not in places})
    if unknown:
        raise ModelError(f"matches name statements that were not given: {unknown}")


def _claim_key(
    claim: Claim, report_of: dict[StatementId, ReportId], places: dict[StatementId, int]
) -> tuple[int, int, int, str]:
    told = len({report_of[statement] for statement in claim.statements})
    first = min((places[statement] for statement in claim.statements), default=len(places))
    return (-told, -len(claim.statements), first, claim.id)


def _drifts_in_order(
    drifts: tuple[Drift, ...], claims: tuple[Claim, ...], places: dict[StatementId, int]
) -> tuple[Drift, ...]:
    rank = {claim.id: place for place, claim in enumerate(claims)}
    unknown = sorted({drift.claim for drift in drifts if drift.claim not in rank})
    if unknown:
        raise ModelError(f"drifts of claims that were not given: {unknown}")
    return tuple(
        sorted(
            drifts,
            key=lambda drift: (
                rank[drift.claim],
                -drift.severity,
                places[drift.later],
                places[drift.earlier],
                drift.kind,
                drift.before,
                drift.after,
            ),
        )
    )


def _lineage_of(lineage: Lineage, order: dict[ReportId, int]) -> Lineage:
    unseen = sorted(
        (lost for lost in lineage.unseen if any(child in order for child in lost.witnesses)),
        key=lambda lost: lost.id,
    )
    known = {*order, *(lost.id for lost in unseen)}
    derivations = [
        derivation
        for derivation in lineage.derivations
        if derivation.child in known and derivation.parent in known
    ]

    def key(derivation: Derivation) -> tuple[int, int, str, str, str]:
        last = len(order)
        child = order.get(derivation.child, last)
        parent = order.get(derivation.parent, last)
        return (child, parent, derivation.child, derivation.parent, derivation.kind)

    return Lineage(
        derivations=tuple(sorted(derivations, key=key)),
        unseen=tuple(unseen),
        briefs=tuple(b for b in lineage.briefs if {b.report, b.held_in} <= order.keys()),
    )
