"""How a story spreads: parties see, agencies and papers ask, outlets copy."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from bench.simulate.operators import edit
from bench.simulate.regimes import Regime
from bench.simulate.telling import Frame, Telling
from bench.simulate.truth import Party, Place, SimulatedReport, SimulatedStory
from bench.simulate.world import Fact, World, kinds, make_world
from bench.simulate.writing import Written, lay_out, sentence
from headwater.model import Span

_START = datetime(2034, 5, 3, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A report in the making, with its sentences as written."""

    number: int
    outlet: str
    agency: bool
    sentences: tuple[Written, ...]
    parents: tuple[int, ...]
    time: datetime


def simulate_story(
    seed: int, regime: Regime, *, held_out_kinds: bool = False, reports: int | None = None
) -> SimulatedStory:
    """Make one story; the same arguments make the same.

    Args:
        seed: of all chance.
        regime: the conditions.
        held_out_kinds: tell of happenings that training never sees.
        reports: how many; drawn from the regime if not given.
    """
    random = Random(f"{regime.name} {seed} {held_out_kinds}")
    kind = random.choice(kinds(held_out=held_out_kinds, rehearsal=regime.rehearsal))
    return _Cascade(make_world(kind, random, state=regime.state), regime, random).spread(
        f"{regime.name}-{seed}", reports or random.randint(*regime.reports)
    )


def flood_story(
    seed: int, regime: Regime, *, reports: int, rewrites: int
) -> tuple[SimulatedStory, SimulatedStory]:
    """Make one story, and the same with rewrites of one of its reports under as many outlets.

    All reports are held and dated, and the rewrites add nothing of their own.

    Args:
        seed: of all chance.
        regime: the conditions; its operators rewrite.
        reports: how many the story has.
        rewrites: how many are added.
    """
    spread = replace(regime, lost=0.0, undated=0.0)
    random = Random(f"flood {regime.name} {seed}")
    kind = random.choice(kinds(held_out=False, rehearsal=regime.rehearsal))
    cascade = _Cascade(make_world(kind, random, state=regime.state), spread, random)
    story = cascade.spread(f"{regime.name}-{seed}", reports)
    more = cascade.flood(random.randrange(reports), rewrites)
    return story, replace(story, reports=(*story.reports, *more))


