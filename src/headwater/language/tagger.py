"""Runs the tagging network over texts: words in, labelled spans and link scores out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.language.assignment import NOTHING, LinkScores
from headwater.language.decoding import Scores, WordSpan, best_paths, certainties, spans
from headwater.language.labels import (
    CLAUSE,
    COLUMNS,
    EVENT,
    FACTUALITY,
    LINK_WIDTH,
    LINKS,
    NAMES,
    OUTER,
    ROLES,
)
from headwater.language.linking import LinkWeights, Numbers, counted_features, nearest
from headwater.language.naming import Named, one_kind_each, read_names
from headwater.language.session import WEIGHTS, open_session
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Row, Words, read_words, row, windows

FULL, FAST = "tagger", "fast"  # the networks that are shipped; the second has half the layers
WINDOW = 256  # pieces; a longer paragraph is cut; never longer than trained
STEP = 8  # pieces; a window is padded to a multiple of it
ROOM = 1_536  # pieces in one batch, padding included
DECODED = 8_192  # words, padding included, after which what the network said is decoded
SOURCE, CUE, CONTENT = range(len(ROLES))
LAYERS = ("outer", "clause")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """All that the network said of one text.

    Attributes:
        words: the text's words.
        layers: the spans of each layer and how well they fit together.
        names: the named things, in order.
        factuality: (words, 2), -3 to 3: how sure the text is that what each word tells of
            happened, by the news scale and by the web scale; of use on words of events.
        events: (words,) log odds that a word tells of an event.
    """

    words: Words
    layers: dict[str, LinkScores]
    names: list[WordSpan]
    factuality: NDArray[np.float32]
    events: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    text: int
    first: int
    last: int
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A batch and what the network made of it, (windows, words, columns)."""

    windows: Sequence[_Window]
    scores: Scores


@dataclass(slots=True, kw_only=True)
class _Gathering:
    """What the batches bring in for one text, in any order.

    Attributes:
        layers: spans with the link vectors of their first word, (4, LINK_WIDTH).
    """

    judged: Scores
    layers: dict[str, list[tuple[WordSpan, Scores]]] = field(
        default_factory=lambda: {name: [] for name in LAYERS}
    )
    names: list[Named] = field(default_factory=list)


class Tagger:
    """The tagging network and what its decoder learned.

    A window's result hangs on its own words only: it is padded to a length that only it
    decides, and the network has no arithmetic across rows.
    """

    def __init__(self, *, weights: Path = WEIGHTS, network: str = FULL, threads: int = 1) -> None:
        """Load a network's ``.onnx`` and ``.npz``, ``pieces.bin`` and ``vocab.txt`` from a folder.

        Args:
            weights: the folder.
            network: which of those in it, ``FULL`` or ``FAST``.
            threads: inside one operator; 0 takes every core.
        """
        self._splitter = WordPiece(weights / "vocab.txt")
        self._session = open_session(weights / f"{network}.onnx", threads)
        with np.load(weights / f"{network}.npz") as learned:
            self._chains = {
                name: (learned[f"{name}.moves"], learned[f"{name}.starts"]) for name in LAYERS
            }
            self._links = {
                kind: LinkWeights(
                    counted=learned[f"{kind}.counted"], nobody=float(learned[f"{kind}.nobody"])
                )
                for kind in ("content", "source")
            }

    def tag(self, texts: Sequence[str]) -> list[Tagging]:
        """Tag texts; the answer to each is the same alone as in company."""
        words = [read_words(text, self._splitter) for text in texts]
        gathered = [_Gathering(judged=np.zeros((len(one), 3), np.float32)) for one in words]
        for read in _together(self._run(batch) for batch in _batches(words)):
            self._decode(read, gathered)
        return [
            Tagging(
                words=own,
                layers={
                    name: self._linked(own, sorted(found, key=lambda pair: pair[0]))
                    for name, found in into.layers.items()
                },
                names=one_kind_each(into.names, own),
                factuality=into.judged[:, :2],
                events=into.judged[:, 2],
            )
            for own, into in zip(words, gathered, strict=True)
        ]

    def _decode(self, read: Sequence[_Scored], gathered: Sequence[_Gathering]) -> None:
        scores, windows = _stacked(read)
        lengths = np.array([window.last - window.first for window in windows], np.int64)
        firsts = [window.first for window in windows]
        names = read_names(scores[..., NAMES], lengths, firsts)
        layers = {"outer": scores[..., OUTER], "clause": scores[..., CLAUSE] + scores[..., OUTER]}
        roles = {
            name: _row_spans(best_paths(own, lengths, *self._chains[name]), own, lengths, firsts)
            for name, own in layers.items()
        }
        for place, window in enumerate(windows):
            own = scores[place, : lengths[place]]
            into = gathered[window.text]
            span = slice(window.first, window.last)
            into.judged[span] = own[:, FACTUALITY.start : EVENT + 1]
            into.names += names[place]
            vectors = own[:, LINKS].reshape(-1, 4, LINK_WIDTH)
            for name, found in roles.items():
                into.layers[name] += [
                    (one, vectors[one.first - window.first].copy()) for one in found[place]
                ]

    def _run(self, batch: Sequence[_Window]) -> _Scored:
        width = _padded(len(batch[0].row.pieces))
        lengths = [len(window.row.firsts) for window in batch]
        inputs = {
            name: np.zeros((len(batch), width), np.int64) for name in ("pieces", "mask", "features")
        }
        inputs["firsts"] = np.zeros((len(batch), max(lengths)), np.int64)
        for place, window in enumerate(batch):
            size = len(window.row.pieces)
            inputs["pieces"][place, :size] = window.row.pieces
            inputs["mask"][place, :size] = 1
            inputs["features"][place, :size] = window.row.features
            inputs["firsts"][place, : lengths[place]] = window.row.firsts
        (scores,) = self._session.run(None, inputs)
        return _Scored(windows=batch, scores=scores)

    def _linked(self, words: Words, found: list[tuple[WordSpan, Scores]]) -> LinkScores:
        if not found:
            return NOTHING  # three contents in five
        groups = [[pair for pair in found if pair[0].label == label] for label in range(3)]
        sources, cues, contents = (tuple(one for one, _ in group) for group in groups)
        ranges = [
            np.array([(one.first, one.last) for one, _ in group], np.int64).reshape(-1, 2)
            for group in groups
        ]
        vectors = [
            np.array([own for _, own in group], np.float32).reshape(-1, 4, LINK_WIDTH)
            for group in groups
        ]
        starts = ranges[CUE][:, 0]
        near = nearest(words, ranges[CONTENT], ranges[CUE])
        content_cues = self._links["content"].weigh(
            vectors[CONTENT][:, 0],
            vectors[CUE][:, 1],
            near,
            _counted(words, ranges[CUE], near, ranges[CONTENT][:, None], starts, of_cues=True),
        )
        near = nearest(words, ranges[CUE], ranges[SOURCE])
        cue_sources = self._links["source"].weigh(
            vectors[CUE][:, 2],
            vectors[SOURCE][:, 3],
            near,
            _counted(words, ranges[SOURCE], near, ranges[CUE][:, None], starts, of_cues=False),
        )
        return LinkScores(
            sources=sources,
            cues=cues,
            contents=contents,
            content_cues=content_cues,
            cue_sources=cue_sources,
        )


