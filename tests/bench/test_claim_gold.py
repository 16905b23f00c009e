import json
from pathlib import Path

from bench.claim_gold import (
    MATCHES,
    judge_drifts,
    judge_pairs,
    pairs_of,
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


def test_every_pair_of_a_story_is_labelled_by_the_claims_of_its_statements() -> None:
    rows = read_rows(DEFAULT.with_name("stories.jsonl"), "claim", "against", "updates")
    claims = {(row["story"], row["claim"]): row for row in rows}
    for row in rows:
        for other in (*row["against"], *row["updates"]):
            held = claims[row["story"], other]
            assert row["claim"] in (*held["against"], *held["updates"])
    pairs = list(pairs_of(row for row in rows if row["story"] == "t01"))
    told = sum(row["story"] == "t01" for row in rows)
    assert len(pairs) == told * (told - 1) // 2
    assert {pair["label"] for pair in pairs} == {"same", "contradicts", "update", "unrelated"}


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
