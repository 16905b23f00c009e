"""Dates told from the day of publication: "last week", "two months ago", "next Friday"."""

import calendar
import re
from datetime import date, timedelta

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
DAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_PART = r"(?P<part>day|week|month|year)"
RELATIVE = re.compile(
    r"\b(?:(?P<day>today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))"
    rf"|(?P<side>last|next) (?P<weekday>{'|'.join(DAYS)})"
    r"|(?P<shift>earlier this|later this|the past|last|this|next) (?P<unit>week|month|year)"
    rf"|(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) {_PART}s? (?P<way>ago|from now))\b",
    re.IGNORECASE,
)


def relative_days(match: re.Match[str], anchor: date) -> tuple[date, date] | None:
    """Return the first and last day that a match of ``RELATIVE`` can mean; ``None`` beyond time.

    A week runs from Monday to Sunday. "Two weeks ago" is the week that lies two before that of
    the anchor, "two months ago" the month, so that the words are held to no more than they say.
    """
    try:
        return _days({k: v.casefold() for k, v in match.groupdict().items() if v}, anchor)
    except (OverflowError, ValueError):
        return None


def _days(parts: dict[str, str], anchor: date) -> tuple[date, date]:
    if "day" in parts:
        day = anchor + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(parts["day"], 0))
        return day, day
    if "weekday" in parts:
        return _weekday(parts["side"], DAYS[parts["weekday"]], anchor)
    if "number" in parts:
        number = _NUMBERS.get(parts["number"]) or int(parts["number"])
        return _part(parts["part"], number if parts["way"] == "from now" else -number, anchor)
    shift, unit = parts["shift"], parts["unit"]
    if shift == "the past":
        length = {"week": 7, "month": 31, "year": 366}[unit]
        return anchor - timedelta(days=length), anchor
    first, last = _part(unit, {"last": -1, "next": 1}.get(shift, 0), anchor)
    # What is told has mostly happened: "this year" reaches to the publication, and no farther.
    if shift == "later this":
        return anchor, last
    return (first, anchor) if "this" in shift else (first, last)


def _weekday(side: str, weekday: int, anchor: date) -> tuple[date, date]:
    if side == "last":
        day = anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    else:
        day = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    return day, day


def _part(unit: str, steps: int, anchor: date) -> tuple[date, date]:
    """Return the day, week, month or year that lies some steps from the anchor's."""
    if unit == "day":
        day = anchor + timedelta(days=steps)
        return day, day
    if unit == "week":
        monday = anchor + timedelta(days=7 * steps - anchor.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + steps
        year, month = months // 12, months % 12 + 1
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(anchor.year + steps, 1, 1), date(anchor.year + steps, 12, 31)
