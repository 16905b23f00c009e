import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.exceptions import StoreError
from headwater.model import Judgement, Ruling
from headwater.store import Case

WHEN = "2031-03-01T09:00:00+00:00"


def letter(case: Case, source: str, value: str) -> Judgement:
    return case.judge(
        lambda number, _: Judgement(
            number=number,
            ruling=Ruling.LETTER,
            by="Ida",
            at=WHEN,
            reason="ten years of reading it",
            sources=(source,),
            letter=value,
        )
    )


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "tolmar.headwater"
    with Case.open(path, create=True) as case:
        for source, value in (("Gull", "B"), ("Tern", "C"), ("Gull", "D"), ("Rook", "A")):
            letter(case, source, value)
    return path


def change(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for name in ("judgement_stays", "judgement_is_kept"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for command in commands:
            connection.execute(command)
        connection.commit()


def problems(path: Path) -> tuple[str, ...]:
    with Case.open(path) as case:
        return case.check().problems


def test_the_log_keeps_every_judgement_in_order(judged: Path) -> None:
    with Case.open(judged) as case:
        log = case.judgements()
        assert [each.number for each in log] == [1, 2, 3, 4]
        assert [each.letter for each in log] == ["B", "C", "D", "A"]
        assert len(case.judgement_head()) == 64
        assert case.check().problems == ()


@pytest.mark.parametrize("command", ["UPDATE judgement SET value = ''", "DELETE FROM judgement"])
def test_a_judgement_is_neither_changed_nor_deleted(judged: Path, command: str) -> None:
    undo = pytest.raises(sqlite3.IntegrityError, match="undo it by a new one")
    with closing(sqlite3.connect(judged)) as connection, undo:
        connection.execute(command)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_whichever_row_is_changed_is_named(judged: Path, number: int) -> None:
    change(
        judged, f"UPDATE judgement SET value = replace(value, 'Ida', 'Tom') WHERE number = {number}"
    )
    assert f"judgement {number} is not what was judged: its hash does not hold" in problems(judged)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_whichever_row_is_taken_out_is_named(judged: Path, number: int) -> None:
    change(judged, f"DELETE FROM judgement WHERE number = {number}")
    assert any(f"judgement {number} is missing" in told for told in problems(judged))


def test_a_row_that_was_rewritten_with_its_hash_is_named_by_the_next(judged: Path) -> None:
    from headwater.store.judgements import chain  # noqa: PLC0415 - a forger's tool

    with closing(sqlite3.connect(judged)) as connection:
        value, previous = connection.execute(
            "SELECT value, previous FROM judgement WHERE number = 2"
        ).fetchone()
    forged = value.replace("Ida", "Tom")
    change(
        judged,
        f"UPDATE judgement SET value = '{forged}', hash = '{chain(previous, forged)}'"
        " WHERE number = 2",
    )
    assert problems(judged) == ("judgement 3 does not follow the one before it",)


def test_a_row_put_at_the_end_is_named(judged: Path) -> None:
    change(
        judged,
        "INSERT INTO judgement SELECT 5, replace(value, ':4', ':5'), hash, 'x' FROM judgement"
        " WHERE number = 4",
    )
    assert any(told.startswith("judgement 5") for told in problems(judged))


def test_nothing_is_judged_on_a_log_that_was_tampered_with(judged: Path) -> None:
    change(judged, "UPDATE judgement SET value = replace(value, 'Ida', 'Tom') WHERE number = 2")
    with Case.open(judged) as case, pytest.raises(StoreError, match="judgement 2"):
        letter(case, "Gull", "E")


def test_a_judgement_that_cannot_be_made_leaves_no_trace(judged: Path) -> None:
    def fail(number: int, log: tuple[Judgement, ...]) -> Judgement:
        raise StoreError("no")

    with Case.open(judged) as case:
        with pytest.raises(StoreError):
            case.judge(fail)
        assert len(case.judgements()) == 4
        assert case.check().problems == ()


NAMES = st.lists(st.sampled_from(["Gull", "Tern", "Rook", "Wren"]), min_size=1, max_size=6)


@settings(max_examples=25)
@given(NAMES, st.data())
def test_a_changed_letter_anywhere_is_found(sources: list[str], data: st.DataObject) -> None:
    with Case.open(None) as case:
        written = [letter(case, source, "B").number for source in sources]
        assert case.check().problems == ()
        number = data.draw(st.sampled_from(written))
        database = case._database
        with database.transaction():
            database.write("DROP TRIGGER judgement_stays")
            database.write(
                "UPDATE judgement SET value = replace(value, '\"B\"', '\"A\"') WHERE number = ?",
                number,
            )
        assert any(told.startswith(f"judgement {number} ") for told in case.check().problems)
