import json

from bench.stories import measure
from tests.bench.conftest import WriteRows

FERRY = "The ferry Osprey sank off Tarn Head on Monday. All 31 aboard the Osprey were saved."
STRIKE = "Tram drivers in Velmora went on strike over night pay. No tram left the Velmora depots."
ROWS: list[dict[str, object]] = [
    {"id": "a", "title": "Ferry sinks", "text": FERRY, "date": "2033-02-01", "cluster": 1},
    {"id": "b", "title": "", "text": f"Again: {FERRY}", "date": None, "cluster": 1},
    {"id": "c", "title": "Strike", "text": STRIKE, "date": "2033-02-01", "cluster": 2},
]


def test_groups_are_scored_and_predicted_by_id(write_rows: WriteRows) -> None:
    outcome = measure(write_rows("set.jsonl", ROWS))

    assert (outcome.figures["bcubed_f1"], outcome.figures["pairs_f1"]) == (100.0, 100.0)
    found = {row["id"]: row["cluster"] for row in map(json.loads, outcome.predictions)}
    assert found["a"] == found["b"] != found["c"]


def test_judged_pairs_beside_the_file_are_scored_too(write_rows: WriteRows) -> None:
    write_rows(
        "set_pairs.jsonl", [{"a": "a", "b": "b", "label": 1}, {"a": "a", "b": "c", "label": 0}]
    )
    outcome = measure(write_rows("set.jsonl", ROWS))

    assert outcome.figures["judged_pairs_f1"] == 100.0
    assert len(outcome.files) == 2
