"""Random ways of one claim: who said it, who copied whom; built from model values alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import strategies as st

from headwater.corroboration import weigh
from headwater.lineage import note_briefs
from headwater.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    ClaimId,
    Corroboration,
    Derivation,
    DerivationKind,
    Entity,
    EntityId,
    Lineage,
    Mention,
    Node,
    NodeKind,
    Passage,
    Report,
    SourceKind,
    Span,
    Statement,
    StoryId,
    Voice,
    ZoneKind,
    statement_id,
)
from tests.dossier.drafting import report

WORDINGS = (
    "The old ferry pier collapsed before dawn.",
    "Girders of a landing stage gave way overnight.",
)
REWRITTEN = (
    "Before dawn an old ferry pier collapsed, it was learnt.",
    "Overnight, girders of one landing stage bent and gave way.",
)
ENTITIES = (
    Entity(id=EntityId("brandt"), name="Ida Brandt", kind=SourceKind.PERSON),
    Entity(id=EntityId("asp"), name="Jon Asp", kind=SourceKind.PERSON),
    Entity(id=EntityId("office"), name="Pier Office", kind=SourceKind.ORGANISATION),
    Entity(id=EntityId("wire"), name="Coastal Wire", kind=SourceKind.MEDIA),
    Entity(id=EntityId("gazette"), name="Quay Gazette", kind=SourceKind.MEDIA),
    Entity(id=EntityId("agency"), name="Isle Agency", kind=SourceKind.STATE_MEDIA, control="isle"),
    Entity(id=EntityId("leader"), name="Olan Reck", kind=SourceKind.PERSON, control="isle"),
    Entity(id=EntityId("crew"), name="crew", kind=SourceKind.UNNAMED, scope="x"),
    Entity(id=EntityId("staff"), name="staff", kind=SourceKind.UNNAMED, scope="y"),
)
BY_ID = {entity.id: entity for entity in ENTITIES}
SUREST_FIRST = list(Certainty)


@dataclass(frozen=True)
class Said:
    """One statement to be made: its words, whom it credits, outermost first, and how sure."""

    words: str
    chain: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    act: Act = Act.ASSERT
    headline: bool = False


@dataclass(frozen=True)
class Graph:
    """Reports by what they say, in order of time, and which was made from which.

    ``parents`` holds (child, parent) by place in ``reports``.
    """

    reports: tuple[tuple[Said, ...], ...]
    parents: frozenset[tuple[int, int]] = frozenset()
    outlets: tuple[str, ...] = ()

    def outlet(self, place: int) -> str:
        return self.outlets[place] if place < len(self.outlets) else f"Outlet {place}"

    def adding(self, said: Sequence[Said], parent: int | None = None) -> "Graph":
        """Return the graph with a later report, made from an earlier one or from none."""
        new = len(self.reports)
        more = {(new, parent)} if parent is not None else set()
        return replace(
            self, reports=(*self.reports, tuple(said)), parents=self.parents | frozenset(more)
        )


def story(graph: Graph) -> tuple[list[Report], list[Statement], Lineage]:
    """Return the reports of a graph, their statements in order, and which was made from which."""
    reports = [_report(graph, place) for place in range(len(graph.reports))]
    statements = [
        statement
        for told, said in zip(reports, graph.reports, strict=True)
        for statement in _statements(told, said)
    ]
    lineage = Lineage(
        derivations=tuple(
            Derivation(
                child=reports[child].id,
                parent=reports[parent].id,
                kind=DerivationKind.REWRITE,
                directed=True,
                probability=0.9,
            )
            for child, parent in sorted(graph.parents)
        )
    )
    return reports, statements, lineage


def weighed(graph: Graph, words: str | None = None) -> Corroboration:
    """Weigh the claim of all that is said, or of what is said in some words."""
    reports, statements, lineage = story(graph)
    own = [
        statement
        for statement in statements
        for told in reports
        if told.id == statement.report and words in (None, statement.wording(told.text) + ".")
    ]
    claim = Claim(
        id=ClaimId("c"),
        story=StoryId("s"),
        wording=Passage(own[0].report, own[0].extent),
        statements=tuple(statement.id for statement in own),
    )
    traced = note_briefs(lineage, reports, statements, ENTITIES)
    return weigh(claim, statements, reports, ENTITIES, traced)


def _report(graph: Graph, place: int) -> Report:
    text = "\n".join(said.words for said in graph.reports[place])
    return report(
        f"r{place}",
        text,
        outlet=graph.outlet(place),
        published=f"2031-05-02T{place // 60:02}:{place % 60:02}",
    )


def _statements(told: Report, said: Iterable[Said]) -> Iterable[Statement]:
    start = 0
    for each in said:
        content = (Span(start, start + len(each.words) - 1),)
        start += len(each.words) + 1
        yield Statement(
            id=statement_id(told.id, content, None, len(each.chain)),
            report=told.id,
            content=content,
            chain=tuple(_hop(EntityId(key)) for key in each.chain),
            voice=Voice.INDIRECT if each.chain else Voice.NARRATED,
            certainty=each.certainty,
            act=each.act,
            zone=ZoneKind.HEADLINE if each.headline else None,
        )


def _hop(entity: EntityId) -> Attribution:
    source = Mention(span=Span(0, 3), kind=BY_ID[entity].kind, entity=entity)
    return Attribution(source=source, cue=None)


CHAINS = st.lists(st.sampled_from([str(e.id) for e in ENTITIES]), max_size=2, unique=True)
SAID = st.builds(
    Said,
    words=st.sampled_from(WORDINGS),
    chain=CHAINS.map(tuple),
    certainty=st.sampled_from(SUREST_FIRST),
)


@st.composite
def graphs(draw: st.DrawFn, *, most: int = 5) -> Graph:
    said = draw(st.lists(st.lists(SAID, min_size=1, max_size=2), min_size=1, max_size=most))
    places = list(combinations(range(len(said)), 2))
    edges = draw(st.sets(st.sampled_from(places), max_size=most)) if places else set()
    return Graph(
        reports=tuple(map(tuple, said)),
        parents=frozenset((child, parent) for parent, child in edges),
    )


def counted_nodes(result: Corroboration) -> set[Node]:
    """Return the counted origins as points of the ways."""
    keys = {
        BY_ID[key].control or str(key)
        for origin in result.origins
        if origin.counted
        for key in origin.entities
    }
    nodes = {node for hop in result.hops for node in (hop.upstream, hop.downstream)}
    return {node for node in nodes if node.kind is NodeKind.ORIGIN and node.key in keys}


def reachable(result: Corroboration, without: Iterable[Node] = ()) -> set[Node]:
    """Return the reports that a counted origin still reaches when some points are gone."""
    gone = set(without)
    found = counted_nodes(result) - gone
    ahead = list(found)
    while ahead:
        here = ahead.pop()
        new = {h.downstream for h in result.hops if h.upstream == here} - gone - found
        found |= new
        ahead.extend(new)
    return {node for node in found if node.kind is NodeKind.REPORT}


def least_number_to_cut(result: Corroboration) -> int:
    """Try every set of points, the smallest first."""
    nodes = sorted({node for hop in result.hops for node in (hop.upstream, hop.downstream)})
    return next(
        size
        for size in range(len(nodes) + 1)
        for gone in combinations(nodes, size)
        if not reachable(result, gone)
    )
