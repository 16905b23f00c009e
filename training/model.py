"""The tagger in PyTorch: the encoder, a linear layer of heads, chains, links and their losses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from headwater.language.labels import (
    CLAUSE,
    COLUMNS,
    EVENT,
    FACTUALITY,
    LINK_WIDTH,
    LINKS,
    NAMES,
    OUTER,
    ROLE_LABELS,
)
from headwater.language.linking import COUNTED
from headwater.language.words import FEATURES
from training.examples import IGNORED
from training.minilm import HEADS, INNER, LAYERS, SIZE, WIDTH, Encoder, pretrained

FORBIDDEN = -1e4
LAYERS_OF_ROLES = ("outer", "clause")
COLUMNS_OF = {"outer": OUTER, "clause": CLAUSE}
KINDS_OF_LINK = ("content", "source")


class Chain(nn.Module):
    """A linear-chain conditional random field over the labels of roles.

    It has no bias of its own for single labels: the head has one, and a second pulling towards
    "outside" was seen to ruin the rest.
    """

    no_moves: Tensor
    no_starts: Tensor

    def __init__(self) -> None:
        super().__init__()
        size = len(ROLE_LABELS)
        self.moves = nn.Parameter(torch.zeros(size, size))
        self.starts = nn.Parameter(torch.zeros(size))
        moves, starts = forbidden()
        self.register_buffer("no_moves", moves)
        self.register_buffer("no_starts", starts)

    def all_moves(self) -> Tensor:
        """Return (from, to), forbidden moves far down."""
        return self.moves + self.no_moves

    def all_starts(self) -> Tensor:
        """Return what each label scores on the first word."""
        return self.starts + self.no_starts

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log likelihood a word.

        A label of ``IGNORED`` allows every label at that word.

        Args:
            scores: (rows, words, labels).
            labels: (rows, words).
            mask: (rows, words), true where there is a word; every row starts with one.
        """
        known = (labels != IGNORED) | ~mask
        if known.all():
            right = self._path(scores, labels.clamp(min=0), mask)
            return (self._total(scores, mask) - right).sum() / mask.sum().clamp(min=1)
        hit = functional.one_hot(labels.clamp(min=0), scores.shape[-1]).bool()
        barred = ((labels != IGNORED)[..., None] & ~hit).float() * FORBIDDEN * 10
        both = self._total(torch.cat([scores, scores + barred]), torch.cat([mask, mask]))
        every, right = both.chunk(2)
        return (every - right).sum() / mask.sum().clamp(min=1)

    def _path(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        own = scores.gather(2, labels[..., None])[..., 0]
        moves = self.all_moves()[labels[:, :-1], labels[:, 1:]]
        first = own[:, 0] + self.all_starts()[labels[:, 0]]
        return first + ((own[:, 1:] + moves) * mask[:, 1:]).sum(1)

    def _total(self, scores: Tensor, mask: Tensor) -> Tensor:
        moves = self.all_moves()
        total = scores[:, 0] + self.all_starts()
        for place in range(1, scores.shape[1]):
            onward = torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, place]
            total = torch.where(mask[:, place, None], onward, total)
        return torch.logsumexp(total, 1)


def forbidden() -> tuple[Tensor, Tensor]:
    """Return the scores that keep "inside" after its own begin or inside: moves and starts."""
    size = len(ROLE_LABELS)
    moves, starts = torch.zeros(size, size), torch.zeros(size)
    for to, label in enumerate(ROLE_LABELS):
        if not label.startswith("I"):
            continue
        starts[to] = FORBIDDEN
        for at, before in enumerate(ROLE_LABELS):
            if before[2:] != label[2:]:
                moves[at, to] = FORBIDDEN
    return moves, starts


