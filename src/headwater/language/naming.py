"""The network's scores of names to named spans: legal labels, and one kind a name and text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.language.decoding import (
    Labels,
    Scores,
    WordSpan,
    best_paths,
    log_probabilities,
    spans,
)
from headwater.language.labels import NAME_CLASSES, NAME_LABELS
from headwater.language.words import Words

# One place where a kind is all but impossible outweighs no more than this many likely ones.
LEAST = -6.0  # log probability, a word's worth
_NEVER = -1e4


class Named(NamedTuple):
    """A named span and how well each class of names would suit it.

    Attributes:
        suits: (classes,) log probability of the span under each class, summed over its words
            and divided by the root of their number.
    """

    span: WordSpan
    suits: NDArray[np.float32]


def _legal() -> tuple[Scores, Scores]:
    inside = np.array([label.startswith("I") for label in NAME_LABELS])
    kinds = [label[2:] for label in NAME_LABELS]
    strange = np.array([[one != other for other in kinds] for one in kinds])
    moves = np.where(inside[None] & strange, _NEVER, 0.0)
    return moves.astype(np.float32), np.where(inside, _NEVER, 0.0).astype(np.float32)


_MOVES, _STARTS = _legal()


def best_labels(scores: Scores, lengths: Labels) -> Labels:
    """Return the likeliest labels of names in which no inside lacks its begin, (rows, words).

    Args:
        scores: (rows, words, labels of names).
        lengths: words in each row; labels past them mean nothing.
    """
    labels: Labels = scores.argmax(axis=-1)
    before = np.concatenate([np.zeros_like(labels[:, :1]), labels[:, :-1]], axis=1)
    inside = (labels > 0) & (labels % 2 == 0)
    here = np.arange(labels.shape[1]) < lengths[:, None]
    wrong = np.flatnonzero((inside & (before != labels) & (before != labels - 1) & here).any(1))
    if len(wrong):
        labels[wrong] = best_paths(scores[wrong], lengths[wrong], _MOVES, _STARTS)
    return labels


def read_names(scores: Scores, lengths: Labels, offsets: Sequence[int]) -> list[list[Named]]:
    """Return the names of each row.

    Args:
        scores: (rows, words, labels of names).
        lengths: words in each row.
        offsets: number of each row's first word in its text.
    """
    labels = best_labels(scores, lengths)
    logs = log_probabilities(scores)
    sure = np.take_along_axis(logs, labels[..., None], axis=-1)[..., 0]
    found = spans(labels, sure, lengths.tolist(), offsets)
    by = np.arange(len(found)) * labels.shape[1] - np.array(offsets)
    begins = [one.first + at for own, at in zip(found, by.tolist(), strict=True) for one in own]
    sizes = [one.last - one.first for own in found for one in own]
    suits = iter(
        _suits(logs.reshape(-1, logs.shape[-1]), np.array(begins, int), np.array(sizes, int))
    )
    return [[Named(one, next(suits)) for one in own] for own in found]


def _suits(logs: Scores, begins: Labels, sizes: Labels) -> Scores:
    """Return how well each class suits stretches of words, (stretches, classes).

    Args:
        logs: (words, labels of names).
        begins: where each stretch begins.
        sizes: how many words it has.
    """
    more = np.repeat(np.arange(len(sizes)), sizes - 1)
    after = np.arange(len(more)) - np.repeat(np.cumsum(sizes - 1) - (sizes - 1), sizes - 1)
    inside = np.zeros((len(sizes), len(NAME_CLASSES)), np.float32)
    np.add.at(inside, more, logs[begins[more] + after + 1, 2::2])
    total = logs[begins, 1::2] + inside
    return np.asarray(total / np.sqrt(sizes)[:, None], np.float32)


def one_kind_each(names: Sequence[Named], words: Words) -> list[WordSpan]:
    """Give all namings of the same words in one text the class that suits them best together.

    The class of a name is plain in one place and doubtful in another; that a name keeps its
    class through a text holds far more often than not (Gale, Church and Yarowsky 1992 found so
    of senses).

    Returns:
        The spans in reading order. A span of another class than its own takes the confidence
        that its words give that class.
    """
    alike: dict[tuple[tuple[int, ...], ...], list[Named]] = defaultdict(list)
    for one in sorted(names, key=lambda named: named.span):
        alike[words.pieces[one.span.first : one.span.last]].append(one)
    out = []
    for same in alike.values():
        label = int(np.sum([np.maximum(one.suits, LEAST) for one in same], axis=0).argmax())
        out += [_as(one, label) if len(same) > 1 else one.span for one in same]
    return sorted(out)


def _as(one: Named, label: int) -> WordSpan:
    if label == one.span.label:
        return one.span
    words = one.span.last - one.span.first
    mean = float(np.exp(one.suits[label] / words**0.5))
    return replace(one.span, label=label, confidence=min(1.0, mean))
