import json
from pathlib import Path
from typing import Any

import pytest

from bench import examples, lineage
from bench.labelled import MissingFile
from tests.bench.conftest import WriteRows

WIRE = (
    "Harbour master Lena Orth said the ferry Osprey may have hit a rock. "
    "She said all 31 people aboard the Osprey were taken ashore by noon."
)
COPY = (
    "The ferry Osprey hit a rock, said harbour master Lena Orth. "
    "She said all 31 people aboard the Osprey were taken ashore by noon."
)
ASHORE = "all 31 people aboard the Osprey were taken ashore by noon"


def _gold() -> dict[str, Any]:
    return {
        "lineage": {"wire": None, "copy": "wire"},
        "claims": [
            {
                "claim": "31 taken ashore",
                "passages": [{"report": name, "text": ASHORE} for name in ("wire", "copy")],
                "named": ["Lena Orth"],
                "unnamed": [],
                "k_min": 1,
                "kappa": 1,
                "conflict": None,
            }
        ],
        "drift": [
            {
                "kind": "hedge_lost",
                "before": {"report": "wire", "text": "the ferry Osprey may have hit a rock"},
                "after": {"report": "copy", "text": "The ferry Osprey hit a rock"},
                "why": "May have is gone.",
            }
        ],
        "conflicts": [],
    }


@pytest.fixture
def gold(write_rows: WriteRows, tmp_path: Path) -> Path:
    reports = [
        {"id": "wire", "outlet": "Tarn Wire", "published": "2033-02-01T08:00Z", "text": WIRE},
        {
            "id": "copy",
            "outlet": "The Velmora Post",
            "published": "2033-02-02T08:00Z",
            "text": COPY,
        },
    ]
    write_rows("reports.jsonl", reports)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(_gold()))
    return path


def test_claims_origins_and_drift_are_compared_with_the_gold(gold: Path) -> None:
    figures = examples.measure(gold).figures

    assert (figures["claims_found"], figures["k_min_right"], figures["kappa_right"]) == (1, 1, 1)
    assert (figures["drifts_found"], figures["drifts_found_exactly"]) == (1, 1)


def test_a_wrong_gold_is_not_agreed_with(gold: Path) -> None:
    wrong = _gold()
    wrong["claims"][0]["k_min"] = 2
    wrong["drift"][0]["kind"] = "hedge_added"
    gold.write_text(json.dumps(wrong))

    figures = examples.measure(gold).figures

    assert (figures["claims_found"], figures["k_min_right"], figures["drifts_found"]) == (1, 0, 0)


def test_predictions_have_the_schema_of_the_gold(gold: Path) -> None:
    (line,) = examples.measure(gold).predictions

    found = json.loads(line)
    assert _gold().keys() <= found.keys()
    assert found["lineage"] == _gold()["lineage"]
    assert found["claims"][0].keys() >= _gold()["claims"][0].keys() - {"conflict"}


def test_parents_are_compared_with_the_gold(gold: Path) -> None:
    outcome = lineage.measure(gold)

    assert (outcome.figures["a_parent_right"], outcome.figures["links_f1"]) == (2, 100.0)
    assert json.loads(outcome.predictions[0])["lineage"] == {"copy": "wire", "wire": None}


def test_a_passage_that_no_report_holds_is_an_error_of_the_gold(gold: Path) -> None:
    wrong = _gold()
    wrong["claims"][0]["passages"][0]["text"] = "nobody wrote this"
    gold.write_text(json.dumps(wrong))

    with pytest.raises(MissingFile, match="nobody wrote this"):
        examples.measure(gold)
