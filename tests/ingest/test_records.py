import json
from pathlib import Path

import pytest

from headwater.ingest import read
from headwater.ingest.plain import FIELDS
from headwater.ingest.records import KEYS
from headwater.model import Rejected, Report, ZoneKind
from tests.ingest.originals import only_rejected, only_report, original, sources

JSON, LINES = "application/json", "application/x-ndjson"
DOC = Path(__file__).parents[2] / "docs" / "inputs.md"


def test_a_record_gives_a_report_and_says_where_each_field_was_read() -> None:
    record = {
        "id": "f1",
        "title": "Ferry held",
        "text": "It was late.",
        "outlet": "Port Post",
        "published": "2031-03-14T22:10Z",
        "byline": ["Rhea Moss", "Nils Tarr"],
        "url": "https://port.example/a",
        "language": "en_GB",
        "mood": {"x": [1]},
    }
    report = only_report(original(json.dumps(record), JSON))
    assert report.text == "Ferry held\n\nIt was late."
    assert (report.label, report.title, report.outlet) == ("f1", "Ferry held", "Port Post")
    assert (report.byline, report.language) == ("Rhea Moss, Nils Tarr", "en-GB")
    assert report.zones[0].kind is ZoneKind.HEADLINE
    assert report.capture.uri == "news/ferry.txt"
    assert sources(report) == {
        "label": "json:id",
        "title": "json:title",
        "outlet": "json:outlet",
        "byline": "json:byline",
        "published": "json:published",
    }


@pytest.mark.parametrize(
    ("field", "key"), [(field, key) for field, keys in KEYS.items() for key in keys]
)
def test_every_documented_key_is_read(field: str, key: str) -> None:
    values = {"text": "It was late.", "html": "<p>It was late.</p>", "url": "https://a.example/1"}
    values |= {"published": "2031-03-14", "language": "fr"}
    record = {key: values.get(field, "Words"), **({"text": "Body."} if field != "html" else {})}
    if field == "text":
        record = {key: values["text"]}
    report = only_report(original(json.dumps(record), JSON))
    got = {
        "text": "late" in report.text,
        "html": "late" in report.text,
        "title": report.title == "Words",
        "url": report.url == "https://a.example/1",
        "outlet": report.outlet == "Words",
        "published": report.published is not None,
        "byline": report.byline == "Words",
        "language": report.language == "fr",
        "id": report.label == "Words",
    }
    assert got[field]


def test_the_documentation_names_exactly_the_keys_that_are_read() -> None:
    rows = [line.split("|") for line in DOC.read_text("utf-8").split("\n") if line.startswith("|")]
    records = {row[1].strip(" `"): row[2] for row in rows if row[1].strip(" `") in KEYS}
    assert {
        field: tuple(key.strip(" `") for key in cell.split(",")) for field, cell in records.items()
    } == dict(KEYS)
    headers = {row[1].strip(" `"): row[2] for row in rows if row[1].strip().endswith(":`")}
    assert {key.rstrip(":").lower() for key in headers} == set(FIELDS)


def test_a_body_that_starts_with_its_title_is_not_given_it_twice() -> None:
    record = {"title": "Ferry  Held", "text": "Ferry held\n\nIt was late."}
    report = only_report(original(json.dumps(record), JSON))
    assert (report.title, report.text) == ("Ferry held", "Ferry held\n\nIt was late.")


def test_a_body_that_goes_on_from_its_title_s_words_still_gets_the_title() -> None:
    record = {"title": "Ferry held", "text": "Ferry held at Esker was late."}
    assert only_report(original(json.dumps(record), JSON)).text == (
        "Ferry held\n\nFerry held at Esker was late."
    )


def test_a_record_s_html_is_read_as_a_page_and_its_own_fields_win() -> None:
    record = {
        "html": '<meta name="author" content="A. Bell"><h1>Ferry held</h1><p>It was late.</p>',
        "byline": "Rhea Moss",
    }
    report = only_report(original(json.dumps(record), JSON))
    assert (report.title, report.byline) == ("Ferry held", "Rhea Moss")
    assert report.text == "Ferry held\nIt was late."


@pytest.mark.parametrize("wrap", [lambda records: records, lambda records: {"reports": records}])
def test_a_list_of_records_is_numbered_from_one(wrap: object) -> None:
    assert callable(wrap)
    records = wrap([{"text": "One sank."}, 5, {"title": "x"}, {"text": ["y"]}, {"text": "Two."}])
    outcomes = list(read(original(json.dumps(records), JSON, "feed.json")))
    assert [one.label for one in outcomes if isinstance(one, Report)] == ["feed#1", "feed#5"]
    assert [one.uri for one in outcomes if isinstance(one, Rejected)] == [
        "feed.json#2",
        "feed.json#3",
        "feed.json#4",
    ]


def test_each_line_stands_alone() -> None:
    lines = (
        b'\xef\xbb\xbf{"text": "One sank."}\r\n\n{"text": \n{"text": "Two \xff."}\n{"text": "Two."}'
    )
    outcomes = list(read(original(lines, LINES, "feed.jsonl")))
    assert [
        one.capture.uri if isinstance(one, Report) else (one.uri, one.reason) for one in outcomes
    ] == [
        "feed.jsonl#1",
        ("feed.jsonl#3", "breaks off in the middle of a record; get the whole file again"),
        "feed.jsonl#4",
        "feed.jsonl#5",
    ]


def test_lines_in_utf_16_are_read() -> None:
    lines = '{"text": "Fähre ਊ sank."}\n{"text": "Two."}'.encode("utf-16")
    assert len(list(read(original(lines, LINES)))) == 2


def test_json_lines_under_a_json_name_are_read() -> None:
    assert len(list(read(original('{"text": "One."}\n{"text": "Two."}\n', JSON)))) == 2


def test_a_record_that_stands_twice_is_one_report() -> None:
    line = '{"id": "f1", "outlet": "Port Post", "text": "One sank."}\n'
    assert len(list(read(original(line * 3, LINES)))) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"text":' * 100_000, "nested too deeply"),
        ('{"text": "It was la', "breaks off in the middle"),
        ('{"text": "x",}', "is not valid JSON at column 14"),
        ('{"text":\n "x",}', "is not valid JSON at line 2, column 6"),
        ("[]", "an empty list"),
        ("5", "is a number or null, not an object"),
        ('"words"', "is a text, not an object"),
        ('{"text": 5}', 'its "text" is a number'),
        ('{"title": "Ferry held"}', 'has no "text" and no "html"'),
        ('{"text": " "}', 'has no "text"'),
        ('{"text": "..."}', "holds no words"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', "a number too long"),
    ],
)
def test_a_broken_file_is_rejected_with_a_sentence(data: str, said: str) -> None:
    assert said in only_rejected(original(data, JSON)).reason


def test_a_line_nested_too_deeply_is_rejected_alone() -> None:
    outcomes = list(read(original("[" * 100_000 + '\n{"text": "One sank."}', LINES)))
    assert [type(outcome) for outcome in outcomes] == [Rejected, Report]


def test_a_lone_surrogate_is_replaced() -> None:
    assert only_report(original('{"text": "The \\ud800 ferry"}', JSON)).text == "The \ufffd ferry"
