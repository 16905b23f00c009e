"""Group the statements of a story into claims, and say how they agree."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.claims.drift import find_drifts
from headwater.claims.features import Features, Matrix, measure
from headwater.claims.slots import Clash, Slot, clashes
from headwater.model import (
    Act,
    Agreement,
    Claim,
    ClaimId,
    Comparison,
    Lineage,
    Matches,
    Passage,
    Reason,
    Report,
    ReportId,
    Statement,
    StatementId,
    Story,
    ZoneKind,
    content_key,
)
from headwater.text import content_stems, find_words

# Logistic weights of a first version, fitted on the gold claims of our two examples and tried
# across them (F1 of pairs .60 and .54 on the one not fitted); see decisions/0005.
WEIGHTS = {
    "meaning": 3.42,
    "raw": 2.45,
    "words": 2.85,
    "speaker": 0.94,
    "numbers": 4.77,
    "dates": 2.29,
}
BIAS = -3.62
TOGETHER = 0.5  # mean likelihood within a claim, so that no chain of weak links makes one
# Likelihood at which two statements are near enough to clash on a slot. A verdict on a trial is
# told in words that share little but what was tried.
RELATED = {Slot.QUANTITY: 0.35, Slot.DATE: 0.5, Slot.POLARITY: 0.6, Slot.OUTCOME: 0.1}
SHARED_WORDS = {Slot.QUANTITY: 1, Slot.DATE: 2, Slot.POLARITY: 2, Slot.OUTCOME: 1}
APART = 0.15  # likelihood below which two statements never share a claim
REPEATED = 0.8  # likelihood above which a report surely repeats itself
OWN_REPORT = 0.72  # weight of a lower likelihood between two statements of one report
LARGE = 40  # statements of a claim; beyond, comparing every two costs more than it shows
ENTAILS = 0.9  # share of the one's content words that the other holds, and then some
_SILENT = (Act.NOT_SAY, Act.REFUSE)


def match(
    story: Story,
    reports: Sequence[Report],
    statements: Sequence[Statement],
    lineage: Lineage,
    vectors: Mapping[StatementId, Matrix],
) -> Matches:
    """Find the claims of a story, how their statements agree, and what drifted.

    Every statement of the running text belongs to exactly one claim; a claim may have a single
    statement. The order of the reports and statements does not matter.

    Args:
        story: the story; its id names the claims.
        reports: its reports.
        statements: their statements, sources resolved, quantities and dates filled in.
        lineage: says which wording of two came first.
        vectors: one of unit length for each statement, of its wording alone.
    """
    held = {report.id: report for report in reports}
    order = {report.id: place for place, report in enumerate(sorted(reports, key=_time))}
    told = sorted(
        (s for s in statements if s.zone is not ZoneKind.BOILERPLATE),
        key=lambda s: (order[s.report], s.extent, len(s.chain), s.id),
    )
    if not told:
        return Matches(claims=(), comparisons=(), drifts=())
    likelihood = _likelihood(measure(held, told, vectors), told)
    clashing = _clashes(held, told, likelihood, _kin(lineage))
    groups = _group_told(likelihood, clashing, told, _repeats(held, told, clashing))
    claims = tuple(_claim(story, held, [told[i] for i in group]) for group in groups)
    comparisons = _comparisons(held, told, groups, likelihood, clashing)
    drifts = find_drifts(claims, held, {s.id: s for s in told}, lineage)
    return Matches(claims=claims, comparisons=comparisons, drifts=drifts)


def _time(report: Report) -> tuple[float, str, str]:
    # By its words before its id, which changes with the outlet's name.
    clock = report.published.earliest.timestamp() if report.published else math.inf
    return clock, report.text, report.id


def _likelihood(features: Features, told: Sequence[Statement]) -> Matrix:
    total = np.full(features.raw.shape, BIAS, dtype=np.float64)
    for name, weight in WEIGHTS.items():
        total += weight * getattr(features, name)
    likelihood = 1.0 / (1.0 + np.exp(-total))
    silent = np.array([statement.act in _SILENT for statement in told])
    # Saying nothing about a thing and saying something about it are never one claim.
    likelihood[silent[:, None] != silent[None, :]] = 0.0
    np.fill_diagonal(likelihood, 1.0)
    return np.asarray(likelihood.round(4), dtype=np.float32)


def _clashes(
    held: Mapping[ReportId, Report],
    told: Sequence[Statement],
    likelihood: Matrix,
    kin: set[tuple[ReportId, ReportId]],
) -> dict[tuple[int, int], tuple[Clash, ...]]:
    """Return the clashing pairs. A figure that a copy got wrong is drift, not a conflict."""
    found = {}
    words = [frozenset(content_stems(s.wording(held[s.report].text))) for s in told]
    near = np.triu(likelihood >= min(RELATED.values()), 1)
    for i, j in zip(*np.nonzero(near), strict=True):
        one, other = told[i], told[j]
        if ZoneKind.CAPTION in (one.zone, other.zone):
            continue  # a caption may show another event
        shared = words[i] & words[j]
        clash = tuple(
            each
            for each in clashes(one, other, held[one.report].text, held[other.report].text)
            if likelihood[i, j] >= RELATED[each.slot]
            and len(shared - _counted(each, one)) >= SHARED_WORDS[each.slot]
        )
        if (one.report, other.report) in kin or one.report == other.report:
            clash = tuple(c for c in clash if c.slot not in (Slot.QUANTITY, Slot.DATE))
        if clash:
            found[int(i), int(j)] = clash
    return found


def _counted(clash: Clash, statement: Statement) -> frozenset[str]:
    """Return what a clash of numbers counts: "people" alone does not make two counts one."""
    if clash.slot is not Slot.QUANTITY:
        return frozenset()
    return frozenset(quantity.unit for quantity in statement.quantities)


def _kin(lineage: Lineage) -> set[tuple[ReportId, ReportId]]:
    pairs = {(d.child, d.parent) for d in lineage.derivations}
    return pairs | {(parent, child) for child, parent in pairs}


def _repeats(
    held: Mapping[ReportId, Report],
    told: Sequence[Statement],
    clashing: Iterable[tuple[int, int]],
) -> list[int]:
    """Give statements of the same words one number: case, marks and who is credited aside.

    What one affirms and another denies or is silent about is not repeated, nor is "on Tuesday"
    of another week.
    """
    numbers: dict[Hashable, int] = {}
    keys = [
        (
            tuple(word.folded for word in find_words(s.wording(held[s.report].text))),
            s.negated,
            s.act in _SILENT,
        )
        for s in told
    ]
    repeats = [numbers.setdefault(key, len(numbers)) for key in keys]
    for i, j in clashing:
        if repeats[i] == repeats[j]:
            repeats[j] = len(told) + j
    return repeats


def _group_told(
    likelihood: Matrix,
    clashing: Iterable[tuple[int, int]],
    told: Sequence[Statement],
    repeats: Sequence[int],
) -> list[list[int]]:
    """Group the running text first; then let each headline join the claim it sums up.

    A headline repeats its own report's claim in other words and would keep that claim from
    meeting another report's. Statements of the same words, so of the same number in
    ``repeats``, are grouped as one: a flood of copies weighs no more than a single report.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(repeats):
        members[number].append(index)
    units = list(members.values())
    mean = _between(likelihood, clashing, told, units)
    running = [u for u, unit in enumerate(units) if any(told[i].zone is None for i in unit)]
    groups = [[running[u] for u in group] for group in _group(mean[np.ix_(running, running)])]
    for unit in sorted(set(range(len(units))) - set(running)):
        best = max(groups, key=lambda group: max(mean[unit, group]), default=None)
        if best and max(mean[unit, best]) >= TOGETHER and min(mean[unit, best]) >= APART:
            best.append(unit)
        else:
            groups.append([unit])
    return sorted((sorted(i for u in group for i in units[u]) for group in groups), key=min)


