"""Which judgements touch what, and what they do to the statements as read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from headwater.model import (
    Judgement,
    ReportId,
    Ruling,
    Statement,
    StatementId,
    Story,
    StoryId,
    in_force,
)


def judgements_by_story(
    log: Sequence[Judgement],
    stories: Iterable[Story],
    read: Callable[[Iterable[ReportId]], Sequence[Statement]],
) -> dict[StoryId, tuple[Judgement, ...]]:
    """Return the judgements in force that may touch each story, in the order of the log.

    One about a statement touches the story of its report; one about a source, which other
    reports may name too, touches them all.

    Args:
        log: the whole log of a case.
        stories: of the case.
        read: gives the statements of reports; not asked if nothing about them was judged.
    """
    held = in_force(tuple(log))
    judged = {name for each in held for name in each.statements}
    found = {}
    for story in stories:
        own: set[StatementId] = set()
        if judged:
            own = {one.id for one in read(story.reports)}
        found[story.id] = tuple(
            each for each in held if not each.statements or own & {*each.statements}
        )
    return found


def honour_readings(
    statements: Sequence[Statement], judgements: Sequence[Judgement]
) -> tuple[Statement, ...]:
    """Return the statements without those rejected; those accepted are surely read rightly."""

    def judged(ruling: Ruling) -> set[StatementId]:
        return {name for each in judgements if each.ruling is ruling for name in each.statements}

    rejected, accepted = judged(Ruling.REJECT), judged(Ruling.ACCEPT)
    return tuple(
        replace(each, confidence=1.0) if each.id in accepted else each
        for each in statements
        if each.id not in rejected
    )
