"""The votes of sources on the values of slots, popularity-aware and copy-aware.

The family is ACCU and POPACCU (Dong, Berti-Equille, Srivastava 2009, "Integrating conflicting
data: the role of source dependence"; Dong, Saha, Srivastava 2012, "Less is more: selecting
sources wisely for integration"): a source is right with the share it has been right before, and
a false value that many share is no surprise if false values are popular. Three things are done
otherwise:

* How popular false values are is not counted but integrated over: false votes fall as guests
  choose tables (Ewens' sampling formula, 1972). One number, ``CROWDING``, says how readily;
  large, it is ACCU, small, POPACCU.
* A source heard seldom is judged by the others that are heard as seldom (empirical Bayes, as
  CATD's long tail: Li et al. 2014, "A confidence-aware approach").
* Copying is found by *never standing alone*: where others differ, who reads for himself is at
  times alone with what he says. Who agrees with somebody each time echoes. It needs no pairs,
  so it finds a copier of thousands whom nobody hears twice.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.corroboration.slots import Floats, Ints, Slots, add_up

CROWDING = 0.5  # Jeffreys' half; .3 to 1 rank alike on four sets, see decisions/0025
SUREST = 0.9  # accuracy that no vote goes beyond, nor below its complement
COPYING = 0.8  # METHOD 5: copy rate at most .8
_START = 0.8  # accuracy before anything is known (Dong et al. 2009)
_PRIOR = 5.0  # slots' worth of the class's accuracy in a source's
_ALONE = 5.0  # slots' worth of doubt before standing alone counts
_WORDS = 3.0  # slots' worth of the attribute's agreement in a word's
_ROUNDS = 20
_MORE_ROUNDS = 10
_CLASSES = 9  # sources heard on 2**9 slots or more are one class


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What the votes came to.

    Attributes:
        chance: of each value, 0 to 1; the values of a slot and ``nothing`` sum to 1.
        low, high: least and greatest chance if every accuracy is off by 1.28 standard errors
            either way (80 %), and with copying looked for and not.
        alone: chance of each value if nobody copies.
        accuracy: of each source, 0 to 1.
        echo: share of what each source says that it has from others, 0 to ``COPYING``.
    """

    chance: Floats
    low: Floats
    high: Floats
    alone: Floats
    accuracy: Floats
    echo: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """Counts that stay the same while accuracies are learned."""

    backing: Floats  # of each value: how many assert it
    voters: Floats  # of each slot
    share: Floats  # of each row: share of the slot's other voters that say the same
    heard: Floats  # of each row: 1 if others speak of the slot too
    popular: Floats  # of each value: log chance that the others are drawn as they are
    word: Floats  # of each value: log odds that its words are confirmed elsewhere
    classes: Ints  # of each source
    denied: NDArray[np.bool_]  # of each slot: somebody denies something


def count_votes(slots: Slots, worded: Ints) -> Votes:
    """Return the chance of every value.

    Args:
        slots: who says what.
        worded: 1 for each value whose words mean the same in every slot (a place, not a
            number); how often they are confirmed in other slots then counts.
    """
    counts = _count(slots, worded)
    accuracy = np.full(len(slots.names), _START)
    nobody = np.zeros(len(slots.names))
    for _ in range(_ROUNDS):
        alone = _chances(slots, counts, accuracy, nobody)
        accuracy = _learn(slots, counts, alone)
    alone_accuracy = accuracy
    echo = _find_echoes(slots, counts)
    for _ in range(_MORE_ROUNDS):
        accuracy = _learn(slots, counts, _chances(slots, counts, accuracy, echo))
    chance = _chances(slots, counts, accuracy, echo)
    alone = _chances(slots, counts, alone_accuracy, nobody)
    low, high = _interval(slots, counts, accuracy, echo, (chance, alone))
    return Votes(chance=chance, low=low, high=high, alone=alone, accuracy=accuracy, echo=echo)


def _count(slots: Slots, worded: Ints) -> _Count:
    values, rows = len(slots.slot_of), len(slots.source)
    asserts = (slots.sign > 0).astype(float)
    backing = add_up(slots.value, asserts, values)
    voters = add_up(slots.slot, asserts, len(slots.keys))
    others = voters[slots.slot] - asserts
    share = np.where(others > 0, (backing[slots.value] - asserts) / np.maximum(others, 1), 0.0)
    sources = len(slots.names)
    heard = add_up(slots.source, np.ones(rows), sources)
    beside = add_up(slots.slot, np.ones(rows), len(slots.keys))[slots.slot] > 1
    rest = voters[slots.slot_of] - backing
    return _Count(
        backing=backing,
        voters=voters,
        share=share,
        heard=beside.astype(float),
        popular=-log_gamma(np.maximum(backing, 1.0)) - log_gamma(rest + CROWDING),
        word=_words(slots, backing, voters, worded),
        classes=np.minimum(np.log2(np.maximum(heard, 1)).astype(np.int64), _CLASSES),
        denied=add_up(slots.slot, slots.sign < 0, len(slots.keys)) > 0,
    )


