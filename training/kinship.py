"""Fits the likelihood that two reports are akin; see training/README.md.

Two steps, so that the slow one is done once: ``gather`` reads the labelled pairs and keeps their
features; ``fit`` finds the weights, with numpy alone, and prints how well pairs are told that the
model has not seen. Folds are by lineage, by task, and by reports that the wire's pairs share.
The test half of our own gold is never gathered.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.bare import bare_report, read_report
from bench.fitting import area, crossed, fit_logistic, folds_by
from bench.kinship import Judged, sketch_of
from bench.labelled import Row, data_file, read_rows
from bench.lineages import GOLD, Found
from headwater import grounding
from headwater.lineage.evidence import compare
from headwater.lineage.likelihood import measure
from headwater.model import Report

REUSE = ("reuse/clough_stevenson_abc.jsonl", "reuse/reuters_lineage_pairs_half.jsonl")
# Labels of the wire's updates are silver, and its pairs are many.
COUNTS = {"lineage": 0.3, "template": 0.3}
RIDGE = 3.0
FOLDS = 10
Gathered = dict[str, Any]


def gather(path: Path) -> None:
    """Write a line of features for each pair that a likelihood is asked about."""
    with path.open("w", encoding="utf-8") as out:
        for row in (*_from_texts(), *_from_gold()):
            out.write(json.dumps(row) + "\n")


def _from_texts() -> Iterator[Gathered]:
    for name in REUSE:
        rows = [r for r in read_rows(data_file(None, name), "a_text") if r["label"] != "unsure"]
        groups = _groups(rows)
        for row in rows:
            akin = bool(row["derived"]) if "derived" in row else row["label"] == "lineage"
            group = f"{name} {row['task']}" if "task" in row else groups[row["a_id"]]
            if row["a_text"] != row["b_text"]:
                yield from _kept(group, str(row["label"]), _compare(row, akin=akin))


def _compare(row: Row, *, akin: bool) -> Judged:
    reports: list[Report] = [bare_report(side, row[f"{side}_text"]) for side in ("a", "b")]
    readings = [read_report(report) for report in reports]
    statements = [s for reading in readings for s in reading.statements]
    vectors = [v for reading in readings for v in reading.vectors]
    grounded = grounding.resolve(reports, statements)
    told = {s.id: v for s, v in zip(statements, vectors, strict=True)}
    left, right = (sketch_of(report, grounded.statements, told) for report in reports)
    return Judged(compare(left, right), akin)


def _groups(rows: Sequence[Row]) -> dict[str, str]:
    """Map reports that pairs connect to one of them."""
    head: dict[str, str] = {}

    def find(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for row in rows:
        if "b_id" in row:
            head[find(row["a_id"])] = find(row["b_id"])
    return {name: find(name) for name in list(head)}


def _from_gold() -> Iterator[Gathered]:
    for row in read_rows(GOLD / "develop.jsonl", "lineage", "reports", "parents"):
        for judged in Found(row).pairs():
            yield from _kept(row["lineage"], "gold", judged)


def _kept(group: str, label: str, judged: Judged) -> Iterator[Gathered]:
    kinship = judged.kinship
    if not kinship.identical and not kinship.is_template:
        yield {
            "group": group,
            "label": label,
            "akin": judged.akin,
            "features": measure(kinship)._asdict(),
        }


def fit(rows: Sequence[Gathered], path: Path | None) -> None:
    """Print how well each fold is told by the others, and write the weights of all."""
    names = list(rows[0]["features"])
    table = np.array([[row["features"][name] for name in names] for row in rows])
    answers = np.array([float(row["akin"]) for row in rows])
    counts = np.array([COUNTS.get(row["label"], 1.0) for row in rows])
    fold = folds_by([row["group"] for row in rows], FOLDS)
    chances = crossed(table, answers, fold, ridge=RIDGE, weights=counts)
    brier = float(((chances - answers) ** 2).mean())
    print(f"{len(rows)} pairs, crossed: AUC {area(answers, chances):.3f}, Brier {brier:.3f}")
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (chances >= low) & (chances < low + 0.2)
        if inside.any():
            told, akin = chances[inside].mean(), answers[inside].mean()
            print(f"  told {told:.2f}, akin {akin:.2f}, {inside.sum()} pairs")
    if path:
        _write(path, names, fit_logistic(table, answers, ridge=RIDGE, weights=counts), len(rows))


def _write(path: Path, names: Sequence[str], model: NDArray[np.float64], pairs: int) -> None:
    lines = [
        "# Log-odds that two reports are akin; see likelihood.py for the features.",
        f"# Source: training/kinship.py on {pairs} pairs of two public sets and of the developing",
        "# half of our own gold.",
        f"bias = {model[-1]:.3f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in zip(names, model[:-1], strict=True)),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Gather, or fit."""
    parser = argparse.ArgumentParser(prog="python -m training.kinship", description=__doc__)
    parser.add_argument("step", choices=("gather", "fit"))
    parser.add_argument("rows", type=Path, help="file of what was gathered")
    parser.add_argument("--table", type=Path, help="where fit writes the weights")
    chosen = parser.parse_args()
    if chosen.step == "gather":
        gather(chosen.rows)
        return
    rows = [json.loads(line) for line in chosen.rows.read_text("utf-8").splitlines()]
    fit(rows, chosen.table)


if __name__ == "__main__":
    main()
