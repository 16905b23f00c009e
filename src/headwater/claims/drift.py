"""What changed between two wordings of one claim, and between an event and its pictures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from headwater.claims.changes import compare
from headwater.claims.granted import granted
from headwater.claims.pair import Change, Pair
from headwater.claims.terms import PICTURE_DAYS, is_picture
from headwater.model import (
    Agreement,
    Claim,
    Comparison,
    Drift,
    DriftKind,
    Lineage,
    Passage,
    Report,
    ReportId,
    Span,
    Statement,
    StatementId,
    Voice,
    When,
)
from headwater.text import content_stems

Likely = Mapping[frozenset[StatementId], float]

# How far each kind moves what a reader would believe, 0 to 1; our own judgement, for sorting.
SEVERITY = {
    DriftKind.STAGE_ESCALATED: 1.0,
    DriftKind.QUOTE_HARDENED: 0.8,
    DriftKind.EVENT_CONTAMINATED: 0.8,
    DriftKind.SOURCE_INVENTED: 0.8,
    DriftKind.NUMBER_CHANGED: 0.7,
    DriftKind.HEDGE_LOST: 0.7,
    DriftKind.PLACE_CHANGED: 0.7,
    DriftKind.SOURCE_LOST: 0.6,
    DriftKind.DATE_CHANGED: 0.6,
    DriftKind.SCOPE_GROWN: 0.6,
    DriftKind.SOURCE_GENERALISED: 0.5,
    DriftKind.QUOTE_ALTERED: 0.5,
    DriftKind.SCOPE_CUT: 0.5,
    DriftKind.ENDORSEMENT_GAINED: 0.4,
    DriftKind.HEDGE_CHANGED: 0.3,
    DriftKind.HEDGE_ADDED: 0.2,
}
# What a copy can get so wrong that its statement is another claim.
MISREPORTED = (DriftKind.NUMBER_CHANGED, DriftKind.DATE_CHANGED, DriftKind.QUOTE_ALTERED)
UNDIRECTED = 0.8  # share of its severity that a change keeps if nobody knows which came first
MANY = 60  # statements of a claim; beyond, each is held against the earliest alone


def find_drifts(
    claims: Sequence[Claim],
    reports: Mapping[ReportId, Report],
    statements: Mapping[StatementId, Statement],
    lineage: Lineage,
    comparisons: Iterable[Comparison] = (),
    misreported: Iterable[tuple[StatementId, StatementId]] = (),
) -> tuple[Drift, ...]:
    """Return what changed in each claim, between a wording and the one that it came from.

    Where lineage names a parent, the parent's wording is the earlier; else every two reports
    are compared, the kinds of loss are looked for both ways, and the drift is marked as not
    directed. A picture of another event is told apart from the happening it stands beside.

    Args:
        claims: of one story.
        reports: by id.
        statements: by id.
        lineage: of the story.
        comparisons: of statements of one claim; of several wordings the likeliest to say the
            same is the one that a later wording is held against. Where a pair was not compared,
            the words in common decide. Overlaps of two claims tell what a report takes for granted.
        misreported: what a parent says and what its child makes of it, in another claim.
    """
    parents = _parents(lineage)
    compared = tuple(comparisons)
    likely = {frozenset((c.left, c.right)): c.score for c in compared}
    drifts: list[Drift] = []
    for claim in claims:
        members = [s for key in claim.statements if not _picture(s := statements[key], reports)]
        for pair in _pairs(members, reports, parents, likely):
            drifts.extend(_drift(claim, pair, found) for found in compare(pair))
    home = {key: claim for claim in claims for key in claim.statements}
    for earlier, later in misreported:
        pair = _pair(statements[earlier], statements[later], reports, directed=True)
        drifts.extend(
            _drift(home[earlier], pair, c) for c in compare(pair) if c.kind in MISREPORTED
        )
    drifts += _taken_for_granted(claims, reports, statements, parents, compared)
    told = [statements[key] for claim in claims for key in claim.statements]
    drifts += _pictures(claims, told, reports, parents)
    return tuple(_without_repeats(drifts))


def _parents(lineage: Lineage) -> dict[ReportId, set[ReportId]]:
    parents: dict[ReportId, set[ReportId]] = {}
    for derivation in lineage.derivations:
        if derivation.directed:
            parents.setdefault(derivation.child, set()).add(derivation.parent)
    return parents


def _pairs(
    members: Sequence[Statement],
    reports: Mapping[ReportId, Report],
    parents: Mapping[ReportId, set[ReportId]],
    likely: Likely,
) -> list[Pair]:
    pairs: list[Pair] = []
    for later in members:
        upstream = [s for s in members if s.report in parents.get(later.report, ())]
        if upstream:
            nearest = _nearest(later, upstream, reports, likely)
            pairs.append(_pair(nearest, later, reports, directed=True))
            continue
        strangers: dict[ReportId, list[Statement]] = {}
        for other in members if len(members) <= MANY else members[:1]:
            akin = other.report in parents.get(later.report, ()) or (
                later.report in parents.get(other.report, ())
            )
            if other.report != later.report and not akin:
                strangers.setdefault(other.report, []).append(other)
        # A report that tells a thing twice is held to the wording that is nearest.
        for told in strangers.values():
            nearest = _nearest(later, told, reports, likely)
            pairs.append(_pair(nearest, later, reports, directed=False))
        pairs += _laundered(later, members, reports)
    return pairs


def _laundered(
    later: Statement, members: Sequence[Statement], reports: Mapping[ReportId, Report]
) -> list[Pair]:
    """Pair what a report credits with what it further down tells as its own."""
    if later.chain or later.zone is not None or later.voice is not Voice.NARRATED:
        return []
    credited = [
        s
        for s in members
        if s.report == later.report and s.chain and s.extent.end <= later.extent.start
    ]
    return [_pair(credited[0], later, reports, directed=True)] if credited else []


def _pair(
    before: Statement, after: Statement, reports: Mapping[ReportId, Report], *, directed: bool
) -> Pair:
    return Pair(before, after, reports[before.report].text, reports[after.report].text, directed)


def _nearest(
    later: Statement,
    upstream: Sequence[Statement],
    reports: Mapping[ReportId, Report],
    likely: Likely,
) -> Statement:
    words = set(content_stems(later.wording(reports[later.report].text)))

    def near(statement: Statement) -> tuple[float, float, str]:
        own = set(content_stems(statement.wording(reports[statement.report].text)))
        shared = len(own & words) / max(1, len(own | words))
        return likely.get(frozenset((statement.id, later.id)), 0.0), shared, statement.id

    return max(upstream, key=near)


def _taken_for_granted(
    claims: Sequence[Claim],
    reports: Mapping[ReportId, Report],
    statements: Mapping[StatementId, Statement],
    parents: Mapping[ReportId, set[ReportId]],
    compared: Sequence[Comparison],
) -> list[Drift]:
    """Return what one report credits and another takes for granted in its own voice.

    A report that credits the same thing further up has not lost its source.
    """
    home = {key: claim for claim in claims for key in claim.statements}
    credited = {
        (c.id, statements[k].report) for c in claims for k in c.statements if statements[k].chain
    }
    found = []
    for pair in compared:
        if pair.agreement is not Agreement.OVERLAPS:
            continue
        later, before = statements[pair.left], statements[pair.right]
        claim, upstream = home[before.id], parents.get(later.report, set())
        if (claim.id, later.report) in credited or later.report in parents.get(before.report, ()):
            continue
        directed = before.report in upstream
        phrase, part = (passage.span for passage in pair.reasons[0].evidence)
        two = _pair(before, later, reports, directed=directed)
        found += [_drift(claim, two, change) for change in granted(two, phrase, part)]
    return found


def _picture(statement: Statement, reports: Mapping[ReportId, Report]) -> bool:
    return is_picture(statement, reports[statement.report].text)


def _pictures(
    claims: Sequence[Claim],
    told: Sequence[Statement],
    reports: Mapping[ReportId, Report],
    parents: Mapping[ReportId, set[ReportId]],
) -> list[Drift]:
    """Return the pictures that are dated far from the happening their report tells of."""
    home = {key: claim for claim in claims for key in claim.statements}
    found = []
    for picture in (s for s in told if _picture(s, reports)):
        when, day = _foreign_date(picture, reports[picture.report])
        if when is None:
            continue
        body = [s for s in told if not _picture(s, reports)]
        upstream = [s for s in body if s.report in parents.get(picture.report, ())]
        near = upstream or [s for s in body if s.report == picture.report]
        if not near:
            continue
        before = _nearest(picture, near, reports, {})
        shown = when.span.of(reports[picture.report].text)
        reason = f"The picture is of “{shown}”, the report of {day}: it shows another event."
        change = Change(DriftKind.EVENT_CONTAMINATED, before.extent, picture.extent, reason)
        pair = _pair(before, picture, reports, directed=True)
        found.append(_drift(home[picture.id], pair, change))
    return found


def _foreign_date(picture: Statement, report: Report) -> tuple[When | None, date]:
    if report.published is None:
        return None, date.min
    day = report.published.latest.date()
    dated = [when for when in picture.times if (day - when.latest).days > PICTURE_DAYS]
    return (dated[0] if dated and len(dated) == len(picture.times) else None), day


def _drift(claim: Claim, pair: Pair, found: Change) -> Drift:
    share = 1.0 if pair.directed else UNDIRECTED
    return Drift(
        claim=claim.id,
        earlier=pair.before.id,
        later=pair.after.id,
        kind=found.kind,
        directed=pair.directed,
        before=_passage(pair.before, found.before),
        after=_passage(pair.after, found.after),
        severity=round(SEVERITY[found.kind] * share, 2),
        reason=found.reason,
    )


def _passage(statement: Statement, span: Span) -> Passage:
    return Passage(statement.report, span)


def _without_repeats(drifts: list[Drift]) -> list[Drift]:
    """Keep one drift of a kind for each later statement, the directed one if there is one."""
    kept: dict[tuple[StatementId, DriftKind], Drift] = {}
    for drift in drifts:
        key = drift.later, drift.kind
        if key not in kept or (drift.directed and not kept[key].directed):
            kept[key] = drift
    return sorted(kept.values(), key=lambda d: (d.claim, -d.severity, d.later, d.kind))
