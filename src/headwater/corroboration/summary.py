"""The paragraph an editor can print: on whom a claim rests, through whom, and what is left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import Provenance
from headwater.corroboration.roots import Root
from headwater.model import (
    Certainty,
    Estimate,
    Node,
    NodeKind,
    Passage,
    Reason,
    Statement,
    StatementId,
)
from headwater.text import say_count

_SHOWN = 6  # passages that a clause points to, at most
_NAMED = 3  # reports named in a clause; more are counted
_RELAYS = 40  # points tried as the relay, those with most ways onward first
WORTH = 0.25  # share of the reports that need a point, for it to be worth a clause
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def summarise(
    graph: Provenance,
    chokepoints: Sequence[Node],
    own: Sequence[Statement],
    story: Gathered,
    roots: Sequence[Root],
    chances: Estimate,
    certainty: Certainty,
) -> tuple[Reason, ...]:
    """Return the clauses of a claim's summary in the order of reading, each with its passages."""
    ways = _Ways(graph, own, story)
    return (
        _rests(graph, ways),
        *_relayed(graph, chokepoints, ways),
        *_uncounted(graph, ways),
        *_unrecovered(graph, own, ways),
        *_worded(certainty, own, ways),
        _likely(roots, chances, ways),
    )


class _Ways:
    """What lies downstream of a claim's origins, with and without a point."""

    def __init__(self, graph: Provenance, own: Sequence[Statement], story: Gathered) -> None:
        self.graph = graph
        self.own = own
        self.story = story
        self.below: dict[Node, set[Node]] = defaultdict(set)
        for above, under in graph.hops:
            self.below[above].add(under)
        self.places = {s.id: Passage(s.report, s.extent) for s in own}
        self.reached = self.reports(())

    def reports(self, without: Iterable[Node]) -> set[Node]:
        """Return the reports that counted origins still reach when some points are gone."""
        gone = set(without)
        found = self.graph.counted - gone
        ahead = list(found)
        while ahead:
            new = self.below.get(ahead.pop(), set()) - gone - found
            found |= new
            ahead.extend(new)
        return {node for node in found if node.kind is NodeKind.REPORT}

    def relay(self) -> tuple[Node, set[Node]] | None:
        """Return the point past the origins that most reports need, and the reports left.

        ``None`` where fewer than a quarter of the other reports need any one point.
        """
        if len(self.reached) < 2:
            return None
        beyond = self.beyond()
        points = [n for n in self.below if n in beyond and n not in self.graph.origins]
        points.sort(key=lambda n: (-len(self.below[n]), n))
        tried = [(point, self.reports([point])) for point in points[:_RELAYS]]
        best = min(tried, key=lambda each: (len(each[1]), each[0]), default=None)
        if best is None:
            return None
        others = self.reached - {best[0]}
        return best if len(others - best[1]) >= WORTH * len(others) > 0 else None

    def beyond(self) -> set[Node]:
        """Return all points that a way from a counted origin runs through."""
        found = self.graph.counted
        ahead = list(found)
        while ahead:
            new = self.below.get(ahead.pop(), set()) - found
            found |= new
            ahead.extend(new)
        return found

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
        keys = sorted({key for node in nodes for key in self.graph.origin_statements[node]})
        return self.at(keys)

    def at(self, keys: Iterable[StatementId]) -> tuple[Passage, ...]:
        """Return the places of statements."""
        return tuple(sorted(self.places[key] for key in keys if key in self.places)[:_SHOWN])


def _rests(graph: Provenance, ways: _Ways) -> Reason:
    names = [" and ".join(sorted(node.name for node in group)) for group in graph.classes]
    told = say_count(len(graph.reports), "report")
    if not names:
        verb = "tells" if len(graph.reports) == 1 else "tell"
        detail = f"In this case no named origin stands behind it, though {told} {verb} it."
        return Reason(feature="rests_on", weight=0.0, detail=detail, evidence=ways.at(ways.places))
    if len(names) == 1:
        detail = f"In this case it rests on {names[0]} alone."
    else:
        apart = "neither" if len(names) == 2 else "none"
        other = "the other" if len(names) == 2 else "another"
        detail = (
            f"In this case it rests on {_listed(names)}; {apart} is shown to have it from {other}."
        )
    return Reason(
        feature="rests_on",
        weight=float(len(names)),
        detail=detail,
        evidence=ways.crediting(sorted(graph.counted)),
    )


def _relayed(graph: Provenance, chokepoints: Sequence[Node], ways: _Ways) -> Iterator[Reason]:
    relay = ways.relay()
    if relay is not None:
        yield _through(*relay, ways)
        yield _left(*relay, ways)
    if len(chokepoints) > 1 or (relay is None and not graph.counted.issuperset(chokepoints)):
        yield _cut(chokepoints, ways)


