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


class RegroupedLine(Line, frozen=True, kw_only=True, tag="regrouped"):
    """Stories that a run merged, or one that it split."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    reports: tuple[str, ...]


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


class Believed(msgspec.Struct, frozen=True, kw_only=True):
    """How likely a claim's value of one slot is, in this case, where others compete with it."""

    slot: str
    chance: float
    low: float
    high: float


class ClaimLine(Line, frozen=True, kw_only=True, tag="claim"):
    """A claim with what stands behind it."""

    id: str
    handle: str | None
    story: str
    wording: Cited
    denied: bool
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
    beliefs: tuple[Believed, ...]


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


class Contending(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that cannot hold together, with the belief in it."""

    value: Cited
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    unnamed: int
    certainty: str
    chance: float
    low: float
    high: float


class ContestLine(Line, frozen=True, kw_only=True, tag="contest"):
    """What to believe about one slot of a story whose values cannot hold together."""

    slot: str
    values: tuple[Contending, ...]
    hinges_on_copying: bool


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


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that compete for a slot."""

    value: str
    chance: float
    low: float
    high: float
    sources: tuple[str, ...]
    denied_by: tuple[str, ...]


class BeliefLine(Line, frozen=True, kw_only=True, tag="belief"):
    """What to believe about one slot of a table."""

    object: str
    attribute: str
    values: tuple[Rival, ...]
    nothing: float
    hinges_on_copying: bool


class HabitLine(Line, frozen=True, kw_only=True, tag="habit"):
    """How a source of a table has fared."""

    source: str
    accuracy: float
    echo: float
    slots: int


class FusedLine(Line, frozen=True, kw_only=True, tag="fused"):
    """What weighing a table came to."""

    file: str
    rows: int
    rejected: int
    sources: int
    slots: int
    contested: int


class ScoreLine(Line, frozen=True, kw_only=True, tag="score"):
    """How many gold values of a table were found."""

    gold: str
    slots: int
    claimed: int
    right: int


class JudgementLine(Line, frozen=True, kw_only=True, tag="judgement"):
    """One entry of the log of judgements."""

    number: int
    ruling: str
    by: str
    at: str
    reason: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    letter: str
    undoes: int | None
    in_force: bool


class HeadLine(Line, frozen=True, kw_only=True, tag="head"):
    """What the log of judgements ends with."""

    case: str
    judgements: int
    hash: str
