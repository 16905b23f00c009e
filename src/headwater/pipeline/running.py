"""Only what is new, from reports to dossiers."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.exceptions import ModelError, SpanError
from headwater.language import TRAINED
from headwater.model import Judgement, Report, Story, content_key
from headwater.pipeline.copying import find_copies
from headwater.pipeline.grouping import group_case
from headwater.pipeline.judging import judgements_by_story
from headwater.pipeline.progress import Progress, Step, silent
from headwater.pipeline.regrouping import Regrouped, find_regrouped
from headwater.pipeline.stages import VERSION, Stages
from headwater.store import Case

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run did.

    Attributes:
        read: reports whose statements were found.
        unreadable: those of them whose statements could not be; the case keeps the reason
            among its rejected.
        stories: how many the case has now.
        traced: those of them that were new or changed.
        regrouped: stories of the case that were merged or split.
    """

    read: int
    unreadable: int
    stories: int
    traced: int
    regrouped: tuple[Regrouped, ...] = ()


def run(
    case: Case,
    *,
    together: bool = False,
    reader: str = TRAINED,
    progress: Progress = silent,
) -> RunSummary:
    """Bring a case up to date with its reports, doing only what is new.

    All reports of a case are read by one reader: those that another reader, or another version
    of it, has read are read again.

    Each report and each story is one transaction: a run that is killed has lost at most the
    one it was at, the next run goes on there, and the case ends as if never disturbed.

    Args:
        case: an open case.
        together: somebody says that all reports tell of one happening: one story, not grouped.
        reader: name of the reader; see ``language.open_reader``.
        progress: told after each report read and each story traced.

    Raises:
        ConfigError: the reader cannot be opened; nothing was changed.
        StoreError: the case cannot be written.
    """
    stages = Stages(reader)
    before = case.stories()
    read = unreadable = traced = 0
    while True:
        problems = _read_new(case, stages, progress)
        read += len(problems)
        unreadable += sum(problem is not None for problem in problems)
        originals = {} if together else find_copies(case)
        outlines = case.outlines()
        if together:
            stories = stages.group(case.reports(), together=True)
        else:
            stories = group_case(case, stages, outlines, originals)
        traced += _trace_changed(case, stages, stories, progress)
        settled = case.drop_stories(
            keep=[story.id for story in stories], of=[outline.id for outline in outlines]
        )
        # If not, another process has added reports meanwhile, so the stories may be others.
        if settled:
            break
    log.info("read %d reports, traced %d of %d stories", read, traced, len(stories))
    return RunSummary(
        read=read,
        unreadable=unreadable,
        stories=len(stories),
        traced=traced,
        regrouped=find_regrouped(before, stories),
    )


def fingerprint(story: Story, version: str = VERSION, judgements: Sequence[Judgement] = ()) -> str:
    """Name all that a story's results are made from.

    These are its reports, in order, the stages, and the judgements that touch it. A judgement's
    number names it, as none is ever changed.
    """
    judged = [f"judgement {each.number}" for each in judgements]
    return content_key("results", version, story.id, story.title, *story.reports, *judged)


def _read_new(case: Case, stages: Stages, progress: Progress) -> list[str | None]:
    """Read the reports not yet read; give for each what was wrong, ``None`` if nothing."""
    unread = set(case.unread(stages.version))
    names = [outline.id for outline in case.outlines() if outline.id in unread] if unread else []
    problems: list[str | None] = []
    progress(Step.READ, 0, len(names))
    for name in names:
        (report,) = case.pick_reports([name])
        problems.append(_read_one(case, stages, report))
        progress(Step.READ, len(problems), len(names))
    return problems


def _read_one(case: Case, stages: Stages, report: Report) -> str | None:
    try:
        found = stages.read(report)
    except (ModelError, SpanError) as error:
        # One report that the stages cannot take must not cost the thousand others.
        problem = f"its statements could not be found: {error}"
        log.warning("report %s: %s", report.id, problem)
        case.put_reading(
            report.id, stages.version, (), np.empty((0, 0), np.float32), problem=problem
        )
        return problem
    case.put_reading(report.id, stages.version, found.statements, found.vectors)
    return None


def _trace_changed(
    case: Case,
    stages: Stages,
    stories: tuple[Story, ...],
    progress: Progress,
) -> int:
    judged = judgements_by_story(case.judgements(), stories, case.statements)
    made_from = {
        story.id: fingerprint(story, stages.version, judged[story.id]) for story in stories
    }
    changed = [story for story in stories if case.fingerprint(story.id) != made_from[story.id]]
    progress(Step.TRACE, 0, len(changed))
    for done, story in enumerate(changed, start=1):
        dossier = stages.trace(
            story,
            case.pick_reports(story.reports),
            case.statements(story.reports),
            case.vectors(story.reports),
            judged[story.id],
        )
        case.put_story(dossier, made_from[story.id])
        progress(Step.TRACE, done, len(changed))
    return len(changed)
