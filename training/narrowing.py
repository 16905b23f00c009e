"""Makes a tagger whose layers are narrower inside, with the least change of what they make.

Each layer looks at a piece's row through some heads of attention, then grows the piece to many
numbers, bends them and shrinks them again: nearly all its work. Of those numbers, and of the heads,
the ones that the others can best stand in for are left out, a few at a time (optimal brain
surgeon, Hassibi and Stork 1993), and what mixes the rest is fitted anew to give what all gave. A
pupil that starts so has little to learn.
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.minilm import SIZE
from training.model import Tagger

AT_ONCE = 64  # numbers left out before what the rest can stand in for is looked at again
STEADY = 1e-3  # share of the mean square added to every square, so that few texts do not decide


def narrowed(model: Tagger, batches: Iterable[Batch], inner: int, heads: int) -> Tagger:
    """Return a tagger with narrower layers, and all else of another's.

    Args:
        model: the wider one.
        batches: texts to look at, some tens of thousands of pieces.
        inner: how many numbers to keep inside each layer.
        heads: how many heads of attention to keep.
    """
    layers = [model.encoder.layer(number) for number in range(len(model.encoder.layers))]
    mixers = [one for layer in layers for one in (layer.attended, layer.shrink)]
    products = _products(model, mixers, batches)
    kept_of = dict(model.state_dict())
    for number, layer in enumerate(layers):
        at = f"encoder.layers.{number}."
        seen, grown = products[2 * number], products[2 * number + 1]
        kept = _least_missed(seen, layer.attended.weight, SIZE, heads, 1)
        kept_of[f"{at}attended.weight"] = _fitted(seen, layer.attended.weight, kept)
        each = torch.cat([kept + which * SIZE * layer.heads for which in range(3)])
        stays = _least_missed(grown, layer.shrink.weight, 1, inner, AT_ONCE)
        kept_of[f"{at}shrink.weight"] = _fitted(grown, layer.shrink.weight, stays)
        for part in ("weight", "bias"):
            kept_of[f"{at}attend.{part}"] = kept_of[f"{at}attend.{part}"][each].clone()
            kept_of[f"{at}grow.{part}"] = kept_of[f"{at}grow.{part}"][stays].clone()
    narrow = Tagger(len(layers), inner, heads)
    narrow.load_state_dict(kept_of)
    return narrow


def _least_missed(product: Tensor, mixing: Tensor, size: int, most: int, at_once: int) -> Tensor:
    """Return the places to keep, ascending.

    Args:
        product: the sums of products of what is mixed, two by two.
        mixing: the weights that mix it, (to, from).
        size: how many neighbours go or stay together.
        most: how many such groups to keep.
        at_once: how many to leave out before looking again.
    """
    kept = torch.arange(len(product))
    while (groups := len(kept) // size) > most:
        inverse = torch.linalg.inv(product[kept][:, kept])
        fitted = (inverse @ (product[kept] @ mixing.double().T)).view(groups, size, -1)
        # Of each group the block of the inverse where it meets itself.
        own = inverse.view(groups, size, groups, size).diagonal(dim1=0, dim2=2).permute(2, 0, 1)
        missed = (fitted * torch.linalg.solve(own, fitted)).sum((1, 2))
        stays = torch.ones(groups, dtype=torch.bool)
        stays[missed.argsort()[: min(at_once, groups - most)]] = False
        kept = kept[stays.repeat_interleave(size)]
    return kept


def _fitted(product: Tensor, mixing: Tensor, kept: Tensor) -> Tensor:
    """Return weights that make of what is kept most nearly what the old ones made of all."""
    told = product[kept] @ mixing.double().T
    return torch.linalg.solve(product[kept][:, kept], told).T.float()


def _products(model: Tagger, mixers: list[nn.Linear], batches: Iterable[Batch]) -> list[Tensor]:
    """Return for each mixer the sums of products of what it mixes, two by two."""
    found = [torch.zeros(each.in_features, each.in_features) for each in mixers]
    real: list[Tensor] = []

    def watch(number: int) -> torch.utils.hooks.RemovableHandle:
        def note(_: torch.nn.Module, given: tuple[Tensor, ...]) -> None:
            inside = given[0][real[0]].float()
            found[number] += inside.T @ inside

        return mixers[number].register_forward_pre_hook(note)

    hooks = [watch(number) for number in range(len(mixers))]
    model.eval()
    with torch.no_grad():
        for batch in batches:
            real[:] = [batch.mask.bool()]
            model.encoder(batch.pieces, batch.mask, batch.features)
    for hook in hooks:
        hook.remove()
    steady = [STEADY * each.diagonal().mean() * torch.eye(len(each)) for each in found]
    return [(each + more).double() for each, more in zip(found, steady, strict=True)]
