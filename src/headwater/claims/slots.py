"""Typed slots of two statements: numbers, dates, polarity, outcome; where they clash."""

import re
from dataclasses import dataclass
from enum import StrEnum

from headwater.model import Act, Bound, Quantity, Statement, When

# Did what was tried come off? A small closed class; words of success and of failure.
_SUCCESS = re.compile(
    r"\b(?:hit(?:s|ting)?|struck|strik(?:e|es|ing)|succe\w+|accurate\w*|precise\w*|on target)\b",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"\b(?:miss(?:ed|es)?|fail\w*|fell short|went down|short of|crash\w*|abort\w*|off target)\b",
    re.IGNORECASE,
)


class Slot(StrEnum):
    """What two statements can disagree about."""

    QUANTITY = "quantity"
    DATE = "date"
    POLARITY = "polarity"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of one slot that cannot both be right.

    Attributes:
        left: the words of the left statement that hold its value.
        right: those of the right.
    """

    slot: Slot
    left: str
    right: str


def clashes(
    left: Statement, right: Statement, left_text: str, right_text: str
) -> tuple[Clash, ...]:
    """Return where two statements about one thing cannot both be right.

    Nothing clashes with silence, and an order never clashes with a fact.

    Args:
        left: a statement.
        right: another.
        left_text: text of the left one's report.
        right_text: text of the right one's report.
    """
    if _open(left) or _open(right):
        return ()
    found = [
        Clash(Slot.QUANTITY, one.span.of(left_text), other.span.of(right_text))
        for one, other in _counterparts(left.quantities, right.quantities)
        if apart(one, other)
    ]
    found += [
        Clash(Slot.DATE, one.span.of(left_text), other.span.of(right_text))
        for one in left.times
        for other in right.times
        if days_apart(one, other) and len(left.times) == len(right.times) == 1
    ]
    said, other_said = left.wording(left_text), right.wording(right_text)
    if left.negated != right.negated:
        found.append(Clash(Slot.POLARITY, said, other_said))
    if _came_off(said) is not None and _came_off(other_said) == (not _came_off(said)):
        found.append(Clash(Slot.OUTCOME, said, other_said))
    return tuple(found)


def _open(statement: Statement) -> bool:
    return statement.act in (Act.NOT_SAY, Act.REFUSE)


def _counterparts(
    left: tuple[Quantity, ...], right: tuple[Quantity, ...]
) -> list[tuple[Quantity, Quantity]]:
    """Pair the quantities that count the same thing and stand alone of their kind."""
    pairs = []
    for one in left:
        same = [other for other in right if other.unit == one.unit]
        alone = sum(other.unit == one.unit for other in left) == 1
        if alone and len(same) == 1 and one.unit:
            pairs.append((one, same[0]))
    return pairs


def counterparts(left: Statement, right: Statement) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities of two statements that count the same thing."""
    return _counterparts(left.quantities, right.quantities)


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


def _came_off(words: str) -> bool | None:
    """Tell whether the words say that a trial succeeded; ``None`` if they say neither."""
    good, bad = _SUCCESS.search(words), _FAILURE.search(words)
    if bool(good) == bool(bad):
        return None
    return good is not None
