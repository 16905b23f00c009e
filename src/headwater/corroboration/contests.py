"""Belief over the values of a story that cannot hold together (METHOD 5, third output).

Who votes is who the reports lead back to, aliases and parties under one control as one; a report
that passes something on has no vote of its own, so copies change nothing. Three rules of METHOD
make a vote weaker: a hedge counts as worded at the earliest place; a value with nobody named
behind it weighs as a hedged one, once, however many reports tell it; a denial is an assertion of
the contrary. One party behind two values speaks for the one it gave later (each counts from its
first telling, as a copy may come late), and for neither if time does not tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.corroboration.belief import Belief, FusionWeights, fuse
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.slots import WORDED, Assertions, ValueKind
from headwater.corroboration.votes import VoteWeights
from headwater.model import (
    Agreement,
    Certainty,
    Claim,
    ClaimId,
    Comparison,
    Contender,
    Contest,
    Corroboration,
    Entity,
    Lineage,
    Origin,
    Passage,
    Reason,
    Report,
    Statement,
    StatementId,
)
from headwater.text import fold

_SUREST_FIRST = tuple(WORDED)
_SILENT = WORDED[Certainty.UNCOMMITTED]
_HEDGED = WORDED[Certainty.POSSIBLE]
# A story shows too little of a party to judge it by: whoever is in the majority once would be taken
# to be right for that. So all count alike, as sure as a source known from ten slots.
_WEIGHTS = FusionWeights(votes=VoteWeights(like=10.0, rounds=0))
# What holds or does not: two sides, however many wordings. The others have a value each.
_TWO_SIDED = ("polarity", "state", "actor", "doer")


@dataclass(frozen=True, slots=True)
class _Side:
    """A claim, or one statement of a claim that contradicts itself, with its value's words."""

    claim: ClaimId
    statement: StatementId
    value: Passage
    words: str


@dataclass(frozen=True, slots=True)
class _Value:
    """What competes: the sides that give one value."""

    sides: tuple[_Side, ...]
    statements: frozenset[StatementId]


def weigh_conflicts(
    claims: Sequence[Claim],
    comparisons: Iterable[Comparison],
    corroborations: Iterable[Corroboration],
    *,
    statements: Sequence[Statement],
    reports: Sequence[Report],
    entities: Sequence[Entity],
    lineage: Lineage,
) -> tuple[Contest, ...]:
    """Weigh the competing values of a story, by slot, in the order of their first conflict.

    Args:
        claims: of the story.
        comparisons: of the story; those that contradict say what competes.
        corroborations: of the claims.
        statements: of the story.
        reports: of the story.
        entities: of the story.
        lineage: of the story.
    """
    against = [pair for pair in comparisons if pair.agreement is Agreement.CONTRADICTS]
    if not against:
        return ()
    story = Gathered(statements, reports, entities, lineage)
    home = {told: claim for claim in claims for told in claim.statements}
    weighed = {each.claim: each for each in corroborations}
    drawn = [
        (slot, pairs, values)
        for slot, pairs in _gather(against, home)
        if len(values := _values(slot, pairs, home, story)) > 1
    ]
    if not drawn:
        return ()
    polled = [[_poll(value, weighed, story) for value in values] for _, _, values in drawn]
    by_origin = _believe([_by_origin(polls) for polls in polled])
    by_report = _believe([_by_report(polls, story) for polls in polled])
    return tuple(
        _contest(slot, pairs, polls, one, other)
        for (slot, pairs, _), polls, one, other in zip(
            drawn, polled, by_origin, by_report, strict=True
        )
    )


_Pairs = list[tuple[Comparison, Reason]]


def _gather(
    against: Sequence[Comparison], home: Mapping[StatementId, Claim]
) -> Iterator[tuple[str, _Pairs]]:
    """Yield the conflicts that hang together by their claims, slot by slot."""
    slots = dict.fromkeys(reason.feature for pair in against for reason in pair.reasons)
    for slot in slots:
        parts: list[tuple[set[ClaimId], _Pairs]] = []
        for pair in against:
            reason = next((r for r in pair.reasons if r.feature == slot), None)
            if reason is None or pair.left not in home or pair.right not in home:
                continue
            ends = {home[pair.left].id, home[pair.right].id}
            met = [part for part in parts if part[0] & ends]
            parts = [part for part in parts if not part[0] & ends]
            joined = [each for part in met for each in part[1]]
            parts.append((ends.union(*(part[0] for part in met)), [*joined, (pair, reason)]))
        for _, pairs in parts:
            if slot in _TWO_SIDED and _two_sides(pairs, home) is None:
                # More than two camps on a yes or no: each conflict is weighed by itself.
                yield from ((slot, [pair]) for pair in pairs)
            else:
                yield slot, pairs


