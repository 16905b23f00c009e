"""One SQLite file: how it is opened, written in transactions, and closed as a single file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from headwater.exceptions import StoreError

# A row as SQLite gives it; each caller knows the columns it asked for.
Row = tuple[Any, ...]


_SENTENCES = {
    sqlite3.SQLITE_BUSY: "another process is writing to this case; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another process is writing to this case; try again when it is done",
    sqlite3.SQLITE_READONLY: "this case is read-only; copy it to where you may write",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; `headwater check` says where, a backup cures it",
    sqlite3.SQLITE_NOTADB: "this is not a Headwater case, and was left as it is",
    sqlite3.SQLITE_FULL: "the disk is full; what was kept is safe, make room and run again",
    sqlite3.SQLITE_IOERR: "the disk fails to read or write; copy the case to another",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check its permissions and its folder's",
}


class Database:
    """A connection whose errors are sentences and whose writes are transactions.

    Attributes:
        name: what people call the case: its path, or ``in memory``.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self.name = name

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return every row of a query.

        Raises:
            StoreError: the case is locked or damaged.
        """
        with self._explained(), closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        """Return the first row of a query; ``None`` if there is none."""
        with self._explained(), closing(self._connection.execute(sql, values)) as cursor:
            found: Row | None = cursor.fetchone()
            return found

    def number(self, sql: str, *values: object) -> int:
        """Return the whole number that a query of one row and one column gives."""
        found = self.row(sql, *values)
        return int(found[0]) if found else 0

    def write(self, sql: str, *values: object) -> int:
        """Change rows and return how many were changed. Call it inside ``transaction``."""
        with self._explained(), closing(self._connection.execute(sql, values)) as cursor:
            return cursor.rowcount

    def write_all(self, sql: str, rows: Iterable[Row]) -> None:
        """Change rows once for every row of values. Call it inside ``transaction``."""
        with self._explained(), closing(self._connection.executemany(sql, rows)):
            pass

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing of it; on return it is on disk.

        Raises:
            StoreError: another process is writing to this case.
        """
        # Immediate: a second writer is told at the door, not after its work.
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise

    @contextmanager
    def standstill(self) -> Iterator[None]:
        """Keep others from writing while the block reads; nothing the block does is kept.

        Raises:
            StoreError: another process is writing to this case.
        """
        self.write("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._connection.rollback()

    def is_indexed(self, index: str) -> bool:
        """Tell whether a full text index matches the words it was made from."""
        try:
            # Rank 1 also compares the index with those words; without it, only with itself.
            self._connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.Error as error:
            # A question in the form of a write: on a read-only disk it cannot be put.
            return _code(error) == sqlite3.SQLITE_READONLY
        return True

    def close(self) -> None:
        """Fold the log into the file and let go of it; the last to close leaves one file."""
        with suppress(sqlite3.Error):
            # Refused while another process has the case open: that one will do it.
            self._connection.execute("PRAGMA busy_timeout = 0")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def keep_log(self) -> None:
        """Write through a log beside the file, so that readers never wait for a writer."""
        with self._explained():
            try:
                self._connection.execute("PRAGMA journal_mode = WAL").close()
            except sqlite3.OperationalError as error:
                # A case on a read-only disk can still be read.
                if _code(error) != sqlite3.SQLITE_READONLY:
                    raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError as error:
            raise StoreError(f"{self.name} is closed: {error}") from error
        except sqlite3.Error as error:
            raise StoreError(f"{self.name}: {_sentence(error)}") from error


def connect(path: Path | None, *, create: bool, wait: float) -> Database:
    """Open a case's file; ``None`` is a case in memory that is gone when closed.

    Args:
        path: where the case is or shall be.
        create: make the file if there is none.
        wait: seconds to wait for another process to finish writing.

    Raises:
        StoreError: there is no such file, or it cannot be opened.
    """
    if path is None:
        return Database(_connection(":memory:", wait), "in memory")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a case is one file, such as {path.name}.headwater")
    if not path.exists() and not create:
        raise StoreError(f"no case at {path}; `headwater add` makes one")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"no folder {path.parent} to keep the case in; make it first")
    mode = "rwc" if create else "rw"
    try:
        return Database(_connection(f"{path.absolute().as_uri()}?mode={mode}", wait), str(path))
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_sentence(error)}") from error


def settle(database: Database) -> None:
    """Turn on what a connection forgets: the log, full syncing, foreign keys.

    Call it only on a file known to be a case, as it writes to the file.
    """
    database.row("PRAGMA foreign_keys = ON")
    # Acknowledged means on disk, also when the power goes.
    database.row("PRAGMA synchronous = FULL")
    database.keep_log()


def _connection(address: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(
        address,
        uri=True,
        timeout=wait,
        isolation_level=None,  # we say BEGIN and COMMIT ourselves
    )


def _code(error: sqlite3.Error) -> int:
    # The lowest byte is the kind of trouble, the others its variety.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _sentence(error: sqlite3.Error) -> str:
    return _SENTENCES.get(_code(error), str(error))
