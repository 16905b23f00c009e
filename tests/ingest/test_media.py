import pytest

from headwater.ingest.media import HTML, JSON, LINES, MARKDOWN, TEXT, recognise, refuse


@pytest.mark.parametrize(
    ("uri", "data", "media_type"),
    [
        ("a.txt", b"The ferry sank.", TEXT),
        ("a.TXT", b"{no json, but words}", TEXT),
        ("a.md", b"# Ferry", MARKDOWN),
        ("a.htm", b"<p>Ferry", HTML),
        ("a.json", b"{}", JSON),
        ("a.ndjson", b"{}", LINES),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>Ferry", HTML),
        ("a.html", b"plain words", TEXT),
        ("-", b'{"text": "x"}', JSON),
        ("-", b' [{"text": "x"}]', JSON),
        ("-", b'{"text": "x"}\n{"text": "y"}\n', LINES),
        ("-", b'{\n"text": "x"}\n', JSON),
        ("-", b"<div><p>Ferry</p></div>", HTML),
        ("-", b"< 3 ferries sank", TEXT),
        ("-", b"---\ntitle: Ferry\n---\n", MARKDOWN),
        ("-", b"# Ferry\n\nIt sank.", MARKDOWN),
        ("ferry.report", b"The ferry sank.", TEXT),
    ],
)
def test_the_name_decides_and_the_content_where_it_is_silent(
    uri: str, data: bytes, media_type: str
) -> None:
    assert recognise(uri, data) == media_type


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4\n", "looks like a PDF"),
        (b"PK\x03\x04rest", "looks like a ZIP archive"),
        (b"\x1f\x8b\x08", "looks like a gzip archive"),
        (b"\xff\xd8\xff\xe0", "looks like a JPEG picture"),
        (b"{\\rtf1 words}", "looks like a rich-text document"),
        (b"\0\0\0\x20ftypisom", "looks like a film"),
        (b"words \0 words", "looks like binary data"),
        (bytes(range(1, 32)) * 9, "looks like binary data"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "looks like a news feed"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, said: str) -> None:
    assert said in (refuse(data) or "")


@pytest.mark.parametrize(
    "data",
    [b"words", "words".encode("utf-16"), "Fähre".encode("cp1252"), b"a\x1b" + b"b" * 200, b"\n"],
)
def test_text_is_not_refused(data: bytes) -> None:
    assert refuse(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b'<!doctype html><html><head><meta name="generator" content="Headwater dossier"></head>',
        b"[headwater]: # (Headwater dossier)\n\n# 2 reports",
        b'{\n "bottom_line": "2 reports",\n "format": "headwater-dossier"\n}',
    ],
)
def test_a_dossier_of_our_own_is_no_report(data: bytes) -> None:
    refused = refuse(data)
    assert refused is not None
    assert refused.startswith("is a dossier that Headwater wrote")
