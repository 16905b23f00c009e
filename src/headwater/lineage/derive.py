"""Decide who was made from whom, and which reports we do not hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.candidates import find_candidates
from headwater.lineage.direction import credits_outlet, direct
from headwater.lineage.evidence import Kinship, compare, reasons
from headwater.lineage.sketch import Sketch, sketch
from headwater.model import (
    Derivation,
    DerivationKind,
    Lineage,
    Reason,
    Report,
    ReportId,
    Statement,
    StatementId,
    UnseenReport,
    content_key,
)

# Thresholds of a first version, set on our own two examples; see decisions/0006.
COPY = 0.5  # share of five-word runs of one that stand in the other
RETOLD = 0.6  # mean likeness of the statements of one to those of the other
RETOLD_SHARE = 2  # statements told again, at the least, for a rewrite
RETOLD_COVERED = 0.2  # share of sentences alike that bears out statements told again
SAME_FACTS = 5  # figures and words of names in common, one figure at the least, and
AGREEMENT = 0.75  # share of the facts of the one that has fewer, for a rewrite by facts
ALIKE = 0.35  # mean likeness of statements that bears out facts in common
REWRITE_RUNS = 0.15  # five-word runs shared, for a rewrite by wording alone
LITTLE = 0.05  # five-word runs shared; below it hardly a phrase survives
KIN = 3.0  # weight of evidence at which a lost common parent is inferred
MOST_PARENTS = 3  # a report merged from more than three is told from none of them
FURTHER = 2  # statements that a further parent must tell better than any other
FURTHER_FACTS = 3  # names and figures that only a further parent holds, beside one statement
MOST_OVERLAPS = 40  # passages kept to show a kinship
Facts = Mapping[ReportId, Set[str]]
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
    links = [
        link
        for one, other in find_candidates(sketches)
        if (link := _link(sketches[one], sketches[other])) is not None
    ]
    facts = {each.report.id: each.figures.keys() | each.names.keys() for each in sketches}
    place = {report.id: index for index, report in enumerate(ordered)}
    derivations = _best_parents(
        [d for d in links if d.kind is not DerivationKind.SHARED_SOURCE], place, facts
    )
    unseen, shared = _unseen(
        [d for d in links if d.kind is DerivationKind.SHARED_SOURCE], derivations
    )
    return Lineage(
        derivations=tuple(sorted([*derivations, *shared], key=lambda d: (d.child, d.parent))),
        unseen=unseen,
    )


def _time(report: Report) -> tuple[datetime, str, str]:
    # By its words before its id, which changes with the outlet's name.
    return (report.published.earliest if report.published else _LAST), report.text, report.id


def _link(one: Sketch, other: Sketch) -> Derivation | None:
    kinship = compare(one, other)
    credited = credits_outlet(one, other) or credits_outlet(other, one)
    kind = _kind(kinship, credits=credited is not None)
    if kind is None:
        return None
    told = reasons(kinship)
    direction = direct(one, other, kinship) if kind is not DerivationKind.SHARED_SOURCE else None
    if direction is None and kind is DerivationKind.REWRITE and _from_a_third(kinship):
        kind = DerivationKind.SHARED_SOURCE
    probability = round(_probability(kind, kinship), 3)
    if direction is None:
        child, parent = sorted((one.report.id, other.report.id))
        return Derivation(
            child=child,
            parent=parent,
            kind=kind,
            directed=False,
            probability=probability,
            overlaps=(kinship.told or kinship.overlaps)[:MOST_OVERLAPS],
            reasons=told,
        )
    return Derivation(
        child=direction.child,
        parent=direction.parent,
        kind=_updated(kind, one, other),
        directed=True,
        probability=probability,
        overlaps=(kinship.told or kinship.overlaps)[:MOST_OVERLAPS],
        reasons=(*told, direction.reason),
    )


def _kind(kinship: Kinship, *, credits: bool) -> DerivationKind | None:
    if kinship.identical:
        return DerivationKind.IDENTICAL
    if kinship.is_template:
        return None  # one wording, other facts
    if kinship.runs >= COPY:
        return DerivationKind.COPY
    enough = kinship.runs >= REWRITE_RUNS and len(kinship.overlaps) > 0
    worded = enough and not kinship.other_facts
    credited = credits and bool(kinship.told or kinship.quoted)
    inherited = bool(kinship.credits and kinship.told)
    if worded or credited or inherited or _retold(kinship) or _same_facts(kinship):
        return DerivationKind.REWRITE
    return DerivationKind.SHARED_SOURCE if _weight(kinship) >= KIN else None


def _retold(kinship: Kinship) -> bool:
    """Tell whether statements stand told again, and something besides their sense shows it.

    Two texts on one subject say much that is alike; only what was taken over shares sentences,
    quotations, lists or several parties too.
    """
    borne_out = (
        kinship.covered >= RETOLD_COVERED
        or kinship.quoted
        or kinship.lists
        or len(kinship.sources) > 1
    )
    told = kinship.retold >= RETOLD and len(kinship.told) >= RETOLD_SHARE
    return told and bool(borne_out)


def _same_facts(kinship: Kinship) -> bool:
    """Tell whether one holds nearly all names and figures of the other, in other words.

    Who goes to see for himself comes back with other details.
    """
    enough = kinship.facts >= SAME_FACTS and len(kinship.figures) > 0
    return enough and kinship.agreement >= AGREEMENT and kinship.retold >= ALIKE


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
    sources = max(0, len(kinship.sources) - 1) * 0.75
    lists = 1.5 * len(kinship.lists)
    quoted = 0.5 * len(kinship.quoted)
    ordered = kinship.ordered * min(2, len(kinship.overlaps)) * 0.5
    return min(sources, 2.0) + min(lists, 3.0) + min(quoted, 1.0) + ordered


def _probability(kind: DerivationKind, kinship: Kinship) -> float:
    """Say how sure the kinship is; a first scale, to be calibrated."""
    if kind is DerivationKind.IDENTICAL:
        return 1.0
    if kind is DerivationKind.COPY:
        return 0.95
    if kind is DerivationKind.REWRITE:
        by_facts = 0.8 * kinship.agreement if _same_facts(kinship) else 0.0
        return min(0.95, max(by_facts, 0.3 + 0.6 * kinship.retold + 0.3 * kinship.runs))
    return min(0.9, 0.5 + 0.1 * (_weight(kinship) - KIN))


def _updated(kind: DerivationKind, one: Sketch, other: Sketch) -> DerivationKind:
    same = one.report.outlet is not None and one.report.outlet == other.report.outlet
    return DerivationKind.UPDATE if same and kind is not DerivationKind.IDENTICAL else kind


def _best_parents(
    links: list[Derivation], place: Mapping[ReportId, int], facts: Facts
) -> list[Derivation]:
    """Keep of each child's directed links those that explain it; undirected links stay.

    Args:
        links: all derivations between held reports.
        place: of each report in order of time; of two equal parents the earlier is kept.
        facts: names and figures of each report.
    """
    kept = [link for link in links if not link.directed]
    by_child: dict[ReportId, list[Derivation]] = defaultdict(list)
    for link in _without_circles([link for link in links if link.directed], place):
        by_child[link.child].append(link)
    parents = {child: {link.parent for link in own} for child, own in by_child.items()}
    for child in sorted(by_child):
        own = [link for link in by_child[child] if not _passed_on(link, parents)]
        kept.extend(_explaining(own, place, facts))
    return kept


def _without_circles(links: list[Derivation], place: Mapping[ReportId, int]) -> list[Derivation]:
    """Leave out the weakest link of every circle: no report descends from itself."""
    children: dict[ReportId, set[ReportId]] = defaultdict(set)
    kept = []
    for link in sorted(links, key=lambda d: (-_strength(d), place[d.parent], place[d.child])):
        if link.parent not in _descendants(link.child, children):
            children[link.parent].add(link.child)
            kept.append(link)
    return kept


def _descendants(report: ReportId, children: Mapping[ReportId, set[ReportId]]) -> set[ReportId]:
    found, ahead = {report}, [report]
    while ahead:
        new = children.get(ahead.pop(), set()) - found
        found |= new
        ahead.extend(new)
    return found


def _passed_on(link: Derivation, parents: Mapping[ReportId, set[ReportId]]) -> bool:
    """Tell whether a credit is all that shows a link, and it came with another parent's words.

    Who rewrites a wire that credits an authority credits the authority too, without having read
    its statement.
    """
    features = {reason.feature: reason.weight for reason in link.reasons}
    shown = features.get("retold_statements", 0.0) >= RETOLD
    worded = features.get("shared_runs", 0.0) >= REWRITE_RUNS
    if "credits_outlet" not in features or shown or worded:
        return False
    others = parents[link.child] - {link.parent}
    return any(link.parent in parents.get(other, ()) for other in others)


def _explaining(
    links: list[Derivation], place: Mapping[ReportId, int], facts: Facts
) -> list[Derivation]:
    """Keep the parents that tell something of the child better than any other does.

    A further parent tells statements better, or holds names and figures that no parent before
    it holds.
    """

    def held(link: Derivation) -> float:
        shared = facts[link.child] & facts[link.parent]
        return len(shared) / max(1, len(facts[link.child]))

    ranked = sorted(links, key=lambda d: (-_strength(d) - held(d), place[d.parent]))
    if ranked[0].kind is DerivationKind.IDENTICAL:
        return ranked[:1]  # nothing is left for another parent to explain
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for rank, link in enumerate(ranked):
        for where, similarity in _child_places(link).items():
            if similarity > best.get(where, (0.0, 0))[0]:
                best[where] = similarity, rank
    wins = Counter(rank for _, rank in best.values())
    first = min(range(len(ranked)), key=lambda rank: (-wins[rank], rank))
    kept = [ranked[first]]
    known = set(facts[ranked[first].parent])
    for rank, link in enumerate(ranked):
        new = (facts[link.child] & facts[link.parent]) - known
        if rank != first and (wins[rank] >= FURTHER or (wins[rank] and len(new) >= FURTHER_FACTS)):
            kept.append(link)
            known |= facts[link.parent]
    return kept[:MOST_PARENTS]


def _strength(link: Derivation) -> float:
    by = {reason.feature: reason.weight for reason in link.reasons}
    return (
        2.0 * by.get("identical_text", 0.0)
        + by.get("shared_runs", 0.0)
        + by.get("retold_statements", 0.0)
        + 0.25 * by.get("inherited_credits", 0.0)
        + 0.25 * by.get("credits_outlet", 0.0)
    )


def _child_places(link: Derivation) -> dict[tuple[int, int], float]:
    """Return where the child tells the parent's statements again, and how alike."""
    places: dict[tuple[int, int], float] = {}
    for overlap in link.overlaps:
        side = overlap.left if overlap.left.report == link.child else overlap.right
        place = side.span.start, side.span.end
        places[place] = max(places.get(place, 0.0), overlap.similarity)
    return places


