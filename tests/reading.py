"""Invented records through the pipeline's stages, as the command line would send them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256

from headwater import ingest
from headwater.model import Capture, Dossier, Original, Passage, Report, Story
from headwater.pipeline.stages import ReadReport, Stages

Record = Mapping[str, str]
STAGES = Stages()


def reports_of(records: Iterable[Record]) -> tuple[Report, ...]:
    """Read each record as a file of its own, so that its capture does not tell its place."""
    return tuple(report for record in records for report in _reports(json.dumps(record)))


@cache
def _reports(data: str) -> tuple[Report, ...]:
    raw = data.encode()
    uri = f"file:{json.loads(data)['id']}.json"
    capture = Capture(
        uri=uri, sha256=sha256(raw).hexdigest(), media_type="application/json", size=len(raw)
    )
    found = tuple(ingest.read(Original(capture=capture, data=raw)))
    assert all(isinstance(each, Report) for each in found), found
    return tuple(each for each in found if isinstance(each, Report))


@cache
def read_once(report: Report) -> ReadReport:
    return STAGES.read(report)


def trace(story: Story, reports: Sequence[Report]) -> Dossier:
    held = {report.id: report for report in reports}
    ordered = [held[key] for key in story.reports]
    readings = [read_once(report) for report in ordered]
    return STAGES.trace(
        story,
        ordered,
        [told for reading in readings for told in reading.statements],
        {
            told.id: vector
            for reading in readings
            for told, vector in zip(reading.statements, reading.vectors, strict=True)
        },
    )


def together(records: Iterable[Record]) -> Dossier:
    """Trace records that somebody says belong to one story."""
    reports = reports_of(records)
    (story,) = STAGES.group(reports, together=True)
    return trace(story, reports)


def grouped(records: Iterable[Record]) -> tuple[Dossier, ...]:
    """Trace each story that the records fall into."""
    reports = reports_of(records)
    return tuple(trace(story, reports) for story in STAGES.group(reports))


def words(dossier: Dossier, passage: Passage) -> str:
    (text,) = (report.text for report in dossier.reports if report.id == passage.report)
    return passage.span.of(text)
