"""The product's table of features for pairs of bare sentences."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.bare import Vector, bare_report, encoder, whole_statement
from headwater import grounding
from headwater.claims.features import NAMES, lay_out, measure
from headwater.model import Report, ReportId, Statement, StatementId

# The features of a pair hang on what else the story tells: rare words, what it is all about.
PAIRS_A_STORY = 125
Pairs = Sequence[tuple[str, str]]
Table = NDArray[np.float64]


def pair_table(pairs: Pairs) -> Table:
    """Return the features of each pair, so many pairs at a time taken for one story."""
    parts = [_table(pairs[at : at + PAIRS_A_STORY]) for at in range(0, len(pairs), PAIRS_A_STORY)]
    return np.concatenate(parts) if parts else np.zeros((0, len(NAMES)))


def _table(pairs: Pairs) -> Table:
    texts = [text for pair in pairs for text in pair]
    reports = [bare_report(f"s{number:04}", text) for number, text in enumerate(texts)]
    statements = list(_statements(reports))
    rows = encoder().encode(texts)
    vectors: dict[StatementId, Vector] = {
        s.id: row for s, row in zip(statements, rows, strict=True)
    }
    held: dict[ReportId, Report] = {report.id: report for report in reports}
    bench = lay_out(held, statements, vectors)
    left = np.arange(0, len(texts), 2)
    return measure(bench, left, left + 1).astype(np.float64)


def _statements(reports: Sequence[Report]) -> Iterator[Statement]:
    for report in reports:
        yield from grounding.ground(report, [whole_statement(report)])
