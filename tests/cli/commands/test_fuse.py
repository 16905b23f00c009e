import gzip
from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from tests.cli.conftest import Command

HEAD = "source,object,attribute,value,time\n"
ROWS = """Gull,Tolmar,berths,12,2031-03-01
Gull,Tolmar,berths,14,2031-03-09
Tern,Tolmar,berths,"14.0",
Rook,Tolmar,berths,9,
Tern,Orrin,berths,3,
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def test_it_tells_the_likeliest_value_where_values_compete(
    headwater: Command, claims: Path
) -> None:
    result = headwater("fuse", "claims.csv")
    assert result.exit_code == Status.DONE
    first, last = result.stdout.splitlines()
    assert first.startswith("Tolmar, berths: 14 (")
    assert "2 sources; against 1 other value, first 9" in first
    assert last == "claims.csv: 5 rows of 3 sources, 2 slots, 1 with values that compete"


def test_with_all_it_tells_every_slot(headwater: Command, claims: Path) -> None:
    assert len(headwater("fuse", "claims.csv", "--all").stdout.splitlines()) == 3


def test_gold_is_counted(headwater: Command, claims: Path, tmp_path: Path) -> None:
    gold = "object,attribute,value\nTolmar,berths,14\nOrrin,berths,4\nVale,berths,1\n"
    (tmp_path / "gold.csv").write_text(gold, "utf-8")
    (line,) = [
        line
        for line in headwater.lines("fuse", "claims.csv", "--gold", "gold.csv")
        if line["type"] == "score"
    ]
    assert (line["slots"], line["claimed"], line["right"]) == (3, 2, 1)
    assert "1 of 3 gold values found" in headwater("fuse", "claims.csv", "-g", "gold.csv").stdout


def test_a_bad_row_is_named_and_no_other_is_lost(headwater: Command, claims: Path) -> None:
    with claims.open("a", encoding="utf-8") as file:
        file.write('Wren,Tolmar,berths\nWren,,berths,8,\nWren,Vale,berths,"7,\n')
    lines = headwater.lines("fuse", "claims.csv", "--all")
    rejected = {line["uri"]: line["reason"] for line in lines if line["type"] == "rejected"}
    assert sorted(rejected) == ["claims.csv:7", "claims.csv:8", "claims.csv:9"]
    assert rejected["claims.csv:7"] == "3 cells where the first line names 5 columns"
    assert rejected["claims.csv:8"] == "no object"
    (fused,) = [line for line in lines if line["type"] == "fused"]
    assert (fused["rows"], fused["rejected"], fused["slots"]) == (5, 3, 2)


def test_a_denial_in_the_table_counts(headwater: Command, tmp_path: Path) -> None:
    text = "source,object,attribute,value,denied\na,x,port,open,no\nb,x,port,open,yes\n"
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    (belief,) = [
        line for line in headwater.lines("fuse", "claims.csv", "-a") if line["type"] == "belief"
    ]
    assert belief["values"][0]["denied_by"] == ["b"]
    assert belief["nothing"] > 0


def test_a_packed_table_is_read(headwater: Command, tmp_path: Path) -> None:
    with gzip.open(tmp_path / "claims.csv.gz", "wt", encoding="utf-8") as file:
        file.write(HEAD + ROWS)
    assert headwater("fuse", "claims.csv.gz").exit_code == Status.DONE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"who,what\na,b\n", "it lacks source, object, attribute, value"),
        (b"", "it lacks source"),
        (b"source,object,attribute,value\n\xff\xfe,a,b,c\n", "not a table in UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_one_line(
    headwater: Command, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "claims.csv").write_bytes(content)
    result = headwater("fuse", "claims.csv")
    assert result.exit_code == Status.PROBLEMS
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_table_without_a_usable_row_is_a_problem(headwater: Command, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(HEAD + "a,b,c,,\n", "utf-8")
    assert headwater("fuse", "claims.csv").exit_code == Status.PROBLEMS


def test_a_file_that_is_not_there_and_a_kind_that_is_none(headwater: Command, claims: Path) -> None:
    assert headwater("fuse", "nothing.csv").exit_code == Status.FILES
    assert headwater("fuse", "claims.csv", "-k", "berths=colour").exit_code == Status.USAGE
    assert headwater("fuse", "claims.csv", "-k", "berths=text").exit_code == Status.DONE
