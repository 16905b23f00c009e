"""Dates in a text, as the days they could mean."""

import calendar
import re
from datetime import date, timedelta

from headwater.model import Clock, Span, When

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_DAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_MONTH = r"(?P<month>" + "|".join(sorted(map(str.title, _MONTHS), key=len, reverse=True)) + r")\.?"
_PATTERNS = (
    re.compile(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?\b"),
    re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}(?:,? (?P<year>(?:19|20)\d\d))?\b"),
    re.compile(
        rf"\b(?:in|since|during|of|by|last|early|late|mid) {_MONTH}"
        r"(?:,? (?P<year>(?:19|20)\d\d))?\b"
    ),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<num>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(r"\b(?P<weekday>" + "|".join(map(str.title, _DAYS)) + r")\b"),
    re.compile(r"\b(?P<relative>today|yesterday|earlier this year|this year|last year)\b", re.I),
    re.compile(r"\b(?:in|since|of|by) (?P<year>(?:19|20)\d\d)\b"),
)


def find_dates(text: str, within: Span, published: Clock | None) -> tuple[When, ...]:
    """Return the dates of a stretch of text, in reading order, disjoint.

    A date without a year takes the latest such day that is not after the publication; a weekday
    the latest such day within a week before it. Without a publication date, those that need one
    are passed over.
    """
    found: list[When] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(when.span) for when in found):
                continue
            when = _when(match, span, published.latest.date() if published else None)
            if when is not None:
                found.append(when)
    return tuple(sorted(found, key=lambda when: when.span))


def _when(match: re.Match[str], span: Span, anchor: date | None) -> When | None:
    parts = match.groupdict()
    if parts.get("weekday"):
        return _weekday(span, _DAYS[parts["weekday"].casefold()], anchor)
    if parts.get("relative"):
        return _relative(span, parts["relative"].casefold(), anchor)
    month = _MONTHS[parts["month"].casefold()] if parts.get("month") else None
    if parts.get("num"):
        month = int(parts["num"])
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("year"):
        return _whole(span, int(parts["year"]), month, day, anchored=False)
    if anchor is None or month is None:
        return None
    year = anchor.year if (month, day or 1) <= (anchor.month, anchor.day) else anchor.year - 1
    return _whole(span, year, month, day, anchored=True)


def _whole(
    span: Span, year: int, month: int | None, day: int | None, *, anchored: bool
) -> When | None:
    try:
        if day and month:
            exact = date(year, month, day)
            return When(span=span, earliest=exact, latest=exact, anchored=anchored)
        if month:
            last = calendar.monthrange(year, month)[1]
            ends = date(year, month, 1), date(year, month, last)
        else:
            ends = date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # "February 31" is no day
        return None
    return When(span=span, earliest=ends[0], latest=ends[1], anchored=anchored)


def _weekday(span: Span, weekday: int, anchor: date | None) -> When | None:
    if anchor is None:
        return None
    day = anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    return When(span=span, earliest=day, latest=day, anchored=True)


def _relative(span: Span, words: str, anchor: date | None) -> When | None:
    if anchor is None:
        return None
    if words in ("today", "yesterday"):
        day = anchor - timedelta(days=words == "yesterday")
        return When(span=span, earliest=day, latest=day, anchored=True)
    year = anchor.year - (words == "last year")
    end = anchor if "this" in words else date(year, 12, 31)
    return When(span=span, earliest=date(year, 1, 1), latest=end, anchored=True)
