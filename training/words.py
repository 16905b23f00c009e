"""Writes the table of single words: ``python -m training.words FOLDER``, after the encoder.

Takes the vectors that the sentence encoder gives its word pieces, leaves out their mean and the
two directions that tell frequency more than meaning, and keeps 64 numbers a word in eight bits.
Nothing is trained. Needs onnx.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

FREQUENCY = 2  # directions left out; with none, every two rare words are alike
WIDTH = 64  # of 384; synonyms and strangers stay as far apart as at full width


def main(folder: Path) -> None:
    """Read ``encoder.onnx`` and what it needs in a folder, and write ``words.npz`` beside them."""
    held = {i.name: i for i in onnx.load(str(folder / "encoder.onnx")).graph.initializer}
    table = numpy_helper.to_array(held["words.q"]).astype(np.float32)
    table *= numpy_helper.to_array(held["words.s"])
    pieces = (folder / "vocab.txt").read_text("utf-8").split("\n")[: len(table)]
    whole = [n for n, piece in enumerate(pieces) if piece.isalpha() and len(piece) > 2]
    table -= table[whole].mean(axis=0)
    common = np.linalg.svd(table[whole][::3], full_matrices=False)[2][:FREQUENCY]
    table -= (table @ common.T) @ common
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    kept = np.linalg.svd(table[whole][::2], full_matrices=False)[2][:WIDTH]
    small = table @ kept.T
    small *= 127 / np.maximum(np.abs(small).max(axis=1, keepdims=True), 1e-9)
    np.savez_compressed(
        folder / "words.npz", words=np.clip(np.round(small), -127, 127).astype(np.int8)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
