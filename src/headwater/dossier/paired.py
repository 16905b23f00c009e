"""Every two reports of a story side by side, claim by claim."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from headwater.dossier.differences import likeness, statement_words
from headwater.dossier.lookup import Lookup
from headwater.dossier.sides import Shared, Sides, set_side_by_side
from headwater.dossier.view import Aligned, SideBySide
from headwater.dossier.wordings import show_drift, wording
from headwater.model import Report, Statement

# A story of ten reports has so many pairs; of a larger one those that share most are shown, and
# `headwater compare` shows any.
PAIRS_SHOWN = 45
REPORTS_PAIRED = 40  # of a larger story only the first are paired: pairs grow with the square


def side_by_side(lookup: Lookup) -> tuple[tuple[SideBySide, ...], int]:
    """Return the pairs of reports that share a claim or conflict, and how many are not shown."""
    reports = lookup.dossier.reports[:REPORTS_PAIRED]
    told = {report.id: _claims_of(report, lookup) for report in reports}
    against = {
        frozenset(lookup.statements[side].report for side in (pair.left, pair.right))
        for pair in lookup.conflicts
    }
    pairs = [
        (len(told[one.id] & told[other.id]), one, other)
        for one, other in combinations(reports, 2)
        if told[one.id] & told[other.id] or frozenset((one.id, other.id)) in against
    ]
    kept = sorted(pairs, key=lambda pair: -pair[0])[:PAIRS_SHOWN]
    shown = tuple(_pair(set_side_by_side(one, other, lookup), lookup) for _, one, other in kept)
    beyond = _pairs_of(len(lookup.dossier.reports)) - _pairs_of(len(reports))
    return shown, len(pairs) - len(kept) + beyond


def _pairs_of(number: int) -> int:
    return number * (number - 1) // 2


def _claims_of(report: Report, lookup: Lookup) -> set[str]:
    return {
        claim.id
        for statement in lookup.statements_of.get(report.id, ())
        for claim in lookup.claims_of.get(statement.id, ())
        if claim.id in lookup.handles
    }


def _pair(sides: Sides, lookup: Lookup) -> SideBySide:
    handles = lookup.handles[sides.left.id], lookup.handles[sides.right.id]
    between = {frozenset((pair.left, pair.right)) for pair in sides.conflicts}
    return SideBySide(
        left=(handles[0], lookup.name(sides.left.id)),
        right=(handles[1], lookup.name(sides.right.id)),
        anchor="-".join(handles).lower(),
        rows=tuple(_rows(sides.shared, lookup)),
        conflicts=tuple(
            f"X{number}"
            for number, pair in enumerate(lookup.conflicts, 1)
            if frozenset((pair.left, pair.right)) in between
        ),
        left_only=len(sides.left_only),
        right_only=len(sides.right_only),
    )


def _rows(shared: Sequence[Shared], lookup: Lookup) -> Iterator[Aligned]:
    for each in shared:
        handle = lookup.handles.get(each.claim.id, "")
        yield Aligned(
            claim=handle,
            anchor=handle.lower(),
            left=tuple(wording(told, lookup) for told in each.left),
            right=tuple(
                wording(told, lookup, _nearest(told, each.left, lookup)) for told in each.right
            ),
            drifts=tuple(show_drift(drift, lookup) for drift in each.drifts),
        )


def _nearest(statement: Statement, others: Sequence[Statement], lookup: Lookup) -> Statement:
    words = statement_words(statement, lookup.text(statement.report))
    return max(
        others, key=lambda each: likeness(statement_words(each, lookup.text(each.report)), words)
    )