def _counted(
    words: Words,
    partners: Numbers,
    near: Numbers,
    spans: Numbers,
    starts: Numbers,
    *,
    of_cues: bool,
) -> Numbers:
    """Return the counted features of spans and the partners near them, whichever is the cue."""
    if not len(partners):
        return np.zeros((*near.shape, 4), np.int64)
    others = partners[near]
    if of_cues:
        return counted_features(words, others, spans, starts)
    return counted_features(words, spans, others, starts)


def _row_spans(
    labels: NDArray[np.int64], scores: Scores, lengths: NDArray[np.int64], firsts: Sequence[int]
) -> list[list[WordSpan]]:
    return spans(labels, certainties(scores, labels), lengths.tolist(), firsts)


def _together(batches: Iterable[_Scored]) -> Iterator[list[_Scored]]:
    """Yield some batches at a time: an article is decoded in one go, a book in many."""
    held: list[_Scored] = []
    rows, width = 0, 0
    for one in batches:
        rows, width = rows + len(one.windows), max(width, one.scores.shape[1])
        held.append(one)
        if rows * width > DECODED:
            yield held
            held, rows, width = [], 0, 0
    if held:
        yield held


def _stacked(read: Sequence[_Scored]) -> tuple[Scores, list[_Window]]:
    """Return the scores of batches under one another, nought where a row has no word."""
    windows = [window for one in read for window in one.windows]
    width = max(one.scores.shape[1] for one in read)
    scores = np.zeros((len(windows), width, COLUMNS), np.float32)
    row = 0
    for one in read:
        scores[row : row + len(one.windows), : one.scores.shape[1]] = one.scores
        row += len(one.windows)
    return scores, windows


def _padded(size: int) -> int:
    return -(-size // STEP) * STEP


def _batches(texts: Sequence[Words]) -> Iterator[list[_Window]]:
    """Yield windows of one padded length at a time, each batch within its room."""
    waiting: dict[int, list[_Window]] = {}
    for number, words in enumerate(texts):
        for first, last in windows(words, WINDOW, join=False):
            window = _Window(text=number, first=first, last=last, row=row(words, first, last))
            width = _padded(len(window.row.pieces))
            group = waiting.setdefault(width, [])
            group.append(window)
            if (len(group) + 1) * width > ROOM:
                yield group
                waiting[width] = []
    yield from (group for _, group in sorted(waiting.items()) if group)
