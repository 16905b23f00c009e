"""Typed slots of two statements: numbers, dates, polarity, states; where they clash."""

import re

from headwater.claims.clash import Clash, Slot
from headwater.claims.counted import HOUR, MEASURES, UNITS, akin, counterparts_of
from headwater.claims.fates import pair_by_fate, share_a_fate
from headwater.claims.polarity import oppose
from headwater.claims.roles import blamed_apart, read_blame, read_roles, reversed_roles
from headwater.claims.told import Told
from headwater.model import Act, Bound, Quantity, Statement, When

# Between two clocks: they bound a span of time, or list two times.
_SPANNED = re.compile(r"\b(?:and|to|until|till|or)\b|[-–—]", re.IGNORECASE)
_WISHED = frozenset((Act.DESIRE, Act.ORDER))
NEAR = 12  # characters before a number or a day in which a word about it is looked for
DAYS_OF_A_WEEK = 7
_MORE = re.compile(
    r"\b(?:last|remaining|other|another|further|additional|first|next|final) $", re.IGNORECASE
)
_OF_WHOLE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|some|most|half"
    r"|each|several|many|few|dozens)) (?:[a-z]+ )?of (?:(?:the|its|their|these|those|all) )?$",
    re.IGNORECASE,
)
FAR = 32  # characters before a number in which "two of the" stands
_MORE_AFTER = re.compile(
    r"(?<!\bor )\b(?:more|other|further|additional|remaining)\b(?! than)", re.IGNORECASE
)
# "This week" may reach to its end.
_OPEN_END = re.compile(
    r"\b(?:since|until|till|before|after|this (?:week|month|year))\b", re.IGNORECASE
)
REMOTE_DAYS = 45  # two dates further apart are of two happenings


def clashes(left: Told, right: Told) -> tuple[Clash, ...]:
    """Return where two statements about one thing cannot both be right.

    Nothing clashes with silence, and an order never clashes with a fact.
    """
    if left.is_silent or right.is_silent or _other_time(left, right):
        return ()
    one, other = left.statement, right.statement
    found = [
        *_counts(one, other, left.text, right.text),
        *_hours(one, other, left.text, right.text),
    ]
    if days_exclude(one, other) and not _open_days(one, other, left.text, right.text):
        days = one.times[0].span.of(left.text), other.times[0].span.of(right.text)
        found.append(Clash(Slot.DATE, *days))
    # What somebody asks or wishes for may yet not come.
    wished = one.act in _WISHED or other.act in _WISHED
    to_come = left.is_pending and right.is_pending and not wished
    if to_come or one.act.unrealised == other.act.unrealised:
        found += oppose(one, other, left.said, right.said)
    if reversed_roles(read_roles(left.said), read_roles(right.said)):
        found.append(Clash(Slot.ACTOR, left.said, right.said))
    return (*found, *_doers(one, other, left.text, right.text))


def _counts(left: Statement, right: Statement, left_text: str, right_text: str) -> list[Clash]:
    """Return the clashes of counts and measures."""
    if not (left.quantities and right.quantities):
        return []
    return [
        Clash(_kind(one), one.span.of(left_text), other.span.of(right_text))
        for one, other in (
            *akin(left.quantities, right.quantities, left_text, right_text),
            *pair_by_fate(left, right, left_text, right_text),
        )
        if apart(one, other)
        and share_a_fate((one, left, left_text), (other, right, right_text))
        and (left.act in _WISHED) == (right.act in _WISHED)
        and not (_one_more(one, left_text) or _one_more(other, right_text))
        and not (_is_whole(one, left_text) or _is_whole(other, right_text))
    ]


def _doers(left: Statement, right: Statement, left_text: str, right_text: str) -> list[Clash]:
    """Return the clash of two countries to which one harmful deed is laid."""
    if not (left.places and right.places):
        return []  # most pairs name no country, and no deed need be looked for
    one, other = read_blame(left, left_text), read_blame(right, right_text)
    if one is None or other is None or not blamed_apart(one, other):
        return []
    return [Clash(Slot.DOER, one.doer.span.of(left_text), other.doer.span.of(right_text))]


def _one_more(quantity: Quantity, text: str) -> bool:
    """Tell whether a number counts what is left or is added: "the last five", "two more"."""
    start, end = quantity.span.start, quantity.span.end
    return bool(
        _MORE.search(text[max(0, start - NEAR) : start]) or _MORE_AFTER.search(text[start:end])
    )