class _Cascade:
    def __init__(self, world: World, regime: Regime, random: Random) -> None:
        self.world = world
        self.regime = regime
        self.random = random
        self.desks: list[_Desk] = []
        self.outlets = iter(world.papers)
        self.agencies = [world.state_agency] if regime.state else []
        self.agencies += list(world.agencies[: regime.wires])

    def spread(self, name: str, count: int) -> SimulatedStory:
        """Let the story spread over a number of reports."""
        untold = [(fact, party) for fact in self.world.facts for party in self._seen_by(fact)]
        self.random.shuffle(untold)
        while len(self.desks) < count:
            first = not self.desks or (
                untold and self.random.random() < self.regime.own_reporting * 0.6
            )
            self.desks.append(self._first_hand(untold) if first else self._copy(untold))
        return SimulatedStory(
            name=name,
            regime=self.regime.name,
            kind=self.world.kind,
            reports=tuple(self._publish(desk) for desk in self.desks),
            facts=tuple(fact.key for fact in self.world.facts),
        )

    def flood(self, flooded: int, number: int) -> tuple[SimulatedReport, ...]:
        """Rewrite one of the reports this many times."""
        self.regime = replace(self.regime, own_reporting=0.0, verbatim=0.05, dateline=0.0)
        last = max(desk.time for desk in self.desks)
        for place in range(number):
            made = self._rewrite((self.desks[flooded],), [])
            time = last + timedelta(minutes=30 + place)
            self.desks.append(replace(made, outlet=f"Mirror {place}", time=time))
        return tuple(self._publish(desk) for desk in self.desks[-number:])

    def _seen_by(self, fact: Fact) -> list[Party]:
        number = self.random.choices((1, 2, 3), self.regime.origins)[0]
        named = [party for party in self.world.parties if party.named]
        pool = list({p.key: p for p in self.random.sample(named, k=len(named))}.values())
        chosen = pool[:number]
        for place in range(len(chosen)):
            if self.random.random() < self.regime.unnamed:
                crowd = [party for party in self.world.parties if not party.named]
                chosen[place] = self.random.choice([p for p in crowd if p not in chosen])
        return chosen

    def _outlet(self) -> str:
        found = next(self.outlets, None)
        return found or f"site{len(self.desks)}.example"

    def _first_hand(self, untold: list[tuple[Fact, Party]]) -> _Desk:
        """An agency or a paper asks parties; what it asks nobody else need have asked."""
        agencies = [a for a in self.agencies if not any(d.outlet == a for d in self.desks)]
        agency = bool(agencies) and (not self.desks or self.random.random() < 0.6)
        outlet = agencies[0] if agency else self._outlet()
        share = 0.6 if not self.desks else 0.4
        taken = max(1, round(share * len(untold)))
        asked = [untold.pop() for _ in range(min(taken, len(untold)))]
        known: set[str] = set()
        sentences = [self._ask(fact, party, outlet, agency, known) for fact, party in asked]
        return self._desk(outlet, agency, self._padded(sentences), ())

    def _ask(self, fact: Fact, party: Party, outlet: str, agency: bool, known: set[str]) -> Written:
        hedged = bool(fact.hedged) and self.random.random() < 0.5
        clauses = fact.hedged if hedged else fact.sure
        seen = self.random.random() < self.regime.witnessed
        telling = Telling(
            fact=fact,
            origins=frozenset({f"eyes of {outlet}" if seen else party.key}),
            speaker=None if seen else party,
            called="body" if party.named and self.random.random() < 0.3 else "person",
            via=outlet if agency and self.random.random() < 0.4 else "",
            frame=Frame.NARRATED if seen else self._frame(party),
            wording=self.random.randrange(len(clauses)),
            hedged=hedged,
            shown=_figure(fact),
            dated=self.random.randrange(2),
        )
        return Written(sentence(telling, self.world, known, self.random), telling)

    def _frame(self, party: Party) -> Frame:
        frames = [Frame.AFTER, Frame.BEFORE, Frame.ACCORDING, Frame.QUOTED]
        return self.random.choices(frames, (4, 3, 2, 2 if party.named else 0))[0]

    def _padded(self, sentences: list[Written]) -> list[Written]:
        for words in self.world.background:
            if self.random.random() < 0.3:
                place = self.random.randint(1, len(sentences))
                sentences.insert(place, Written(words, None))
        return sentences

    def _copy(self, untold: list[tuple[Fact, Party]]) -> _Desk:
        return self._rewrite(self._parents(), untold)

    def _rewrite(self, parents: tuple[_Desk, ...], untold: list[tuple[Fact, Party]]) -> _Desk:
        outlet = self._outlet()
        known: set[str] = set()
        sentences = [
            written
            for parent in parents
            for place, told in _numbered(parent)
            if self.random.random() < self.regime.kept / len(parents) ** 0.5
            for written in [self._taken(told, parent, place, known)]
        ]
        if not any(each.telling for each in sentences):
            told = next(each for _, each in _numbered(parents[0]) if each.telling)
            sentences.append(self._taken(told, parents[0], 0, known))
        if self.random.random() < 0.25:
            self.random.shuffle(sentences)
        if untold and self.random.random() < self.regime.own_reporting:
            fact, party = untold.pop()
            sentences.append(self._ask(fact, party, outlet, False, known))
        kept = self.random.random() < self.regime.dateline and parents[0].agency
        return self._desk(
            outlet, False, _once(sentences), parents, credit=parents[0].outlet if kept else ""
        )

    def _parents(self) -> tuple[_Desk, ...]:
        weights = [
            (4.0 if desk.agency else 1.0) * (1 + place) ** self.regime.chain
            for place, desk in enumerate(self.desks)
        ]
        number = 2 if self.random.random() < self.regime.merged else 1
        chosen = self.random.choices(self.desks, weights, k=number)
        return tuple({desk.number: desk for desk in chosen}.values())

    def _taken(self, told: Written, parent: _Desk, place: int, known: set[str]) -> Written:
        if told.telling is None:
            return told
        telling = replace(told.telling, parent=(parent.number, place), edits=())
        if parent.agency and not telling.via and telling.speaker and self.random.random() < 0.1:
            telling = replace(telling, via=parent.outlet)
        if self.random.random() < self.regime.verbatim:
            return Written(told.words, replace(telling, via=told.telling.via))
        edited = edit(telling, self.regime.operators, self.world, self.random)
        if not edited.edits:
            return Written(told.words, telling)
        return Written(sentence(edited, self.world, known, self.random), edited)

    def _desk(
        self,
        outlet: str,
        agency: bool,
        sentences: list[Written],
        parents: tuple[_Desk, ...],
        credit: str = "",
    ) -> _Desk:
        newest = max((desk.time for desk in parents), default=_START)
        wait = timedelta(minutes=self.random.randint(12, 240))
        if credit or agency:
            line = f"{self.world.town.upper()} ({credit or outlet}) – "
            sentences = [Written(line, None), *sentences]
        return _Desk(
            number=len(self.desks),
            outlet=outlet,
            agency=agency,
            sentences=tuple(sentences),
            parents=tuple(desk.number for desk in parents),
            time=newest + wait,
        )

    def _publish(self, desk: _Desk) -> SimulatedReport:
        first, *others = desk.sentences
        opening = first.words if first.words.endswith("– ") else ""
        body = others if opening else desk.sentences
        text, places = lay_out(opening, body, "")
        undated = self.random.random() < self.regime.undated
        lost = desk.number > 0 and self.random.random() < self.regime.lost
        told = next((place for _, place in places), None)
        return SimulatedReport(
            number=desk.number,
            outlet=desk.outlet,
            title=self._headline(told),
            text=text,
            published=None if undated else desk.time,
            held=not lost,
            parents=desk.parents,
            places=tuple(_place(span, telling) for span, telling in places),
        )

    def _headline(self, told: Telling | None) -> str:
        number = told.shown if told is not None and told.shown else "Many"
        words = self.random.choice(self.world.headlines)
        return words.format(n=number, town=self.world.town)


def _numbered(desk: _Desk) -> Iterator[tuple[int, Written]]:
    """Give each sentence the number of its telling among those of its report."""
    place = 0
    for written in desk.sentences:
        yield place, written
        place += written.telling is not None


def _figure(fact: Fact) -> str:
    if fact.number is None:
        return ""
    return f"{fact.number:,}" if fact.number > 9999 else str(fact.number)


def _once(sentences: list[Written]) -> list[Written]:
    """Drop what two parents told in the same words, and all lines of credit."""
    kept = {each.words: each for each in reversed(sentences) if not each.words.endswith("– ")}
    return [each for each in sentences if kept.get(each.words) is each]


def _place(span: Span, telling: Telling) -> Place:
    return Place(
        span=span,
        fact=telling.fact.key,
        origins=telling.origins,
        parent=telling.parent,
        edits=telling.edits,
        credited=telling.speaker.key if telling.speaker else "",
    )
