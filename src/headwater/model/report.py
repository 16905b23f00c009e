"""Reports as received, and the stories they cover."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import ReportId, StoryId, content_key
from headwater.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes a report was read from, so that anyone can check our reading.

    Attributes:
        uri: address the bytes came from (``file:`` path as given, or ``-`` for standard
            input); a record inside a file adds ``#`` and its number, counted from 1.
        sha256: hex digest of the bytes as received, before any decoding.
        media_type: as recognised, e.g. ``text/html``.
        size: number of bytes.
    """

    uri: str
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A capture with its bytes, before anything is read out of them."""

    capture: Capture
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time a document claims for itself, as the interval it could mean.

    "2031-03-14" is a whole day; "2031-03-14T22:10Z" is one minute. A clock is a claim like
    any other, so it keeps where it came from.

    Attributes:
        earliest: first moment it could mean, in UTC.
        latest: last moment it could mean, in UTC.
        basis: where the time was read, e.g. ``json:published`` or ``html:meta``.

    Raises:
        ModelError: the interval is the wrong way round, or a bound has no time zone.
    """

    earliest: datetime
    latest: datetime
    basis: str

    def __post_init__(self) -> None:
        if self.earliest.tzinfo is None or self.latest.tzinfo is None:
            raise ModelError(f"a clock needs a time zone: {self.earliest} to {self.latest}")
        if self.earliest > self.latest:
            raise ModelError(f"no such interval: {self.earliest} to {self.latest}")


class ZoneKind(StrEnum):
    """Parts of a report that are not its reporting."""

    HEADLINE = "headline"
    TEXT_CREDIT = "text_credit"  # "SEOUL (Reuters) -", "Edited by ...": speaks of the text
    PHOTO_CREDIT = "photo_credit"  # speaks of a picture, never of the text
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  # "Comments are closed."
    UNREAD = "unread"  # the rest of a text longer than any report; no statement is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a report with a job of its own.

    Attributes:
        names: agencies and people credited there, as written; empty for other kinds.
    """

    kind: ZoneKind
    span: Span
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where one field of a report was read.

    Attributes:
        field: ``title``, ``outlet``, ``byline``, ``published`` or ``label``.
        source: e.g. ``json:outlet``, ``html:og:site_name``, ``text:first line``, ``file name``.
    """

    field: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news item about something that happened.

    Attributes:
        label: short handle for people: the record's own id, or the file's name. Not unique.
        text: title (where the source keeps one apart) and article in NFC, paragraphs parted
            by line breaks as received. Every span in the system points into this string, so
            nothing may change it after ingest.
        title: the headline's words; empty if none was recognised.
        outlet: who published it, as the capture names it; ``None`` if it does not say.
        byline: who is named as author; ``None`` if nobody is.
        url: public address of the report; ``None`` if unknown.
        published: when the outlet says it published; ``None`` if it does not say.
        language: BCP 47 tag, e.g. ``en``.
        zones: disjoint and ascending.
        basis: where title, outlet, byline and date were read.
    """

    id: ReportId
    label: str
    text: str
    title: str
    outlet: str | None
    byline: str | None
    url: str | None
    published: Clock | None
    language: str
    capture: Capture
    zones: tuple[Zone, ...] = ()
    basis: tuple[Basis, ...] = ()

    @property
    def read_to(self) -> int:
        """Where the part ends in which statements are looked for: the text's length, mostly."""
        last = self.zones[-1] if self.zones else None
        unread = last is not None and last.kind is ZoneKind.UNREAD
        return last.span.start if last is not None and unread else len(self.text)

    def zone_at(self, span: Span) -> ZoneKind | None:
        """Return the kind of zone that holds most of ``span``; ``None`` in running text."""
        for zone in self.zones:
            shared = min(zone.span.end, span.end) - max(zone.span.start, span.start)
            if shared * 2 > span.end - span.start:
                return zone.kind
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What is known of a report without its words.

    Attributes:
        title: its headline; without one, the beginning of its first line.
    """

    id: ReportId
    title: str
    published: Clock | None

    @classmethod
    def of(cls, report: Report) -> "Outline":
        """Return a report's outline."""
        title = report.title or first_line(report.text)
        return cls(id=report.id, title=title, published=report.published)


LONGEST_TITLE = 160  # characters of a first line that stands for a headline


def first_line(text: str) -> str:
    """Return the beginning of the first line of a text, by which a report can be called."""
    return text[:LONGEST_TITLE].split("\n", 1)[0]


def report_id(
    *, outlet: str | None, url: str | None, published: str | None, text: str, label: str
) -> ReportId:
    """Name a report by what it is, so that adding it twice changes nothing.

    Two captures without outlet or address are told apart by their label, because a folder of
    saved pages may well hold one text twice, from two outlets that the files do not name.
    """
    who = "" if outlet or url else label
    return ReportId(content_key("report", outlet or "", url or "", published or "", text, who))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that came in and could not be read as a report.

    Attributes:
        uri: where it came from.
        reason: one plain sentence that says what is wrong and what to do.
        sha256: hex digest of the bytes; ``None`` if there were no bytes to be had.
    """

    uri: str
    reason: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that cover the same happening.

    Attributes:
        title: the headline of its earliest report; never our own words.
        reports: ascending by publication time, then by id; undated reports last.
    """

    id: StoryId
    title: str
    reports: tuple[ReportId, ...]
