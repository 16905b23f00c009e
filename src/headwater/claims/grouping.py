"""Claims as groups that hold together: no chains of weak links."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from headwater.claims.following import find_root
from headwater.claims.terms import SILENT
from headwater.model import Report, ReportId, Statement
from headwater.text import find_words

Likely = Mapping[tuple[int, int], float]

TOGETHER = 0.5  # mean likelihood within a claim, so that no chain of weak links makes one
APART = 0.15  # likelihood below which two statements never share a claim
REPEATED = 0.8  # likelihood above which a report surely repeats itself
_LINKS = frozenset(("for", "that", "to"))
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
    """Return the words without case and marks, and every quantity as its value.

    Links at the front are no part of what is told: "for the town to rest" after "wish", "the town
    to rest" after "wish for".
    """
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
        elif word.span.start >= behind and (found or word.folded not in _LINKS):
            found.append(word.folded)
    return tuple(found)


def group_told(
    likely: Likely,
    clashing: Collection[tuple[int, int]],
    told: Sequence[Statement],
    same_words: Sequence[int],
    taken: Mapping[int, int],
    turns: Sequence[int],
) -> list[list[int]]:
    """Group the running text first; then let each headline join the claim it sums up.

    A headline repeats its own report's claim in other words and would keep that claim from
    meeting another report's. Statements of the same words, so of the same number in
    ``same_words``, are grouped as one: a flood of copies weighs no more than a single report.
    What was taken from another statement comes last, to where that one is.

    A headline is set against what is told no later than in its own turn, so that no rewrite's
    words bring it to a claim that it did not stand in.

    Args:
        likely: how likely two places of ``told`` say the same, the lower place first; a pair
            that is not named says nothing alike.
        clashing: pairs of places that cannot both be right.
        told: the statements.
        same_words: a number for each.
        taken: see ``following.find_taken``.
        turns: see ``following.find_turns``, for each.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(same_words):
        if index not in taken:
            members[number].append(index)
    units = list(members.values())
    mean = _between(likely, clashing, told, units)
    running = [any(told[i].zone is None for i in unit) for unit in units]
    groups = link(
        {u: min(turns[i] for i in unit) for u, unit in enumerate(units) if running[u]},
        {pair: value for pair, value in mean.items() if running[pair[0]] and running[pair[1]]},
    )
    turn = [min(turns[i] for i in unit) for unit in units]
    for unit in (u for u in range(len(units)) if not running[u]):
        _place_headline(unit, groups, mean, turn)
    claims = [[i for u in group for i in units[u]] for group in groups]
    home = {i: claim for claim in claims for i in claim}
    for index in taken:
        home[find_root(index, taken)].append(index)
    return sorted((sorted(claim) for claim in claims), key=min)


def _place_headline(unit: int, groups: list[list[int]], mean: Likely, turn: Sequence[int]) -> None:
    """Put a headline to the group that it is nearest to, or to one of its own."""

    def held(group: Sequence[int]) -> list[float]:
        there = (u for u in group if turn[u] <= turn[unit])
        return [mean.get((min(unit, u), max(unit, u)), 0.0) for u in there] or [0.0]

    best = max(groups, key=lambda group: max(held(group)), default=[])
    near = held(best)
    if max(near) >= TOGETHER and min(near) >= APART:
        best.append(unit)
    else:
        groups.append([unit])


def _between(
    likely: Likely,
    clashing: Collection[tuple[int, int]],
    told: Sequence[Statement],
    units: Sequence[Sequence[int]],
) -> dict[tuple[int, int], float]:
    """Return how likely every two wordings say the same; those that are apart are left out.

    A report says a thing again in other words less often than another report does, and its next
    sentence is near it without being the same. Whoever copies both sentences adds nothing to
    that, so one report that holds the two is enough. Of several credits the likeliest counts.
    """
    unit = {index: number for number, members in enumerate(units) for index in members}

    def marked(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        found = ((unit[i], unit[j]) for i, j in pairs if i in unit and j in unit)
        return {(min(pair), max(pair)) for pair in found}

    reports = [frozenset(told[index].report for index in members) for members in units]
    overlapping, elsewhere = marked(_one_in_the_other(told)), marked(_other_speaker(told))
    excluded = marked(clashing)
    mean: dict[tuple[int, int], float] = {}
    for (i, j), value in likely.items():
        if i not in unit or j not in unit:
            continue
        pair = min(unit[i], unit[j]), max(unit[i], unit[j])
        if pair[0] != pair[1] and pair not in excluded:
            mean[pair] = max(value, mean.get(pair, 0.0))
    for pair, value in mean.items():
        shared = not reports[pair[0]].isdisjoint(reports[pair[1]])
        if shared and (value < REPEATED or pair in overlapping):
            mean[pair] *= OWN_REPORT
        if pair in elsewhere and mean[pair] < REPEATED:
            mean[pair] *= OWN_REPORT
    return {pair: value for pair, value in mean.items() if value >= APART}


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


def link(turns: Mapping[int, int], likely: Likely) -> list[list[int]]:
    """Join the two likeliest groups while their mean likelihood holds and nothing clashes.

    Two groups can join only if every place of the one is named in ``likely`` with every place
    of the other, so what a group can still join is kept as a table of its own, and no table of
    all with all is held. A tie goes to the lowest places.

    Args:
        turns: the turn of each place to be grouped. Those of a later turn join groups of
            earlier ones, or one another, and never make two earlier groups one.
        likely: of pairs, the lower first; those below ``APART`` count as not named.
    """
    groups = {place: [place] for place in turns}
    near: dict[int, dict[int, float]] = {place: {} for place in groups}
    for (i, j), value in likely.items():
        if value >= APART:
            near[i][j] = near[j][i] = value
    waiting: dict[int, list[int]] = defaultdict(list)
    for place, turn in turns.items():
        waiting[turn].append(place)
    present: set[int] = set()
    for turn in sorted(waiting):
        present.update(waiting[turn])
        _settle(groups, near, present, set(waiting[turn]))
    return [sorted(groups[place]) for place in sorted(groups, key=lambda g: min(groups[g]))]


def _settle(
    groups: dict[int, list[int]],
    near: dict[int, dict[int, float]],
    present: set[int],
    fresh: set[int],
) -> None:
    """Let the groups of this turn join others present; no two that were there before do."""
    heap = [
        (-value, min(i, j), max(i, j))
        for i in fresh
        for j, value in near[i].items()
        if j in present and (i < j or j not in fresh)
    ]
    heapify(heap)
    while heap and heap[0][0] <= -TOGETHER:
        value, i, j = heappop(heap)
        if near.get(i, {}).get(j) != -value or fresh.isdisjoint((i, j)):
            continue  # one of the two has joined another since, or both hold what was there
        for other, mean in _joined(groups, near, i, j).items():
            if other in present:
                heappush(heap, (-mean, min(i, other), max(i, other)))
        present.discard(j)
        if not fresh.issuperset((i, j)):
            fresh.discard(i)


def _joined(
    groups: dict[int, list[int]], near: dict[int, dict[int, float]], i: int, j: int
) -> dict[int, float]:
    """Put group ``j`` into group ``i``; return what the two together are near."""
    a, b = len(groups[i]), len(groups[j])
    groups[i] += groups.pop(j)
    one, other = near.pop(i), near.pop(j)
    for gone, row in ((i, one), (j, other)):
        for place in row:
            if place in near:
                del near[place][gone]
    both = {k: (one[k] * a + other[k] * b) / (a + b) for k in one if k in other}
    near[i] = both
    for place, mean in both.items():
        near[place][i] = mean
    return dict(both)
