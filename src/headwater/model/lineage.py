"""How reports descend from one another."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import ReportId
from headwater.model.reason import Reason
from headwater.model.span import Passage


class DerivationKind(StrEnum):
    """How two reports are akin."""

    IDENTICAL = "identical"
    COPY = "copy"
    REWRITE = "rewrite"
    UPDATE = "update"  # the same outlet's next version
    SHARED_SOURCE = "shared_source"  # both from a report we do not hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two passages that share wording. Similarity runs from 0 to 1."""

    left: Passage
    right: Passage
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenReport:
    """A report we do not hold but whose descendants we do (a lost ancestor in a stemma).

    Attributes:
        witnesses: the reports that descend from it, ascending.
    """

    id: ReportId
    witnesses: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One report was made from another (W3C PROV ``wasDerivedFrom``).

    Attributes:
        parent: a held report's id or an ``UnseenReport``'s.
        directed: evidence shows which came first. If not, ``child`` and ``parent`` are in the
            order of their ids and say only that one was made from the other, or both from a
            third.
        probability: 0 to 1, that the two are akin in this way.
        overlaps: the passages that show it, most alike first.

    Raises:
        ModelError: a report derived from itself, or no probability.
    """

    child: ReportId
    parent: ReportId
    kind: DerivationKind
    directed: bool
    probability: float
    overlaps: tuple[Overlap, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.child == self.parent:
            raise ModelError(f"report {self.child} cannot derive from itself")
        if not 0.0 <= self.probability <= 1.0:
            raise ModelError(f"derivation probability {self.probability} is not in 0..1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A report too short to be known as a copy, of which all stands in an earlier one.

    Attributes:
        held_in: the earlier report.
    """

    report: ReportId
    held_in: ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who copied or rewrote whom in one story, and which ancestors we do not hold.

    Attributes:
        briefs: ascending by report; none of them is in ``derivations``.
    """

    derivations: tuple[Derivation, ...] = ()
    unseen: tuple[UnseenReport, ...] = ()
    briefs: tuple[Brief, ...] = ()
