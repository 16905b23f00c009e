"""Measures how sure a text is held to be that an event happened, against judged events."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.bare import bare_report, reader
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.outcome import Outcome, Table, percent, ratio
from bench.scoring_values import mean_error, pearson
from headwater.attribution import extract_statements
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
    """Score a file of ``{"text", "targets"}``: words parted by blanks, and judged events."""
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "text", "targets")
    wanted, given, held = [], [], 0
    predictions = []
    for row in rows:
        statements = _statements(row["text"])
        values = []
        for target in row["targets"]:
            holder = find_holder(statements, _place(path, row["text"], target["span1"]))
            held += holder is not None
            values.append(how_sure(holder))
            wanted.append(float(target["label"]))
        given += values
        predictions.append(_prediction(row, values))
    figures = {
        "events": len(wanted),
        "events_in_a_statement": percent(ratio(held, len(wanted))),
        "pearson": percent(pearson(wanted, given)),
        "mean_error": round(mean_error(wanted, given), 3),
        "mean_error_of_always_3": round(mean_error(wanted, [3.0] * len(wanted)), 3),
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
        floored=("pearson",),
        predictions=tuple(predictions),
    )


def _statements(text: str) -> tuple[Statement, ...]:
    (reading,) = reader().read([text])
    return extract_statements(bare_report("bench", text), reading)


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
