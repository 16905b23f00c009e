"""Scores of labels to spans of words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class WordSpan:
    """A labelled stretch of words.

    Attributes:
        first: number of its first word.
        last: one past its last.
        label: index of the class, 0 for the first class of its scheme.
        confidence: 0 to 1, the geometric mean of its words' probabilities.
    """

    first: int
    last: int
    label: int
    confidence: float


def best_paths(scores: Scores, lengths: Labels, moves: Scores, starts: Scores) -> Labels:
    """Return the likeliest labels of every row under a chain (Viterbi), (rows, words).

    Args:
        scores: (rows, words, labels).
        lengths: words in each row; labels past them are 0.
        moves: (from, to) scores, or such a table for every row.
        starts: scores of each label on the first word, or such for every row.
    """
    # The longest first, so that the rows which reach a place are always the first few.
    order = np.argsort(-lengths, kind="stable")
    reach = np.searchsorted(-lengths[order], -np.arange(scores.shape[1]), side="left").tolist()
    own = scores[order].swapaxes(0, 1).copy()
    shape = (len(order), *moves.shape[-2:])
    # To before from: what is compared lies side by side.
    moves = np.broadcast_to(moves, shape)[order].swapaxes(1, 2).copy()
    total = own[0] + np.broadcast_to(starts, shape[:2])[order]
    back = np.zeros(own.shape, np.int8)
    for place in range(1, len(own)):
        rows = reach[place]
        step = total[:rows, None, :] + moves[:rows]
        best = step.argmax(axis=2)
        back[place, :rows] = best
        total[:rows] = step.max(axis=2) + own[place, :rows]
    out = np.zeros(scores.shape[:2], np.int64)
    label = total.argmax(axis=1)
    everyone = np.arange(len(order))
    for place in range(scores.shape[1] - 1, 0, -1):
        rows = reach[place]
        out[order[:rows], place] = label[:rows]
        label[:rows] = back[place, everyone[:rows], label[:rows]]
    out[order, 0] = label
    return out


def log_probabilities(scores: Scores) -> Scores:
    """Return the logarithm of each label's probability on its own word, of the same shape."""
    top = scores.max(axis=-1, keepdims=True)
    total = np.log(np.exp(scores - top).sum(axis=-1, keepdims=True)) + top
    return np.asarray(scores - total, np.float32)


def certainties(scores: Scores, labels: Labels) -> Scores:
    """Return the logarithm of each chosen label's probability on its own word, (rows, words)."""
    logs = log_probabilities(scores)
    return np.asarray(np.take_along_axis(logs, labels[..., None], axis=-1)[..., 0], np.float32)


def spans(
    labels: Labels, certainty: Scores, lengths: Sequence[int], offsets: Sequence[int]
) -> list[list[WordSpan]]:
    """Read the spans off rows of begin-and-inside labels.

    An inside that follows nothing of its class begins a span of its own.

    Args:
        labels: (rows, words).
        certainty: logarithms, of the same shape.
        lengths: words in each row; what lies past them is passed over.
        offsets: number of each row's first word in its text.
    """
    rows, width = labels.shape
    labels = np.where(np.arange(width) < np.array(lengths)[:, None], labels, 0)
    classes = (labels - 1) // 2
    goes_on = (labels > 0) & (labels % 2 == 0)
    goes_on[:, :1] = False
    goes_on[:, 1:] &= (classes[:, 1:] == classes[:, :-1]) & (labels[:, :-1] > 0)
    begins = np.flatnonzero((labels > 0) & ~goes_on)
    stops = np.append(np.flatnonzero(~goes_on), labels.size)
    ends = stops[np.searchsorted(stops, begins, side="right")]
    sure = certainty.ravel()
    pairs = list(zip(begins.tolist(), ends.tolist(), strict=True))
    sums = np.array([np.add.reduce(sure[begin:end]) for begin, end in pairs], np.float32)
    means = np.exp(sums / (ends - begins).astype(np.float32))
    out: list[list[WordSpan]] = [[] for _ in range(rows)]
    kinds = classes.ravel()[begins]
    for (begin, end), kind, mean in zip(pairs, kinds.tolist(), means.tolist(), strict=True):
        row = begin // width
        by = offsets[row] - row * width
        out[row].append(WordSpan(begin + by, end + by, kind, min(1.0, mean)))
    return out
