"""Reads shipped weights back: ``python -m training.import_tagger FOLDER WEIGHTS.pt``.

What is shipped has eight bits a weight; training goes on well from there (``--start``).
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.minilm import SIZE
from training.model import KINDS_OF_LINK, LAYERS_OF_ROLES, Tagger


def import_tagger(folder: Path) -> Tagger:
    """Return the tagger of ``tagger.onnx`` and ``tagger.npz``, weights widened to float."""
    graph = onnx.load(folder / "tagger.onnx").graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    wide = [value.shape[1] for name, value in stored.items() if name.endswith(".grow.q")]
    model = Tagger(len(wide), wide[0], len(stored["layer0.attended.q"]) // SIZE)
    model.load_state_dict(model.state_dict() | _network(stored, model) | _decoder(folder))
    return model


def _network(stored: dict[str, np.ndarray], model: Tagger) -> dict[str, Tensor]:
    places = model.encoder.places.weight.detach().clone()
    places[: len(stored["places.w"])] = torch.tensor(stored["places.w"])
    new = {
        "encoder.words.weight": torch.tensor(stored["words.q"] * stored["words.s"].reshape(-1, 1)),
        "encoder.places.weight": places,
        "encoder.extra.weight": torch.tensor(stored["extra.w"]),
        **_norm(stored, "norm", "encoder.norm"),
        **_linear(stored, "heads", "heads"),
    }
    for number in range(len(model.encoder.layers)):
        theirs, ours = f"layer{number}.", f"encoder.layers.{number}."
        for part in ("attend", "attended", "grow", "shrink"):
            new |= _linear(stored, theirs + part, ours + part)
        new |= _norm(stored, f"{theirs}attended.norm", f"{ours}attended_norm")
        new |= _norm(stored, f"{theirs}norm", f"{ours}shrunk_norm")
    return new


def _linear(stored: dict[str, np.ndarray], theirs: str, ours: str) -> dict[str, Tensor]:
    return {
        f"{ours}.weight": torch.tensor((stored[f"{theirs}.q"] * stored[f"{theirs}.s"]).T),
        f"{ours}.bias": torch.tensor(stored[f"{theirs}.b"]),
    }


def _norm(stored: dict[str, np.ndarray], theirs: str, ours: str) -> dict[str, Tensor]:
    return {
        f"{ours}.weight": torch.tensor(stored[f"{theirs}.g"]),
        f"{ours}.bias": torch.tensor(stored[f"{theirs}.h"]),
    }


def _decoder(folder: Path) -> dict[str, Tensor]:
    """Return chains and links; forbidden moves are already far down, and stay so."""
    new = {}
    with np.load(folder / "tagger.npz") as learned:
        for name in LAYERS_OF_ROLES:
            for part in ("moves", "starts"):
                values = torch.tensor(learned[f"{name}.{part}"])
                new[f"chains.{name}.{part}"] = values.where(values > -1e3, 0.0)
        for kind in KINDS_OF_LINK:
            for part in ("counted", "nobody"):
                new[f"linkers.{kind}.{part}"] = torch.tensor(learned[f"{kind}.{part}"])
    return new


def main(folder: str, weights: str) -> None:
    """Write the weights as PyTorch keeps them."""
    torch.save(import_tagger(Path(folder)).state_dict(), weights)


if __name__ == "__main__":
    main(*sys.argv[1:])
