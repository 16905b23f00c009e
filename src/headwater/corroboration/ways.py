"""What lies downstream of a claim's origins, with and without a point."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import Provenance
from headwater.model import Certainty, Credit, Node, NodeKind, Passage, Statement, StatementId

_SHOWN = 6  # passages that a clause points to, at most
_RELAYS = 40  # points tried as the relay, those with most ways onward first
WORTH = 1 / 3  # share of the other reports that need a point, for it to be worth a clause


class Ways:
    """The graph of one claim, asked the questions that its summary answers.

    Attributes:
        reached: the reports that some way leads to from a counted origin.
    """

    def __init__(self, graph: Provenance, own: Sequence[Statement], story: Gathered) -> None:
        self.graph = graph
        self.own = own
        self.story = story
        self.below: dict[Node, set[Node]] = defaultdict(set)
        for above, under in graph.hops:
            self.below[above].add(under)
        self.places = {s.id: Passage(s.report, s.extent) for s in own}
        self.reached = self.reports()

    def reports(self, without: Iterable[Node] = ()) -> set[Node]:
        """Return the reports that counted origins still reach when some points are gone."""
        gone = set(without)
        return _reports(self._beyond(self.graph.counted - gone, gone))

    def led_back(self, group: Collection[Node]) -> set[Node]:
        """Return the reports that credit one of these origins, and those made from them.

        A medium that two origins told is passed over: what it had from one is not from the other.
        """
        credited = {key for origin in group for key in self.graph.origin_statements[origin]}
        starts = {self.graph.reports[s.report] for s in self.own if s.id in credited}
        media = {node for node in self.below if node.kind is NodeKind.MEDIUM}
        return _reports(self._beyond(starts, media))

    def _beyond(self, starts: set[Node], gone: Collection[Node] = ()) -> set[Node]:
        found = set(starts)
        ahead = list(found)
        while ahead:
            new = self.below.get(ahead.pop(), set()).difference(gone, found)
            found |= new
            ahead.extend(new)
        return found

    @cached_property
    def relay(self) -> tuple[Node, set[Node]] | None:
        """Return the point past the origins that most reports need, and the reports left.

        ``None`` where fewer than a third of the other reports need any one point, or where only
        one of several does.
        """
        if len(self.reached) < 2:
            return None
        beyond = self._beyond(self.graph.counted)
        points = [n for n in self.below if n in beyond and n not in self.graph.origins]
        points.sort(key=lambda n: (-len(self.below[n]), n))
        # One after the other: what is left without each may be nearly the whole story.
        tried = ((point, self.reports([point])) for point in points[:_RELAYS])
        best = min(tried, key=lambda each: (len(each[1]), each[0]), default=None)
        if best is None:
            return None
        others = self.reached - {best[0]}
        through = len(others - best[1])
        worth = through == len(others) or (through > 1 and through >= WORTH * len(others))
        return best if worth and through else None

    def call(self, origin: Node) -> str:
        """Return an origin's name as a sentence takes it."""
        return self.story.call(origin.name)

    def published_by(self, report: Node) -> Node | None:
        """Return the counted origin that a report is of, if it publishes its own words there."""
        told = {s.id: s for s in self.own if s.report == report.key}
        for origin in sorted(self.graph.counted):
            for key in self.graph.origin_statements[origin] & told.keys():
                hops = self.story.known(told[key])
                if hops and hops[-1][0].credit is Credit.BYLINE:
                    return origin
        return None

    def outright(self) -> list[StatementId]:
        """Return the first telling of every report that states the claim as sure."""
        found: dict[str, StatementId] = {}
        for statement in self.own:
            if statement.certainty is Certainty.CERTAIN:
                found.setdefault(statement.report, statement.id)
        return list(found.values())

    def told_by(self, nodes: Iterable[Node]) -> tuple[Passage, ...]:
        """Return where reports tell the claim, or where others are credited for it."""
        wanted = {node.key for node in nodes}
        found = [
            self.places[s.id]
            for s in self.own
            if s.report in wanted or any(key in wanted for _, key in self.story.known(s))
        ]
        return tuple(sorted(found)[:_SHOWN])

    def crediting(self, nodes: Iterable[Node]) -> tuple[Passage, ...]:
        """Return the passages that credit origins, with the words that name them."""
        return self.at({key for node in nodes for key in self.graph.origin_statements[node]})

    def at(self, keys: Iterable[StatementId]) -> tuple[Passage, ...]:
        """Return the places of statements, a handful at most."""
        return tuple(sorted(self.places[key] for key in keys if key in self.places)[:_SHOWN])


def _reports(nodes: Iterable[Node]) -> set[Node]:
    return {node for node in nodes if node.kind is NodeKind.REPORT}
