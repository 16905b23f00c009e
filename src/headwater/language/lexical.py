"""Single words: how rare each is in English, and how near two are in meaning.

Both come from what the sentence encoder learned, so they hang on no story and no report: the
vocabulary is in order of frequency, and each of its pieces has a vector.
"""

import math
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import WordPiece

_COMMONEST = 1996  # number of "the", the first word of the published vocabulary
_SIZE = 30522


class Lexicon:
    """Looks up words, folded or not; a word that the vocabulary lacks is put together of pieces."""

    def __init__(self, *, weights: Path = WEIGHTS) -> None:
        """Open ``words.npz`` and ``vocab.txt`` in a folder; the table is read when first needed."""
        self._weights = weights
        self._pieces = WordPiece(weights / "vocab.txt")
        self._rarity: dict[str, float] = {}

    def rarity(self, word: str) -> float:
        """Return how rare a word is, 0 for the commonest to 1 for one the vocabulary lacks."""
        if word not in self._rarity:
            pieces = self._pieces.word(word)
            rank = max(0, pieces[0] - _COMMONEST) if len(pieces) == 1 else _SIZE - _COMMONEST
            self._rarity[word] = math.log1p(rank) / math.log1p(_SIZE - _COMMONEST)
        return self._rarity[word]

    def vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a word; the dot product is likeness, about .5 for synonyms."""
        table = self._table
        rows = np.zeros((len(words), table.shape[1]), np.float32)
        for place, word in enumerate(words):
            pieces = self._pieces.word(word)
            if pieces:
                rows[place] = table[list(pieces)].astype(np.float32).mean(axis=0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)

    @cached_property
    def _table(self) -> NDArray[np.int8]:
        with np.load(self._weights / "words.npz") as held:
            return np.asarray(held["words"], dtype=np.int8)
