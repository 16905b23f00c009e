"""How well the likelihood of kinship is calibrated, over labelled pairs of reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.bare import Vector
from bench.calibration import brier, calibration_error
from bench.outcome import Figure, percent
from headwater.lineage.evidence import Kinship
from headwater.lineage.likelihood import likelihood
from headwater.lineage.sketch import Sketch, sketch
from headwater.model import Report, Statement, StatementId

BINS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of reports with what is known of it.

    Attributes:
        akin: one was made from the other, or both from a third.
    """

    kinship: Kinship
    akin: bool


def sketch_of(
    report: Report, statements: Sequence[Statement], vectors: Mapping[StatementId, Vector]
) -> Sketch:
    """Boil a report down as the product does; the statements may be those of more reports."""
    return sketch(report, [s for s in statements if s.report == report.id], vectors)


def calibration(pairs: Sequence[Judged]) -> dict[str, Figure]:
    """Return the Brier score and the expected calibration error over five bins, in per cent.

    Templates and identical texts are left out: rules decide them, no likelihood.
    """
    open_ = [p for p in pairs if not p.kinship.is_template and not p.kinship.identical]
    told = [(likelihood(pair.kinship), float(pair.akin)) for pair in open_]
    if not told:
        return {}
    return {
        "kinship_pairs": len(told),
        "kinship_brier": round(brier(told), 3),
        "kinship_calibration_error": percent(calibration_error(told, BINS)),
    }
