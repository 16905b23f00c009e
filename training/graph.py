"""Writes the encoder as an ONNX graph with eight-bit weights and float arithmetic.

The graph is built node by node rather than traced, so that what is shipped can be read here.
Weights are int8 with one scale per output channel. Activations either stay float32, or are
quantised with one scale a piece (integer arithmetic, twice as fast). Either way a row's result
does not hang on what else is in its batch, as it would with one scale for a whole tensor.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor

from headwater.language.session import PIECES
from training.minilm import EPSILON, HEADS, SIZE, WIDTH, Encoder

OPSET = 20  # first with Gelu as one operator
CONTRIB = "com.microsoft"  # onnxruntime's own operators; MatMulIntegerToFloat is one
# Activations take 7 bits: without VNNI a processor adds pairs of products in 16 bits, and
# 2 * 127 * 127 still fits. So every processor gets the same sums.
STEPS, ZERO = 63, 64
GELU_FLOOR = 0.17  # GELU's least value is -0.16997
MASKED = -1e4
PAGE = 4096  # bytes; what begins at a multiple of it can be mapped into memory


class Graph:
    """Collects nodes and weights; every method returns the name of what it adds."""

    def __init__(self, *, integer: bool = False) -> None:
        """Start an empty graph; ``integer`` quantises the activations too."""
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._apart = b""
        self._integer = integer
        if integer:
            self.constant("row.axis", np.array([1], np.int64))
            self.constant("row.step", np.array(1 / STEPS, np.float32))
            self.constant("row.least", np.array(1e-8, np.float32))
            self.constant("row.floor", np.array(GELU_FLOOR / STEPS, np.float32))
            self.constant("row.all", np.array([-1], np.int64))
            self.constant("row.one", np.array(1.0, np.float32))
            self.constant("row.zero", np.array(ZERO, np.uint8))

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Store an array under a name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def plain(self, name: str, weight: Tensor, rows: int | None = None) -> str:
        """Store a table, or its first rows, as it is."""
        return self.constant(name, _numpy(weight)[:rows])

    def add(self, kind: str, inputs: list[str], output: str, **options: Any) -> str:
        """Append one operator with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **options))
        return output

    def apart(self, name: str, value: NDArray[np.generic]) -> str:
        """Store an array in the file that networks share; the graph says where it lies there."""
        held = numpy_helper.from_array(np.ascontiguousarray(value), name)
        length = len(held.raw_data)
        set_external_data(held, PIECES, offset=len(self._apart), length=length)
        self._apart += held.raw_data + b"\0" * (-length % PAGE)
        held.ClearField("raw_data")
        self.weights.append(held)
        return name

    def table(self, name: str, weight: Tensor, index: str) -> str:
        """Look rows up in an int8 table with one scale a row, which other networks share."""
        values, scales = quantised(_numpy(weight), axis=1)
        rows = self.add("Gather", [self.apart(f"{name}.q", values), index], f"{name}.rows")
        scale = self.add(
            "Gather", [self.apart(f"{name}.s", scales[:, None]), index], f"{name}.scale"
        )
        real = self.add("Cast", [rows], f"{name}.real", to=TensorProto.FLOAT)
        return self.add("Mul", [real, scale], f"{name}.out")

    def linear(
        self, name: str, weight: Tensor, bias: Tensor, source: str, *, curved: bool = False
    ) -> str:
        """Multiply by an int8 matrix (one scale per output channel) and add the bias.

        Args:
            name: what to call it.
            weight: (to, from).
            bias: one a channel.
            source: what is multiplied; with integer arithmetic (pieces, width).
            curved: whether the source comes from GELU.
        """
        if self._integer:
            return self._integer_linear(name, weight, bias, self._by_row(source, curved))
        values, scales = quantised(_numpy(weight), axis=1)
        zero = self.constant(f"{name}.z", np.zeros(len(scales), np.int8))
        real = self.add(
            "DequantizeLinear",
            [
                self.constant(f"{name}.q", np.ascontiguousarray(values.T)),
                self.constant(f"{name}.s", scales),
                zero,
            ],
            f"{name}.w",
            axis=1,
        )
        product = self.add("MatMul", [source, real], f"{name}.product")
        return self.add("Add", [product, self.constant(f"{name}.b", _numpy(bias))], f"{name}.out")

    def _integer_linear(
        self, name: str, weight: Tensor, bias: Tensor, source: tuple[str, str]
    ) -> str:
        rounded, scale = source
        values, scales = quantised(_numpy(weight), axis=1)
        given = [
            rounded,
            self.constant(f"{name}.q", values.T),
            "row.one",
            self.constant(f"{name}.s", scales),
            "row.zero",
        ]
        self.add("MatMulIntegerToFloat", given, f"{name}.sums", domain=CONTRIB)
        product = self.add("Mul", [f"{name}.sums", scale], f"{name}.product")
        return self.add("Add", [product, self.constant(f"{name}.b", _numpy(bias))], f"{name}.out")

    def _by_row(self, source: str, curved: bool) -> tuple[str, str]:
        """Return activations, (rows, width), as small integers, and each row's scale, (rows, 1)."""
        # The widest activations are those of GELU, which never fall below the floor.
        size = source if curved else self.add("Abs", [source], f"{source}.size")
        top = self.add("ReduceMax", [size, "row.axis"], f"{source}.top", keepdims=1)
        step = self.add("Mul", [top, "row.step"], f"{source}.step")
        least = "row.floor" if curved else "row.least"
        scale = self.add("Max", [step, least], f"{source}.scale")
        # One operator divides by a scale a row and rounds, if it gets a nought a row too.
        scales = self.add("Reshape", [scale, "row.all"], f"{source}.scales")
        rows = self.add("Shape", [scales], f"{source}.rows")
        zeros = self.add("Expand", ["row.zero", rows], f"{source}.zeros")
        rounded = self.add("QuantizeLinear", [source, scales, zeros], f"{source}.q8", axis=0)
        return rounded, scale

    def norm(self, name: str, weight: Tensor, bias: Tensor, source: str) -> str:
        """Normalise the last axis."""
        scale = self.constant(f"{name}.g", _numpy(weight))
        shift = self.constant(f"{name}.h", _numpy(bias))
        return self.add(
            "LayerNormalization", [source, scale, shift], f"{name}.out", epsilon=EPSILON, axis=-1
        )

    def save(
        self,
        path: Path,
        outputs: list[onnx.ValueInfoProto],
        inputs: Mapping[str, Sequence[str | int]],
    ) -> None:
        """Write the graph, and the shared table beside it, and check them.

        Args:
            path: where to.
            outputs: what it gives.
            inputs: what it takes, whole numbers, with their shapes.

        Raises:
            ValueError: another table lies there, which other networks may need.
        """
        given = [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name, shape in inputs.items()
        ]
        graph = helper.make_graph(self.nodes, "headwater", given, outputs, self.weights)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
            producer_name="headwater",
            ir_version=10,
        )
        shared = path.with_name(PIECES)
        if shared.exists() and shared.read_bytes() != self._apart:
            raise ValueError(f"{shared} is another table of words; write into an empty folder")
        shared.write_bytes(self._apart)
        path.write_bytes(model.SerializeToString())
        onnx.checker.check_model(str(path))


