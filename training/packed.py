"""Adds the encoder to a graph for rows one after another, as ``language.packing`` has them.

Whatever reads each piece by itself reads them all as one matrix, (pieces, width). For attention
the rows are laid out by ``Gather``, those of one padded width together, and what comes of it is
gathered back. The last layer goes on with those pieces alone that the heads are to read.
"""

import numpy as np
from onnx import TensorProto

from headwater.language.packing import WIDTHS
from training.graph import CONTRIB, MASKED, Graph
from training.minilm import SIZE, Encoder, Layer


def packed_states(graph: Graph, encoder: Encoder, places: int) -> str:
    """Add the whole encoder; inputs are those of ``language.packing``.

    Args:
        graph: what to add to.
        encoder: the trained encoder.
        places: the longest row, in pieces, that the graph can read.

    Returns:
        The name of the last layer's states of the pieces that ``firsts`` names, (words, 384).
    """
    states = _embedded(graph, encoder, places)
    rows = _Rows(graph, encoder.layer(0).heads)
    last = len(encoder.layers) - 1
    for number in range(last + 1):
        states = _layer(
            graph, encoder.layer(number), f"layer{number}.", states, rows, number == last
        )
    return states


def _embedded(graph: Graph, encoder: Encoder, places: int) -> str:
    states = graph.table("words", encoder.words.weight, "pieces")
    where = graph.plain("places.w", encoder.places.weight, places)
    states = graph.add(
        "Add", [states, graph.add("Gather", [where, "places"], "places.out")], "embedded"
    )
    if encoder.extra is not None:
        extra = graph.plain("extra.w", encoder.extra.weight)
        shapes = graph.add("Gather", [extra, "features"], "extra.out")
        states = graph.add("Add", [states, shapes], "embedded.all")
    return graph.norm("norm", encoder.norm.weight, encoder.norm.bias, states)


class _Rows:
    """Where attention finds what it needs; the same in every layer.

    Of each piece the network has a query, a key and a value of every head, side by side: a table
    of 3 * heads * pieces little rows. ``parts`` are for each width the numbers of the little rows
    of the queries, the keys and the values, (heads, rows, width); ``low`` what keeps attention off
    places that hold no piece; ``back`` the numbers that lead from what attention gives, head by
    head, to the pieces.
    """

    def __init__(self, graph: Graph, heads: int) -> None:
        every = np.arange(3 * heads).reshape(3, heads, 1, 1)
        graph.constant("heads.each", np.array(3 * heads, np.int64))
        for which, name in enumerate(("query", "key", "value")):
            graph.constant(f"heads.{name}", every[which].astype(np.int64))
        graph.constant("little", np.array([-1, SIZE], np.int64))
        graph.constant("join", np.array([-1, heads * SIZE], np.int64))
        graph.constant("by.head", np.array([heads, -1, SIZE], np.int64))
        graph.constant("nobody", np.array(0, np.int64))
        graph.constant("mask.axes", np.array([0, 2], np.int64))
        graph.constant("mask.low", np.array(MASKED, np.float32))
        self.parts: dict[int, list[str]] = {}
        self.low: dict[int, str] = {}
        for width in WIDTHS:
            at = f"rows.{width}"
            first = graph.add("Mul", [at, "heads.each"], f"{at}.first")
            self.parts[width] = [
                graph.add("Add", [first, f"heads.{name}"], f"{at}.{name}")
                for name in ("query", "key", "value")
            ]
            none = graph.add("Less", [at, "nobody"], f"{at}.none")
            real = graph.add("Cast", [none], f"{at}.gone", to=TensorProto.FLOAT)
            low = graph.add("Mul", [real, "mask.low"], f"{at}.bias")
            self.low[width] = graph.add("Unsqueeze", [low, "mask.axes"], f"{at}.low")
        self.back = self._back(graph, heads)

    def _back(self, graph: Graph, each: int) -> str:
        every = "nobody"
        for width in WIDTHS:
            size = graph.add("Size", [f"rows.{width}"], f"rows.{width}.size")
            every = graph.add("Add", [every, size], f"rows.{width}.sizes")
        numbers = graph.constant("heads.numbers", np.arange(each, dtype=np.int64)[None])
        heads = graph.add("Mul", [every, numbers], "seats.heads")
        last = graph.constant("seats.axis", np.array([1], np.int64))
        seats = graph.add("Unsqueeze", ["seats", last], "seats.wide")
        return graph.add("Add", [seats, heads], "seats.back")


def _layer(graph: Graph, layer: Layer, at: str, states: str, rows: _Rows, last: bool) -> str:
    parts = graph.linear(at + "attend", layer.attend.weight, layer.attend.bias, states)
    parts = graph.add("Reshape", [parts, "little"], at + "parts")
    mixed = [_attention(graph, at, width, parts, rows) for width in WIDTHS]
    every = graph.add("Concat", mixed, at + "mixed", axis=1)
    every = graph.add("Reshape", [every, "little"], at + "mixed.little")
    back = rows.back
    if last:
        back = graph.add("Gather", [back, "firsts"], "seats.firsts")
        states = graph.add("Gather", [states, "firsts"], at + "firsts")
    own = graph.add("Gather", [every, back], at + "mixed.pieces")
    own = graph.add("Reshape", [own, "join"], at + "mixed.flat")
    own = graph.linear(at + "attended", layer.attended.weight, layer.attended.bias, own)
    states = graph.add("Add", [states, own], at + "attended.sum")
    norm = layer.attended_norm
    states = graph.norm(at + "attended.norm", norm.weight, norm.bias, states)
    grown = graph.linear(at + "grow", layer.grow.weight, layer.grow.bias, states)
    grown = graph.add("Gelu", [grown], at + "gelu")
    shrink = layer.shrink
    grown = graph.linear(at + "shrink", shrink.weight, shrink.bias, grown, curved=True)
    states = graph.add("Add", [states, grown], at + "sum")
    return graph.norm(at + "norm", layer.shrunk_norm.weight, layer.shrunk_norm.bias, states)


def _attention(graph: Graph, at: str, width: int, parts: str, rows: _Rows) -> str:
    """Return what the rows of one width make of one another, (heads, places, SIZE)."""
    at = f"{at}{width}."
    query, key, value = (
        graph.add("Gather", [parts, numbers], at + name)
        for numbers, name in zip(rows.parts[width], ("query", "key", "value"), strict=True)
    )
    scores = graph.add(
        "FusedMatMul", [query, key], at + "scores", domain=CONTRIB, transB=1, alpha=SIZE**-0.5
    )
    scores = graph.add("Add", [scores, rows.low[width]], at + "masked")
    weights = graph.add("Softmax", [scores], at + "attention", axis=-1)
    mixed = graph.add("MatMul", [weights, value], at + "mixed")
    return graph.add("Reshape", [mixed, "by.head"], at + "by.head")
