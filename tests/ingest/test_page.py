import json
from datetime import UTC, datetime

import pytest

from headwater.exceptions import UnreadableReport
from headwater.ingest.page import LARGEST, decode_page, read_page
from headwater.model import ZoneKind
from tests.ingest.originals import LABEL, capture, only_rejected, only_report, original, sources

FILLING = "<p>The harbour master told the paper that nobody on board had been hurt by it.</p>" * 5
PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry held - The Port Post</title>
<meta property="og:site_name" content="The Port Post">
<meta property="article:published_time" content="2031-03-14T09:30+02:00">
<meta name="author" content="By Rhea Moss"><link rel="canonical" href="https://port.example/a">
<meta property="og:title" content="Ferry held | Port Post"></head>
<body><nav>Home <a>News</a></nav><article><h1>Ferry held at Esker</h1>
<p>LUMBRE (ELN) - The ferry was held on Tuesday, the port office said.</p>
<figure><img src="x.jpg"><figcaption>A ferry lies at the quay. Photo: A. Bell/ELN</figcaption>
</figure><p>The office gave no reason for it.</p>%s</article>
<footer>© 2031 Port Post</footer></body></html>"""


def _page(body: str) -> str:
    return f"<html><body>{body}</body></html>"


def test_a_page_gives_its_article_and_says_where_each_field_was_read() -> None:
    report = only_report(original(PAGE % "", "text/html", "saved/ferry.html"))
    assert report.text.split("\n") == [
        "Ferry held at Esker",
        "LUMBRE (ELN) - The ferry was held on Tuesday, the port office said.",
        "A ferry lies at the quay. Photo: A. Bell/ELN",
        "The office gave no reason for it.",
    ]
    assert (report.title, report.outlet) == ("Ferry held at Esker", "The Port Post")
    assert (report.byline, report.url) == ("Rhea Moss", "https://port.example/a")
    assert (report.label, report.language) == ("ferry", "en-GB")
    assert report.published is not None
    assert report.published.earliest == datetime(2031, 3, 14, 7, 30, tzinfo=UTC)
    assert sources(report) == {
        "label": "file name",
        "title": "html:h1",
        "outlet": "html:og:site_name",
        "byline": "html:author",
        "published": "html:article:published_time",
    }


def test_a_figure_s_caption_and_its_credit_are_two_zones() -> None:
    report = only_report(original(PAGE % "", "text/html"))
    assert [(zone.kind, zone.span.of(report.text), zone.names) for zone in report.zones] == [
        (ZoneKind.HEADLINE, "Ferry held at Esker", ()),
        (ZoneKind.TEXT_CREDIT, "LUMBRE (ELN) -", ("ELN",)),
        (ZoneKind.CAPTION, "A ferry lies at the quay.", ()),
        (ZoneKind.PHOTO_CREDIT, "Photo: A. Bell/ELN", ("A. Bell", "ELN")),
    ]


def test_a_longer_page_keeps_its_paragraphs_and_loses_its_furniture() -> None:
    report = only_report(original(PAGE % FILLING, "text/html"))
    assert report.text.startswith("Ferry held at Esker\nLUMBRE (ELN) - The ferry")
    assert "Home" not in report.text
    assert "©" not in report.text


def test_a_title_kept_in_the_head_is_set_before_the_text() -> None:
    source = "<html><head><title>Ferry held</title></head><body><p>It was late.</p></body></html>"
    report = only_report(original(source, "text/html"))
    assert (report.title, report.text) == ("Ferry held", "Ferry held\n\nIt was late.")
    assert sources(report)["title"] == "html:title"


def test_the_page_s_own_data_tells_what_its_marks_do_not() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": "Ferry held",
                "datePublished": "2031-03-14",
                "author": [{"name": "Rhea Moss"}, {"name": "Nils Tarr"}],
                "publisher": {"name": "Port Post"},
            },
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    report = only_report(original(_page(f"{script}<p>It was late.</p>"), "text/html"))
    assert (report.title, report.outlet) == ("Ferry held", "Port Post")
    assert report.byline == "Rhea Moss, Nils Tarr"
    assert sources(report)["published"] == "html:json-ld:datePublished"


@pytest.mark.parametrize("script", ["{", "[" * 5000, "3", '{"@type": 5}', '[["Article"]]'])
def test_broken_page_data_is_passed_over(script: str) -> None:
    source = _page(f'<script type="application/ld+json">{script}</script><p>It was late.</p>')
    assert only_report(original(source, "text/html")).text == "It was late."


@pytest.mark.parametrize("tag", ["<div>", "<b><i>", "<table><tr><td>", "<ul><li>"])
def test_a_page_nested_a_hundred_thousand_deep_is_rejected(tag: str) -> None:
    rejected = only_rejected(original(tag * 100_000 + "<p>It was late.</p>", "text/html"))
    assert rejected.reason == "is nested too deeply to be a page; save the report as text"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<p></p>", "no article was found in this page"),
        ("<html></html>", "no article was found in this page"),
        ("<script>x()</script>", "no article was found in this page"),
        ("<!-- -->", "cannot be read as HTML"),
        ("<", "holds no words"),
    ],
)
def test_a_page_without_words_is_rejected(source: str, said: str) -> None:
    assert said in only_rejected(original(source, "text/html")).reason


def test_a_page_over_the_limit_is_rejected_before_it_is_parsed() -> None:
    with pytest.raises(UnreadableReport, match="is no article"):
        read_page("a" * (LARGEST + 1), capture(), LABEL)


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8")]
)
def test_a_page_is_decoded_by_the_character_set_it_names(charset: str, encoding: str) -> None:
    words = "Паром" if charset == "koi8-r" else "Fähre"
    source = f'<meta charset="{charset}"><p>{words}</p>'
    assert words in decode_page(source.encode(encoding), "a.html")


def test_a_page_that_names_a_wrong_character_set_is_still_utf_8() -> None:
    assert "Fähre" in decode_page('<meta charset="koi8-r"><p>Fähre'.encode(), "a.html")


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "rot13", "nonsense"])
def test_a_codec_that_is_no_encoding_of_the_web_is_not_used(charset: str) -> None:
    source = f'<meta charset="{charset}"><p>Fähre und mehr</p>'.encode("cp1252")
    assert "Fähre" in decode_page(source, "a.html")
