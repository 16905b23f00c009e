"""Which of two kindred reports came first: evidence, or none."""

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.lineage.evidence import Kinship
from headwater.lineage.sketch import Sketch
from headwater.model import Passage, Reason, ReportId, Span
from headwater.text import fold

# Share of the later's runs or sentences in the earlier, or mean likeness of its statements, for
# a clock to count.
CONTAINED = 0.25
SHORTEST = 3  # letters of an outlet's name that is looked for
KEPT = 4_096  # outlets whose names are kept ready


@dataclass(frozen=True, slots=True)
class Direction:
    """A child, its parent, and what shows which is which."""

    child: ReportId
    parent: ReportId
    reason: Reason


def find_child(one: Sketch, other: Sketch) -> tuple[Sketch, Sketch, Span | None] | None:
    """Tell which of two reports is the child, if they are akin; ``None`` if nothing shows it.

    In METHOD's order: an explicit credit of the other's outlet; the same outlet's revision and
    any other clock gap larger than the clocks' uncertainty. Never from length or style.

    Returns:
        The child, the parent, and where the child credits the parent's outlet if that shows it.
    """
    for child, parent in ((one, other), (other, one)):
        place = credits_outlet(child, parent)
        if place is not None and credits_outlet(parent, child) is None:
            return child, parent, place
    first, second = one.report.published, other.report.published
    if first is None or second is None:
        return None
    if first.latest < second.earliest:
        return other, one, None
    return (one, other, None) if second.latest < first.earliest else None


def direct(one: Sketch, other: Sketch, kinship: Kinship) -> Direction | None:
    """Tell which of two kindred reports was made from the other; ``None`` to abstain.

    A clock counts only together with containment.
    """
    found = find_child(one, other)
    if found is None:
        return None
    child, parent, place = found
    reason = (
        _by_clock(child, parent, kinship) if place is None else _by_credit(child, parent, place)
    )
    return Direction(child.report.id, parent.report.id, reason) if reason else None


def _by_credit(child: Sketch, parent: Sketch, place: Span) -> Reason:
    return Reason(
        feature="credits_outlet",
        weight=1.0,
        detail=f"The report credits {parent.report.outlet}.",
        evidence=(Passage(child.report.id, place),),
    )


def credits_outlet(child: Sketch, parent: Sketch) -> Span | None:
    """Return where the child's text credits the parent's outlet; ``None`` if nowhere.

    Photo credits and captions do not count: they speak of the picture.
    """
    if parent.voice is not None and parent.voice != child.voice:
        return child.sources.get(parent.voice)
    name, own = _plain(parent.report.outlet or ""), fold(child.report.outlet or "")
    if len(name) < SHORTEST or fold(name) in own:
        return None
    for credit, span in child.credits.items():
        if credit == fold(name):
            return span
    if name not in child.report.text:
        return None  # which spares most pairs a search
    found = _saying(name).search(child.report.text)
    return Span(found.start(), found.end()) if found else None


@lru_cache(maxsize=KEPT)
def _plain(outlet: str) -> str:
    """Return an outlet's name without what stands in brackets: "Gazette (Halden)"."""
    return re.sub(r"\s*\(.*?\)\s*", "", outlet).strip()


@lru_cache(maxsize=KEPT)
def _saying(name: str) -> re.Pattern[str]:
    """Return the ways in which a text says that it has something from an outlet."""
    return re.compile(
        rf"\b{re.escape(name)}\b(?: \w+)? (?:said|reported|says|reports)\b"
        rf"|\b(?:told|citing|quoting|according to|via) (?:the )?{re.escape(name)}\b"
    )


def _by_clock(child: Sketch, parent: Sketch, kinship: Kinship) -> Reason | None:
    held = kinship.held_of_left if child is kinship.left else kinship.held_of_right
    held = 1.0 if kinship.identical else held  # a text all in quotation marks has no runs
    if held < CONTAINED and not kinship.credits:
        return None
    assert parent.report.published is not None
    assert child.report.published is not None
    detail = (
        f"Published {child.report.published.earliest:%Y-%m-%d %H:%M} UTC, after "
        f"{parent.report.published.latest:%Y-%m-%d %H:%M}, and {held:.0%} alike."
    )
    return Reason(feature="later_clock", weight=held, detail=detail)
