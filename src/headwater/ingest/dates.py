"""Publication times as reports write them, each as the interval it could mean."""

import re
from datetime import UTC, datetime, timedelta, timezone

from headwater.exceptions import ModelError
from headwater.model import Clock

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Day-first or month-first by name only: "03/04/2031" means two days and so is not read.
_DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){_DAY}(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH} {_DAY},? (?P<year>\d{{4}})(?!\d)",
        r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=$|T)",
        rf"^{_MONTH},? (?P<year>\d{{4}})$",
        r"^(?P<year>\d{4})-(?P<month>\d\d)$",
        r"^(?P<year>\d{4})$",
    )
)
_TIME = re.compile(
    r"(?:^|[\sT,])(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?",
    re.I,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?P<sign>[+\u2212-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?$")
# Hours east of Greenwich of the abbreviations that mean one zone in news copy.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7}
_ZONES |= {"MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}
_ZONES |= {"KST": 9, "JST": 9}
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|published|posted"
    r"|updated|on|at|date)\b[.:]?|[,|()·•]",
    re.I,
)
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_LONGEST = 80  # characters; what is longer is a sentence, not a date


def read_clock(words: str, basis: str) -> Clock | None:
    """Read a publication time; ``None`` if the words give none or could mean two.

    "2031-03-14" and "14 March 2031" are the whole day in UTC, "March 2031" the month,
    "2031-03-14T22:10+02:00" that minute in UTC. A time of day without a zone is known to the
    day only, because the zone may move it by half a day. Ten or thirteen digits are seconds
    or milliseconds since 1970.

    Args:
        words: a date as written.
        basis: where it was read; kept in the clock.
    """
    words = " ".join(words.split())
    if not 0 < len(words) <= _LONGEST:
        return None
    try:
        if _EPOCH.fullmatch(words):
            seconds = float(words) / (1000 if words.isdigit() and len(words) == 13 else 1)
            return _clock(datetime.fromtimestamp(int(seconds), UTC), timedelta(seconds=1), basis)
        return _read_written(words, basis)
    except (ValueError, OverflowError, OSError, ModelError):
        return None  # a 31 June, or a year past the calendar


def _read_written(words: str, basis: str) -> Clock | None:
    found = next((match for match in (date.search(words) for date in _DATES) if match), None)
    if found is None:
        return None
    parts = found.groupdict()
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    if not parts.get("day"):
        return _read_period(parts, basis) if not rest.strip() else None
    day = datetime(int(parts["year"]), _month(parts["month"]), int(parts["day"]), tzinfo=UTC)
    return _read_time(day, rest, basis)


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def _read_period(parts: dict[str, str | None], basis: str) -> Clock:
    year, month = int(parts["year"] or 0), parts.get("month")
    first = _month(month) if month else 1
    last = first if month else 12
    start = datetime(year, first, 1, tzinfo=UTC)
    end = datetime(year + last // 12, last % 12 + 1, 1, tzinfo=UTC)
    return _clock(start, end - start, basis)


def _read_time(day: datetime, rest: str, basis: str) -> Clock | None:
    found = _TIME.search(rest)
    if found is None:
        return None if _FILLER.sub("", rest).strip() else _clock(day, timedelta(days=1), basis)
    hour = int(found["hour"])
    if not (found["half"] or found["minute"]):
        return None  # a bare number is no time of day
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    moment = day.replace(
        hour=hour, minute=int(found["minute"] or 0), second=int(found["second"] or 0)
    )
    zone = _FILLER.sub(" ", f"{rest[: found.start()]} {rest[found.end() :]}").strip()
    if not zone:
        return _clock(day, timedelta(days=1), basis)
    offset = _read_offset(zone)
    if offset is None:
        # An unknown abbreviation is still a zone; words that are none make this no date.
        known = re.fullmatch(r"[A-Z]{2,5}", zone)
        return _clock(day, timedelta(days=1), basis) if known else None
    length = timedelta(seconds=1) if found["second"] else timedelta(minutes=1)
    return _clock(moment.replace(tzinfo=timezone(offset)).astimezone(UTC), length, basis)


def _read_offset(zone: str) -> timedelta | None:
    if zone.upper() in _ZONES:
        return timedelta(hours=_ZONES[zone.upper()])
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return offset if found["sign"] == "+" else -offset


def _clock(start: datetime, length: timedelta, basis: str) -> Clock:
    return Clock(earliest=start, latest=start + (length - timedelta(microseconds=1)), basis=basis)
