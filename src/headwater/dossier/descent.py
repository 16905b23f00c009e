"""The lineage of a story as a tree, parents above their children."""

from collections import defaultdict
from dataclasses import dataclass

from headwater.dossier import vocabulary
from headwater.dossier.lookup import Lookup
from headwater.model import Derivation, ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One line of the tree.

    Attributes:
        stem: the lines drawn left of the name.
        name: handle, outlet and time of a report, or that nobody here holds it.
        how: how it was made from the line above; empty at a root.
        told: the link that says so; ``None`` at a root.
    """

    stem: str
    name: str
    how: str
    told: Derivation | None


def grow(lookup: Lookup) -> tuple[Branch, ...]:
    """Return the tree of a story: each report stands below each parent it was made from.

    What was made from a report of two parents is told below one of them only. Links
    whose direction nobody knows are no part of the tree; see ``undirected``.
    """
    lineage = lookup.dossier.lineage
    children: dict[str, list[Derivation]] = defaultdict(list)
    for link in lineage.derivations:
        if link.directed:
            children[link.parent].append(link)
    made = {link.child for links in children.values() for link in links}
    roots = [lost.id for lost in lineage.unseen]
    roots += [report.id for report in lookup.dossier.reports if report.id not in made]
    place = {report.id: number for number, report in enumerate(lookup.dossier.reports)}
    branches: list[Branch] = []
    grown: set[str] = set()
    # Deepest last on the stack, so that a long chain of copies cannot exhaust the call stack.
    ahead: list[tuple[ReportId, Derivation | None, str, str]] = [
        (root, None, "", "") for root in reversed(roots)
    ]
    while ahead:
        key, told, stem, below = ahead.pop()
        how = _how(told) if told else ""
        branches.append(Branch(stem=stem, name=name(key, lookup), how=how, told=told))
        if key in grown:
            continue
        grown.add(key)
        own = sorted(children[key], key=lambda each: place.get(each.child, 0))
        for number, child in reversed(list(enumerate(own, 1))):
            fork, bar = ("└── ", "    ") if number == len(own) else ("├── ", "│   ")
            ahead.append((child.child, child, below + fork, below + bar))
    return tuple(branches)


def undirected(lookup: Lookup) -> tuple[str, ...]:
    """Return a sentence for each link whose direction nobody knows."""
    return tuple(
        vocabulary.say_kinship(
            name(link.child, lookup),
            name(link.parent, lookup),
            vocabulary.DERIVATION[link.kind],
            link.probability,
        )
        for link in lookup.dossier.lineage.derivations
        if not link.directed
    )


def name(key: ReportId, lookup: Lookup) -> str:
    """Name a report by handle, outlet or label, and time; or say that nobody here holds it."""
    report = lookup.reports.get(key)
    if report is None:
        return "(a report that nobody here holds)"
    when = vocabulary.say_clock(report.published)
    return f"{lookup.handles[key]} {lookup.name(key)}, {when}"


def _how(link: Derivation) -> str:
    return f"{vocabulary.DERIVATION[link.kind]}, {link.probability:.2f}"
