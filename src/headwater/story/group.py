"""Group reports of one happening, in one pass over time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from headwater.model import Report, ReportId, Story, StoryId, content_key
from headwater.story.gathering import Gathering
from headwater.story.rarity import weigh_by_rarity
from headwater.story.words import weigh_words

WINDOW = timedelta(days=14)  # a story quiet for longer takes no new report
_LAST = datetime.max.replace(tzinfo=UTC)


def time_order(report: Report) -> tuple[datetime, str]:
    """Return the key by which reports stand in time; undated reports come last."""
    return (report.published.earliest if report.published else _LAST), report.id


def group_reports(
    reports: Sequence[Report], originals: Mapping[ReportId, ReportId] | None = None
) -> tuple[Story, ...]:
    """Group reports of one happening.

    One pass in order of publication: a report joins the nearest story within the window, or
    opens one; stories that a report shows to be one are merged, and a story that has doubled
    is looked at for a split. The order in which ``reports`` are given does not matter, and no
    story depends on reports with a clock more than the window away from all of its own.

    Args:
        reports: all there are.
        originals: of each known copy the earlier report that it copies; both go into one story
            unless the original's has been quiet for longer than the window.

    Returns:
        Stories, ascending by their earliest report; each report is in exactly one.
    """
    ordered = sorted(reports, key=time_order)
    clocks = [report.published.earliest if report.published else None for report in ordered]
    words = [weigh_words(report.text) for report in ordered]
    places = {report.id: place for place, report in enumerate(ordered)}
    copied = {
        places[copy]: places[original]
        for copy, original in (originals or {}).items()
        if copy in places and original in places
    }
    gathering = Gathering(WINDOW, keep=None in clocks)
    for place, vector in enumerate(weigh_by_rarity(words, clocks, WINDOW)):
        published = ordered[place].published
        gathering.take(
            place,
            vector,
            clocks[place],
            published.latest if published else None,
            copied.get(place),
        )
    groups = sorted(gathering.stories())
    return tuple(_story([ordered[place] for place in group]) for group in groups)


def one_story(reports: Sequence[Report]) -> Story:
    """Return the story of reports that a person says belong together.

    Raises:
        ValueError: there are no reports.
    """
    if not reports:
        raise ValueError("a story needs at least one report")
    return _story(sorted(reports, key=time_order))


def story_id(earliest: ReportId) -> StoryId:
    """Name a story after its earliest report, so that later reports do not rename it."""
    return StoryId(content_key("story", earliest))


def _story(members: Sequence[Report]) -> Story:
    first = members[0]
    title = first.title or first.text.split("\n", 1)[0][:160]
    return Story(
        id=story_id(first.id),
        title=title,
        reports=tuple(report.id for report in members),
    )
