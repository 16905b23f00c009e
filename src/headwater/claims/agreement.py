"""How two statements stand: same, entails, contradicts; contradiction from typed slots only."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.claims.clash import Clash, Slot
from headwater.claims.features import Bench, measure
from headwater.claims.scorer import likelihood, parts
from headwater.claims.slots import clashes
from headwater.claims.told import Told
from headwater.model import (
    Agreement,
    Comparison,
    Lineage,
    Passage,
    Reason,
    Report,
    ReportId,
    Statement,
    ZoneKind,
)
from headwater.text import content_stems, fold

# Likelihood, clashes set aside, at which two statements answer one question and so can clash;
# chosen on the developing half of our own gold, and on stories.jsonl. A weak sign asks for more.
# "400 metres" may be any length, so a measure asks for more than a count of things of one name.
RELATED = {
    Slot.QUANTITY: 0.2,
    Slot.MEASURE: 0.6,
    Slot.TIME: 0.12,
    Slot.DATE: 0.6,
    Slot.POLARITY: 0.28,
    Slot.STATE: 0.2,
    Slot.ACTOR: 0.4,
    Slot.DOER: 0.3,
}
_EXACT = (Slot.QUANTITY, Slot.MEASURE, Slot.DATE, Slot.TIME)
RELATED_WEAKLY = 0.75
LARGE = 40  # statements of a claim; beyond, comparing every two costs more than it shows
ENTAILS = 0.9  # share of the one's content words that the other holds, and then some
_COUNTS = (Slot.QUANTITY, Slot.MEASURE)
SHOWN = 4  # features told as reasons of a match
_LATER = timedelta(hours=1)  # between two counts of one counter, so that the second updates

Likely = Mapping[tuple[int, int], float]
Clashing = Mapping[tuple[int, int], tuple[Clash, ...]]


class Clashes:
    """Which of a story's statements cannot both be right; what two say is compared once.

    A figure that a copy got wrong is drift, not a conflict.
    """

    def __init__(
        self, held: Mapping[ReportId, Report], told: Sequence[Statement], lineage: Lineage
    ) -> None:
        """Take the reports, their statements, and which reports are kin."""
        self._held = held
        self._told = [Told(each, held[each.report].text) for each in told]
        self._kin = _kin(lineage)
        self._known: dict[tuple[int, int], tuple[Clash, ...]] = {}

    def find(self, aside: Likely) -> dict[tuple[int, int], tuple[Clash, ...]]:
        """Return the clashing pairs among some.

        Args:
            aside: how likely two would say the same but for what clashes, the lower place first.
        """
        found = {}
        for pair, related in sorted(aside.items()):
            if pair not in self._known:
                self._known[pair] = self._between(*pair)
            clash = tuple(
                each
                for each in self._known[pair]
                if related >= (RELATED[each.slot] if each.strong else RELATED_WEAKLY)
            )
            if clash:
                found[pair] = clash
        return found

    def _between(self, i: int, j: int) -> tuple[Clash, ...]:
        one, other = self._told[i].statement, self._told[j].statement
        if ZoneKind.CAPTION in (one.zone, other.zone):
            return ()  # a caption may show another event
        if one.report == other.report and one.extent.overlaps(other.extent):
            return ()  # one passage, read in two ways
        found = clashes(self._told[i], self._told[j])
        if any(each.slot in _COUNTS for each in found) and updates(one, other, self._held):
            found = tuple(each for each in found if each.slot not in _COUNTS)
        near = (one.report, other.report) in self._kin or one.report == other.report
        if near and not _by_two(one, other):
            found = tuple(each for each in found if each.slot not in _EXACT)
        return found


def _by_two(one: Statement, other: Statement) -> bool:
    """Tell whether two parties are credited: a copy that got a figure wrong credits whom it had."""
    parties = {one.spoken_by, other.spoken_by}
    return len(parties) > 1 and None not in parties


def updates(one: Statement, other: Statement, held: Mapping[ReportId, Report]) -> bool:
    """Tell whether the same counter counted again later: an update is no conflict.

    Unnamed counters are the same if they are described by the same words ("the police").
    """
    clocks = [held[s.report].published for s in (one, other)]
    if clocks[0] is None or clocks[1] is None:
        return False
    gap = abs(clocks[0].earliest - clocks[1].earliest)
    return gap >= _LATER and _counter(one, held) == _counter(other, held) != ""


def _counter(statement: Statement, held: Mapping[ReportId, Report]) -> str:
    speaker = statement.speaker
    if speaker is None:
        return held[statement.report].outlet or ""
    words = (speaker.full or speaker.span).of(held[statement.report].text)
    return fold(words).removeprefix("the ").strip(" ,")


def _kin(lineage: Lineage) -> set[tuple[ReportId, ReportId]]:
    pairs = {(d.child, d.parent) for d in lineage.derivations}
    return pairs | {(parent, child) for child, parent in pairs}


def compare_all(
    held: Mapping[ReportId, Report],
    bench: Bench,
    groups: Sequence[Sequence[int]],
    aside: Likely,
    clashing: Clashing,
) -> list[Comparison]:
    """Compare the pairs inside claims, and tell the contradicting ones."""
    pairs = [pair for group in groups for pair in _compared(group)]
    left = np.array([i for i, _ in pairs], dtype=np.intp)
    right = np.array([j for _, j in pairs], dtype=np.intp)
    table = measure(bench, left, right)
    found = [
        _agreeing(held, bench, pair, score, row)
        for pair, score, row in zip(pairs, likelihood(table).tolist(), table, strict=True)
    ]
    found += [
        _contradicting(bench, pair, aside[pair], clash)
        for pair, clash in _distinct(groups, clashing)
    ]
    return found


def _compared(group: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pair the statements of a claim; those of a large one with the earliest, in linear number."""
    if len(group) <= LARGE:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def _distinct(
    groups: Sequence[Sequence[int]], clashing: Clashing
) -> list[tuple[tuple[int, int], tuple[Clash, ...]]]:
    """Keep the earliest pair of each two claims and slots: whoever repeats it adds no conflict."""
    home = {index: number for number, group in enumerate(groups) for index in group}
    kept: dict[object, tuple[int, int]] = {}
    for i, j in sorted(clashing):
        sides = frozenset((home[i], home[j]))
        kept.setdefault((sides, frozenset(c.slot for c in clashing[i, j])), (i, j))
    return [(pair, clashing[pair]) for pair in sorted(kept.values())]


