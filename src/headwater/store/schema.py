"""The shape of a case, and how an older case gets it."""

import sqlite3
from collections.abc import Sequence
from importlib import resources

from headwater.exceptions import StoreError
from headwater.store.database import Database

APPLICATION_ID = 0x48647774  # "Hdwt"; the first migration writes it


def read_migrations() -> tuple[str, ...]:
    """Return the SQL scripts that build a case, oldest first; the n-th leads to version n."""
    folder = resources.files("headwater.store") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=_name)
    return tuple(file.read_text("utf-8") for file in files)


def _name(file: resources.abc.Traversable) -> str:
    return file.name


def recognise(database: Database, *, create: bool) -> None:
    """Make sure that the file is a case or, if one may be created, empty.

    Raises:
        StoreError: it is neither.
    """
    application = database.number("PRAGMA application_id")
    tables = database.number("SELECT count(*) FROM sqlite_master")
    if application == 0 and tables == 0:
        if not create:
            raise StoreError(f"{database.name} is empty, no case; `headwater add` makes one")
    elif application != APPLICATION_ID:
        raise StoreError(f"{database.name}: this is not a Headwater case, and was left as it is")


def migrate(database: Database, migrations: Sequence[str]) -> None:
    """Bring the case to the version this program knows; all steps or none.

    Raises:
        StoreError: the case was written by a newer Headwater.
    """
    version = database.number("PRAGMA user_version")
    if version > len(migrations):
        raise StoreError(
            f"{database.name} was written by a newer Headwater (its version is {version}, "
            f"this one knows {len(migrations)}); update Headwater and open it again"
        )
    if version == len(migrations):
        return
    with database.transaction():
        # Read again: another process may have migrated while we waited.
        for step in migrations[database.number("PRAGMA user_version") :]:
            for command in _commands(step):
                database.write(command)
        database.write(f"PRAGMA user_version = {len(migrations)}")


def _commands(script: str) -> list[str]:
    # executescript would commit before it starts, so a killed migration could stop half way.
    commands, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            commands.append(pending)
            pending = ""
    return commands
