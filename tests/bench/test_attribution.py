import json
from pathlib import Path

from bench.attribution import find_relations, measure
from bench.scoring_attribution import Relation
from tests.bench.conftest import WriteRows

TEXT = "The ferry sank off Tarn Head. Harbour master Lena Orth said the crew was safe."


def _words(text: str, relation: Relation) -> list[list[str]]:
    return [[text[s:e] for s, e in spans] for spans in relation]


def _row(**more: object) -> dict[str, object]:
    content = "the crew was safe"
    places = [("source", "Harbour master Lena Orth"), ("cue", "said"), ("content", content)]
    spans = {role: [[TEXT.index(w), TEXT.index(w) + len(w)]] for role, w in places}
    return {"id": "t1", "text": TEXT, "relations": [{**spans, "type": "indirect"}], **more}


def test_a_credit_is_a_relation_and_narration_is_none() -> None:
    (relation,) = find_relations(TEXT)

    assert _words(TEXT, relation) == [["Harbour master Lena Orth"], ["said"], ["the crew was safe"]]


def test_an_inner_credit_is_part_of_the_outer_content() -> None:
    text = "Coastline Radio reported that the mayor said the pier was closed."
    relations = find_relations(text)

    assert len(relations) == 1
    assert _words(text, relations[0])[1] == ["reported"]
    assert "the mayor said the pier was closed" in _words(text, relations[0])[2][0]


def test_a_file_is_scored_and_its_predictions_have_its_schema(write_rows: WriteRows) -> None:
    outcome = measure(write_rows("set.jsonl", [_row()]))

    assert outcome.figures["all_exact_f1"] == 100.0
    (line,) = outcome.predictions
    found = json.loads(line)
    assert (found["id"], found["text"]) == ("t1", TEXT)
    assert found["relations"][0].keys() == {"source", "cue", "content"}


def test_a_flat_file_pools_all_relations_and_floors_spans_alone(write_rows: WriteRows) -> None:
    outcome = measure(write_rows("set.jsonl", [_row(flat=True)]))

    assert outcome.figures["content_exact_f1"] == 100.0
    assert not any(name.startswith("j50") for name in outcome.floored)
    assert len(json.loads(outcome.predictions[0])["relations"]) == 1


def test_an_empty_file_is_scored_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("")

    assert measure(tmp_path / "set.jsonl").figures["documents"] == 0
