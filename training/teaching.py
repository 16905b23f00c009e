"""Teaches a shallower tagger what a deeper one says, on any text, labelled or not.

The pupil starts with some of the teacher's layers and all its heads. It learns the teacher's
states, a third of the way up, two thirds and at the top (as TinyBERT does, Jiao et al. 2020), and
what its heads say of each word. Every text so teaches every head, whatever its labels are of.
"""

import torch
from torch import Tensor
from torch.nn import functional

from headwater.language.labels import CLAUSE, EVENT, FACTUALITY, LINKS, NAMES, OUTER
from training.batches import Batch
from training.model import Tagger

STATES_WEIGHT = 1.0  # falls to nought with the rates: at the end only what is said counts
SAID_WEIGHT = 2.0
LINKS_SHARE, FACTUALITY_SHARE, EVENTS_SHARE = 0.1, 0.1, 0.1


class Teacher:
    """A trained tagger that is asked, and learns nothing itself."""

    def __init__(self, model: Tagger) -> None:
        self._model = model.eval().requires_grad_(False)

    def lesson(self, states: list[Tensor], scores: Tensor, batch: Batch, left: float) -> Tensor:
        """Return how far a pupil is from the teacher.

        Args:
            states: the pupil's, after each layer.
            scores: the pupil's, (rows, words, columns).
            batch: what both read.
            left: share of the training still to come, 1 to 0.
        """
        with torch.no_grad():
            own = self._model.encoder.every(batch.pieces, batch.mask, batch.features)
            said = self._model.score(own[-1], batch.firsts)
        each = len(own) // len(states)
        real = batch.mask.bool()
        apart = [
            _apart(pupil[real], teacher[real])
            for pupil, teacher in zip(states, own[each - 1 :: each], strict=True)
        ]
        words = batch.words
        return STATES_WEIGHT * left * torch.stack(apart).mean() + SAID_WEIGHT * differently(
            scores[words], said[words]
        )


def differently(pupil: Tensor, teacher: Tensor) -> Tensor:
    """Return how differently two taggers judge words, both (words, columns)."""
    total = _divergence(pupil[:, OUTER], teacher[:, OUTER])
    total = total + _divergence(
        pupil[:, OUTER] + pupil[:, CLAUSE], teacher[:, OUTER] + teacher[:, CLAUSE]
    )
    total = total + _divergence(pupil[:, NAMES], teacher[:, NAMES])
    total = total + LINKS_SHARE * _apart(pupil[:, LINKS], teacher[:, LINKS])
    judged = functional.smooth_l1_loss(pupil[:, FACTUALITY], teacher[:, FACTUALITY])
    events = functional.binary_cross_entropy_with_logits(
        pupil[:, EVENT], torch.sigmoid(teacher[:, EVENT])
    )
    return total + FACTUALITY_SHARE * judged + EVENTS_SHARE * events


def _divergence(pupil: Tensor, teacher: Tensor) -> Tensor:
    """Return the mean Kullback-Leibler divergence of the pupil's labels from the teacher's."""
    return functional.kl_div(
        torch.log_softmax(pupil, -1),
        torch.log_softmax(teacher, -1),
        reduction="batchmean",
        log_target=True,
    )


def _apart(pupil: Tensor, teacher: Tensor) -> Tensor:
    """Return the squared distance in the teacher's variances."""
    spread = (teacher - teacher.mean(0)).square().mean().clamp(min=1e-6)
    return (pupil - teacher).square().mean() / spread
