"""From fetched bytes to reports, by media type."""

from collections.abc import Iterator
from pathlib import PurePath

from headwater.exceptions import UnreadableReport
from headwater.ingest import media
from headwater.ingest.decoding import decode
from headwater.ingest.draft import Draft, Found, check_length, compose
from headwater.ingest.find import STDIN
from headwater.ingest.markdown import read_markdown
from headwater.ingest.page import decode_page, read_page
from headwater.ingest.plain import read_plain
from headwater.ingest.records import read_json, read_lines
from headwater.model import Original, Rejected, Report, ReportId


def read(original: Original) -> Iterator[Report | Rejected]:
    """Read the reports out of one file's bytes; the same bytes give equal reports.

    A report that stands twice in the file is yielded once. What cannot be read is yielded as
    ``Rejected``; nothing is raised, whatever the bytes are.

    Args:
        original: bytes with their address and media type.

    Yields:
        Reports and rejected records in the order of the file.
    """
    seen: set[ReportId] = set()
    for outcome in _outcomes(original):
        if isinstance(outcome, Rejected):
            yield outcome
        elif outcome.id not in seen:
            seen.add(outcome.id)
            yield outcome


def _outcomes(original: Original) -> Iterator[Report | Rejected]:
    try:
        for draft in _drafts(original):
            yield draft if isinstance(draft, Rejected) else _compose(draft)
    except UnreadableReport as error:
        yield Rejected(uri=error.uri, reason=error.reason, sha256=original.capture.sha256)


def _compose(draft: Draft) -> Report | Rejected:
    try:
        return compose(draft)
    except UnreadableReport as error:
        return Rejected(uri=error.uri, reason=error.reason, sha256=draft.capture.sha256)


def _drafts(original: Original) -> Iterator[Draft | Rejected]:
    capture, label = original.capture, _label(original.capture.uri)
    match capture.media_type:
        case media.JSON:
            yield from read_json(original, label)
        case media.LINES:
            yield from read_lines(original, label)
        case media.HTML:
            yield read_page(decode_page(original.data, capture.uri), capture, label)
        case media.MARKDOWN | media.TEXT:
            text = decode(original.data, capture.uri)
            check_length(text, capture.uri)
            markdown = capture.media_type == media.MARKDOWN
            yield (read_markdown if markdown else read_plain)(text, capture, label)
        case other:
            known = ", ".join((media.TEXT, media.MARKDOWN, media.HTML, media.JSON, media.LINES))
            raise UnreadableReport(capture.uri, f"is {other or 'of no type'}; we read {known}")


def _label(uri: str) -> Found:
    if uri == STDIN:
        return Found("standard input", "standard input")
    return Found(PurePath(uri).stem or uri, "file name")
