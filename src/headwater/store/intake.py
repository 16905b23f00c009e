"""Reports and the bytes they were read from."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256

from headwater.exceptions import StoreError
from headwater.model import Capture, Original, Rejected, Report, ReportId
from headwater.store.codec import decode, encode
from headwater.store.database import Database, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one original came to.

    Attributes:
        new: reports that the case did not hold before, in the order they came.
        known: reports that it held already; nothing of them was changed.
        rejected: what could not be read, now kept with its reason.
    """

    new: tuple[ReportId, ...]
    known: tuple[ReportId, ...]
    rejected: tuple[Rejected, ...]


def add_reports(
    database: Database, original: Original | None, items: Iterable[Report | Rejected]
) -> Added:
    """Keep what was read from one original, all or nothing; on return it is on disk.

    The bytes are kept only if they gave a report that is new. A report that is known keeps
    the capture it first came from.

    Args:
        database: an open case.
        original: the bytes; ``None`` if there were none to be had, so all is rejected.
        items: what was read from them; may be lazy.

    Raises:
        StoreError: another process is writing, or a report came without its original.
    """
    # Read all before the transaction: parsing is slow, and others may want to write.
    arrived = tuple(items)
    reports = [item for item in arrived if isinstance(item, Report)]
    rejected = [item for item in arrived if isinstance(item, Rejected)]
    rows, broken = _rows(reports, original)
    new: list[ReportId] = []
    known: list[ReportId] = []
    with database.transaction():
        for row in rows:
            held = database.row("SELECT 1 FROM report WHERE id = ?", row[0])
            if held is None:
                if not new and original is not None:
                    _keep(database, original)
                _insert(database, row)
            (known if held else new).append(ReportId(row[0]))
        refused = tuple(_encodable(item) for item in (*rejected, *broken))
        database.write_all(
            "INSERT INTO rejected VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(item.uri, item.sha256 or "", item.reason) for item in refused],
        )
    return Added(new=tuple(new), known=tuple(known), rejected=refused)


def list_reports(database: Database) -> tuple[Report, ...]:
    """Return every report, earliest published first, undated last, then by id."""
    rows = database.rows(
        "SELECT id, text, value FROM report ORDER BY published IS NULL, published, id"
    )
    return tuple(read_report(row) for row in rows)


def pick_reports(database: Database, ids: Iterable[ReportId]) -> tuple[Report, ...]:
    """Return the reports of these ids, in their order; an id the case does not hold is left out."""
    wanted = encode(tuple(ids))
    rows = database.rows(
        "SELECT report.id, text, report.value FROM json_each(?) AS wanted"
        " JOIN report ON report.id = wanted.value ORDER BY wanted.key",
        wanted,
    )
    return tuple(read_report(row) for row in rows)


def list_labels(database: Database) -> list[tuple[str, str]]:
    """Return every report's id and label, by id."""
    return [
        (name, label) for name, label in database.rows("SELECT id, label FROM report ORDER BY id")
    ]


def read_report(row: Row) -> Report:
    """Rebuild a report from its id, text and value.

    Raises:
        StoreError: the value is damaged.
    """
    name, text, value = row
    try:
        return replace(decode(value, Report), text=text)
    except StoreError as error:
        raise StoreError(f"report {name}: {error}") from error


def list_rejected(database: Database) -> tuple[Rejected, ...]:
    """Return all that could not be read, by address."""
    rows = database.rows(
        "SELECT uri, sha256, reason FROM rejected UNION"
        " SELECT report.value ->> '$.capture.uri', report.sha256, problem"
        " FROM reading JOIN report ON report.id = reading.report WHERE problem IS NOT NULL"
        " ORDER BY 1, 2, 3"
    )
    return tuple(Rejected(uri=uri, reason=why, sha256=digest or None) for uri, digest, why in rows)


def iterate_originals(database: Database) -> Iterator[Original]:
    """Yield the originals one at a time, by address, as one may be a hundred megabytes.

    Raises:
        StoreError: bytes are damaged.
    """
    for uri, digest, media_type in database.rows(
        "SELECT uri, sha256, media_type FROM capture ORDER BY uri, sha256"
    ):
        data = read_bytes(database, digest)
        capture = Capture(uri=uri, sha256=digest, media_type=media_type, size=len(data))
        yield Original(capture=capture, data=data)


def read_bytes(database: Database, digest: str) -> bytes:
    """Return the bytes of this SHA-256 as they were received.

    Raises:
        StoreError: the case does not hold them, or they are no longer what they were.
    """
    row = database.row("SELECT size, data FROM original WHERE sha256 = ?", digest)
    if row is None:
        raise StoreError(f"original {digest[:12]} is missing")
    try:
        data = zlib.decompress(row[1])
    except zlib.error as error:
        raise StoreError(f"original {digest[:12]} is damaged: {error}") from error
    if len(data) != row[0] or sha256(data).hexdigest() != digest:
        raise StoreError(f"original {digest[:12]} is damaged: its bytes have another hash")
    return data


def _rows(reports: list[Report], original: Original | None) -> tuple[list[Row], list[Rejected]]:
    rows: list[Row] = []
    broken: list[Rejected] = []
    for report in reports:
        if original is None or report.capture.sha256 != original.capture.sha256:
            raise StoreError(f"report {report.id} came without the bytes it was read from")
        try:
            rows.append(_row(report, original.capture.uri))
        except UnicodeEncodeError as error:
            reason = f"holds half a character ({error.reason}); save it again as UTF-8"
            capture = report.capture
            broken.append(Rejected(uri=capture.uri, reason=reason, sha256=capture.sha256))
    return rows, broken


def _row(report: Report, uri: str) -> Row:
    report.text.encode("utf-8")  # the only string that is not in the value
    value = encode(replace(report, text=""))
    uri.encode("utf-8")
    return (
        report.id,
        report.label,
        published_key(report),
        uri,
        report.capture.sha256,
        report.title,
        report.text,
        value,
    )


def published_key(report: Report) -> str | None:
    """Return the earliest moment of publication in a form that sorts; ``None`` if undated."""
    if report.published is None:
        return None
    return report.published.earliest.astimezone(UTC).isoformat(timespec="microseconds")


def _keep(database: Database, original: Original) -> None:
    capture = original.capture
    if not database.row("SELECT 1 FROM original WHERE sha256 = ?", capture.sha256):
        database.write(
            "INSERT INTO original VALUES (?, ?, ?)",
            capture.sha256,
            len(original.data),
            zlib.compress(original.data),
        )
    database.write(
        "INSERT INTO capture VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        capture.uri,
        capture.sha256,
        capture.media_type,
    )


def _insert(database: Database, row: Row) -> None:
    database.write(
        "INSERT INTO report (id, label, published, uri, sha256, title, text, value)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *row,
    )


def _encodable(item: Rejected) -> Rejected:
    # A file's name need not be UTF-8; its rejection must still be kept.
    uri, reason = (
        text.encode("utf-8", "backslashreplace").decode("utf-8") for text in (item.uri, item.reason)
    )
    return replace(item, uri=uri, reason=reason)
