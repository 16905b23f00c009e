"""Which of several kindred reports a report was made from: those that explain its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from headwater.lineage.sketch import Sketch
from headwater.model import Derivation, DerivationKind, ReportId

RETOLD = 0.6  # mean likeness of statements that shows more than a credit does
REWRITE_RUNS = 0.15  # five-word runs that show more than a credit does
MOST_PARENTS = 3  # a report merged from more than three is told from none of them
# A long report holds more words of any other by chance. The power of its length that its words
# are divided by; from .2 to .5 as many parents of the developing half are right.
LENGTH = 0.35
# Words of the child that a further parent alone explains, and their share of those that are left.
# On the developing half, true ones have 9 and .5 at the least, others 1; see decisions/0033.
FURTHER = 5
FURTHER_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Words:
    """The different content words of each report, and its place in order of time."""

    held: Mapping[ReportId, Set[str]]
    place: Mapping[ReportId, int]

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> "Words":
        """Gather the words of reports that are in order of time."""
        return cls(
            held={each.report.id: words_of(each) for each in sketches},
            place={each.report.id: place for place, each in enumerate(sketches)},
        )

    def explained(self, link: Derivation, left: Set[str]) -> float:
        """Return how well the parent explains words of the child, by number."""
        held = self.held[link.parent]
        return len(left & held) / float(max(1, len(held)) ** LENGTH)


def words_of(sketch: Sketch) -> frozenset[str]:
    """Return the stems of a report's content words, those of quotations too."""
    return frozenset().union(*(each.stems for each in (*sketch.sentences, *sketch.quotations)))


def choose_parents(
    links: Iterable[Derivation], faint: Iterable[Derivation], words: Words
) -> list[Derivation]:
    """Keep of each child's directed links those that explain it; undirected links stay.

    Args:
        links: derivations between held reports.
        faint: directed ones between reports that two by two show too little kinship. They count
            where they alone explain what the child's other parents leave unexplained.
        words: of all reports.
    """
    links = list(links)
    kept = [link for link in links if not link.directed]
    by_child: dict[ReportId, list[Derivation]] = defaultdict(list)
    for link in _without_circles([link for link in links if link.directed], words.place):
        by_child[link.child].append(link)
    parents = {child: {link.parent for link in own} for child, own in by_child.items()}
    others: dict[ReportId, list[Derivation]] = defaultdict(list)
    for link in faint:
        others[link.child].append(link)
    for child in sorted(by_child):
        own = [link for link in by_child[child] if not _passed_on(link, parents)]
        kept.extend(_explaining(own, others[child], words))
    return kept


def _without_circles(links: list[Derivation], place: Mapping[ReportId, int]) -> list[Derivation]:
    """Leave out the weakest link of every circle: no report descends from itself."""
    children: dict[ReportId, set[ReportId]] = defaultdict(set)
    kept = []
    for link in sorted(links, key=lambda d: (-_strength(d), place[d.parent], place[d.child])):
        if link.parent not in _descendants(link.child, children):
            children[link.parent].add(link.child)
            kept.append(link)
    return kept


def _descendants(report: ReportId, children: Mapping[ReportId, set[ReportId]]) -> set[ReportId]:
    found, ahead = {report}, [report]
    while ahead:
        new = children.get(ahead.pop(), set()) - found
        found |= new
        ahead.extend(new)
    return found


def _passed_on(link: Derivation, parents: Mapping[ReportId, set[ReportId]]) -> bool:
    """Tell whether a credit is all that shows a link, and it came with another parent's words.

    Who rewrites a wire that credits an authority credits the authority too, without having read
    its statement.
    """
    features = {reason.feature: reason.weight for reason in link.reasons}
    shown = features.get("retold_statements", 0.0) >= RETOLD
    worded = features.get("shared_runs", 0.0) >= REWRITE_RUNS
    if "credits_outlet" not in features or shown or worded:
        return False
    others = parents[link.child] - {link.parent}
    return any(link.parent in parents.get(other, ()) for other in others)


def _explaining(links: list[Derivation], faint: list[Derivation], words: Words) -> list[Derivation]:
    """Keep the parent whose words explain the child best, and each that explains what is left.

    Relatives of the true parent share words with the child too; the true parent alone has those
    that its other descendants changed or left out (the variants of textual criticism).
    """
    same = [link for link in links if link.kind is DerivationKind.IDENTICAL]
    if same:  # nothing is left for another parent to explain
        return [min(same, key=lambda link: words.place[link.parent])]
    left = set(words.held[links[0].child])
    kept = [_best(links, left, words)]
    left -= words.held[kept[0].parent]
    ahead = [link for link in (*links, *faint) if link is not kept[0]]
    while ahead and len(kept) < MOST_PARENTS:
        further = _best(ahead, left, words)
        new = left & words.held[further.parent]
        if len(new) < max(FURTHER, FURTHER_SHARE * len(left)):
            break
        kept.append(further)
        left -= new
        ahead.remove(further)
    return kept


def _best(links: Sequence[Derivation], left: Set[str], words: Words) -> Derivation:
    return min(
        links,
        key=lambda d: (-words.explained(d, left), -_strength(d), words.place[d.parent]),
    )


def _strength(link: Derivation) -> float:
    by = {reason.feature: reason.weight for reason in link.reasons}
    return (
        2.0 * by.get("identical_text", 0.0)
        + by.get("shared_runs", 0.0)
        + by.get("retold_statements", 0.0)
        + 0.25 * by.get("inherited_credits", 0.0)
        + 0.25 * by.get("credits_outlet", 0.0)
    )
