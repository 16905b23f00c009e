"""Where claims enter the public record, and how many such places there are."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import ClaimId, EntityId, StatementId
from headwater.model.reason import Reason
from headwater.model.statement import Certainty


class NodeKind(StrEnum):
    """What stands at a point of a claim's way from its origins to the reports."""

    ORIGIN = "origin"
    MEDIUM = "medium"
    UNSEEN_REPORT = "unseen_report"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Node:
    """A point of a claim's way from its origins to the reports.

    Attributes:
        key: an entity's or a report's id; for a control group, its key.
        name: what people call it.
    """

    kind: NodeKind
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hop:
    """A step of a claim's way: what ``upstream`` said reached ``downstream``."""

    upstream: Node
    downstream: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The furthest point upstream that the reports let us reach for a claim.

    Attributes:
        entities: every name this origin goes by: aliases, and parties under one control.
        counted: named, with access of its own; only such an origin raises ``k_min``.
        statements: where the reports credit it.
    """

    name: str
    entities: tuple[EntityId, ...]
    counted: bool
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many independent origins a claim has, in this case, over all worlds thought possible.

    Calibrated on simulated cascades whose truth is known; never from priors set by hand.

    Attributes:
        at_least_two: P(k >= 2), 0 to 1.
        expected: mean number of origins, unnamed ones and a reporter's own eyes included, so
            it may exceed ``k_min``; 1 or more.
        lowest: of the interval that is meant to hold the true number in four cases of five.
        highest: of the same; both ends belong to it.

    Raises:
        ModelError: no chance, or an interval the wrong way round.
    """

    at_least_two: float
    expected: float
    lowest: int
    highest: int

    def __post_init__(self) -> None:
        if not 0.0 <= self.at_least_two <= 1.0:
            raise ModelError(f"P(k >= 2) {self.at_least_two} is not in 0..1")
        if not 1 <= self.lowest <= self.highest:
            raise ModelError(f"no such interval: {self.lowest} to {self.highest}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """How well a claim is supported, in this case, by people who did not hear it from another.

    Attributes:
        k_min: number of independent named origins at the least, 0 or more.
        kappa: least number of points whose removal cuts every way from a counted origin to a
            report (Menger); 0 if no counted origin was reached.
        chokepoints: the one such set of points that is nearest the origins; ``kappa`` of them.
        unnamed: how many unnamed sources stand behind it besides.
        unrecovered: share of its statements, 0 to 1, whose origin the reports do not show.
        certainty: as worded at the earliest place the reports let us reach; a later loss of
            a hedge never raises it.
        hops: the ways, for drawing; ascending.
        estimate: how many origins there may be; ``None`` where nothing was estimated.
        summary: the paragraph an editor can print, clause by clause, each with what shows it;
            the clauses are sentences and follow one another.

    Raises:
        ModelError: more chokepoints than ``kappa``, or a share outside 0..1.
    """

    claim: ClaimId
    origins: tuple[Origin, ...]
    k_min: int
    kappa: int
    chokepoints: tuple[Node, ...]
    unnamed: int
    unrecovered: float
    certainty: Certainty
    hops: tuple[Hop, ...]
    reasons: tuple[Reason, ...]
    estimate: Estimate | None = None
    summary: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if len(self.chokepoints) != self.kappa:
            raise ModelError(f"kappa {self.kappa} with {len(self.chokepoints)} chokepoints")
        if not 0.0 <= self.unrecovered <= 1.0:
            raise ModelError(f"unrecovered share {self.unrecovered} is not in 0..1")