def _values(
    slot: str, pairs: _Pairs, home: Mapping[StatementId, Claim], story: Gathered
) -> list[_Value]:
    """Return the values that the sides of some conflicts give, by first mention."""
    sides = {
        key: _side(key, slot, reason, home, story)
        for pair, reason in pairs
        for key in (pair.left, pair.right)
    }
    torn = {home[p.left].id for p, _ in pairs if home[p.left] == home[p.right]}
    color = _two_sides(pairs, home) if slot in _TWO_SIDED and not torn else None
    groups: dict[object, list[_Side]] = defaultdict(list)
    for side in sides.values():
        apart = side.statement if side.claim in torn else side.claim
        groups[color[side.claim] if color else (side.words or apart)].append(side)
    return [_Value(tuple(group), _told(group, torn, home)) for group in groups.values()]


def _told(
    group: Iterable[_Side], torn: set[ClaimId], home: Mapping[StatementId, Claim]
) -> frozenset[StatementId]:
    return frozenset(
        told
        for side in group
        for told in ((side.statement,) if side.claim in torn else home[side.statement].statements)
    )


def _two_sides(pairs: _Pairs, home: Mapping[StatementId, Claim]) -> dict[ClaimId, bool] | None:
    """Part the claims into two camps, so that each conflict is between them; ``None`` if not so."""
    foes: dict[ClaimId, set[ClaimId]] = defaultdict(set)
    for pair, _ in pairs:
        one, other = home[pair.left].id, home[pair.right].id
        foes[one].add(other)
        foes[other].add(one)
    first = home[pairs[0][0].left].id
    camp = {first: True}
    waiting = [first]
    while waiting:
        claim = waiting.pop()
        for foe in foes[claim]:
            if foe not in camp:
                camp[foe] = not camp[claim]
                waiting.append(foe)
            elif camp[foe] is camp[claim]:
                return None
    return camp


def _side(
    key: StatementId, slot: str, reason: Reason, home: Mapping[StatementId, Claim], story: Gathered
) -> _Side:
    statement = story.statements[key]
    text = story.reports[statement.report].text
    times = [when.span for when in statement.times]
    counts = [quantity.span for quantity in statement.quantities]
    marks = {"quantity": counts, "measure": counts, "date": times, "time": times}
    for mark in marks.get(slot, []):
        words = mark.of(text)
        # The reason quotes the very words that clash.
        if f"“{words}”" in reason.detail:
            value = Passage(statement.report, mark)
            return _Side(home[key].id, key, value, fold(words))
    return _Side(home[key].id, key, Passage(statement.report, statement.extent), "")


@dataclass(frozen=True, slots=True)
class _Poll:
    """Who stands behind a value."""

    value: _Value
    origins: dict[str, str]  # party or control group, to its name
    spoke: dict[str, str]  # party, to when it is first told with this value; "" without a time
    surest: dict[str, Certainty]  # party, to how sure the surest of its claims is worded
    unnamed: int
    certainty: Certainty


def _poll(value: _Value, weighed: Mapping[ClaimId, Corroboration], story: Gathered) -> _Poll:
    origins: dict[str, str] = {}
    spoke: dict[str, str] = {}
    surest: dict[str, Certainty] = {}
    held = [weighed[claim] for claim in sorted({s.claim for s in value.sides}) if claim in weighed]
    for each in held:
        for origin in each.origins:
            told = value.statements.intersection(origin.statements)
            if not origin.counted or not told:
                continue
            party = _party(origin, story)
            origins[party] = origin.name
            times = [_when(story.statements[key], story) for key in told]
            spoke[party] = min(filter(None, [spoke.get(party, ""), *times]), default="")
            surest[party] = min(
                (each.certainty, surest.get(party, each.certainty)), key=_SUREST_FIRST.index
            )
    certainties = [each.certainty for each in held] or [Certainty.UNCOMMITTED]
    return _Poll(
        value,
        origins,
        spoke,
        surest,
        sum(each.unnamed for each in held),
        min(certainties, key=_SUREST_FIRST.index),
    )


