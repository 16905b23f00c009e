"""Claims as an analyst judged them: two put together, or one taken apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.claims.drift import MISREPORTED, find_drifts
from headwater.claims.matching import claim_id
from headwater.model import (
    Agreement,
    Claim,
    ClaimId,
    Judgement,
    Lineage,
    Matches,
    Passage,
    Report,
    ReportId,
    Ruling,
    Statement,
    StatementId,
    Story,
)

_ABOUT_CLAIMS = (Ruling.MERGE_CLAIMS, Ruling.SPLIT_CLAIMS)


def apply_judgements(
    matches: Matches,
    story: Story,
    reports: Sequence[Report],
    statements: Sequence[Statement],
    lineage: Lineage,
    judgements: Sequence[Judgement],
) -> Matches:
    """Return the claims of a story as judged, in the order that the judgements came.

    What drifted is found anew. A statement taken out of a claim stands alone, without the
    agreements that it had there; contradictions and overlaps that were found stay, but not within
    a claim.

    Args:
        matches: the claims as they were found.
        story: its id names the claims.
        reports: of the story.
        statements: of the story.
        lineage: of the story.
        judgements: those in force; only those about claims of this story count.
    """
    known = {statement.id: statement for statement in statements}
    texts = {report.id: report for report in reports}
    # Statements stand in claims by time already, so the order found among them can be kept.
    order = {name: n for n, name in enumerate(_by_time(matches, reports, known))}
    claims = {name: claim for claim in matches.claims for name in claim.statements}
    for each in judgements:
        if each.ruling not in _ABOUT_CLAIMS or not all(name in claims for name in each.statements):
            continue
        first, second = each.statements
        together = {*claims[first].statements, *claims[second].statements}
        parts: tuple[set[StatementId], ...] = (together,)
        if each.ruling is Ruling.SPLIT_CLAIMS:
            if claims[first].id != claims[second].id:
                continue
            parts = (together - {second}, {second})
        for part in parts:
            members = [known[name] for name in sorted(part, key=order.__getitem__)]
            claims |= dict.fromkeys(part, _claim(story, texts, members))
    kept = tuple({claim.id: claim for claim in claims.values()}.values())
    if set(kept) == set(matches.claims):
        return matches
    home = {name: claim.id for claim in kept for name in claim.statements}
    return replace(
        matches,
        claims=kept,
        comparisons=tuple(
            pair
            for pair in matches.comparisons
            if (pair.agreement in (Agreement.CONTRADICTS, Agreement.OVERLAPS))
            is (home.get(pair.left) != home.get(pair.right))
        ),
        drifts=find_drifts(
            kept, texts, known, lineage, matches.comparisons, _misreported(matches, home)
        ),
    )


def _misreported(
    matches: Matches, home: Mapping[StatementId, ClaimId]
) -> list[tuple[StatementId, StatementId]]:
    """Return what was found to be misreported across claims, and still is."""
    first = {name: claim.id for claim in matches.claims for name in claim.statements}
    return [
        (drift.earlier, drift.later)
        for drift in matches.drifts
        if drift.kind in MISREPORTED
        and first[drift.earlier] != first[drift.later]
        and home[drift.earlier] != home[drift.later]
    ]


def _by_time(
    matches: Matches, reports: Sequence[Report], known: Mapping[StatementId, Statement]
) -> list[StatementId]:
    def moment(report: Report) -> tuple[bool, float, str, str]:
        clock = report.published
        when = clock.earliest.timestamp() if clock else 0.0
        return clock is None, when, report.text, report.id

    rank = {report.id: n for n, report in enumerate(sorted(reports, key=moment))}
    told = [name for claim in matches.claims for name in claim.statements]
    return sorted(
        told,
        key=lambda name: (
            rank[known[name].report],
            known[name].extent,
            len(known[name].chain),
            name,
        ),
    )


def _claim(story: Story, texts: Mapping[ReportId, Report], members: Sequence[Statement]) -> Claim:
    fullest = max(members, key=lambda each: len(each.wording(texts[each.report].text)))
    return Claim(
        id=claim_id(story, members[0].id),
        story=story.id,
        wording=Passage(fullest.report, fullest.extent),
        statements=tuple(each.id for each in members),
    )
