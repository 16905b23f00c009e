"""What a page shows, worked out once, so that HTML and Markdown cannot disagree.

Every field that holds words of a report holds them as they stand there; escaping is left to
the one who writes them out.
"""

from dataclasses import dataclass
from enum import StrEnum

from headwater.dossier.picture import Picture
from headwater.model import DriftKind

_OPENING, _CLOSING = tuple('"“„«‘'), tuple('"”“»’')


def needs_marks(words: str) -> tuple[bool, bool]:
    """Tell whether quotation marks are to be put before and after some words.

    Words that bring marks of their own along need no second ones.
    """
    opened = words.startswith(_OPENING)
    return not opened, not (opened and any(mark in words[1:] for mark in _CLOSING))


class Mark(StrEnum):
    """What is marked inside a wording."""

    HEDGE = "hedge"
    QUOTED = "quoted"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage with its place.

    Attributes:
        words: exactly the span's characters.
        handle: the report's short handle, such as ``R3``.
        anchor: where on the page the passage can be read in its report.
        start: first character, in code points into the report's text.
        end: one past the last character.
    """

    words: str
    handle: str
    outlet: str
    anchor: str
    start: int
    end: int

    @property
    def marks(self) -> tuple[bool, bool]:
        """Whether quotation marks are to be put before and after the words."""
        return needs_marks(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a wording under one set of marks.

    Attributes:
        dropped: words that stood here in the earlier wording; empty if none.
        gap: the credit interrupts the words before this piece.
        opens: a quotation begins here whose mark stands outside the content.
        closes: one ends here.
    """

    words: str
    marks: tuple[Mark, ...] = ()
    dropped: str = ""
    gap: bool = False
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One hop of a source chain.

    Attributes:
        words: the fullest words of the report for this source; empty if nobody is named.
        known_as: the name the source goes by elsewhere, if ``words`` do not give it.
        cue: the crediting words; empty if the layout alone credits.
        credit: how the text shows it; empty if source and cue stand with the content.
    """

    words: str
    known_as: str
    cue: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement as a page shows it.

    Attributes:
        chain: outermost first; empty for the report's own voice.
        manner: voice, act and certainty in words.
        outside: hedges that stand outside the content.
        against: handle of the report whose wording it is compared with; empty for the first.
        afresh: too few words are shared to mark changes.
    """

    anchor: str
    handle: str
    report_anchor: str
    outlet: str
    label: str
    when: str
    chain: tuple[Link, ...]
    manner: str
    pieces: tuple[Piece, ...]
    outside: tuple[str, ...]
    zone: str
    against: str
    afresh: bool
    start: int
    end: int

    @property
    def words(self) -> str:
        """The content's words, an interruption by the credit shown as an ellipsis."""
        return "".join(f"{' … ' if piece.gap else ''}{piece.words}" for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDrift:
    """A drift as a page shows it."""

    kind: DriftKind
    name: str
    directed: bool
    before: Quote
    after: Quote
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reason's sentence with the passages that show it."""

    sentence: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An origin of a claim, with the places that credit it."""

    name: str
    counted: bool
    credited: tuple[Quote, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedClaim:
    """A claim that two or more reports tell.

    Attributes:
        denied: what is told is that the fullest wording is not so.
        drift_counts: name and number of each kind of drift, the gravest first.
        conflicts: anchors of the conflicts that its statements are part of.
        unrecovered: share of its statements, in whole per cent, without a recovered origin.
        estimate: chances in words; empty where nothing was estimated.
        summary: the paragraph an editor can print, clause by clause.
        grade: credibility digit and its reason, a sentence; empty if it was not graded.
        judgements: what analysts judged that shaped it, a sentence each.
    """

    handle: str
    anchor: str
    fullest: Quote
    denied: bool
    reports: int
    statements: int
    k_min: int
    unnamed: int
    kappa: int
    chokepoints: tuple[str, ...]
    unrecovered: int
    certainty: str
    estimate: str
    summary: tuple[Explanation, ...]
    drift_counts: tuple[tuple[str, int], ...]
    conflicts: tuple[str, ...]
    wordings: tuple[Wording, ...]
    drifts: tuple[ShownDrift, ...]
    origins: tuple[Source, ...]
    reasons: tuple[Explanation, ...]
    grade: str = ""
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two statements that cannot both hold.

    Attributes:
        claims: handles of the shared claims they belong to, for the left and the right.
        belief: how likely each value is, likeliest first; empty in a case of an older Headwater.
    """

    handle: str
    anchor: str
    left: Wording
    right: Wording
    claims: tuple[str, ...]
    reasons: tuple[Explanation, ...]
    belief: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """What two reports say of one claim, the right marked against the left.

    Attributes:
        claim: handle of the claim; its own place on the page is ``anchor``.
        drifts: between the two.
    """

    claim: str
    anchor: str
    left: tuple[Wording, ...]
    right: tuple[Wording, ...]
    drifts: tuple[ShownDrift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two reports set side by side.

    Attributes:
        left: handle and name.
        right: handle and name.
        anchor: of the pair, such as ``r1-r3``.
        conflicts: handles of the conflicts between the two.
        left_only: number of statements of the left one that the right one does not make.
        right_only: of the right one.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    anchor: str
    rows: tuple[Aligned, ...]
    conflicts: tuple[str, ...]
    left_only: int
    right_only: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A statement that one report alone makes, with what drifted inside that report."""

    wording: Wording
    drifts: tuple[ShownDrift, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleGroup:
    """The single-report statements of one report: credited to someone, and its own voice."""

    handle: str
    report_anchor: str
    outlet: str
    credited: tuple[Single, ...]
    narrated: tuple[Single, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a report's text.

    Attributes:
        statements: anchors of the statements that cover it.
        anchors: those of them that begin here.
        title: whom the report credits for it.
        zone: what part of the report it is; empty in running text.
        claims: handles of the claims whose statement ends here.
    """

    words: str
    statements: tuple[str, ...]
    anchors: tuple[str, ...]
    title: str
    zone: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullReport:
    """A report with everything that a reader needs to check it."""

    handle: str
    anchor: str
    outlet: str
    label: str
    title: str
    byline: str
    url: str
    when: str
    language: str
    uri: str
    sha256: str
    media_type: str
    size: int
    basis: tuple[tuple[str, str], ...]
    kin: tuple[str, ...]
    statements: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Why two reports are held to be akin.

    Attributes:
        overlaps: the passages most alike, the parent's first.
        more: how many alike passages are not shown.
    """

    sentence: str
    reasons: tuple[Explanation, ...]
    overlaps: tuple[tuple[Quote, Quote], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole dossier as a page shows it.

    Attributes:
        rejections: judgements that took statements out of it, a sentence each.
        sides: pairs of reports that share a claim or conflict, those that share most first.
        sides_left_out: how many such pairs are not shown.
    """

    title: str
    bottom_line: tuple[str, ...]
    period: str
    language: str
    figures: tuple[tuple[int, str], ...]
    claims: tuple[SharedClaim, ...]
    picture: Picture
    kinships: tuple[Kinship, ...]
    conflicts: tuple[Conflict, ...]
    sides: tuple[SideBySide, ...]
    sides_left_out: int
    singles: tuple[SingleGroup, ...]
    reports: tuple[FullReport, ...]
    drift_kinds: tuple[tuple[str, str], ...]
    rejections: tuple[str, ...] = ()
