"""The votes of sources on the values of slots, popularity-aware and copy-aware.

The family is ACCU and POPACCU (Dong, Berti-Equille, Srivastava 2009, "Integrating conflicting
data: the role of source dependence"; Dong, Saha, Srivastava 2012, "Less is more: selecting
sources wisely for integration"): a source is right with the share it has been right before, and
a false value that many share is no surprise if false values are popular. Three things are done
otherwise:

* How popular false values are is not counted but integrated over: false votes fall as guests
  choose tables (Ewens' sampling formula, 1972). One number says how readily.
* A source heard seldom is judged by the others that are heard as seldom (empirical Bayes, as
  CATD's long tail: Li et al. 2014, "A confidence-aware approach").
* Copying is found by *never standing alone*: where others differ, who reads for himself is at
  times alone with what he says. Who agrees with somebody each time echoes. It needs no pairs,
  so it finds a copier of thousands whom nobody hears twice.
"""

from dataclasses import dataclass

import numpy as np

from headwater.corroboration.slots import Floats, Ints, Slots, add_up

COPYING = 0.8  # METHOD 5: copy rate at most .8
_START = 0.8  # accuracy before anything is known (Dong et al. 2009)
_TEN_PER_CENT = 1.28  # standard errors from the middle that leave a tenth outside on one side
# Standard deviation of the chance that readers take a word such as "probable" or "may" for (.10 to
# .17 in the CAPphrase survey of probability words).
_READ = 0.15
_STILL = 1e-4  # accuracies that move less have settled
_CLASSES = 9  # sources heard on 2**9 slots or more are one class


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteWeights:
    """What counting votes takes for granted; chosen as decisions/0036 tells.

    Attributes:
        crowding: how readily a false value is one that nobody else has; large, false values are
            not popular (ACCU), small, they are (POPACCU).
        surest: 0 to 1, accuracy that no vote goes beyond, nor below its complement.
        like: slots' worth of the class's accuracy in a source's.
        doubt: slots' worth of doubt before never standing alone is copying.
        words: slots' worth of the attribute's agreement in a word's.
        rounds: how often accuracies are learned anew, and half as often with copying looked for; 0
            leaves every source as accurate as any.
    """

    crowding: float = 0.5
    surest: float = 0.85
    like: float = 2.0
    doubt: float = 5.0
    words: float = 3.0
    rounds: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What the votes came to.

    Attributes:
        chance: of each value, 0 to 1; the values of a slot and ``nothing`` sum to 1.
        low, high: ends of the 80 % interval: each accuracy is an estimate, and copying may be
            there or not.
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
    known: Floats  # of each value: log odds for it before anybody's accuracy is looked at
    none: Floats  # of each slot: log weight of no value at all; minus infinity: nobody denies
    starts: Ints  # of each slot: its first value
    hedged: Floats | None  # of each row: its chance as worded; None if nobody hedges
    classes: Ints  # of each source
    weights: VoteWeights


