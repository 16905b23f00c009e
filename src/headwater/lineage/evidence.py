"""What two reports have in common, and how strongly it speaks for kinship."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.facts import find_figures
from headwater.lineage.forms import Place
from headwater.lineage.sketch import Sketch
from headwater.model import Overlap, Passage, ReportId, Span
from headwater.text import containment

Key = TypeVar("Key", bound=Hashable)
COVERED = 0.55  # share of a sentence's content words that make it a rewrite of another
RETOLD = 0.6  # cosine at which a statement is another one told again
FEW_STATEMENTS = 3  # a mean over fewer says nothing
LITTLE = 0.05  # five-word runs shared; below it hardly a phrase survives
FEW_SENTENCES = 0.2  # share of sentences alike; below it hardly one survives
ENOUGH_FIGURES = 2  # of each, before other figures mean other facts
SAME_FIGURES = 0.62  # share; up to it a wording is a template (Reuters pairs part here)
FEW_FIGURES = 0.4  # share; of many figures, a table filled in anew
MANY_FIGURES = 6
SHOWN = 6  # places given with each kind of evidence
FEW_PASSAGES = 60  # sentences of a report that are looked at one by one; of more, an index is kept
ENOUGH_WORDS = 5  # content words; shorter sentences are alike by chance


class Match(NamedTuple):
    """A place of the left report and the place of the right that stands for it."""

    left: Span
    right: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Kinship:
    """Evidence between two reports, left and right as compared.

    Attributes:
        left: the one report.
        right: the other.
        identical: the same words in the same order.
        left_runs: share of the left's five-word runs that stand in the right, 0 to 1.
        left_covered: share of the left's sentences that have a rewrite in the right, 0 to 1.
        ordered: of the aligned sentences, the share that stand in the same order, 0 to 1.
        quoted: number of quotations (or a quotation and a paraphrase) that they share.
        lists: enumerations of three that they share in the same order.
        sources: named parties that both credit.
        credits: names of people or agencies that both texts' credit lines hold.
        overlaps: aligned sentences, most alike first.
        left_told: mean over the left's statements of the likeness (cosine of vectors) of the
            statement of the right that comes nearest, 0 to 1; 0 with fewer than
            ``FEW_STATEMENTS``.
        told: statements with a near counterpart, most alike first.
        figures: how many numbers outside quotations both hold.
        names: how many words of names outside quotations both hold.
        held: where the first ``SHOWN`` of these stand, left and right.
        same_slots: aligned sentences with figures whose figures agree.
        other_slots: aligned sentences each of which has a figure that the other has not.
        left_facts: how many figures and how many words of names the left holds.
        words: different content words outside quotations that both hold.
        left_words: how many the left holds.
    """

    left: ReportId
    right: ReportId
    identical: bool
    left_runs: float
    right_runs: float
    left_covered: float
    right_covered: float
    ordered: float
    quoted: tuple[Match, ...]
    lists: tuple[Match, ...]
    sources: tuple[Match, ...]
    credits: tuple[Match, ...]
    overlaps: tuple[Match, ...]
    left_told: float
    right_told: float
    told: tuple[Match, ...]
    figures: int
    names: int
    held: tuple[tuple[Place, Place], ...]
    left_facts: tuple[int, int]
    right_facts: tuple[int, int]
    same_slots: int
    other_slots: int
    words: int
    left_words: int
    right_words: int

    def show(self, matches: Iterable[Match]) -> tuple[Overlap, ...]:
        """Return places as the passages that a dossier shows."""
        return tuple(
            Overlap(
                left=Passage(self.left, one),
                right=Passage(self.right, other),
                similarity=min(1.0, similarity),
            )
            for one, other, similarity in matches
        )

    @property
    def retold(self) -> float:
        """The larger mean likeness of statements."""
        return max(self.left_told, self.right_told)

    @property
    def facts(self) -> int:
        """How many figures and words of names both hold."""
        return self.figures + self.names

    @property
    def agreement(self) -> float:
        """Share of the facts of the one that holds fewer that the other holds too, 0 to 1."""
        fewer = min(sum(self.left_facts), sum(self.right_facts))
        return self.facts / fewer if fewer else 0.0

    @property
    def held_of_left(self) -> float:
        """The largest share of the left that stands in the right, in whatever way."""
        facts = self.facts / max(1, sum(self.left_facts))
        return max(self.left_runs, self.left_covered, self.left_told, min(1.0, facts))

    @property
    def held_of_right(self) -> float:
        """The largest share of the right that stands in the left, in whatever way."""
        facts = self.facts / max(1, sum(self.right_facts))
        return max(self.right_runs, self.right_covered, self.right_told, min(1.0, facts))

    @property
    def is_template(self) -> bool:
        """Whether the wording they share holds other figures in one than in the other.

        Where sentences that stand for one another hold figures, these decide; where none does,
        or of many figures hardly any is the same, all figures do.
        """
        if self.runs < LITTLE and self.covered < FEW_SENTENCES:
            return False  # no wording in common, no template
        fewer = min(self.left_facts[0], self.right_facts[0])
        if fewer < ENOUGH_FIGURES or self.figures > SAME_FIGURES * fewer:
            return False
        few = self.figures <= FEW_FIGURES * fewer
        if (self.same_slots or self.other_slots) and not (few and fewer >= MANY_FIGURES):
            return self.other_slots >= self.same_slots
        return fewer > ENOUGH_FIGURES

    @property
    def runs(self) -> float:
        """The larger containment of five-word runs."""
        return max(self.left_runs, self.right_runs)

    @property
    def covered(self) -> float:
        """The larger share of rewritten sentences."""
        return max(self.left_covered, self.right_covered)


def compare(left: Sketch, right: Sketch) -> Kinship:
    """Weigh everything two reports have in common. Swapping them swaps left and right."""
    there = _align(left, right)
    slots = _slots(left, right, there)
    back = _align(right, left)
    order = [match.right.start for match in there]
    rising = sum(1 for a, b in pairwise(order) if a <= b)
    figures = [figure for figure in left.figures if figure in right.figures]
    names = [name for name in left.names if name in right.names]
    held = [(left.figures[each], right.figures[each]) for each in figures[:SHOWN]]
    held += [(left.names[each], right.names[each]) for each in names[: SHOWN - len(held)]]
    return Kinship(
        left=left.report.id,
        right=right.report.id,
        identical=left.words == right.words,
        left_runs=containment(left.runs, right.runs),
        right_runs=containment(right.runs, left.runs),
        left_covered=_share(there, left),
        right_covered=_share(back, right),
        ordered=rising / (len(order) - 1) if len(order) > 1 else 0.0,
        quoted=_shared_quotations(left, right),
        lists=_shared_places(left.lists, right.lists),
        sources=_shared_places(left.sources, right.sources),
        credits=_shared_places(left.credits, right.credits),
        overlaps=tuple(sorted(there, key=_most_alike)),
        left_told=_told(left, right),
        right_told=_told(right, left),
        told=_retold(left, right),
        figures=len(figures),
        names=len(names),
        held=tuple(held),
        left_facts=(len(left.figures), len(left.names)),
        right_facts=(len(right.figures), len(right.names)),
        same_slots=sum(slot.agree for slot in slots),
        other_slots=sum(slot.differ for slot in slots),
        words=len(left.unquoted & right.unquoted),
        left_words=len(left.unquoted),
        right_words=len(right.unquoted),
    )


def _most_alike(match: Match) -> tuple[float, Span]:
    return -match.similarity, match.left


class _Slot(NamedTuple):
    """Whether the figures of two aligned sentences agree."""

    agree: bool
    differ: bool


def _slots(left: Sketch, right: Sketch, aligned: Sequence[Match]) -> list[_Slot]:
    """Hold the figures of aligned sentences against one another.

    Figures differ where each sentence has one that the other has not; else they agree.
    """
    slots = []
    for match in aligned:
        one = find_figures(match.left.of(left.report.text))
        two = find_figures(match.right.of(right.report.text))
        differ = bool(one - two) and bool(two - one)
        slots.append(_Slot(agree=bool(one and two) and not differ, differ=differ))
    return slots


def _nearest(left: Sketch, right: Sketch) -> NDArray[np.float32] | None:
    if not left.told or not right.told:
        return None
    return np.asarray(left.vectors @ right.vectors.T, dtype=np.float32)


def _told(left: Sketch, right: Sketch) -> float:
    likeness = _nearest(left, right)
    if likeness is None or len(left.told) < FEW_STATEMENTS:
        return 0.0
    return round(float(likeness.max(axis=1).mean()), 4)


def _retold(left: Sketch, right: Sketch) -> tuple[Match, ...]:
    likeness = _nearest(left, right)
    if likeness is None:
        return ()
    found = []
    for row, best in enumerate(likeness.argmax(axis=1)):
        value = round(float(likeness[row, best]), 4)
        back = likeness[:, best].argmax() == row
        if value >= RETOLD and back:
            found.append(Match(left.told[row], right.told[best], value))
    return tuple(sorted(found, key=_most_alike))


def _share(aligned: list[Match], sketch: Sketch) -> float:
    whole = sum(len(sentence.stems) >= ENOUGH_WORDS for sentence in sketch.sentences)
    return len(aligned) / whole if whole else 0.0


def _align(left: Sketch, right: Sketch) -> list[Match]:
    there, first = right.stems, len(right.quotations)
    found = (
        (one.span, _nearest_passage(one.stems, right, first))
        for one in left.sentences
        if _may_stand(one.stems, there)
    )
    return [Match(span, *best) for span, best in found if best is not None]


def _may_stand(stems: Set[str], there: Set[str]) -> bool:
    """Tell whether a passage of a report that holds these words can be a sentence's rewrite."""
    size = len(stems)
    return size >= ENOUGH_WORDS and len(stems & there) >= COVERED * size


