"""Small models fitted with numpy alone: logistic and ridge regression, and their crossing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
Values = NDArray[np.float64]


def fit_logistic(
    table: Table, answers: Values, *, ridge: float, weights: Values | None = None
) -> Values:
    """Return a weight a column and, last, the bias, by Newton's method.

    Args:
        table: a row an example.
        answers: 1 yes, 0 no.
        ridge: penalty on weights of columns scaled to unit spread; the bias has none.
        weights: how much each example counts; all alike if ``None``.
    """
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    rows = np.hstack([(table - middle) / spread, np.ones((len(table), 1))])
    counts = np.ones(len(rows)) if weights is None else weights
    penalty = np.diag([*([ridge] * table.shape[1]), 0.0])
    found = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (counts * (chance - answers)) + penalty @ found
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    scaled = found[:-1] / spread
    return np.asarray([*scaled, found[-1] - float(scaled @ middle)])


def fit_ridge(table: Table, answers: Values, *, ridge: float) -> Values:
    """Return a weight a column and, last, the bias, by least squares with a penalty."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    rows = (table - middle) / spread
    found = np.linalg.solve(
        rows.T @ rows + ridge * np.eye(rows.shape[1]), rows.T @ (answers - answers.mean())
    )
    scaled = found / spread
    return np.asarray([*scaled, float(answers.mean() - scaled @ middle)])


def predict(model: Values, table: Table) -> Values:
    """Return the total of each row; log odds, where the model is logistic."""
    return np.asarray(table @ model[:-1] + model[-1])


def folds(size: int, parts: int, *, seed: int = 0) -> NDArray[np.int64]:
    """Return the fold of each example, at random but the same each time."""
    return np.random.default_rng(seed).permutation(size) % parts


def folds_by(groups: Sequence[str], parts: int, *, seed: int = 0) -> NDArray[np.int64]:
    """Return the fold of each example so that no group is in two folds."""
    names = sorted(set(groups))
    of = dict(zip(names, folds(len(names), parts, seed=seed).tolist(), strict=True))
    return np.array([of[name] for name in groups], dtype=np.int64)


def chances(model: Values, table: Table) -> Values:
    """Return the chance of yes of each row by a logistic model, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(predict(model, table), -30, 30))))


def crossed(
    table: Table,
    answers: Values,
    fold: NDArray[np.int64],
    *,
    ridge: float,
    weights: Values | None = None,
) -> Values:
    """Return the chance of yes of each example by a model that has not seen its fold.

    ``ridge`` and ``weights`` are those of ``fit_logistic``.
    """
    counts = np.ones(len(answers)) if weights is None else weights
    found = np.zeros(len(answers))
    for part in sorted(set(fold.tolist())):
        seen = fold != part
        model = fit_logistic(table[seen], answers[seen], ridge=ridge, weights=counts[seen])
        found[~seen] = chances(model, table[~seen])
    return found


def crossed_twice(
    table: Table, answers: Values, fold: NDArray[np.int64], *, ridges: Sequence[float]
) -> Values:
    """Return what ``crossed`` does, each fold by the penalty that the other folds like best."""
    found = np.zeros(len(answers))
    for part in sorted(set(fold.tolist())):
        known = fold != part

        def told(ridge: float, known: NDArray[np.bool_] = known) -> float:
            inner = crossed(table[known], answers[known], fold[known], ridge=ridge)
            return area_by_fold(answers[known], inner, fold[known])

        model = fit_logistic(table[known], answers[known], ridge=max(ridges, key=told))
        found[~known] = chances(model, table[~known])
    return found


def area(answers: Values, scores: Values) -> float:
    """Return the area under the ROC curve; ties count half, .5 where one answer is lacking."""
    yes, no = scores[answers == 1], scores[answers == 0]
    if not len(yes) or not len(no):
        return 0.5
    both, place = np.unique(scores, return_inverse=True)
    counts = np.bincount(place, minlength=len(both))
    ranks = np.cumsum(counts) - (counts - 1) / 2
    total = float(ranks[place][answers == 1].sum()) - len(yes) * (len(yes) + 1) / 2
    return total / (len(yes) * len(no))


def area_by_fold(answers: Values, scores: Values, fold: NDArray[np.int64]) -> float:
    """Return the mean area of the folds: models of two folds have scales of their own."""
    parts = sorted(set(fold.tolist()))
    return sum(area(answers[fold == part], scores[fold == part]) for part in parts) / len(parts)


def bent(table: Table, names: Sequence[str]) -> Table:
    """Return the table with squares and products of its likenesses, so that lines can bend."""
    column = {name: table[:, [number]] for number, name in enumerate(names)}
    squares = [column[name] ** 2 for name in _SQUARED]
    products = [column[one] * column[other] for one, other in _TOGETHER]
    return np.hstack([table, *squares, *products])


_SQUARED = (
    "raw",
    "meaning",
    "letters",
    "words",
    "cover_least",
    "cover_most",
    "left_over",
    "length",
    "order",
)
_TOGETHER = (
    ("raw", "cover_least"),
    ("raw", "letters"),
    ("cover_least", "cover_most"),
    ("raw", "left_over"),
    ("letters", "length"),
    ("words", "raw"),
    ("raw", "numbers"),
    ("raw", "names"),
    ("cover_least", "letters"),
    ("cover_least", "length"),
)
