"""Which pairs of reports are worth a comparison: those that share something rare."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from headwater.lineage.sketch import Sketch

# Reports a posting list keeps for later ones to be compared with: the first, since copies hang
# on the first of their kind, and as many of the latest. Beyond, one more copy adds no pair, and
# a flood of copies costs linear time.
FIRST = 6
LATEST = 2
NEAR = 200  # characters between a name and a figure that make a rare pair, about a sentence


def find_candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes (earlier, later) that share something rare.

    Args:
        sketches: in order of time; the result depends on that order alone.
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for index, sketch in enumerate(sketches):
        seen: set[int] = set()
        # A key that one report holds twice must not push out the reports that held it before.
        for key in dict.fromkeys(_keys(sketch)):
            held = holders[key]
            seen.update(held)
            if len(held) >= FIRST + LATEST:
                del held[FIRST]
            held.append(index)
        yield from ((other, index) for other in sorted(seen))


def _keys(sketch: Sketch) -> Iterator[Hashable]:
    yield from (("run", run) for run in sketch.runs)
    yield from (("list", items) for items in sketch.lists)
    yield from (("source", name) for name in sketch.sources)
    yield from (("credit", name) for name in sketch.credits)
    yield ("text", sketch.words)
    for figure, place in sketch.figures.items():
        for name, other in sketch.names.items():
            if abs(place.start - other.start) <= NEAR:
                yield ("fact", name, figure)
    for quotation in sketch.quotations:
        if len(quotation.stems) >= 3:
            yield ("quotation", quotation.stems)
    for sentence in sketch.sentences:
        # Rewrites keep names and figures: two rare words together find their sentence again.
        # Of words of one length by the letters: a set has no order that a second run would repeat.
        longest = sorted(sentence.stems, key=lambda stem: (len(stem), stem))[-2:]
        yield from (("stem", stem) for stem in longest)
