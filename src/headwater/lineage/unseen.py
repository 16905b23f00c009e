"""Reports that we do not hold but whose descendants we do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.lineage.parents import find_families
from headwater.lineage.separations import Holders, find_separations
from headwater.lineage.sketch import Sketch
from headwater.model import (
    Derivation,
    DerivationKind,
    Passage,
    Reason,
    ReportId,
    Span,
    UnseenReport,
    content_key,
)
from headwater.text import say_count


@dataclass(frozen=True, slots=True)
class Stemma:
    """Who descends from whom, lost parents among them.

    Attributes:
        derivations: between held reports, and from lost ones.
        unseen: the lost ones.
    """

    derivations: Sequence[Derivation]
    unseen: tuple[UnseenReport, ...]


def find_unseen(
    links: Sequence[Derivation], chosen: Sequence[Derivation], sketches: Sequence[Sketch]
) -> Stemma:
    """Give lost parents to those that share what neither can have given the other.

    Args:
        links: of all pairs that are akin, those that share only sources among them.
        chosen: the derivations of each report from those that explain it.
        sketches: of all reports.
    """
    akin = {_pair(link) for link in links if link.kind is DerivationKind.REWRITE}
    apart = dict(_apart([link for link in chosen if _pair(link) in akin], sketches))
    kept = [link for link in chosen if _pair(link) not in apart]
    pairs = [
        *_of_one_parent(links, kept, apart),
        *_of_two_families([d for d in links if d.kind is DerivationKind.SHARED_SOURCE], kept),
    ]
    unseen, shared = [], []
    for members in _groups(pairs):
        key = ReportId(content_key("unseen", *members))
        joined = _merged_from(members, kept)
        kept = [link for link in kept if link.child not in joined]
        unseen.append(UnseenReport(id=key, witnesses=tuple(sorted((*members, *joined)))))
        for member in members:
            own = [d for d in pairs if member in (d.child, d.parent)]
            shared.append(_from_unseen(member, key, own))
        shared += [_from_unseen(child, key, own) for child, own in joined.items()]
    return Stemma((*kept, *shared), tuple(unseen))


def _pair(link: Derivation) -> frozenset[ReportId]:
    return frozenset((link.child, link.parent))


def _apart(
    chosen: Sequence[Derivation], sketches: Sequence[Sketch]
) -> Iterator[tuple[frozenset[ReportId], Reason]]:
    """Yield each pair of kin that cannot be parent and child, with what shows it."""
    open_ = [link for link in chosen if _may_be_siblings(link)]
    if not open_:
        return
    by_id = {each.report.id: each for each in sketches}
    holders = Holders(sketches)
    for link in open_:
        child, parent = by_id[link.child], by_id[link.parent]
        own = find_separations(child, parent, holders)
        if not own or (not link.directed and not find_separations(parent, child, holders)):
            continue
        yield _pair(link), _separated(link.child, own)


def _may_be_siblings(link: Derivation) -> bool:
    """Tell whether nothing but a clock shows who was made from whom, if anything does."""
    if link.kind is not DerivationKind.REWRITE:
        return False
    return not link.directed or link.reasons[-1].feature == "later_clock"


def _separated(report: ReportId, own: Sequence[Span]) -> Reason:
    return Reason(
        feature="separate_facts",
        weight=float(len(own)),
        detail=(
            f"Amid what both tell, one holds {say_count(len(own), 'figure')} or words of names "
            "that no report held can have given it."
        ),
        evidence=tuple(Passage(report, span) for span in own),
    )


def _of_one_parent(
    links: Sequence[Derivation],
    kept: Sequence[Derivation],
    apart: Mapping[frozenset[ReportId], Reason],
) -> Iterator[Derivation]:
    """Yield the pairs that a lost parent explains: kin of which neither has a held one.

    Of a pair that facts hold apart one may: it was merged from that parent and the lost one.
    """
    bereft = {report for pair in apart for report in pair}
    bereft -= {link.child for link in kept if link.directed}
    for link in links:
        reason = apart.get(_pair(link))
        if reason:
            if not _descends(link.child, link.parent, kept):
                yield replace(link, reasons=(reason, *link.reasons))
        elif link.kind is DerivationKind.REWRITE and _pair(link) <= bereft:
            yield link


def _descends(child: ReportId, parent: ReportId, kept: Sequence[Derivation]) -> bool:
    found, ahead = {child}, [child]
    while ahead:
        report = ahead.pop()
        above = {link.parent for link in kept if link.directed and link.child == report} - found
        found |= above
        ahead.extend(above)
    return parent in found


def _of_two_families(
    shared: Sequence[Derivation], kept: Sequence[Derivation]
) -> Iterator[Derivation]:
    """Yield the pairs that share sources and lists, and no held parent."""
    families = find_families(kept)
    for link in shared:
        if families.get(link.child, link.child) != families.get(link.parent, link.parent):
            yield link


def _merged_from(
    members: Sequence[ReportId], kept: Sequence[Derivation]
) -> dict[ReportId, list[Derivation]]:
    """Return the reports whose parents, two or more, are all children of one lost report.

    That they descend from it too says as much with one link.
    """
    parents: dict[ReportId, list[Derivation]] = defaultdict(list)
    for link in kept:
        if link.directed:
            parents[link.child].append(link)
    return {
        child: own
        for child, own in parents.items()
        if len(own) > 1
        and all(link.parent in members for link in own)
        and all(_may_be_siblings(link) for link in own)
    }


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
        reasons=(told, *[each for each in best.reasons if each.feature != "later_clock"]),
    )


def _groups(pairs: list[Derivation]) -> list[tuple[ReportId, ...]]:
    """Group pairs into sets in which every two are kin; never closed over weak chains."""
    kin = {_pair(link) for link in pairs}
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
