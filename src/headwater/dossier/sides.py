"""Two reports set side by side."""

from dataclasses import dataclass, replace

from headwater.dossier.lookup import Lookup
from headwater.model import Claim, Comparison, Drift, Report, Statement, StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A claim that both reports tell.

    Attributes:
        drifts: between a statement of the one and a statement of the other.
    """

    claim: Claim
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    drifts: tuple[Drift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two reports set side by side.

    Attributes:
        shared: in the order in which the left report tells them.
        conflicts: left and right as the reports stand here.
        left_only: statements of the left report without a counterpart in the right one.
    """

    left: Report
    right: Report
    shared: tuple[Shared, ...]
    conflicts: tuple[Comparison, ...]
    left_only: tuple[Statement, ...]
    right_only: tuple[Statement, ...]


def set_side_by_side(left: Report, right: Report, lookup: Lookup) -> Sides:
    """Align the statements of two reports of one story by the claims they belong to."""
    one = {told.id: told for told in lookup.statements_of.get(left.id, ())}
    other = {told.id: told for told in lookup.statements_of.get(right.id, ())}
    shared = [
        _share(claim, one, other, lookup)
        for claim in lookup.dossier.claims
        if not one.keys().isdisjoint(claim.statements)
        and not other.keys().isdisjoint(claim.statements)
    ]
    matched = {told.id for each in shared for told in (*each.left, *each.right)}
    return Sides(
        left=left,
        right=right,
        shared=tuple(sorted(shared, key=lambda each: each.left[0].content)),
        conflicts=_conflicts(one, other, lookup),
        left_only=tuple(told for key, told in one.items() if key not in matched),
        right_only=tuple(told for key, told in other.items() if key not in matched),
    )


def _share(
    claim: Claim,
    one: dict[StatementId, Statement],
    other: dict[StatementId, Statement],
    lookup: Lookup,
) -> Shared:
    inside = set(claim.statements)
    return Shared(
        claim=claim,
        left=tuple(told for key, told in one.items() if key in inside),
        right=tuple(told for key, told in other.items() if key in inside),
        drifts=tuple(
            drift
            for drift in lookup.drifts_of.get(claim.id, ())
            if (drift.earlier in one and drift.later in other)
            or (drift.earlier in other and drift.later in one)
        ),
    )


def _conflicts(
    one: dict[StatementId, Statement], other: dict[StatementId, Statement], lookup: Lookup
) -> tuple[Comparison, ...]:
    kept = []
    for pair in lookup.conflicts:
        if pair.left in one and pair.right in other:
            kept.append(pair)
        elif pair.left in other and pair.right in one:
            kept.append(replace(pair, left=pair.right, right=pair.left))
    return tuple(kept)
