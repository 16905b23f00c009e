"""Measures how well the likelihood that two sentences say the same tells paraphrases."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.bare import encoder
from bench.claim_gold import judge_pairs, pairs_of, score_pairs
from bench.fitting import area, bent, crossed, fit_ridge, folds, predict
from bench.labelled import MissingFile, data_file, read_rows, read_table
from bench.outcome import Figure, Outcome, Table, percent
from bench.pair_table import pair_table
from bench.scoring_values import average_precision, pearson, score_answers
from headwater.claims.features import NAMES
from headwater.claims.scorer import likelihood
from headwater.text import content_stems

DEFAULT = "text/msr_paraphrase_train.txt"
SAME = 0.5  # likelihood; the middle of the scale, not fitted
FOLDS = 10
ENOUGH = 200  # pairs; fewer cannot be crossed, and the shipped weights answer
RIDGE, RIDGE_OF_LIKENESS = 10.0, 30.0
DEPTH = 5  # earlier claims an analyst would look through


def measure(file: Path | None = None) -> Outcome:
    """Score paraphrases (MSR), likeness (STS), queries to known claims, or our own pairs."""
    path = data_file(file, DEFAULT)
    return _scorer(path)(path)


def _scorer(path: Path) -> Callable[[Path], Outcome]:
    if path.suffix == ".qrels":
        return _measure_ranking
    if path.suffix == ".jsonl":
        return _measure_gold
    columns = len(read_table(path, 3)[0])
    if columns == 5:
        return _measure_paraphrases
    if columns == 3:
        return _measure_likeness
    raise MissingFile(f"{path} has {columns} columns; we read 5 (MSR) or 3 (STS).")


def _measure_gold(path: Path) -> Outcome:
    """Score our own pairs of statements, each story read and matched as the product does."""
    rows = read_rows(path, "id", "story")
    if "claim" in rows[0]:
        rows = list(pairs_of(rows))
    found = judge_pairs(rows)
    figures, table = score_pairs(rows, found)
    lines = tuple(
        json.dumps({**row, "label": said}, ensure_ascii=False)
        for row, said in zip(rows, found, strict=True)
    )
    floored = tuple(
        name for name in figures if name.endswith(("match_f1", "conflict_f1", "related_f1"))
    )
    return Outcome(
        name="matching",
        files=(path,),
        tables=(table,),
        figures=figures,
        floored=floored,
        predictions=lines,
    )


def _measure_paraphrases(path: Path) -> Outcome:
    """Score the features with weights fitted to the other nine tenths of the file.

    A paraphrase is not what the product asks for (a later count, a lost bound are no paraphrase
    and yet one claim), so the shipped weights, whose figure stands beside it, are others.
    """
    heading, *rows = read_table(path, 5)
    table = pair_table([(row[3], row[4]) for row in rows])
    gold = [row[0] == "1" for row in rows]
    answers = np.array(gold, dtype=np.float64)
    shipped = likelihood(table.astype(np.float32))
    values = shipped
    if len(rows) >= ENOUGH:
        values = crossed(bent(table, NAMES), answers, folds(len(rows), FOLDS), ridge=RIDGE)
    score = score_answers(gold, [value >= SAME for value in values])
    ours = score_answers(gold, [value >= SAME for value in shipped])
    all_same = score_answers(gold, [True] * len(gold))
    figures = {
        "pairs": len(rows),
        "accuracy": percent(score.accuracy),
        "f1": percent(score.f1),
        "auc": percent(area(answers, np.asarray(values))),
        "accuracy_of_always_yes": percent(all_same.accuracy),
        "f1_of_always_yes": percent(all_same.f1),
        "best_accuracy": percent(_best_accuracy(gold, list(values))),
        "accuracy_of_shipped_weights": percent(ours.accuracy),
        "f1_of_shipped_weights": percent(ours.f1),
    }
    answered = [
        [str(int(value >= SAME)), *row[1:]] for row, value in zip(rows, values, strict=True)
    ]
    lines = ["\t".join(row) for row in (heading, *answered)]
    return _outcome(path, figures, ("accuracy", "f1", "best_accuracy"), lines)


def _best_accuracy(gold: Sequence[bool], values: Sequence[float]) -> float:
    """Return the accuracy at the threshold that fits this very file best."""
    order = np.argsort(values)
    sorted_gold = np.array(gold, dtype=np.int64)[order]
    # Below each threshold every "no" is right, from there on every "yes".
    noes = np.concatenate([[0], np.cumsum(1 - sorted_gold)])
    yeses = sorted_gold.sum() - np.concatenate([[0], np.cumsum(sorted_gold)])
    return float((noes + yeses).max() / len(gold))


def _measure_likeness(path: Path) -> Outcome:
    """Score likeness by weights fitted to the same headlines of other years, beside the file."""
    rows = _judged(path)
    table = pair_table([(row[1], row[2]) for row in rows])
    others = [other for other in _other_years(path) if other != path]
    values = [float(value) for value in likelihood(table.astype(np.float32))]
    if others and len(rows) >= ENOUGH:
        known = [row for other in others for row in _judged(other)]
        model = fit_ridge(
            bent(pair_table([(row[1], row[2]) for row in known]), NAMES),
            np.array([float(row[0]) for row in known]),
            ridge=RIDGE_OF_LIKENESS,
        )
        values = [float(value) / 5 for value in predict(model, bent(table, NAMES))]
    gold = [float(row[0]) for row in rows]
    figures = {
        "pairs": len(rows),
        "pearson": percent(pearson(gold, values)),
        "pearson_of_vectors_alone": percent(pearson(gold, table[:, NAMES.index("raw")].tolist())),
    }
    lines = [
        f"{5 * value:.3f}\t{row[1]}\t{row[2]}" for row, value in zip(rows, values, strict=True)
    ]
    return _outcome(path, figures, ("pearson",), lines)


def _judged(path: Path) -> list[list[str]]:
    return [row for row in read_table(path, 3) if row[0].strip()]


def _other_years(path: Path) -> list[Path]:
    year, _, rest = path.name.partition("_")
    return sorted(path.parent.glob(f"????_{rest}")) if year.isdigit() and rest else []


def _measure_ranking(path: Path) -> Outcome:
    """Rank known claims for each query by their vectors and their rare words.

    The other features compare the statements of one story, and ten thousand claims are none.
    """
    right: dict[str, set[str]] = {}
    for query, _, claim, _ in read_table(path, 4):
        right.setdefault(query, set()).add(claim)
    queries = {row[0]: row[1] for row in _beside(path, "tweets.queries.tsv", 2)}
    claims = {row[0]: row[1:] for row in _beside(path, "verified_claims.docs.tsv", 2)}
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


def _nearest(queries: Sequence[str], claims: Sequence[Sequence[str]]) -> NDArray[np.intp]:
    """Return the nearest claims: cosine of the vectors and cosine of rare words, one to one."""
    encode = encoder().encode
    near = encode(queries) @ encode([claim[0] for claim in claims]).T
    near += _by_words(queries, [" ".join(claim) for claim in claims])
    return np.argsort(-near, axis=1, kind="stable")[:, :DEPTH]


def _by_words(queries: Sequence[str], claims: Sequence[str]) -> NDArray[np.float32]:
    bags = [set(content_stems(claim)) for claim in claims]
    spread = Counter(word for bag in bags for word in bag)
    worth = {word: log(len(bags) / count) for word, count in spread.items()}
    holders: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(place)
    lengths = np.array([_length(bag, worth) for bag in bags], dtype=np.float32)
    table = np.zeros((len(queries), len(claims)), dtype=np.float32)
    for place, query in enumerate(queries):
        words = set(content_stems(query))
        for word in sorted(words & worth.keys()):
            table[place, holders[word]] += worth[word] ** 2
        table[place] /= lengths * _length(
            words, {w: worth.get(w, log(len(bags) + 1)) for w in words}
        )
    return table


def _length(words: set[str], worth: dict[str, float]) -> float:
    return sqrt(sum(worth[word] ** 2 for word in words)) or 1.0


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
