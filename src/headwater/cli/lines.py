"""The lines of ``--json``: one object a line, its ``type`` first.

Programs rely on these: a key may be added, never renamed, dropped or given another meaning.
`docs/json-lines.md` describes every type and key, and a test holds the two together.
"""

import msgspec

Interval = tuple[str, str]  # earliest and latest moment it could mean, ISO 8601, in UTC


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report with their place: code points, half open, into its text."""

    report: str
    start: int
    end: int
    words: str


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One hop of a source chain."""

    source: str | None
    known_as: str | None
    kind: str | None
    cue: str | None
    credit: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of drift and how often it occurs."""

    kind: str
    count: int


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


class Line(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="line"):
    """What all lines are."""


class RejectedLine(Line, frozen=True, kw_only=True, tag="rejected"):
    """Something that could not be read."""

    uri: str
    reason: str
    sha256: str | None


class AddedLine(Line, frozen=True, kw_only=True, tag="added"):
    """What adding files came to."""

    case: str
    files: int
    new: tuple[str, ...]
    known: tuple[str, ...]
    rejected: int


class RanLine(Line, frozen=True, kw_only=True, tag="ran"):
    """What a run did."""

    case: str
    read: int
    unreadable: int
    stories: int
    traced: int


class StoryLine(Line, frozen=True, kw_only=True, tag="story"):
    """A story, with the bottom line of its dossier."""

    id: str
    title: str
    reports: tuple[str, ...]
    statements: int
    claims: int
    bottom_line: str


class ReportLine(Line, frozen=True, kw_only=True, tag="report"):
    """A report."""

    id: str
    handle: str
    label: str
    outlet: str | None
    title: str
    url: str | None
    published: Interval | None
    uri: str
    sha256: str


class Estimated(msgspec.Struct, frozen=True, kw_only=True):
    """How many independent origins a claim may have; see ``headwater.model.Estimate``."""

    at_least_two: float
    expected: float
    lowest: int
    highest: int


class ClaimLine(Line, frozen=True, kw_only=True, tag="claim"):
    """A claim with what stands behind it."""

    id: str
    handle: str | None
    story: str
    wording: Cited
    reports: int
    statements: int
    k_min: int
    unnamed: int
    kappa: int
    chokepoints: tuple[str, ...]
    unrecovered: float
    certainty: str
    estimate: Estimated | None
    drifts: tuple[Change, ...]
    conflicts: int


class StatementLine(Line, frozen=True, kw_only=True, tag="statement"):
    """One thing that one place of one report says."""

    id: str
    handle: str
    report: str
    outlet: str
    published: Interval | None
    chain: tuple[Hop, ...]
    words: str
    content: tuple[tuple[int, int], ...]
    voice: str
    act: str
    certainty: str
    negated: bool
    hedges: tuple[str, ...]
    zone: str | None


class OriginLine(Line, frozen=True, kw_only=True, tag="origin"):
    """An origin of a claim."""

    claim: str
    name: str
    counted: bool
    statements: tuple[str, ...]


class DriftLine(Line, frozen=True, kw_only=True, tag="drift"):
    """A change of a claim between two wordings."""

    claim: str
    kind: str
    directed: bool
    earlier: str
    later: str
    before: Cited
    after: Cited
    severity: float
    reason: str


class ConflictLine(Line, frozen=True, kw_only=True, tag="conflict"):
    """Two statements that cannot both hold."""

    left: StatementLine
    right: StatementLine
    score: float
    reasons: tuple[str, ...]


class ReasonLine(Line, frozen=True, kw_only=True, tag="reason"):
    """Why a figure of a claim is what it is."""

    claim: str
    feature: str
    weight: float
    detail: str
    evidence: tuple[Cited, ...]


class ComparedLine(Line, frozen=True, kw_only=True, tag="compared"):
    """Two reports set side by side."""

    left: ReportLine
    right: ReportLine
    shared: int
    left_only: int
    right_only: int
    conflicts: int


class SharedLine(Line, frozen=True, kw_only=True, tag="shared"):
    """A claim that both of two reports tell."""

    claim: ClaimLine
    left: tuple[StatementLine, ...]
    right: tuple[StatementLine, ...]
    drifts: tuple[DriftLine, ...]


class OnlyLine(Line, frozen=True, kw_only=True, tag="only"):
    """A statement that only one of two reports makes; ``side`` is ``left`` or ``right``."""

    side: str
    statement: StatementLine


class DerivationLine(Line, frozen=True, kw_only=True, tag="derivation"):
    """A report made from another, or akin to it."""

    child: str
    parent: str
    held: bool
    kind: str
    directed: bool
    probability: float
    reasons: tuple[str, ...]


class HitLine(Line, frozen=True, kw_only=True, tag="hit"):
    """A report that holds all the words asked for."""

    report: str
    label: str
    outlet: str | None
    title: str
    published: Interval | None
    sentence: Cited
    statements: tuple[str, ...]


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
    statements: tuple[ReadStatement, ...]


class CheckedLine(Line, frozen=True, kw_only=True, tag="checked"):
    """What a check went through, and what it found wrong."""

    case: str
    reports: int
    originals: int
    statements: int
    claims: int
    problems: tuple[str, ...]


class WrittenLine(Line, frozen=True, kw_only=True, tag="written"):
    """A file that was written; ``story`` is ``None`` for the index of several."""

    story: str | None
    path: str
