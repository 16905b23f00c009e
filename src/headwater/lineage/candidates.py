"""Which pairs of reports are worth a comparison: those that share something rare."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, KeysView, Sequence
from datetime import timedelta

import numpy as np

from headwater.lineage.forms import MIX, WIDEST, Keys, hash_bytes, hash_word
from headwater.lineage.sketch import Sketch

# Reports a posting list keeps for later ones to be compared with: the first, since copies hang
# on the first of their kind, and as many of the latest. Beyond, one more copy adds no pair, and
# a flood of copies costs linear time.
FIRST = 6
LATEST = 2
WINDOW = timedelta(days=30)  # between two reports, for one to be looked for as kin of the other
MOST = 10  # reports that one is compared with: those that share most of what is rarest
NEAR = 200  # characters between a name and a figure that make a rare pair, about a sentence
WINNOW = 4  # neighbouring runs of which one is kept: eight words in common are always found
QUOTED = 3  # content words that make a quotation one of its own
_LIST, _SOURCE, _CREDIT, _QUOTATION, _STEM, _FACT = map(
    hash_word, ("list", "source", "credit", "quotation", "stem", "fact")
)


def find_candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes (earlier, later) that are worth a comparison.

    In a small story these are all pairs: six in seven share something anyway, and to compare two
    reports costs no more than to find out. In others, what few reports hold counts more: of the
    reports that share a fingerprint with a later one, the ``MOST`` that share the most and the
    rarest are its candidates.

    Args:
        sketches: in order of time; the result depends on that order alone.
    """
    if len(sketches) <= MOST + 1:
        yield from ((one, later) for later in range(len(sketches)) for one in range(later))
        return
    yield from rank_candidates(list_keys(sketches))


def list_keys(sketches: Iterable[Sketch]) -> list[KeysView[int]]:
    """Return the hashes by which each report is found inside its story, each but once."""
    return [dict.fromkeys((*fingerprints(each), *_further(each))).keys() for each in sketches]


def rank_candidates(keys: Iterable[KeysView[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a story of any size, given the hashes of its reports."""
    postings: dict[int, list[int]] = {}
    spread: dict[int, int] = {}
    for index, own in enumerate(keys):
        shared: dict[int, float] = {}
        for key in own:
            held = postings.get(key)
            if held is None:
                postings[key], spread[key] = [index], 1
                continue
            weight = 1.0 / spread[key]
            for other in held:
                shared[other] = shared.get(other, 0.0) + weight
            spread[key] += 1
            if len(held) >= FIRST + LATEST:
                del held[FIRST]
            held.append(index)
        best = sorted(shared, key=lambda other: (-shared[other], other))[:MOST]
        yield from ((other, index) for other in sorted(best))


def fingerprints(sketch: Sketch) -> tuple[int, ...]:
    """Return hashes, of 64 bits, of all by which a report's kin may be found; each but once.

    These are its whole text, some of its runs of words, its enumerations and quotations, and
    names beside figures.
    """
    keys = winnow(sketch.marks)
    keys.append(hash_bytes(sketch.words))
    keys += [_join(_LIST, items) for items in sketch.lists]
    keys += [
        _join(_QUOTATION, sorted(quotation.stems))
        for quotation in sketch.quotations
        if len(quotation.stems) >= QUOTED
    ]
    keys += _facts(sketch)
    return tuple(dict.fromkeys(keys))


def _further(sketch: Sketch) -> list[int]:
    """Return what is rare enough among the reports of one happening only.

    These are credits and credited parties, and the longest words of each sentence.
    """
    keys = [_SOURCE ^ hash_word(name) for name in sketch.sources]
    keys += [_CREDIT ^ hash_word(name) for name in sketch.credits]
    for stems in sketch.told_words:
        # Rewrites keep names and figures: two rare words together find their sentence again.
        # Of words of one length by the letters: a set has no order that a second run repeats.
        keys += [_STEM ^ hash_word(stem) for stem in sorted(sorted(stems), key=len)[-2:]]
    return keys


def winnow(runs: Keys) -> list[int]:
    """Return the least hash of every ``WINNOW`` neighbouring runs.

    Two texts that share a stretch of so many runs share one of its hashes (Schleimer, Wilkerson
    and Aiken 2003).
    """
    if len(runs) <= WINNOW:
        return [min(runs.tolist())] if len(runs) else []
    last = len(runs) - WINNOW + 1
    least = runs[:last]
    for place in range(1, WINNOW):
        least = np.minimum(least, runs[place : last + place])
    kept: list[int] = least.tolist()
    return kept


def _facts(sketch: Sketch) -> Iterator[int]:
    names = [hash_word(name) for name in sketch.names]
    place = sketch.running.place
    starts = [place(fact)[0] for fact in sketch.names.values()]
    for figure, fact in sketch.figures.items():
        start, _ = place(fact)
        first = bisect_left(starts, start - NEAR)
        beyond = bisect_right(starts, start + NEAR)
        if first < beyond:
            own = _FACT ^ hash_word(figure)
            yield from [own ^ name for name in names[first:beyond]]


def _join(kind: int, words: Iterable[str]) -> int:
    """Hash words in their order."""
    for word in words:
        kind = (kind * MIX + hash_word(word)) & WIDEST
    return kind
