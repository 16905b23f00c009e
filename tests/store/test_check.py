import re
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from headwater.exceptions import StoreError
from headwater.model import Original, Rejected, Report, Span
from headwater.store import Case, Checked
from headwater.store.spans import find_stray
from tests.store.harbour import fill, original, read


@pytest.fixture
def filled(path: Path) -> Path:
    with Case.open(path, create=True) as case:
        fill(case)
    return path


def _check(path: Path, reread: Callable[[Original], list[Report | Rejected]] = read) -> Checked:
    with Case.open(path) as case:
        return case.check(reread)


def _damage(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for command in commands:
            connection.execute(command)
        connection.commit()


def test_a_sound_case_is_clean_and_says_so_in_one_line(filled: Path) -> None:
    checked = _check(filled)

    assert checked.problems == ()
    assert checked.sentence == (
        "3 reports, 1 originals, 3 statements, 1 claims: every hash, span and id holds"
    )


def test_an_empty_case_is_clean(case: Case) -> None:
    assert case.check(read).problems == ()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            "UPDATE original SET data = CAST(x'00' || substr(data, 2) AS BLOB)",
            "original .* is damaged",
        ),
        ("DELETE FROM original", "refers to a original that is not there"),
        ("UPDATE original SET size = size + 1", "original .* another hash"),
        ("UPDATE report SET text = substr(text, 1, 9) WHERE label = 'fire'", "runs past the 9"),
        (
            "UPDATE report SET text = text || ' Ashore.' WHERE label = 'fire'",
            "search index report_words",
        ),
        ("UPDATE report SET value = '{}' WHERE label = 'fire'", "report .* a damaged Report"),
        ("UPDATE report SET label = 'ice' WHERE label = 'fire'", "its columns do not say"),
        (
            "UPDATE statement SET value = replace(value, '\"end\":', '\"end\":9')",
            "statement .*: span .* runs past the",
        ),
        (
            "UPDATE statement SET value = json_set(value, '$.content[0].start', 1)",
            "does not go by its own id",
        ),
        ("UPDATE statement SET wording = 'Other words'", "its words are not those of its report"),
        ("UPDATE statement SET value = 'x'", "statement .* a damaged Statement"),
        ("DELETE FROM statement WHERE row = 1", "bytes are not 0 vectors of 3 numbers"),
        ("UPDATE reading SET vectors = x'00'", "1 bytes are not 1 vectors"),
        ("UPDATE story SET findings = '[]'", "story .* a damaged Findings"),
        ("UPDATE claim SET id = 'c0ffee'", "its list of claims is not that of its value"),
        ("DELETE FROM member WHERE place = 0", "its columns do not say"),
        (
            "UPDATE story SET value = json_set(value, '$.reports[0]', json('\"x\"'))",
            "story .* does not go by its own id",
        ),
        (
            "UPDATE story SET findings = json_set(findings, '$.claims[0].statements[0]', 'gone')",
            "claim .* refers to gone, which is not there",
        ),
        (
            "UPDATE story SET findings = json_set(findings, '$.claims[0].id', 'c0ffee')",
            "claim c0ffee does not go by its own id",
        ),
        (
            "UPDATE story SET findings = json_set(findings, '$.claims[0].wording.span.end', 999)",
            "story .*: span .*999 runs past the",
        ),
        (
            "UPDATE story SET findings = json_set(findings, '$.corroborations[0].claim', 'gone')",
            "a corroboration refers to gone",
        ),
    ],
)
def test_damage_is_found_and_placed(filled: Path, command: str, told: str) -> None:
    _damage(filled, command)

    problems = _check(filled).problems

    assert any(re.search(told, problem) for problem in problems), problems
    assert "problem" in _check(filled).sentence


def test_one_byte_flipped_in_an_original_is_found(filled: Path) -> None:
    packed = zlib.compress(original().data)
    data = filled.read_bytes()
    at = data.index(packed) + len(packed) // 2
    filled.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])

    assert any("is damaged" in problem for problem in _check(filled).problems)


def test_an_original_that_now_reads_otherwise_is_found(filled: Path) -> None:
    problems = _check(filled, lambda source: read(source)[:2]).problems

    assert len(problems) == 1
    assert "is not what its original file:harbour.jsonl gives" in problems[0]


def test_an_original_that_can_no_longer_be_read_is_found(filled: Path) -> None:
    def refuse(source: Original) -> list[Report | Rejected]:
        raise StoreError(f"{source.capture.uri} defeats me")

    assert any("can no longer be read" in problem for problem in _check(filled, refuse).problems)


@pytest.mark.parametrize("page", [1, 3, 7, 12, 20])
def test_a_damaged_page_is_a_sentence_and_never_a_crash(filled: Path, page: int) -> None:
    data = bytearray(filled.read_bytes())
    start = page * 4096 if page > 1 else 100
    data[start : start + 512] = b"\xa5" * 512
    filled.write_bytes(bytes(data))
    try:
        problems = _check(filled).problems
    except StoreError as error:
        problems = (str(error),)

    assert problems


def test_a_span_of_no_report_is_stray() -> None:
    assert list(find_stray(Span(0, 4), {})) == ["span 0..4 belongs to no report"]