def _unseen(
    links: list[Derivation], derivations: list[Derivation]
) -> tuple[tuple[UnseenReport, ...], list[Derivation]]:
    """Give each pair of kin without a held common parent one that we do not hold."""
    families = _families(derivations)
    pairs = [d for d in links if families.get(d.child, d.child) != families.get(d.parent, d.parent)]
    groups = _groups(pairs)
    unseen, shared = [], []
    for members in groups:
        key = ReportId(content_key("unseen", *members))
        unseen.append(UnseenReport(id=key, witnesses=members))
        for member in members:
            own = [d for d in pairs if member in (d.child, d.parent)]
            shared.append(_from_unseen(member, key, own))
    return tuple(unseen), shared


def _from_unseen(member: ReportId, key: ReportId, links: list[Derivation]) -> Derivation:
    best = max(links, key=lambda d: (d.probability, d.child, d.parent))
    told = Reason(
        feature="unseen_parent",
        weight=best.probability,
        detail="What the two share, and how little of the wording, points to a report not held.",
    )
    return Derivation(
        child=member,
        parent=key,
        kind=DerivationKind.SHARED_SOURCE,
        directed=True,
        probability=best.probability,
        overlaps=best.overlaps,
        reasons=(told, *best.reasons),
    )


def _families(derivations: list[Derivation]) -> dict[ReportId, ReportId]:
    """Map each report to the least id of those it is linked with by held derivations."""
    family: dict[ReportId, ReportId] = {}

    def find(report: ReportId) -> ReportId:
        while family.setdefault(report, report) != report:
            family[report] = family[family[report]]
            report = family[report]
        return report

    for derivation in derivations:
        one, other = sorted((find(derivation.child), find(derivation.parent)))
        family[other] = one
    return {report: find(report) for report in list(family)}


def _groups(pairs: list[Derivation]) -> list[tuple[ReportId, ...]]:
    """Group pairs into sets in which every two are kin; never closed over weak chains."""
    kin = {frozenset((d.child, d.parent)) for d in pairs}
    groups: list[set[ReportId]] = []
    for link in sorted(pairs, key=lambda d: (-d.probability, d.child, d.parent)):
        pair = {link.child, link.parent}
        home = next(
            (g for g in groups if all(frozenset((a, b)) in kin for a in g for b in pair - {a})),
            None,
        )
        if home is not None:
            home |= pair
        elif not any(pair <= g for g in groups):
            groups.append(pair)
    return [tuple(sorted(group)) for group in groups]
