"""Chooses the weights of fusion by cross-validation; see training/README.md.

Every combination of a grid is fused once over all claims of a set (fusing looks at no gold). The
gold slots are then parted into folds by object; for each fold the combination that is best on the
others is scored on it. A second estimate leaves a whole set out: the combination that is best on
the other sets is scored on the one left out. Votes are chosen on population, birthplaces and
weather, lists on the two golds of books.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fusion import is_right, read_gold_values, read_table
from headwater.corroboration.belief import FusionWeights, fuse
from headwater.corroboration.membership import ListWeights
from headwater.corroboration.votes import VoteWeights

FOLDS = 5
VOTES = {"population": "gold", "birthplaces": "gold", "weather": "gold"}
LISTS = {"book_silver": "silver", "book_golden": "golden"}


@dataclass(frozen=True, slots=True)
class Run:
    """One combination: what it is called, and which gold slots of each set it gets right."""

    name: str
    right: Mapping[str, NDArray[np.bool_]]


def vote_grid() -> Iterator[FusionWeights]:
    """Yield the combinations for counting votes."""
    for crowding, surest, like, doubt in product((0.3, 0.5, 1.0), (0.85, 0.9), (2, 5), (3, 5, 10)):
        yield FusionWeights(
            votes=VoteWeights(crowding=crowding, surest=surest, like=like, doubt=doubt)
        )


def list_grid() -> Iterator[FusionWeights]:
    """Yield the combinations for weighing lists."""
    for omission, prior, given in product((0.5, 0.7, 1.0), (0.2, 0.3, 0.4), (4.0, 8.0)):
        lists = ListWeights(omission=omission, prior=prior, given=given, left_out=given / 4)
        yield FusionWeights(lists=lists)


def run_all(folder: Path, sets: Mapping[str, str], grid: Sequence[FusionWeights]) -> list[Run]:
    """Fuse every set under every combination."""
    found: list[dict[str, NDArray[np.bool_]]] = [{} for _ in grid]
    for name, kind in sets.items():
        base = name.partition("_")[0]
        table = read_table(folder / f"{base}_claims.csv.gz")
        gold = read_gold_values(folder / f"{base}_{kind}.csv.gz")
        for place, weights in enumerate(grid):
            best = {
                (belief.object, belief.attribute): belief.best.value
                for belief in fuse(table, weights=weights).beliefs
            }
            found[place][name] = np.array(
                [s in best and is_right(s)(best[s], value) for s, value in gold.items()]
            )
    return [Run(str(weights), right) for weights, right in zip(grid, found, strict=True)]


def fold_of(folder: Path, name: str, kind: str) -> NDArray[np.int64]:
    """Return the fold of each gold slot, by its object, so that one object stays together."""
    gold = read_gold_values(folder / f"{name.partition('_')[0]}_{kind}.csv.gz")
    return np.array([sha256(item.encode()).digest()[0] % FOLDS for item, _ in gold])


def cross_validate(runs: Sequence[Run], folds: Mapping[str, NDArray[np.int64]]) -> dict[str, float]:
    """Return the share right of each set; no weight is chosen on a slot that it is scored on."""
    kept = {name: np.zeros(len(fold), bool) for name, fold in folds.items()}
    for number in range(FOLDS):
        chosen = max(
            runs,
            key=lambda run: sum(run.right[n][folds[n] != number].mean() for n in folds),
        )
        for name, fold in folds.items():
            kept[name][fold == number] = chosen.right[name][fold == number]
    return {name: float(right.mean()) for name, right in kept.items()}


def leave_out(runs: Sequence[Run], names: Sequence[str]) -> dict[str, float]:
    """Return the share right of each set under the weights that are best on the others."""
    found = {}
    for name in names:
        others = [other for other in names if other != name]
        chosen = max(runs, key=lambda run: sum(run.right[other].mean() for other in others))
        found[name] = float(chosen.right[name].mean())
    return found


def main(arguments: Sequence[str]) -> int:
    """Print both estimates and the combination that is best on all."""
    parser = argparse.ArgumentParser(description="Choose the weights of fusion.")
    parser.add_argument("folder", type=Path, help="the folder fusion/ of the labelled sets")
    folder = parser.parse_args(arguments).folder
    for sets, grid in ((LISTS, list(list_grid())), (VOTES, list(vote_grid()))):
        runs = run_all(folder, sets, grid)
        folds = {name: fold_of(folder, name, kind) for name, kind in sets.items()}
        best = max(runs, key=lambda run: sum(run.right[name].mean() for name in sets))
        print("kept apart by fold:", _said(cross_validate(runs, folds)))
        print("kept apart by set: ", _said(leave_out(runs, list(sets))))
        print("least and greatest:", {n: _ends(runs, n) for n in sets})
        print("best on all:       ", _said({n: float(best.right[n].mean()) for n in sets}))
        print("                   ", best.name)
    return 0


def _said(shares: Mapping[str, float]) -> dict[str, float]:
    return {name: round(100 * share, 2) for name, share in shares.items()}


def _ends(runs: Sequence[Run], name: str) -> tuple[float, float]:
    shares = [100 * float(run.right[name].mean()) for run in runs]
    return round(min(shares), 2), round(max(shares), 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
