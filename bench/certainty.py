"""Measures how sure a text is held to be that an event happened, against judged events."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.bare import bare_report, reader, tagger
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.outcome import Outcome, Table, percent, ratio
from bench.scoring_values import mean_error, pearson
from headwater.attribution import extract_statements
from headwater.language.tagger import Tagging
from headwater.model import Certainty, Span, Statement

DEFAULT = "text/factuality/UW/dev.jsonl"
# From -3 (certainly did not happen) to 3 (certainly did), as the sets judge it.
_SURE = {
    Certainty.CERTAIN: 3.0,
    Certainty.PROBABLE: 2.0,
    Certainty.POSSIBLE: 1.0,
    Certainty.UNCOMMITTED: 0.0,
}


def measure(file: Path | None = None) -> Outcome:
    """Score a file of ``{"text", "targets"}``: words parted by blanks, and judged events.

    The reader judges words on two scales, since people judged news (UW and its kin) more
    surely than the web (UDS-IH2). A file below a folder whose name begins with ``UDS`` is
    measured on the second; the predictions are the reader's.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "text", "targets")
    scale = int(any(part.startswith("UDS") for part in path.resolve().parts))
    texts = [str(row["text"]) for row in rows]
    wanted, read, told, held, main = [], [], [], 0, Main()
    predictions = []
    for row, tagging, reading in zip(rows, tagger().tag(texts), reader().read(texts), strict=True):
        statements = extract_statements(bare_report("bench", row["text"]), reading)
        values = []
        for target in row["targets"]:
            place = _place(path, row["text"], target["span1"])
            values.append(_at(tagging, place, scale))
            holder = find_holder(statements, place)
            held += holder is not None
            told.append(how_sure(holder))
            wanted.append(float(target["label"]))
            main.add(holder, place, wanted[-1])
        main.close()
        read += values
        predictions.append(_prediction(row, values))
    figures = {
        "events": len(wanted),
        "pearson": percent(pearson(wanted, read)),
        "mean_error": round(mean_error(wanted, read), 3),
        "mean_error_of_always_3": round(mean_error(wanted, [3.0] * len(wanted)), 3),
        "events_in_a_statement": percent(ratio(held, len(wanted))),
        "statements_pearson": percent(pearson(wanted, told)),
        "statements_mean_error": round(mean_error(wanted, told), 3),
        "statements_judged": len(main.wanted),
        "first_events_pearson": percent(pearson(main.wanted, main.told)),
    }
    return Outcome(
        name="certainty",
        files=(path,),
        tables=(
            Table(
                headings=("figure", ""),
                rows=tuple((name.replace("_", " "), f"{v:g}") for name, v in figures.items()),
            ),
        ),
        figures=figures,
        floored=("pearson", "statements_pearson", "first_events_pearson"),
        predictions=tuple(predictions),
    )


@dataclass(slots=True)
class Main:
    """One judged event a statement: the first in its content, which is mostly the main one.

    A statement has one certainty and its events have several, so all of them together set a
    bound below 100 even where each statement is judged by the mean of its own.
    """

    wanted: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    _open: dict[str, tuple[Span, float, float]] = field(default_factory=dict)

    def add(self, holder: Statement | None, event: Span, label: float) -> None:
        """Take an event if none of its statement stands before it; outside of all, pass over."""
        if holder is None:
            return
        before = self._open.get(holder.id)
        if before is None or event < before[0]:
            self._open[holder.id] = (event, label, how_sure(holder))

    def close(self) -> None:
        """End a text."""
        self.wanted += [label for _, label, _ in self._open.values()]
        self.told += [value for _, _, value in self._open.values()]
        self._open.clear()


def _at(tagging: Tagging, place: Span, scale: int) -> float:
    """Return what the reader says of the word that starts an event, -3 to 3."""
    word = int(np.searchsorted(tagging.words.ends, place.start, side="right"))
    return float(np.clip(tagging.factuality[word, scale], -3.0, 3.0))


def _place(path: Path, text: str, words: Sequence[int]) -> Span:
    """Return the characters of words ``[first, last)``, counted from 0."""
    parts = text.split(" ")
    first, last = words
    if not 0 <= first < last <= len(parts):
        raise MissingFile(f"{path} places an event at words {first} to {last} of {len(parts)}.")
    start = sum(len(part) + 1 for part in parts[:first])
    return Span(start, start + len(" ".join(parts[first:last])))


def find_holder(statements: Sequence[Statement], event: Span) -> Statement | None:
    """Return the narrowest statement whose content holds the event; ``None`` if none does."""
    holders = [
        (sum(span.end - span.start for span in s.content), -len(s.chain), place)
        for place, s in enumerate(statements)
        if any(span.start <= event.start and event.end <= span.end for span in s.content)
    ]
    return statements[min(holders)[2]] if holders else None


def how_sure(holder: Statement | None) -> float:
    """Return how surely the event happened, -3 to 3, as the statement that holds it puts it.

    What is asked for or promised is open: 0. An event outside all contents, such as the saying
    itself, is told as a fact.
    """
    if holder is None:
        return 3.0
    if holder.act.unrealised:
        return 0.0
    return -_SURE[holder.certainty] if holder.negated else _SURE[holder.certainty]


def _prediction(row: Row, values: Sequence[float]) -> str:
    targets = [
        {**target, "label": value} for target, value in zip(row["targets"], values, strict=True)
    ]
    return json.dumps({**row, "targets": targets}, ensure_ascii=False)