def _between(
    likelihood: Matrix,
    clashing: Iterable[tuple[int, int]],
    told: Sequence[Statement],
    units: Sequence[Sequence[int]],
) -> NDArray[np.float64]:
    """Return how likely every two wordings say the same: minus infinity where they clash.

    A report says a thing again in other words less often than another report does, and its next
    sentence is near it without being the same. Whoever copies both sentences adds nothing to
    that, so one report that holds the two is enough. Of several credits the likeliest counts.
    """
    home = np.array([statement.report for statement in told])
    clash = np.zeros(likelihood.shape, dtype=bool)
    for i, j in clashing:
        clash[i, j] = clash[j, i] = True
    order = [index for unit in units for index in unit]
    starts = np.cumsum([0, *(len(unit) for unit in units[:-1])])

    def reduce(table: NDArray[Any], join: np.ufunc) -> NDArray[Any]:
        ordered = table[np.ix_(order, order)]
        return np.asarray(join.reduceat(join.reduceat(ordered, starts, axis=0), starts, axis=1))

    mean = reduce(likelihood.astype(np.float64), np.maximum)
    shared = reduce(home[:, None] == home[None, :], np.logical_or)
    mean[shared & (mean < REPEATED)] *= OWN_REPORT
    told_apart = reduce(_other_speaker(told, home), np.logical_or)
    mean[told_apart & (mean < REPEATED)] *= OWN_REPORT
    mean[reduce(clash, np.logical_or)] = -np.inf
    np.fill_diagonal(mean, 0.0)
    return mean


def _other_speaker(told: Sequence[Statement], home: NDArray[Any]) -> NDArray[np.bool_]:
    """Mark the pairs of one report that it credits to two parties, one surer than the other.

    What one party knows and another thinks possible are seldom one claim to their reporter.
    """
    speakers = np.array([(s.speaker.entity or "") if s.speaker else "" for s in told])
    credited = (speakers != "")[:, None] & (speakers != "")[None, :]
    sure = np.array([statement.certainty for statement in told])
    other = (speakers[:, None] != speakers[None, :]) & (sure[:, None] != sure[None, :])
    return np.asarray((home[:, None] == home[None, :]) & credited & other)


