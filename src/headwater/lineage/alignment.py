"""Which passage of one report stands for which of another."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from headwater.lineage.sketch import ENOUGH_WORDS, Sketch
from headwater.model import Span

COVERED = 0.55  # share of a sentence's content words that make it a rewrite of another
FEW_PASSAGES = 60  # sentences of a report that are looked at one by one; of more, an index is kept


class Match(NamedTuple):
    """A place of the left report and the place of the right that stands for it."""

    left: Span
    right: Span
    similarity: float


def most_alike(match: Match) -> tuple[float, Span]:
    """Return the key by which the most alike come first, of equals the earlier."""
    return -match.similarity, match.left


def align(left: Sketch, right: Sketch) -> list[Match]:
    """Return the sentences of the left that have a rewrite in the right, with the nearest."""
    there, held = right.stems, [sentence.stems for sentence in right.sentences]
    found = (
        (one, _nearest_passage(one.stems, right, held))
        for one in left.sentences
        if _may_stand(one.stems, there)
    )
    return [Match(one.span, *best) for one, best in found if best is not None]


def _may_stand(stems: Set[str], there: Set[str]) -> bool:
    """Tell whether a passage of a report that holds these words can be a sentence's rewrite."""
    size = len(stems)
    return size >= ENOUGH_WORDS and len(stems & there) >= COVERED * size


def _nearest_passage(
    stems: Set[str], other: Sketch, held: Sequence[Set[str]]
) -> tuple[Span, float] | None:
    """Return the passage most like a sentence, the first of several, and how alike.

    Args:
        stems: of what is looked for.
        other: where.
        held: content words of its passages, or of its sentences alone, which are the last.

    Returns:
        ``None`` if nothing is like it.
    """
    first = len(other.quotations) + len(other.sentences) - len(held)
    if len(other.sentences) <= FEW_PASSAGES:
        shared = [len(stems & passage) for passage in held]
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


def share_quotations(left: Sketch, right: Sketch) -> tuple[Match, ...]:
    """Return quotations of one that the other quotes or paraphrases nearly word for word."""
    found = []
    for one, other, swapped in ((left, right, False), (right, left, True)):
        held = [passage.stems for passage in other.passages()] if one.quotations else []
        for quotation in one.quotations:
            if not _may_stand(quotation.stems, other.stems):
                continue
            best = _nearest_passage(quotation.stems, other, held)
            if best is not None:
                place, likeness = best
                pair = (place, quotation.span) if swapped else (quotation.span, place)
                found.append(Match(*pair, likeness))
    return tuple(dict.fromkeys(found))
