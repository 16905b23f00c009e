import pytest

from headwater.ingest.plain import find_title, split_headers, unwrap
from headwater.model import ZoneKind
from tests.ingest.originals import only_report, original, sources

LONG = "The harbour office said that the ferry had been held for two days without a reason. " * 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry held at Esker\n\nIt was late.", "Ferry held at Esker"),
        ("Ferry is held at Esker.\n\nIt was late.", "Ferry is held at Esker."),
        (f"Ferry held at Esker\n{LONG}\n{LONG}", "Ferry held at Esker"),
        ("Ferry held at Esker\nBy Rhea Moss\n\nIt was late.", "Ferry held at Esker"),
        ("Ferry held at Esker", None),
        (f"{LONG}\n\nIt was late.", None),
        ("It was late. It sank.\n\nNobody knew.", None),
        ("The ferry was\nlate and sank.", None),
        ("LUMBRE (ELN) -- The ferry sank.\n\nNobody knew.", None),
        ("By Rhea Moss\n\nThe ferry sank.", None),
    ],
)
def test_a_first_line_is_the_headline_where_it_stands_alone(text: str, title: str | None) -> None:
    assert find_title(text) == title


def test_the_headline_stays_in_the_text_and_is_a_zone() -> None:
    report = only_report(original("\n Ferry held at Esker\r\n\r\nIt was late.\r\n"))
    assert report.text == "Ferry held at Esker\n\nIt was late."
    assert report.title == "Ferry held at Esker"
    assert report.zones[0].kind is ZoneKind.HEADLINE
    assert report.zones[0].span.of(report.text) == report.title
    assert sources(report) == {"label": "file name", "title": "text:first line"}


def test_header_lines_are_understood_and_cut() -> None:
    report = only_report(
        original(
            "Title: Ferry held\nOutlet: Port Post\nPUBLISHED: 14 March 2031\nByline: Rhea Moss\n"
            "URL: https://port.example/ferry\nLanguage: en-GB\n\nThe ferry was held.\n"
        )
    )
    assert report.text == "Ferry held\n\nThe ferry was held."
    assert (report.title, report.outlet, report.byline) == ("Ferry held", "Port Post", "Rhea Moss")
    assert (report.url, report.language) == ("https://port.example/ferry", "en-GB")
    assert report.published is not None
    assert report.published.basis == "text:published"
    assert sources(report)["outlet"] == "text:outlet"


def test_a_line_of_its_own_dates_a_text_without_a_header() -> None:
    report = only_report(original("Ferry held at Esker\n\n14 March 2031\n\nIt was late.\n"))
    assert report.published is not None
    assert report.published.basis == "text:date line"
    assert report.published.earliest.isoformat() == "2031-03-14T00:00:00+00:00"
    assert sources(report)["published"] == "text:date line"


def test_a_masthead_names_the_outlet() -> None:
    report = only_report(original("Ferry held at Esker\n\nHarbour Wire\n\nIt was late.\n"))
    assert report.outlet == "Harbour Wire"
    assert sources(report)["outlet"] == "text:masthead"


def test_a_headline_in_capitals_is_no_masthead() -> None:
    report = only_report(original("The Harbour Times\n\nIt was late, she wrote on Monday.\n"))
    assert report.outlet == "The Harbour Times"
    report = only_report(original("Critics Attack Harbour Times\n\nIt was late.\n"))
    assert report.outlet is None


def test_a_header_outranks_a_line_that_is_a_date() -> None:
    report = only_report(original("Date: 14 March 2031\n\nFerry held\n\n15 March 2031\nIt sank.\n"))
    assert report.published is not None
    assert report.published.basis == "text:published"


def test_a_date_that_cannot_be_read_leaves_no_basis() -> None:
    report = only_report(original("Date: soon\n\nThe ferry was held."))
    assert report.published is None
    assert "published" not in sources(report)


def test_text_of_nothing_but_headers_is_the_text() -> None:
    assert split_headers("Title: Ferry held").body == "Title: Ferry held"


def test_a_byline_in_the_text_is_the_byline() -> None:
    report = only_report(original("Ferry held\n\nBy Rhea Moss and Nils Tarr\n\nIt was late."))
    assert report.byline == "Rhea Moss and Nils Tarr"
    assert sources(report)["byline"] == "text:byline"


def test_hard_wrapped_lines_become_paragraphs_of_the_same_length() -> None:
    wrapped = (
        "Ferry held at Esker\n\nThe harbour office said that the ferry had been held for\n"
        "two days, and would not say when it might leave the port of\nVale again.\n\nIt was late."
    )
    plain = unwrap(wrapped)
    assert len(plain) == len(wrapped)
    assert plain.count("\n") == 4
    assert "held for two days" in plain


@pytest.mark.parametrize(
    "text", ["One line.\nAnother line.", "Ferry held\nPort shut", "a\n\nb", f"{LONG}\n{LONG}"]
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    assert unwrap(text) == text
