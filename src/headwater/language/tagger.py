"""Runs the tagging network over texts: words in, labelled spans and link scores out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.exceptions import ModelError
from headwater.language.assignment import NOTHING, LinkScores
from headwater.language.decoding import Scores, WordSpan, best_paths, certainties, spans
from headwater.language.labels import (
    CLAUSE,
    CONTENT,
    CUE,
    EVENT,
    FACTUALITY,
    LINK_WIDTH,
    LINKS,
    NAMES,
    OUTER,
    SOURCE,
)
from headwater.language.linking import (
    LinkWeights,
    Numbers,
    counted_features,
    nearest,
    within_sentence,
)
from headwater.language.naming import Named, one_kind_each, read_names
from headwater.language.packing import INPUTS, LONGEST, lay
from headwater.language.session import WEIGHTS, open_session
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Words, read_words, windows

FULL, FAST = "tagger", "fast"  # the networks that are shipped; the second has half the layers
ROOM = 512  # pieces read in one go: larger batches leave the cache, smaller ones gain less
DECODED = 8_192  # words, padding included, after which what the network said is decoded
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


class _Window(NamedTuple):
    text: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A batch and what the network made of its words, (words, columns)."""

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

    A window's result hangs on its own words only: where it is padded, only it decides how far,
    and the network has no arithmetic across rows.
    """

    def __init__(self, *, weights: Path = WEIGHTS, network: str = FULL, threads: int = 1) -> None:
        """Load a network's ``.onnx`` and ``.npz``, ``pieces.bin`` and ``vocab.txt`` from a folder.

        Args:
            weights: the folder.
            network: which of those in it, ``FULL`` or ``FAST``.
            threads: inside one operator; 0 takes every core.

        Raises:
            ModelError: the network was written for another version.
        """
        self._splitter = WordPiece(weights / "vocab.txt")
        self._session = open_session(weights / f"{network}.onnx", threads)
        if {given.name for given in self._session.get_inputs()} != INPUTS.keys():
            raise ModelError(
                f"{network}.onnx takes its texts in another way than this version gives them; "
                "export the weights anew"
            )
        with np.load(weights / f"{network}.npz") as learned:
            self._chains = [
                np.stack([learned[f"{name}.{what}"] for name in LAYERS])
                for what in ("moves", "starts")
            ]
            self._links = {
                kind: LinkWeights(
                    counted=learned[f"{kind}.counted"], nobody=float(learned[f"{kind}.nobody"])
                )
                for kind in ("content", "source")
            }

    def tag(self, texts: Sequence[str], *, named: bool = True) -> list[Tagging]:
        """Tag texts; the answer to each is the same alone as in company.

        Args:
            texts: what to tag.
            named: whether names are wanted; if not, none are given.
        """
        words = [read_words(text, self._splitter) for text in texts]
        gathered = [_Gathering(judged=np.zeros((len(one), 3), np.float32)) for one in words]
        for read in _together(self._run(words, batch) for batch in _batches(words)):
            self._decode(read, gathered, named=named)
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

    def _decode(
        self, read: Sequence[_Scored], gathered: Sequence[_Gathering], *, named: bool
    ) -> None:
        windows = [window for one in read for window in one.windows]
        said = read[0].scores if len(read) == 1 else np.concatenate([one.scores for one in read])
        lengths = np.array([window.last - window.first for window in windows], np.int64)
        firsts = [window.first for window in windows]
        scores = _in_rows(said[:, : NAMES.stop], lengths)
        names = read_names(scores[..., NAMES], lengths, firsts) if named else [[]] * len(windows)
        roles = self._roles(scores, lengths, firsts)
        start = 0
        for place, window in enumerate(windows):
            own = said[start : start + window.last - window.first]
            start += len(own)
            into = gathered[window.text]
            into.judged[window.first : window.last] = own[:, FACTUALITY.start : EVENT + 1]
            into.names += names[place]
            vectors = own[:, LINKS].reshape(-1, 4, LINK_WIDTH)
            for name, found in roles.items():
                into.layers[name] += [
                    (one, vectors[one.first - window.first].copy()) for one in found[place]
                ]

    def _roles(
        self, scores: Scores, lengths: NDArray[np.int64], firsts: Sequence[int]
    ) -> dict[str, list[list[WordSpan]]]:
        """Return the spans of each layer, a list a row; both layers are decoded in one go."""
        rows = len(scores)
        both = np.concatenate([scores[..., OUTER], scores[..., CLAUSE] + scores[..., OUTER]])
        moves, starts = (np.repeat(learned, rows, axis=0) for learned in self._chains)
        twice = np.tile(lengths, len(LAYERS))
        labels = best_paths(both, twice, moves, starts)
        found = spans(labels, certainties(both, labels), twice.tolist(), [*firsts, *firsts])
        return {name: found[n * rows : (n + 1) * rows] for n, name in enumerate(LAYERS)}

    def _run(self, words: Sequence[Words], batch: Sequence[_Window]) -> _Scored:
        (scores,) = self._session.run(None, lay(words, batch))
        return _Scored(windows=batch, scores=scores)

    def _linked(self, words: Words, found: list[tuple[WordSpan, Scores]]) -> LinkScores:
        if not found:
            return NOTHING  # three contents in five
        groups = [[pair for pair in found if pair[0].label == label] for label in range(3)]
        sources, cues, contents = (tuple(one for one, _ in group) for group in groups)
        if not cues:
            return replace(NOTHING, sources=sources, contents=contents)
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
        near = within_sentence(words, ranges[CONTENT], ranges[CUE], near)
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


def _together(batches: Iterable[_Scored]) -> Iterator[list[_Scored]]:
    """Yield some batches at a time: an article is decoded in one go, a book in many."""
    held: list[_Scored] = []
    rows, width = 0, 0
    for one in batches:
        longest = max(window.last - window.first for window in one.windows)
        rows, width = rows + len(one.windows), max(width, longest)
        held.append(one)
        if rows * width > DECODED:
            yield held
            held, rows, width = [], 0, 0
    if held:
        yield held


def _in_rows(said: Scores, lengths: NDArray[np.int64]) -> Scores:
    """Return what was said of words, (words, columns), row under row, nought where none is."""
    scores = np.zeros((len(lengths), lengths.max(), said.shape[1]), np.float32)
    scores[np.arange(scores.shape[1]) < lengths[:, None]] = said
    return scores


def _batches(texts: Sequence[Words]) -> Iterator[list[_Window]]:
    """Yield the windows of texts in order, some at a time, batches of like size within the room."""
    every = [
        _Window(number, first, last)
        for number, words in enumerate(texts)
        for first, last in windows(words, LONGEST, join=False)
    ]
    if not every:
        return
    sizes = [sum(map(len, texts[text].pieces[first:last])) for text, first, last in every]
    ends = np.cumsum(sizes)
    batches = -(-int(ends[-1]) // ROOM)
    turns = np.searchsorted(ends, np.arange(1, batches) * ends[-1] / batches)
    yield from (
        every[one:other] for one, other in pairwise([0, *turns.tolist(), len(every)]) if one < other
    )
