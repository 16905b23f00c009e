"""Scores of labels to spans of words."""

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
        moves: (from, to) scores.
        starts: scores of each label on the first word.
    """
    rows, width, _ = scores.shape
    out = np.zeros((rows, width), np.int64)
    total = scores[:, 0] + starts
    back = np.zeros(scores.shape, np.int8)
    ends = total.copy()
    for place in range(1, width):
        step = total[:, :, None] + moves
        back[:, place] = step.argmax(axis=1)
        total = step.max(axis=1) + scores[:, place]
        alive = lengths > place
        ends[alive] = total[alive]
    everyone = np.arange(rows)
    label = ends.argmax(axis=1)
    for place in range(width - 1, -1, -1):
        alive = lengths > place
        out[alive, place] = label[alive]
        previous = back[everyone, place, label].astype(np.int64)
        label = np.where(alive & (place > 0), previous, label)
    return out


def certainties(scores: Scores, labels: Labels) -> Scores:
    """Return the logarithm of each chosen label's probability on its own word, (rows, words)."""
    top = scores.max(axis=-1)
    total = np.log(np.exp(scores - top[..., None]).sum(axis=-1)) + top
    chosen = np.take_along_axis(scores, labels[..., None], axis=-1)[..., 0]
    return np.asarray(chosen - total, np.float32)


def spans(labels: Labels, certainty: Scores, offset: int) -> list[WordSpan]:
    """Read the spans off one row of begin-and-inside labels.

    An inside that follows nothing of its class begins a span of its own.

    Args:
        labels: of one row.
        certainty: logarithms, of the same row.
        offset: number of the row's first word in the text.
    """
    classes = (labels - 1) // 2
    inside = (labels > 0) & (labels % 2 == 0)
    goes_on = np.zeros(len(labels), np.bool_)
    goes_on[1:] = inside[1:] & (classes[1:] == classes[:-1]) & (labels[:-1] > 0)
    begins = np.flatnonzero((labels > 0) & ~goes_on)
    out = []
    for begin in begins.tolist():
        end = begin + 1
        while end < len(labels) and goes_on[end]:
            end += 1
        mean = float(np.exp(certainty[begin:end].mean()))
        out.append(WordSpan(begin + offset, end + offset, int(classes[begin]), min(1.0, mean)))
    return out
