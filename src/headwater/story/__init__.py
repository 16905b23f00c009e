"""Groups reports of one happening, one pass, stable ids."""

from headwater.story.checkpoint import Checkpoint, OpenStory
from headwater.story.group import (
    Grouped,
    find_start,
    group_further,
    group_reports,
    one_story,
    story_id,
    time_order,
)

__all__ = [
    "Checkpoint",
    "Grouped",
    "OpenStory",
    "find_start",
    "group_further",
    "group_reports",
    "one_story",
    "story_id",
    "time_order",
]
