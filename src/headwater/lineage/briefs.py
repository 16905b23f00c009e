"""Reports so short that all they tell, words and names, stands in one earlier report.

METHOD 5: an origin counts only if it has access of its own. A line or two of somebody's report
under another outlet's name is too little to be known as a copy, and shows no access either: whom
it credits can have been taken from that report, with the words or beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from headwater.model import (
    Bound,
    Brief,
    Entity,
    EntityId,
    Lineage,
    Quantity,
    Report,
    ReportId,
    Statement,
)
from headwater.text import content_stems

STATEMENTS = 2  # of the running text of a brief, at most
HELD = 0.8  # share of its content words that stand in the other, so that one in five may be new
SHARED = 3  # content words of a passage, from which two do not word it alike by chance
_LOOKED_THROUGH = 64  # earlier reports that hold a word; a word of more tells little


def note_briefs(
    lineage: Lineage,
    reports: Iterable[Report],
    statements: Iterable[Statement],
    entities: Iterable[Entity],
) -> Lineage:
    """Return a lineage with the briefs among the reports that it derives from nothing held.

    Each is noted with the earliest report, of those that hold most of it. Whoever the brief
    credits is named there too, and what it counts exactly is given there: a party or a count that
    nobody gave before is none that was taken from there. A report without a clock, or of the same
    moment, is no earlier one.

    Args:
        lineage: of the reports; reports known to be akin to another need no such guess.
        reports: of a story.
        statements: all of theirs, sources resolved.
        entities: the parties that the statements credit.
    """
    held = {report.id: report for report in reports}
    told: dict[ReportId, list[Statement]] = defaultdict(list)
    for statement in statements:
        told[statement.report].append(statement)
    known = {line.child for line in lineage.derivations}
    known |= {line.parent for line in lineage.derivations if not line.directed}
    parties = {entity.id: entity for entity in entities}
    pieces = {
        key: piece
        for key, report in held.items()
        if report.published and key not in known and (piece := _read(report, told[key], parties))
    }
    holders = _find_holders(held, pieces)
    briefs = (Brief(report=key, held_in=holder) for key, holder in sorted(holders.items()))
    return replace(lineage, briefs=tuple(briefs))


def _find_holders(
    reports: Mapping[ReportId, Report], briefs: Mapping[ReportId, "_Piece"]
) -> dict[ReportId, ReportId]:
    if not briefs:
        return {}
    wanted = frozenset[str]().union(*(brief.told for brief in briefs.values()))
    postings: dict[str, list[ReportId]] = defaultdict(list)
    for key in sorted(reports, key=lambda each: _moment(reports[each])):
        if reports[key].published:
            for stem in wanted.intersection(content_stems(reports[key].text)):
                postings[stem].append(key)
    found = {}
    for key, brief in briefs.items():
        first, _ = _moment(reports[key])
        held = _count(brief.told, postings)
        sure = _count(brief.sure, postings)
        near = (
            other
            for other, count in held.items()
            if (count >= HELD * len(brief.told) or brief.keeps_words_of(reports[other].text))
            and sure[other] == len(brief.sure)
            and _moment(reports[other])[0] < first
        )
        best = min(near, key=lambda other: (-held[other], _moment(reports[other])), default=None)
        if best is not None:
            found[key] = best
    return found


def _count(stems: Iterable[str], postings: Mapping[str, Sequence[ReportId]]) -> Counter[ReportId]:
    return Counter(
        other for stem in stems for other in islice(postings.get(stem, ()), _LOOKED_THROUGH)
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """The stems of all that a brief tells, and of those the ones that are its own if not held.

    Attributes:
        sure: the names of whom it credits, and the figures it gives as exact.
        narrated: what it tells in its own voice, as worded.
    """

    told: frozenset[str]
    sure: frozenset[str]
    narrated: tuple[str, ...]

    def keeps_words_of(self, text: str) -> bool:
        """Tell whether a passage that it credits nobody with stands in another report too.

        Wording that two share outside quotations is a common text (METHOD 4).
        """
        return any(wording in text for wording in self.narrated)


def _read(
    report: Report, told: Sequence[Statement], entities: Mapping[EntityId, Entity]
) -> _Piece | None:
    running = [s for s in told if s.zone is None]
    if not 0 < len(running) <= STATEMENTS:
        return None
    sources = [hop.source.entity for s in running for hop in s.chain if hop.source]
    parties = (entities[key] for key in sources if key is not None and key in entities)
    named = frozenset(
        stem for party in parties if party.named for stem in content_stems(party.name)
    )
    words: set[str] = set()
    for statement in running:
        # Anybody can round what another counted.
        rough = _figures(statement.quantities, report.text, exact=False)
        words |= frozenset(content_stems(statement.wording(report.text))) - rough
    narrated = (s.wording(report.text) for s in running if not s.chain)
    counted = (_figures(s.quantities, report.text, exact=True) for s in running)
    return _Piece(
        told=named.union(words),
        sure=named.union(*counted) & named.union(words),
        narrated=tuple(each for each in narrated if len(content_stems(each)) >= SHARED),
    )


def _figures(quantities: Iterable[Quantity], text: str, *, exact: bool) -> frozenset[str]:
    """Return the stems with a digit of the quantities that are told as exact, or of the others."""
    return frozenset(
        stem
        for quantity in quantities
        if (quantity.bound is Bound.EXACT) is exact
        for stem in content_stems(quantity.span.of(text))
        if any(map(str.isdigit, stem))
    )


def _moment(report: Report) -> tuple[float, str]:
    # By its words next, not by its id, which changes with the outlet's name.
    return report.published.earliest.timestamp() if report.published else 0.0, report.text