def _words(slots: Slots, backing: Floats, voters: Floats, worded: Ints) -> Floats:
    """Return how much likelier than others of its attribute a value's words are confirmed.

    Confirmed is: said by another source of the same slot. A value's own slot does not count.
    """
    others = voters[slots.slot_of] - 1
    counted = (others > 0) & (worded > 0) & (backing > 0)
    agreed = np.where(counted, (backing - 1) / np.maximum(others, 1), 0.0)
    told = counted.astype(float)
    where = slots.attribute_of[slots.slot_of]
    kinds = int(where.max(initial=0)) + 1
    usual = add_up(where, agreed, kinds) / np.maximum(add_up(where, told, kinds), 1)
    usual = np.clip(usual, 0.01, 0.99)[where]
    number = int(slots.word_of.max(initial=0)) + 1
    yes = add_up(slots.word_of, agreed, number)[slots.word_of] - agreed
    all_ = add_up(slots.word_of, told, number)[slots.word_of] - told
    rate = (yes + _WORDS * usual) / (all_ + _WORDS)
    return np.where(worded > 0, _odds(rate) - _odds(usual), 0.0)


def _odds(chance: Floats) -> Floats:
    kept = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.log(kept / (1 - kept))


def _chances(slots: Slots, counts: _Count, accuracy: Floats, echo: Floats) -> Floats:
    """Return the chance of each value under these accuracies and rates of copying."""
    sure = np.clip(accuracy, 1 - SUREST, SUREST)[slots.source]
    copied = echo[slots.source]
    heard = copied * counts.share
    vote = np.log((heard + (1 - copied) * sure) / (heard + (1 - copied) * (1 - sure)))
    # A denial is a vote for all other values at once, so it is one against this.
    score = add_up(slots.value, slots.sign * vote, len(slots.slot_of))
    score += counts.popular + counts.word
    number = len(slots.keys)
    top = np.full(number, -np.inf)
    np.maximum.at(top, slots.slot_of, score)
    # Where something is denied, it may also be that none of the values holds.
    none = np.where(counts.denied, -log_gamma(CROWDING + counts.voters), -np.inf)
    top = np.maximum(top, none)
    weight = np.exp(score - top[slots.slot_of])
    total = add_up(slots.slot_of, weight, number) + np.exp(none - top)
    return np.asarray(weight / total[slots.slot_of])


def _learn(slots: Slots, counts: _Count, chance: Floats) -> Floats:
    """Return each source's accuracy: how likely what it says is, where others speak too."""
    held = chance[slots.value]
    right = np.where(slots.sign > 0, held, 1 - held) * counts.heard
    sources, classes = len(slots.names), int(counts.classes.max(initial=0)) + 1
    yes = add_up(slots.source, right, sources)
    all_ = add_up(slots.source, counts.heard, sources)
    usual = add_up(counts.classes, yes, classes) + _PRIOR * _START
    usual /= add_up(counts.classes, all_, classes) + _PRIOR
    return np.asarray((yes + _PRIOR * usual[counts.classes]) / (all_ + _PRIOR))


def _find_echoes(slots: Slots, counts: _Count) -> Floats:
    """Return the share of what each source says that it seems to have from others.

    Counted where three or more speak and differ: how often the source stands alone, against
    how often those who speak there do.
    """
    values = add_up(slots.slot_of, counts.backing > 0, len(slots.keys))
    asserts = slots.sign > 0
    open_ = (values[slots.slot] > 1) & (counts.voters[slots.slot] > 2) & asserts
    lone = open_ & (counts.backing[slots.value] == 1)
    usual = add_up(slots.slot, lone, len(slots.keys)) / np.maximum(counts.voters, 1)
    sources = len(slots.names)
    alone = add_up(slots.source, lone, sources)
    expected = add_up(slots.source, usual[slots.slot] * open_, sources)
    return np.asarray(COPYING * (1 - np.minimum(1.0, (alone + _ALONE) / (expected + _ALONE))))


def _interval(
    slots: Slots,
    counts: _Count,
    accuracy: Floats,
    echo: Floats,
    known: tuple[Floats, Floats],
) -> tuple[Floats, Floats]:
    """Return the least and greatest chance under what could also be so."""
    heard = add_up(slots.source, counts.heard, len(slots.names)) + _PRIOR
    error = 1.28 * np.sqrt(accuracy * (1 - accuracy) / heard)
    runs = [*known]
    runs += [_chances(slots, counts, accuracy + way * error, echo) for way in (-1.0, 1.0)]
    return np.minimum.reduce(runs), np.maximum.reduce(runs)


def log_gamma(x: Floats) -> Floats:
    """Return the logarithm of the gamma function of positive numbers (Stirling, from 7 up)."""
    shift = np.zeros_like(x)
    at = np.array(x, dtype=float)
    for _ in range(6):
        shift += np.log(at)
        at += 1
    series = 1 / (12 * at) - 1 / (360 * at**3)
    return np.asarray((at - 0.5) * np.log(at) - at + 0.5 * np.log(2 * np.pi) + series - shift)
