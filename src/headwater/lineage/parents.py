"""Which of several kindred reports a report was made from: those that explain its words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from headwater.lineage.facts import read_figure
from headwater.lineage.sketch import Sketch
from headwater.model import Derivation, DerivationKind, ReportId

COPY = 0.5  # share of five-word runs of one that stand in the other
MOST_PARENTS = 3  # a report merged from more than three is told from none of them
# A long report holds more words of any other by chance: the power of its length that its words
# are divided by. From .2 to .5 the same parents are right.
LENGTH = 0.35
# Who tells of a thing must name it, but chooses the rest of his words: what a name counts.
NAME = 0.5
CREDITED = 1.3  # a parent that the child credits explains so many times more of it
# Words of the child that a further parent alone explains, and their share of those that are left.
# On the developing half, true ones have 9 and .5 at the least, others 1; see decisions/0033.
FURTHER = 5
FURTHER_SHARE = 1 / 3


@dataclass(frozen=True)
class Words:
    """The different content words of each report of a story; gathered when first asked for.

    Attributes:
        sketches: of the reports, in order of time.
    """

    sketches: Sequence[Sketch]

    @cached_property
    def place(self) -> Mapping[ReportId, int]:
        """The report's place in order of time."""
        return {each.report.id: place for place, each in enumerate(self.sketches)}

    @cached_property
    def _held(self) -> dict[ReportId, Set[str]]:
        return {}

    def held(self, report: ReportId) -> Set[str]:
        """Return all of a report's words."""
        found = self._held.get(report)
        if found is None:
            found = self._held[report] = _words(self.sketches[self.place[report]])
        return found

    def names(self, report: ReportId) -> Set[str]:
        """Return those that are words of names."""
        return self.sketches[self.place[report]].names.keys()

    def is_body(self, report: ReportId) -> bool:
        """Tell whether a body other than a medium publishes a report about itself.

        News credits such a body whomever it has the words from, so that its credit shows no way.
        """
        return self.sketches[self.place[report]].speaks_as_body

    def explained(self, way: "Way", left: Set[str]) -> float:
        """Return how well the parent explains words of the child, by number."""
        held, names = self.held(way.parent), self.names(way.parent)
        shared = left & held
        named = len(shared & names | shared & self.names(way.child))
        size = len(held) - (1 - NAME) * len(names & held)
        found = (len(shared) - (1 - NAME) * named) / float(max(1.0, size) ** LENGTH)
        credited = "credits_outlet" in way.weights and not self.is_body(way.parent)
        return found * CREDITED if credited else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a report may have been made from another.

    Attributes:
        weights: of the reasons that show it, by their features.
        derive: returns the link, ``None`` if it does not hold. To tell costs much where two
            reports show too little kinship, so that it is asked only where it could count.
    """

    child: ReportId
    parent: ReportId
    weights: Mapping[str, float]
    derive: Callable[[], Derivation | None]

    @classmethod
    def of(cls, link: Derivation) -> "Way":
        """Return the way that a link shows."""
        return cls(
            child=link.child, parent=link.parent, weights=_weights(link), derive=lambda: link
        )


def _weights(link: Derivation) -> dict[str, float]:
    return {reason.feature: reason.weight for reason in link.reasons}


def _words(sketch: Sketch) -> Set[str]:
    """Return the content words of a report; "5" and "five" are one, as all figures."""
    words = {stem for stem in sketch.stems if not read_figure(stem)}
    return words.union(sketch.figures)


def choose_parents(
    links: Iterable[Derivation], faint: Callable[[ReportId], Sequence[Way]], words: Words
) -> list[Derivation]:
    """Keep of each child's directed links those that explain it; undirected links stay.

    Args:
        links: derivations between held reports.
        faint: gives of a child the ways to it from reports that show too little kinship with it,
            which count where they alone explain what its other parents leave unexplained.
        words: of all reports.
    """
    links = list(links)
    kept = [link for link in links if not link.directed]
    by_child: dict[ReportId, list[Derivation]] = defaultdict(list)
    for link in _without_circles([link for link in links if link.directed], words.place):
        by_child[link.child].append(link)
    copies = {(link.child, link.parent) for link in links if link.directed and _copied(link)}
    for child in sorted(by_child):
        kept.extend(_explaining(by_child[child], faint, words, copies))
    return kept


def _without_circles(links: list[Derivation], place: Mapping[ReportId, int]) -> list[Derivation]:
    """Leave out the weakest link of every circle: no report descends from itself."""
    children: dict[ReportId, set[ReportId]] = defaultdict(set)
    kept = []
    for link in sorted(
        links, key=lambda d: (-_strength(_weights(d)), place[d.parent], place[d.child])
    ):
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


def _copied(link: Derivation) -> bool:
    runs = (reason.weight for reason in link.reasons if reason.feature == "shared_runs")
    return link.kind is DerivationKind.IDENTICAL or any(weight >= COPY for weight in runs)


def _explaining(
    links: list[Derivation],
    faint: Callable[[ReportId], Sequence[Way]],
    words: Words,
    copies: Set[tuple[ReportId, ReportId]],
) -> list[Derivation]:
    """Keep the parent whose words explain the child best, and each that explains what is left.

    Relatives of the true parent share words with the child too; the true parent alone has those
    that its other descendants changed or left out (the variants of textual criticism).
    """
    same = [link for link in links if link.kind is DerivationKind.IDENTICAL]
    if same:  # nothing is left for another parent to explain
        return [min(same, key=lambda link: words.place[link.parent])]
    child = links[0].child
    left = set(words.held(child))
    ways = [Way.of(link) for link in links]
    first = _copied_from(_by_rank(ways, left, words)[0], ways, left, words, copies)
    kept = [links[ways.index(first)]]
    left -= words.held(first.parent)
    ways = [way for way in (*ways, *faint(child)) if way is not first]
    while len(kept) < MOST_PARENTS:
        further = _further(ways, left, words)
        if further is None:
            break
        kept.append(further)
        left -= words.held(further.parent)
        ways = [way for way in ways if way.parent != further.parent]
    return kept


def _further(ways: Sequence[Way], left: Set[str], words: Words) -> Derivation | None:
    """Return the link that explains most of what is left, ``None`` if that is too little."""
    telling = {way.parent for way in ways if _explains_more(words.held(way.parent), left)}
    if not telling:
        return None
    for way in _by_rank(ways, left, words):
        link = way.derive()
        if link is not None:
            return link if way.parent in telling else None
    return None


def _explains_more(held: Set[str], left: Set[str]) -> bool:
    """Tell whether a report with these words explains enough of what is left of a child's."""
    return len(left & held) >= max(FURTHER, FURTHER_SHARE * len(left))


