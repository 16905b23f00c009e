"""Which persons belong on the list of an object, told from how each source leaves names out.

A list is not one value among rivals: who leaves a name out says little against it, who puts one
in says much for it. So each person is a slot of its own, true or not, and each source has a
share of the true names it gives and of the false (the latent truth model: Zhao, Rubinstein,
Gemmell, Han 2012, "A Bayesian approach to discovering truth from conflicting sources").

One thing is done otherwise. Many tables hold one name a book, the first, and stop. Their share of
true names is asked of the names *besides* those that they give: it is nought then, and what they
leave out says nothing. So a shorter list speaks for the part it has of a fuller one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWeights:
    """What weighing lists takes for granted; chosen as decisions/0036 tells.

    Attributes:
        given, left_out: pseudo-counts of true names that a source gives besides, and leaves out.
        false, true: pseudo-counts of false names that it gives, and does not.
        prior: 0 to 1, that a name found in some list belongs.
        omission: 0 to 1, what leaving a name out counts, as tables leave out together.
    """

    given: float = 8.0
    left_out: float = 2.0
    false: float = 5.0
    true: float = 95.0
    prior: float = 0.3
    omission: float = 0.7


@dataclass(frozen=True, slots=True)
class _Slot:
    roster: tuple[Person, ...]
    found: tuple[tuple[int, NameList, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Every source of a slot against every person of its roster."""

    source: Ints
    person: Ints
    named: NDArray[np.bool_]
    besides: NDArray[np.bool_]  # the source names somebody else of the slot
    open: NDArray[np.bool_]  # not named, by a list that says it is cut


def weigh_lists(
    lists: Sequence[Sequence[tuple[int, str]]], sources: int, weights: ListWeights
) -> list[Membership]:
    """Return who belongs on the list of each slot.

    Args:
        lists: for each slot, the number of each source and its list as written.
        sources: how many sources there are.
        weights: see there.
    """
    read: dict[str, NameList] = {}
    slots = [_gather(told, read) for told in lists]
    ends = list(accumulate(len(slot.roster) for slot in slots))
    starts = [end - len(slot.roster) for end, slot in zip(ends, slots, strict=True)]
    chance = _chances(_rows(slots, starts), sources, ends[-1] if ends else 0, weights).tolist()
    return [
        Membership(
            roster=slot.roster,
            chance=tuple(chance[start:end]),
            named=tuple((source, places) for source, _, places in slot.found),
        )
        for slot, start, end in zip(slots, starts, ends, strict=True)
    ]


def _gather(told: Sequence[tuple[int, str]], read: dict[str, NameList]) -> _Slot:
    for _, text in told:
        if text not in read:
            read[text] = read_names(text)
    held = [(source, read[text]) for source, text in sorted(told)]
    roster = gather_roster(names for _, names in held)
    members = {names: find_members(names, roster) for _, names in held}
    found = ((source, names, members[names]) for source, names in held)
    return _Slot(roster, tuple(one for one in found if one[2]))


def _rows(slots: Sequence[_Slot], starts: Sequence[int]) -> _Rows:
    rows = [
        (source, start + place, place in places, len(places) > (place in places), names.cut)
        for start, slot in zip(starts, slots, strict=True)
        for source, names, places in slot.found
        for place in range(len(slot.roster))
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 5)
    named = table[:, 2] == 1
    return _Rows(table[:, 0], table[:, 1], named, table[:, 3] == 1, (table[:, 4] == 1) & ~named)


def _chances(rows: _Rows, sources: int, persons: int, weights: ListWeights) -> Floats:
    # A list that says it is cut says nothing by leaving out.
    told = np.where(rows.open, 0.0, 1.0)
    weight = told * np.where(rows.named, 1.0, weights.omission)
    chance = add_up(rows.person, rows.named, persons)
    chance = chance / np.maximum(np.bincount(rows.person, minlength=persons), 1)
    known = np.log(weights.prior / (1 - weights.prior))
    for _ in range(_ROUNDS):
        held = chance[rows.person] * told
        besides = held * rows.besides
        gives = _rate(rows, besides, sources, weights.given, weights.left_out)
        errs = _rate(rows, told - held, sources, weights.false, weights.true)
        vote = np.where(
            rows.named,
            np.log(gives / errs)[rows.source],
            np.log((1 - gives) / (1 - errs))[rows.source],
        )
        odds = add_up(rows.person, vote * weight, persons) + known
        chance = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    return chance


def _rate(rows: _Rows, weight: Floats, sources: int, yes: float, no: float) -> Floats:
    named = add_up(rows.source, weight * rows.named, sources)
    return np.asarray((named + yes) / (add_up(rows.source, weight, sources) + yes + no))
