"""Working out what a page shows from a dossier."""

from collections import Counter
from collections.abc import Sequence

from headwater.dossier import vocabulary
from headwater.dossier.believed import say_beliefs
from headwater.dossier.bottom_line import bottom_lines
from headwater.dossier.full_reports import full_reports, kinships
from headwater.dossier.judged import letters, rejections, say_judgement, shaping
from headwater.dossier.lookup import Lookup
from headwater.dossier.paired import side_by_side
from headwater.dossier.picture import draw
from headwater.dossier.view import (
    Conflict,
    Page,
    SharedClaim,
    Single,
    SingleGroup,
    Source,
)
from headwater.dossier.wordings import (
    explain,
    quote,
    quote_statement,
    show_drift,
    wording,
    wordings,
)
from headwater.model import (
    Claim,
    Comparison,
    Corroboration,
    Dossier,
    Drift,
    DriftKind,
    Node,
    NodeKind,
    Origin,
    ReportId,
    Statement,
    StatementId,
)


def compose(dossier: Dossier) -> Page:
    """Return everything that a page of this dossier shows, in the order of the page.

    Raises:
        SpanError: a passage runs past its report's text.
    """
    lookup = Lookup(dossier)
    conflicts = tuple(
        _conflict(number, pair, lookup) for number, pair in enumerate(lookup.conflicts, 1)
    )
    singles = _singles(lookup)
    sides, left_out = side_by_side(lookup)
    return Page(
        title=dossier.story.title,
        bottom_line=bottom_lines(dossier),
        period=_period(lookup),
        language=_language(lookup),
        figures=_figures(lookup, singles),
        claims=tuple(_shared(claim, lookup) for claim in lookup.shared),
        picture=draw(lookup),
        kinships=kinships(lookup),
        conflicts=conflicts,
        sides=sides,
        sides_left_out=left_out,
        singles=singles,
        reports=full_reports(lookup),
        drift_kinds=tuple(
            (vocabulary.DRIFT[kind], vocabulary.DRIFT_MEANING[kind]) for kind in DriftKind
        ),
        rejections=tuple(say_judgement(each, lookup) for each in rejections(dossier)),
    )


def _period(lookup: Lookup) -> str:
    clocks = [report.published for report in lookup.dossier.reports if report.published]
    if not clocks:
        return vocabulary.UNDATED
    first = vocabulary.say_clock(min(clocks, key=lambda clock: clock.earliest))
    last = vocabulary.say_clock(max(clocks, key=lambda clock: clock.latest))
    return first if first == last else f"{first} – {last}"


def _language(lookup: Lookup) -> str:
    """Return the language that most reports are in, as that of the page's words."""
    counts = Counter(report.language for report in lookup.dossier.reports if report.language)
    return min(counts, key=lambda tag: (-counts[tag], tag), default="en")


def _figures(lookup: Lookup, singles: Sequence[SingleGroup]) -> tuple[tuple[int, str], ...]:
    alone = sum(len(group.credited) + len(group.narrated) for group in singles)
    unseen = len(lookup.dossier.lineage.unseen)
    counted = [
        (len(lookup.dossier.reports), "report", "reports"),
        (len(lookup.shared), "shared claim", "shared claims"),
        (len(lookup.conflicts), "conflict", "conflicts"),
        (alone, "single-report statement", "single-report statements"),
        (unseen, "unseen report inferred", "unseen reports inferred"),
    ]
    return tuple((number, one if number == 1 else many) for number, one, many in counted)


def _shared(claim: Claim, lookup: Lookup) -> SharedClaim:
    weighed = lookup.corroborations[claim.id]
    told = [lookup.statements[statement] for statement in claim.statements]
    drifts = lookup.drifts_of.get(claim.id, ())
    fullest = lookup.worded_by(claim)
    return SharedClaim(
        handle=lookup.handles[claim.id],
        anchor=lookup.handles[claim.id].lower(),
        fullest=quote(claim.wording, lookup, lookup.handles[fullest.id] if fullest else ""),
        denied=lookup.is_denied(claim),
        reports=len(lookup.told_by(claim)),
        statements=len(told),
        k_min=weighed.k_min,
        unnamed=weighed.unnamed,
        kappa=weighed.kappa,
        chokepoints=tuple(_point(node, lookup) for node in weighed.chokepoints),
        unrecovered=round(weighed.unrecovered * 100),
        certainty=vocabulary.CERTAINTY[weighed.certainty],
        estimate=vocabulary.say_estimate(weighed.estimate),
        summary=explain(weighed.summary, lookup),
        drift_counts=_count_drifts(drifts),
        conflicts=_conflicts_of(claim.statements, lookup),
        wordings=wordings(told, lookup),
        drifts=tuple(show_drift(drift, lookup) for drift in drifts),
        origins=_sources(weighed, lookup),
        reasons=explain(weighed.reasons, lookup),
        grade=_grade(claim, lookup),
        judgements=tuple(say_judgement(each, lookup) for each in shaping(claim, lookup)),
    )


