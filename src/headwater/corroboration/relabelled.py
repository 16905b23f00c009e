"""Credits that a copy changed: the same words under another name are no second origin.

METHOD 5: a rewritten copy never raises ``k_min``, and origins are no more than the parts of the
graph that no copying joins. A copy that keeps the words and puts another name to them, by mistake
or on purpose, is such a rewrite; so is one passage that two names claim.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from headwater.corroboration.affiliation import speaks_for
from headwater.corroboration.gathered import Gathered
from headwater.model import EntityId, Node, ReportId, Statement, StatementId

# Share of the fewer content words that two wordings have in common, for one to be the other
# under a new name. See decisions/0037.
SAME_WORDS = 0.75
Class = frozenset[Node]
# Where words begin that nobody is credited with: their report's text and their place in it, which,
# unlike ids, the names of outlets do not change.
Beginning = tuple[str, int]
Upstream = int | Beginning  # an origin by its number, or such words


def drop_relabelled(
    classes: Sequence[Class],
    credits: Mapping[Node, Collection[StatementId]],
    cited: Mapping[Node, Collection[Node]],
    own: Sequence[Statement],
    upstream: Mapping[StatementId, Collection[ReportId]],
    story: Gathered,
) -> list[Class]:
    """Return the origins that more than a changed credit shows, in the order given.

    An origin stands by itself if some report credits it and that credit is neither taken from a
    report that credits it too, nor put to words that kin of the report tells without it. A report
    that also passes on whom its kin credits adds a party, and changes none. Of those that only
    have one another's words, the one credited most stands for all.

    Args:
        classes: the counted origins.
        credits: for each origin, counted or not, the statements that credit it.
        cited: for each origin that cites another, those that it has the claim from.
        own: the statements of the claim.
        upstream: for each statement, the parents of its report that it repeats.
        story: the claim's.
    """
    if len(classes) < 2:
        return list(classes)
    claim = _Credited(classes, credits, cited, own, story)
    free: set[int] = set()
    taken: dict[int, set[Upstream]] = defaultdict(set)
    number: Counter[int] = Counter()
    for statement in own:
        place = claim.home.get(statement.id)
        if place is None:
            continue
        number[place] += 1
        found = claim.taken_from(statement)
        taken[place] |= found
        if not found and not claim.credited_by(upstream[statement.id], place):
            free.add(place)
    places = range(len(classes))
    parts = _parts({place: taken[place] for place in places if place not in free}, places)
    kept = {max(part, key=lambda k: (k in free, number[k], -k)) for part in parts}
    kept -= claim.spoken_for(kept)
    return [group for place, group in enumerate(classes) if place in kept]


def _parts(taken: Mapping[int, set[Upstream]], places: Iterable[int]) -> list[list[int]]:
    """Return the origins by the part of the graph that they are in."""
    reached = {place: _reached(taken, place) for place in places}
    shared = Counter(key for seen in reached.values() for key in seen)

    def top(place: int) -> Upstream:
        # One that stands by itself, else where words begin that nobody is credited with, those
        # that most origins come from first, else any; one is enough: who adds nothing must not
        # make two others one.
        def order(key: Upstream) -> tuple[bool, bool, int, int, Beginning]:
            if isinstance(key, int):
                return key in taken, False, 0, key, ("", 0)
            return False, True, -shared[key], 0, key

        return min(reached[place], key=order)

    parts: dict[Upstream, list[int]] = defaultdict(list)
    for place in reached:
        parts[top(place)].append(place)
    return list(parts.values())


def _reached(taken: Mapping[int, set[Upstream]], place: int) -> set[Upstream]:
    seen: set[Upstream] = {place}
    ahead = [place]
    while ahead:
        new = taken.get(ahead.pop(), set()) - seen
        seen |= new
        ahead.extend(key for key in new if isinstance(key, int))
    return seen


class _Credited:
    """Which of a claim's statements credit which of its origins."""

    def __init__(
        self,
        classes: Sequence[Class],
        credits: Mapping[Node, Collection[StatementId]],
        cited: Mapping[Node, Collection[Node]],
        own: Sequence[Statement],
        story: Gathered,
    ) -> None:
        self.story = story
        self.home = {
            k: place for place, group in enumerate(classes) for n in group for k in credits[n]
        }
        self.told: dict[ReportId, list[Statement]] = defaultdict(list)
        self.classes = classes
        self.by_place: dict[int, list[Statement]] = defaultdict(list)
        for statement in own:
            self.told[statement.report].append(statement)
            if statement.id in self.home:
                self.by_place[self.home[statement.id]].append(statement)
        # Whose words it is in the end that somebody tells who cites another.
        self.leads = self.home | {
            key: place
            for node, behind in cited.items()
            for place, group in enumerate(classes)
            if group <= frozenset(behind)
            for key in credits[node]
        }
        self._affiliated: dict[frozenset[int], bool] = {}

    def credited_by(self, reports: Collection[ReportId], place: int) -> bool:
        """Tell whether one of the reports credits an origin for the claim."""
        return any(self.home.get(s.id) == place for key in reports for s in self.told.get(key, ()))

    def taken_from(self, statement: Statement) -> set[Upstream]:
        """Return the other origins that the passage, or kin of its report, credits its words to.

        Its own origin is among them if the words come from it through reports that credit nobody.

        Where kin tells the words and credits no counted origin for them, and nobody upstream
        does, the statement that tells them stands for their origin.
        """
        place = self.home[statement.id]
        beside = [s for s in self.told[statement.report] if self.home.get(s.id) != place]
        shared = [s for s in beside if _one_passage(statement, s)]
        found: set[Upstream] = {self.home[s.id] for s in shared if s.id in self.home}
        apart = [s for s in beside if s not in shared]
        found.update(self._kin_credits(statement, place, apart))
        return found

    def _kin_credits(
        self, statement: Statement, place: int, apart: Sequence[Statement]
    ) -> Iterator[Upstream]:
        silent: list[Statement] = []
        for report in self._telling_kin(statement.report):
            if self.credited_by([report], place):
                continue  # it credits the same, so nothing was changed
            for other in self.told[report]:
                if any(self._keeps(each, other) for each in apart):
                    continue
                at = self.leads.get(other.id)
                if at is None:
                    if self._made_from(statement.report, report) and self._same(statement, other):
                        silent.append(other)
                elif self._are_affiliated(place, at) or self._same(statement, other):
                    yield at
        yield from self._behind(silent)

    def _telling_kin(self, report: ReportId) -> list[ReportId]:
        """Return the nearest kin that tell the claim; those that do not are passed through.

        A desk that rewrites a rewrite may take this from the one before it.
        """
        telling: dict[ReportId, None] = {}
        seen = {report}
        ahead = [report]
        while ahead:
            for each in self.story.kin(ahead.pop()):
                if each in seen:
                    continue
                seen.add(each)
                if each in self.told:
                    telling[each] = None
                else:
                    ahead.append(each)
        return list(telling)

    def spoken_for(self, kept: Collection[int]) -> set[int]:
        """Return the origins that are bodies for which the person of another one speaks.

        They are under one control. Two persons of one body stay two: who adds the body's own
        credit to theirs must not make fewer of them.
        """
        return {
            body
            for body in kept
            for person in kept
            if person != body
            and any(
                speaks_for(self._introduced(one), one.name, other.name, self.story)
                for one in self.classes[person]
                for other in self.classes[body]
            )
        }

    def _introduced(self, party: Node) -> Iterator[Statement]:
        """Give what the claim's reports credit a party with, for this claim and for others."""
        return (
            statement
            for report in self.told
            for statement in self.story.of_report(report)
            if _speaker(statement) == party.key
        )

    def _keeps(self, mine: Statement, theirs: Statement) -> bool:
        """Tell whether a statement passes on another with its credit."""
        at = self.leads.get(theirs.id)
        if at is not None:
            return self.leads.get(mine.id) == at
        # In its place too: one sentence that is told twice is not both of its parent's.
        return _speaker(mine) == _speaker(theirs) and self._same(mine, theirs)

    def _are_affiliated(self, one: int, other: int) -> bool:
        pair = frozenset((one, other))
        if pair not in self._affiliated:
            self._affiliated[pair] = any(
                speaks_for(self.by_place[a], node.name, body.name, self.story)
                for a, b in ((one, other), (other, one))
                for node in self.classes[a]
                for body in self.classes[b]
            )
        return self._affiliated[pair]

    def _behind(self, silent: Sequence[Statement]) -> Iterator[Upstream]:
        """Follow words that credit no counted origin to one upstream, or to where they begin."""
        seen = {each.id for each in silent}
        ahead = list(silent)
        ends: list[Beginning] = []
        while ahead:
            here = ahead.pop()
            above = [
                s
                for report in self._telling_kin(here.report)
                for s in self.told[report]
                if s.id not in seen and self._same(here, s)
            ]
            for each in above:
                at = self.leads.get(each.id)
                if at is not None:
                    yield at
                    return
                seen.add(each.id)
                ahead.append(each)
            if not above:
                ends.append((self.story.reports[here.report].text, here.extent.start))
        yield from ends[:1] and [min(ends)]

    def _made_from(self, child: ReportId, parent: ReportId) -> bool:
        return any(line.parent == parent for line in self.story.parents.get(child, ()))

    def _same(self, one: Statement, other: Statement) -> bool:
        return _alike(one, other, self.story) and _keep_order(one, other, self.story)


def _speaker(statement: Statement) -> EntityId | None:
    source = statement.speaker
    return source.entity if source else None


def _alike(one: Statement, other: Statement, story: Gathered) -> bool:
    left, right = story.stems(one), story.stems(other)
    fewer = min(len(left), len(right))
    return fewer > 0 and len(left & right) >= SAME_WORDS * fewer


def _keep_order(one: Statement, other: Statement, story: Gathered) -> bool:
    """Tell whether one stands where the other does, among what both reports tell.

    A credit that was changed stands in its old place; what a desk adds may stand anywhere. With
    nothing else in common the two are taken to.
    """
    return not any(
        _alike(mine, theirs, story) and _before(mine, one) != _before(theirs, other)
        for mine in story.of_report(one.report)
        if not mine.extent.overlaps(one.extent)
        for theirs in story.of_report(other.report)
        if not theirs.extent.overlaps(other.extent)
    )


def _before(one: Statement, other: Statement) -> bool:
    return one.extent.start < other.extent.start


def _one_passage(one: Statement, other: Statement) -> bool:
    """Tell whether half of the shorter content is content of both."""
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    sizes = [sum(span.end - span.start for span in each.content) for each in (one, other)]
    return 2 * shared >= min(sizes)
