"""Claims as groups that hold together: no chains of weak links."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.claims.terms import SILENT
from headwater.model import Report, ReportId, Statement
from headwater.text import find_words

Likelihood = NDArray[np.float64]

TOGETHER = 0.5  # mean likelihood within a claim, so that no chain of weak links makes one
APART = 0.15  # likelihood below which two statements never share a claim
REPEATED = 0.8  # likelihood above which a report surely repeats itself
OWN_REPORT = 0.72  # weight of a lower likelihood between two statements of one report


def repeats(
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
            _spelled_alike(s, held[s.report].text),
            s.negated,
            s.act in SILENT,
        )
        for s in told
    ]
    found = [numbers.setdefault(key, len(numbers)) for key in keys]
    for i, j in clashing:
        if found[i] == found[j]:
            found[j] = len(told) + j
    return found


def _spelled_alike(statement: Statement, text: str) -> tuple[str, ...]:
    """Return the words without case and marks, and every quantity as its value."""
    values = {
        q.span.start: (q.span.end, f"{q.lowest} {q.highest} {q.bound} {q.unit}")
        for q in statement.quantities
    }
    found: list[str] = []
    behind = 0
    for word in (w for span in statement.content for w in find_words(text, span.start, span.end)):
        if word.span.start in values:
            behind, value = values[word.span.start]
            found.append(value)
        elif word.span.start >= behind:
            found.append(word.folded)
    return tuple(found)


def group_told(
    likelihood: Likelihood,
    clashing: Iterable[tuple[int, int]],
    told: Sequence[Statement],
    same_words: Sequence[int],
) -> list[list[int]]:
    """Group the running text first; then let each headline join the claim it sums up.

    A headline repeats its own report's claim in other words and would keep that claim from
    meeting another report's. Statements of the same words, so of the same number in
    ``same_words``, are grouped as one: a flood of copies weighs no more than a single report.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(same_words):
        members[number].append(index)
    units = list(members.values())
    mean = _between(likelihood, clashing, told, units)
    running = [u for u, unit in enumerate(units) if any(told[i].zone is None for i in unit)]
    groups = [[running[u] for u in group] for group in link(mean[np.ix_(running, running)])]
    for unit in sorted(set(range(len(units))) - set(running)):
        best = max(groups, key=lambda group: max(mean[unit, group]), default=None)
        if best and max(mean[unit, best]) >= TOGETHER and min(mean[unit, best]) >= APART:
            best.append(unit)
        else:
            groups.append([unit])
    return sorted((sorted(i for u in group for i in units[u]) for group in groups), key=min)


def _between(
    likelihood: Likelihood,
    clashing: Iterable[tuple[int, int]],
    told: Sequence[Statement],
    units: Sequence[Sequence[int]],
) -> Likelihood:
    """Return how likely every two wordings say the same: minus infinity where they clash.

    A report says a thing again in other words less often than another report does, and its next
    sentence is near it without being the same. Whoever copies both sentences adds nothing to
    that, so one report that holds the two is enough. Of several credits the likeliest counts.
    """
    size = len(units)
    unit = np.empty(len(told), np.intp)
    for number, members in enumerate(units):
        unit[list(members)] = number
    mean = np.zeros((size, size))
    left, right = np.nonzero(likelihood)
    np.maximum.at(mean, (unit[left], unit[right]), likelihood[left, right])

    def marked(pairs: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
        table = np.zeros((size, size), dtype=bool)
        for i, j in pairs:
            table[unit[i], unit[j]] = table[unit[j], unit[i]] = True
        return table

    reports = sorted({statement.report for statement in told})
    at = {report: place for place, report in enumerate(reports)}
    tells = np.zeros((size, len(reports)), np.float32)
    tells[unit, [at[statement.report] for statement in told]] = 1.0
    shared = tells @ tells.T > 0
    mean[shared & ((mean < REPEATED) | marked(_one_in_the_other(told)))] *= OWN_REPORT
    mean[marked(_other_speaker(told)) & (mean < REPEATED)] *= OWN_REPORT
    mean[marked(clashing)] = -np.inf
    np.fill_diagonal(mean, 0.0)
    return mean


def _one_in_the_other(told: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pair the statements that share words of their report: alike by that, not by what they say."""
    extents = [statement.extent for statement in told]
    for own in _by_report(told).values():
        own.sort(key=lambda place: extents[place].start)
        for number, i in enumerate(own):
            for j in own[number + 1 :]:
                if extents[j].start >= extents[i].end:
                    break
                yield i, j


def _other_speaker(told: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pair what one report credits to two parties, one surer than the other.

    What one party knows and another thinks possible are seldom one claim to their reporter.
    """
    speakers = [(s.speaker.entity or "") if s.speaker else "" for s in told]
    for own in _by_report(told).values():
        credited = [place for place in own if speakers[place]]
        for i, j in combinations(credited, 2):
            if speakers[i] != speakers[j] and told[i].certainty != told[j].certainty:
                yield i, j


def _by_report(told: Sequence[Statement]) -> dict[ReportId, list[int]]:
    places: dict[ReportId, list[int]] = defaultdict(list)
    for place, statement in enumerate(told):
        places[statement.report].append(place)
    return places


def link(mean: Likelihood) -> list[list[int]]:
    """Join the two likeliest groups while their mean likelihood holds and nothing clashes.

    Each row keeps its own best, so that a join costs one row and not the whole table.
    """
    size = len(mean)
    mean, least = mean.copy(), mean.copy()
    np.fill_diagonal(least, np.inf)
    mean[least < APART] = -np.inf
    np.fill_diagonal(mean, -np.inf)
    groups: dict[int, list[int]] = {index: [index] for index in range(size)}
    best = mean.argmax(axis=1) if size else np.zeros(0, np.intp)
    value = mean[np.arange(size), best] if size else np.zeros(0)
    while size:
        one = int(value.argmax())
        if value[one] < TOGETHER:
            break
        i, j = sorted((one, int(best[one])))
        a, b = len(groups[i]), len(groups[j])
        weakest = np.minimum(least[i], least[j])
        merged = (mean[i] * a + mean[j] * b) / (a + b)
        merged[(weakest < APART) | ~np.isfinite(merged)] = -np.inf
        groups[i] += groups.pop(j)
        mean[i], mean[:, i] = merged, merged
        least[i], least[:, i] = weakest, weakest
        mean[j], mean[:, j] = -np.inf, -np.inf
        mean[i, i] = least[i, i] = -np.inf
        least[i, i] = np.inf
        _refresh(mean, best, value, i, j)
    return [sorted(groups[index]) for index in sorted(groups, key=lambda g: min(groups[g]))]


def _refresh(mean: Likelihood, best: NDArray[np.intp], value: Likelihood, i: int, j: int) -> None:
    """Bring the best of every row up to date after ``j`` went into ``i``."""
    stale = np.flatnonzero((best == i) | (best == j))
    for row in {*stale.tolist(), i, j}:
        best[row] = mean[row].argmax()
        value[row] = mean[row, best[row]]
    # A tie goes to the lower place, as a search of the whole table would have it.
    closer = (mean[:, i] > value) | ((mean[:, i] == value) & (i < best))
    best[closer], value[closer] = i, mean[closer, i]
