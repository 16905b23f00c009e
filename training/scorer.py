"""Fits the weights of the scorer: ``python -m training.scorer src/headwater/claims/weights.json``.

Needs numpy alone, and takes some minutes. Learned from the developing half of our own gold of
claims and from the claims of the two examples; the founding reports are not looked at. Needs no
labelled set of others.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.bare import Vector, encoder
from bench.claim_gold import MATCHES, stories_of
from bench.example_gold import Example, trace_examples
from bench.fitting import area, fit_logistic, predict
from bench.labelled import read_rows
from headwater.claims import with_names
from headwater.claims.features import NAMES, Matrix, lay_out, measure
from headwater.model import Report, Statement, StatementId, ZoneKind

GOLD = Path(__file__).parent.parent / "bench" / "gold" / "claims" / "pairs.jsonl"
# Kept in the table for other purposes (paraphrases), of no use within a story: crossed by story.
LEFT_OUT = ("order", "head", "numbers_left")
RIDGE = 20.0
# One pair in twenty of a story is a match; a miss costs the analyst more than a false match.
MATCH_COUNTS = 3.5
NOT_LABELLED = {"gold": 0.5, "examples": 0.1}  # such pairs are unrelated nearly always
LABELLED = {"gold": 1.0, "examples": 0.4}  # an example has a thousand pairs, many of them copies

Label = Callable[[Statement, Statement], str | None]


class Learned:
    """The pairs of one story: features, answers, how much each counts, and which are labelled."""

    def __init__(self, kind: str, table: Matrix, labels: list[str | None]) -> None:
        """Take the pairs of one story; a pair labelled ``skip`` is left out."""
        used = np.array([label != "skip" for label in labels])
        kept = [label for label in labels if label != "skip"]
        self.table = table[used].astype(np.float64)
        self.answers = np.array([label in MATCHES for label in kept], dtype=np.float64)
        self.labelled = np.array([label is not None for label in kept])
        counts = np.where(self.labelled, LABELLED[kind], NOT_LABELLED[kind])
        self.counts = counts * np.where(self.answers == 1, MATCH_COUNTS, 1.0)


def main(path: Path) -> None:
    """Fit, print how well a story is told by the others, and write the weights."""
    stories = [*_from_gold(), *_from_examples()]
    columns = [number for number, name in enumerate(NAMES) if name not in LEFT_OUT]
    scores, answers = [], []
    for left_out in stories:
        model = _fit([each for each in stories if each is not left_out], columns)
        shown = left_out.labelled
        scores.append(predict(model, left_out.table[shown][:, columns]))
        answers.append(left_out.answers[shown])
    told, right = np.concatenate(scores), np.concatenate(answers)
    print(f"left-out stories, labelled pairs: AUC {area(right, told):.3f}")
    model = _fit(stories, columns)
    weights = {NAMES[c]: round(float(w), 4) for c, w in zip(columns, model[:-1], strict=True)}
    value = {"bias": round(float(model[-1]), 4), "weights": weights}
    path.write_text(json.dumps(value, indent=1) + "\n", "utf-8")


def _fit(stories: list[Learned], columns: list[int]) -> NDArray[np.float64]:
    return fit_logistic(
        np.concatenate([each.table for each in stories])[:, columns],
        np.concatenate([each.answers for each in stories]),
        ridge=RIDGE,
        weights=np.concatenate([each.counts for each in stories]),
    )


def _from_gold() -> Iterator[Learned]:
    rows = [row for row in read_rows(GOLD, "left") if row["split"] == "develop"]
    labels = {frozenset((row["left"]["id"], row["right"]["id"])): str(row["label"]) for row in rows}

    def label(one: Statement, other: Statement) -> str | None:
        if one.report == other.report:
            return "skip"
        found = labels.get(frozenset((str(one.report), str(other.report))))
        return "skip" if found == "update" else found

    for told in stories_of(rows).values():
        yield _learn("gold", told.reports, told.statements, told.vectors, label)


def _from_examples() -> Iterator[Learned]:
    for example in trace_examples(None):
        statements = [
            s for s in example.held.dossier.statements if s.zone is not ZoneKind.BOILERPLATE
        ]
        reports = example.held.dossier.reports
        vectors = _vectors(reports, statements)
        yield _learn("examples", reports, statements, vectors, _label_of(example))


def _vectors(reports: tuple[Report, ...], statements: list[Statement]) -> dict[StatementId, Vector]:

    texts = {report.id: report.text for report in reports}
    rows = encoder().encode([with_names(s, texts[s.report]) for s in statements])
    return {s.id: row for s, row in zip(statements, rows, strict=True)}


def _label_of(example: Example) -> Label:
    held = example.held
    claims: dict[StatementId, set[int]] = {}
    for number, claim in enumerate(example.gold["claims"]):
        for passage in claim["passages"]:
            for statement in held.telling(held.find(passage)):
                claims.setdefault(statement.id, set()).add(number)

    def label(one: Statement, other: Statement) -> str | None:
        sides = claims.get(one.id), claims.get(other.id)
        if not sides[0] or not sides[1]:
            return None
        return "same" if sides[0] & sides[1] else "unrelated"

    return label


def _learn(
    kind: str,
    reports: tuple[Report, ...],
    statements: list[Statement] | tuple[Statement, ...],
    vectors: Mapping[StatementId, Vector],
    label: Label,
) -> Learned:
    bench = lay_out({report.id: report for report in reports}, statements, vectors)
    left, right = np.triu_indices(len(statements), 1)
    labels = [label(statements[i], statements[j]) for i, j in zip(left, right, strict=True)]
    return Learned(kind, measure(bench, left, right), labels)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
