"""What a reader without Headwater would count: reports, or reports after near-duplicates went."""

from collections.abc import Sequence

from headwater.model import Report
from headwater.text import containment, shingles

Runs = frozenset[tuple[str, ...]]
RUN = 5  # words
DUPLICATE = 0.5  # share of one's runs that stand in the other, for the two to count once


def count_reports(reports: Sequence[Report]) -> int:
    """Count every report as an origin."""
    return len(reports)


def count_without_duplicates(reports: Sequence[Report]) -> int:
    """Count reports after near-duplicates of an earlier one are dropped."""
    kept: list[Runs] = []
    for report in reports:
        runs = frozenset(shingles(report.text, RUN))
        if not any(_alike(runs, other) for other in kept):
            kept.append(runs)
    return len(kept)


def _alike(one: Runs, other: Runs) -> bool:
    return max(containment(one, other), containment(other, one)) >= DUPLICATE
