"""Writes the unchanged sentence encoder: ``python -m training.export_encoder FOLDER``."""

import shutil
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from training.graph import Graph, encoder_states
from training.minilm import WIDTH, Encoder, pretrained, starting_vocabulary

PLACES = 128  # pieces; the published sentence model was trained on texts of at most 128


def export_encoder(encoder: Encoder, path: Path) -> None:
    """Write pieces -> mean of the states over the mask, at unit length, (batch, 384)."""
    graph = Graph()
    states = encoder_states(graph, encoder, PLACES)
    last = graph.constant("mask.last", np.array([2], np.int64))
    weights = graph.add("Unsqueeze", ["mask.real", last], "pool.mask")
    kept = graph.add("Mul", [states, weights], "pool.kept")
    middle = graph.constant("pool.axis", np.array([1], np.int64))
    total = graph.add("ReduceSum", [kept, middle], "pool.sum", keepdims=0)
    # Unit length makes the division by the number of pieces idle.
    graph.add("LpNormalization", [total], "vectors", axis=-1, p=2)
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", WIDTH])
    graph.save(path, [output], {name: ["batch", "pieces"] for name in ("pieces", "mask")})


def main(folder: str) -> None:
    """Write ``encoder.onnx``, ``pieces.bin`` and ``vocab.txt`` into a folder."""
    target = Path(folder)
    export_encoder(pretrained(), target / "encoder.onnx")
    shutil.copyfile(starting_vocabulary(), target / "vocab.txt")
    print(f"{(target / 'encoder.onnx').stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
