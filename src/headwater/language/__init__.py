"""The reader: texts in, names and vectors out, with offsets."""

from collections.abc import Sequence

from headwater.language.encoder import Encoder
from headwater.language.names import find_names
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
    "Name",
    "NameKind",
    "Reading",
    "Relation",
    "Role",
    "Tag",
    "read",
]


def read(texts: Sequence[str]) -> tuple[Reading, ...]:
    """Read each text by itself; the result does not depend on what else is in the batch."""
    return tuple(Reading(names=find_names(text)) for text in texts)
