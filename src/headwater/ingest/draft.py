"""What a format's reader found, and how a report is made of it."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from headwater.exceptions import UnreadableReport
from headwater.ingest.dates import read_clock
from headwater.ingest.decoding import one_line, tidy
from headwater.ingest.zones import find_byline, find_masthead, find_published, find_zones
from headwater.model import Basis, Capture, Clock, Report, report_id

LONGEST = 1_000_000  # characters of one report; a long feature has some 50,000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"https?://\S+", re.I)


class Found(NamedTuple):
    """A field's words and where they were read, such as ``json:outlet``."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of a report as a format gives them, before they are tidied.

    Attributes:
        body: the article; it may or may not start with the title.
        titled: the body's first line is the title. If not, a title is set before the body.
        published: a date as written; it may turn out to be none.
        captions: texts that the format marks as captions and that may stand in the body.
    """

    capture: Capture
    label: Found
    body: str
    title: Found | None = None
    titled: bool = False
    outlet: Found | None = None
    byline: Found | None = None
    published: Found | None = None
    url: str = ""
    language: str = ""
    captions: tuple[str, ...] = ()

    def over(self, other: "Draft") -> "Draft":
        """Fill what this draft leaves open from another draft of the same report."""
        return replace(
            self,
            title=self.title or other.title,
            titled=self.titled or (other.titled and not self.title),
            outlet=self.outlet or other.outlet,
            byline=self.byline or other.byline,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
            captions=self.captions or other.captions,
        )


def compose(draft: Draft) -> Report:
    """Make a report: tidy its fields, set the title into the text, mark zones, name it.

    Raises:
        UnreadableReport: the draft holds no words, or too many for one report.
    """
    check_length(draft.body, draft.capture.uri)
    title, text = _join(draft)
    if not any(character.isalnum() for character in text):
        raise UnreadableReport(draft.capture.uri, "holds no words; give a file with the report")
    if not _words(draft.byline) and (named := find_byline(text)):
        draft = replace(draft, byline=Found(named, "text:byline"))
    if not _words(draft.outlet) and (printed := find_masthead(text)):
        draft = replace(draft, outlet=Found(printed, "text:masthead"))
    if not _words(draft.published) and (dated := find_published(text)):
        draft = replace(draft, published=Found(dated, "text:date line"))
    outlet, byline, url = _words(draft.outlet), _words(draft.byline), one_line(draft.url)
    url = url if _ADDRESS.fullmatch(url) else ""
    published = (
        read_clock(one_line(draft.published.words), draft.published.source)
        if (draft.published)
        else None
    )
    label = one_line(draft.label.words) or "report"
    return Report(
        id=report_id(
            outlet=outlet,
            url=url or None,
            published=published.earliest.isoformat() if published else None,
            text=text,
            label=label,
        ),
        label=label,
        text=text,
        title=title,
        outlet=outlet,
        byline=byline,
        url=url or None,
        published=published,
        language=_language(draft.language),
        capture=draft.capture,
        zones=find_zones(text, title, tuple(one_line(words) for words in draft.captions)),
        basis=_bases(draft, title, published),
    )


def check_length(text: str, uri: str) -> None:
    """Refuse a text longer than any report.

    Raises:
        UnreadableReport: it has more than ``LONGEST`` characters.
    """
    if len(text) > LONGEST:
        raise UnreadableReport(
            uri,
            f"one text of {len(text):,} characters is over the limit of {LONGEST:,}; "
            "split it into one file for each report",
        )


def _join(draft: Draft) -> tuple[str, str]:
    """Return the title and the text with the title as its first line."""
    body = tidy(draft.body).strip()
    title = _words(draft.title) or ""
    if not title or not body:
        return "", body  # a headline alone reports nothing, so it is not taken for the text
    first, _, rest = body.partition("\n")
    if draft.titled or _fold(first) == _fold(title):
        # The body's own wording wins, so that the title is a span of the text.
        return (first.strip(), body) if rest.strip() else ("", body)
    return title, f"{title}\n\n{body}"


def _fold(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _words(found: Found | None) -> str | None:
    return (one_line(found.words) or None) if found else None


def _language(tag: str) -> str:
    tag = tag.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else "en"


def _bases(draft: Draft, title: str, published: Clock | None) -> tuple[Basis, ...]:
    kept = (
        ("label", draft.label, True),
        ("title", draft.title, bool(title)),
        ("outlet", draft.outlet, bool(_words(draft.outlet))),
        ("byline", draft.byline, bool(_words(draft.byline))),
        ("published", draft.published, published is not None),
    )
    return tuple(
        Basis(field=field, source=found.source) for field, found, used in kept if found and used
    )