def _is_whole(quantity: Quantity, text: str) -> bool:
    """Tell whether a number is that of which only some are spoken of: "two of the 14 pumps"."""
    start = quantity.span.start
    return _OF_WHOLE.search(text[max(0, start - FAR) : start]) is not None


def _open_days(left: Statement, right: Statement, left_text: str, right_text: str) -> bool:
    """Tell whether two days do not exclude each other though they share none.

    "Until Friday" and "since May" leave open what came after. "On Monday", told before and after
    that Monday, may be read as two Mondays.
    """
    one, other = left.times[0], right.times[0]
    ends = ((one.span, left_text), (other.span, right_text))
    opens = [_OPEN_END.search(text[max(0, s.start - NEAR) : s.end]) for s, text in ends]
    found = {hit.group().casefold() if hit else "" for hit in opens}
    if len(found) > 1:
        return True  # two ends of one sort can exclude each other
    words = [span.of(text).casefold() for span, text in ends]
    bare = words[0] == words[1] and not any(map(str.isdigit, words[0]))
    return bare and abs((one.earliest - other.earliest).days) == DAYS_OF_A_WEEK


def _hours(left: Statement, right: Statement, left_text: str, right_text: str) -> list[Clash]:
    """Return the clash of times of day where a side gives two: one time by two clocks.

    The two ends of a span of time are no such thing.
    """
    sides = [[q for q in s.quantities if q.unit == HOUR] for s in (left, right)]
    if sorted(map(len, sides)) != [1, 2]:
        return []
    for pair, text in zip(sides, (left_text, right_text), strict=True):
        if len(pair) == 2 and _SPANNED.search(text[pair[0].span.end : pair[1].span.start]):
            return []
    if not all(apart(one, other) for one in sides[0] for other in sides[1]):
        return []
    words = sides[0][0].span.of(left_text), sides[1][0].span.of(right_text)
    return [Clash(Slot.TIME, *words)]


def _other_time(left: Told, right: Told) -> bool:
    """Tell whether the two speak of happenings far apart in time."""
    times = left.statement.times, right.statement.times
    gaps = [
        max((one.earliest - other.latest).days, (other.earliest - one.latest).days)
        for one in times[0]
        for other in times[1]
    ]
    parted = left.is_remote != right.is_remote
    if gaps:
        several = len(times[0]) + len(times[1]) > 2
        return min(gaps) > REMOTE_DAYS and (several or parted)
    return parted


def _kind(quantity: Quantity) -> Slot:
    if quantity.unit == HOUR:
        return Slot.TIME
    return Slot.MEASURE if quantity.unit in UNITS else Slot.QUANTITY


def counterparts(left: Statement, right: Statement) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities of two statements that count the same thing."""
    return counterparts_of(left.quantities, right.quantities)


def apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two intervals share no value. "Over 10,000" and "10,000" touch: not apart."""
    low_one, high_one = _ends(one)
    low_other, high_other = _ends(other)
    return high_one < low_other or high_other < low_one


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities allow the same values: "over" and "more than" do."""
    kinds = {Bound.MORE_THAN: "above", Bound.LESS_THAN: "below"}
    return (
        one.lowest == other.lowest
        and one.highest == other.highest
        and kinds.get(one.bound, "closed") == kinds.get(other.bound, "closed")
    )


def _ends(quantity: Quantity) -> tuple[float, float]:
    low = quantity.lowest if quantity.lowest is not None else float("-inf")
    high = quantity.highest if quantity.highest is not None else float("inf")
    return low, high


def days_apart(one: When, other: When) -> bool:
    """Tell whether two dates share no day."""
    return one.latest < other.earliest or other.latest < one.earliest


def numbers_exclude(left: Statement, right: Statement) -> bool:
    """Tell whether two statements count the same thing differently."""
    return any(apart(one, other) for one, other in counterparts(left, right))


def days_exclude(left: Statement, right: Statement) -> bool:
    """Tell whether two statements each name one date, and the dates share no day."""
    return len(left.times) == len(right.times) == 1 and days_apart(left.times[0], right.times[0])


def unit_changed(left: Statement, right: Statement) -> list[tuple[Quantity, Quantity]]:
    """Return the quantities of one figure that are measured in two units of one kind."""
    return [
        (one, other)
        for one in left.quantities
        for other in right.quantities
        if (one.lowest, one.highest) == (other.lowest, other.highest)
        and one.unit != other.unit
        and any({one.unit, other.unit} <= kind for kind in MEASURES)
    ]
