"""What the reader makes of one text, before anybody is credited with anything."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model import Span


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name and what it names."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One text as read.

    Attributes:
        names: in reading order, disjoint.
    """

    names: tuple[Name, ...]
