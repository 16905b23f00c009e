"""Dates in a text, as the days they could mean."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from headwater.grounding.relative_dates import DAYS, RELATIVE, relative_days
from headwater.model import Clock, Precision, Span, When

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_MONTH = r"(?P<month>" + "|".join(sorted(map(str.title, _MONTHS), key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_RANGE = r"(?: ?[-–] ?| to | through | and )(?P<last>[0-3]?\d)"
# Looks ahead, up to the date: no other verb of the past between.
_AHEAD = re.compile(
    r"\b(?:(?:will|would|must|shall|should|could|may|might|can)(?! have)|(?:is|are) to|going to|due"
    r"|likely to|scheduled|expected|expects?|plans?|planned|set|slated|poised|aims?|intends?"
    r"|hopes?|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?"
    r"|deadline|(?:asked|urged|invited) to)\b"
    r"(?:(?!\b(?:was|were|had|did|after|since|following|said|\w{3,}ed on)\b)[^.;])*$"
)
_BEFORE = 120  # characters before a date in which words that look ahead stand
_PATTERNS = (
    re.compile(rf"\b{_MONTH} (?P<day>[0-3]?\d){_RANGE}(?:,? {_YEAR})?\b(?![,.]\d)"),
    re.compile(rf"\b(?P<day>[0-3]?\d){_RANGE} {_MONTH}(?:,? {_YEAR})?\b"),
    re.compile(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?\b"),
    re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}(?:,? (?P<year>(?:19|20)\d\d))?\b"),
    re.compile(
        rf"\b(?:in|since|during|of|by|last|early|late|mid)[ -]{_MONTH}"
        r"(?:,? (?P<year>(?:19|20)\d\d))?\b"
    ),
    re.compile(rf"(?<!\d )\b{_MONTH} {_YEAR}\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<num>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(r"\b(?P<weekday>" + "|".join(map(str.title, DAYS)) + r")\b"),
    re.compile(r"\b(?:in|since|of|by) (?P<year>(?:19|20)\d\d)\b"),
)


def find_dates(text: str, within: Span, published: Clock | None) -> tuple[When, ...]:
    """Return the dates of a stretch of text, in reading order, disjoint.

    A date without a year takes the latest such day that is not after the publication; a weekday
    the latest such day within a week before it. Where the words before it look ahead ("will
    reopen by Thursday"), it takes the next such day. Without a publication date, those that need
    one are passed over.
    """
    anchor = published.latest.date() if published else None
    found = list(_relative(text, within, anchor)) if anchor else []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(when.span) for when in found):
                continue
            ahead = _looks_ahead(text, within, span)
            when = _when(match, span, anchor, ahead=ahead)
            if when is not None:
                found.append(when)
    return _told_twice(text, sorted(found, key=lambda when: when.span))


def _looks_ahead(text: str, within: Span, date: Span) -> bool:
    start = max(within.start, date.start - _BEFORE)
    return _AHEAD.search(text, start, date.start) is not None


def _told_twice(text: str, found: list[When]) -> tuple[When, ...]:
    """Give a day the date that stands beside it: "today, September 6" is the sixth."""
    for place, (one, other) in enumerate(pairwise(found)):
        between, days = text[one.span.end : other.span.start], (one.precision, other.precision)
        if between in (", ", ", the ", " (") and one.anchored and days == (Precision.DAY,) * 2:
            found[place] = replace(one, earliest=other.earliest, latest=other.latest)
    return tuple(found)


def _relative(text: str, within: Span, anchor: date) -> Iterator[When]:
    for match in RELATIVE.finditer(text, within.start, within.end):
        days = relative_days(match, anchor)
        if days is not None:
            span = Span(match.start(), match.end())
            yield When(span=span, earliest=days[0], latest=days[1], anchored=True)


def _when(
    match: re.Match[str], span: Span, anchor: date | None, *, ahead: bool = False
) -> When | None:
    parts = match.groupdict()
    if parts.get("weekday"):
        return _weekday(span, DAYS[parts["weekday"].casefold()], anchor, ahead=ahead)
    month = _MONTHS[parts["month"].casefold()] if parts.get("month") else None
    if parts.get("num"):
        month = int(parts["num"])
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("last"):
        return _range(span, parts, anchor)
    if parts.get("year"):
        return _whole(span, int(parts["year"]), month, day, anchored=False)
    if anchor is None or month is None:
        return None
    if ahead:
        year = anchor.year + ((month, day or 31) < (anchor.month, anchor.day))
    else:
        year = anchor.year - ((month, day or 1) > (anchor.month, anchor.day))
    return _whole(span, year, month, day, anchored=True)


def _range(span: Span, parts: dict[str, str | None], anchor: date | None) -> When | None:
    """Return the days of "March 3 to 5"; a range that runs backwards is none."""
    month, first, last = _MONTHS[(parts["month"] or "").casefold()], parts["day"], parts["last"]
    if anchor is None and not parts["year"]:
        return None
    try:
        given = int(parts["year"] or 0) or anchor.year if anchor else int(parts["year"] or 0)
        start, end = date(given, month, int(first or 0)), date(given, month, int(last or 0))
        if anchor and not parts["year"] and start > anchor:
            start, end = start.replace(year=given - 1), end.replace(year=given - 1)
    except ValueError:
        return None
    if start > end:
        return None
    return When(span=span, earliest=start, latest=end, anchored=not parts["year"])


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


def _weekday(span: Span, weekday: int, anchor: date | None, *, ahead: bool) -> When | None:
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday) % 7
    day = anchor + timedelta(days=(7 - back) % 7) if ahead else anchor - timedelta(days=back)
    return When(span=span, earliest=day, latest=day, anchored=True)
