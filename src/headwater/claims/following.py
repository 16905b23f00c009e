"""What a report took from another stands in its parent's claim, and joins no two.

METHOD 5: a copy adds no origin. A rewrite whose wording lies between two claims would make one of
them, and the origins of both would stand behind it. So claims are made of what nobody took from
a report held; what was taken goes where its model went, and changes nothing of that.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from headwater.model import Lineage, Report, ReportId, Statement
from headwater.text import content_stems

TAKEN = 0.5  # likelihood from which a statement is its parent's in other words
Above = Mapping[ReportId, Collection[ReportId]]


def find_above(reports: Sequence[ReportId], lineage: Lineage) -> Above:
    """Return for each report those held that it was made from, in any number of steps.

    Args:
        reports: all of a story; of two that are said to be made from one another the later one is.
        lineage: who was made from whom; edges without a direction say nothing here. A brief
            counts as made from the report that holds it.
    """
    parents: dict[ReportId, list[ReportId]] = {report: [] for report in reports}
    for line in lineage.derivations:
        if line.directed and line.child in parents and line.parent in parents:
            parents[line.child].append(line.parent)
    for brief in lineage.briefs:
        if brief.report in parents and brief.held_in in parents:
            parents[brief.report].append(brief.held_in)
    above: dict[ReportId, frozenset[ReportId]] = {}
    for report in reports:
        ahead = [report]
        while ahead:
            last = ahead[-1]
            missing = [each for each in parents[last] if each not in above and each not in ahead]
            if missing:
                ahead.append(missing[0])
                continue
            ahead.pop()
            known = [each for each in parents[last] if each in above]
            above.setdefault(last, frozenset(known).union(*(above[each] for each in known)))
    return above


def find_taken(
    likely: Mapping[tuple[int, int], float],
    clashing: Collection[tuple[int, int]],
    told: Sequence[Statement],
    above: Above,
    least: float = TAKEN,
) -> dict[int, int]:
    """Map each statement that was taken from one upstream to that one, both by their places.

    That is the likeliest that does not clash; one credited to the same party before others. Only
    running text is taken from running text: a headline sums up its own report, whatever it looks
    like, and joins no claims.

    Args:
        likely: how likely two places of ``told`` say the same, the lower place first.
        clashing: pairs of places that cannot both be right.
        told: the statements.
        above: see ``find_above``.
        least: likelihood from which one is the other's.
    """
    models: dict[int, list[tuple[bool, float, int]]] = defaultdict(list)
    apart = frozenset(clashing)
    for (i, j), value in likely.items():
        if value < least or (i, j) in apart:
            continue
        if told[i].zone is not None or told[j].zone is not None:
            continue
        party = told[i].spoken_by
        other_party = party is None or party != told[j].spoken_by
        for place, model in ((i, j), (j, i)):
            if told[model].report in above[told[place].report]:
                models[place].append((other_party, -value, model))
    return {place: min(found)[-1] for place, found in sorted(models.items())}


def find_worded_above(
    held: Mapping[ReportId, Report], told: Sequence[Statement], above: Above
) -> list[int]:
    """Return the places of what one report upstream holds every content word of.

    "Director of the Harbour Guild", cut off a credit, is like nothing told there and yet no news.
    """
    upstream = frozenset[ReportId]().union(*above.values())
    stems = {report: frozenset(content_stems(held[report].text)) for report in upstream}
    found = []
    for place, statement in enumerate(told):
        if parents := above[statement.report]:
            own = frozenset(content_stems(statement.wording(held[statement.report].text)))
            if any(own <= stems[report] for report in parents):
                found.append(place)
    return found


def find_turns(told: Sequence[Statement], order: Mapping[ReportId, int], above: Above) -> list[int]:
    """Return for each statement when it is put to a claim.

    First all those of reports that were made from none held, then those of each other report.
    Whoever rewrites may word a sentence between two claims; that makes them no more one than
    they were, whatever is said in reports that stand by themselves.

    Args:
        told: the statements.
        order: the place in time of each report, from 0.
        above: see ``find_above``.
    """
    return [1 + order[s.report] if above[s.report] else 0 for s in told]


def find_root(place: int, taken: Mapping[int, int]) -> int:
    """Return the statement at the head of what was taken from one another."""
    while place in taken:
        place = taken[place]
    return place
