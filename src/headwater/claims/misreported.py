"""Statements of a copy that give its parent's words with another figure, date or polarity.

They clash, so no claim joins them; and that a copy errs is drift, not a conflict of two reports.
"""

from collections.abc import Iterator, Mapping, Sequence

from headwater.claims.features import Bench
from headwater.claims.grouping import TOGETHER
from headwater.claims.slots import days_exclude, numbers_exclude
from headwater.model import Lineage, ReportId, Statement, StatementId, ZoneKind

Likely = Mapping[tuple[int, int], float]


def find_misreported(
    bench: Bench, aside: Likely, groups: Sequence[Sequence[int]], lineage: Lineage
) -> Iterator[tuple[StatementId, StatementId]]:
    """Yield what a parent says and what its child makes of it, where the two clash.

    The likeliest pair with the clash set aside is meant; a statement whose claim holds a wording of
    the other report already has its counterpart there.

    Args:
        bench: the statements.
        aside: how likely two would say the same but for what clashes, the lower place first.
        groups: places of each claim.
        lineage: of the story; only kin whose direction is known count.
    """
    parents = {(d.child, d.parent) for d in lineage.derivations if d.directed}
    holders = [{bench.statements[place].report for place in group} for group in groups]
    home = {place: number for number, group in enumerate(groups) for place in group}
    best: dict[tuple[int, ReportId], tuple[float, int]] = {}
    for (i, j), value in sorted(aside.items()):
        for before, after in ((i, j), (j, i)):
            one, other = bench.statements[before], bench.statements[after]
            if (other.report, one.report) not in parents or value < TOGETHER:
                continue
            met = one.report in holders[home[after]] or other.report in holders[home[before]]
            if met or not _clash(one, other):
                continue
            if value > best.get((after, one.report), (0.0, 0))[0]:
                best[after, one.report] = value, before
    for (after, _), (_, before) in sorted(best.items()):
        yield bench.statements[before].id, bench.statements[after].id


def _clash(one: Statement, other: Statement) -> bool:
    if ZoneKind.CAPTION in (one.zone, other.zone) or one.act is not other.act:
        return False
    turned = bool(one.quoted and other.quoted) and one.negated != other.negated
    return turned or numbers_exclude(one, other) or days_exclude(one, other)
