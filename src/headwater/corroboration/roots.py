"""The places where a claim may enter the reports, and what speaks for each being its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.corroboration.affiliation import speaks_for
from headwater.corroboration.gathered import Figure, Gathered
from headwater.corroboration.nearby import find_nearest
from headwater.corroboration.provenance import Provenance
from headwater.model import Node, ReportId, SourceKind, Statement, StatementId

MOST = 60  # roots looked at; more than a chance can tell apart
# Roots that name nobody are looked at up to a few: whatever else they show, anyone can make more
# of them, and a thousand must not outweigh one party with a name.
MOST_UNNAMED = 2
MOST_NARRATED = 1


class RootKind(StrEnum):
    """How a root shows."""

    NAMED = "named"
    CITING = "citing"  # named, but cites another for the claim
    UNNAMED = "unnamed"
    NARRATED = "narrated"  # a report that credits nobody and has no parent that tells the claim
    RELABELLED = "relabelled"  # named, but kin of its report credits the same words otherwise
    NEARBY = "nearby"  # named, and says nearly the same outside the claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A place upstream of which the reports show nothing.

    Attributes:
        name: of the origin, or of the report for ``NARRATED``.
        statements: those that no known copying explains; all that credit it if there are none.
        features: what speaks for or against access of its own, each 0 to 1.
    """

    kind: RootKind
    name: str
    statements: tuple[StatementId, ...]
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: RootKind
    name: str
    statements: tuple[Statement, ...]
    copied: bool
    entities: tuple[str, ...]


def find_roots(graph: Provenance, own: Sequence[Statement], story: Gathered) -> tuple[Root, ...]:
    """Return the roots of a claim, named ones first, then by name and place.

    What is known to be a copy adds no root and changes no feature of another, so no flood of
    copies can make a claim look better founded.
    """
    drafts = _drafts(graph, {s.id: s for s in own}, story)[:MOST]
    roots = _describe(drafts, drafts, graph, story)
    # What may add to them changes no feature of theirs.
    changed = _relabelled(graph, {s.id: s for s in own}, story)
    roots += _describe(changed, drafts, graph, story)
    return (*roots, *_nearby(graph, own, story))


def _describe(
    drafts: Sequence[_Draft], among: Sequence[_Draft], graph: Provenance, story: Gathered
) -> list[Root]:
    """Return drafts as roots, with what shows in each beside those that they are among."""
    stems = {id(each): [story.stems(s) for s in each.statements] for each in (*drafts, *among)}
    values = {id(each): _values(each.statements, story) for each in (*drafts, *among)}
    popular = Counter(value for draft in among for value in values[id(draft)])
    rank: Counter[RootKind] = Counter()
    roots = []
    for draft in drafts:
        here = id(draft)
        others = [each for each in among if each is not draft]
        features = {
            "alike": max((_alike(stems[here], stems[id(o)]) for o in others), default=0.0),
            "value": max(
                (_agree(values[here], values[id(o)], popular) for o in others), default=0.0
            ),
            "derived": min(story.habit(s.report) for s in draft.statements),
            "kin": float(all(_kin(s.report, graph, story) for s in draft.statements)),
            "copied": float(draft.copied),
            "beside": float(_beside(draft, others)),
            "affiliated": float(_affiliated(draft, others, story)),
            "medium": float(_is_medium(draft, story)),
            "rank": 1.0 - 1.0 / (1 + rank[draft.kind]),
        }
        rank[draft.kind] += 1
        roots.append(
            Root(
                kind=draft.kind,
                name=draft.name,
                statements=tuple(s.id for s in draft.statements),
                features=features,
            )
        )
    return roots


def _relabelled(
    graph: Provenance, own: Mapping[StatementId, Statement], story: Gathered
) -> list[_Draft]:
    """Return one party that is not counted as kin words its words otherwise.

    A known copy's credit says nothing. Where nobody knows which of the two came first, the words
    may as well be this party's own. One is looked at: anyone can make more of them.
    """
    drafts = [
        _draft(RootKind.RELABELLED, [node], graph, own)
        for node in sorted(graph.relabelled)
        if graph.origin_statements[node] - graph.rootless
    ]
    return sorted(drafts, key=lambda d: _words(d, story))[:1]


def _nearby(graph: Provenance, own: Sequence[Statement], story: Gathered) -> Iterator[Root]:
    found = find_nearest(graph, own, story)
    if found is not None:
        said, share, same = found
        yield Root(
            kind=RootKind.NEARBY,
            name=story.entities[said.party].name,
            statements=(said.statement.id,),
            features={
                "alike": share,
                "value": same,
                "derived": story.habit(said.statement.report),
                "kin": float(bool(story.akin.get(said.statement.report))),
            },
        )


