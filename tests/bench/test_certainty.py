import json

import pytest

from bench.certainty import measure
from bench.labelled import MissingFile
from tests.bench.conftest import WriteRows


def _row(text: str, word: str, label: float) -> dict[str, object]:
    place = text.split(" ").index(word)
    return {"text": text, "targets": [{"span1": [place, place + 1], "label": label}]}


def test_events_are_judged_from_surely_not_to_surely(write_rows: WriteRows) -> None:
    rows = [
        _row("The bridge fell on Monday .", "fell", 3.0),
        _row("The mayor said the bridge might fall .", "fall", 1.0),
        _row("The mayor said the bridge did not fall .", "fall", -3.0),
        _row("The mayor ordered the crew to close the bridge .", "close", 0.0),
    ]
    outcome = measure(write_rows("dev.jsonl", rows))

    found = [json.loads(line)["targets"][0]["label"] for line in outcome.predictions]
    assert found[0] > 2.0 > found[1] > 0.0 > found[2]
    assert outcome.figures["statements_pearson"] == 100.0
    assert outcome.figures["statements_mean_error"] == 0.0


def test_the_saying_itself_is_a_fact(write_rows: WriteRows) -> None:
    row = _row("The mayor said the bridge might fall .", "said", 3.0)

    assert measure(write_rows("dev.jsonl", [row])).figures["statements_mean_error"] == 0.0


def test_an_event_outside_the_text_is_an_error_of_the_file(write_rows: WriteRows) -> None:
    row = {"text": "It fell .", "targets": [{"span1": [7, 8], "label": 3.0}]}

    with pytest.raises(MissingFile, match="words 7 to 8 of 3"):
        measure(write_rows("dev.jsonl", [row]))
