"""The trained reader: texts in; statements, names and vectors out, with offsets.

One small encoder under several heads, in ONNX on the CPU; no PyTorch at run time. ``read_by_rule``
needs no weights and finds names alone. ``open_reader`` finds any other reader that is installed.
"""

from headwater.language.encoder import Encoder
from headwater.language.letters import LETTER
from headwater.language.lexical import Lexicon
from headwater.language.names import find_names, read_by_rule
from headwater.language.reader import Reader
from headwater.language.readers import (
    FAST,
    TRAINED,
    ChosenReader,
    ReportReader,
    VersionedReader,
    open_reader,
    reader_names,
)
from headwater.language.reading import (
    CueSort,
    Layer,
    Name,
    NameKind,
    Reading,
    Relation,
    ToldEvent,
)
from headwater.language.turns import TURN

__all__ = [
    "FAST",
    "LETTER",
    "TRAINED",
    "TURN",
    "ChosenReader",
    "CueSort",
    "Encoder",
    "Layer",
    "Lexicon",
    "Name",
    "NameKind",
    "Reader",
    "Reading",
    "Relation",
    "ReportReader",
    "ToldEvent",
    "VersionedReader",
    "find_names",
    "open_reader",
    "read_by_rule",
    "reader_names",
]
