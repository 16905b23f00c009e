"""JSON and JSON Lines: one record is one report."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from headwater.exceptions import UnreadableReport
from headwater.ingest.decoding import decode, tidy
from headwater.ingest.draft import Draft, Found
from headwater.ingest.page import read_page
from headwater.ingest.plain import find_title
from headwater.model import Capture, Original, Rejected

# Field -> the keys it is read from; the first that holds words counts. In docs/inputs.md.
KEYS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher"),
    "published": ("published", "date"),
    "byline": ("byline", "author"),
    "language": ("language", "lang"),
    "id": ("id",),
}
_TOO_DEEP = "is nested too deeply to be a report; give a flat record"
_KINDS = {list: "a list", dict: "an object", str: "a text", bool: "true or false"}


def read_json(original: Original, label: Found) -> Iterator[Draft | Rejected]:
    """Read a file with one record, a list of records, or ``{"reports": [...]}``.

    Several records one below the other are read as JSON Lines.

    Raises:
        UnreadableReport: the file is no JSON, or holds no record.
    """
    capture = original.capture
    text = decode(original.data, capture.uri)
    try:
        value = _parse(text, capture.uri)
    except UnreadableReport:
        first, _, rest = text.strip().partition("\n")
        if rest.lstrip().startswith("{") and _is_record(first):
            yield from read_lines(original, label)
            return
        raise
    records = value.get("reports", value) if isinstance(value, dict) else value
    if not isinstance(records, list):
        yield read_record(records, capture, label)
        return
    if not records:
        raise UnreadableReport(capture.uri, "holds an empty list of reports; put records in it")
    for number, record in enumerate(records, start=1):
        yield _read_numbered(record, number, capture, label)


def read_lines(original: Original, label: Found) -> Iterator[Draft | Rejected]:
    """Read one record a line; a line that cannot be read is rejected by itself.

    Raises:
        UnreadableReport: no line holds anything.
    """
    capture, empty = original.capture, True
    for number, line in enumerate(_lines(original), start=1):
        if not line.strip():
            continue
        empty = False
        uri = f"{capture.uri}#{number}"
        try:
            record = _parse(line if isinstance(line, str) else decode(line, uri), uri)
        except UnreadableReport as error:
            yield Rejected(uri=uri, reason=error.reason, sha256=capture.sha256)
            continue
        yield _read_numbered(record, number, capture, label)
    if empty:
        raise UnreadableReport(capture.uri, "holds only blank lines; put one record on each")


def read_record(record: object, capture: Capture, label: Found) -> Draft:
    """Read one record by the keys of ``KEYS``; other keys are passed over.

    Raises:
        UnreadableReport: it is no object, or holds no text.
    """
    if not isinstance(record, dict):
        told = _KINDS.get(type(record), "a number or null")
        raise UnreadableReport(capture.uri, f"is {told}, not an object with a text; correct it")
    text, html = _body(record, "text", capture), _body(record, "html", capture)
    draft = _fields(record, capture, _found(record, "id") or label, text)
    if text:
        if draft.title is None and (title := find_title(text)):
            return replace(draft, title=Found(title, "json:first line of text"), titled=True)
        return draft
    if not html:
        raise UnreadableReport(
            capture.uri, 'has no "text" and no "html"; put the report under one of them'
        )
    page = read_page(html, capture, label)
    return replace(draft, body=page.body).over(page)


def _fields(record: dict[str, Any], capture: Capture, label: Found, text: str) -> Draft:
    url, language = _found(record, "url"), _found(record, "language")
    return Draft(
        capture=capture,
        label=label,
        body=text,
        title=_found(record, "title"),
        outlet=_found(record, "outlet"),
        byline=_found(record, "byline"),
        published=_found(record, "published"),
        url=url.words if url else "",
        language=language.words if language else "",
    )


def _read_numbered(record: object, number: int, capture: Capture, label: Found) -> Draft | Rejected:
    uri = f"{capture.uri}#{number}"
    try:
        own = Found(f"{label.words}#{number}", f"{label.source} and number")
        return read_record(record, replace(capture, uri=uri), own)
    except UnreadableReport as error:
        return Rejected(uri=uri, reason=error.reason, sha256=capture.sha256)


def _body(record: dict[str, Any], field: str, capture: Capture) -> str:
    for key in KEYS[field]:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            told = _KINDS.get(type(value), "a number")
            raise UnreadableReport(capture.uri, f'its "{key}" is {told}, not a text; correct it')
        if value and value.strip():
            return tidy(value).strip()
    return ""


def _found(record: dict[str, Any], field: str) -> Found | None:
    for key in KEYS[field]:
        if words := _words(record.get(key)):
            return Found(words, f"json:{key}")
    return None


def _words(value: object) -> str:
    """Return a field's words: a text, a number, an object's "name", or a list of these."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in value if not isinstance(one, list))))
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _parse(text: str, uri: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            told = "breaks off in the middle of a record; get the whole file again"
        else:
            line = f"line {error.lineno}, " if error.lineno > 1 else ""
            place = f"{line}column {error.colno}"
            told = f"is not valid JSON at {place} ({error.msg.lower()}); correct it there"
        raise UnreadableReport(uri, told) from None
    except RecursionError:
        raise UnreadableReport(uri, _TOO_DEEP) from None
    except ValueError:  # an integer of thousands of digits
        raise UnreadableReport(uri, "holds a number too long to read; correct it") from None


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(original: Original) -> Iterator[bytes | str]:
    # UTF-16 and UTF-32 have the byte of a line end inside other characters.
    if original.data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        yield from decode(original.data, original.capture.uri).split("\n")
    else:
        yield from original.data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
