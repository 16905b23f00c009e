"""Which persons belong on the list of an object, when tables give different lists.

A list is not one value among rivals: who leaves a name out says little against it, who puts one
in says much for it. So each person is a slot of its own, true or not, and each source has a
share of the true names it gives and of the false (the latent truth model: Zhao, Rubinstein,
Gemmell, Han 2012, "A Bayesian approach to discovering truth from conflicting sources").
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.corroboration.persons import (
    NameList,
    Person,
    find_members,
    gather_roster,
    read_names,
)
from headwater.corroboration.slots import Floats, Ints, add_up

# Pseudo-counts and weights, chosen on the book set's two gold lists together; their neighbours
# on a grid score within .02 of them (decisions/0025).
_GIVEN, _LEFT_OUT = 8.0, 2.0
_FALSE, _TRUE = 5.0, 95.0
_PRIOR = 0.3  # that a name found in some list belongs
_OMISSION = 0.5  # what leaving a name out counts, as names are left out together
_ROUNDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The persons of one slot.

    Attributes:
        roster: everybody that some source names there.
        chance: of each, 0 to 1.
        named: for each source that names anybody, the places in the roster.
    """

    roster: tuple[Person, ...]
    chance: tuple[float, ...]
    named: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def chosen(self) -> tuple[int, ...]:
        """Those more likely on the list than not; if there are none, the likeliest."""
        likely = tuple(place for place, chance in enumerate(self.chance) if chance > 0.5)
        if likely or not self.roster:
            return likely
        return (max(range(len(self.chance)), key=lambda place: (self.chance[place], -place)),)


def weigh_lists(lists: Sequence[Sequence[tuple[int, str]]], sources: int) -> list[Membership]:
    """Return who belongs on the list of each slot.

    Args:
        lists: for each slot, the number of each source and its list as written.
        sources: how many sources there are.
    """
    read: dict[str, NameList] = {}
    slots: list[tuple[tuple[Person, ...], list[tuple[int, NameList, tuple[int, ...]]]]] = []
    for told in lists:
        for _, text in told:
            if text not in read:
                read[text] = read_names(text)
        held = [(source, read[text]) for source, text in sorted(told)]
        roster = gather_roster(names for _, names in held)
        found = [(source, names, find_members(names, roster)) for source, names in held]
        slots.append((roster, [one for one in found if one[2]]))
    rows = [
        (source, start + place, place in places, names.cut)
        for start, (roster, found) in zip(_starts(slots), slots, strict=True)
        for source, names, places in found
        for place in range(len(roster))
    ]
    chance = _chances(rows, sources, sum(len(roster) for roster, _ in slots))
    return [
        Membership(
            roster=roster,
            chance=tuple(chance[start : start + len(roster)].tolist()),
            named=tuple((source, places) for source, _, places in found),
        )
        for start, (roster, found) in zip(_starts(slots), slots, strict=True)
    ]


def _starts(slots: Sequence[tuple[tuple[Person, ...], object]]) -> list[int]:
    lengths = [len(roster) for roster, _ in slots]
    return [sum_ - own for sum_, own in zip(np.cumsum(lengths).tolist(), lengths, strict=True)]


def _chances(rows: Sequence[tuple[int, int, bool, bool]], sources: int, persons: int) -> Floats:
    if not rows:
        return np.zeros(persons)
    table = np.array(rows, dtype=np.int64)
    source, person = table[:, 0], table[:, 1]
    named, cut = table[:, 2] == 1, table[:, 3] == 1
    # A list that says it is cut says nothing by leaving out.
    told = np.where(~named & cut, 0.0, 1.0)
    weight = told * np.where(named, 1.0, _OMISSION)
    chance = add_up(person, named, persons)
    chance = chance / np.maximum(add_up(person, np.ones(len(person)), persons), 1)
    for _ in range(_ROUNDS):
        held = chance[person]
        gives = _rate(source, held * told, named, sources, _GIVEN, _LEFT_OUT)
        errs = _rate(source, (1 - held) * told, named, sources, _FALSE, _TRUE)
        vote = np.where(
            named, np.log(gives / errs)[source], np.log((1 - gives) / (1 - errs))[source]
        )
        odds = add_up(person, vote * weight, persons) + np.log(_PRIOR / (1 - _PRIOR))
        chance = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    return chance


def _rate(
    source: Ints,
    held: Floats,
    named: NDArray[np.bool_],
    sources: int,
    yes: float,
    no: float,
) -> Floats:
    given = add_up(source, held * named, sources)
    return np.asarray((given + yes) / (add_up(source, held, sources) + yes + no))
