"""A story's values by id, gathered once for all of its claims."""

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from headwater.corroboration.parties import same_parties
from headwater.model import (
    Act,
    Attribution,
    Bound,
    Claim,
    Credit,
    Derivation,
    Entity,
    EntityId,
    Lineage,
    Quantity,
    Report,
    ReportId,
    SourceKind,
    Statement,
    StatementId,
)
from headwater.text import content_stems, fold

_DONE = (Act.PROMISE, Act.ORDER)  # acts that a bystander can tell of
# Words that stand for a party named elsewhere. Who they mean was not found, if they are still here.
# Nor is it anybody's word that "nobody knew where the barge was".
_PRONOUNS = frozenset(
    ("no one", *"i me my we us our you your he him his she her it its they them their one".split())
) | {"nobody", "none"}
ROUNDED = 0.25  # share of a figure by which one who rounds it may change it
_LOOKED_THROUGH = 200  # reports, for whether a name has an article, and upstream of one


Figure = tuple[float | None, float | None, str]  # lowest, highest, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstHand:
    """What a report that is made from no other credits to a named party.

    Attributes:
        order: report's text and place in it: an order that the names of outlets do not change.
    """

    statement: Statement
    party: EntityId
    stems: frozenset[str]
    figures: frozenset[Figure]
    order: tuple[str, int]


def gives_rounded(one: Iterable[Quantity], other: Iterable[Quantity]) -> bool:
    """Tell whether one of two gives a figure of the other roundly: "more than 400" for 485."""
    return any(
        Bound.EXACT in (mine.bound, theirs.bound)
        and mine.bound is not theirs.bound
        and _are_near(mine, theirs)
        for mine in one
        for theirs in other
    )


def _are_near(one: Quantity, other: Quantity) -> bool:
    ends = [
        (a, b)
        for a in (one.lowest, one.highest)
        for b in (other.lowest, other.highest)
        if a is not None and b is not None
    ]
    return any(abs(a - b) <= ROUNDED * max(abs(a), abs(b)) for a, b in ends)