def _group(mean: NDArray[np.float64]) -> list[list[int]]:
    """Join the two likeliest groups while their mean likelihood holds and nothing clashes."""
    size = len(mean)
    mean, least = mean.copy(), mean.copy()
    np.fill_diagonal(least, np.inf)
    mean[least < APART] = -np.inf
    groups: dict[int, list[int]] = {index: [index] for index in range(size)}
    while size:
        flat = int(np.argmax(mean))
        i, j = sorted(divmod(flat, size))
        if mean[i, j] < TOGETHER:
            break
        a, b = len(groups[i]), len(groups[j])
        merged = (mean[i] * a + mean[j] * b) / (a + b)
        weakest = np.minimum(least[i], least[j])
        merged[weakest < APART] = -np.inf
        groups[i] += groups.pop(j)
        mean[i], mean[:, i] = merged, merged
        least[i], least[:, i] = weakest, weakest
        mean[j], mean[:, j] = -np.inf, -np.inf
        mean[i, i] = 0.0
    return [sorted(groups[index]) for index in sorted(groups, key=lambda g: min(groups[g]))]


def claim_id(story: Story, first: StatementId) -> ClaimId:
    """Name a claim after its earliest statement, so that later reports do not rename it."""
    return ClaimId(content_key("claim", story.id, first))


def _claim(story: Story, held: Mapping[ReportId, Report], members: list[Statement]) -> Claim:
    fullest = max(
        members,
        key=lambda s: (
            s.zone is None,
            len(set(content_stems(s.wording(held[s.report].text)))),
            -members.index(s),
        ),
    )
    return Claim(
        id=claim_id(story, members[0].id),
        story=story.id,
        wording=Passage(fullest.report, fullest.extent),
        statements=tuple(statement.id for statement in members),
    )


def _comparisons(
    held: Mapping[ReportId, Report],
    told: Sequence[Statement],
    groups: list[list[int]],
    likelihood: Matrix,
    clashing: Mapping[tuple[int, int], tuple[Clash, ...]],
) -> tuple[Comparison, ...]:
    found = [
        _agreeing(held, told[i], told[j], float(likelihood[i, j]))
        for group in groups
        for i, j in _compared(group)
    ]
    found += [
        _contradicting(held, told[i], told[j], float(likelihood[i, j]), clash)
        for (i, j), clash in _distinct(groups, clashing)
    ]
    return tuple(found)


def _compared(group: list[int]) -> Iterable[tuple[int, int]]:
    """Pair the statements of a claim; those of a large one with the earliest, in linear number."""
    if len(group) <= LARGE:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def _distinct(
    groups: list[list[int]],
    clashing: Mapping[tuple[int, int], tuple[Clash, ...]],
) -> list[tuple[tuple[int, int], tuple[Clash, ...]]]:
    """Keep the earliest pair of each two claims and slots: whoever repeats it adds no conflict."""
    home = {index: number for number, group in enumerate(groups) for index in group}
    kept: dict[object, tuple[int, int]] = {}
    for i, j in sorted(clashing):
        sides = frozenset((home[i], home[j]))
        kept.setdefault((sides, frozenset(c.slot for c in clashing[i, j])), (i, j))
    return [(pair, clashing[pair]) for pair in sorted(kept.values())]


def _agreeing(
    held: Mapping[ReportId, Report], left: Statement, right: Statement, score: float
) -> Comparison:
    one = set(content_stems(left.wording(held[left.report].text)))
    other = set(content_stems(right.wording(held[right.report].text)))
    agreement = Agreement.SAME
    if one and other and one != other:
        if len(one & other) >= ENTAILS * len(other) and len(one) > len(other):
            agreement = Agreement.ENTAILS
        elif len(one & other) >= ENTAILS * len(one) and len(other) > len(one):
            left, right, agreement = right, left, Agreement.ENTAILS
    shared = len(one & other)
    detail = f"The two share {shared} content words; likelihood that they say the same {score:.0%}."
    reason = Reason(feature="likelihood", weight=score, detail=detail, evidence=_both(left, right))
    return Comparison(
        left=left.id, right=right.id, agreement=agreement, score=score, reasons=(reason,)
    )


def _both(left: Statement, right: Statement) -> tuple[Passage, Passage]:
    return Passage(left.report, left.extent), Passage(right.report, right.extent)


_CLASH_WORDS = {
    Slot.QUANTITY: "One gives “{left}”, the other “{right}”: no value fits both.",
    Slot.DATE: "One dates it “{left}”, the other “{right}”.",
    Slot.POLARITY: "One affirms what the other denies: “{left}” against “{right}”.",
    Slot.OUTCOME: "One tells of success, the other of failure: “{left}” against “{right}”.",
}


def _contradicting(
    held: Mapping[ReportId, Report],
    left: Statement,
    right: Statement,
    score: float,
    clash: tuple[Clash, ...],
) -> Comparison:
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
