"""Named origins that only headlines credit, above running text that credits another.

"Corran says the pier is unsafe", over a report whose text has it from Corran's minister, shortens
the credit to a word or two: whoever it names was not asked a second time.
"""

from collections.abc import Collection, Mapping, Sequence

from headwater.corroboration.gathered import Gathered
from headwater.model import Node, ReportId, Statement, StatementId, ZoneKind


def find_headlined(
    classes: Sequence[frozenset[Node]],
    credits: Mapping[Node, Collection[StatementId]],
    own: Sequence[Statement],
    story: Gathered,
) -> list[frozenset[Node]]:
    """Return the counted origins that add nothing, as only such headlines name them.

    What kin of such a report credits to the origin came from there, so a copy that keeps the
    headline alone, or moves its credit into the text, adds nothing either. An origin that any
    text of another report credits by itself counts, and so does one that some report names in a
    headline without crediting anybody else below it.

    Args:
        classes: the counted origins.
        credits: for each origin the statements that credit it.
        own: the statements of the claim.
        story: the claim's.
    """
    if len(classes) < 2 or not any(s.zone is ZoneKind.HEADLINE for s in own):
        return []
    home = {key: group for group in classes for node in group for key in credits[node]}
    below: dict[ReportId, set[frozenset[Node]]] = {}
    for statement in own:
        if statement.zone is None and statement.id in home:
            below.setdefault(statement.report, set()).add(home[statement.id])
    told: dict[frozenset[Node], list[Statement]] = {group: [] for group in classes}
    for statement in own:
        if statement.id in home:
            told[home[statement.id]].append(statement)
    return [group for group, each in told.items() if _only_above(group, each, below, story)]


def _only_above(
    group: frozenset[Node],
    told: Sequence[Statement],
    below: Mapping[ReportId, Collection[frozenset[Node]]],
    story: Gathered,
) -> bool:
    above = {
        s.report
        for s in told
        if s.zone is ZoneKind.HEADLINE
        and group not in below.get(s.report, ())
        and below.get(s.report)
    }
    if not above:
        return False
    led_back = set(above)
    left = {key: {*story.kin(key), *story.above(key)} for key in {s.report for s in told} - above}
    # A copy of a copy leads back too, through whatever stands between.
    while found := {key for key, kin in left.items() if not led_back.isdisjoint(kin)}:
        led_back |= found
        left = {key: kin for key, kin in left.items() if key not in found}
    return not left
