"""How much two reports hold in common, by number."""

from collections.abc import Hashable, Set
from typing import NamedTuple, TypeVar

from headwater.lineage.sketch import Sketch

Key = TypeVar("Key", bound=Hashable)


class Shared(NamedTuple):
    """How many different things two reports both hold, and each of them."""

    both: int
    left: int
    right: int

    @property
    def fewer(self) -> int:
        """How many the one holds that holds fewer."""
        return min(self.left, self.right)

    @property
    def more(self) -> int:
        """How many the other holds."""
        return max(self.left, self.right)


class Counts(NamedTuple):
    """What two reports have in common outside quotations, by number.

    Attributes:
        identical: whether they hold the same words in the same order, quoted ones too.
        runs: of five words.
        figures: numbers.
        names: words of names.
        words: content words of sentences that say something.
    """

    identical: bool
    runs: Shared
    figures: Shared
    names: Shared
    words: Shared


def count(left: Sketch, right: Sketch) -> Counts:
    """Count what two reports have in common."""
    return Counts(
        identical=left.words == right.words,
        runs=_share(left.runs, right.runs),
        figures=_share(left.figures.keys(), right.figures.keys()),
        names=_share(left.names.keys(), right.names.keys()),
        words=_share(left.unquoted, right.unquoted),
    )


def _share(one: Set[Key], other: Set[Key]) -> Shared:
    return Shared(len(one & other), len(one), len(other))
