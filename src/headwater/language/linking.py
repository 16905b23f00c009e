"""How well a content fits a cue, and a cue its source: what is counted, and the scores."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.language.labels import LINK_WIDTH
from headwater.language.words import Words

DISTANCE_EDGES = (1, 2, 3, 4, 6, 9, 13, 21, 41, 81)  # words; 11 bands to each side
BANDS = 2 * (len(DISTANCE_EDGES) + 1)
PARAGRAPHS = 5  # two or more before, one before, the same, one after, two or more after
SENTENCES = 4  # ends between the two: 0, 1, 2, 3 or more
BETWEEN = 4  # other cues between the two: 0, 1, 2, 3 or more
COUNTED = BANDS + PARAGRAPHS + SENTENCES + BETWEEN
NEAREST = 6  # partners to each side that are weighed
FACING = 3  # words; "But “he said" opens with a quotation

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


def count_between(words: Words, cues: Numbers, others: Numbers) -> Numbers:
    """Return which counted features hold between spans, as indices into a table of ``COUNTED``.

    Args:
        words: of the whole text.
        cues: (c, 2) first and one past last word of each cue, in reading order.
        others: (o, 2) the same of contents or sources.

    Returns:
        (o, c, 4): band of distance, paragraphs apart, sentence ends between, cues between.
    """
    return counted_features(words, cues[None, :, :], others[:, None, :], cues[:, 0])


def counted_features(words: Words, cue: Numbers, other: Numbers, starts: Numbers) -> Numbers:
    """Return the same for pairs of any shape that fits together.

    Args:
        words: of the whole text.
        cue: (..., 2) spans of cues.
        other: (..., 2) spans of contents or sources.
        starts: first word of every cue, ascending.
    """
    after = other[..., 0] >= cue[..., 0]
    gap = np.where(after, other[..., 0] - cue[..., 1], cue[..., 0] - other[..., 1])
    band = np.searchsorted(DISTANCE_EDGES, np.maximum(gap, 0), side="right")
    band = np.where(after, band + BANDS // 2, band)
    here = words.paragraphs[other[..., 0]].astype(np.int64)
    there = words.paragraphs[cue[..., 0]].astype(np.int64)
    apart = np.clip(here - there, -2, 2) + 2
    left = np.where(after, cue[..., 1], other[..., 1]) - 1
    right = np.where(after, other[..., 0], cue[..., 0])
    ends = np.abs(words.sentences[right] - words.sentences[left]).clip(0, SENTENCES - 1)
    between = np.searchsorted(starts, right) - np.searchsorted(starts, left, side="right")
    offset = np.cumsum([0, BANDS, PARAGRAPHS, SENTENCES])
    counted = np.stack([band, apart, ends, between.clip(0, BETWEEN - 1)], axis=-1)
    return np.asarray(counted + offset, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """For each span, the partners that were weighed.

    Attributes:
        numbers: (spans, 2 * NEAREST) which partner, -1 for none.
        scores: (spans, 2 * NEAREST + 1) log probabilities; the last is "none of these".
    """

    numbers: Numbers
    scores: Floats

    def best(self, span: int) -> tuple[int, float]:
        """Return the likeliest partner of a span, -1 for none, and its log probability."""
        column = int(self.scores[span].argmax())
        number = int(self.numbers[span, column]) if column < self.numbers.shape[1] else -1
        return number, float(self.scores[span, column])


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWeights:
    """The learned part of one kind of link.

    Attributes:
        counted: (COUNTED,) what each counted feature adds to a score.
        nobody: what "no partner near" scores.
    """

    counted: Floats
    nobody: float

    def weigh(self, vectors: Floats, others: Floats, near: Numbers, counted: Numbers) -> Partners:
        """Score spans against the partners near them: vectors' product plus counted features.

        Args:
            vectors: (spans, LINK_WIDTH).
            others: (partners, LINK_WIDTH).
            near: (spans, 2 * NEAREST) numbers of partners, -1 for none.
            counted: (spans, 2 * NEAREST, 4).
        """
        scores = np.full((len(near), near.shape[1] + 1), self.nobody, np.float32)
        if len(others):
            product = np.einsum("sw,snw->sn", vectors, others[near]) / np.float32(LINK_WIDTH**0.5)
            scores[:, :-1] = product + self.counted[counted].sum(axis=-1)
        scores[:, :-1][near < 0] = -np.inf
        top = scores.max(axis=1, keepdims=True) if len(scores) else np.zeros((0, 1), np.float32)
        total = np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
        return Partners(numbers=near, scores=np.asarray(scores - top - total, np.float32))


def nearest(words: Words, spans: Numbers, partners: Numbers) -> Numbers:
    """Return (spans, 2 * NEAREST): the partners to each side in reading order, -1 for none.

    Only partners in the same paragraph count: 99 of 100 links of PolNeAR stay inside one, and
    what crosses paragraphs is left to the rules of direct speech.

    Args:
        words: of the whole text.
        spans: (s, 2) word spans.
        partners: (p, 2) word spans, ascending.
    """
    middle = np.searchsorted(partners[:, 0], spans[:, 0])
    near = middle[:, None] + np.arange(-NEAREST, NEAREST)
    near = np.where((near >= 0) & (near < len(partners)), near, -1)
    if not len(partners):
        return near
    here = words.paragraphs[spans[:, 0]][:, None]
    return np.where(words.paragraphs[partners[near, 0]] == here, near, -1)


def within_sentence(words: Words, contents: Numbers, cues: Numbers, near: Numbers) -> Numbers:
    """Return the near cues of contents, without those a sentence's end parts from a plain content.

    A quotation goes on over the ends of sentences; what the report tells in its own words does not.
    Plain is what turns no mark towards the cue within ``FACING`` words. Of 12 such contents that
    the network joined to a cue of another sentence in PolNeAR's dev part one was right, of 18 in
    200 articles that it had learned from 5.

    Args:
        words: of the whole text.
        contents: (n, 2) word spans.
        cues: (c, 2) word spans.
        near: (n, 2 * NEAREST) numbers of cues, -1 for none.
    """
    inside = np.concatenate([[0], np.cumsum(words.quoted)])
    first, last = contents[:, 0], contents[:, 1]
    opens = inside[np.minimum(first + FACING, last)] > inside[first]
    closes = inside[last] > inside[np.maximum(last - FACING, first)]
    after = words.sentences[first][:, None] > words.sentences[cues[:, 1] - 1][near]
    before = words.sentences[last - 1][:, None] < words.sentences[cues[:, 0]][near]
    parted = (after & ~opens[:, None]) | (before & ~closes[:, None])
    return np.where(parted, -1, near)
