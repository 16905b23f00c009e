"""What a control group is called where it stands behind a claim."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from headwater.corroboration.gathered import Gathered
from headwater.model import ReportId, SourceKind, Statement, StatementId


def name_by_speaker(
    own: Sequence[Statement],
    upstream: Mapping[StatementId, Collection[ReportId]],
    story: Gathered,
) -> dict[str, str]:
    """Name the control groups that somebody speaks for past their own medium, after who does.

    Who told it to another outlet is the origin that a reader looks for, not a medium under the
    same control. Of several speakers the one credited most.

    Args:
        own: the statements of a claim.
        upstream: for each of them the parents of its report that tell it; a copy may have lost
            the medium that it came through.
        story: the claim's.
    """
    if not story.group_names:
        return {}  # of most stories, so that no statement need be looked at again
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in own:
        hops = [story.entities[entity] for _, entity in story.known(statement)]
        control = hops[-1].control if hops else None
        if control is None or upstream[statement.id]:
            continue
        if not any(e.kind is SourceKind.STATE_MEDIA and e.control == control for e in hops):
            heard[control][hops[-1].name] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in heard.items()}
