"""Which earlier report one copies whole, by wording alone, wherever in a case it stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from headwater.lineage.candidates import MOST, fingerprints
from headwater.lineage.derive import COPY
from headwater.lineage.evidence import compare
from headwater.lineage.sketch import sketch
from headwater.model import Report, ReportId

Key = TypeVar("Key", str, ReportId)
SHARED = 1 / 3  # of a report's fingerprints; a copy of half its words shares more


def find_fingerprints(report: Report) -> tuple[int, ...]:
    """Return what a report's kin are found by, hashes of 64 bits, from its text alone."""
    return fingerprints(sketch(report, (), {}))


def rank_holders(count: int, holders: Iterable[Sequence[Key]]) -> tuple[Key, ...]:
    """Return which reports may be copied by one, at most ``MOST``; most shared first.

    Args:
        count: of its fingerprints.
        holders: of each of them the earlier reports that hold it, as many as an index gives.
    """
    shared = Counter(chain.from_iterable(holders))
    # Of equals the one first met, which is the earliest.
    ranked = sorted(shared.items(), key=lambda item: -item[1])
    return tuple(name for name, held in ranked[:MOST] if held >= SHARED * count)


def find_original(report: Report, earlier: Iterable[Report]) -> ReportId | None:
    """Return the first of some earlier reports that a report copies; ``None`` if it copies none.

    Half of the five-word runs of each must stand in the other, outside quotations, and the facts
    must be the same: a brief inside a round-up is no reason to tell both as one happening.
    """
    held = tuple(earlier)
    if not held:
        return None
    own = sketch(report, (), {})
    for other in held:
        kinship = compare(sketch(other, (), {}), own)
        same = min(kinship.left_runs, kinship.right_runs) >= COPY and not kinship.is_template
        if kinship.identical or same:
            return other.id
    return None
