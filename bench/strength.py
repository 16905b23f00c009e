"""Measures whether one wording weakens or overstates another: ClaimDiff, and press releases.

Nothing of the product answers these two questions by itself; they show how far the features of
matching and drift reach.
"""

import json
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fitting import area_by_fold, crossed_twice, fit_ridge, folds_by, predict
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.manner import manner_table, side_by_side, sureness_table
from bench.outcome import Figure, Outcome, Table, percent
from bench.pair_table import pair_table
from bench.scoring_stories import f1

DEFAULT = "text/exaggeration_train.jsonl"
FOLDS, FOLDINGS = 5, 4
# Penalties tried, each folding's by crossing the other folds once more: never by the fold scored.
RIDGES = (100.0, 1000.0)
RIDGE_OF_RELEASES = 10.0  # 3 and 30 give the same
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


def is_open(text: str) -> bool:
    """Tell whether a finding is put as no more than likely."""
    return _OPEN.search(text) is not None


def strength(text: str) -> int:
    """Return how strongly a finding is put, 0 to 3."""
    causes, linked = _CAUSES.search(text), _LINKED.search(text)
    if causes and not (linked and linked.start() < causes.start()):
        return 2 if is_open(text) else 3
    return 1 if linked else 0


def _measure_releases(path: Path) -> Outcome:
    """Cross two signs of strength by where the release is from; beside them the rule alone."""
    rows = read_rows(path, "press_release_conclusion", "abstract_conclusion", "exaggeration_label")
    gold = [str(row["exaggeration_label"]) for row in rows]
    table = np.array([_differences(row) for row in rows])
    rule = [_LABELS[1 + int(row[0])] for row in table]
    groups = [
        str(row.get("original_file_id", place)).split("-")[0] for place, row in enumerate(rows)
    ]
    foldings = [_judge(table, gold, folds_by(groups, FOLDS, seed=seed)) for seed in range(FOLDINGS)]
    each = {
        label: sum(_f1_of(label, gold, found) for found in foldings) / FOLDINGS for label in _LABELS
    }
    least = min(sum(_f1_of(label, gold, found) for label in _LABELS) for found in foldings) / 3
    figures: dict[str, Figure] = {
        "pairs": len(rows),
        "macro_f1": percent(sum(each.values()) / 3),
        "least_macro_f1": percent(least),
        "macro_f1_of_the_rule": percent(sum(_f1_of(label, gold, rule) for label in _LABELS) / 3),
    }
    lines = [
        json.dumps({**row, "exaggeration_label": said}, ensure_ascii=False)
        for row, said in zip(rows, foldings[0], strict=True)
    ]
    return _outcome(path, figures | {k: percent(v) for k, v in each.items()}, "macro_f1", lines)


def _differences(row: Row) -> tuple[float, float]:
    """Return which side is put more strongly, and which alone is hedged: 1 the press release."""
    release, abstract = str(row["press_release_conclusion"]), str(row["abstract_conclusion"])
    higher = float(np.sign(strength(release) - strength(abstract)))
    return higher, float(is_open(release)) - float(is_open(abstract))


def _judge(table: NDArray[np.float64], gold: list[str], fold: NDArray[np.int64]) -> list[str]:
    """Label each pair by a line, and two cuts through it, that have not seen its fold."""
    answers = np.array([_LABELS.index(label) - 1.0 for label in gold])
    found = [""] * len(gold)
    for part in sorted(set(fold.tolist())):
        known = fold != part
        told = predict(fit_ridge(table[known], answers[known], ridge=RIDGE_OF_RELEASES), table)
        kept = [label for label, seen in zip(gold, known, strict=True) if seen]
        cuts = _best_cuts(told[known], kept)
        for place in np.flatnonzero(~known):
            found[place] = _labelled(told[place], cuts)
    return found


def _best_cuts(told: NDArray[np.float64], gold: list[str]) -> tuple[float, float]:
    steps = [float(step) for step in np.quantile(told, np.linspace(0.05, 0.95, 19))]

    def macro(cuts: tuple[float, float]) -> float:
        found = [_labelled(value, cuts) for value in told]
        return sum(_f1_of(label, gold, found) for label in _LABELS)

    return max(((low, high) for low in steps[:8] for high in steps[10:]), key=macro)


def _labelled(value: float, cuts: tuple[float, float]) -> str:
    return _LABELS[0] if value < cuts[0] else _LABELS[2] if value > cuts[1] else _LABELS[1]


def _f1_of(label: str, gold: list[str], found: list[str]) -> float:
    right = sum(a == b == label for a, b in zip(gold, found, strict=True))
    return f1(right / max(1, found.count(label)), right / max(1, gold.count(label)))


def _measure_claims(path: Path) -> Outcome:
    """Cross the features by topic; the mean of four foldings, and the least of them."""
    rows = json.loads(path.read_text("utf-8")).get("data", [])
    if not rows or "relation" not in rows[0]:
        raise MissingFile(f"{path} holds no pairs with a relation; give a file of ClaimDiff.")
    pairs = [(row["claim_a"], row["claim_b"]) for row in rows]
    table = side_by_side([pair_table(pairs), manner_table(pairs), sureness_table(pairs)])
    answers = np.array([float(row["relation"] > 0) for row in rows])
    topics = [str(row["topic"]) for row in rows]
    areas = [
        area_by_fold(answers, crossed_twice(table, answers, fold, ridges=RIDGES), fold)
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