class Linker(nn.Module):
    """The learned part of one kind of link beside the vectors: counted features and nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = nn.Parameter(torch.zeros(COUNTED))
        self.nobody = nn.Parameter(torch.tensor(-1.0))

    def scores(self, left: Tensor, right: Tensor, counted: Tensor) -> Tensor:
        """Return (left, right) scores."""
        return left @ right.T / LINK_WIDTH**0.5 + self.counted[counted].sum(-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowLinks:
    """The links of one window of a batch, as positions of its words.

    Attributes:
        row: which row of the batch.
        cues: (c,) first words.
        contents: (n,) first words; ``content_cues`` their cue's number, -1 for none here.
        sources: (s,) first words; ``cue_sources`` (c,) the source's number, -1 for none,
            ``IGNORED`` if it lies outside the window.
        content_counted: (n, c, 4) and ``source_counted`` (c, s, 4), see ``linking``.
    """

    row: int
    cues: Tensor
    contents: Tensor
    content_cues: Tensor
    sources: Tensor
    cue_sources: Tensor
    content_counted: Tensor
    source_counted: Tensor


class Tagger(nn.Module):
    """Every head over one encoder."""

    def __init__(self, layers: int = LAYERS, inner: int = INNER, heads: int = HEADS) -> None:
        """Take the published encoder; with fewer or narrower layers than it has, only its shape."""
        super().__init__()
        whole = (layers, inner, heads) == (LAYERS, INNER, HEADS)
        self.encoder = pretrained(FEATURES) if whole else Encoder(FEATURES, layers, inner, heads)
        self.heads = nn.Linear(WIDTH, COLUMNS)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)
        self.chains = nn.ModuleDict({name: Chain() for name in LAYERS_OF_ROLES})
        self.linkers = nn.ModuleDict({name: Linker() for name in KINDS_OF_LINK})

    def chain(self, layer: str) -> Chain:
        """Return the chain of one layer of roles."""
        return cast(Chain, self.chains[layer])

    def linker(self, kind: str) -> Linker:
        """Return the linker of one kind of link."""
        return cast(Linker, self.linkers[kind])

    def forward(
        self, pieces: Tensor, mask: Tensor, features: Tensor, firsts: Tensor, dropout: float = 0.0
    ) -> Tensor:
        """Return (rows, words, columns), read off each word's first piece."""
        return self.score(self.encoder(pieces, mask, features, dropout), firsts, dropout)

    def score(self, states: Tensor, firsts: Tensor, dropout: float = 0.0) -> Tensor:
        """Return what the heads make of the last layer's states, (rows, words, columns)."""
        picked = states.gather(1, firsts[..., None].expand(-1, -1, WIDTH))
        return self.heads(functional.dropout(picked, dropout, self.training)).float()


_LAYER = re.compile(r"(encoder\.layers\.)(\d+)(\..*)")


def load_tagger(path: Path) -> Tagger:
    """Return the tagger of saved weights, of as many layers as they have, and as wide."""
    stored = torch.load(path, weights_only=True)
    layers = 1 + max(int(found[2]) for name in stored if (found := _LAYER.match(name)))
    first = "encoder.layers.0."
    heads = stored[f"{first}attended.weight"].shape[1] // SIZE
    model = Tagger(layers, len(stored[f"{first}grow.weight"]), heads)
    model.load_state_dict(stored)
    return model


def shortened(model: Tagger, kept: Sequence[int]) -> Tagger:
    """Return a tagger of some of another's layers, and of all else that it has."""
    turned: dict[str, Tensor] = {}
    for name, value in cast(Mapping[str, Tensor], model.state_dict()).items():
        found = _LAYER.match(name)
        if found is None:
            turned[name] = value.clone()
        elif int(found[2]) in kept:
            turned[f"{found[1]}{kept.index(int(found[2]))}{found[3]}"] = value.clone()
    short = Tagger(len(kept))
    short.load_state_dict(turned)
    return short


def name_loss(scores: Tensor, sets: Tensor, table: Tensor) -> Tensor:
    """Return the mean of minus the log probability that a word's label is an allowed one.

    Args:
        scores: (rows, words, columns) of the whole output.
        sets: (rows, words) numbers of label sets, ``IGNORED`` for none.
        table: (sets, labels), true where a set holds a label.
    """
    known = sets != IGNORED
    logs = torch.log_softmax(scores[..., NAMES][known], -1)
    allowed = table[sets[known]]
    return -torch.logsumexp(logs.masked_fill(~allowed, FORBIDDEN), -1).mean()


def certainty_loss(scores: Tensor, judged: Tensor) -> Tensor:
    """Return the mean absolute-or-squared error (Huber) of the judged words."""
    known = ~torch.isnan(judged)
    return functional.smooth_l1_loss(scores[..., FACTUALITY][known], judged[known])


def event_loss(scores: Tensor, events: Tensor) -> Tensor:
    """Return the mean cross entropy of "tells of an event" over the words where it is known."""
    known = events != IGNORED
    return functional.binary_cross_entropy_with_logits(
        scores[..., EVENT][known], events[known].float()
    )


def link_loss(model: Tagger, scores: Tensor, links: list[WindowLinks]) -> Tensor:
    """Return the mean cross entropy of each content's cue and each cue's source."""
    vectors = scores[..., LINKS].reshape(*scores.shape[:-1], 4, LINK_WIDTH)
    losses = []
    for one in links:
        content, cue, teller, source = vectors[one.row].unbind(1)
        for kind, left, right, counted, truth in (
            (
                "content",
                content[one.contents],
                cue[one.cues],
                one.content_counted,
                one.content_cues,
            ),
            ("source", teller[one.cues], source[one.sources], one.source_counted, one.cue_sources),
        ):
            if not len(left):
                continue
            linker = model.linker(kind)
            found = linker.scores(left, right, counted)
            nobody = linker.nobody.expand(len(left), 1)
            target = torch.where(truth == -1, len(right), truth)
            losses.append(
                functional.cross_entropy(
                    torch.cat([found, nobody], 1), target, ignore_index=IGNORED, reduction="sum"
                )
            )
    if not losses:
        return scores.sum() * 0.0
    return torch.stack(losses).sum() / max(1, sum(len(one.cues) for one in links))
