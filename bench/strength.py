"""Measures whether one wording weakens or overstates another: ClaimDiff, and press releases.

Nothing of the product answers these two questions by itself; they show how far the features of
matching and drift reach.
"""

import json
import re
from pathlib import Path

import numpy as np

from bench.fitting import area_by_fold, crossed, folds_by
from bench.labelled import MissingFile, data_file, read_rows
from bench.manner import manner_table, side_by_side
from bench.outcome import Figure, Outcome, Table, percent
from bench.pair_table import pair_table
from bench.scoring_stories import f1

DEFAULT = "text/exaggeration_train.jsonl"
FOLDS, FOLDINGS, RIDGE = 5, 4, 30.0
# How strongly findings are put: 3 causes, 2 may cause, 1 goes together with, 0 neither.
_LINKED = re.compile(
    r"\b(?:associat\w*|correlat\w*|link(?:ed|s)?|relat(?:ed|ionships?)|predict\w*"
    r"|(?:more|less) likely|likelier|(?:higher|lower|increased|greater|at) risk|risk of|tied to"
    r"|connect\w*|tend(?:s|ed)? to|common|rates? of)\b",
    re.IGNORECASE,
)
_CAUSES = re.compile(
    r"\b(?:caus\w+|lead(?:s|ing)? to|led to|result(?:s|ed|ing)? in|reduc\w+|increas\w+|improv\w+"
    r"|prevent\w*|boost\w*|protect\w*|effect(?:s|ive)?|affect\w*|due to|because|help\w*"
    r"|mak(?:es?|ing)|cuts?|rais\w+|lower(?:s|ed|ing)|trigger\w*|influenc\w+|impact\w*|enhanc\w+"
    r"|damag\w+|kill\w*|slow\w*|worsen\w*|benefi\w+|contribut\w+|role in|drive\w*|determin\w+"
    r"|chang\w+|delay\w*|success\w*)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|might|could|can|possibl\w+|potential\w*|suggest\w*|appear\w*|seem\w*|likely|perhaps"
    r"|probabl\w+)\b",
    re.IGNORECASE,
)
_LABELS = ("downplays", "same", "exaggerates")


def measure(file: Path | None = None) -> Outcome:
    """Score press releases against abstracts (``.jsonl``), or ClaimDiff's pairs (``.json``)."""
    path = data_file(file, DEFAULT)
    return _measure_claims(path) if path.suffix == ".json" else _measure_releases(path)


def strength(text: str) -> int:
    """Return how strongly a finding is put, 0 to 3."""
    causes, linked = _CAUSES.search(text), _LINKED.search(text)
    if causes and not (linked and linked.start() < causes.start()):
        return 2 if _OPEN.search(text) else 3
    return 1 if linked else 0


def _measure_releases(path: Path) -> Outcome:
    """Score a rule that was written with the set before our eyes, and fitted to nothing."""
    rows = read_rows(path, "press_release_conclusion", "abstract_conclusion", "exaggeration_label")
    found = [
        _LABELS[1 + (higher > lower) - (higher < lower)]
        for row in rows
        for higher, lower in [
            (strength(row["press_release_conclusion"]), strength(row["abstract_conclusion"]))
        ]
    ]
    gold = [str(row["exaggeration_label"]) for row in rows]
    each = {label: _f1_of(label, gold, found) for label in _LABELS}
    figures: dict[str, Figure] = {"pairs": len(rows), "macro_f1": percent(sum(each.values()) / 3)}
    lines = [
        json.dumps({**row, "exaggeration_label": said}, ensure_ascii=False)
        for row, said in zip(rows, found, strict=True)
    ]
    return _outcome(path, figures | {k: percent(v) for k, v in each.items()}, "macro_f1", lines)


def _f1_of(label: str, gold: list[str], found: list[str]) -> float:
    right = sum(a == b == label for a, b in zip(gold, found, strict=True))
    return f1(right / max(1, found.count(label)), right / max(1, gold.count(label)))


def _measure_claims(path: Path) -> Outcome:
    """Cross the features by topic; the mean of four foldings, and the least of them."""
    rows = json.loads(path.read_text("utf-8")).get("data", [])
    if not rows or "relation" not in rows[0]:
        raise MissingFile(f"{path} holds no pairs with a relation; give a file of ClaimDiff.")
    pairs = [(row["claim_a"], row["claim_b"]) for row in rows]
    table = side_by_side([pair_table(pairs), manner_table(pairs)])
    answers = np.array([float(row["relation"] > 0) for row in rows])
    topics = [str(row["topic"]) for row in rows]
    areas = [
        area_by_fold(answers, crossed(table, answers, fold, ridge=RIDGE), fold)
        for fold in (folds_by(topics, FOLDS, seed=seed) for seed in range(FOLDINGS))
    ]
    figures: dict[str, Figure] = {
        "pairs": len(rows),
        "auc": percent(sum(areas) / len(areas)),
        "least_auc": percent(min(areas)),
    }
    return _outcome(path, figures, "auc", [])


def _outcome(path: Path, figures: dict[str, Figure], floored: str, lines: list[str]) -> Outcome:
    rows = tuple((name.replace("_", " "), f"{value:g}") for name, value in figures.items())
    return Outcome(
        name="strength",
        files=(path,),
        tables=(Table(headings=("figure", ""), rows=rows),),
        figures=figures,
        floored=(floored,),
        predictions=tuple(lines),
    )
