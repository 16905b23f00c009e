"""Cutting text where marks begin and end, so that overlapping marks nest in no page."""

from collections.abc import Iterator, Sequence

from headwater.model import Span


def flatten(
    within: Span, marks: Sequence[Span], cuts: Sequence[int] = ()
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Yield the pieces of a stretch in reading order, each with the marks that cover it.

    Together the pieces are the stretch: nothing is lost, doubled or out of order.

    >>> list(flatten(Span(0, 6), [Span(1, 4), Span(3, 9)]))[1:3]
    [(Span(start=1, end=3), (0,)), (Span(start=3, end=4), (0, 1))]

    Args:
        within: the stretch to cut; a text's offsets.
        marks: stretches of the same text, in any order; they may overlap, nest or run out of
            ``within``.
        cuts: further offsets to cut at.

    Returns:
        Pieces with the ascending indices into ``marks``.
    """
    edges: dict[int, list[int]] = {cut: [] for cut in cuts}
    for index, mark in enumerate(marks):
        start, end = max(mark.start, within.start), min(mark.end, within.end)
        if start < end:
            edges.setdefault(start, []).append(index)
            edges.setdefault(end, []).append(index)
    active: set[int] = set()
    here = within.start
    for edge in sorted(edge for edge in edges if within.start <= edge <= within.end):
        if edge > here:
            yield Span(here, edge), tuple(sorted(active))
            here = edge
        # A mark's index stands once at its start and once at its end.
        active.symmetric_difference_update(edges[edge])
    if here < within.end:
        yield Span(here, within.end), tuple(sorted(active))
