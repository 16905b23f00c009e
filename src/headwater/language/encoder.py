"""Sentence vectors from the unchanged MiniLM-L6 sentence encoder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.language.session import WEIGHTS, open_session
from headwater.language.wordpiece import FIRST, LAST, WordPiece

WIDTH = 384
LONGEST = 128  # pieces, both marks included; the model was trained on no more
STEP = 8  # pieces; rows are padded to a multiple of it
ROOM = 2_048  # pieces in one batch, padding included; larger batches gained nothing


class Encoder:
    """Turns texts into vectors whose dot product is their likeness in meaning.

    A row is padded to a length that only its own text decides and is batched with rows of the
    same length, so its vector does not hang on what else is encoded with it (within 1e-6).
    """

    def __init__(self, *, weights: Path = WEIGHTS, threads: int = 1) -> None:
        """Load ``encoder.onnx``, ``pieces.bin`` and ``vocab.txt`` from a folder.

        Args:
            weights: the folder.
            threads: inside one operator; 0 takes every core.
        """
        self._pieces = WordPiece(weights / "vocab.txt")
        self._session = open_session(weights / "encoder.onnx", threads)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, (len(texts), 384).

        A text is cut after 128 pieces (about 90 words). An empty text, or one of control
        characters alone, gets the vector of no words: defined, and like nothing in particular.
        """
        vectors = np.empty((len(texts), WIDTH), np.float32)
        rows = [self._row(text) for text in texts]
        for length, members in _batches(rows):
            pieces = np.zeros((len(members), length), np.int64)
            mask = np.zeros_like(pieces)
            for place, member in enumerate(members):
                pieces[place, : len(rows[member])] = rows[member]
                mask[place, : len(rows[member])] = 1
            (found,) = self._session.run(None, {"pieces": pieces, "mask": mask})
            vectors[members] = found
        return vectors

    def _row(self, text: str) -> list[int]:
        return [FIRST, *self._pieces.split(text, LONGEST - 2), LAST]


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, list[int]]]:
    """Yield (padded length, members), shortest first, each within the room of a batch."""
    by_length: dict[int, list[int]] = {}
    for member, row in enumerate(rows):
        by_length.setdefault(-(-len(row) // STEP) * STEP, []).append(member)
    for length, members in sorted(by_length.items()):
        most = max(1, ROOM // length)
        for start in range(0, len(members), most):
            yield length, members[start : start + most]
