"""What a report tells amid its parent's matter that no report held can have given it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from headwater.lineage.errors import is_misspelt
from headwater.lineage.facts import read_figure
from headwater.lineage.sketch import Sketch
from headwater.model import Span

# Textual criticism's separative readings: what a witness has right and could not have restored
# from another shows that it does not descend from that one alone (Maas, Textkritik, 1927).
FEWEST = 3  # such figures and names; see decisions/0070
SENTENCES = 2  # that hold them: one may be what a reporter asked on the telephone
ALIKE = 1 / 3  # share of a sentence's content words that stand in the other report too
MOSTLY = 1 / 2  # share of the sentences between the first and the last retold one that retell
# In letters or digits, so little is counted or meant in passing: "once", "the two", "a third".
_SMALL = frozenset("0123")
_ROOT = 4  # letters by which "Sarvia" and "Sarvian" are one
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Holders:
    """Which reports hold a figure or a name, so that what is told by one alone is known.

    Attributes:
        sketches: of the reports of a story.
    """

    sketches: Sequence[Sketch]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Of each figure or name's beginning the reports that hold it, by their places."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self.sketches):
            words = {_root(name) for name in (*each.names, *each.credits, *each.stems)}
            for key in words.union(each.figures):
                places[key].append(place)
        return places

    def may_have_given(self, key: str, child: Sketch) -> bool:
        """Tell whether a report that need not be later than the child holds a fact.

        Who says the same word for word as the child gives it nothing.
        """
        holding = (self.sketches[place] for place in self.places.get(key, ()))
        return any(each.words != child.words and not _later(each, child) for each in holding)


def find_separations(child: Sketch, parent: Sketch, holders: Holders) -> tuple[Span, ...]:
    """Return the figures and names that a report did not get from a parent nor from others held.

    Only those count that stand between two sentences of the report that retell the parent, or in
    one of these: what a reporter adds of his own mostly comes before or after. Where fewer than
    half of the sentences there retell it, the report tells of something else.

    Returns:
        Their places in the child, ascending; empty with fewer than ``FEWEST`` or when fewer than
        ``SENTENCES`` hold them, which shows nothing.
    """
    retold = _retold(child, parent)
    if not retold:
        return ()
    inside = range(retold[0].start, retold[-1].end)
    starts = [sentence.start for sentence in child.sentences]
    if len(retold) < MOSTLY * sum(start in inside for start in starts):
        return ()
    spans = [span for span in _own(child, parent, holders) if span.start in inside]
    spans = [span for span in spans if span.start not in starts]
    sentences = {bisect_right(starts, span.start) for span in spans}
    enough = len(spans) >= FEWEST and len(sentences) >= SENTENCES
    return tuple(spans) if enough else ()


def _retold(child: Sketch, parent: Sketch) -> list[Span]:
    facts = parent.figures.keys() & child.figures.keys() | parent.names.keys() & child.names.keys()
    return [
        sentence.span
        for sentence in child.sentences
        if any(stem in facts or read_figure(stem) in facts for stem in sentence.stems)
        and len(sentence.stems & parent.stems) >= ALIKE * len(sentence.stems)
    ]


def _own(child: Sketch, parent: Sketch, holders: Holders) -> list[Span]:
    """Return where figures and names stand that nobody who may be earlier holds.

    A name that is one of the parent's misspelt is no other name.
    """
    facts = [
        fact
        for figure, fact in child.figures.items()
        if figure not in _SMALL and not holders.may_have_given(figure, child)
    ]
    facts += [
        fact
        for name, fact in child.names.items()
        if not holders.may_have_given(_root(name), child)
        and not any(is_misspelt(name, other) for other in parent.names)
    ]
    return sorted(Span(*child.running.place(fact)) for fact in facts)


def _root(name: str) -> str:
    return name[:_ROOT]


def _later(one: Sketch, other: Sketch) -> bool:
    """Tell whether the clocks show that one came after the other."""
    first, second = other.report.published, one.report.published
    return first is not None and second is not None and first.latest < second.earliest
