"""Who, how many, when, where: the things a text names."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import EntityId
from headwater.model.span import Span


class SourceKind(StrEnum):
    """What sort of source a text credits."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    STATE_MEDIA = "state_media"
    MEDIA = "media"
    DOCUMENT = "document"
    UNNAMED = "unnamed"  # "analysts", "officials", "experts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a report that names or describes someone or something.

    Attributes:
        span: the words, in the report that holds the mention.
        kind: what sort of source it is.
        full: the fullest mention of the same party in the same report ("He" -> "Ida Brandt
            of the Lowell Institute"); ``None`` if this is the fullest.
        entity: who it is, once resolved; ``None`` before that or when nobody is named.
    """

    span: Span
    kind: SourceKind
    full: Span | None = None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something outside the text, known by a name or, if unnamed, by description.

    Attributes:
        name: the fullest name seen.
        aliases: other names seen, ascending; without ``name``.
        country: country or state it belongs to, as written ("North Korea"); ``None`` if the
            reports do not say.
        control: key of the control group: entities with one key are one origin, such as a
            state's media and its leader; ``None`` if nothing shows control.
        scope: for an unnamed source, the report it is confined to; empty if named.
    """

    id: EntityId
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    control: str | None = None
    scope: str = ""

    @property
    def named(self) -> bool:
        """Whether the reports name this party, so that it can count as an origin."""
        return self.kind is not SourceKind.UNNAMED


class Bound(StrEnum):
    """How a number is bounded by its words."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number a text gives, as an interval.

    "more than 10,000 troops" is ``lowest=10000, highest=None, bound=MORE_THAN, unit="troop"``.

    Attributes:
        lowest: smallest value the words allow, ``None`` if unbounded below.
        highest: largest value the words allow, ``None`` if unbounded above.
        bound: what the words say about the number.
        unit: the counted noun, singular and lower case, or a currency or SI unit; empty if
            the text gives none.

    Raises:
        ModelError: a bound is not finite, or the bounds are the wrong way round.
    """

    span: Span
    lowest: float | None
    highest: float | None
    bound: Bound
    unit: str

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.lowest, self.highest) if bound is not None]
        if not all(map(math.isfinite, bounds)) or bounds != sorted(bounds):
            raise ModelError(f"no such interval: {self.lowest} to {self.highest}")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date a text gives, as the days it could mean, both ends included.

    "in August" of 2024 is ``earliest=2024-08-01, latest=2024-08-31``.

    Attributes:
        anchored: the year was taken from the publication date, not from the words.

    Raises:
        ModelError: the interval is the wrong way round.
    """

    span: Span
    earliest: date
    latest: date
    anchored: bool = False

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ModelError(f"no such interval: {self.earliest} to {self.latest}")

    @property
    def precision(self) -> "Precision":
        """The least part of a calendar that holds the interval."""
        if self.earliest == self.latest:
            return Precision.DAY
        if (self.latest - self.earliest).days < 7:
            return Precision.WEEK
        if (self.earliest.year, self.earliest.month) == (self.latest.year, self.latest.month):
            return Precision.MONTH
        if self.earliest.year == self.latest.year:
            return Precision.YEAR
        return Precision.LONGER


class Precision(StrEnum):
    """How closely a date is given."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place a text names, as the country it lies in.

    "Pyongyang", "North Korean" and "the DPRK" all give ``country="PRK"``.

    Attributes:
        country: ISO 3166-1 alpha-3 code; ``XKX`` for Kosovo, which has none.
        city: name of the city in the gazetteer; ``None`` where the words name a country, a
            region, a people or the seat of a government.

    Raises:
        ModelError: the country is no code of three capitals.
    """

    span: Span
    country: str
    city: str | None = None

    def __post_init__(self) -> None:
        if len(self.country) != 3 or not (self.country.isascii() and self.country.isupper()):
            raise ModelError(f"no code of a country: {self.country!r}")