def _through(point: Node, left: set[Node], ways: _Ways) -> Reason:
    others = ways.reached - {point}
    through = others - left
    which = "other report" if point in ways.reached else "report"
    share = f"{_spelt(len(through))} of {say_spelt(len(others), which)}"
    if through == others:
        share = _every(len(others), which)
    verb = "has" if len(through) == 1 else "have"
    return Reason(
        feature="relayed_through",
        weight=len(through) / len(others),
        detail=f"{share[:1].upper()}{share[1:]} {verb} it through {_called(point)}.",
        evidence=ways.told_by([point, *sorted(through)]),
    )


def _every(count: int, noun: str) -> str:
    if count < 3:
        return f"the one {noun}" if count == 1 else f"both {noun}s"
    return f"all {say_spelt(count, noun)}"


def _left(point: Node, left: set[Node], ways: _Ways) -> Reason:
    if not left:
        detail = "That is the chokepoint: remove it and no report is left."
        return Reason(
            feature="left_without", weight=0.0, detail=detail, evidence=ways.told_by([point])
        )
    names = sorted(node.name for node in left)
    shown = f" ({_listed(names)})" if len(names) <= _NAMED else ""
    verb = "is" if len(left) == 1 else "are"
    return Reason(
        feature="left_without",
        weight=len(left) / len(ways.reached),
        detail=f"Remove it and {say_spelt(len(left), 'report')} {verb} left{shown}.",
        evidence=ways.told_by(sorted(left)),
    )


def _cut(points: Sequence[Node], ways: _Ways) -> Reason:
    called = _listed([_called(point) for point in points])
    detail = f"Every way runs through {called}."
    if len(points) > 1:
        both = "both" if len(points) == 2 else "all"
        detail = f"To cut every way, {called} would {both} have to go."
    return Reason(
        feature="chokepoint",
        weight=float(len(points)),
        detail=detail,
        evidence=ways.crediting(p for p in points if p in ways.graph.origins)
        or ways.told_by(points),
    )


def _uncounted(graph: Provenance, ways: _Ways) -> Iterator[Reason]:
    if graph.citing:
        names = _listed(sorted(node.name for node in graph.citing))
        detail = f"{names} {'is' if len(graph.citing) == 1 else 'are'} not counted: citing another."
        evidence = ways.crediting(sorted(graph.citing))
        yield Reason(feature="citing", weight=0.0, detail=detail, evidence=evidence)
    if graph.relabelled:
        names = _listed(sorted(node.name for node in graph.relabelled))
        verb = "is" if len(graph.relabelled) == 1 else "are"
        detail = (
            f"{names} {verb} not counted: credited only for words that a kindred report, "
            "or the same passage, credits otherwise."
        )
        evidence = ways.crediting(sorted(graph.relabelled))
        yield Reason(feature="relabelled", weight=0.0, detail=detail, evidence=evidence)
    if graph.unnamed:
        number = say_spelt(len(graph.unnamed), "unnamed source")
        verb = "is" if len(graph.unnamed) == 1 else "are"
        detail = f"{number[:1].upper()}{number[1:]} {verb} credited besides and not counted."
        evidence = ways.crediting(sorted(graph.unnamed))
        yield Reason(feature="unnamed", weight=0.0, detail=detail, evidence=evidence)


def _unrecovered(graph: Provenance, own: Sequence[Statement], ways: _Ways) -> Iterator[Reason]:
    if graph.unrecovered:
        share = len(graph.unrecovered) / len(own)
        detail = (
            f"{len(graph.unrecovered)} of {say_count(len(own), 'statement')} "
            f"({share:.0%}) do not show where they have it from."
        )
        evidence = ways.at(sorted(graph.unrecovered))
        yield Reason(feature="unrecovered", weight=share, detail=detail, evidence=evidence)


def _worded(certainty: Certainty, own: Sequence[Statement], ways: _Ways) -> Iterator[Reason]:
    """Say how it was hedged where it came from, if it was."""
    if certainty is Certainty.CERTAIN:
        return
    hedged = [s.id for s in own if s.certainty is certainty]
    detail = f"As far upstream as the reports reach it is worded as {certainty.value}."
    yield Reason(feature="worded", weight=0.0, detail=detail, evidence=ways.at(hedged))


def _likely(roots: Sequence[Root], chances: Estimate, ways: _Ways) -> Reason:
    span = (
        f"{chances.lowest}"
        if chances.lowest == chances.highest
        else f"{chances.lowest} to {chances.highest}"
    )
    detail = (
        f"In cascades like this one, two independent origins or more stand behind such a claim in "
        f"{chances.at_least_two:.0%} of cases; four times in five the number is {span}."
    )
    keys = [key for root in roots for key in root.statements[:1]]
    return Reason(
        feature="likely", weight=chances.at_least_two, detail=detail, evidence=ways.at(keys)
    )


def _called(node: Node) -> str:
    return {NodeKind.REPORT: f"the report of {node.name}"}.get(node.kind, node.name)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _spelt(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def say_spelt(number: int, noun: str) -> str:
    """Return a count with its noun, small numbers as words.

    >>> say_spelt(1, "report"), say_spelt(12, "report")
    ('one report', '12 reports')
    """
    return f"{_spelt(number)} {noun}" + ("" if number == 1 else "s")
