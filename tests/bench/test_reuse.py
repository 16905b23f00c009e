import json

import pytest

from bench.labelled import MissingFile
from bench.reuse import measure
from tests.bench.conftest import WriteRows

FERRY = (
    "The ferry Osprey sank in heavy fog off Tarn Head on Monday morning. Harbour master Lena Orth "
    "said a cargo door had been left open. The coast guard took 31 people ashore by noon."
)
BREAD = (
    "A mill in the Velmora hills grinds rye as it did two hundred years ago. Its owner says the "
    "stones last four winters. Visitors can buy loaves at the door every second Sunday."
)


def _row(name: str, other: str, label: str, **more: object) -> dict[str, object]:
    return {"id": name, "a_text": FERRY, "b_text": other, "label": label, **more}


def test_pairs_are_answered_yes_or_no(write_rows: WriteRows) -> None:
    rows = [
        _row("copy", FERRY + " More soon.", "cut", derived=1, direction="a->b"),
        _row("other", BREAD, "non", derived=0, direction=None),
    ]
    outcome = measure(write_rows("set.jsonl", rows))

    assert outcome.figures["recall_cut"] == 100.0
    assert outcome.figures["false_alarm_non"] == 0.0
    assert [json.loads(line)["pred"] for line in outcome.predictions] == [1, 0]


def test_text_alone_gives_no_direction(write_rows: WriteRows) -> None:
    rows = [_row("copy", FERRY + " More soon.", "cut", derived=1, direction="a->b")]

    assert measure(write_rows("set.jsonl", rows)).figures["direction_decided"] == 0.0


def test_updates_of_a_wire_are_told_from_templates(write_rows: WriteRows) -> None:
    rows = [_row("1", FERRY + " More soon.", "lineage"), _row("2", BREAD, "template")]
    outcome = measure(write_rows("set.jsonl", rows))

    assert outcome.figures["recall_lineage"] == 100.0
    assert outcome.figures["template_left_apart"] == 100.0
    assert outcome.figures["candidates_recall"] == 100.0
    # A handful of texts is compared pair by pair: three pairs of three texts.
    assert outcome.figures["verifications_per_report"] == 1.0


def test_an_empty_file_is_refused(write_rows: WriteRows) -> None:
    with pytest.raises(MissingFile, match="holds no pair"):
        measure(write_rows("set.jsonl", []))


def test_a_text_without_a_statement_is_akin_to_nothing(write_rows: WriteRows) -> None:
    rows = [_row("empty", "...", "non", derived=0)]

    assert measure(write_rows("set.jsonl", rows)).figures["false_alarm_non"] == 0.0
