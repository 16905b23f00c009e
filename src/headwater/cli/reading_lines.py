"""What ``headwater read --json`` prints: one line a report, with all that was found in it."""

import msgspec

from headwater.cli.lines import Interval, Line


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report at hand with their place."""

    start: int
    end: int
    words: str


class ReadZone(Placed, frozen=True, kw_only=True):
    """A stretch of a report that is not its reporting."""

    kind: str


class ReadName(Placed, frozen=True, kw_only=True):
    """A name that the reader found."""

    kind: str
    confidence: float


class ReadNumber(Placed, frozen=True, kw_only=True):
    """A number, as an interval; ``None`` is without bound."""

    lowest: float | None
    highest: float | None
    bound: str
    unit: str


class ReadDate(Placed, frozen=True, kw_only=True):
    """A date, as the days it could mean."""

    earliest: str
    latest: str
    anchored: bool


class ReadEvent(Placed, frozen=True, kw_only=True):
    """A word that tells of an event, judged by the reader."""

    factuality: float


class ReadRelation(msgspec.Struct, frozen=True, kw_only=True):
    """A cue joined to its source and content, as the reader gave it."""

    source: Placed | None
    cue: Placed | None
    content: tuple[Placed, ...]
    layer: str
    sort: str
    outer: int | None
    clausal: bool
    factuality: float | None
    confidence: float
    rule: str | None


class ReadHop(msgspec.Struct, frozen=True, kw_only=True):
    """One hop of a statement's chain, with its places."""

    source: Placed | None
    full: Placed | None
    known_as: str | None
    kind: str | None
    country: str | None
    control: str | None
    cue: Placed | None
    cue_class: str
    credit: str
    content: tuple[Placed, ...]


class ReadStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with all that was found in it."""

    id: str
    words: str
    content: tuple[Placed, ...]
    chain: tuple[ReadHop, ...]
    voice: str
    act: str
    certainty: str
    negated: bool
    hedges: tuple[Placed, ...]
    negations: tuple[Placed, ...]
    quoted: tuple[Placed, ...]
    names: tuple[ReadName, ...]
    numbers: tuple[ReadNumber, ...]
    dates: tuple[ReadDate, ...]
    zone: str | None
    confidence: float


class ReadingLine(Line, frozen=True, kw_only=True, tag="reading"):
    """All that is made of one report by itself; ``version`` is that of this line's make."""

    version: int
    id: str
    label: str
    outlet: str | None
    title: str
    byline: str | None
    url: str | None
    published: Interval | None
    language: str
    uri: str
    sha256: str
    reader: str
    reader_version: str
    text: str
    zones: tuple[ReadZone, ...]
    sentences: tuple[Placed, ...]
    names: tuple[ReadName, ...]
    relations: tuple[ReadRelation, ...]
    events: tuple[ReadEvent, ...]
    statements: tuple[ReadStatement, ...]
