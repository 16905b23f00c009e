"""Copies across a whole case, looked for only where reports are new."""

import logging

from headwater import lineage
from headwater.model import Report, ReportId
from headwater.pipeline.stages import VERSION
from headwater.store import Case

log = logging.getLogger(__name__)

BATCH = 200  # reports written at once; a run that is killed does so many again


def find_copies(case: Case) -> dict[ReportId, ReportId]:
    """Bring the index of fingerprints up to date, and return each copy with its original.

    What a report costs depends on its own length, not on how many the case holds. A new report
    is looked for in the index, and so are those that came within the window after it.

    Raises:
        StoreError: the case cannot be written.
    """
    new = case.unsketched(VERSION)
    for start in range(0, len(new), BATCH):
        reports = case.pick_reports(new[start : start + BATCH])
        prints = {report.id: lineage.find_fingerprints(report) for report in reports}
        case.put_fingerprints(VERSION, prints, lineage.WINDOW)
    looked = 0
    while unlooked := case.unlooked(BATCH):
        case.put_originals(
            {report.id: _original(case, report) for report in case.pick_reports(unlooked)}
        )
        looked += len(unlooked)
    originals = case.originals_of_copies()
    if looked:
        log.info("looked for originals of %d reports, %d copies held", looked, len(originals))
    return originals


def _original(case: Case, report: Report) -> ReportId | None:
    holders = case.holders(report.id, lineage.WINDOW, first=lineage.FIRST, latest=lineage.LATEST)
    likely = lineage.rank_holders(case.count_fingerprints(report.id), holders)
    return lineage.find_original(report, case.pick_reports(likely))
