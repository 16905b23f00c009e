"""Reports so short that all they tell, words and names, stands in one earlier report.

METHOD 5: an origin counts only if it has access of its own. A line or two of somebody's report
under another outlet's name is too little for lineage to know as a copy, and shows no access
either: whom it credits can have been taken from that report, with the words or beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from headwater.model import Bound, Entity, EntityId, Quantity, Report, ReportId, Statement
from headwater.text import content_stems

STATEMENTS = 2  # of the running text of a brief, at most
HELD = 0.8  # share of its content words that stand in the other, so that one in five may be new
SHARED = 3  # content words of a passage, from which two do not word it alike by chance
_LOOKED_THROUGH = 64  # earlier reports that hold a word; a word of more tells little


def find_echoes(
    reports: Mapping[ReportId, Report],
    told: Mapping[ReportId, Sequence[Statement]],
    entities: Mapping[EntityId, Entity],
    derived: Iterable[ReportId],
) -> dict[ReportId, ReportId]:
    """Map each brief to the earliest report, of those that hold most of it, that holds it.

    Whoever the brief credits is named in the other too, and what it counts exactly is given there:
    a party or a count that nobody gave before is none that was taken from there. A report without
    a clock, or of the same moment, is no earlier one.

    Args:
        reports: of a story.
        told: the statements of each.
        entities: the parties that they credit.
        derived: reports known to be made from another, which need no such guess.
    """
    known = frozenset(derived)
    briefs = {
        key: brief
        for key, report in reports.items()
        if report.published
        and key not in known
        and (brief := _read(report, told.get(key, ()), entities))
    }
    if not briefs:
        return {}
    wanted = frozenset[str]().union(*(brief.told for brief in briefs.values()))
    postings: dict[str, list[ReportId]] = defaultdict(list)
    for key in sorted(reports, key=lambda each: _moment(reports[each])):
        if reports[key].published:
            for stem in wanted.intersection(content_stems(reports[key].text)):
                postings[stem].append(key)
    echoes = {}
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
        found = min(near, key=lambda other: (-held[other], _moment(reports[other])), default=None)
        if found is not None:
            echoes[key] = found
    return echoes


def _count(stems: Iterable[str], postings: Mapping[str, Sequence[ReportId]]) -> Counter[ReportId]:
    return Counter(
        other for stem in stems for other in islice(postings.get(stem, ()), _LOOKED_THROUGH)
    )


@dataclass(frozen=True, slots=True)
class _Brief:
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
) -> _Brief | None:
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
    return _Brief(
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
