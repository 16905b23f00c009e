"""The same thing said in several places, and how it changed on the way."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import ClaimId, StatementId, StoryId
from headwater.model.reason import Reason
from headwater.model.span import Passage


class Agreement(StrEnum):
    """How two statements stand to one another."""

    SAME = "same"
    ENTAILS = "entails"  # the left says at least as much as the right
    OVERLAPS = "overlaps"  # a phrase of the left takes for granted what the right tells
    CONTRADICTS = "contradicts"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A judged pair of statements of one story.

    Attributes:
        score: 0 to 1, how surely the two speak of the same thing.
    """

    left: StatementId
    right: StatementId
    agreement: Agreement
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What several statements have in common.

    Attributes:
        wording: the fullest statement's own words; never our paraphrase.
        statements: ascending by publication time of their report, then by place.
    """

    id: ClaimId
    story: StoryId
    wording: Passage
    statements: tuple[StatementId, ...]


class DriftKind(StrEnum):
    """Ways a claim changes between reports."""

    SOURCE_LOST = "source_lost"
    SOURCE_GENERALISED = "source_generalised"
    SOURCE_INVENTED = "source_invented"
    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    HEDGE_CHANGED = "hedge_changed"
    ENDORSEMENT_GAINED = "endorsement_gained"
    STAGE_ESCALATED = "stage_escalated"
    QUOTE_HARDENED = "quote_hardened"
    QUOTE_ALTERED = "quote_altered"
    NUMBER_CHANGED = "number_changed"
    DATE_CHANGED = "date_changed"
    PLACE_CHANGED = "place_changed"
    SCOPE_CUT = "scope_cut"
    SCOPE_GROWN = "scope_grown"
    EVENT_CONTAMINATED = "event_contaminated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One change of a claim between two wordings.

    Attributes:
        earlier: the upstream statement, or simply the first of the two if not ``directed``.
        later: the downstream statement.
        directed: lineage or the clocks show which wording came first.
        before: the words that changed; a hedge, a number, or the whole content.
        after: what stands there now.
        severity: 0 to 1, for sorting; 1 changes what a reader would believe happened.
        reason: one sentence an analyst can check.
    """

    claim: ClaimId
    earlier: StatementId
    later: StatementId
    kind: DriftKind
    directed: bool
    before: Passage
    after: Passage
    severity: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """All that comparing the statements of one story gives.

    Attributes:
        comparisons: pairs inside claims, and overlapping or contradicting pairs of two claims;
            not the unrelated ones.
    """

    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    drifts: tuple[Drift, ...]
