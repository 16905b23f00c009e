"""The index on disk by which kin are found, in time linear in the number of reports."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from headwater.model import ReportId
from headwater.store.database import Database

# A moment is the second of publication, then bits of the id: reports of one second stand in an
# order that does not depend on which came in first. Reports without a clock come last.
_TIE = 28  # bits
_UNDATED = 1 << (33 + _TIE)  # the year 2242
_SIGN = 1 << 63


def list_unsketched(database: Database, version: str) -> tuple[ReportId, ...]:
    """Return the reports whose fingerprints are not kept, or are those of other stages."""
    rows = database.rows(
        "SELECT id FROM report WHERE row NOT IN (SELECT report FROM sketched WHERE version = ?)"
        " ORDER BY published IS NULL, published, id",
        version,
    )
    return tuple(ReportId(name) for (name,) in rows)


def put_fingerprints(
    database: Database,
    version: str,
    prints: Mapping[ReportId, Sequence[int]],
    window: timedelta,
) -> None:
    """Keep what reports are found by; all or nothing.

    For reports that came within the window after one of them, copies are to be looked for anew.

    Args:
        database: an open case.
        version: of the stages that made the fingerprints.
        prints: of each report, hashes from 0 to 2 ** 64 - 1.
        window: how far apart kin may be; the same in every call.

    Raises:
        StoreError: another process is writing.
    """
    span = _span(window)
    with database.transaction():
        for name, keys in prints.items():
            row = database.row("SELECT row, published FROM report WHERE id = ?", name)
            if row is None:
                continue
            moment = _moment(row[1], name)
            database.write("DELETE FROM fingerprint WHERE report = ?", row[0])
            database.write("DELETE FROM sketched WHERE report = ?", row[0])
            database.write_all(
                "INSERT INTO fingerprint VALUES (?, ?, ?, ?)",
                [(moment // span, _signed(key), moment, row[0]) for key in dict.fromkeys(keys)],
            )
            database.write(
                "INSERT INTO sketched VALUES (?, ?, ?, 0, NULL)", row[0], version, moment
            )
            database.write(
                "UPDATE sketched SET looked = 0"
                " WHERE looked AND moment > ? AND (moment <= ? OR moment >= ?)",
                moment,
                moment + span,
                _UNDATED,
            )


def list_unlooked(database: Database, limit: int) -> tuple[ReportId, ...]:
    """Return reports of which it is not known whether they copy an earlier one."""
    rows = database.rows(
        "SELECT id FROM sketched JOIN report ON report.row = sketched.report WHERE looked = 0"
        " ORDER BY moment, id LIMIT ?",
        limit,
    )
    return tuple(ReportId(name) for (name,) in rows)


def find_holders(
    database: Database,
    report: ReportId,
    keys: Iterable[int],
    window: timedelta,
    *,
    first: int,
    latest: int,
) -> list[tuple[int, tuple[ReportId, ...]]]:
    """Return, for each fingerprint of a report, earlier reports within the window that hold it.

    Args:
        database: an open case.
        report: one whose fingerprints are kept.
        keys: its fingerprints.
        window: as they were kept with.
        first: how many of the earliest holders are given at the most,
        latest: and how many of the latest besides; what one key costs is bounded by both.
    """
    span = _span(window)
    row = database.row(
        "SELECT moment FROM sketched JOIN report ON report.row = sketched.report WHERE id = ?",
        report,
    )
    if row is None:
        return []
    moment = row[0]
    since, buckets = moment - span, [moment // span - 1, moment // span]
    if moment >= _UNDATED:
        since, buckets = -_SIGN, [b for (b,) in database.rows(_BUCKETS)]
    found = []
    for key in keys:
        holders = [
            each
            for bucket in buckets
            for each in _held(database, (bucket, _signed(key), since, moment), first, latest)
        ]
        kept = [*holders[:first], *holders[first:][-latest:]] if latest else holders[:first]
        if kept:
            found.append((key, tuple(kept)))
    rows = {number for _, holders in found for number in holders}
    names = _names(database, rows)
    return [(key, tuple(names[number] for number in holders)) for key, holders in found]


_BUCKETS = "SELECT DISTINCT bucket FROM fingerprint ORDER BY bucket"
_HELD = (
    "SELECT report FROM fingerprint WHERE bucket = ? AND key = ? AND moment >= ? AND moment < ?"
    " ORDER BY moment"
)


def _held(
    database: Database, where: tuple[int, int, int, int], first: int, latest: int
) -> list[int]:
    """Return the rows of the earliest and the latest holders in one bucket."""
    rows = database.rows(f"{_HELD} LIMIT ?", *where, first + latest + 1)
    held = [number for (number,) in rows]
    if len(held) <= first + latest:
        return held
    last = database.rows(f"{_HELD} DESC LIMIT ?", *where, latest)
    return [*held[:first], *(number for (number,) in reversed(last))]


def _names(database: Database, rows: set[int]) -> dict[int, ReportId]:
    return {
        number: ReportId(name)
        for number in sorted(rows)
        for (name,) in database.rows("SELECT id FROM report WHERE row = ?", number)
    }


def put_originals(database: Database, originals: Mapping[ReportId, ReportId | None]) -> None:
    """Keep which report each copies, ``None`` if none; all or nothing."""
    with database.transaction():
        database.write_all(
            "UPDATE sketched SET looked = 1, original = ?"
            " WHERE report = (SELECT row FROM report WHERE id = ?)",
            [(original, name) for name, original in originals.items()],
        )


def list_originals(database: Database) -> dict[ReportId, ReportId]:
    """Return each copy with the report it copies."""
    rows = database.rows(
        "SELECT id, original FROM sketched JOIN report ON report.row = sketched.report"
        " WHERE original IS NOT NULL ORDER BY id"
    )
    return {ReportId(name): ReportId(original) for name, original in rows}


def _span(window: timedelta) -> int:
    return int(window.total_seconds()) << _TIE


def _moment(published: str | None, name: ReportId) -> int:
    second = int(datetime.fromisoformat(published).timestamp()) if published else 0
    tie = int.from_bytes(sha256(name.encode()).digest()[:4]) >> (32 - _TIE)
    return ((second << _TIE) if published else _UNDATED) | tie


def _signed(key: int) -> int:
    return key - 2 * _SIGN if key >= _SIGN else key
