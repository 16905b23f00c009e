"""The drifts that the gold of the founding reports tells of, as found and as shown by us."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from bench.labelled import Row, read_rows
from headwater.model import Drift, Statement, StatementId

# The gold tells its drifts in prose; here each is a kind and ids of the gold, no words of it.
FILE = Path(__file__).parent / "gold" / "claims" / "founding_drifts.jsonl"


class Founding:
    """Our drifts of the two founding reports held against those of the gold."""

    def __init__(
        self,
        drifts: Sequence[Drift],
        covering: Callable[[str], list[Statement]],
        names: Collection[str],
    ) -> None:
        """Take our drifts, what finds our statements of a gold statement, and the gold's ids."""
        self._drifts = drifts
        self._covering = covering
        self._rows = [
            row
            for row in read_rows(FILE, "kind", "before", "after")
            if {row["after"], *row["before"]} <= set(names)
        ]

    def told(self) -> list[Row]:
        """Return the gold's drifts; those it leaves open, neither wanted nor false, are no part."""
        return [row for row in self._rows if not row.get("open")]

    def found(self) -> list[Row]:
        """Return the gold's drifts of which one of ours has the kind and ends there."""
        return [row for row in self.told() if any(self._ends(d, row) for d in self._drifts)]

    def right(self) -> int:
        """Count ours that begin and end where one of the gold's does."""
        return sum(any(self._is(drift, row) for row in self.told()) for drift in self._drifts)

    def wrong(self) -> int:
        """Count ours that the gold neither tells of nor leaves open."""
        return sum(not any(self._is(drift, row) for row in self._rows) for drift in self._drifts)

    def _is(self, drift: Drift, row: Row) -> bool:
        return self._ends(drift, row) and any(
            drift.earlier in self._ids(name) for name in row["before"]
        )

    def _ends(self, drift: Drift, row: Row) -> bool:
        return drift.kind == row["kind"] and drift.later in self._ids(row["after"])

    def _ids(self, name: str) -> set[StatementId]:
        return {statement.id for statement in self._covering(name)}
