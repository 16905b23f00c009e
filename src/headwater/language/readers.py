"""Finds readers by name: ours, and those that other packages bring.

A package brings one by an entry point of the group ``headwater.readers``: a name, and a function
of one argument, the words after the colon of ``NAME:MODEL``, that returns a ``ReportReader``.
``docs/readers.md`` tells how to write one.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

from headwater.exceptions import ConfigError, ModelError
from headwater.language import tagger
from headwater.language.names import read_by_rule
from headwater.language.reader import Reader
from headwater.language.reading import Layer, Reading
from headwater.language.session import PIECES

GROUP = "headwater.readers"
TRAINED, FAST, RULES = "trained", "fast", "rules"
NETWORKS = {TRAINED: tagger.FULL, FAST: tagger.FAST}  # by the reader that they are under


class ReportReader(Protocol):
    """Whatever reads texts: the shipped network, rules alone, or what a user installed."""

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """Return one reading a text; a text's reading may not hang on the others."""


class VersionedReader(ReportReader, Protocol):
    """What an entry point opens: a reader that can say what its readings rest on."""

    @property
    def version(self) -> str:
        """All that its readings depend on besides the text, such as ``"model 3.8.0"``."""


Opener = Callable[[str], VersionedReader]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenReader:
    """A reader with its name and version; no fault of its own ends a run.

    Attributes:
        name: as it was asked for, such as ``trained`` or ``spacy:FOLDER``.
        version: what its readings depend on besides the text; empty for the shipped weights and
            the shipped rules, which the version of the stages stands for.
    """

    name: str
    version: str
    reader: ReportReader

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """Return one reading a text.

        Raises:
            ModelError: the reader failed, or what it gave cannot be a reading of these texts.
        """
        try:
            readings = tuple(self.reader.read(texts))
        except Exception as error:  # other people's code may raise anything
            told = f"{type(error).__name__}: {error}"
            raise ModelError(f"the reader {self.name} failed ({told})") from error
        if len(readings) != len(texts):
            raise ModelError(
                f"the reader {self.name} gave {len(readings)} readings of {len(texts)} texts"
            )
        for text, reading in zip(texts, readings, strict=True):
            _check(self.name, text, reading)
        return readings


def reader_names() -> tuple[str, ...]:
    """Return the names of the readers that are installed, ours first."""
    ours = (TRAINED, FAST, RULES)
    return (*ours, *sorted(_plugged().keys() - set(ours)))


def open_reader(name: str = TRAINED) -> ChosenReader:
    """Open a reader.

    Args:
        name: of an installed reader; after a colon what it is to be opened with: for
            ``trained`` and ``fast`` a folder of other weights, for ``spacy`` a pipeline.

    Raises:
        ConfigError: there is no such reader, or it cannot be opened; the sentence says which
            there are, or what is missing.
    """
    kind, _, model = name.partition(":")
    if kind in NETWORKS:
        return _trained(name, NETWORKS[kind], model)
    if kind == RULES:
        if model:
            raise ConfigError(f"the reader {kind} takes nothing after a colon")
        return ChosenReader(name=name, version="", reader=_Rules())
    point = _plugged().get(kind)
    if point is None:
        raise ConfigError(f"no reader {kind!r}; installed are {', '.join(reader_names())}")
    opened = _open(point, kind, model)
    package = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    return ChosenReader(name=name, version=f"{package}, {opened.version}", reader=opened)


class _Rules:
    """Names by their capitals; who says what is left to the rules of the stages."""

    def read(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        return tuple(map(read_by_rule, texts))


def _trained(name: str, network: str, folder: str) -> ChosenReader:
    if not folder:
        return ChosenReader(name=name, version="", reader=Reader(network=network))
    weights = Path(folder)
    files = (f"{network}.onnx", f"{network}.npz", PIECES, "vocab.txt")
    missing = [file for file in files if not (weights / file).is_file()]
    if missing:
        raise ConfigError(
            f"the folder {folder} holds no weights (it lacks {', '.join(missing)}); "
            "give the folder that the training wrote"
        )
    try:
        reader = Reader(weights=weights, network=network)
    except Exception as error:  # onnxruntime and numpy raise what they like on a bad file
        raise ConfigError(f"the weights in {folder} cannot be opened: {error}") from error
    return ChosenReader(name=name, version=_digest(weights, files), reader=reader)


def _digest(weights: Path, files: Sequence[str]) -> str:
    """Name weights by their content, so that training again gives another version."""
    whole = hashlib.blake2b(digest_size=8)
    for file in files:
        whole.update((weights / file).read_bytes())
    return whole.hexdigest()


def _plugged() -> Mapping[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _open(point: EntryPoint, kind: str, model: str) -> VersionedReader:
    try:
        opener: Opener = point.load()
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"the reader {kind} needs the package {error.name}, which is not installed; "
            f"install it: pip install 'headwater[{kind}]'"
            if point.module.startswith("headwater.")
            else f"the reader {kind} needs the package {error.name}, which is not installed"
        ) from error
    except Exception as error:
        raise ConfigError(f"the reader {kind} cannot be loaded: {error}") from error
    try:
        return opener(model)
    except ConfigError:
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise ConfigError(f"the reader {kind} cannot be opened ({told})") from error


def _check(name: str, text: str, reading: Reading) -> None:
    """Refuse a reading that points outside its text or to what is not there."""
    spans = [*reading.sentences, *(one.span for one in reading.names)]
    spans += [event.span for event in reading.events]
    for number, one in enumerate(reading.relations):
        spans += [*one.content, *filter(None, (one.source, one.cue))]
        nested = one.outer is not None and 0 <= one.outer < number
        if not one.content or nested != (one.layer is Layer.NESTED):
            raise ModelError(
                f"the reader {name} gave a relation {number} that has no content, or is nested in "
                "none before it"
            )
    beyond = next((span for span in spans if span.end > len(text)), None)
    if beyond is not None:
        raise ModelError(
            f"the reader {name} gave a span {beyond.start}..{beyond.end} in a text of {len(text)}"
        )
