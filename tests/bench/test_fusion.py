import gzip
from pathlib import Path

import pytest

from bench.fusion import measure
from bench.labelled import MissingFile


def write(path: Path, *lines: str) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def test_a_set_is_scored_against_the_gold_beside_it(tmp_path: Path) -> None:
    claims = tmp_path / "berths_claims.csv.gz"
    write(
        claims,
        "source,object,attribute,value,timestamp",
        "a,Tolmar,berths,12,",
        "b,Tolmar,berths,12.0,",
        "c,Tolmar,berths,9,",
        "a,Orrin,berths,3,",
    )
    write(
        tmp_path / "berths_gold.csv.gz",
        "object,attribute,value",
        "Tolmar,berths,12",
        "Orrin,berths,4",
        "Vale,berths,5",
    )
    outcome = measure(claims)
    assert outcome.figures["berths_slots"] == 3
    assert outcome.figures["berths_all"] == 33.33
    assert outcome.figures["berths_claimed"] == 50.0
    assert outcome.figures["berths_voting"] == 33.33


def test_a_file_without_the_columns_is_one_sentence(tmp_path: Path) -> None:
    write(tmp_path / "x_claims.csv.gz", "who,what", "a,b")
    with pytest.raises(MissingFile, match="lacks the columns"):
        measure(tmp_path / "x_claims.csv.gz")
