"""Belief over the competing values of slots: which value, how likely, who says so.

Only where several values compete; a claim's independence is counted elsewhere and never merged
with it (METHOD 5).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.corroboration.membership import ListWeights, Membership, weigh_lists
from headwater.corroboration.persons import same_list
from headwater.corroboration.slots import (
    Assertions,
    Ints,
    Slots,
    ValueKind,
    add_up,
    encode,
    guess_kinds,
    name_value,
)
from headwater.corroboration.votes import Votes, VoteWeights, count_votes


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One value that sources give for a slot.

    Attributes:
        value: as it is mostly written; a list of persons is given names first, by "; ".
        chance: 0 to 1 that it is the value.
        low, high: ends of the interval of that chance, see ``Votes``.
        sources: who asserts it, ascending.
        denied_by: who denies it, ascending.
    """

    value: str
    chance: float
    low: float
    high: float
    sources: tuple[str, ...]
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What to believe about one slot.

    Attributes:
        candidates: likeliest first; never empty.
        nothing: chance that none of them holds; above 0 only where something is denied.
        hinges_on_copying: without looking for copying, another value would come out first.
    """

    object: str
    attribute: str
    candidates: tuple[Candidate, ...]
    nothing: float
    hinges_on_copying: bool

    @property
    def best(self) -> Candidate:
        """The likeliest value."""
        return self.candidates[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a source has fared.

    Attributes:
        accuracy: 0 to 1, how likely what it says is, where others speak too.
        echo: 0 to .8, share of what it says that it seems to have from others.
        slots: on how many it speaks.
    """

    source: str
    accuracy: float
    echo: float
    slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """Beliefs about every slot of a table, by object and attribute, and its sources' habits.

    Attributes:
        kinds: of the values of each attribute, given or guessed.
    """

    beliefs: tuple[Belief, ...]
    habits: tuple[Habit, ...]
    kinds: Mapping[str, ValueKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """All that fusing takes for granted; see the two."""

    votes: VoteWeights = field(default_factory=VoteWeights)
    lists: ListWeights = field(default_factory=ListWeights)


def fuse(
    table: Assertions,
    *,
    kinds: Mapping[str, ValueKind] | None = None,
    tolerance: float = 0.0,
    weights: FusionWeights | None = None,
) -> Fusion:
    """Weigh the competing values of every slot of a table.

    The order of the rows changes nothing, and rows with an empty value count for nothing.

    Args:
        table: who says what.
        kinds: of the values of some attributes; those not given are guessed.
        tolerance: numbers of one slot that differ by no more than this share are equal.
        weights: what is taken for granted; the shipped weights if not given.
    """
    weights = weights or FusionWeights()
    known = {**guess_kinds(table), **(kinds or {})}
    slots = encode(table, known, tolerance=tolerance)
    if not len(slots.source):
        return Fusion(beliefs=(), habits=(), kinds=known)
    listed, spelt = _canonical(slots, table, known, weights.lists)
    worded = np.array([known[key[1]] is ValueKind.TEXT for key in spelt.keys])[spelt.slot_of]
    votes = count_votes(spelt, worded.astype(np.int64), weights.votes)
    return Fusion(beliefs=_beliefs(spelt, votes, listed), habits=_habits(spelt, votes), kinds=known)


def _canonical(
    slots: Slots, table: Assertions, kinds: Mapping[str, ValueKind], weights: ListWeights
) -> tuple[dict[int, Membership], Slots]:
    """Make one value of all lists that name the same persons."""
    persons = np.array([kinds[key[1]] is ValueKind.PERSONS for key in slots.keys])
    where = np.flatnonzero(persons[slots.slot] & (slots.sign > 0))
    told: dict[int, list[tuple[int, str]]] = {}
    for place in where.tolist():
        told.setdefault(int(slots.slot[place]), []).append(
            (int(slots.source[place]), table.values[slots.row[place]])
        )
    weighed = weigh_lists(list(told.values()), len(slots.names), weights)
    listed = dict(zip(told, weighed, strict=True))
    if not listed:
        return listed, slots
    named = {
        (slot, source): say_persons(one, places)
        for slot, one in listed.items()
        for source, places in one.named
    }
    words = [
        named.get((slot, source), slots.shown[value])
        for slot, source, value in zip(
            slots.slot.tolist(), slots.source.tolist(), slots.value.tolist(), strict=True
        )
    ]
    return listed, _respelt(slots, words)


def _respelt(slots: Slots, words: list[str]) -> Slots:
    pairs = sorted(set(zip(slots.slot.tolist(), words, strict=True)))
    number = {pair: place for place, pair in enumerate(pairs)}
    numbered = {word: place for place, word in enumerate(sorted(set(words)))}
    return replace(
        slots,
        value=np.array([number[p] for p in zip(slots.slot.tolist(), words, strict=True)]),
        slot_of=np.array([slot for slot, _ in pairs]),
        word_of=np.array([numbered[word] for _, word in pairs]),
        shown=tuple(word for _, word in pairs),
    )


def same_value(found: str, gold: str, kind: ValueKind) -> bool:
    """Tell whether a value is the one that is known to be right, however it is spelt."""
    if kind is ValueKind.PERSONS:
        return same_list(found, gold)
    return name_value(found, kind) == name_value(gold, kind)


def say_persons(one: Membership, places: tuple[int, ...]) -> str:
    """Return a list of persons in one spelling, whatever the order they were named in."""
    return "; ".join(sorted(one.roster[place].shown for place in places))


def _beliefs(slots: Slots, votes: Votes, listed: Mapping[int, Membership]) -> tuple[Belief, ...]:
    places = np.arange(len(slots.slot_of))
    order = np.lexsort((places, -votes.chance, slots.slot_of))
    alone = np.lexsort((places, -votes.alone, slots.slot_of))
    starts = np.searchsorted(slots.slot_of, np.arange(len(slots.keys) + 1))
    best, other = order[starts[:-1]], alone[starts[:-1]]
    hinges = ((best != other) & (votes.chance[other] < votes.chance[best])).tolist()
    total = add_up(slots.slot_of, votes.chance, len(slots.keys))
    nothing = np.maximum(0.0, 1.0 - total).tolist()
    candidates = _candidates(slots, votes, order)
    ends = starts.tolist()
    found = [
        Belief(
            object=key[0],
            attribute=key[1],
            candidates=candidates[ends[slot] : ends[slot + 1]],
            nothing=nothing[slot],
            hinges_on_copying=hinges[slot],
        )
        for slot, key in enumerate(slots.keys)
    ]
    for slot, one in listed.items():
        found[slot] = _with_list(found[slot], one)
    return tuple(found)


def _candidates(slots: Slots, votes: Votes, order: Ints) -> tuple[Candidate, ...]:
    said = _named(slots, slots.sign > 0)
    denied = _named(slots, slots.sign < 0) if (slots.sign < 0).any() else None
    columns = (votes.chance, votes.low, votes.high)
    chance, low, high = (column[order].tolist() for column in columns)
    return tuple(
        Candidate(
            value=slots.shown[value],
            chance=chance[place],
            low=low[place],
            high=high[place],
            sources=said[value],
            denied_by=denied[value] if denied else (),
        )
        for place, value in enumerate(order.tolist())
    )


def _named(slots: Slots, kept: NDArray[np.bool_]) -> list[tuple[str, ...]]:
    """Return the names of the sources of each value, ascending, as the rows are."""
    value, source = slots.value[kept], slots.source[kept]
    order = np.argsort(value, kind="stable")
    names = tuple(map(slots.names.__getitem__, source[order].tolist()))
    ends = np.searchsorted(value[order], np.arange(len(slots.slot_of) + 1)).tolist()
    return [names[start:end] for start, end in pairwise(ends)]


def _with_list(belief: Belief, listed: Membership) -> Belief:
    """Put the list of those who likely belong first, though no source may have it so."""
    if not listed.roster:
        return belief
    value = say_persons(listed, listed.chosen)
    chosen = set(listed.chosen)
    chance = float(
        np.prod(
            [share if place in chosen else 1 - share for place, share in enumerate(listed.chance)]
        )
    )
    held = next((one for one in belief.candidates if one.value == value), None)
    best = Candidate(
        value=value,
        chance=chance,
        low=min(chance, held.low) if held else 0.0,
        high=max(chance, held.high) if held else chance,
        sources=held.sources if held else (),
        denied_by=held.denied_by if held else (),
    )
    rest = [one for one in belief.candidates if one.value != value]
    left = sum(one.chance for one in rest)
    scale = (1 - chance) / left if left else 0.0
    others = (_scaled(one, scale) for one in rest)
    return replace(belief, candidates=(best, *others))


def _scaled(one: Candidate, scale: float) -> Candidate:
    chance = one.chance * scale
    return replace(one, chance=chance, low=min(one.low, chance), high=max(one.high, chance))


def _habits(slots: Slots, votes: Votes) -> tuple[Habit, ...]:
    heard = np.bincount(slots.source, minlength=len(slots.names)).tolist()
    return tuple(
        Habit(source=name, accuracy=accuracy, echo=echo, slots=count)
        for name, accuracy, echo, count in zip(
            slots.names, votes.accuracy.tolist(), votes.echo.tolist(), heard, strict=True
        )
        if count
    )