def _grade(claim: Claim, lookup: Lookup) -> str:
    graded = [grade for grade in lookup.dossier.grades if grade.claim == claim.id]
    return f"Credibility {graded[0].digit} of 6: {graded[0].reason}" if graded else ""


def _point(node: Node, lookup: Lookup) -> str:
    known = node.kind is NodeKind.REPORT and node.key in lookup.handles
    return f"{lookup.handles[node.key]} {node.name}" if known else node.name


def _count_drifts(drifts: Sequence[Drift]) -> tuple[tuple[str, int], ...]:
    gravest: dict[DriftKind, float] = {}
    for drift in drifts:
        gravest[drift.kind] = max(gravest.get(drift.kind, 0.0), drift.severity)
    counts = Counter(drift.kind for drift in drifts)
    kinds = sorted(counts, key=lambda kind: (-gravest[kind], list(DriftKind).index(kind)))
    return tuple((vocabulary.DRIFT[kind], counts[kind]) for kind in kinds)


def _sources(weighed: Corroboration, lookup: Lookup) -> tuple[Source, ...]:
    given = letters(lookup.dossier)

    def source(origin: Origin) -> Source:
        return Source(
            name=origin.name,
            counted=origin.counted,
            letter=next((given[key] for key in origin.entities if given.get(key, "F") != "F"), ""),
            credited=tuple(
                quote_statement(lookup.statements[told], lookup) for told in origin.statements
            ),
        )

    return tuple(map(source, sorted(weighed.origins, key=lambda each: not each.counted)))


def _conflicts_of(told: Sequence[StatementId], lookup: Lookup) -> tuple[str, ...]:
    inside = set(told)
    return tuple(
        f"X{number}"
        for number, pair in enumerate(lookup.conflicts, 1)
        if pair.left in inside or pair.right in inside
    )


def _conflict(number: int, pair: Comparison, lookup: Lookup) -> Conflict:
    handles = [
        lookup.handles[claim.id]
        for statement in (pair.left, pair.right)
        for claim in lookup.claims_of.get(statement, ())
        if claim.id in lookup.handles
    ]
    return Conflict(
        handle=f"X{number}",
        anchor=f"x{number}",
        left=wording(lookup.statements[pair.left], lookup),
        right=wording(lookup.statements[pair.right], lookup),
        claims=tuple(dict.fromkeys(handles)),
        reasons=explain(pair.reasons, lookup),
        belief=say_beliefs(pair, number, lookup),
    )


def _singles(lookup: Lookup) -> tuple[SingleGroup, ...]:
    shared = {statement for claim in lookup.shared for statement in claim.statements}
    in_conflict: dict[StatementId, list[str]] = {}
    for number, pair in enumerate(lookup.conflicts, 1):
        for side in (pair.left, pair.right):
            in_conflict.setdefault(side, []).append(f"X{number}")
    groups = []
    for report in lookup.dossier.reports:
        alone = [each for each in lookup.statements_of.get(report.id, ()) if each.id not in shared]
        if alone:
            groups.append(_group(report.id, alone, in_conflict, lookup))
    return tuple(groups)


def _group(
    report: ReportId,
    alone: Sequence[Statement],
    in_conflict: dict[StatementId, list[str]],
    lookup: Lookup,
) -> SingleGroup:
    def single(statement: Statement) -> Single:
        drifts = [
            drift
            for claim in lookup.claims_of.get(statement.id, ())
            for drift in lookup.drifts_of.get(claim.id, ())
            if drift.later == statement.id
        ]
        return Single(
            wording=wording(statement, lookup),
            drifts=tuple(show_drift(drift, lookup) for drift in drifts),
            conflicts=tuple(in_conflict.get(statement.id, ())),
        )

    return SingleGroup(
        handle=lookup.handles[report],
        report_anchor=lookup.handles[report].lower(),
        outlet=lookup.name(report),
        credited=tuple(single(statement) for statement in alone if statement.chain),
        narrated=tuple(single(statement) for statement in alone if not statement.chain),
    )
