"""What a report says, and whom it credits for it."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import EntityId, ReportId, StatementId, content_key
from headwater.model.mention import Mention, Place, Quantity, When
from headwater.model.report import ZoneKind
from headwater.model.span import Span


class Voice(StrEnum):
    """How the words are given."""

    DIRECT = "direct"  # inside quotation marks
    INDIRECT = "indirect"  # paraphrased
    MIXED = "mixed"  # partly quoted
    NARRATED = "narrated"  # the outlet's own voice, nobody credited


class Certainty(StrEnum):
    """How sure the source sounds (FactBank's CT, PR, PS and U)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCOMMITTED = "uncommitted"


class Act(StrEnum):
    """What the source does by saying it; apart from how sure the source sounds."""

    ASSERT = "assert"
    ORDER = "order"  # order or urge; unrealised
    PROMISE = "promise"  # unrealised
    DESIRE = "desire"  # unrealised
    PREDICT = "predict"
    HYPOTHESISE = "hypothesise"
    CONCERN = "concern"
    DENY = "deny"
    REFUSE = "refuse"  # refuses to say
    NOT_SAY = "not_say"  # silence: "the report did not mention ..."
    LABEL = "label"

    @property
    def unrealised(self) -> bool:
        """Whether the content is asked for or promised, so never made true by being said."""
        return self in (Act.ORDER, Act.PROMISE, Act.DESIRE)


class Credit(StrEnum):
    """How the text shows a hop of a chain."""

    EXPLICIT = "explicit"  # source and cue stand with the content
    CARRIED = "carried"  # a neighbouring sentence credits the relay
    BYLINE = "byline"  # the report's own dateline or outlet speaks for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One hop of credit: a source, and the words that credit it.

    Attributes:
        source: who is credited; ``None`` when the words credit someone without saying whom
            ("reportedly", "is said to").
        cue: the crediting words ("said", "according to"); ``None`` when the layout alone
            credits, as in a dateline.
        cue_class: class of the cue in the lexicon, such as ``neutral_report`` or ``factive``;
            empty without a cue.
        credit: how the text shows it.
        content: what this hop is credited with, inner credits included; empty for a hop that
            is carried over from a neighbouring sentence.
    """

    source: Mention | None
    cue: Span | None
    cue_class: str = ""
    credit: Credit = Credit.EXPLICIT
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a report says happened, holds or will happen.

    Attributes:
        content: what is said, in reading order; more than one span when the credit
            interrupts the words.
        chain: whom the report credits, outermost first. "KCNA reported that Kim said X" is
            ``(KCNA, Kim)``; the outlet's own voice is ``()``.
        negated: the content itself is put in the negative, or the source denies it.
        hedges: words that weaken it ("could", "reportedly"), ascending.
        quoted: the parts of the content inside quotation marks, without the marks.
        zone: where in the report it stands; ``None`` in running text.
        confidence: probability, 0 to 1, that this reading of the text is right. It says
            nothing about whether the content is true.

    Raises:
        ModelError: there is no content, or the confidence is not a probability.
    """

    id: StatementId
    report: ReportId
    content: tuple[Span, ...]
    chain: tuple[Attribution, ...]
    voice: Voice
    certainty: Certainty
    act: Act = Act.ASSERT
    negated: bool = False
    hedges: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    zone: ZoneKind | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise ModelError(f"statement {self.id} has no content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ModelError(f"statement {self.id}: confidence {self.confidence} is not in 0..1")

    @property
    def speaker(self) -> Mention | None:
        """The innermost source: the one who is said to have said it."""
        return self.chain[-1].source if self.chain else None

    @property
    def spoken_by(self) -> EntityId | None:
        """The innermost source's entity, its aliases not merged; ``None`` if there is none."""
        speaker = self.speaker
        return speaker.entity if speaker else None

    @property
    def extent(self) -> Span:
        """From the first to the last character of the content."""
        if len(self.content) == 1:
            return self.content[0]
        return Span(self.content[0].start, self.content[-1].end)

    def wording(self, text: str) -> str:
        """Return the content's words; an interruption by the credit shows as an ellipsis."""
        return " … ".join(span.of(text) for span in self.content)


def statement_id(
    report: ReportId,
    content: tuple[Span, ...],
    cue: Span | None,
    hops: int,
    *,
    again: bool = False,
) -> StatementId:
    """Name a statement by its place: report, content, innermost cue and length of chain.

    Args:
        report: the report that holds it.
        content: what is said.
        cue: of the innermost hop.
        hops: length of the chain.
        again: it is told of the second of two parties who say it in the same words.
    """
    places = [f"{span.start}-{span.end}" for span in content]
    last = f"{cue.start}-{cue.end}" if cue else ""
    own = ("again",) if again else ()
    return StatementId(content_key("statement", report, *places, last, str(hops), *own))
