"""What was found in each report by itself: its statements and their vectors."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.exceptions import StoreError
from headwater.model import ReportId, Statement, StatementId
from headwater.store.codec import decode, encode
from headwater.store.database import Database

Vectors = NDArray[np.float32]
_STORED = np.dtype("<f4")


def list_unread(database: Database, version: str) -> tuple[ReportId, ...]:
    """Return the reports without a result of this version of the stages, in reports' order."""
    rows = database.rows(
        "SELECT id FROM report WHERE id NOT IN (SELECT report FROM reading WHERE version = ?)"
        " ORDER BY published IS NULL, published, id",
        version,
    )
    return tuple(ReportId(row[0]) for row in rows)


def put_reading(
    database: Database,
    report: ReportId,
    version: str,
    statements: Sequence[Statement],
    vectors: Vectors,
    *,
    problem: str | None,
) -> None:
    """Keep one report's statements in place of any it had; all or nothing.

    The story that rests on the old ones goes with them.

    Args:
        database: an open case.
        report: whose statements they are.
        version: of the stages that made them.
        statements: in the order to keep.
        vectors: one row a statement, in the order of ``statements``.
        problem: why there are no statements, if the report could not be read.

    Raises:
        StoreError: the vectors are not one a statement, or another process is writing.
    """
    if vectors.ndim != 2 or len(vectors) != len(statements):
        raise StoreError(f"{len(statements)} statements with vectors of shape {vectors.shape}")
    row = database.row("SELECT text FROM report WHERE id = ?", report)
    if row is None:
        raise StoreError(f"{database.name} holds no report {report}")
    text: str = row[0]
    with database.transaction():
        # What a story found rests on the statements that now go.
        database.write(
            "DELETE FROM story WHERE id IN (SELECT story FROM member WHERE report = ?)", report
        )
        database.write("DELETE FROM statement WHERE report = ?", report)
        database.write("DELETE FROM reading WHERE report = ?", report)
        database.write(
            "INSERT INTO reading VALUES (?, ?, ?, ?, ?)",
            report,
            version,
            problem,
            vectors.shape[1],
            vectors.astype(_STORED).tobytes(),
        )
        database.write_all(
            "INSERT INTO statement (id, report, place, wording, value) VALUES (?, ?, ?, ?, ?)",
            [
                (statement.id, report, place, statement.wording(text), encode(statement))
                for place, statement in enumerate(statements)
            ],
        )


def list_statements(database: Database, reports: Iterable[ReportId]) -> tuple[Statement, ...]:
    """Return the statements of these reports: by report in the order given, then by place."""
    rows = database.rows(
        "SELECT statement.value FROM json_each(?) AS wanted"
        " JOIN statement ON statement.report = wanted.value ORDER BY wanted.key, place",
        encode(tuple(reports)),
    )
    return tuple(decode(row[0], Statement) for row in rows)


def list_vectors(database: Database, reports: Iterable[ReportId]) -> dict[StatementId, Vectors]:
    """Return each statement's vector, for the statements of these reports.

    Raises:
        StoreError: a report's vectors are not one a statement.
    """
    found: dict[StatementId, Vectors] = {}
    for report in dict.fromkeys(reports):
        row = database.row("SELECT width, vectors FROM reading WHERE report = ?", report)
        if row is None:
            continue
        names = database.rows("SELECT id FROM statement WHERE report = ? ORDER BY place", report)
        rows = read_vectors(report, row[0], row[1], len(names))
        found.update((StatementId(name[0]), rows[at]) for at, name in enumerate(names))
    return found


def read_vectors(report: str, width: int, blob: bytes, count: int) -> Vectors:
    """Rebuild the vectors of one report: ``count`` rows of ``width`` numbers.

    Raises:
        StoreError: the bytes do not make up so many.
    """
    if len(blob) != count * width * _STORED.itemsize:
        raise StoreError(
            f"report {report}: {len(blob)} bytes are not {count} vectors of {width} numbers"
        )
    return np.frombuffer(blob, _STORED).reshape(count, width).astype(np.float32)
