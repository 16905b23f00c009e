"""Three small reports of one happening, read by hand, and what could be made of them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np

from headwater.claims import claim_id
from headwater.model import (
    Attribution,
    Capture,
    Certainty,
    Claim,
    Clock,
    Corroboration,
    Dossier,
    Lineage,
    Mention,
    Original,
    Passage,
    Rejected,
    Report,
    SourceKind,
    Span,
    Statement,
    Story,
    Voice,
    report_id,
    statement_id,
)
from headwater.store import Case
from headwater.store.readings import Vectors
from headwater.story import story_id

VERSION = "reading-1"
Record = tuple[str, str, str, int | None]  # label, title, text, hour of publication
RECORDS: tuple[Record, ...] = (
    ("fire", "Quay fire in Orsund", "The ferry pier burned, warden Ane Holt said.", 9),
    (
        "smoke",
        "Smoke over Orsund",
        "Two crews left at dawn. The pier may reopen, Ane Holt said.",
        11,
    ),
    ("late", "", "Nobody was hurt, warden Ane Holt said.", None),
)


def original(uri: str = "file:harbour.jsonl", records: Iterable[object] = RECORDS) -> Original:
    data = "\n".join(json.dumps(record) for record in records).encode()
    capture = Capture(
        uri=uri,
        sha256=sha256(data).hexdigest(),
        media_type="application/jsonl",
        size=len(data),
    )
    return Original(capture=capture, data=data)


def read(source: Original) -> list[Report | Rejected]:
    """Read the reports out of such an original: what ``ingest.read`` does for real files."""
    return [
        _report(source.capture, number, json.loads(line))
        for number, line in enumerate(source.data.decode().splitlines(), start=1)
    ]


def _report(capture: Capture, number: int, record: Record) -> Report:
    label, title, text, hour = record
    moment = None if hour is None else datetime(2031, 5, 2, hour, tzinfo=UTC)
    clock = (
        None if moment is None else Clock(earliest=moment, latest=moment, basis="json:published")
    )
    return Report(
        id=report_id(outlet=None, url=None, published=str(hour), text=text, label=label),
        label=label,
        text=text,
        title=title,
        outlet=None,
        byline=None,
        url=None,
        published=clock,
        language="en",
        capture=replace(capture, uri=f"{capture.uri}#{number}"),
    )


def statements_of(report: Report) -> tuple[Statement, ...]:
    """Find the one statement of such a report: all before the comma is what Ane Holt said."""
    start = report.text.rfind(". ", 0, report.text.index(",")) + 1
    content = (Span(start + (start > 0), report.text.index(",")),)
    cue = Span(report.text.index("said"), report.text.index("said") + 4)
    holt = Span(report.text.index("Ane"), report.text.index("Ane") + 8)
    hop = Attribution(source=Mention(span=holt, kind=SourceKind.PERSON), cue=cue)
    return (
        Statement(
            id=statement_id(report.id, content, cue, 1),
            report=report.id,
            content=content,
            chain=(hop,),
            voice=Voice.INDIRECT,
            certainty=Certainty.CERTAIN,
        ),
    )


def vectors_of(statements: Iterable[Statement]) -> Vectors:
    rows = [[float(one.content[0].start), 0.5, -0.25] for one in statements]
    return np.array(rows, np.float32).reshape(len(rows), 3)


def dossier_of(reports: tuple[Report, ...]) -> Dossier:
    """Make one claim of the first statement of each report."""
    statements = tuple(one for report in reports for one in statements_of(report))
    story = Story(
        id=story_id(reports[0].id),
        title=reports[0].title,
        reports=tuple(one.id for one in reports),
    )
    claim = Claim(
        id=claim_id(story, statements[0].id),
        story=story.id,
        wording=Passage(reports[0].id, statements[0].extent),
        statements=tuple(one.id for one in statements),
    )
    weighed = Corroboration(
        claim=claim.id,
        origins=(),
        k_min=0,
        kappa=0,
        chokepoints=(),
        unnamed=0,
        unrecovered=1.0,
        certainty=Certainty.CERTAIN,
        hops=(),
        reasons=(),
    )
    return Dossier(
        story=story,
        reports=reports,
        lineage=Lineage(),
        entities=(),
        statements=statements,
        claims=(claim,),
        comparisons=(),
        drifts=(),
        corroborations=(weighed,),
    )


def fill(case: Case) -> None:
    """Put all three reports, what was read in them and their story into a case."""
    source = original()
    case.add(source, read(source))
    for report in case.reports():
        found = statements_of(report)
        case.put_reading(report.id, VERSION, found, vectors_of(found))
    case.put_story(dossier_of(case.reports()), "made of three")
