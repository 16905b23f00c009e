"""Named spans in tagged tokens: read off, written, and compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.outcome import Figure, Table, percent, ratio


class Named(NamedTuple):
    """A name as tokens: the number of its first, one past its last, and its class."""

    first: int
    last: int
    cls: str


def read_tags(tags: Sequence[str]) -> list[Named]:
    """Read the names off tags of begin and inside, with or without end and single.

    >>> read_tags(["S-NORP", "O", "B-Person", "E-Person"])
    [Named(first=0, last=1, cls='NORP'), Named(first=2, last=4, cls='Person')]
    """
    found: list[Named] = []
    open_cls = ""
    for place, tag in enumerate(tags):
        mark, _, cls = tag.partition("-")
        if mark in ("I", "E") and cls == open_cls:
            found[-1] = found[-1]._replace(last=place + 1)
        elif cls:
            found.append(Named(place, place + 1, cls))
        open_cls = cls if mark in ("B", "I") else ""
    return found


def write_tags(names: Iterable[Named], size: int, *, ends: bool) -> list[str]:
    """Write names as tags; where two overlap, the one that starts first.

    Args:
        names: in any order.
        size: number of tokens.
        ends: mark the ends of names and those of one token (BIOES).

    >>> write_tags([Named(1, 3, "Person")], 4, ends=True)
    ['O', 'B-Person', 'E-Person', 'O']
    """
    tags = ["O"] * size
    after = 0
    for first, last, cls in sorted(names):
        if first < after:
            continue
        tags[first:last] = [f"B-{cls}", *(f"I-{cls}" for _ in range(first + 1, last))]
        if ends:
            tags[last - 1] = f"{'S' if last - first == 1 else 'E'}-{cls}"
        after = last
    return tags


@dataclass(slots=True)
class NameScore:
    """Counts by class: names in the gold, names found, and those that are exactly right."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Named], found: Iterable[Named]) -> None:
        """Compare the names of one sentence; only same ends and same class are right."""
        wanted, given = set(gold), set(found)
        self.gold.update(one.cls for one in wanted)
        self.found.update(one.cls for one in given)
        self.right.update(one.cls for one in wanted & given)

    def classes(self) -> list[str]:
        """Return the classes, the most frequent in the gold first."""
        return sorted(self.gold | self.found, key=lambda cls: (-self.gold[cls], cls))

    def shares(self, cls: str | None = None) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a class, or of all names together (micro)."""
        counts = (self.right, self.found, self.gold)
        right, found, gold = (one.total() if cls is None else one[cls] for one in counts)
        return ratio(right, found), ratio(right, gold), ratio(2 * right, found + gold)

    def figures(self) -> dict[str, Figure]:
        """Return micro precision, recall and F1, and F1 by class, in per cent."""
        all_of_them = zip(("precision", "recall", "f1"), self.shares(), strict=True)
        micro = {name: percent(share) for name, share in all_of_them}
        return micro | {f"{cls.lower()}_f1": percent(self.shares(cls)[2]) for cls in self.classes()}

    def table(self) -> Table:
        """Return all of it as a table."""
        rows = [(cls, self.gold[cls], self.shares(cls)) for cls in self.classes()]
        rows.append(("all", self.gold.total(), self.shares()))
        return Table(
            headings=("class", "names", "precision", "recall", "F1"),
            rows=tuple((cls, f"{n}", *(f"{percent(x):.1f}" for x in own)) for cls, n, own in rows),
        )
