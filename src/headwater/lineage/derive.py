"""Decide who was made from whom, and which reports we do not hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.candidates import find_candidates
from headwater.lineage.direction import Direction, credits_outlet, direct, find_child
from headwater.lineage.errors import find_errors, note_errors
from headwater.lineage.evidence import Kinship, compare
from headwater.lineage.likelihood import at_most, likelihood
from headwater.lineage.parents import Way, Words, choose_parents, find_families
from headwater.lineage.reasons import reasons
from headwater.lineage.sketch import Sketch, sketch
from headwater.lineage.unseen import find_unseen
from headwater.model import (
    Derivation,
    DerivationKind,
    Lineage,
    Report,
    ReportId,
    Statement,
    StatementId,
)

# Thresholds of a first version, set on our own two examples; see decisions/0006.
COPY = 0.5  # share of five-word runs of one that stand in the other
AKIN = 0.6  # likelihood of kinship that makes a rewrite; see decisions/0033
LITTLE = 0.05  # five-word runs shared; below it hardly a phrase survives
KIN = 3.0  # weight of evidence at which a lost common parent is inferred
MOST_QUOTED = MOST_ORDERED = 1.0  # of that weight, from quotations and from sentences in order
MOST_OVERLAPS = 40  # passages kept to show a kinship
_Pair = tuple[Sketch, Sketch, Kinship]
_LAST = datetime.max.replace(tzinfo=UTC)


def find_derivations(
    reports: Sequence[Report],
    statements: Iterable[Statement],
    vectors: Mapping[StatementId, NDArray[np.float32]],
) -> Lineage:
    """Find who copied or rewrote whom among the reports of one story.

    Quoted words are masked before reuse is measured: a shared quotation shows a common
    speaker. Two reports that share named sources, enumerations and quotations but hardly a
    phrase get a lost common parent. The order in which reports are given does not matter.

    Args:
        reports: all reports of one story.
        statements: their statements, sources resolved.
        vectors: of the statements, rows of unit length; a statement without one is passed over
            when retold statements are counted.
    """
    held: dict[ReportId, list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.report].append(statement)
    ordered = sorted(reports, key=_time)
    sketches = [sketch(report, held[report.id], vectors) for report in ordered]
    links: list[Derivation] = []
    unlike: list[_Pair] = []
    for earlier, later in find_candidates(sketches):
        one, other = sketches[earlier], sketches[later]
        kinship = compare(one, other)
        link = _link(one, other, kinship)
        if link is not None:
            links.append(link)
        else:
            unlike.append((one, other, kinship))
    links = _with_errors(links, unlike, sketches)
    derivations = choose_parents(
        [d for d in links if d.kind is not DerivationKind.SHARED_SOURCE],
        _Traces(unlike).ways,
        Words(sketches),
    )
    stemma = find_unseen(links, derivations, sketches)
    return Lineage(
        derivations=tuple(sorted(stemma.derivations, key=lambda d: (d.child, d.parent))),
        unseen=stemma.unseen,
    )


def _time(report: Report) -> tuple[datetime, str, str]:
    # By its words before its id, which changes with the outlet's name.
    return (report.published.earliest if report.published else _LAST), report.text, report.id


def _link(one: Sketch, other: Sketch, kinship: Kinship) -> Derivation | None:
    credited = credits_outlet(one, other) or credits_outlet(other, one)
    kind = _kind(kinship, credits=credited is not None)
    if kind is None:
        return None
    direction = direct(one, other, kinship) if kind is not DerivationKind.SHARED_SOURCE else None
    if direction is None and kind is DerivationKind.REWRITE and _from_a_third(kinship):
        kind = DerivationKind.SHARED_SOURCE
    return _derivation(kind, one, other, kinship, direction)


def _with_errors(
    links: list[Derivation], unlike: list[_Pair], sketches: Sequence[Sketch]
) -> list[Derivation]:
    """Note who hands on whose mistakes, and link those that share one and tell a thing alike.

    Pairs that are linked so are taken out of ``unlike``.
    """
    kin = [link for link in links if link.kind is not DerivationKind.SHARED_SOURCE]
    errors = find_errors(sketches, find_families(kin))
    if not errors:
        return links
    found = list(links)
    for pair in list(unlike):
        one, other, kinship = pair
        ends = {one.report.id, other.report.id}
        if any(ends <= error.wrong.keys() for error in errors) and _tells_alike(kinship):
            direction = direct(one, other, kinship)
            found.append(_derivation(DerivationKind.REWRITE, one, other, kinship, direction))
            unlike.remove(pair)
    outlets = {each.report.id: each.report.outlet for each in sketches}
    return [note_errors(link, errors, outlets) for link in found]


def _tells_alike(kinship: Kinship) -> bool:
    return not kinship.is_template and bool(kinship.told or kinship.overlaps)


class _Traces:
    """What each report may hold of those that two by two show too little kinship with it."""

    def __init__(self, unlike: Iterable[_Pair]) -> None:
        self._by_end: dict[ReportId, list[_Pair]] = defaultdict(list)
        for pair in unlike:
            for end in pair[:2]:
                self._by_end[end.report.id].append(pair)

    def ways(self, child: ReportId) -> list[Way]:
        """Return the ways to a report that may hold if it was merged from a parent and them."""
        found = [_trace(*pair) for pair in self._by_end[child]]
        return [way for way in found if way is not None and way.child == child]


def _trace(one: Sketch, other: Sketch, kinship: Kinship) -> Way | None:
    found = find_child(one, other)
    if found is None:
        return None
    child, parent, credit = found

    def derive() -> Derivation | None:
        """Return the link that holds if the later was merged from the earlier and another."""
        direction = None if kinship.is_template else direct(one, other, kinship)
        if direction is None:
            return None
        return _derivation(DerivationKind.REWRITE, one, other, kinship, direction)

    weights = {
        "shared_runs": kinship.runs,
        "retold_statements": kinship.retold if kinship.told else 0.0,
        "inherited_credits": float(len(kinship.credits)),
    }
    if credit is not None:
        weights["credits_outlet"] = 1.0
    return Way(child=child.report.id, parent=parent.report.id, weights=weights, derive=derive)


def _derivation(
    kind: DerivationKind, one: Sketch, other: Sketch, kinship: Kinship, direction: Direction | None
) -> Derivation:
    """Return the link between two reports; without a direction the order of their ids."""
    told = reasons(kinship)
    child, parent = sorted((one.report.id, other.report.id))
    if direction is not None:
        child, parent = direction.child, direction.parent
        told = (*told, direction.reason)
    return Derivation(
        child=child,
        parent=parent,
        kind=kind if direction is None else _updated(kind, one, other),
        directed=direction is not None,
        probability=round(_probability(kind, kinship), 3),
        overlaps=kinship.show((kinship.told or kinship.overlaps)[:MOST_OVERLAPS]),
        reasons=told,
    )


def _kind(kinship: Kinship, *, credits: bool) -> DerivationKind | None:
    if kinship.identical:
        return DerivationKind.IDENTICAL
    if not credits and _are_strangers(kinship):
        return None
    if kinship.is_template:
        return None  # one wording, other facts
    if kinship.runs >= COPY:
        return DerivationKind.COPY
    credited = credits and bool(kinship.told or kinship.quoted)
    inherited = bool(kinship.credits and kinship.told)
    if credited or inherited or likelihood(kinship) >= AKIN:
        return DerivationKind.REWRITE
    return DerivationKind.SHARED_SOURCE if _weight(kinship) >= KIN else None


def _are_strangers(kinship: Kinship) -> bool:
    """Tell whether what costs little already shows that two reports are no kin."""
    if kinship.runs >= COPY or kinship.credits or at_most(kinship) >= AKIN:
        return False
    beside = (MOST_QUOTED if kinship.may_quote else 0) + MOST_ORDERED
    # To find enumerations costs much; mostly not even as many as there could be would do.
    if _credited_in_both(kinship) + _listed(kinship.most_lists) + beside < KIN:
        return True
    return _named_in_both(kinship) + beside < KIN


def _from_a_third(kinship: Kinship) -> bool:
    """Tell whether two kin share what neither can have given the other.

    They credit the same parties or list the same things, hardly a phrase survives, and no clock
    or credit says who came first.
    """
    shared = len(kinship.sources) + len(kinship.lists) + len(kinship.quoted)
    return kinship.runs < LITTLE and shared >= 2


def _weight(kinship: Kinship) -> float:
    """Add up evidence of a lost parent: sources, lists, quotations, aligned sentences in order.

    Two reports of one event may well credit one speaker; a second and third in common, or a
    list in the same order, is what a common text leaves behind.
    """
    quoted = 0.5 * len(kinship.quoted)
    ordered = kinship.ordered * min(2, len(kinship.overlaps)) / 2 * MOST_ORDERED
    return _named_in_both(kinship) + min(quoted, MOST_QUOTED) + ordered


def _named_in_both(kinship: Kinship) -> float:
    return _credited_in_both(kinship) + _listed(len(kinship.lists))


def _credited_in_both(kinship: Kinship) -> float:
    return min(max(0, len(kinship.sources) - 1) * 0.75, 2.0)


def _listed(lists: int) -> float:
    return min(1.5 * lists, 3.0)


def _probability(kind: DerivationKind, kinship: Kinship) -> float:
    """Return how likely the two are akin; never less than what a link takes."""
    if kind is DerivationKind.IDENTICAL:
        return 1.0
    return max(AKIN, likelihood(kinship))


def _updated(kind: DerivationKind, one: Sketch, other: Sketch) -> DerivationKind:
    same = one.report.outlet is not None and one.report.outlet == other.report.outlet
    return DerivationKind.UPDATE if same and kind is not DerivationKind.IDENTICAL else kind
