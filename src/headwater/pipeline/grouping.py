"""Stories of a whole case, going on from where the last run stood."""

import logging
from collections.abc import Iterator, Mapping, Sequence

from headwater.model import Outline, Report, ReportId, Story
from headwater.pipeline.stages import VERSION, Stages
from headwater.store import Case

log = logging.getLogger(__name__)

BATCH = 200  # reports read from disk at once


def group_case(
    case: Case,
    stages: Stages,
    outlines: Sequence[Outline],
    originals: Mapping[ReportId, ReportId],
) -> tuple[Story, ...]:
    """Group a case's reports, reading only those that new ones can touch.

    Reports without a clock count for all others: a case that holds one is grouped as a whole.

    Args:
        case: an open case.
        stages: by which reports are grouped.
        outlines: of all its reports, in order of time.
        originals: of each known copy the report that it copies.

    Raises:
        StoreError: the case cannot be written, or is damaged.
    """
    checkpoints, first = stages.find_start(outlines, originals, case.checkpoints(VERSION))
    names = [outline.id for outline in outlines[first:]]
    grouped = stages.group_further(outlines, _read(case, names), originals, checkpoints)
    case.put_checkpoints(VERSION, grouped.checkpoints)
    log.info("grouped %d of %d reports anew", len(names), len(outlines))
    return grouped.stories


def _read(case: Case, names: Sequence[ReportId]) -> Iterator[Report]:
    for start in range(0, len(names), BATCH):
        yield from case.pick_reports(names[start : start + BATCH])
