import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from headwater.exceptions import StoreError
from headwater.store import Case
from headwater.store.database import connect
from headwater.store.schema import APPLICATION_ID, migrate, read_migrations
from tests.store.harbour import fill

A_LATER_STEP = """
-- One command; with a semicolon in its comment.
ALTER TABLE report ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
UPDATE report SET starred = 1 WHERE label = 'fire';
"""


@pytest.fixture
def filled(path: Path) -> Path:
    with Case.open(path, create=True) as case:
        fill(case)
    return path


def _ask(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def test_a_case_says_what_it_is_and_of_which_version(filled: Path) -> None:
    assert _ask(filled, "PRAGMA application_id") == APPLICATION_ID
    assert _ask(filled, "PRAGMA user_version") == len(read_migrations())
    assert _ask(filled, "PRAGMA journal_mode") == "delete"


def test_every_table_of_ours_is_strict(filled: Path) -> None:
    loose = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    assert _ask(filled, f"{loose} AND NOT strict AND name NOT LIKE 'sqlite%'") == 0


def test_an_older_case_is_brought_up_to_date_and_keeps_what_it_held(filled: Path) -> None:
    database = connect(filled, create=False, wait=1)
    migrate(database, [*read_migrations(), A_LATER_STEP])

    assert database.rows("SELECT label FROM report WHERE starred") == [("fire",)]
    assert database.number("PRAGMA user_version") == len(read_migrations()) + 1
    assert database.number("SELECT count(*) FROM statement") == 3
    database.close()


def test_a_migration_that_fails_leaves_the_case_as_it_was(filled: Path) -> None:
    database = connect(filled, create=False, wait=1)
    with pytest.raises(StoreError):
        migrate(database, [*read_migrations(), A_LATER_STEP, "SELECT * FROM nowhere;"])
    database.close()

    with Case.open(filled) as case:
        assert case.check().problems == ()
    assert _ask(filled, "PRAGMA user_version") == len(read_migrations())


def test_a_case_of_a_newer_headwater_says_what_to_do(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"newer Headwater \(its version is 99.*update"):
        Case.open(filled)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert len(read_migrations()) >= 1
    assert "application_id" in read_migrations()[0]
