"""Credits that a copy changed: the same words under another name are no second origin.

METHOD 5: a rewritten copy never raises ``k_min``, and origins are no more than the parts of the
graph that no copying joins. A copy that keeps the words and puts another name to them, by mistake
or on purpose, is such a rewrite; so is one passage that two names claim. A name that only copies
put to words which their parent tells in its own voice is no first origin either.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.corroboration.affiliation import speaks_for
from headwater.corroboration.beginnings import Beginning, Upstream, find_parts
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.likeness import (
    INHERITED,
    NEAR,
    alike,
    keep_order,
    one_passage,
    repeats,
    rewords,
)
from headwater.model import EntityId, Node, ReportId, Statement, StatementId

Class = frozenset[Node]


@dataclass(frozen=True, slots=True)
class Parted:
    """The origins of a claim by what their credits are worth.

    Attributes:
        counted: origins that more than a changed credit shows, in the order given.
        made: origins that only copies name, for words that a report tells in its own voice.
        put: statements whose credit a copy put to such words, whomever it names.
    """

    counted: list[Class]
    made: list[Class]
    put: frozenset[StatementId]


def part_relabelled(
    classes: Sequence[Class],
    credits: Mapping[Node, Collection[StatementId]],
    cited: Mapping[Node, Collection[Node]],
    own: Sequence[Statement],
    upstream: Mapping[StatementId, Collection[ReportId]],
    story: Gathered,
) -> Parted:
    """Part the origins that more than a changed credit shows from the others.

    An origin stands by itself if some report credits it and that credit is neither taken from a
    report that credits it too, nor put to words that kin of the report tells without it. A report
    that also passes on whom its kin credits adds a party, and changes none. Of those that only
    have one another's words, the one credited most stands for all; of those whose words begin in
    a report that credits no origin with them, none is: copies made them, and could make more.
    Whom a copy credits that its parents credit with something near it adds nothing beside others.

    Args:
        classes: the counted origins.
        credits: for each origin, counted or not, the statements that credit it.
        cited: for each origin that cites another, those that it has the claim from.
        own: the statements of the claim.
        upstream: for each statement, the parents of its report that it repeats.
        story: the claim's.
    """
    claim = _Credited(classes, credits, cited, own, story)
    free: set[int] = set()
    loose: set[int] = set()
    taken: dict[int, set[Upstream]] = defaultdict(set)
    put: dict[StatementId, set[Upstream]] = {}
    number: Counter[int] = Counter()
    for statement in own:
        place = claim.home.get(statement.id)
        if place is None:
            continue
        number[place] += 1
        found = claim.taken_from(statement) | claim.echoed(statement)
        if not found and not claim.credited_by(upstream[statement.id], place):
            found = claim.put_above(upstream[statement.id], place, put)
            if not found and claim.is_known_above(statement):
                found = claim.told_by_others(statement, place)
                loose.add(place)
            elif not found:
                free.add(place)
        taken[place] |= found
        if not all(isinstance(each, int) for each in found):
            put[statement.id] = found
            claim.forget(statement)
    # Such credits can be made at will, so all of them together stand for one origin at most.
    for place in loose - free:
        taken[place].add(min(loose - free))
    places = range(len(classes))
    parts = find_parts({place: taken[place] for place in places if place not in free}, places)
    kept = {
        max(part, key=lambda k: (k in free, number[k], -k))
        for end, part in parts.items()
        if isinstance(end, int)
    }
    kept -= claim.spoken_for(kept)
    made = {place for end, part in parts.items() if not isinstance(end, int) for place in part}
    return Parted(
        counted=[group for place, group in enumerate(classes) if place in kept],
        made=[group for place, group in enumerate(classes) if place in made],
        put=frozenset(put),
    )


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
        self.own = own
        self._others: dict[tuple[int, EntityId], Statement | None] = {}
        self.home = {
            k: place for place, group in enumerate(classes) for n in group for k in credits[n]
        }
        self._once = dict(self.home)  # forgotten credits included
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
        self._ends: dict[StatementId, Upstream] = {}

    def forget(self, statement: Statement) -> None:
        """Take a statement as crediting nobody from now on, for the copies made of it."""
        del self.home[statement.id]
        self.leads.pop(statement.id, None)

    def credited_by(self, reports: Collection[ReportId], place: int) -> bool:
        """Tell whether one of the reports credits an origin for the claim."""
        return any(self.home.get(s.id) == place for key in reports for s in self.told.get(key, ()))

    def echoed(self, statement: Statement) -> set[Upstream]:
        """Return where the words of a brief begin: the report that holds them all."""
        held = self.story.briefs.get(statement.report)
        return {(self.story.reports[held].text, 0)} if held else set()

    def is_known_above(self, statement: Statement) -> bool:
        """Tell whether what the report was made from credits its source with something near it."""
        hops = self.story.known(statement)
        return bool(hops) and self.story.credited_above(hops[-1][1], statement, NEAR)

    def told_by_others(self, statement: Statement, place: int) -> set[Upstream]:
        """Return who else the claim comes from, or where, without an origin; the first one.

        Reports that credit the origin for it too are no others; nor, if they credit nobody, those
        made from what credits it with anything, as they may well have lost it. Those that told it
        before any that credits it are: what is made from the same brings no origin to them.
        """
        party = self.story.known(statement)[-1][1]
        if (place, party) not in self._others:
            self._others[place, party] = next(
                (other for other in self.own if self._is_other(other, place, party)), None
            )
        other = self._others[place, party]
        if other is None:
            return set()
        beginning = self.story.reports[other.report].text, other.extent.start
        return {self._once.get(other.id, beginning)}

    def _is_other(self, other: Statement, place: int, party: EntityId) -> bool:
        lost = (
            other.id not in self._once
            and self.story.credited_above(party, other, 0.0)
            and self.story.moment(other.report) >= self._first(place)
        )
        return not lost and all(self._once.get(s.id) != place for s in self.told[other.report])

    def _first(self, place: int) -> tuple[float, str]:
        return min(self.story.moment(each.report) for each in self.by_place[place])

    def put_above(
        self,
        reports: Collection[ReportId],
        place: int,
        put: Mapping[StatementId, set[Upstream]],
    ) -> set[Upstream]:
        """Return where words begin to which the reports put the credit of an origin."""
        return {
            end
            for key in reports
            for s in self.told.get(key, ())
            if s.id in put and self._once.get(s.id) == place
            for end in put[s.id]
        }

    def taken_from(self, statement: Statement) -> set[Upstream]:
        """Return the other origins that the passage, or kin of its report, credits its words to.

        Its own origin is among them if the words come from it through reports that credit nobody.

        Where kin tells the words and credits no counted origin for them, and nobody upstream
        does, the statement that tells them stands for their origin.
        """
        place = self.home[statement.id]
        beside = [s for s in self.told[statement.report] if self.home.get(s.id) != place]
        shared = [s for s in beside if one_passage(statement, s)]
        found: set[Upstream] = {self.home[s.id] for s in shared if s.id in self.home}
        apart = [s for s in beside if s not in shared]
        found.update(self._kin_credits(statement, place, apart))
        return found

    def _kin_credits(
        self, statement: Statement, place: int, apart: Sequence[Statement]
    ) -> Iterator[Upstream]:
        silent: list[Statement] = []
        for report, copied in self._telling_kin(statement.report).items():
            if self.credited_by([report], place):
                continue  # it credits the same, so nothing was changed
            for other in self.told[report]:
                if any(self._keeps(each, other) for each in apart):
                    continue
                at = self.leads.get(other.id)
                if at is None:
                    reworded = not apart and rewords(statement, other, self.story)
                    if copied and (reworded or self._inherits(statement, other, place)):
                        silent.append(other)
                elif (
                    self._are_affiliated(place, at)
                    or self._same(statement, other)
                    or (copied and repeats(statement, other, self.story))
                ):
                    yield at
        behind = [self._behind(each) for each in silent]
        leads = [each for each in behind if isinstance(each, int)]
        yield from leads[:1] or sorted(each for each in behind if not isinstance(each, int))[:1]

    def _telling_kin(self, report: ReportId) -> dict[ReportId, bool]:
        """Return the nearest kin that tell the claim, and whether it is known to be made from each.

        Those that do not tell it are passed through: a desk that rewrites a rewrite may take this
        from the one before it.
        """
        telling: dict[ReportId, bool] = {}
        seen = {report}
        ahead = [(report, True)]
        while ahead:
            here, made = ahead.pop()
            for each in self.story.kin(here):
                if each in seen:
                    continue
                seen.add(each)
                known = made and self._made_from(here, each)
                if each in self.told:
                    telling[each] = known
                else:
                    ahead.append((each, known))
        return telling

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
            if statement.spoken_by == party.key
        )

    def _keeps(self, mine: Statement, theirs: Statement) -> bool:
        """Tell whether a statement passes on another with its credit."""
        at = self.leads.get(theirs.id)
        if at is not None:
            # Who is credited twice is passed on twice, or the second credit may be changed.
            theirs_too = (s for s in self.told[theirs.report] if self.leads.get(s.id) == at)
            return self.leads.get(mine.id) == at and (
                self._same(mine, theirs)
                or not any(self._same(mine, s) or repeats(mine, s, self.story) for s in theirs_too)
            )
        # In its place too: one sentence that is told twice is not both of its parent's.
        return mine.spoken_by == theirs.spoken_by and self._same(mine, theirs)

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

    def _behind(self, silent: Statement) -> Upstream:
        """Follow words that credit no counted origin to one upstream, or to where they begin."""
        if silent.id not in self._ends:
            self._ends[silent.id] = self._follow(silent)
        return self._ends[silent.id]

    def _follow(self, silent: Statement) -> Upstream:
        seen = {silent.id}
        ahead = [silent]
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
                end = self.leads.get(each.id, self._ends.get(each.id))
                if isinstance(end, int):
                    return end
                seen.add(each.id)
                if end is None:
                    ahead.append(each)
                else:
                    ends.append(end)
            if not above:
                ends.append((self.story.reports[here.report].text, here.extent.start))
        # Kin in a circle, of which nobody knows which came first, end where they were met.
        return min(ends, default=(self.story.reports[silent.report].text, silent.extent.start))

    def _made_from(self, child: ReportId, parent: ReportId) -> bool:
        return any(line.parent == parent for line in self.story.parents.get(child, ()))

    def _same(self, one: Statement, other: Statement) -> bool:
        return alike(one, other, self.story) and keep_order(one, other, self.story)

    def _inherits(self, mine: Statement, theirs: Statement, place: int) -> bool:
        """Tell whether a copy's words, or the name that it credits with them, are its parent's."""
        if not alike(mine, theirs, self.story, INHERITED):
            return False
        wording = theirs.wording(self.story.reports[theirs.report].text)
        return (
            repeats(mine, theirs, self.story)
            # A credit that was read as part of the words moves with them, and was there before.
            or any(node.name in wording for node in self.classes[place])
            or keep_order(mine, theirs, self.story)
        )
