"""Whether every span points into the text it speaks of."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from headwater.model import Passage, Report, ReportId, Span, Statement


def find_stray(value: object, lengths: Mapping[ReportId, int]) -> Iterator[str]:
    """Yield one sentence for every span in a value that runs past its report's text.

    Args:
        value: a model value, or a tuple of them; looked through to the bottom.
        lengths: characters in each report's text.
    """
    for owner, span in _spans(value, None):
        if owner is None:
            yield f"span {span.start}..{span.end} belongs to no report"
        elif owner not in lengths:
            yield f"span {span.start}..{span.end} points into report {owner}, which is not held"
        elif span.end > lengths[owner]:
            yield (
                f"span {span.start}..{span.end} runs past the {lengths[owner]} characters"
                f" of report {owner}"
            )


def _spans(value: object, owner: ReportId | None) -> Iterator[tuple[ReportId | None, Span]]:
    if isinstance(value, Span):
        yield owner, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part, owner)
    elif is_dataclass(value):
        if isinstance(value, Report):
            owner = value.id
        elif isinstance(value, Statement | Passage):
            owner = value.report
        for field in fields(value):
            yield from _spans(getattr(value, field.name), owner)
