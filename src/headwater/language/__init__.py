"""The trained reader: texts in; statements, names and vectors out, with offsets.

One small encoder under several heads, in ONNX on the CPU; no PyTorch at run time. ``read_by_rule``
needs no weights and finds names alone.
"""

from headwater.language.encoder import Encoder
from headwater.language.lexical import Lexicon
from headwater.language.names import find_names, read_by_rule
from headwater.language.reader import Reader
from headwater.language.reading import (
    CueSort,
    Layer,
    Name,
    NameKind,
    Reading,
    Relation,
    Role,
    Tag,
)

__all__ = [
    "CueSort",
    "Encoder",
    "Layer",
    "Lexicon",
    "Name",
    "NameKind",
    "Reader",
    "Reading",
    "Relation",
    "Role",
    "Tag",
    "find_names",
    "read_by_rule",
]
