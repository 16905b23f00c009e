"""Where grouping stood, kept between runs."""

import zlib
from collections.abc import Sequence

from headwater.exceptions import StoreError
from headwater.model import Clock, Outline, ReportId
from headwater.model.report import LONGEST_TITLE, first_line
from headwater.store.codec import decode, encode
from headwater.store.database import Database
from headwater.story import Checkpoint


def list_outlines(database: Database) -> tuple[Outline, ...]:
    """Return every report without its words: earliest published first, undated last, then by id.

    Raises:
        StoreError: the value of one is damaged.
    """
    rows = database.rows(
        "SELECT id, title, substr(text, 1, ?), value -> '$.published' FROM report"
        " ORDER BY published IS NULL, published, id",
        LONGEST_TITLE,
    )
    return tuple(
        Outline(
            id=ReportId(name),
            title=title or first_line(opening),
            published=None if clock == "null" else decode(clock, Clock),
        )
        for name, title, opening, clock in rows
    )


def list_checkpoints(database: Database, version: str) -> tuple[Checkpoint, ...]:
    """Return where these stages stood, the earliest first.

    Raises:
        StoreError: one is damaged.
    """
    rows = database.rows("SELECT value FROM checkpoint WHERE version = ? ORDER BY taken", version)
    try:
        return tuple(decode(zlib.decompress(value).decode(), Checkpoint) for (value,) in rows)
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"{database.name}: where grouping stood is damaged: {error}") from error


def put_checkpoints(database: Database, version: str, checkpoints: Sequence[Checkpoint]) -> None:
    """Keep where these stages stood, in place of all that was kept.

    Those that are kept already are not written again.

    Raises:
        StoreError: another process is writing.
    """
    held = {each.taken: each for each in list_checkpoints(database, version)}
    new = [each for each in checkpoints if held.get(each.taken) != each]
    stays = {each.taken for each in checkpoints} - {each.taken for each in new}
    if not new and stays == held.keys():
        return
    with database.transaction():
        database.write(
            "DELETE FROM checkpoint WHERE version <> ?"
            " OR taken NOT IN (SELECT value FROM json_each(?))",
            version,
            encode(sorted(stays)),
        )
        database.write_all(
            "INSERT INTO checkpoint VALUES (?, ?, ?)",
            [(each.taken, version, zlib.compress(encode(each).encode())) for each in new],
        )
