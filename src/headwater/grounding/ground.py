"""Give each statement the quantities and dates that its content names."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.grounding.dates import find_dates
from headwater.grounding.quantities import find_quantities
from headwater.model import Report, Statement


def ground(report: Report, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with their quantities and dates filled in, in the same order."""
    return tuple(_grounded(report, statement) for statement in statements)


def _grounded(report: Report, statement: Statement) -> Statement:
    times = tuple(
        when
        for span in statement.content
        for when in find_dates(report.text, span, report.published)
    )
    days = tuple(when.span for when in times)
    quantities = tuple(
        quantity
        for span in statement.content
        for quantity in find_quantities(report.text, span, days)
    )
    return replace(statement, times=times, quantities=quantities)
