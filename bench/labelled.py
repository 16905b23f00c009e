"""Where the labelled files lie, and what is in them."""

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

EXAMPLES = Path(__file__).parent.parent / "examples"
# Third-party texts are no part of the project; the folders are found through these variables.
_ROOTS = {"HEADWATER_DATA": "../shared/data", "HEADWATER_GOLD": "../shared/gold"}


class MissingFile(Exception):  # noqa: N818 - named for what it is
    """A labelled file is not there or not of the schema; the message is one sentence."""


def data_file(given: Path | None, default: str) -> Path:
    """Return the file to measure with: the one given, or one of the labelled sets.

    Raises:
        MissingFile: it is not there; the sentence says what to set.
    """
    return _found(given, "HEADWATER_DATA", default)


def gold_file(given: Path | None, default: str) -> Path:
    """Return the file given, or one of our own gold files.

    Raises:
        MissingFile: it is not there; the sentence says what to set.
    """
    return _found(given, "HEADWATER_GOLD", default)


def _root(variable: str) -> Path:
    return Path(os.environ.get(variable) or _ROOTS[variable])


def _found(given: Path | None, variable: str, default: str) -> Path:
    path = given or _root(variable) / default
    if not path.is_file():
        what = "name a file that exists" if given else f"set {variable} to the folder that holds it"
        raise MissingFile(f"There is no labelled file {path}; {what}.")
    return path


def shown(path: Path) -> str:
    """Return a name for a labelled file that is the same on every machine."""
    for root in (*map(_root, _ROOTS), EXAMPLES):
        if path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    return path.name


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    return sha256(path.read_bytes()).hexdigest()


def read_rows(path: Path, *needed: str) -> list[Row]:
    """Read JSON Lines, packed with gzip or not.

    Args:
        path: the file.
        needed: keys that every row must have.

    Raises:
        MissingFile: a line is not an object, or lacks a key.
    """
    return list(_rows(path, needed))


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = _row(line)
            lacking = [key for key in needed if row is None or key not in row]
            if row is None or lacking:
                wrong = f"lacks {', '.join(lacking)}" if row is not None else "is no JSON object"
                raise MissingFile(f"Line {number} of {path} {wrong}; give a file of this schema.")
            yield row


def _row(line: str) -> Row | None:
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def read_table(path: Path, columns: int) -> list[list[str]]:
    """Read a file of tab-separated columns in which a quotation mark is a plain character.

    Raises:
        MissingFile: a line has fewer columns.
    """
    # Not splitlines(): it would also part a line at the odd separators that tweets hold.
    lines = path.read_text("utf-8-sig").replace("\r\n", "\n").split("\n")
    rows = [line.split("\t") for line in lines if line.strip()]
    for number, row in enumerate(rows, start=1):
        if len(row) < columns:
            raise MissingFile(f"Row {number} of {path} has {len(row)} columns, not {columns}.")
    return rows
