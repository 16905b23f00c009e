"""Whether one report's words are another's: by content words, by place, by passage."""

from headwater.corroboration.gathered import Gathered
from headwater.model import Statement

# Share of the fewer content words that two wordings have in common, for one to be the other
# under a new name. See decisions/0037.
SAME_WORDS = 0.75
# Share of all content words of two that are of both, for one to be the other moved elsewhere: a
# word more, as "possibly", does not make it another. See decisions/0037.
MOVED = 0.75
# Share of the fewer, for words to count as come with the copying. See decisions/0007 and 0048.
INHERITED = 0.5
# The same, for what a copy credits to a party that its parents credit to be made of that.
# See decisions/0050.
NEAR = 0.2


def alike(one: Statement, other: Statement, story: Gathered, share: float = SAME_WORDS) -> bool:
    """Tell whether the fewer content words of the two are, to this share, the other's."""
    left, right = story.stems(one), story.stems(other)
    fewer = min(len(left), len(right))
    return fewer > 0 and len(left & right) >= share * fewer


def repeats(one: Statement, other: Statement, story: Gathered) -> bool:
    """Tell whether two have nearly the same content words: a desk may move what it copies."""
    left, right = story.stems(one), story.stems(other)
    return bool(left) and len(left & right) >= MOVED * len(left | right)


def rewords(one: Statement, other: Statement, story: Gathered) -> bool:
    """Tell whether a copy may tell in other words what its parent credits nobody with.

    Both are of one claim; a figure that the parent does not give is not its.
    """
    untold = story.figures(one) - story.figures(other)
    return other.zone is None and not story.known(other) and not untold


def keep_order(one: Statement, other: Statement, story: Gathered) -> bool:
    """Tell whether one stands where the other does, among what both reports tell.

    A credit that was changed stands in its old place; what a desk adds may stand anywhere. With
    nothing else in common the two are taken to.
    """
    return not any(
        alike(mine, theirs, story) and _before(mine, one) != _before(theirs, other)
        for mine in story.of_report(one.report)
        if not mine.extent.overlaps(one.extent)
        for theirs in story.of_report(other.report)
        if not theirs.extent.overlaps(other.extent)
    )


def _before(one: Statement, other: Statement) -> bool:
    return one.extent.start < other.extent.start


def one_passage(one: Statement, other: Statement) -> bool:
    """Tell whether half of the shorter content is content of both."""
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    sizes = [sum(span.end - span.start for span in each.content) for each in (one, other)]
    return 2 * shared >= min(sizes)