def _agreeing(
    held: Mapping[ReportId, Report],
    bench: Bench,
    pair: tuple[int, int],
    score: float,
    row: NDArray[np.float32],
) -> Comparison:
    left, right = (bench.statements[place] for place in pair)
    agreement, turned = _direction(held, left, right)
    if turned:
        left, right = right, left
    one = set(content_stems(left.wording(held[left.report].text)))
    other = set(content_stems(right.wording(held[right.report].text)))
    first = Reason(
        feature="likelihood",
        weight=score,
        detail=f"The two share {len(one & other)} content words; likelihood that they say the same "
        f"{score:.0%}.",
        evidence=_both(left, right),
    )
    reasons = tuple(
        Reason(
            feature=part.feature,
            weight=round(part.weight, 3),
            detail=f"{part.detail.capitalize()}: {part.value:.2f}.",
            evidence=_both(left, right),
        )
        for part in parts(row)[:SHOWN]
    )
    return Comparison(
        left=left.id,
        right=right.id,
        agreement=agreement,
        score=round(score, 4),
        reasons=(first, *reasons),
    )


def _direction(
    held: Mapping[ReportId, Report], left: Statement, right: Statement
) -> tuple[Agreement, bool]:
    """Return how two matching statements stand, and whether the right one says more."""
    one = set(content_stems(left.wording(held[left.report].text)))
    other = set(content_stems(right.wording(held[right.report].text)))
    if one and other and one != other:
        if len(one & other) >= ENTAILS * len(other) and len(one) > len(other):
            return Agreement.ENTAILS, False
        if len(one & other) >= ENTAILS * len(one) and len(other) > len(one):
            return Agreement.ENTAILS, True
    return Agreement.SAME, False


def _both(left: Statement, right: Statement) -> tuple[Passage, Passage]:
    return Passage(left.report, left.extent), Passage(right.report, right.extent)


_CLASH_WORDS = {
    Slot.QUANTITY: "One gives “{left}”, the other “{right}”: no value fits both.",
    Slot.MEASURE: "One gives “{left}”, the other “{right}”: no value fits both.",
    Slot.TIME: "One has it at “{left}”, the other at “{right}”.",
    Slot.DATE: "One dates it “{left}”, the other “{right}”.",
    Slot.POLARITY: "One affirms what the other denies: “{left}” against “{right}”.",
    Slot.STATE: "Both cannot hold at once: “{left}” against “{right}”.",
    Slot.DOER: "Who did it is told two ways: “{left}” in one, “{right}” in the other.",
    Slot.ACTOR: "Who did it to whom is told the other way round: “{left}” against “{right}”.",
}


def _contradicting(
    bench: Bench, pair: tuple[int, int], score: float, clash: tuple[Clash, ...]
) -> Comparison:
    left, right = (bench.statements[place] for place in pair)
    reasons = tuple(
        Reason(
            feature=str(each.slot),
            weight=score,
            detail=_CLASH_WORDS[each.slot].format(left=each.left, right=each.right),
            evidence=_both(left, right),
        )
        for each in clash
    )
    return Comparison(
        left=left.id,
        right=right.id,
        agreement=Agreement.CONTRADICTS,
        score=score,
        reasons=reasons,
    )
