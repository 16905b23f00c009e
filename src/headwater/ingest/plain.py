"""Plain text: header lines, a first line that is a headline, hard-wrapped lines."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from headwater.ingest.decoding import tidy
from headwater.ingest.draft import Draft, Found
from headwater.ingest.zones import credits_text
from headwater.model import Capture

LONGEST_TITLE = 160  # characters; the longest headlines of wire copy have some 140
_WRAPPED = 100  # characters; editors and mail programs wrap at 72 to 80, some at 100
_NEARLY_FULL = 45  # characters; a shorter line was ended on purpose

# Header word -> field. Also read in a Markdown file's front matter and, by name, in JSON.
FIELDS: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "published": "published",
    "date": "published",
    "byline": "byline",
    "author": "byline",
    "by": "byline",
    "url": "url",
    "link": "url",
    "language": "language",
    "id": "label",
}
_HEADER = re.compile(
    rf"({'|'.join(FIELDS)})[ \t]*:[ \t]*(\S.*)", re.I
)  # "Source: Quayside" above the text names the outlet; below it, it is a credit
_TWO_SENTENCES = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]*[A-Z]")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")


class Headers(NamedTuple):
    """Header lines by field, and the text below them."""

    fields: Mapping[str, str]
    body: str


def read_plain(text: str, capture: Capture, label: Found) -> Draft:
    """Read a plain text: headers if it has any, else its first line as a headline."""
    headers = split_headers(tidy(text).strip())
    body = unwrap(headers.body)
    draft = from_fields(headers.fields, "text:", capture, label, body)
    if draft.title is None and (title := find_title(body)):
        draft = draft.over(
            Draft(
                capture=capture,
                label=label,
                body=body,
                title=Found(title, "text:first line"),
                titled=True,
            )
        )
    return draft


def split_headers(text: str) -> Headers:
    """Cut the leading ``Key: value`` lines whose keys are known; the first of a key counts."""
    fields: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _HEADER.fullmatch(line.strip())
        if found is None:
            return Headers(fields, "\n".join(lines[number:]).strip())
        fields.setdefault(FIELDS[found[1].lower()], found[2])
    return Headers({}, text)  # nothing but headers: then they are the text


def from_fields(
    fields: Mapping[str, str], prefix: str, capture: Capture, label: Found, body: str
) -> Draft:
    """Make a draft of named fields, each with ``prefix`` and its name as its source."""

    def found(field: str) -> Found | None:
        return Found(fields[field], prefix + field) if fields.get(field, "").strip() else None

    return Draft(
        capture=capture,
        label=found("label") or label,
        body=body,
        title=found("title"),
        outlet=found("outlet"),
        byline=found("byline"),
        published=found("published"),
        url=fields.get("url", ""),
        language=fields.get("language", ""),
    )


def find_title(text: str) -> str | None:
    """Return the first line if it stands as a headline over more text, else ``None``.

    It must be short, one sentence at most, a paragraph of its own, and no credit line.
    """
    first, _, rest = text.partition("\n")
    if not rest.strip() or len(first) > LONGEST_TITLE or _TWO_SENTENCES.search(first):
        return None
    alone = rest.startswith("\n") or credits_text(rest.partition("\n")[0])
    if not alone and not _one_line_each(rest):
        return None
    return None if credits_text(first) else first.strip()


def _one_line_each(rest: str) -> bool:
    """Tell whether lines are whole paragraphs, not the wrapped lines of one."""
    following = rest.lstrip()[:1]
    longest = max(map(len, rest.split("\n")))
    return longest > _WRAPPED and not following.islower()


def unwrap(text: str) -> str:
    """Join the lines of a hard-wrapped text into paragraphs; other texts stay as they are.

    A line break becomes a space, so that offsets stay. A text counts as wrapped when no line
    is long and most breaks inside paragraphs fall inside a sentence.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > _WRAPPED:
        return text
    inner = [line for line, after in pairwise(lines) if line and after]
    open_ended = [line for line in inner if not _SENTENCE_END.search(line.rstrip())]
    full = [line for line in open_ended if len(line) >= _NEARLY_FULL]
    if len(full) * 2 <= len(inner):
        return text
    return _BREAK.sub(lambda found: _joint(text, found.start()), text)


def _joint(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return " " if at - start >= _NEARLY_FULL else "\n"
