"""Groups reports of one happening, one pass, stable ids."""

from headwater.story.group import group_reports, one_story, story_id, time_order

__all__ = ["group_reports", "one_story", "story_id", "time_order"]
