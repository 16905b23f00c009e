"""Measures how reports are grouped into stories, against gold groups."""

import json
from pathlib import Path

from bench.bare import Moment, bare_report, stages
from bench.labelled import Row, data_file, read_rows
from bench.outcome import Outcome, Table, percent
from bench.scoring_stories import f1, score_groups
from bench.scoring_values import score_answers
from headwater.model import Report

DEFAULT = "stories/ecbplus_train_dev.jsonl"


def measure(file: Path | None = None) -> Outcome:
    """Score a file of ``{"id", "text", "cluster"}``, with ``title`` and ``date`` if known.

    A file of judged pairs beside it (``NAME_pairs.jsonl``) is scored too.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "id", "text", "cluster")
    found = {
        str(report): str(story.id)
        for story in stages().group([_report(row) for row in rows])
        for report in story.reports
    }
    gold = {row["id"]: str(row["cluster"]) for row in rows}
    score = score_groups(gold, found)
    figures = {
        "reports": len(rows),
        "gold_stories": len(set(gold.values())),
        "found_stories": len(set(found.values())),
        "bcubed_p": percent(score.bcubed[0]),
        "bcubed_r": percent(score.bcubed[1]),
        "bcubed_f1": percent(f1(*score.bcubed)),
        "pairs_p": percent(score.pairs[0]),
        "pairs_r": percent(score.pairs[1]),
        "pairs_f1": percent(f1(*score.pairs)),
        "ari": percent(score.ari),
        "nmi": percent(score.nmi),
    }
    judged = path.with_name(f"{path.stem}_pairs.jsonl")
    if judged.is_file():
        figures |= _judged(judged, found)
    kept = ("bcubed_f1", "pairs_f1", "ari", "nmi", "judged_pairs_f1")
    return Outcome(
        name="stories",
        files=(path, judged) if judged.is_file() else (path,),
        tables=(Table(headings=("figure", ""), rows=_rows(figures)),),
        figures=figures,
        floored=tuple(name for name in kept if name in figures),
        predictions=tuple(
            json.dumps({"id": row["id"], "cluster": found[row["id"]]}) for row in rows
        ),
    )


def _report(row: Row) -> Report:
    title = str(row.get("title") or "")
    text = "\n\n".join(filter(None, (title, row["text"])))
    return bare_report(row["id"], text, title=title, moment=Moment.read(row.get("date")))


def _judged(path: Path, found: dict[str, str]) -> dict[str, float]:
    pairs = read_rows(path, "a", "b", "label")
    score = score_answers(
        [bool(pair["label"]) for pair in pairs],
        [found[pair["a"]] == found[pair["b"]] for pair in pairs],
    )
    return {
        "judged_pairs_p": percent(score.precision),
        "judged_pairs_r": percent(score.recall),
        "judged_pairs_f1": percent(score.f1),
    }


def _rows(figures: dict[str, float]) -> tuple[tuple[str, str], ...]:
    return tuple((name.replace("_", " "), f"{value:g}") for name, value in figures.items())
