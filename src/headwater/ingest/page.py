"""Web pages: the article by trafilatura, what the page says of itself by its marks."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.etree
import lxml.html
import trafilatura

from headwater.exceptions import UnreadableReport
from headwater.ingest.decoding import decode, one_line
from headwater.ingest.draft import Draft, Found
from headwater.model import Capture

LARGEST = 5_000_000  # characters; trafilatura takes about a second for each million
_LARGEST_DATA = 500_000  # characters of one JSON-LD block; they have some 5,000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
# What the web's encoding standard names, without codecs that are no encodings of text.
_ENCODING = re.compile(
    r"iso-?8859-\d{1,2}|windows-125[0-8]|windows-874|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr)"
    r"|gbk|gb2312|gb18030|big5|iso-2022-jp|macintosh|ibm866",
    re.I,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# fmt: off
_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption", "div", "td",
    "section", "article", "dd", "dt",
})
_FURNITURE = frozenset({
    "nav", "footer", "aside", "script", "style", "noscript", "form", "header", "button",
    "template", "svg", "iframe", "head",
})
# fmt: on
_SPACE_BUT_BREAKS = re.compile(r"[^\S\n]+")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Statement|PressRelease")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_SITE_SEPARATOR = re.compile(r"\s+[|–—·-]\s+")


def decode_page(data: bytes, uri: str) -> str:
    """Decode a page: by its mark, as UTF-8, or by the character set that it names.

    Raises:
        UnreadableReport: the bytes are text in no encoding we can tell.
    """
    named = _CHARSET.search(data[:4096])
    charset = named[1].decode("ascii") if named else ""
    if _ENCODING.fullmatch(charset):
        try:
            return data.decode("utf-8")  # many pages name an old set and are UTF-8
        except UnicodeDecodeError:
            try:
                return data.decode(charset)
            except (LookupError, UnicodeDecodeError):
                pass  # the page is wrong about itself; decode() looks at the bytes alone
    return decode(data, uri)


def read_page(source: str, capture: Capture, label: Found) -> Draft:
    """Read the article of a web page, and its title, outlet, author, date and captions.

    Raises:
        UnreadableReport: no article was found, or the page is too large or nested too deeply.
    """
    if len(source) > LARGEST:
        raise UnreadableReport(
            capture.uri, f"a page of {len(source):,} characters is no article; save it as text"
        )
    tree = _parse(_DECLARATION.sub("", source), capture.uri)
    body = _article(source) or ""
    if "\n" not in body:
        # Of a short page trafilatura gives all words on one line; blocks keep paragraphs.
        body = _blocks(tree) or body
    if not body.strip():
        raise UnreadableReport(
            capture.uri, "no article was found in this page; save the report as text"
        )
    return _describe(tree, body, capture, label)


def _parse(source: str, uri: str) -> Any:
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(source or "<p>", parser=parser)
    except (lxml.etree.LxmlError, ValueError, RecursionError, AssertionError) as error:
        told = one_line(str(error)).rstrip(".") or type(error).__name__
        raise UnreadableReport(uri, f"cannot be read as HTML ({told}); save it as text") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        # libxml2 stops at 256 levels and drops what lies deeper, so the text would have gaps.
        raise UnreadableReport(uri, "is nested too deeply to be a page; save the report as text")
    return tree


def _article(source: str) -> str | None:
    try:
        found = trafilatura.extract(source, include_comments=False, include_tables=False)
    except Exception:  # a page can trip any part of it; its blocks are read then
        return None
    return found if isinstance(found, str) else None


def _blocks(tree: Any) -> str:
    """Return the page's paragraphs, one to a line, without navigation and furniture."""
    root = next(tree.iter("article", "main"), None)
    root = tree.find("body") if root is None else root
    if root is None:
        return ""
    for line_break in root.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    found = [words for block in _leaves(root) if (words := _content(block))]
    return "\n".join(found) or _content(root)


def _leaves(element: Any) -> Iterator[Any]:
    """Yield the blocks that hold no other block; the tree is at most 256 levels deep."""
    if element.tag in _FURNITURE:
        return
    inner = [child for child in element if isinstance(child.tag, str)]
    blocks = [child for child in inner if any(True for _ in child.iter(*_BLOCKS))]
    if not blocks and element.tag in _BLOCKS:
        yield element
    for child in blocks:
        yield from _leaves(child)


