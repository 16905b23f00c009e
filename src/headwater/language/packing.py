"""Rows of pieces as the tagging network takes them: one after another, none padded.

All but attention reads each piece by itself, so there it does not matter whose row a piece is of,
and no sum is made of padding. Attention reads rows; there each has a width that its own length
alone decides, so that its sums are the same whatever is read beside it.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from headwater.language.wordpiece import FIRST, LAST
from headwater.language.words import Words

# What a row is padded to for attention, in pieces. Of eight widths these waste least on the rows
# of 30 articles, contents read again among them; the last is the longest row there may be.
WIDTHS = (16, 24, 40, 56, 72, 96, 136, 256)
LONGEST = WIDTHS[-1]
# What the network takes, and the shape of each; a name stands for a length that is not fixed.
INPUTS: Mapping[str, tuple[str | int, ...]] = {
    **dict.fromkeys(("pieces", "features", "places", "seats"), ("pieces",)),
    **{f"rows.{width}": (f"rows.{width}", width) for width in WIDTHS},
    "firsts": ("words",),
}
NOBODY = -1  # in place of a piece's number where a row has none

Numbers = NDArray[np.int64]


def pack(
    pieces: Numbers, features: Numbers, lengths: Numbers, firsts: Numbers
) -> dict[str, Numbers]:
    """Return the inputs of the network.

    Args:
        pieces: of all rows, one after another.
        features: one a piece.
        lengths: pieces in each row, at most the last of ``WIDTHS``.
        firsts: which pieces are to be scored.

    Returns:
        ``pieces``, ``features`` and ``firsts`` as given; ``places``, each piece's in its row;
        ``rows.WIDTH`` for every width, (rows, width) numbers of pieces or ``NOBODY``; and
        ``seats``, where each piece is among the places of all those tables, one after another.
    """
    starts = np.cumsum(lengths) - lengths
    places = np.arange(len(pieces)) - np.repeat(starts, lengths)
    inputs = {"pieces": pieces, "features": features, "firsts": firsts, "places": places}
    kinds = np.searchsorted(WIDTHS, lengths)
    seats = np.zeros(len(lengths), np.int64)
    taken = 0
    for kind, width in enumerate(WIDTHS):
        own = np.flatnonzero(kinds == kind)
        across = np.arange(width)
        table = starts[own, None] + across
        table[across >= lengths[own, None]] = NOBODY
        inputs[f"rows.{width}"] = table
        seats[own] = taken + np.arange(len(own)) * width
        taken += table.size
    inputs["seats"] = np.repeat(seats, lengths) + places
    return inputs


def lay(words: Sequence[Words], windows: Sequence[tuple[int, int, int]]) -> dict[str, Numbers]:
    """Return the inputs of the network for windows, each of words of one paragraph.

    Args:
        words: of some texts.
        windows: which text, its first word and one past its last; one row each. Every word is
            scored by its first piece.
    """
    own = [words[text].pieces[first:last] for text, first, last in windows]
    counts = np.fromiter(map(len, chain.from_iterable(own)), np.int64)
    sizes = np.fromiter(map(len, own), np.int64, len(own))
    ends = np.cumsum(counts)
    lengths = np.diff(ends[np.cumsum(sizes) - 1], prepend=0) + 2
    # Before a word's pieces stand those of the words before it, and two marks of each row before.
    firsts = ends - counts + 2 * np.repeat(np.arange(len(own)), sizes) + 1
    told = np.repeat(firsts - (ends - counts), counts) + np.arange(ends[-1])
    stops = np.cumsum(lengths) - 1
    pieces = np.full(stops[-1] + 1, FIRST, np.int64)
    pieces[stops] = LAST
    pieces[told] = np.fromiter(chain.from_iterable(chain.from_iterable(own)), np.int64, ends[-1])
    features = np.zeros(len(pieces), np.int64)
    shapes = np.concatenate([words[text].features[first:last] for text, first, last in windows])
    features[told] = np.repeat(shapes, counts)
    return pack(pieces, features, lengths, firsts)
