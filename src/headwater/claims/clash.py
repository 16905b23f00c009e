"""What two statements can disagree about, and where they do."""

from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """What two statements can disagree about."""

    QUANTITY = "quantity"
    MEASURE = "measure"  # a length, a weight, a sum: the unit does not say of what
    TIME = "time"
    DATE = "date"
    POLARITY = "polarity"
    STATE = "state"
    ACTOR = "actor"
    DOER = "doer"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of one slot that cannot both be right.

    Attributes:
        left: the words of the left statement that hold its value.
        right: those of the right.
        strong: the very words of the one stand denied or opposed in the other.
    """

    slot: Slot
    left: str
    right: str
    strong: bool = True
