"""Markdown: front matter, headings, and the marks around words taken away."""

import re
from typing import NamedTuple

from headwater.ingest.decoding import tidy
from headwater.ingest.draft import Draft, Found
from headwater.ingest.plain import FIELDS, from_fields, read_plain
from headwater.model import Capture

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_PAIR = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(\S.*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\n]*)")
_RULE = re.compile(r"(?:[-=*_][ \t]*){3,}")
_FENCE = re.compile(r"(?:```|~~~).*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")

# In order: each works on what the one before has left. All are linear in the text.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.{0,1000}?-->", re.S), ""),
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]{1,200}\]:[ \t]+\S.*$", re.M), ""),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,500}>"), ""),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"(?<!\\)\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![\w\\])__(?=\S)([^\n]{1,400}?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\\*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=\S)\*"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,400}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)([^~\n]{1,400}?)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!~>|-])"), r"\1"),
)


class Heading(NamedTuple):
    """A heading's words, and whether the text starts with it."""

    words: str
    first: bool


def read_markdown(text: str, capture: Capture, label: Found) -> Draft:
    """Read Markdown: front matter, then the first ``# heading`` as title, then the words.

    A file without front matter or heading is read as plain text is.
    """
    fields, source = _split_front(tidy(text).strip())
    heading = _find_heading(source)
    body = strip_marks(source)
    if not fields and heading is None:
        return read_plain(body, capture, label)
    draft = from_fields(fields, "front matter:", capture, label, body)
    return draft.over(
        Draft(
            capture=capture,
            label=label,
            body=body,
            title=Found(heading.words, "markdown:heading") if heading else None,
            titled=heading is not None and heading.first,
        )
    )


def strip_marks(text: str) -> str:
    r"""Return the words without Markdown's marks, one paragraph to a line.

    >>> strip_marks("# Ferry *held*\n\nThe [port](x) said\nnothing.")
    'Ferry held\n\nThe port said nothing.'
    """
    paragraphs: list[list[str]] = []
    for line in text.split("\n"):
        _append(paragraphs, line.strip())
    # A single line break in Markdown is a space.
    text = "\n".join(" ".join(lines) for lines in paragraphs)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _append(paragraphs: list[list[str]], line: str) -> None:
    """Add a source line: to the paragraph above it, or as a paragraph of its own."""
    line = _QUOTE.sub("", line, count=1) if line.startswith(">") else line
    heading = _HEADING.match(line)
    if heading:
        paragraphs.extend(([], [heading[2].strip().rstrip("#").rstrip()], []))
    elif not line or _RULE.fullmatch(line) or _FENCE.match(line):
        paragraphs.append([])
    elif item := _ITEM.match(line):
        paragraphs.append([line[item.end() :]])
    elif paragraphs and paragraphs[-1]:
        paragraphs[-1].append(line)
    else:
        paragraphs.append([line])


def _split_front(text: str) -> tuple[dict[str, str], str]:
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in front[1].split("\n"):
        pair = _PAIR.fullmatch(line.strip())
        if pair and pair[1].lower() in FIELDS:
            fields.setdefault(FIELDS[pair[1].lower()], pair[2].strip("[]\"' \t"))
    return fields, text[front.end() :].strip()


def _find_heading(source: str) -> Heading | None:
    for number, line in enumerate(source.split("\n")):
        found = _HEADING.fullmatch(line.strip())
        if found and found[1] == "#" and (words := strip_marks(found[2].rstrip("# \t"))):
            return Heading(words, first=number == 0)
    return None