class Gathered:
    """What is asked of a story again and again while its claims are weighed.

    Attributes:
        parents: directed derivations by their child.
        akin: undirected derivations by each of the two reports.
        briefs: the report in which all of each brief stands.
        group_names: what each control group is called.
        same: each entity's party, by the entity that stands for it.
        outlets: reports by the folded name of who published them.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        reports: Iterable[Report],
        entities: Iterable[Entity],
        lineage: Lineage,
    ) -> None:
        self.statements = {statement.id: statement for statement in statements}
        self.reports = {report.id: report for report in reports}
        self.entities: Mapping[EntityId, Entity] = {entity.id: entity for entity in entities}
        self.lineage = lineage
        self.parents: dict[ReportId, list[Derivation]] = defaultdict(list)
        self.akin: dict[ReportId, list[Derivation]] = defaultdict(list)
        for derivation in lineage.derivations:
            if derivation.directed:
                self.parents[derivation.child].append(derivation)
            else:
                self.akin[derivation.child].append(derivation)
                self.akin[derivation.parent].append(derivation)
        self.briefs = {brief.report: brief.held_in for brief in lineage.briefs}
        self.group_names = _group_names(self.entities.values())
        self.same = same_parties(self.statements.values(), self.reports, self.entities)
        self.outlets: dict[str, set[ReportId]] = defaultdict(set)
        for report in self.reports.values():
            if report.outlet:
                self.outlets[fold(report.outlet)].add(report.id)
        self._stems: dict[StatementId, frozenset[str]] = {}
        self._same_stems: dict[frozenset[str], frozenset[str]] = {}
        self._kin: dict[ReportId, list[ReportId]] = {}
        self._above: dict[ReportId, tuple[ReportId, ...]] = {}
        self._called: dict[str, str] = {}
        self._pronouns = {
            key
            for key, entity in self.entities.items()
            if entity.kind is SourceKind.UNNAMED and fold(entity.name) in _PRONOUNS
        }

    def told(self, claim: Claim) -> list[Statement]:
        """Return a claim's statements in the story's order."""
        inside = set(claim.statements)
        held = [self.statements[key] for key in inside if key in self.statements]
        return sorted(held, key=lambda statement: self._place[statement.id])

    def known(self, statement: Statement) -> list[tuple[Attribution, EntityId]]:
        """Return the hops that credit somebody, outermost first, each with its party.

        Who promises or orders a thing in what another says is not the one it is known from:
        "Brandt said the company had offered a raise" is Brandt's, not the company's. A pronoun
        that was resolved to nobody adds no party: in "I fear", he said, it is he who fears.
        """
        hops = [
            (hop, self.same.get(hop.source.entity, hop.source.entity))
            for hop in statement.chain
            if hop.source is not None
            and hop.source.entity is not None
            and hop.source.entity not in self._pronouns
        ]
        if statement.act in _DONE and len(hops) > 1 and hops[-2][0].credit is not Credit.BYLINE:
            kind = self.entities[hops[-2][1]].kind
            if kind in (SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.UNNAMED):
                return hops[:-1]
        return hops

    def published_by(self, party: EntityId) -> set[ReportId]:
        """Return the reports of the outlet that a party is; empty if it publishes none held."""
        return self.outlets.get(fold(self.entities[party].name), set())

    def of_report(self, report: ReportId) -> Sequence[Statement]:
        """Return the statements of a report, in the story's order."""
        return self._by_report[report]

    def kin(self, report: ReportId) -> Sequence[ReportId]:
        """Return the held reports that one was made from, or is akin to without a direction."""
        if report not in self._kin:
            found = [line.parent for line in self.parents.get(report, ())]
            found += [
                line.parent if line.child == report else line.child
                for line in self.akin.get(report, ())
            ]
            self._kin[report] = [each for each in dict.fromkeys(found) if each in self.reports]
        return self._kin[report]

    def above(self, report: ReportId) -> tuple[ReportId, ...]:
        """Return the held reports that one was made from, the nearest first; not all of many."""
        if report not in self._above:
            found = dict.fromkeys(line.parent for line in self.parents.get(report, ()))
            ahead = deque(found)
            while ahead and len(found) < _LOOKED_THROUGH:
                new = [line.parent for line in self.parents.get(ahead.popleft(), ())]
                ahead.extend(each for each in new if each not in found)
                found |= dict.fromkeys(new)
            held = (each for each in found if each in self.reports)
            self._above[report] = tuple(islice(held, _LOOKED_THROUGH))
        return self._above[report]

    def credited_above(self, party: EntityId, statement: Statement, share: float) -> bool:
        """Tell whether a report's parents, in any steps, credit a party with something near it.

        So may an earlier report that shares one of them: lineage names the parent that explains
        most of a rewrite, and one passage may come from another rewrite. Who published a parent
        counts too: a copy that names it says whom it has copied.

        Args:
            party: the one that stands for its aliases.
            statement: the report's own.
            share: of the fewer content words, 0 to 1, that the two have in common at least.
        """
        above = self.above(statement.report)
        if not self.published_by(party).isdisjoint(above):
            return True
        mine = self.stems(statement)

        def is_near(told: Statement) -> bool:
            theirs = self.stems(told)
            shared = len(mine & theirs) + gives_rounded(statement.quantities, told.quantities)
            return shared >= share * min(len(mine), len(theirs))

        return any(
            hops[-1][1] == party and is_near(told)
            for report in above
            for told in self._by_report.get(report, ())
            if (hops := self.known(told))
        ) or any(is_near(told) for told in self._beside(statement.report, party))

    def _beside(self, report: ReportId, party: EntityId) -> Iterator[Statement]:
        """Give what a party says in earlier reports that share a parent with one, in any steps.

        A report without a clock has none; of very many statements the first are looked through.
        """
        above = self.above(report)
        if not above or self.reports[report].published is None:
            return
        own = self.moment(report)
        for told in islice(self._credited.get(party, ()), _LOOKED_THROUGH):
            if self.moment(told.report) >= own:
                return
            if not set(above).isdisjoint(self.above(told.report)):
                yield told

    def moment(self, report: ReportId) -> tuple[float, str]:
        """Return what puts reports in an order of time: of two of one moment, by their words."""
        clock = self.reports[report].published
        earliest = clock.earliest.timestamp() if clock else math.inf
        return earliest, self.reports[report].text

    def stems(self, statement: Statement) -> frozenset[str]:
        """Return the content words of a statement's wording, stemmed."""
        found = self._stems.get(statement.id)
        if found is None:
            text = self.reports[statement.report].text
            new = frozenset(content_stems(statement.wording(text)))
            # Copies share one set: a story's memory grows with its wordings, not its copies.
            found = self._stems[statement.id] = self._same_stems.setdefault(new, new)
        return found

    def figures(self, statement: Statement) -> frozenset[Figure]:
        """Return the quantities that a statement gives."""
        return frozenset((q.lowest, q.highest, q.unit) for q in statement.quantities)

    @cached_property
    def _credited(self) -> Mapping[EntityId, Sequence[Statement]]:
        """What each party says, in order of time, by the one that stands for its aliases."""
        found: dict[EntityId, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            if hops := self.known(statement):
                found[hops[-1][1]].append(statement)
        for told in found.values():
            told.sort(key=lambda each: (self.moment(each.report), each.extent.start))
        return found

    @cached_property
    def named(self) -> dict[str, Entity]:
        """The parties with a name, by it; of several the last by id."""
        return {party.name: party for party in self.entities.values() if party.named}

    @cached_property
    def first_hand(self) -> tuple[FirstHand, ...]:
        """What named parties say in reports that no held or unseen report is a parent of."""
        found: dict[tuple[EntityId, frozenset[str]], FirstHand] = {}
        for statement in self.statements.values():
            hops = self.known(statement)
            if not hops or self.parents.get(statement.report) or not self.stems(statement):
                continue
            party, stems = hops[-1][1], self.stems(statement)
            if self.entities[party].kind in (SourceKind.UNNAMED, SourceKind.MEDIA):
                continue
            said = FirstHand(
                statement=statement,
                party=party,
                stems=stems,
                figures=self.figures(statement),
                order=(self.reports[statement.report].text, statement.extent.start),
            )
            key = (party, stems)
            found[key] = min(found.get(key, said), said, key=lambda each: each.order)
        return tuple(found.values())

    def call(self, name: str) -> str:
        """Return a name with "the" before it, where the case's reports mostly say so.

        A name in small letters, such as "coast guard of Ostrava Bay", has it unless they do not.
        """
        found = self._called.get(name)
        if found is None:
            with_it = bare = 0
            for report in islice(self.reports.values(), _LOOKED_THROUGH):
                articles = report.text.count(f"the {name}") + report.text.count(f"The {name}")
                with_it += articles
                bare += report.text.count(name) - articles
            common = name[:1].islower() and not name.startswith(("the ", "a ", "an "))
            the = with_it > bare or (common and not bare)
            found = self._called[name] = f"the {name}" if the else name
        return found

    def habit(self, report: ReportId) -> float:
        """Return how likely the outlet of a report copies, 0 to 1, as this case shows it.

        The share of its reports that are made from another, with one of two added so that a
        single report proves little (Laplace).
        """
        copied, held = self._habits[self.reports[report].outlet or report]
        return (copied + 1) / (held + 2)

    @cached_property
    def _habits(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for report in self.reports.values():
            copied, held = found[report.outlet or report.id]
            found[report.outlet or report.id] = copied + bool(self.parents.get(report.id)), held + 1
        return found

    @cached_property
    def _by_report(self) -> dict[ReportId, list[Statement]]:
        found: dict[ReportId, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            found[statement.report].append(statement)
        return found

    @cached_property
    def _place(self) -> dict[StatementId, int]:
        return {key: place for place, key in enumerate(self.statements)}


def _group_names(entities: Iterable[Entity]) -> dict[str, str]:
    members: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.control:
            members[entity.control].append(entity)
    return {key: _group_name(group) for key, group in members.items()}


def _group_name(group: Sequence[Entity]) -> str:
    """Name a control group after its medium; the leader it relays is one with it."""
    media = [entity for entity in group if entity.kind is SourceKind.STATE_MEDIA]
    proper = [e for e in media if any(word[0].isupper() for word in e.name.split())]
    return max(proper or media or group, key=lambda e: (len(e.name.split()) == 1, e.name)).name
