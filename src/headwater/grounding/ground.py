"""Give each statement the quantities, dates and places that its content names."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from headwater.grounding.dates import find_dates
from headwater.grounding.places import find_places
from headwater.grounding.quantities import find_quantities
from headwater.model import Place, Report, Span, Statement, When


def ground(report: Report, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with their quantities, dates and places, in the same order."""
    places = find_places(report.text[: report.read_to])
    return tuple(_grounded(report, statement, places) for statement in statements)


def _grounded(report: Report, statement: Statement, places: tuple[Place, ...]) -> Statement:
    times = tuple(
        when
        for span in statement.content
        for when in find_dates(report.text, span, report.published)
    )
    return replace(
        statement,
        times=times,
        quantities=tuple(
            quantity
            for span in statement.content
            for quantity in find_quantities(report.text, span, _days(times, span))
        ),
        places=tuple(place for span in statement.content for place in _inside(places, span)),
    )


def _days(times: Sequence[When], span: Span) -> tuple[Span, ...]:
    return tuple(when.span for when in times if when.span.overlaps(span))


def _inside(places: tuple[Place, ...], span: Span) -> tuple[Place, ...]:
    """Return the places that stand whole in a span; ``places`` is in reading order."""
    first = bisect_left(places, span.start, key=lambda place: place.span.start)
    after = bisect_right(places, span.end, key=lambda place: place.span.end)
    return places[first:after]