def _drafts(
    graph: Provenance, own: Mapping[StatementId, Statement], story: Gathered
) -> list[_Draft]:
    named = [(RootKind.NAMED, sorted(group)) for group in graph.classes]
    citing = [
        (RootKind.CITING, [node])
        for node in sorted(graph.citing)
        if graph.origin_statements[node] - graph.rootless  # else only copies name it as a speaker
    ]
    drafts = [_draft(kind, nodes, graph, own) for kind, nodes in (*named, *citing)]
    unnamed = [_draft(RootKind.UNNAMED, [node], graph, own) for node in sorted(graph.unnamed)]
    # Who copies a report that tells the claim has it from there, however it is worded now.
    own_way = [d for d in unnamed if not all(_copies(s.report, graph, story) for s in d.statements)]
    drafts += sorted(own_way, key=lambda d: _words(d, story))[:MOST_UNNAMED]
    credited = {s.report for draft in drafts for s in draft.statements}
    silent: dict[ReportId, list[Statement]] = defaultdict(list)
    for key in sorted(graph.unrecovered):
        report = own[key].report
        if report not in credited and not _copies(report, graph, story):
            silent[report].append(own[key])
    for report in sorted(silent, key=lambda key: (story.reports[key].text, key))[:MOST_NARRATED]:
        name = graph.reports[report].name
        drafts.append(_Draft(RootKind.NARRATED, name, tuple(silent[report]), False, ()))
    return drafts


def _copies(report: ReportId, graph: Provenance, story: Gathered) -> bool:
    return any(d.parent in graph.reports for d in story.parents.get(report, ()))


def _words(draft: _Draft, story: Gathered) -> tuple[str, ...]:
    """Put drafts in an order that the names of outlets do not change."""
    return tuple(sorted(story.reports[s.report].text for s in draft.statements))


def _draft(
    kind: RootKind,
    nodes: Sequence[Node],
    graph: Provenance,
    own: Mapping[StatementId, Statement],
) -> _Draft:
    keys = sorted({key for node in nodes for key in graph.origin_statements[node]})
    roots = [own[key] for key in keys if key not in graph.rootless]
    return _Draft(
        kind,
        " and ".join(node.name for node in nodes),
        tuple(roots or [own[key] for key in keys]),
        not roots,
        tuple(sorted(entity for node in nodes for entity in graph.origins[node])),
    )


def _alike(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """Return the largest share of the shorter wording's content words that the other holds."""
    return max(
        (len(a & b) / min(len(a), len(b)) for a in one for b in other if a and b), default=0.0
    )


def _values(statements: Iterable[Statement], story: Gathered) -> frozenset[Figure]:
    return frozenset(figure for s in statements for figure in story.figures(s))


def _agree(
    one: frozenset[Figure], other: frozenset[Figure], popular: Mapping[Figure, int]
) -> float:
    """Return how telling the agreement on a figure is: 1 if no third root gives it."""
    return max((2.0 / max(2, popular[value]) for value in one & other), default=0.0)


def _kin(report: ReportId, graph: Provenance, story: Gathered) -> bool:
    """Tell whether a report has kin in the claim of which nobody knows which came first."""
    return any(
        d.child in graph.reports and d.parent in graph.reports for d in story.akin.get(report, ())
    ) or any(d.parent not in story.reports for d in story.parents.get(report, ()))


def _beside(draft: _Draft, others: Iterable[_Draft]) -> bool:
    """Tell whether it is credited only where another root is credited too."""
    named = {s.report for other in others if other.kind is RootKind.NAMED for s in other.statements}
    return all(s.report in named for s in draft.statements)


def _affiliated(draft: _Draft, others: Iterable[_Draft], story: Gathered) -> bool:
    """Tell whether a report names the root as speaking for another root, or the reverse."""
    if draft.kind is not RootKind.NAMED:
        return False
    return any(
        speaks_for(one.statements, one.name, other.name, story)
        or speaks_for(other.statements, other.name, one.name, story)
        for one, other in ((draft, each) for each in others)
        if other.kind is RootKind.NAMED
    )


def _is_medium(draft: _Draft, story: Gathered) -> bool:
    kinds = {story.entities[key].kind for key in story.entities.keys() & set(draft.entities)}
    return bool(kinds & {SourceKind.MEDIA, SourceKind.STATE_MEDIA})
