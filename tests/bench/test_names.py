import json
from pathlib import Path

import pytest

from bench.labelled import MissingFile
from bench.names import find_names, measure
from bench.scoring_names import Named, NameScore, read_tags, write_tags
from tests.bench.conftest import WriteRows
from training.newswire import is_held_out

TOKENS = [
    "Ida Brandt of the Lowell Institute flew to Tolmar on Monday .".split(),
    "She met the mayor of Kessin , officials in Tolmar said .".split(),
]
TAGS = [
    "B-Person E-Person O O B-Organization E-Organization O O S-Location O S-Date O".split(),
    "O O O O O S-Location O O O S-Location O O".split(),
]


def row(name: str = "one", tags: list[list[str]] = TAGS) -> dict[str, object]:
    sentences = [{"tokens": a, "tags": b} for a, b in zip(TOKENS, tags, strict=True)]
    return {"id": name, "sentences": sentences}


def test_names_stand_at_tokens() -> None:
    first, second = find_names(TOKENS)
    assert Named(0, 2, "Person") in first
    assert Named(8, 9, "Location") in first
    assert Named(9, 10, "Location") in second


@pytest.mark.parametrize("ends", [True, False])
def test_tags_are_read_as_they_are_written(ends: bool) -> None:
    names = [Named(0, 1, "NORP"), Named(1, 4, "Person"), Named(4, 6, "Person")]
    assert read_tags(write_tags(names, 7, ends=ends)) == names


def test_of_overlapping_names_the_first_is_written() -> None:
    names = [Named(1, 3, "Person"), Named(2, 4, "Location")]
    assert read_tags(write_tags(names, 4, ends=True)) == names[:1]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["I-Person", "I-Person"], [Named(0, 2, "Person")]),
        (["B-Person", "I-NORP"], [Named(0, 1, "Person"), Named(1, 2, "NORP")]),
        (["E-Person", "I-Person"], [Named(0, 1, "Person"), Named(1, 2, "Person")]),
        (["O", "O"], []),
    ],
)
def test_tags_that_do_not_begin_a_name_begin_one(tags: list[str], names: list[Named]) -> None:
    assert read_tags(tags) == names


def test_only_same_ends_and_same_class_are_right() -> None:
    score = NameScore()
    score.add(
        [Named(0, 2, "Person"), Named(4, 5, "NORP"), Named(6, 7, "Location")],
        [Named(0, 2, "Person"), Named(4, 6, "NORP"), Named(6, 7, "Facility")],
    )
    figures = score.figures()
    assert (figures["precision"], figures["recall"], figures["f1"]) == (33.3, 33.3, 33.3)
    assert (figures["person_f1"], figures["norp_f1"], figures["facility_f1"]) == (100.0, 0.0, 0.0)


def test_a_file_is_scored_and_its_predictions_have_its_schema(write_rows: WriteRows) -> None:
    outcome = measure(write_rows("set.jsonl", [row()]))
    assert outcome.figures["articles"] == 1
    assert outcome.figures["names"] == 6
    assert outcome.figures["person_f1"] == 100.0
    assert "f1" in outcome.floored
    (line,) = map(json.loads, outcome.predictions)
    assert line.keys() == row().keys()
    assert [one["tokens"] for one in line["sentences"]] == TOKENS
    assert line["sentences"][0]["tags"][:2] == ["B-Person", "E-Person"]


def test_predictions_follow_a_scheme_without_ends(write_rows: WriteRows) -> None:
    plain = [write_tags(read_tags(tags), len(tags), ends=False) for tags in TAGS]
    outcome = measure(write_rows("set.jsonl", [row(tags=plain)]))
    (line,) = map(json.loads, outcome.predictions)
    assert {tag[0] for one in line["sentences"] for tag in one["tags"]} == {"O", "B", "I"}


def test_what_was_trained_on_is_not_measured(write_rows: WriteRows) -> None:
    names = [f"article {number}" for number in range(20)]
    rows = [row(name) for name in names]
    kept = sum(map(is_held_out, names))
    assert 0 < kept < len(names)
    assert measure(write_rows("eww_train.jsonl", rows)).figures["articles"] == kept
    assert measure(write_rows("other.jsonl", rows)).figures["articles"] == len(names)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [({"tokens": ["a"]}, "without tokens or tags"), ({"tokens": ["a"], "tags": []}, "one tag a")],
)
def test_a_row_of_another_schema_is_told(
    write_rows: WriteRows, sentence: dict[str, object], words: str
) -> None:
    path: Path = write_rows("set.jsonl", [{"id": "one", "sentences": [sentence]}])
    with pytest.raises(MissingFile, match=words):
        measure(path)
