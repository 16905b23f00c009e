import gzip
from pathlib import Path

import pytest

from bench.labelled import MissingFile, data_file, digest, gold_file, read_rows, read_table, shown
from tests.bench.conftest import WriteRows


def test_a_set_is_found_through_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "set.jsonl").write_text("{}\n")
    monkeypatch.setenv("HEADWATER_DATA", str(tmp_path))

    assert data_file(None, "set.jsonl") == tmp_path / "set.jsonl"
    assert shown(tmp_path / "set.jsonl") == "set.jsonl"


def test_without_the_set_one_sentence_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADWATER_GOLD", str(tmp_path))

    with pytest.raises(
        MissingFile, match=r"^There is no .*gold\.jsonl; set HEADWATER_GOLD to .*\.$"
    ):
        gold_file(None, "gold.jsonl")


def test_a_file_given_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="name a file that exists"):
        data_file(tmp_path / "gone.jsonl", "set.jsonl")


def test_packed_and_plain_rows_read_alike(write_rows: WriteRows, tmp_path: Path) -> None:
    plain = write_rows("rows.jsonl", [{"id": "é"}])
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))

    assert read_rows(plain) == read_rows(packed) == [{"id": "é"}]


@pytest.mark.parametrize(
    ("line", "wrong"), [('{"id": 1}', "lacks text"), ("[1]", "no JSON object"), ("{", "no JSON")]
)
def test_a_line_of_another_schema_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"\n{line}\n")

    with pytest.raises(MissingFile, match=rf"^Line 2 of .*{wrong}"):
        read_rows(path, "id", "text")


def test_a_quotation_mark_in_a_table_is_a_plain_character(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text('\ufeff"one\ttwo\u2028 "\r\n', "utf-8")

    assert read_table(path, 2) == [['"one', 'two\u2028 "']]
    with pytest.raises(MissingFile, match="has 2 columns, not 3"):
        read_table(path, 3)


def test_a_changed_file_has_another_digest(tmp_path: Path) -> None:
    path = tmp_path / "set"
    path.write_text("one")
    before = digest(path)
    path.write_text("two")

    assert digest(path) != before