def _nearest_passage(stems: Set[str], other: Sketch, first: int) -> tuple[Span, float] | None:
    """Return the passage most like a sentence, the first of several, and how alike.

    Args:
        stems: of what is looked for.
        other: where.
        first: place among its quotations and sentences from which to look.

    Returns:
        ``None`` if nothing is like it.
    """
    if len(other.sentences) <= FEW_PASSAGES:
        shared = [len(stems & passage.stems) for passage in other.passages()[first:]]
        most = max(shared, default=0)
        place = first + shared.index(most) if most else first
    else:
        place, most = look_up(stems, other, first)
    likeness = most / len(stems)
    return (other.passage(place).span, likeness) if likeness >= COVERED else None


def look_up(stems: Set[str], other: Sketch, first: int) -> tuple[int, int]:
    """Return the passage that holds most of some words, and how many, by an index of the words."""
    counts: dict[int, int] = {}
    for stem in stems & other.stems:
        for place in other.holding[stem]:
            if place >= first:
                counts[place] = counts.get(place, 0) + 1
    best = max(counts, key=lambda place: (counts[place], -place), default=first)
    return best, counts.get(best, 0)


def _shared_quotations(left: Sketch, right: Sketch) -> tuple[Match, ...]:
    """Return quotations of one that the other quotes or paraphrases nearly word for word."""
    found = []
    for one, other, swapped in ((left, right, False), (right, left, True)):
        for quotation in one.quotations:
            if not _may_stand(quotation.stems, other.stems):
                continue
            best = _nearest_passage(quotation.stems, other, 0)
            if best is not None:
                place, likeness = best
                pair = (place, quotation.span) if swapped else (quotation.span, place)
                found.append(Match(*pair, likeness))
    return tuple(dict.fromkeys(found))


def _shared_places(one: Mapping[Key, Span], other: Mapping[Key, Span]) -> tuple[Match, ...]:
    return tuple(Match(one[key], other[key], 1.0) for key in one if key in other)
