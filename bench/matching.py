"""Measures how well the likelihood that two sentences say the same tells paraphrases."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.bare import Vector, bare_report, encoder, whole_statement
from bench.labelled import MissingFile, data_file, read_table
from bench.outcome import Figure, Outcome, Table, percent
from bench.scoring_values import average_precision, pearson, score_answers
from headwater import grounding
from headwater.claims.features import measure as measure_features
from headwater.claims.matching import BIAS, WEIGHTS
from headwater.model import Report, ReportId, Statement, StatementId

DEFAULT = "text/msr_paraphrase_train.txt"
SAME = 0.5  # likelihood; the middle of the scale, not fitted
# The features of a pair hang on what else the story tells: rare words, what it is all about.
PAIRS_A_STORY = 125
DEPTH = 5  # earlier claims an analyst would look through

Pairs = Sequence[tuple[str, str]]


def measure(file: Path | None = None) -> Outcome:
    """Score a file of paraphrases (MSR), of likeness (STS), or of queries to known claims."""
    path = data_file(file, DEFAULT)
    return _scorer(path)(path)


def _scorer(path: Path) -> Callable[[Path], Outcome]:
    if path.suffix == ".qrels":
        return _measure_ranking
    columns = len(read_table(path, 3)[0])
    if columns == 5:
        return _measure_paraphrases
    if columns == 3:
        return _measure_likeness
    raise MissingFile(f"{path} has {columns} columns; we read 5 (MSR) or 3 (STS).")


def likelihoods(pairs: Pairs) -> list[float]:
    """Return the likelihood that the two of each pair say the same."""
    return [value for part in _stories(pairs) for value in _likelihoods(part)]


def _stories(pairs: Pairs) -> Iterator[Pairs]:
    for start in range(0, len(pairs), PAIRS_A_STORY):
        yield pairs[start : start + PAIRS_A_STORY]


def _likelihoods(pairs: Pairs) -> list[float]:
    texts = [text for pair in pairs for text in pair]
    reports = [bare_report(f"s{number:04}", text) for number, text in enumerate(texts)]
    statements = [s for r in reports for s in grounding.ground(r, [whole_statement(r)])]
    features = measure_features(_by_id(reports), statements, _vectors(statements, texts))
    total = np.full(features.raw.shape, BIAS, dtype=np.float64)
    for name, weight in WEIGHTS.items():
        total += weight * getattr(features, name)
    likelihood = 1 / (1 + np.exp(-total))
    return [float(likelihood[2 * n, 2 * n + 1]) for n in range(len(pairs))]


def _by_id(reports: Sequence[Report]) -> dict[ReportId, Report]:
    return {report.id: report for report in reports}


def _vectors(statements: Sequence[Statement], texts: Sequence[str]) -> dict[StatementId, Vector]:
    rows = encoder().encode(texts)
    return {s.id: row for s, row in zip(statements, rows, strict=True)}


def _measure_paraphrases(path: Path) -> Outcome:
    heading, *rows = read_table(path, 5)
    values = likelihoods([(row[3], row[4]) for row in rows])
    gold = [row[0] == "1" for row in rows]
    score = score_answers(gold, [value >= SAME for value in values])
    all_same = score_answers(gold, [True] * len(gold))
    figures = {
        "pairs": len(rows),
        "accuracy": percent(score.accuracy),
        "f1": percent(score.f1),
        "accuracy_of_always_yes": percent(all_same.accuracy),
        "f1_of_always_yes": percent(all_same.f1),
        "best_accuracy": percent(_best_accuracy(gold, values)),
    }
    answers = [[str(int(value >= SAME)), *row[1:]] for row, value in zip(rows, values, strict=True)]
    lines = ["\t".join(row) for row in (heading, *answers)]
    return _outcome(path, figures, ("accuracy", "best_accuracy"), lines)


def _best_accuracy(gold: Sequence[bool], values: Sequence[float]) -> float:
    """Return the accuracy at the threshold that fits this very file best."""
    order = np.argsort(values)
    sorted_gold = np.array(gold, dtype=np.int64)[order]
    # Below each threshold every "no" is right, from there on every "yes".
    noes = np.concatenate([[0], np.cumsum(1 - sorted_gold)])
    yeses = sorted_gold.sum() - np.concatenate([[0], np.cumsum(sorted_gold)])
    return float((noes + yeses).max() / len(gold))


def _measure_likeness(path: Path) -> Outcome:
    rows = [row for row in read_table(path, 3) if row[0].strip()]
    values = likelihoods([(row[1], row[2]) for row in rows])
    figures = {
        "pairs": len(rows),
        "pearson": percent(pearson([float(row[0]) for row in rows], values)),
    }
    lines = [
        f"{5 * value:.3f}\t{row[1]}\t{row[2]}" for row, value in zip(rows, values, strict=True)
    ]
    return _outcome(path, figures, ("pearson",), lines)


def _measure_ranking(path: Path) -> Outcome:
    """Rank known claims for each query by the vectors alone.

    The other features compare the statements of one story, and ten thousand claims are none.
    """
    right: dict[str, set[str]] = {}
    for query, _, claim, _ in read_table(path, 4):
        right.setdefault(query, set()).add(claim)
    queries = {row[0]: row[1] for row in _beside(path, "tweets.queries.tsv", 2)}
    claims = {row[0]: row[1] for row in _beside(path, "verified_claims.docs.tsv", 2)}
    asked, known = [name for name in queries if name in right], list(claims)
    ranked = _nearest([queries[name] for name in asked], [claims[name] for name in known])
    lists = {name: [known[place] for place in row] for name, row in zip(asked, ranked, strict=True)}
    precise = [average_precision(right[name], lists[name]) for name in asked]
    lines = [
        f"{name}\tQ0\t{claim}\t{place}\t{DEPTH - place}\theadwater"
        for name, found in lists.items()
        for place, claim in enumerate(found, start=1)
    ]
    figures = {"queries": len(asked), f"map{DEPTH}": percent(sum(precise) / len(precise))}
    return _outcome(path, figures, (f"map{DEPTH}",), lines)


def _beside(path: Path, name: str, columns: int) -> list[list[str]]:
    other = path.with_name(name)
    if not other.is_file():
        raise MissingFile(f"There is no {other}; {path.name} needs it beside it.")
    return read_table(other, columns)[1:]


def _nearest(queries: Sequence[str], claims: Sequence[str]) -> NDArray[np.intp]:
    encode = encoder().encode
    near = encode(queries) @ encode(claims).T
    return np.argsort(-near, axis=1, kind="stable")[:, :DEPTH]


def _outcome(
    path: Path, figures: dict[str, Figure], floored: tuple[str, ...], lines: list[str]
) -> Outcome:
    rows = tuple((name.replace("_", " "), f"{value:g}") for name, value in figures.items())
    return Outcome(
        name="matching",
        files=(path,),
        tables=(Table(headings=("figure", ""), rows=rows),),
        figures=figures,
        floored=floored,
        predictions=tuple(lines),
    )
