"""The analysts' log: append-only, each entry chained to the one before by its hash."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from headwater.exceptions import StoreError
from headwater.model import Judgement
from headwater.store.codec import decode, encode
from headwater.store.database import Database

START = "0" * 64  # what the first entry names as the hash before it


def append(
    database: Database, make: Callable[[int, tuple[Judgement, ...]], Judgement]
) -> Judgement:
    """Add one judgement at the end of the log; on return it is on disk.

    Args:
        database: an open case.
        make: gives the judgement its number and may look at all that came before.

    Raises:
        StoreError: another process is writing, or the log was tampered with, so that nothing
            may be built on it.
    """
    with database.transaction():
        broken = list(find_tampering(database))
        if broken:
            raise StoreError(f"the log of judgements was tampered with: {broken[0]}")
        log = read_log(database)
        judgement = make(len(log) + 1, log)
        value, previous = encode(judgement), read_head(database) or START
        digest = chain(previous, value)
        database.write(
            "INSERT INTO judgement VALUES (?, ?, ?, ?)", judgement.number, value, previous, digest
        )
        database.write("UPDATE judgement_head SET count = ?, hash = ?", judgement.number, digest)
    return judgement


def read_log(database: Database) -> tuple[Judgement, ...]:
    """Return every judgement, first to last, also those undone.

    Raises:
        StoreError: one is damaged.
    """
    rows = database.rows("SELECT number, value FROM judgement ORDER BY number")
    return tuple(_decoded(number, value) for number, value in rows)


def read_head(database: Database) -> str:
    """Return the hash of the last entry; empty if there is none.

    Written down elsewhere, it shows later that the log up to it is the same.
    """
    row = database.row("SELECT hash FROM judgement_head")
    return str(row[0]) if row else ""


def chain(previous: str, value: str) -> str:
    """Return the hash of an entry."""
    return sha256(f"{previous}\n{value}".encode()).hexdigest()


def find_tampering(database: Database) -> Iterator[str]:
    """Yield what is wrong with the log, a sentence for each entry that is not as it was written."""
    previous, expected = START, 1
    for number, value, before, digest in database.rows(
        "SELECT number, value, previous, hash FROM judgement ORDER BY number"
    ):
        for missing in range(expected, number):
            yield f"judgement {missing} is missing from the log"
        if number < expected:
            yield f"judgement {number} was put into the log"
        changed = chain(before, value) != digest
        if changed:
            yield f"judgement {number} is not what was judged: its hash does not hold"
        elif number == expected and before != previous:
            yield f"judgement {number} does not follow the one before it"
        if not changed:
            try:
                if _decoded(number, value).number != number:
                    yield f"judgement {number} was moved in the log"
            except StoreError as error:
                yield str(error)
        previous, expected = digest, number + 1
    yield from _head(database, previous, expected - 1)


def _head(database: Database, last: str, count: int) -> Iterator[str]:
    row = database.row("SELECT count, hash FROM judgement_head")
    if row is None:
        yield "the log of judgements lost its head"
        return
    for missing in range(count + 1, int(row[0]) + 1):
        yield f"judgement {missing} is missing from the end of the log"
    if int(row[0]) < count:
        yield f"judgement {count} was put at the end of the log"
    elif int(row[0]) == count and row[1] != (last if count else ""):
        yield f"judgement {count} is not the one the log ended with"


def _decoded(number: int, value: str) -> Judgement:
    try:
        return decode(value, Judgement)
    except StoreError as error:
        raise StoreError(f"judgement {number}: {error}") from error
