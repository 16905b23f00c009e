"""What a run made of the stories that a case had before: those that are one now, or parted."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.model import ReportId, Story, StoryId

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """Stories of before a run, and the stories in which their reports stand after it.

    Several before and one after were merged, one before and several after were split; where
    both are several, reports have moved. A story that only grew is none of these.

    Attributes:
        before: in the order of the case as it was.
        after: in the order of the case as it is.
    """

    before: tuple[Story, ...]
    after: tuple[Story, ...]


def find_regrouped(before: Iterable[Story], after: Sequence[Story]) -> tuple[Regrouped, ...]:
    """Tell which stories were merged or split, and log each, the earliest first.

    Args:
        before: the stories that a case held; reports of theirs that it holds no more count
            nothing.
        after: those that it holds now.
    """
    home = {name: story.id for story in after for name in story.reports}
    heirs = [(story, {home[name] for name in story.reports if name in home}) for story in before]
    groups = _connected([ids for _, ids in heirs if ids])
    olds: dict[StoryId, list[Story]] = defaultdict(list)
    news: dict[StoryId, list[Story]] = defaultdict(list)
    for story, ids in heirs:
        if ids:
            olds[groups[min(ids)]].append(story)
    for story in after:
        if story.id in groups:
            news[groups[story.id]].append(story)
    found = tuple(
        Regrouped(before=tuple(olds[key]), after=tuple(news[key]))
        for key in news
        if len(olds[key]) > 1 or len(news[key]) > 1
    )
    for each in found:
        log.info("regrouped %s into %s", _named(each.before), _named(each.after))
    return found


def _connected(sets: Iterable[set[StoryId]]) -> dict[StoryId, StoryId]:
    """Map each id to one that stands for all that sets join with it."""
    head: dict[StoryId, StoryId] = {}

    def find(name: StoryId) -> StoryId:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for ids in sets:
        first, *others = sorted(ids)
        for other in (first, *others):
            head[find(other)] = find(first)
    return {name: find(name) for name in list(head)}


def _named(stories: Sequence[Story]) -> str:
    return " and ".join(f"{story.id} of {_count(story.reports)}" for story in stories)


def _count(reports: Sequence[ReportId]) -> str:
    return f"{len(reports)} report{'' if len(reports) == 1 else 's'}"
