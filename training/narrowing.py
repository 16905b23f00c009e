"""Makes a tagger whose layers are narrower inside, with the least change of what they make.

Each layer grows a piece to many numbers, bends them and shrinks them again: two thirds of its
work. Of those numbers the ones that the others can best stand in for are left out, a few at a time
(optimal brain surgeon, Hassibi and Stork 1993), and what shrinks the rest is fitted anew to give
what all gave. A pupil that starts so has little to learn.
"""

from collections.abc import Iterable

import torch
from torch import Tensor

from training.batches import Batch
from training.model import Tagger

AT_ONCE = 64  # numbers left out before what the rest can stand in for is looked at again
STEADY = 1e-3  # share of the mean square added to every square, so that few texts do not decide


def narrowed(model: Tagger, batches: Iterable[Batch], inner: int) -> Tagger:
    """Return a tagger with layers of ``inner`` numbers inside, and all else of another's.

    Args:
        model: the wider one.
        batches: texts to look at, some tens of thousands of pieces.
        inner: how many numbers to keep.
    """
    products = _products(model, batches)
    kept_of = dict(model.state_dict())
    for number, product in enumerate(products):
        at = f"encoder.layers.{number}."
        shrink = kept_of[f"{at}shrink.weight"].double()
        kept = _least_missed(product, shrink, inner)
        fitted = torch.linalg.solve(product[kept][:, kept], product[kept] @ shrink.T).T
        kept_of[f"{at}shrink.weight"] = fitted.float()
        for part in ("weight", "bias"):
            kept_of[f"{at}grow.{part}"] = kept_of[f"{at}grow.{part}"][kept].clone()
    narrow = Tagger(len(products), inner)
    narrow.load_state_dict(kept_of)
    return narrow


def _least_missed(product: Tensor, shrink: Tensor, inner: int) -> Tensor:
    """Return the numbers to keep, ascending: (inner,)."""
    kept = torch.arange(len(product))
    while len(kept) > inner:
        inverse = torch.linalg.inv(product[kept][:, kept])
        fitted = inverse @ (product[kept] @ shrink.T)
        missed = fitted.square().sum(1) / inverse.diagonal()
        out = missed.argsort()[: min(AT_ONCE, len(kept) - inner)]
        stays = torch.ones(len(kept), dtype=torch.bool)
        stays[out] = False
        kept = kept[stays]
    return kept


def _products(model: Tagger, batches: Iterable[Batch]) -> list[Tensor]:
    """Return for each layer the sums of products of its inner numbers, two by two."""
    layers = [model.encoder.layer(number) for number in range(len(model.encoder.layers))]
    found = [torch.zeros(each.grow.out_features, each.grow.out_features) for each in layers]
    real: list[Tensor] = []

    def watch(number: int) -> torch.utils.hooks.RemovableHandle:
        def note(_: torch.nn.Module, given: tuple[Tensor, ...]) -> None:
            inside = given[0][real[0]].float()
            found[number] += inside.T @ inside

        return layers[number].shrink.register_forward_pre_hook(note)

    hooks = [watch(number) for number in range(len(layers))]
    model.eval()
    with torch.no_grad():
        for batch in batches:
            real[:] = [batch.mask.bool()]
            model.encoder(batch.pieces, batch.mask, batch.features)
    for hook in hooks:
        hook.remove()
    steady = [STEADY * each.diagonal().mean() * torch.eye(len(each)) for each in found]
    return [(each + more).double() for each, more in zip(found, steady, strict=True)]
