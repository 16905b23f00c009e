"""Measures whether two texts are known to be akin, and which was made from which."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.bare import Vector, bare_report, read_report
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.outcome import Figure, Outcome, Table, percent, ratio
from bench.scoring_values import score_answers, score_directions
from headwater import grounding, lineage
from headwater.lineage.candidates import find_candidates
from headwater.lineage.sketch import sketch
from headwater.model import Report, Statement, StatementId
from headwater.pipeline.stages import ReadReport

DEFAULT = "reuse/clough_stevenson_abc.jsonl"
_LINEAGE, _TEMPLATE = "lineage", "template"  # labels of the wire's updates


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the lineage room says of a pair.

    Attributes:
        akin: one was made from the other, or both from a report not held.
        direction: ``a->b`` or ``b->a``; ``None`` if it abstains.
    """

    akin: bool
    direction: str | None


def measure(file: Path | None = None) -> Outcome:
    """Score a file of pairs, ``{"a_text", "b_text", "label"}``.

    Rows with ``derived`` are answered yes or no; rows without are a wire's updates
    (``lineage``), pairs of one template, and pairs that nobody is sure of.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "a_text", "b_text", "label")
    if not rows:
        raise MissingFile(f"{path} holds no pair; give a file of this schema.")
    verdicts = _judge(rows)
    answered = all("derived" in row for row in rows)
    figures = (_answers if answered else _updates)(rows, verdicts)
    kept = ("f1", "recall_heavy", "recall_lineage", "template_left_apart")
    return Outcome(
        name="reuse",
        files=(path,),
        tables=(_table(rows, verdicts),),
        figures=figures | _directions(rows, verdicts),
        floored=tuple(name for name in kept if name in figures),
        predictions=tuple(
            _prediction(row, verdict) for row, verdict in zip(rows, verdicts, strict=True)
        ),
    )


def _judge(rows: Sequence[Row]) -> list[Verdict]:
    readings: dict[str, tuple[Report, ReadReport]] = {}
    for text in (row[side] for row in rows for side in ("a_text", "b_text")):
        if text not in readings:
            report = bare_report(f"t{len(readings):05}", text)
            readings[text] = report, read_report(report)
    return [judge(readings[row["a_text"]], readings[row["b_text"]]) for row in rows]


def judge(one: tuple[Report, ReadReport], other: tuple[Report, ReadReport]) -> Verdict:
    """Ask the lineage room about two reports as read."""
    reports = [one[0], other[0]]
    if one[0].id == other[0].id:
        return Verdict(akin=True, direction=None)
    statements, vectors = _together([one[1], other[1]])
    grounded = grounding.resolve(reports, statements)
    found = lineage.find_derivations(reports, grounded.statements, vectors)
    held = [d for d in found.derivations if {d.child, d.parent} == {r.id for r in reports}]
    ways = {"a->b" if d.parent == one[0].id else "b->a" for d in held if d.directed}
    return Verdict(akin=bool(found.derivations), direction=ways.pop() if len(ways) == 1 else None)


def _together(
    readings: Sequence[ReadReport],
) -> tuple[list[Statement], Mapping[StatementId, Vector]]:
    statements = [statement for reading in readings for statement in reading.statements]
    rows = [row for reading in readings for row in reading.vectors]
    return statements, {s.id: row for s, row in zip(statements, rows, strict=True)}


def _answers(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> dict[str, Figure]:
    score = score_answers([bool(r["derived"]) for r in rows], [v.akin for v in verdicts])
    return {
        "pairs": len(rows),
        "p": percent(score.precision),
        "r": percent(score.recall),
        "f1": percent(score.f1),
    } | {
        f"{'recall' if derived else 'false_alarm'}_{label}": percent(share)
        for derived in (True, False)
        for label, share in _linked(*_only(rows, verdicts, derived=derived)).items()
    }


def _only(
    rows: Sequence[Row], verdicts: Sequence[Verdict], *, derived: bool
) -> tuple[list[Row], list[Verdict]]:
    kept = [p for p in zip(rows, verdicts, strict=True) if bool(p[0]["derived"]) is derived]
    return [row for row, _ in kept], [verdict for _, verdict in kept]


def _updates(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> dict[str, Figure]:
    linked = _linked(rows, verdicts)
    return {
        "pairs": len(rows),
        "recall_lineage": percent(linked.get(_LINEAGE, 0.0)),
        "template_linked": percent(linked.get(_TEMPLATE, 0.0)),
        "template_left_apart": percent(1 - linked.get(_TEMPLATE, 0.0)),
    } | _looked_up(rows)


def _looked_up(rows: Sequence[Row]) -> dict[str, Figure]:
    """Look for kin among all texts of the file at once, as if all told of one happening.

    A verification is a comparison in full; of each report the product makes ``MOST`` at the most.
    """
    places: dict[str, int] = {}
    for text in (row[side] for row in rows for side in ("a_text", "b_text")):
        places.setdefault(text, len(places))
    sketches = [sketch(bare_report(f"t{n:05}", text), (), {}) for text, n in places.items()]
    found = set(find_candidates(sketches))
    pairs = [
        tuple(sorted((places[row["a_text"]], places[row["b_text"]])))
        for row in rows
        if row["label"] == _LINEAGE
    ]
    return {
        "candidates_recall": percent(ratio(sum(pair in found for pair in pairs), len(pairs))),
        "verifications_per_report": round(len(found) / len(sketches), 2),
    }


def _linked(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return for each label the share of its pairs that were found akin."""
    by_label: dict[str, list[bool]] = defaultdict(list)
    for row, verdict in zip(rows, verdicts, strict=True):
        by_label[str(row["label"])].append(verdict.akin)
    return {label: ratio(sum(by_label[label]), len(by_label[label])) for label in sorted(by_label)}


def _directions(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> dict[str, Figure]:
    known = [(r["direction"], v) for r, v in zip(rows, verdicts, strict=True) if r.get("direction")]
    score = score_directions([way for way, _ in known], [v.direction for _, v in known])
    return {
        "direction_decided": percent(score.decided),
        "direction_accuracy": percent(score.accuracy),
    }


def _table(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> Table:
    counts = {
        label: sum(str(row["label"]) == label for row in rows) for label in _linked(rows, verdicts)
    }
    return Table(
        headings=("label", "pairs", "akin %"),
        rows=tuple(
            (label, str(counts[label]), f"{percent(share):.1f}")
            for label, share in _linked(rows, verdicts).items()
        ),
    )


def _prediction(row: Row, verdict: Verdict) -> str:
    named = {key: row[key] for key in ("id", "a_id", "b_id", "label", "derived") if key in row}
    known = {"direction": verdict.direction or "unknown"} if row.get("direction") else {}
    return json.dumps({**named, "pred": int(verdict.akin), **known})
