"""What two reports have in common, and how strongly it speaks for kinship."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.alignment import Match, align, most_alike, share_quotations
from headwater.lineage.counts import Counts, count
from headwater.lineage.facts import find_figures
from headwater.lineage.forms import Place
from headwater.lineage.sketch import Sketch
from headwater.model import Overlap, Passage, Span

Key = TypeVar("Key", bound=Hashable)
RETOLD = 0.6  # cosine at which a statement is another one told again
FEW_STATEMENTS = 3  # a mean over fewer says nothing
LITTLE = 0.05  # five-word runs shared; below it hardly a phrase survives
FEW_SENTENCES = 0.2  # share of sentences alike; below it hardly one survives
ENOUGH_FIGURES = 2  # of each, before other figures mean other facts
SAME_FIGURES = 0.62  # share; up to it a wording is a template (Reuters pairs part here)
FEW_FIGURES = 0.4  # share; of many figures, a table filled in anew
MANY_FIGURES = 6
ENOUGH_NAMES = 3  # words of names, before these show that a happening is the same
SAME_NAMES = 2 / 3  # share of them; a form filled in anew names other parties
SHOWN = 6  # places given with each kind of evidence


@dataclass(frozen=True, eq=False)
class Kinship:
    """Evidence between two reports; each piece is looked for when it is first asked for.

    Most pairs are strangers, which what costs little tells; see ``likelihood.at_most``.

    Attributes:
        left: the one report.
        right: the other.
    """

    left: Sketch
    right: Sketch

    @cached_property
    def counts(self) -> Counts:
        """What they have in common, by number."""
        return count(self.left, self.right)

    @property
    def identical(self) -> bool:
        """Whether they hold the same words in the same order."""
        return self.counts.identical

    @property
    def left_runs(self) -> float:
        """Share of the left's five-word runs that stand in the right, 0 to 1."""
        both, left, _ = self.counts.runs
        return both / left if both else 0.0

    @property
    def right_runs(self) -> float:
        """Share of the right's five-word runs that stand in the left, 0 to 1."""
        both, _, right = self.counts.runs
        return both / right if both else 0.0

    @cached_property
    def _there(self) -> list[Match]:
        return align(self.left, self.right)

    @property
    def left_covered(self) -> float:
        """Share of the left's sentences that have a rewrite in the right, 0 to 1."""
        whole = self.left.long_sentences
        return len(self._there) / whole if whole else 0.0

    @cached_property
    def right_covered(self) -> float:
        """Share of the right's sentences that have a rewrite in the left, 0 to 1."""
        whole = self.right.long_sentences
        return len(align(self.right, self.left)) / whole if whole else 0.0

    @cached_property
    def overlaps(self) -> tuple[Match, ...]:
        """Aligned sentences, most alike first."""
        return tuple(sorted(self._there, key=most_alike))

    @property
    def ordered(self) -> float:
        """Of the aligned sentences, the share that stand in the same order, 0 to 1."""
        order = [match.right.start for match in self._there]
        rising = sum(1 for a, b in pairwise(order) if a <= b)
        return rising / (len(order) - 1) if len(order) > 1 else 0.0

    @cached_property
    def quoted(self) -> tuple[Match, ...]:
        """Quotations (or a quotation and a paraphrase) that they share."""
        return share_quotations(self.left, self.right)

    @property
    def may_quote(self) -> bool:
        """Whether either quotes at all, without which nothing is shared."""
        return bool(self.left.quotations or self.right.quotations)

    @cached_property
    def lists(self) -> tuple[Match, ...]:
        """Enumerations of three that they share in the same order."""
        # To look for them costs much: not in the right if there is none in the left.
        return _shared_places(self.left.lists, self.right.lists) if self.left.lists else ()

    @property
    def most_lists(self) -> int:
        """How many these can be at the most."""
        return min(self.left.most_lists, self.right.most_lists)

    @cached_property
    def sources(self) -> tuple[Match, ...]:
        """Named parties that both credit."""
        return _shared_places(self.left.sources, self.right.sources)

    @cached_property
    def credits(self) -> tuple[Match, ...]:
        """Names of people or agencies that both texts' credit lines hold."""
        return _shared_places(self.left.credits, self.right.credits)

    @cached_property
    def told_shares(self) -> tuple[float, float]:
        """Mean over the left's statements of their likeness to the right's nearest; and back.

        That is the cosine of their vectors, 0 to 1; 0 with fewer than ``FEW_STATEMENTS``.
        """
        if not self.left.told or not self.right.told:
            return 0.0, 0.0
        return _told(self._likeness), _told(self._likeness.T)

    @property
    def left_told(self) -> float:
        """The first of ``told_shares``."""
        return self.told_shares[0]

    @property
    def right_told(self) -> float:
        """The second of them."""
        return self.told_shares[1]

    @cached_property
    def told(self) -> tuple[Match, ...]:
        """Statements with a near counterpart, most alike first."""
        if not self.left.told or not self.right.told:
            return ()
        return _retold(self.left, self.right, self._likeness)

    @cached_property
    def _likeness(self) -> NDArray[np.float32]:
        return np.asarray(self.left.vectors @ self.right.vectors.T, dtype=np.float32)

    @property
    def figures(self) -> int:
        """How many numbers outside quotations both hold."""
        return self.counts.figures.both

    @property
    def names(self) -> int:
        """How many words of names outside quotations both hold."""
        return self.counts.names.both

    @property
    def held(self) -> tuple[tuple[Place, Place], ...]:
        """Where the first ``SHOWN`` of these stand, left and right, figures before names."""
        one, other = self.left, self.right
        held = [(fact, other.figures[f]) for f, fact in one.figures.items() if f in other.figures]
        held += [(fact, other.names[n]) for n, fact in one.names.items() if n in other.names]
        places = one.running.place, other.running.place
        return tuple((places[0](left), places[1](right)) for left, right in held[:SHOWN])

    @property
    def left_facts(self) -> int:
        """How many figures and words of names the left holds."""
        return self.counts.figures.left + self.counts.names.left

    @property
    def right_facts(self) -> int:
        """How many the right holds."""
        return self.counts.figures.right + self.counts.names.right

    @cached_property
    def _slots(self) -> list["_Slot"]:
        return _slots(self.left, self.right, self._there)

    @property
    def same_slots(self) -> int:
        """Aligned sentences with figures whose figures agree."""
        return sum(slot.agree for slot in self._slots)

    @property
    def other_slots(self) -> int:
        """Aligned sentences each of which has a figure that the other has not."""
        return sum(slot.differ for slot in self._slots)

    def show(self, matches: Iterable[Match]) -> tuple[Overlap, ...]:
        """Return places as the passages that a dossier shows."""
        return tuple(
            Overlap(
                left=Passage(self.left.report.id, one),
                right=Passage(self.right.report.id, other),
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
        fewer = min(self.left_facts, self.right_facts)
        return self.facts / fewer if fewer else 0.0

    @property
    def held_of_left(self) -> float:
        """The largest share of the left that stands in the right, in whatever way."""
        facts = self.facts / max(1, self.left_facts)
        return max(self.left_runs, self.left_covered, self.left_told, min(1.0, facts))

    @property
    def held_of_right(self) -> float:
        """The largest share of the right that stands in the left, in whatever way."""
        facts = self.facts / max(1, self.right_facts)
        return max(self.right_runs, self.right_covered, self.right_told, min(1.0, facts))

    @property
    def is_template(self) -> bool:
        """Whether the wording they share holds other figures in one than in the other.

        Where sentences that stand for one another hold figures, these decide; where none does,
        or of many figures hardly any is the same, all figures do.
        """
        fewer = self.counts.figures.fewer
        if fewer < ENOUGH_FIGURES or self.figures > SAME_FIGURES * fewer:
            return False
        if self.runs < LITTLE and (self._names_agree or self.covered < FEW_SENTENCES):
            return False  # no wording in common, or of the same parties, no template
        few = self.figures <= FEW_FIGURES * fewer
        if (self.same_slots or self.other_slots) and not (few and fewer >= MANY_FIGURES):
            return self.other_slots >= self.same_slots
        return fewer > ENOUGH_FIGURES

    @property
    def _names_agree(self) -> bool:
        names = self.counts.names
        return names.both >= max(ENOUGH_NAMES, SAME_NAMES * names.fewer)

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
    return Kinship(left, right)


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


def _told(likeness: NDArray[np.float32]) -> float:
    if len(likeness) < FEW_STATEMENTS:
        return 0.0
    return round(float(likeness.max(axis=1).mean()), 4)


def _retold(left: Sketch, right: Sketch, likeness: NDArray[np.float32]) -> tuple[Match, ...]:
    found = []
    back = likeness.argmax(axis=0)
    for row, best in enumerate(likeness.argmax(axis=1)):
        value = round(float(likeness[row, best]), 4)
        if value >= RETOLD and back[best] == row:
            found.append(Match(left.told[row], right.told[best], value))
    return tuple(sorted(found, key=most_alike))


def _shared_places(one: Mapping[Key, Span], other: Mapping[Key, Span]) -> tuple[Match, ...]:
    return tuple([Match(one[key], other[key], 1.0) for key in one if key in other])