def quantised(
    weight: NDArray[np.float32], axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return int8 values and scales, symmetric, one scale per slice across ``axis``."""
    scales = np.maximum(np.abs(weight).max(axis=axis), 1e-8) / 127.0
    values = np.rint(weight / np.expand_dims(scales, axis)).clip(-127, 127)
    return values.astype(np.int8), scales.astype(np.float32)


def encoder_states(graph: Graph, encoder: Encoder, places: int) -> str:
    """Add the whole encoder over padded rows; inputs are ``pieces`` and ``mask``.

    Args:
        graph: what to add to.
        encoder: the trained encoder.
        places: the longest row, in pieces, that the graph can read.

    Returns:
        The name of the states, (batch, pieces, 384).
    """
    graph.constant("split", np.array([0, 0, HEADS, SIZE], np.int64))
    graph.constant("join", np.array([0, 0, WIDTH], np.int64))
    graph.constant("half", np.array(SIZE**-0.5, np.float32))
    states = _embedded(graph, encoder, places)
    bias = _attention_bias(graph)
    for number in range(len(encoder.layers)):
        states = _layer(graph, encoder, number, states, bias)
    return states


def _embedded(graph: Graph, encoder: Encoder, places: int) -> str:
    words = graph.table("words", encoder.words.weight, "pieces")
    shape = graph.add("Shape", ["pieces"], "shape", start=1, end=2)
    graph.constant("nought", np.array([0], np.int64))
    where = graph.constant("places.w", _numpy(encoder.places.weight)[:places])
    rows = graph.add("Slice", [where, "nought", shape, "nought"], "places.out")
    states = graph.add("Add", [words, rows], "embedded")
    return graph.norm("norm", encoder.norm.weight, encoder.norm.bias, states)


def _attention_bias(graph: Graph) -> str:
    """0 where there is a piece and a large negative number where there is none."""
    real = graph.add("Cast", ["mask"], "mask.real", to=TensorProto.FLOAT)
    axes = graph.constant("mask.axes", np.array([1, 2], np.int64))
    wide = graph.add("Unsqueeze", [real, axes], "mask.wide")
    one = graph.constant("one", np.array(1.0, np.float32))
    gone = graph.add("Sub", [one, wide], "mask.gone")
    low = graph.constant("mask.low", np.array(MASKED, np.float32))
    return graph.add("Mul", [gone, low], "mask.bias")


def _layer(graph: Graph, encoder: Encoder, number: int, states: str, bias: str) -> str:
    layer = encoder.layer(number)
    at = f"layer{number}."
    parts = []
    for which, name in enumerate(("query", "key", "value")):
        rows = slice(which * WIDTH, (which + 1) * WIDTH)
        flat = graph.linear(at + name, layer.attend.weight[rows], layer.attend.bias[rows], states)
        split = graph.add("Reshape", [flat, "split"], f"{at}{name}.split")
        order = [0, 2, 3, 1] if name == "key" else [0, 2, 1, 3]
        parts.append(graph.add("Transpose", [split], f"{at}{name}.heads", perm=order))
    query = graph.add("Mul", [parts[0], "half"], at + "query.scaled")
    scores = graph.add("MatMul", [query, parts[1]], at + "scores")
    scores = graph.add("Add", [scores, bias], at + "scores.masked")
    weights = graph.add("Softmax", [scores], at + "attention", axis=-1)
    mixed = graph.add("MatMul", [weights, parts[2]], at + "mixed")
    mixed = graph.add("Transpose", [mixed], at + "mixed.rows", perm=[0, 2, 1, 3])
    mixed = graph.add("Reshape", [mixed, "join"], at + "mixed.flat")
    mixed = graph.linear(at + "attended", layer.attended.weight, layer.attended.bias, mixed)
    states = graph.add("Add", [states, mixed], at + "attended.sum")
    norm = layer.attended_norm
    states = graph.norm(at + "attended.norm", norm.weight, norm.bias, states)
    grown = graph.linear(at + "grow", layer.grow.weight, layer.grow.bias, states)
    grown = graph.add("Gelu", [grown], at + "gelu")
    grown = graph.linear(at + "shrink", layer.shrink.weight, layer.shrink.bias, grown)
    states = graph.add("Add", [states, grown], at + "sum")
    return graph.norm(at + "norm", layer.shrunk_norm.weight, layer.shrunk_norm.bias, states)


def _numpy(value: Tensor) -> NDArray[np.float32]:
    return value.detach().float().numpy()