def _by_rank(ways: Iterable[Way], left: Set[str], words: Words) -> list[Way]:
    """Return ways, those first whose parents explain most."""
    return sorted(
        ways,
        key=lambda way: (
            -words.explained(way, left),
            -_strength(way.weights),
            words.place[way.parent],
        ),
    )


def _copied_from(
    way: Way,
    ways: Sequence[Way],
    left: Set[str],
    words: Words,
    copies: Set[tuple[ReportId, ReportId]],
) -> Way:
    """Return the way from what a parent was copied from, if that explains all that it does."""
    told = left & words.held(way.parent)
    above = [
        each
        for each in ways
        if (way.parent, each.parent) in copies and told <= words.held(each.parent)
    ]
    return _by_rank(above, left, words)[0] if above else way


def _strength(weights: Mapping[str, float]) -> float:
    return (
        2.0 * weights.get("identical_text", 0.0)
        + weights.get("shared_runs", 0.0)
        + weights.get("retold_statements", 0.0)
        + 0.25 * weights.get("inherited_credits", 0.0)
        + 0.25 * weights.get("credits_outlet", 0.0)
    )


def find_families(derivations: Sequence[Derivation]) -> dict[ReportId, ReportId]:
    """Map each report that is linked with another to the least id of all so linked with it."""
    family: dict[ReportId, ReportId] = {}

    def find(report: ReportId) -> ReportId:
        while family.setdefault(report, report) != report:
            family[report] = family[family[report]]
            report = family[report]
        return report

    for derivation in derivations:
        one, other = sorted((find(derivation.child), find(derivation.parent)))
        family[other] = one
    return {report: find(report) for report in list(family)}
