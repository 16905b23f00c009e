"""Teaches a shallower tagger what a deeper one says, on any text, labelled or not.

The pupil starts with some of the teacher's layers and all its heads. It learns the teacher's
states, a third of the way up, two thirds and at the top (as TinyBERT does, Jiao et al. 2020), and
what its heads say of each word. Every text so teaches every head, whatever its labels are of.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper
from torch import Tensor
from torch.nn import functional

from headwater.language.labels import CLAUSE, EVENT, FACTUALITY, LINKS, NAMES, OUTER
from headwater.language.packing import pack
from training.batches import Batch
from training.minilm import WIDTH

STATES_WEIGHT = 1.0  # falls to nought with the rates: at the end only what is said counts
SAID_WEIGHT = 2.0
LINKS_SHARE, FACTUALITY_SHARE, EVENTS_SHARE = 1.0, 0.1, 0.1


class Teacher:
    """A shipped tagger, in whole numbers as it is shipped: nearly half as fast again as floats."""

    def __init__(self, folder: Path, *, layers: int, pupils: int, alone: bool = False) -> None:
        """Open a folder of weights.

        Args:
            folder: with ``tagger.onnx`` and ``pieces.bin``.
            layers: how many the teacher has.
            pupils: how many its pupil has; must divide the teacher's.
            alone: whether a pupil learns from it alone, and not from labels beside it.
        """
        self.alone = alone
        network = onnx.load(folder / "tagger.onnx")
        each = layers // pupils
        self._states = [f"layer{number}.norm.out" for number in range(each - 1, layers, each)]
        for name in self._states:
            shape: list[str | int | None] = [None, WIDTH]
            network.graph.output.append(
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            network.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def lesson(self, states: list[Tensor], scores: Tensor, batch: Batch, left: float) -> Tensor:
        """Return how far a pupil is from the teacher.

        Args:
            states: the pupil's, after each layer.
            scores: the pupil's, (rows, words, columns).
            batch: what both read.
            left: share of the training still to come, 1 to 0.
        """
        real = batch.mask.bool()
        lengths = real.sum(1)
        # All pieces are scored, as the last layer gives the states of those that are.
        every = np.arange(int(lengths.sum()))
        given = pack(
            batch.pieces[real].numpy(), batch.features[real].numpy(), lengths.numpy(), every
        )
        answers: list[NDArray[np.float32]] = self._session.run(["scores", *self._states], given)
        said, *own = map(torch.from_numpy, answers)
        apart = [
            _apart(pupil[real].float(), teacher) for pupil, teacher in zip(states, own, strict=True)
        ]
        words = batch.words
        firsts = (batch.firsts + (lengths.cumsum(0) - lengths)[:, None])[words]
        return STATES_WEIGHT * left * torch.stack(apart).mean() + SAID_WEIGHT * differently(
            scores[words], said[firsts]
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
