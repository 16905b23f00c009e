"""Measures whether each report of the examples is given the parents it was made from."""

import json
from pathlib import Path

from bench import lineages
from bench.example_gold import Example, trace_examples
from bench.outcome import Outcome, Table, percent
from bench.scoring_attribution import Tally
from headwater.model import Dossier

UNSEEN = "(not held)"


def measure(file: Path | None = None) -> Outcome:
    """Score the ``lineage`` of a gold file, or of every example; lineages if JSON Lines."""
    if file is not None and file.suffix == ".jsonl":
        return lineages.measure(file)
    examples = trace_examples(file)
    tally, exact, some, reports = Tally(), 0, 0, 0
    rows, predictions = [], []
    for example in examples:
        found = find_parents(example.held.dossier)
        for name, parents in sorted(example.gold["lineage"].items()):
            wanted, given = _parents(parents), found.get(name, set())
            tally.add(((p, name) for p in wanted), ((p, name) for p in given))
            reports += 1
            exact += wanted == given
            some += bool(wanted & given) or not (wanted | given)
            rows.append((f"{example.name} {name}", _join(wanted), _join(given)))
        predictions.append(_prediction(example, found))
    return Outcome(
        name="lineage",
        files=tuple(example.path for example in examples),
        over="" if file else "of all examples",
        tables=(Table(headings=("report", "gold", "found"), rows=tuple(rows)),),
        figures={
            "reports": reports,
            "a_parent_right": some,
            "parents_exact": exact,
            "links_p": percent(tally.precision),
            "links_r": percent(tally.recall),
            "links_f1": percent(tally.f1),
        },
        floored=("a_parent_right", "parents_exact", "links_f1"),
        predictions=tuple(predictions),
    )


def find_parents(dossier: Dossier) -> dict[str, set[str]]:
    """Return each report's parents by label; a parent that is not held goes by ``UNSEEN``."""
    labels = {report.id: report.label for report in dossier.reports}
    parents: dict[str, set[str]] = {label: set() for label in labels.values()}
    for link in dossier.lineage.derivations:
        if link.directed and link.child in labels:
            parents[labels[link.child]].add(labels.get(link.parent, UNSEEN))
    return parents


def _parents(gold: str | list[str] | None) -> set[str]:
    return set() if gold is None else {gold} if isinstance(gold, str) else set(gold)


def _join(names: set[str]) -> str:
    return " + ".join(sorted(names)) or "none"


def as_gold(parents: set[str]) -> str | list[str] | None:
    """Return parents as the gold writes them: nothing, one name, or a list."""
    return None if not parents else next(iter(parents)) if len(parents) == 1 else sorted(parents)


def _prediction(example: Example, found: dict[str, set[str]]) -> str:
    value = {label: as_gold(parents) for label, parents in sorted(found.items())}
    return json.dumps({"example": example.name, "lineage": value})
