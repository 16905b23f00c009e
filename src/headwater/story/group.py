"""Group reports of one happening, in one pass over time."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import takewhile

from headwater.model import Outline, Report, ReportId, Story, StoryId, content_key
from headwater.story.checkpoint import Checkpoint
from headwater.story.gathering import Gathering
from headwater.story.rarity import first_near, weigh_by_rarity
from headwater.story.words import weigh_words

WINDOW = timedelta(days=14)  # a story quiet for longer takes no new report
APART = timedelta(days=7)  # at the least, between two checkpoints
RECENT = 8  # checkpoints of which all are kept, then every second of as many again, and so on
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What a pass over the reports of a case came to.

    Attributes:
        stories: ascending by their earliest report; each report is in exactly one.
        checkpoints: from which a later pass can go on, earliest first; none if a report has no
            clock, as it counts for the words of all others.
    """

    stories: tuple[Story, ...]
    checkpoints: tuple[Checkpoint, ...]


def time_order(report: Report | Outline) -> tuple[datetime, str]:
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
    outlines = [Outline.of(report) for report in ordered]
    return group_further(outlines, ordered, originals or {}, ()).stories


def find_start(
    outlines: Sequence[Outline],
    originals: Mapping[ReportId, ReportId],
    checkpoints: Sequence[Checkpoint],
) -> tuple[tuple[Checkpoint, ...], int]:
    """Tell where a pass can go on: after the last checkpoint that new reports do not touch.

    Args:
        outlines: of all reports, in order of time.
        originals: as for ``group_reports``.
        checkpoints: of an earlier pass, earliest first.

    Returns:
        The checkpoints that still hold, and the place of the first report whose words the rest
        of the pass needs.
    """
    if not outlines or outlines[-1].published is None:
        return (), 0
    known = _digests(outlines, originals, {each.seen for each in checkpoints})
    clocks = _clocks(outlines)
    dated = [clock for clock in clocks if clock is not None]

    def holds(each: Checkpoint) -> bool:
        # A late comer may stand right behind what the checkpoint depends on, and still count.
        same = known.get(each.seen) == each.digest
        return same and _depends_on(dated, each.taken) == each.seen

    kept = tuple(takewhile(holds, checkpoints))
    return kept, first_near(clocks, WINDOW, kept[-1].taken) if kept else 0


def group_further(
    outlines: Sequence[Outline],
    reports: Iterable[Report],
    originals: Mapping[ReportId, ReportId],
    checkpoints: Sequence[Checkpoint],
) -> Grouped:
    """Group all reports of a case, going on from where an earlier pass stood.

    The result is that of one pass over everything, whatever the checkpoints: only the work is
    less. Of reports, only those of the last weeks are held at once.

    Args:
        outlines: of all reports, in order of time.
        reports: the same in full, from the place on that ``find_start`` gave.
        originals: as for ``group_reports``.
        checkpoints: those that ``find_start`` gave.
    """
    clocks = _clocks(outlines)
    places = {outline.id: place for place, outline in enumerate(outlines)}
    due = _due(clocks)
    digests = _digests(outlines, originals, set(due.values()))
    kept, taken = list(checkpoints), checkpoints[-1].taken if checkpoints else 0
    gathering = Gathering(WINDOW, keep=None in clocks)
    if checkpoints:
        gathering = Gathering.resume(WINDOW, checkpoints[-1])
    words = (weigh_words(report.text) for report in reports)
    for place, vector in enumerate(weigh_by_rarity(words, clocks, WINDOW, taken), taken):
        if place in due and place > taken:
            kept.append(gathering.freeze(place, due[place], digests[due[place]]))
        outline = outlines[place]
        published = outline.published
        original = places.get(originals.get(outline.id, outline.id), place)
        gathering.take(
            place,
            vector,
            clocks[place],
            published.latest if published else None,
            original if original != place else None,
        )
    closed = [list(members) for each in kept for members in each.closed]
    groups = sorted([*closed, *gathering.stories()])
    stories = tuple(_story([outlines[place] for place in group]) for group in groups)
    return Grouped(stories=stories, checkpoints=_thin(kept, list(due)))


def _clocks(outlines: Sequence[Outline]) -> list[datetime | None]:
    return [outline.published.earliest if outline.published else None for outline in outlines]


def _depends_on(dated: Sequence[datetime], taken: int) -> int:
    """Return how many reports a pass depends on that has taken so many: the window's beyond."""
    return bisect_right(dated, dated[taken - 1] + WINDOW)


def _due(clocks: Sequence[datetime | None]) -> dict[int, int]:
    """Return before which reports a checkpoint is due, and how many reports it depends on."""
    dated = [clock for clock in clocks if clock is not None]
    if not dated or len(dated) < len(clocks):
        return {}
    due, since = {}, dated[0]
    for place in range(1, len(dated)):
        if dated[place - 1] + WINDOW >= dated[-1]:
            break  # what comes next may still change how rare words are
        if dated[place - 1] - since >= APART:
            due[place] = _depends_on(dated, place)
            since = dated[place - 1]
    return due


def _thin(checkpoints: Sequence[Checkpoint], due: Sequence[int]) -> tuple[Checkpoint, ...]:
    """Keep fewer of the older checkpoints: their number grows with the logarithm of the case.

    Of those that are dropped, the stories that had closed go to the next that stays.
    """
    kept: list[Checkpoint] = []
    closed: tuple[tuple[int, ...], ...] = ()
    number = {taken: place for place, taken in enumerate(due)}
    for each in checkpoints:
        closed += each.closed
        if _stays(number[each.taken], len(due)):
            kept.append(replace(each, closed=closed))
            closed = ()
    return tuple(kept)


def _stays(number: int, count: int) -> bool:
    """Tell whether the checkpoint of this number is kept of so many; the further back, the fewer.

    One that is dropped would be dropped of any greater number too.
    """
    step = 1
    while count - number > RECENT * step:
        step *= 2
    return number % step == 0


def _digests(
    outlines: Sequence[Outline], originals: Mapping[ReportId, ReportId], counts: set[int]
) -> dict[int, str]:
    """Return, for each of some counts, a digest of so many first reports, as grouping sees them."""
    found, whole = {}, sha256()
    for count, outline in enumerate(outlines, start=1):
        clock = outline.published
        times = f"{clock.earliest.isoformat()} {clock.latest.isoformat()}" if clock else ""
        whole.update(f"{outline.id} {times} {originals.get(outline.id, '')}\n".encode())
        if count in counts:
            found[count] = whole.hexdigest()
    return found


def one_story(reports: Sequence[Report]) -> Story:
    """Return the story of reports that a person says belong together.

    Raises:
        ValueError: there are no reports.
    """
    if not reports:
        raise ValueError("a story needs at least one report")
    return _story(sorted(map(Outline.of, reports), key=time_order))


def story_id(earliest: ReportId) -> StoryId:
    """Name a story after its earliest report, so that later reports do not rename it."""
    return StoryId(content_key("story", earliest))


def _story(members: Sequence[Outline]) -> Story:
    first = members[0]
    return Story(
        id=story_id(first.id),
        title=first.title,
        reports=tuple(outline.id for outline in members),
    )