def _party(origin: Origin, story: Gathered) -> str:
    known = [story.same.get(key, key) for key in origin.entities]
    groups = [
        control
        for key in (*known, *origin.entities)
        if key in story.entities and (control := story.entities[key].control)
    ]
    return min(groups) if groups else min(known, default=origin.name)


def _when(statement: Statement, story: Gathered) -> str:
    clock = story.reports[statement.report].published
    return clock.earliest.isoformat() if clock else ""


_Row = tuple[str, int, float]  # source, number of the value, how likely the source words it


def _by_origin(polls: Sequence[_Poll]) -> list[_Row]:
    """Return the votes if copies are what lineage and credits show them to be."""
    rows: list[_Row] = []
    for number, poll in enumerate(polls):
        votes = [
            (party, number, WORDED[poll.surest[party]])
            for party in sorted(poll.origins)
            if _stands_by(party, poll, polls)
        ]
        # Nobody named: no more than a hedged word (METHOD 5, digit 4). It keeps the value listed.
        weakest = _SILENT if poll.origins else min(_HEDGED, WORDED[poll.certainty])
        rows += votes or [(f"\n{number}", number, weakest)]
    return rows


def _stands_by(party: str, poll: _Poll, polls: Sequence[_Poll]) -> bool:
    """Tell whether a party's last word is this value."""
    others = [each.spoke[party] for each in polls if each is not poll and party in each.spoke]
    return all(poll.spoke[party] > other for other in others)


def _by_report(polls: Sequence[_Poll], story: Gathered) -> list[_Row]:
    """Return the votes if nobody copies: each outlet for what it tells."""
    rows: list[_Row] = []
    for number, poll in enumerate(polls):
        reports = {story.statements[key].report for key in poll.value.statements}
        outlets = {story.reports[key].outlet or key for key in reports}
        rows += [(outlet, number, WORDED[poll.certainty]) for outlet in sorted(outlets)]
    return rows


def _believe(contests: Sequence[Sequence[_Row]]) -> list[dict[int, tuple[float, float, float]]]:
    """Return, for each contest, the chance of each value with its interval."""
    told = [
        (source, f"{place:06}", f"{place}.{number}", chance)
        for place, rows in enumerate(contests)
        for source, number, chance in rows
    ]
    fused = fuse(
        Assertions(
            sources=[
                f"{place} {source}" if source[0] == "\n" else source for source, place, *_ in told
            ],
            objects=[place for _, place, _, _ in told],
            attributes=["value"] * len(told),
            values=[value for *_, value, _ in told],
            chances=[chance for *_, chance in told],
        ),
        kinds={"value": ValueKind.TEXT},
        weights=_WEIGHTS,
    )
    found = {int(belief.object): _by_number(belief) for belief in fused.beliefs}
    return [found[place] for place in range(len(contests))]


def _by_number(belief: Belief) -> dict[int, tuple[float, float, float]]:
    return {
        int(one.value.partition(".")[2]): (one.chance, one.low, one.high)
        for one in belief.candidates
    }


def _contest(
    slot: str,
    pairs: _Pairs,
    polls: Sequence[_Poll],
    believed: Mapping[int, tuple[float, float, float]],
    counted: Mapping[int, tuple[float, float, float]],
) -> Contest:
    contenders = [_contender(poll, believed[number]) for number, poll in enumerate(polls)]
    order = sorted(range(len(polls)), key=lambda number: (-contenders[number].chance, number))
    best = max(counted, key=lambda number: (counted[number][0], -number))
    # A tie hinges on nothing: only a value that is clearly ahead in either count can be overtaken.
    tied = counted[best][0] - counted.get(order[0], (0.0,))[0] < 1e-6
    return Contest(
        slot=slot,
        contenders=tuple(contenders[number] for number in order),
        conflicts=tuple((pair.left, pair.right) for pair, _ in pairs),
        hinges_on_copying=best != order[0] and not tied,
    )


def _contender(poll: _Poll, belief: tuple[float, float, float]) -> Contender:
    chance, low, high = (round(min(1.0, max(0.0, each)), 4) for each in belief)
    return Contender(
        value=poll.value.sides[0].value,
        claims=tuple(sorted({side.claim for side in poll.value.sides})),
        statements=tuple(sorted(poll.value.statements)),
        origins=tuple(sorted(set(poll.origins.values()))),
        unnamed=poll.unnamed,
        certainty=poll.certainty,
        chance=chance,
        low=low,
        high=high,
    )