def count_votes(slots: Slots, worded: Ints, weights: VoteWeights) -> Votes:
    """Return the chance of every value.

    Args:
        slots: who says what.
        worded: 1 for each value whose words mean the same in every slot (a place, not a
            number); how often they are confirmed in other slots then counts.
        weights: see there.
    """
    counts = _count(slots, worded, weights)
    nobody = np.zeros(len(slots.names))
    accuracy = np.full(len(slots.names), _START)
    accuracy, alone = _settle(slots, counts, accuracy, nobody, rounds=weights.rounds)
    echo = _find_echoes(slots, counts)
    accuracy, chance = _settle(slots, counts, accuracy, echo, rounds=weights.rounds // 2)
    low, high = _interval(slots, counts, accuracy, echo, (chance, alone))
    return Votes(chance=chance, low=low, high=high, alone=alone, accuracy=accuracy, echo=echo)


def _settle(
    slots: Slots, counts: _Count, accuracy: Floats, echo: Floats, *, rounds: int
) -> tuple[Floats, Floats]:
    """Learn accuracies from chances and chances from accuracies until they move no more."""
    for _ in range(rounds):
        learned = _learn(slots, counts, _chances(slots, counts, accuracy, echo))
        moved = float(np.abs(learned - accuracy).max(initial=0.0))
        accuracy = learned
        if moved < _STILL:
            break
    return accuracy, _chances(slots, counts, accuracy, echo)


def _count(slots: Slots, worded: Ints, weights: VoteWeights) -> _Count:
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
    popular = -log_gamma(np.maximum(backing, 1.0)) - log_gamma(rest + weights.crowding)
    denied = add_up(slots.slot, slots.sign < 0, len(slots.keys)) > 0
    return _Count(
        backing=backing,
        voters=voters,
        share=share,
        heard=beside.astype(float),
        known=popular + _words(slots, backing, voters, worded, weights.words),
        none=np.where(denied, -log_gamma(weights.crowding + voters), -np.inf),
        starts=np.searchsorted(slots.slot_of, np.arange(len(slots.keys))),
        hedged=None if (slots.chance == 1).all() else slots.chance,
        classes=np.minimum(np.log2(np.maximum(heard, 1)).astype(np.int64), _CLASSES),
        weights=weights,
    )


def _words(slots: Slots, backing: Floats, voters: Floats, worded: Ints, weight: float) -> Floats:
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
    rate = (yes + weight * usual) / (all_ + weight)
    return np.where(worded > 0, _odds(rate) - _odds(usual), 0.0)


def _odds(chance: Floats) -> Floats:
    kept = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.log(kept / (1 - kept))


def _chances(slots: Slots, counts: _Count, accuracy: Floats, echo: Floats) -> Floats:
    """Return the chance of each value under these accuracies and rates of copying."""
    vote = _votes(slots, counts, accuracy, echo)
    # A denial is a vote for all other values at once, so it is one against this.
    score = add_up(slots.value, slots.sign * vote, len(slots.slot_of)) + counts.known
    # Where something is denied, it may also be that none of the values holds.
    top = np.maximum(np.maximum.reduceat(score, counts.starts), counts.none)
    weight = np.exp(score - top[slots.slot_of])
    total = np.add.reduceat(weight, counts.starts) + np.exp(counts.none - top)
    return np.asarray(weight / total[slots.slot_of])


def _votes(slots: Slots, counts: _Count, accuracy: Floats, echo: Floats) -> Floats:
    """Return what each row counts for its value: how much likelier it is said if it is so."""
    surest = counts.weights.surest
    sure = np.clip(accuracy, 1 - surest, surest)
    if counts.hedged is None and not echo.any():
        return np.asarray(np.log(sure / (1 - sure))[slots.source])
    sure = sure[slots.source]
    if counts.hedged is not None:
        # Who says "probably" is right about that: what is so, so often.
        sure = counts.hedged * sure + (1 - counts.hedged) * (1 - sure)
    own = 1 - echo[slots.source]
    heard = (1 - own) * counts.share
    return np.asarray(np.log((heard + own * sure) / (heard + own * (1 - sure))))


def _learn(slots: Slots, counts: _Count, chance: Floats) -> Floats:
    """Return each source's accuracy: how likely what it says is, where others speak too."""
    like = counts.weights.like
    held = chance[slots.value]
    right = np.where(slots.sign > 0, held, 1 - held) * counts.heard
    sources, classes = len(slots.names), int(counts.classes.max(initial=0)) + 1
    yes = add_up(slots.source, right, sources)
    all_ = add_up(slots.source, counts.heard, sources)
    usual = add_up(counts.classes, yes, classes) + like * _START
    usual /= add_up(counts.classes, all_, classes) + like
    return np.asarray((yes + like * usual[counts.classes]) / (all_ + like))


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
    doubt = counts.weights.doubt
    return np.asarray(COPYING * (1 - np.minimum(1.0, (alone + doubt) / (expected + doubt))))


def _interval(
    slots: Slots, counts: _Count, accuracy: Floats, echo: Floats, known: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Return the ends of the interval: accuracies are estimates, and so is copying.

    Each source's accuracy is off on its own (so that one against one is anybody's guess), which
    moves the log odds of a value against the rest by the delta method.
    """
    learned = counts.heard * (counts.weights.rounds > 0)
    heard = add_up(slots.source, learned, len(slots.names)) + counts.weights.like
    off = accuracy * (1 - accuracy) / (heard + 1)  # variance of a beta variable
    own = 1 - echo[slots.source]
    copied = (1 - own) * counts.share
    sure = np.clip(accuracy, 1 - counts.weights.surest, counts.weights.surest)[slots.source]
    slope = own / (copied + own * sure) + own / (copied + own * (1 - sure))
    spread = slope**2 * off[slots.source]
    if counts.hedged is not None:
        spread *= (2 * counts.hedged - 1) ** 2
        spread += np.where(counts.hedged < 1, (_READ * slope * (2 * sure - 1)) ** 2, 0.0)
    spread = add_up(slots.value, spread, len(slots.slot_of))
    chance = known[0]
    rest = np.maximum(1 - chance, 1e-12)
    pull = np.add.reduceat(chance**2 * spread, counts.starts)[slots.slot_of]
    error = np.sqrt(spread + np.maximum(pull - chance**2 * spread, 0.0) / rest**2)
    odds = _odds(chance)
    ends = [1 / (1 + np.exp(-(odds + way * _TEN_PER_CENT * error))) for way in (-1.0, 1.0)]
    # Where nothing competes, nothing is in doubt.
    alone = chance > 1 - 1e-9
    low = np.where(alone, chance, np.minimum(ends[0], chance))
    high = np.where(alone, chance, np.maximum(ends[1], chance))
    return np.minimum(low, known[1]), np.maximum(high, known[1])


def log_gamma(x: Floats) -> Floats:
    """Return the logarithm of the gamma function of positive numbers (Stirling, from 7 up)."""
    shift = np.zeros_like(x)
    at = np.array(x, dtype=float)
    for _ in range(6):
        shift += np.log(at)
        at += 1
    series = 1 / (12 * at) - 1 / (360 * at**3)
    return np.asarray((at - 0.5) * np.log(at) - at + 0.5 * np.log(2 * np.pi) + series - shift)
