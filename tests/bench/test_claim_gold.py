import json
from pathlib import Path

import pytest

from bench.claim_gold import (
    MATCHES,
    judge_drifts,
    judge_pairs,
    pairs_of,
    read_told,
    score_drifts,
    score_pairs,
)
from bench.drift import DEFAULT
from bench.labelled import read_rows
from headwater.model import DriftKind

PAIRS = DEFAULT.with_name("pairs.jsonl")


def test_the_gold_of_pairs_is_of_its_size_and_its_labels() -> None:
    rows = read_rows(PAIRS, "id", "story", "split", "label", "left", "right")
    assert len(rows) == 300
    assert {row["label"] for row in rows} == {*MATCHES, "contradicts", "update", "unrelated"}
    splits = {row["story"]: row["split"] for row in rows}
    assert all(splits[row["story"]] == row["split"] for row in rows)


@pytest.mark.parametrize("name", ["stories.jsonl", "reports.jsonl"])
def test_every_claim_named_beside_a_statement_names_it_in_turn(name: str) -> None:
    rows = read_rows(DEFAULT.with_name(name), "claim", "against", "updates")
    claims = {(row["story"], row["claim"]): row for row in rows}
    for row in rows:
        for other in (*row["against"], *row["updates"]):
            held = claims[row["story"], other]
            assert row["claim"] in (*held["against"], *held["updates"])


def test_every_pair_of_a_story_is_labelled_by_the_claims_of_its_statements() -> None:
    rows = read_rows(DEFAULT.with_name("stories.jsonl"), "claim", "against", "updates")
    pairs = list(pairs_of(row for row in rows if row["story"] == "t01"))
    told = sum(row["story"] == "t01" for row in rows)
    assert len(pairs) == told * (told - 1) // 2
    assert {pair["label"] for pair in pairs} == {"same", "contradicts", "update", "unrelated"}


def test_sayings_of_one_report_are_read_as_its_text_and_found_again() -> None:
    rows = read_rows(DEFAULT.with_name("reports.jsonl"), "id", "report")
    own = [row for row in rows if row["story"] == "r01"]
    told = read_told("r01", [(str(row["id"]), row) for row in own])
    assert [str(report.id) for report in told.reports] == ["r01-1", "r01-2", "r01-3", "r01-4"]
    held = {report.id: report for report in told.reports}
    for row in own:
        place = told.places[str(row["id"])]
        assert place.span.of(held[place.report].text) == row["text"]
        assert told.of(str(row["id"]))
    assert sum(len(told.of(str(row["id"]))) for row in own) == len(told.statements)


def test_the_gold_of_drifts_names_every_kind_and_rows_without_one() -> None:
    rows = read_rows(DEFAULT, "id", "split", "kinds", "before", "after")
    assert {kind for row in rows for kind in row["kinds"]} == set(map(str, DriftKind))
    assert sum(len(row["kinds"]) for row in rows) >= 150
    assert any(not row["kinds"] for row in rows)


def test_pairs_are_judged_and_scored() -> None:
    rows = [row for row in read_rows(PAIRS, "id") if row["story"] == "s01"]
    found = judge_pairs(rows)
    figures, _ = score_pairs(rows, found)
    assert len(found) == len(rows)
    assert figures["pairs"] == len(rows)
    perfect, _ = score_pairs(rows, [row["label"] for row in rows])
    assert perfect["develop_match_f1"] == perfect["develop_conflict_f1"] == 100.0


def test_drifts_are_judged_and_scored() -> None:
    rows = read_rows(DEFAULT, "id")[:2]
    found = judge_drifts(rows)
    assert len(found) == 2
    perfect, _ = score_drifts(rows, [row["kinds"] for row in rows])
    assert {v for name, v in perfect.items() if name.endswith("macro_f1")} == {100.0}


def test_every_line_of_the_gold_is_one_object(tmp_path: Path) -> None:
    for path in (PAIRS, DEFAULT):
        assert all(isinstance(json.loads(line), dict) for line in path.read_text().splitlines())
