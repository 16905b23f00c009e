import dataclasses
import json
import re
from pathlib import Path
from typing import Any

from headwater.dossier import bottom_line
from headwater.dossier.record import write_json
from headwater.model import Dossier
from tests.dossier.conftest import Rendered
from tests.dossier.drafting import report
from tests.dossier.ferry import ferry

DOCUMENT = Path(__file__).parents[2] / "docs" / "dossier-json.md"


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_keys_are_the_model_s_own() -> None:
    record = json.loads(write_json(ferry()))
    fields = {field.name for field in dataclasses.fields(Dossier)}
    assert set(record) == fields | {"format", "version", "bottom_line", "tags"}
    for name in ("reports", "statements", "claims", "drifts", "corroborations", "comparisons"):
        value = getattr(ferry(), name)[0]
        assert set(record[name][0]) == {field.name for field in dataclasses.fields(value)}


def test_every_key_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", DOCUMENT.read_text("utf-8")))
    assert keys(json.loads(write_json(ferry()))) <= described


def test_a_span_is_its_start_and_end() -> None:
    dossier = ferry()
    record = json.loads(write_json(dossier))
    for told, written in zip(dossier.statements, record["statements"], strict=True):
        assert written["content"] == [[span.start, span.end] for span in told.content]
    assert '"span": [' in write_json(dossier)


def test_keys_are_sorted_and_the_bottom_line_is_there() -> None:
    record = json.loads(write_json(ferry()))
    assert list(record) == sorted(record)
    assert record["bottom_line"] == bottom_line(ferry())


def test_the_texts_survive(calm: Rendered, harmful: Rendered) -> None:
    for made in (calm, harmful):
        record = json.loads(made.json)
        assert [each["text"] for each in record["reports"]] == [
            each.text for each in made.dossier.reports
        ]


def test_half_a_surrogate_pair_is_written_by_its_number() -> None:
    dossier = ferry()
    broken = dataclasses.replace(dossier, reports=(report("x", "a\ud800b"), *dossier.reports[1:]))
    written = write_json(broken)
    written.encode("utf-8")
    assert json.loads(written)["reports"][0]["text"] == "a\ud800b"
