"""The index on disk by which kin are found, in time linear in the number of reports."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from headwater.model import ReportId
from headwater.store.codec import encode
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
        known = _known(database, prints)
        moments = {row: _moment(published, name) for name, (row, published, _) in known.items()}
        again = encode([row for row, _, sketched in known.values() if sketched])
        for table in ("fingerprint", "sketched"):
            database.write(
                f"DELETE FROM {table} WHERE report IN (SELECT value FROM json_each(?))", again
            )
        # In the order in which they lie on disk, so that neighbours are written together.
        database.write_all(
            "INSERT INTO fingerprint VALUES (?, ?, ?, ?)",
            sorted(
                (moments[row] // span, _signed(key), moments[row], row)
                for name, (row, _, _) in known.items()
                for key in set(prints[name])
            ),
        )
        database.write_all(
            "UPDATE sketched SET looked = 0"
            " WHERE looked AND moment > ? AND (moment <= ? OR moment >= ?)",
            [(first, last, _UNDATED) for first, last in _after(moments.values(), span)],
        )
        database.write_all(
            "INSERT INTO sketched VALUES (?, ?, ?, 0, NULL)",
            [(row, version, moment) for row, moment in moments.items()],
        )


def _known(
    database: Database, names: Iterable[ReportId]
) -> dict[ReportId, tuple[int, str | None, bool]]:
    """Return of each report held its row, when it was published, and whether it is sketched."""
    rows = database.rows(
        "SELECT id, row, published, sketched.report IS NOT NULL FROM report"
        " LEFT JOIN sketched ON sketched.report = report.row"
        " WHERE id IN (SELECT value FROM json_each(?))",
        encode(list(names)),
    )
    return {ReportId(name): (row, published, bool(held)) for name, row, published, held in rows}


def _after(moments: Iterable[int], span: int) -> list[tuple[int, int]]:
    """Return the stretches of time that lie within the window after one of some moments."""
    found: list[tuple[int, int]] = []
    for moment in sorted(moments):
        if found and moment <= found[-1][1]:
            found[-1] = found[-1][0], moment + span
        else:
            found.append((moment, moment + span))
    return found


def list_unlooked(database: Database, limit: int) -> tuple[ReportId, ...]:
    """Return reports of which it is not known whether they copy an earlier one."""
    rows = database.rows(
        "SELECT id FROM sketched JOIN report ON report.row = sketched.report WHERE looked = 0"
        " ORDER BY moment, id LIMIT ?",
        limit,
    )
    return tuple(ReportId(name) for (name,) in rows)


def find_holders(
    database: Database, report: ReportId, window: timedelta, *, first: int, latest: int
) -> tuple[tuple[ReportId, ...], ...]:
    """Return, for each fingerprint of a report, earlier reports within the window that hold it.

    Args:
        database: an open case.
        report: one whose fingerprints are kept.
        window: as they were kept with.
        first: how many of the earliest holders are given at the most,
        latest: and how many of the latest besides; what a fingerprint costs is bounded by both.
    """
    row = database.row(
        "SELECT row, moment FROM sketched JOIN report ON row = sketched.report WHERE id = ?", report
    )
    if row is None:
        return ()
    span, moment = _span(window), row[1]
    buckets = [moment // span - 1, moment // span]
    if moment >= _UNDATED:
        buckets = [each for (each,) in database.rows(_BUCKETS)]
    since = moment - span if moment < _UNDATED else -_SIGN
    found: dict[int, set[tuple[int, int]]] = {}
    for bucket in buckets:
        rows = database.rows(_HELD, row[0], bucket, since, moment, first + latest, latest)
        for key, early, late in rows:
            pairs = f"{early} {late}".split()
            found.setdefault(key, set()).update(
                (int(when), int(who)) for when, _, who in (pair.partition(":") for pair in pairs)
            )
    kept = [_capped(sorted(held), first, latest) for held in found.values()]
    names = _names(database, {number for held in kept for number in held})
    return tuple(tuple(names[number] for number in held) for held in kept)


_BUCKETS = "SELECT DISTINCT bucket FROM fingerprint ORDER BY bucket"
# One statement for all fingerprints of a report: its own come by the index, each then gives the
# ends of its list, however long that is.
_POSTING = (
    "(SELECT group_concat(moment || ':' || report, ' ') FROM (SELECT moment, report"
    " FROM fingerprint AS other WHERE other.bucket = ?2 AND other.key = own.key"
    " AND other.moment >= ?3 AND other.moment < ?4 ORDER BY other.moment {way} LIMIT {most}))"
)
_HELD = (
    f"SELECT own.key, {_POSTING.format(way='ASC', most='?5')} AS early,"
    f" {_POSTING.format(way='DESC', most='?6')} FROM fingerprint AS own"
    " WHERE own.report = ?1 AND early IS NOT NULL ORDER BY own.key"
)


def _capped(held: list[tuple[int, int]], first: int, latest: int) -> list[int]:
    ends = held if len(held) <= first + latest else [*held[:first], *held[-latest:]]
    return [number for _, number in ends]


def count_fingerprints(database: Database, report: ReportId) -> int:
    """Return by how many fingerprints a report is found."""
    return database.number(
        "SELECT count(*) FROM fingerprint WHERE report = (SELECT row FROM report WHERE id = ?)",
        report,
    )


def _names(database: Database, rows: set[int]) -> dict[int, ReportId]:
    return {
        number: ReportId(name)
        for number, name in database.rows(
            "SELECT row, id FROM report WHERE row IN (SELECT value FROM json_each(?))",
            encode(sorted(rows)),
        )
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
