"""Writes a trained tagger: ``python -m training.export_tagger WEIGHTS.pt FOLDER [fast]``."""

import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from headwater.language.labels import COLUMNS
from headwater.language.packing import INPUTS, LONGEST
from headwater.language.tagger import FULL, LAYERS
from training.graph import Graph
from training.minilm import WIDTH, starting_vocabulary
from training.model import KINDS_OF_LINK, Tagger, load_tagger
from training.packed import packed_states


def export_tagger(
    model: Tagger, folder: Path, *, network: str = FULL, integer: bool = True
) -> None:
    """Write ``tagger.onnx`` (the network) and ``tagger.npz`` (chains and links), and the pieces.

    Args:
        model: what was trained.
        folder: where to.
        network: what to call the two files.
        integer: whether activations are rounded; if not, to compare.
    """
    graph = Graph(integer=integer)
    states = packed_states(graph, model.encoder, LONGEST)
    scores = graph.linear("heads", model.heads.weight, model.heads.bias, states)
    graph.add("Identity", [scores], "scores")
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", COLUMNS])
    graph.save(folder / f"{network}.onnx", [output], INPUTS)
    np.savez(folder / f"{network}.npz", allow_pickle=False, **learned(model))


def learned(model: Tagger) -> dict[str, NDArray[np.float32]]:
    """Return what the decoder needs beside the network."""
    out: dict[str, NDArray[np.float32]] = {}
    with torch.no_grad():
        for name in LAYERS:
            out[f"{name}.moves"] = model.chain(name).all_moves().numpy()
            out[f"{name}.starts"] = model.chain(name).all_starts().numpy()
        for kind in KINDS_OF_LINK:
            out[f"{kind}.counted"] = model.linker(kind).counted.numpy()
            out[f"{kind}.nobody"] = model.linker(kind).nobody.numpy()
    return out


def main(weights: str, folder: str, network: str = FULL, arithmetic: str = "integer") -> None:
    """Export one run; ``network`` may be ``fast``, and ``arithmetic`` ``float`` to compare."""
    model = load_tagger(Path(weights)).eval()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    export_tagger(model, target, network=network, integer=arithmetic == "integer")
    shutil.copyfile(starting_vocabulary(), target / "vocab.txt")
    print(f"{(target / f'{network}.onnx').stat().st_size / 1e6:.2f} MB, width {WIDTH}")


if __name__ == "__main__":
    main(*sys.argv[1:])
