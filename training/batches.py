"""Windows of many texts, gathered into batches of tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from headwater.language.linking import count_between
from headwater.language.words import Row, row, windows
from training.examples import IGNORED, Example, Link, repaired
from training.model import LAYERS_OF_ROLES, WindowLinks

ROOM = 2_048  # pieces in a batch, padding included
LIMITS = (96, 128, 192, 256)  # pieces in a window while training
# Share of texts that are read a paragraph at a time, as the reader does (on PolNeAR dev that
# gave 70.6 against 69.4 for windows of 128 and 68.6 for 192). The lines of the other sets are
# sentences, which the reader sees several at a time.
ALONE = {"news": 0.6, "wire": 0.6, "discourse": 0.6, "contents": 1.0}
ALONE_OTHERWISE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of one example."""

    example: Example
    first: int
    last: int
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows of one kind of example, padded.

    Attributes:
        kind: where the examples are from.
        roles: labels by layer, those layers that the examples speak of.
        judged: (rows, words, 2) factuality, NaN where nobody judged.
        events: (rows, words), see ``Example``.
    """

    kind: str
    pieces: Tensor
    mask: Tensor
    features: Tensor
    firsts: Tensor
    words: Tensor
    roles: dict[str, Tensor]
    names: Tensor | None
    judged: Tensor | None
    events: Tensor | None
    sure: float
    links: list[WindowLinks]


def training_windows(example: Example, dice: random.Random) -> list[Window]:
    """Cut an example at a random length, so that no word always stands at the same place."""
    limit = dice.choice(LIMITS)
    join = dice.random() >= ALONE.get(example.source, ALONE_OTHERWISE)
    return [_window(example, span) for span in windows(example.words, limit, join=join)]


def _window(example: Example, span: tuple[int, int]) -> Window:
    return Window(example=example, first=span[0], last=span[1], row=row(example.words, *span))


def batches(examples: Sequence[Example], dice: random.Random) -> Iterator[Batch]:
    """Yield one pass over the examples in random order, rows of like length together."""
    every = [window for one in examples for window in training_windows(one, dice)]
    every.sort(key=lambda window: len(window.row.pieces) + dice.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in every:
        if (len(groups[-1]) + 1) * len(window.row.pieces) > ROOM and groups[-1]:
            groups.append([])
        groups[-1].append(window)
    dice.shuffle(groups)
    for group in groups:
        if group:
            yield gather(group)


def gather(group: Sequence[Window]) -> Batch:
    """Pad windows into tensors."""
    first = group[0].example
    firsts = _padded([window.row.firsts for window in group], 0)
    lengths = torch.tensor([len(window.row.firsts) for window in group])
    return Batch(
        kind=first.source,
        pieces=_padded([window.row.pieces for window in group], 0),
        mask=_padded([[1] * len(window.row.pieces) for window in group], 0),
        features=_padded([window.row.features for window in group], 0),
        firsts=firsts,
        words=torch.arange(firsts.shape[1])[None] < lengths[:, None],
        roles={
            name: _padded([_roles(window, name) for window in group], IGNORED)
            for name in LAYERS_OF_ROLES
            if getattr(first, name) is not None
        },
        names=None if first.names is None else _padded([_names(one) for one in group], IGNORED),
        judged=None if first.factuality is None else _judged(group, firsts.shape[1]),
        events=None if first.events is None else _padded([_events(one) for one in group], IGNORED),
        sure=float(np.mean([window.example.sure for window in group])),
        links=[one for place, window in enumerate(group) for one in _links(window, place)],
    )


def _padded(rows: Sequence[Sequence[int] | NDArray[np.int64]], filler: int) -> Tensor:
    out = torch.full((len(rows), max(map(len, rows))), filler, dtype=torch.long)
    for place, values in enumerate(rows):
        out[place, : len(values)] = torch.as_tensor(values, dtype=torch.long)
    return out


def _roles(window: Window, name: str) -> NDArray[np.int64]:
    labels = getattr(window.example, name)[window.first : window.last]
    if labels[0] != IGNORED and labels[0] > 0 and labels[0] % 2 == 0:
        return repaired(labels)
    return labels


def _names(window: Window) -> NDArray[np.int64]:
    assert window.example.names is not None
    return window.example.names[window.first : window.last]


def _events(window: Window) -> NDArray[np.int64]:
    assert window.example.events is not None
    return window.example.events[window.first : window.last]


def _judged(group: Sequence[Window], width: int) -> Tensor:
    out = torch.full((len(group), width, 2), float("nan"))
    for place, window in enumerate(group):
        judged = window.example.factuality
        assert judged is not None
        part = judged[window.first : window.last]
        out[place, : len(part)] = torch.from_numpy(part)
    return out


def _links(window: Window, place: int) -> Iterator[WindowLinks]:
    def here(span: tuple[int, int]) -> bool:
        return window.first <= span[0] < window.last

    known = window.example.links
    links = sorted((one for one in known if here(one.cue)), key=lambda one: one.cue)
    if not links:
        return
    contents = [
        (span, links.index(one) if one in links else -1)
        for one in known
        for span in one.contents
        if here(span)
    ]
    sources = sorted({one.source for one in known if one.source and here(one.source)})
    cues = _array([one.cue for one in links])
    words = window.example.words
    source_spans = _array(sources)
    yield WindowLinks(
        row=place,
        cues=torch.from_numpy(cues[:, 0] - window.first),
        contents=torch.from_numpy(_array([span for span, _ in contents])[:, 0] - window.first),
        content_cues=torch.tensor([number for _, number in contents], dtype=torch.long),
        sources=torch.from_numpy(source_spans[:, 0] - window.first),
        cue_sources=torch.tensor([_source(one, sources) for one in links], dtype=torch.long),
        content_counted=torch.from_numpy(
            count_between(words, cues, _array([span for span, _ in contents]))
        ),
        source_counted=torch.from_numpy(
            count_between(words, cues, source_spans).swapaxes(0, 1).copy()
        ),
    )


def _source(link: Link, sources: Sequence[tuple[int, int]]) -> int:
    if link.source is None:
        return -1
    return sources.index(link.source) if link.source in sources else IGNORED


def _array(spans: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(spans, np.int64).reshape(-1, 2)
