import shutil
import sqlite3
from pathlib import Path

import pytest

from headwater.exceptions import StoreError
from headwater.model import Rejected
from headwater.store import Case
from headwater.store.database import Database, settle
from tests.store.harbour import fill, original, read


def test_a_closed_case_is_one_file(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
        assert path.with_name(path.name + "-wal").exists()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_case_opened_again_says_the_same(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
        before = list(case.dump())
    with Case.open(path) as case:
        assert list(case.dump()) == before


def test_a_case_in_memory_works_alike() -> None:
    with Case.open(None) as case:
        fill(case)
        assert case.check(read).problems == ()


def test_a_copy_taken_while_the_case_is_open_with_its_log_is_whole(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
        before = list(case.dump())
        other = path.parent / "copy"
        other.mkdir()
        for file in path.parent.glob("harbour*"):
            shutil.copy(file, other)
    with Case.open(other / path.name) as copy:
        assert list(copy.dump()) == before


def test_a_missing_case_is_a_sentence(path: Path) -> None:
    with pytest.raises(StoreError, match=r"no case at .*headwater add"):
        Case.open(path)
    assert not path.exists()


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Case.open(tmp_path, create=True)


def test_a_case_in_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        Case.open(tmp_path / "gone" / "a.headwater", create=True)


@pytest.mark.parametrize("data", [b"Our notes on the quay fire.", b"\0" * 5000, b"SQLite format 3"])
def test_a_file_of_something_else_is_left_as_it_is(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(StoreError, match="not a Headwater case, and was left as it is"):
        Case.open(path, create=True)
    assert path.read_bytes() == data


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a Headwater case, and was left as it is"):
        Case.open(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_case_only_when_one_is_made(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="is empty, no case"):
        Case.open(path)
    with Case.open(path, create=True) as case:
        assert case.reports() == ()


def test_a_second_writer_gets_a_sentence(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
    writer = sqlite3.connect(path, isolation_level=None)
    with Case.open(path, wait=0.01) as case:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to this case; try again"):
            case.add(original(), read(original()))
        assert len(case.reports()) == 3
        writer.execute("ROLLBACK")
        assert len(case.add(original(), read(original())).known) == 3
    writer.close()


def test_two_may_have_a_case_open_and_the_last_leaves_one_file(path: Path) -> None:
    first = Case.open(path, create=True)
    second = Case.open(path)
    fill(first)
    assert len(second.reports()) == 3
    first.close()
    assert len(second.reports()) == 3
    second.close()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_closed_case_says_so(case: Case) -> None:
    case.close()
    with pytest.raises(StoreError, match="is closed"):
        case.reports()


def test_an_odd_path_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 été.headwater"
    with Case.open(path, create=True) as case:
        fill(case)
    assert path.exists()


def test_a_case_on_a_read_only_disk_can_be_read_and_checked(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    database = Database(connection, str(path))
    settle(database)
    with Case(database) as case:
        assert len(case.reports()) == 3
        assert case.check(read).problems == ()
        with pytest.raises(StoreError, match="read-only; copy it"):
            case.add(None, [Rejected(uri="file:x", reason="is empty")])


def test_a_check_waits_for_nobody_to_write(path: Path) -> None:
    with Case.open(path, create=True) as case:
        fill(case)
    writer = sqlite3.connect(path, isolation_level=None)
    with Case.open(path, wait=0.01) as case:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            case.check()
    writer.close()
