import json
from dataclasses import replace
from pathlib import Path

from bench.attribution import as_relations, from_reading, measure
from bench.bare import bare_report, reader
from bench.scoring_attribution import Relation
from headwater.attribution import extract_statements
from headwater.language import CueSort, Layer, Reading
from headwater.language import Relation as Told
from headwater.model import Span
from tests.bench.conftest import WriteRows

TEXT = "The ferry sank off Tarn Head. Harbour master Lena Orth said the crew was safe."
HOP = "Coastline Radio reported that the mayor said the pier was closed."


def _words(text: str, relation: Relation) -> list[list[str]]:
    return [[text[s:e] for s, e in spans] for spans in relation]


def _row(**more: object) -> dict[str, object]:
    content = "the crew was safe"
    places = [("source", "Harbour master Lena Orth"), ("cue", "said"), ("content", content)]
    spans = {role: [[TEXT.index(w), TEXT.index(w) + len(w)]] for role, w in places}
    return {"id": "t1", "text": TEXT, "relations": [{**spans, "type": "indirect"}], **more}


def _told(text: str) -> list[Relation]:
    (reading,) = reader().read([text])
    return as_relations(extract_statements(bare_report("bench", text), reading))


def test_a_credit_is_a_relation_and_narration_is_none() -> None:
    (relation,) = _told(TEXT)

    assert _words(TEXT, relation) == [["Harbour master Lena Orth"], ["said"], ["the crew was safe"]]


def test_an_inner_credit_is_part_of_the_outer_content() -> None:
    relations = _told(HOP)

    assert len(relations) == 1
    assert _words(HOP, relations[0])[1] == ["reported"]
    assert "the mayor said the pier was closed" in _words(HOP, relations[0])[2][0]


def test_a_reading_has_inner_credits_for_discourse_annotation_alone() -> None:
    (reading,) = reader().read([HOP])

    assert len(from_reading(HOP, reading, clauses=False)) == 1
    assert len(from_reading(HOP, reading, clauses=True)) == 2


def test_discourse_annotation_credits_no_quotation_that_a_later_sentence_opens() -> None:
    text = 'Orth said the pier was closed. "It will stay closed until the spring," she added.'
    said, added = text.index("the pier"), text.index('"It')
    told = Told(
        source=Span(0, 4),
        cue=Span(5, 9),
        content=(Span(said, said + 19), Span(added, text.index(" she added"))),
        layer=Layer.OUTER,
        kind=CueSort.STATEMENT,
        outer=None,
        factuality=None,
        clausal=True,
        confidence=0.9,
        rule=None,
    )
    layout = replace(told, cue=None)
    reading = Reading(
        sentences=(Span(0, 30), Span(31, len(text))), relations=(told, layout), names=()
    )

    assert [one.content for one in from_reading(text, reading, clauses=True)] == [
        ((said, said + 19),)
    ]
    assert len(from_reading(text, reading, clauses=False)[0].content) == 2


def test_shares_of_direct_speech_and_of_nested_pairs(write_rows: WriteRows) -> None:
    text = "Coastline Radio reported that the mayor said the pier was closed."
    places = [
        ("Coastline Radio", "reported", text[16 + 9 : -1]),
        ("the mayor", "said", text[45:-1]),
    ]
    relations = [
        {
            role: [[text.index(w), text.index(w) + len(w)]]
            for role, w in zip(("source", "cue", "content"), one, strict=True)
        }
        | {"type": "direct"}
        for one in places
    ]
    outcome = measure(
        write_rows("set.jsonl", [{"id": "t1", "text": HOP, "genre": "x", "relations": relations}])
    )

    assert outcome.figures["direct_speaker"] == 100.0
    assert outcome.figures["nested_pairs"] == 100.0


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