def _content(element: Any) -> str:
    words = _SPACE_BUT_BREAKS.sub(" ", str(element.text_content()))
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())


def _describe(tree: Any, body: str, capture: Capture, label: Found) -> Draft:
    meta, data = _meta(tree), _linked_data(tree)
    outlet = _first(
        ("html:og:site_name", meta.get("og:site_name")),
        ("html:json-ld:publisher", _name(data.get("publisher"))),
        ("html:application-name", meta.get("application-name")),
    )
    title, titled = _title(tree, body, meta, data, outlet.words if outlet else "")
    return Draft(
        capture=capture,
        label=label,
        body=body,
        title=title,
        titled=titled,
        outlet=outlet,
        byline=_byline(meta, data),
        published=_published(tree, meta, data),
        url=_address(tree, meta),
        language=str(tree.get("lang") or "").strip(),
        captions=tuple(
            words for element in tree.iter("figcaption") if (words := _content(element))
        ),
    )


def _meta(tree: Any) -> Mapping[str, str]:
    """Return the page's meta fields by their name in small letters; the first of each counts."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(str(element.get("content") or ""))
        for key in ("property", "name", "itemprop"):
            name = str(element.get(key) or "").strip().lower()
            if name and content:
                fields.setdefault(name, content)
    return fields


def _linked_data(tree: Any) -> Mapping[str, object]:
    """Return the fields of the first article that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        source = script.text or ""
        if script.get("type") != "application/ld+json" or len(source) > _LARGEST_DATA:
            continue
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue  # a page's own data is a help, never a need
        graph = value.get("@graph") if isinstance(value, dict) else value
        for entry in (value, *(graph if isinstance(graph, list) else ())):
            if isinstance(entry, dict) and _ARTICLE_TYPES.search(str(entry.get("@type"))[:200]):
                return entry
    return {}


def _name(value: object) -> str:
    """Return a JSON-LD party's name, or several parties' names with commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one) for one in value if not isinstance(one, list))))
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _first(*offers: tuple[str, object]) -> Found | None:
    for source, words in offers:
        if isinstance(words, str) and one_line(words):
            return Found(one_line(words), source)
    return None


def _title(
    tree: Any, body: str, meta: Mapping[str, str], data: Mapping[str, object], outlet: str
) -> tuple[Found | None, bool]:
    """Return the title, and whether the body's first line is it."""
    headings = [one_line(str(element.text_content())) for element in tree.iter("h1")]
    first = one_line(body.strip().partition("\n")[0])
    if first and first in headings:
        return Found(first, "html:h1"), True
    page = one_line(str(tree.findtext(".//title") or ""))
    parts = _SITE_SEPARATOR.split(page)
    # "Ferry held at Esker - Port Post": the site stands last.
    page = page[: page.rfind(parts[-1])].rstrip(" |–—·-") if parts[-1] == outlet else page
    title = _first(
        ("html:og:title", meta.get("og:title")),
        ("html:json-ld:headline", data.get("headline")),
        ("html:h1", headings[0] if len(headings) == 1 else ""),
        ("html:title", page),
    )
    return title, False


def _byline(meta: Mapping[str, str], data: Mapping[str, object]) -> Found | None:
    named = meta.get("article:author", "")
    found = _first(
        ("html:author", meta.get("author")),
        ("html:article:author", "" if "://" in named else named),
        ("html:json-ld:author", _name(data.get("author"))),
    )
    return Found(re.sub(r"^[Bb]y\s+", "", found.words), found.source) if found else None


def _published(tree: Any, meta: Mapping[str, str], data: Mapping[str, object]) -> Found | None:
    offers: list[tuple[str, object]] = [("html:json-ld:datePublished", data.get("datePublished"))]
    offers += [(f"html:{name}", meta.get(name)) for name in _DATES]
    offers += [("html:time", element.get("datetime")) for element in tree.iter("time")][:1]
    return _first(*offers)


def _address(tree: Any, meta: Mapping[str, str]) -> str:
    for element in tree.iter("link"):
        if str(element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href"))
    return meta.get("og:url", "")
