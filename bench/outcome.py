"""What one measurement gives: figures, a table to read, predictions to keep."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.labelled import digest, shown

Figure = float | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table for people; the first column is set to the left, the others to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> list[str]:
        """Return the table as lines of text."""
        wide = [max(map(len, column)) for column in zip(self.headings, *self.rows, strict=True)]
        return [_line(row, wide) for row in (self.headings, *self.rows)]


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    cells = [row[0].ljust(wide[0])]
    cells += [cell.rjust(width) for cell, width in zip(row[1:], wide[1:], strict=True)]
    return "  ".join(cells).rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One set measured.

    Attributes:
        name: of the measurement.
        files: the labelled files.
        over: what was measured, for a name; the first file if empty.
        figures: shares in per cent (float) and counts (int).
        within: between what two ends a figure lies in 95 % of draws of documents, in per cent; for
            those that intervals are drawn for.
        floored: those of the figures that may only rise; each is better the higher it is.
        predictions: what the product made of the file, one line each in the gold's own schema.
    """

    name: str
    files: tuple[Path, ...]
    tables: tuple[Table, ...]
    figures: Mapping[str, Figure]
    floored: tuple[str, ...] = ()
    predictions: tuple[str, ...] = ()
    over: str = ""
    within: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name under which floors are kept."""
        return f"{self.name} {self.over or shown(self.files[0])}"

    def lines(self) -> list[str]:
        """Return the tables as lines, with an empty line between two."""
        parted = [["", *table.lines()] for table in self.tables]
        return [line for table in parted for line in table][1:]

    def json(self) -> str:
        """Return the one line of JSON that a measurement ends with."""
        files = {shown(file): digest(file) for file in self.files}
        value = {"bench": self.name, "files": files, "figures": dict(self.figures)}
        within = {"within": dict(self.within)} if self.within else {}
        return json.dumps(value | within, ensure_ascii=False)


def percent(share: float) -> float:
    """Return a share of one in per cent with one decimal, as the reference scorers round."""
    return round(100 * share, 1)


def ratio(part: float, whole: float, *, empty: float = 0.0) -> float:
    """Return part of whole; ``empty`` where there is nothing to part."""
    return part / whole if whole else empty
