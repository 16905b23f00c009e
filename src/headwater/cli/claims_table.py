"""Tables of claims in CSV files; a bad row is named and never costs the others."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.corroboration import WORDED, Assertions, name_object
from headwater.exceptions import UnreadableReport
from headwater.model import Certainty, Rejected

if TYPE_CHECKING:
    from _csv import Reader

CLAIMS = ("source", "object", "attribute", "value")
GOLD = ("object", "attribute", "value")
_TIMES = ("time", "timestamp")
_YES = frozenset(["1", "yes", "true", "y"])
_NO = frozenset(["", "0", "no", "false", "n"])
# Longer is a text that lost its closing quotation mark.
_LONGEST = 100_000
Slot = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsTable:
    """What a file held.

    Attributes:
        rejected: the rows that could not be used, each with its line in the file.
    """

    claims: Assertions
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: dict[str, str]
    wrong: str


def read_claims(path: Path) -> ClaimsTable:
    """Read a table of claims: source, object, attribute, value; time, denied, certainty if there.

    Raises:
        UnreadableReport: the file is not a CSV table in UTF-8 with these columns.
        OSError: it cannot be opened.
    """
    good: list[_Row] = []
    rejected: list[Rejected] = []
    for row in _rows(path, CLAIMS):
        wrong = row.wrong or _wrong(row.cells)
        if wrong:
            rejected.append(Rejected(uri=f"{path}:{row.line}", reason=wrong))
        else:
            good.append(row)

    def column(name: str) -> list[str]:
        return [row.cells.get(name, "") for row in good]

    time = next((name for name in _TIMES if any(name in row.cells for row in good[:1])), "")
    claims = Assertions(
        sources=column("source"),
        objects=column("object"),
        attributes=column("attribute"),
        values=column("value"),
        times=column(time) if time else (),
        denied=[word.strip().casefold() in _YES for word in column("denied")],
        chances=[WORDED[_certainty(word)] for word in column("certainty")],
    )
    return ClaimsTable(claims=claims, rejected=tuple(rejected))


def read_gold(path: Path) -> dict[Slot, str]:
    """Return the value known to be right of each slot; of several of one slot, the last.

    Raises:
        UnreadableReport: the file is not a CSV table in UTF-8 with these columns, or a row
            is short.
        OSError: it cannot be opened.
    """
    gold = {}
    for row in _rows(path, GOLD):
        if row.wrong:
            raise UnreadableReport(f"{path}:{row.line}", row.wrong)
        gold[name_object(row.cells["object"]), row.cells["attribute"]] = row.cells["value"]
    return gold


def _wrong(cells: dict[str, str]) -> str:
    empty = [name for name in CLAIMS if not cells[name].strip()]
    if empty:
        return f"no {' and no '.join(empty)}"
    if cells.get("denied", "").strip().casefold() not in _YES | _NO:
        return f"denied is {cells['denied']!r}; it must be yes or no"
    if cells.get("certainty", "").strip().casefold() not in ("", *Certainty):
        return f"certainty is {cells['certainty']!r}; it must be one of {', '.join(Certainty)}"
    return ""


def _certainty(word: str) -> Certainty:
    return Certainty(word.strip().casefold() or Certainty.CERTAIN)


def _rows(path: Path, needed: Sequence[str]) -> Iterator[_Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    csv.field_size_limit(_LONGEST)
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            heads = [name.strip().casefold() for name in next(reader, [])]
            lacking = [name for name in needed if name not in heads]
            if lacking:
                raise UnreadableReport(
                    str(path),
                    f"its first line must name the columns; it lacks {', '.join(lacking)}",
                )
            yield from _cells(reader, heads)
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise UnreadableReport(str(path), f"it is not a table in UTF-8 ({error})") from error


def _cells(reader: "Reader", heads: Sequence[str]) -> Iterator[_Row]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # The rest of the line is lost with it, so the row is; the next line is whole again.
            yield _Row(reader.line_num, {}, f"it is not CSV: {error}")
            continue
        if not cells:
            continue
        wrong = ""
        if len(cells) != len(heads):
            wrong = f"{len(cells)} cells where the first line names {len(heads)} columns"
        yield _Row(reader.line_num, dict(zip(heads, cells, strict=False)), wrong)
