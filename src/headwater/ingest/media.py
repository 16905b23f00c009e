"""What kind of bytes these are, by their first bytes and the file's name."""

import re
from pathlib import PurePath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
JSON = "application/json"
LINES = "application/x-ndjson"

_BY_SUFFIX = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
}

_SAVE_AS_TEXT = "save the report as text or HTML and give that"
_UNPACK = "unpack it and give the files inside"
_NO_WORDS = "Headwater reads text only"
# First bytes as each format's specification gives them.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _SAVE_AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _SAVE_AS_TEXT),
    (b"{\\rtf", "a rich-text document", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"\x89PNG\r\n", "a PNG picture", _NO_WORDS),
    (b"\xff\xd8\xff", "a JPEG picture", _NO_WORDS),
    (b"GIF87a", "a GIF picture", _NO_WORDS),
    (b"GIF89a", "a GIF picture", _NO_WORDS),
    (b"II*\x00", "a TIFF picture", _NO_WORDS),
    (b"MM\x00*", "a TIFF picture", _NO_WORDS),
    (b"RIFF", "a picture, a sound or a film", _NO_WORDS),
    (b"OggS", "a sound or a film", _NO_WORDS),
    (b"ID3", "a sound", _NO_WORDS),
    (b"\x1aE\xdf\xa3", "a film", _NO_WORDS),
    (b"\x7fELF", "a program", _NO_WORDS),
    (b"SQLite format 3\x00", "a database or a case", "give the reports themselves"),
)
# What Headwater itself writes: a dossier is no report, and must not be read as one.
_DOSSIERS = (
    b'content="Headwater dossier"',
    b"[headwater]: # (Headwater dossier)",
    b'"format": "headwater-dossier"',
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-8 and UTF-16
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MARKUP = re.compile(rb"<(?:html|head|body|p|div|article|h1)[\s>]", re.I)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
HEAD = 4096  # bytes; enough for any signature and for a page's first tags


def refuse(data: bytes) -> str | None:
    """Return why these bytes cannot be a report, in one sentence; ``None`` if they may be."""
    if not data:
        return "is empty; save the report's text in it"
    for first, kind, remedy in _SIGNATURES:
        if data.startswith(first):
            return f"looks like {kind}; {remedy}"
    head = data[:HEAD]
    if head[4:8] == b"ftyp":
        return f"looks like a film; {_NO_WORDS}"
    if any(mark in head for mark in _DOSSIERS[:2]) or (
        head.lstrip().startswith(b"{") and _DOSSIERS[2] in data
    ):
        return "is a dossier that Headwater wrote, not a report; give the reports it was made from"
    if _FEED.match(head):
        return "looks like a news feed; save the reports it links to and give those"
    if not head.startswith(_MARKS):
        controls = len(head) - len(head.translate(None, _CONTROLS))
        # A stray control character is a blemish; one in a hundred is no text.
        if b"\0" in head or controls * 100 > len(head):
            return f"looks like binary data, not text; {_SAVE_AS_TEXT}"
    return None


def recognise(uri: str, data: bytes) -> str:
    """Return the media type, by the name's ending first and the content where that is silent.

    A whole page saved as ``.txt``, and plain words saved as ``.html``, go by their content.
    """
    named = _BY_SUFFIX.get(PurePath(uri).suffix.lower())
    head = data[:HEAD].removeprefix(_MARKS[0])
    if named == HTML:
        return HTML if b"<" in data or head.startswith(_MARKS) else TEXT
    if named in (None, TEXT) and _PAGE.match(head):
        return HTML
    return named or _by_content(head)


def _by_content(head: bytes) -> str:
    words = head.lstrip()
    if words.startswith(b"["):
        return JSON
    if words.startswith(b"{"):
        first, _, rest = words.partition(b"\n")
        more = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
        return LINES if more else JSON
    if words.startswith(b"<") and _MARKUP.search(words):
        return HTML
    return MARKDOWN if words.startswith((b"---\n", b"---\r\n", b"# ")) else TEXT
