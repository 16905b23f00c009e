import json
from pathlib import Path

import pytest

from bench.labelled import MissingFile
from bench.seeds import measure
from tests.bench.conftest import WriteRows

ONE = (
    "Ferry hits rock\n\nHarbour master Lena Orth said the ferry Osprey carried "
    "more than 300 passengers. Coastline Radio reported that the mayor urged a rapid rebuilding "
    "of the pier."
)
OTHER = (
    "Pier to be rebuilt\n\n“The ferry Osprey carried over 300 passengers,” said harbour "
    "master Lena Orth. Tarn is carrying out a rapid rebuilding of the pier."
)
_NOTHING = dict.fromkeys(("source_start", "source_end", "matches", "match_strength", "quantities"))


def _row(name: str, text: str, words: str, source: str = "", **more: object) -> dict[str, object]:
    start = text.index(words)
    row: dict[str, object] = {
        **_NOTHING,
        "id": name,
        "seed": "one.txt" if name.startswith("A") else "other.txt",
        "start": start,
        "end": start + len(words),
        "text": words,
        "source_canonical": source or "narrator",
        "source_type": "narrator",
        "kind": "indirect",
        "act": "report",
        "certainty": "asserted",
        "matches_all": [],
        "claim": None,
    }
    if source:
        begin = text.index(source)
        row |= {"source_start": begin, "source_end": begin + len(source)}
    return row | more


@pytest.fixture
def gold(write_rows: WriteRows, tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "seeds" / "other.txt").write_text(OTHER, "utf-8")
    counts = {"match_strength": "strong", "quantities": "300", "source_type": "named-expert"}
    carried = "the ferry Osprey carried more than 300 passengers"
    quoted = "The ferry Osprey carried over 300 passengers"
    urged = "a rapid rebuilding of the pier"
    rows = [
        _row("A1", ONE, carried, "Lena Orth", matches="B1", matches_all=["B1"], **counts),
        _row("B1", OTHER, quoted, "Lena Orth", matches="A1", matches_all=["A1"],
             **counts | {"kind": "direct"}),
        _row("A2", ONE, urged, "Coastline Radio", source_type="state-media", act="directive"),
    ]  # fmt: skip
    return write_rows("gold/gold.jsonl", rows)


def test_every_check_is_measured_from_the_gold_alone(gold: Path) -> None:
    figures = measure(gold).figures

    assert (figures["strong_found"], figures["strong_of"]) == (1, 1)
    assert (figures["sources_found"], figures["sources_of"]) == (2, 2)
    assert (figures["relay_chains"], figures["relay_chains_of"]) == (1, 1)
    assert (figures["equal_counts"], figures["equal_counts_of"]) == (1, 1)
    assert (figures["quotes_hardened"], figures["quotes_hardened_of"]) == (1, 1)
    assert (figures["claims_above_one_origin"], figures["unnamed_counted"]) == (0, 0)


RISE = "An increase in arrests on the lake would follow from the pact, a customs officer said."
JAIL = "Families wait for news as the rise in lake arrests fills the small jail at Varn Quay."


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("An increase in arrests on the lake", 100.0),
        ("would follow from the pact", 0.0),
    ],
)
def test_what_is_taken_for_granted_counts_by_its_very_passage(
    told: str, found: float, write_rows: WriteRows, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(RISE, "utf-8")
    (tmp_path / "seeds" / "other.txt").write_text(JAIL, "utf-8")
    rise = "the rise in lake arrests"
    rows = [
        _row("A1", RISE, told, "a customs officer", matches="B1", match_strength="partial"),
        _row("B1", JAIL, rise, matches="A1", match_strength="partial"),
    ]

    figures = measure(write_rows("gold/gold.jsonl", rows)).figures

    assert (figures["pairs_f1"], figures["pairs_of_one_claim_f1"]) == (found, 0.0)


def test_the_table_begins_with_the_bottom_line(gold: Path) -> None:
    first, *_ = measure(gold).lines()

    assert first.startswith("2 reports, ")


def test_predictions_name_the_gold_statement_they_stand_for(gold: Path) -> None:
    found = {row["id"]: row for row in map(json.loads, measure(gold).predictions)}

    assert found["A1"]["source_text"].endswith("Lena Orth")
    assert found["A1"]["matches_all"] == ["B1"]


def test_a_gold_of_other_reports_is_refused(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "one.txt").write_text(ONE.replace("Osprey", "Heron"), "utf-8")

    with pytest.raises(MissingFile, match="does not stand where it says"):
        measure(gold)


def test_the_reports_must_be_beside_the_gold(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "other.txt").unlink()

    with pytest.raises(MissingFile, match="There is no report"):
        measure(gold)
