"""Fits the table behind P(k >= 2) on simulated cascades; see training/README.md.

Two steps, so that the slow one is done once: ``gather`` traces simulated stories from raw text
and keeps, of each fact's claim, its roots with their features and the true number of origins;
``fit`` finds the weights of greatest likelihood, by gradient ascent with a ridge. The regimes,
operators and kinds of story that are held out are never gathered.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.simulate.cascade import simulate_story
from bench.simulate.chain import read_in, weigh_dossier
from bench.simulate.regimes import REGIMES, REHEARSED, TRAINED
from bench.simulate.truth import SimulatedStory
from bench.traced import trace
from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import trace as trace_ways
from headwater.corroboration.roots import RootKind, find_roots
from headwater.corroboration.worlds import READINGS, interval
from headwater.model import Dossier

Array = NDArray[np.float64]
FIRST_SEED = 1000  # the bench measures on seeds below
KINDS = tuple(RootKind)
# Features that a kind of root can show; the others are nought for it or say nothing.
FEATURES = {
    RootKind.NAMED: (
        "alike",
        "value",
        "derived",
        "kin",
        "copied",
        "beside",
        "affiliated",
        "medium",
        "rank",
    ),
    RootKind.CITING: ("alike",),
    RootKind.UNNAMED: ("alike", "value", "derived", "kin", "beside", "rank"),
    RootKind.NARRATED: ("alike", "value", "derived", "kin", "rank"),
    RootKind.RELABELLED: ("alike", "value", "derived", "kin", "beside", "affiliated"),
    RootKind.NEARBY: ("alike", "value", "derived", "kin"),
}
COLUMNS = [(kind, name) for kind in KINDS for name in ("bias", *FEATURES[kind])]
MOST_ROOTS = 8  # of a claim looked at while fitting
MOST_ORIGINS = 8
RIDGE = 2.0  # strength that draws weights to nought, in facts
STEPS = 160
_NUDGE = 1e-5
WANTED = 0.82  # coverage that the interval is set to, in the middle of what is aimed at


@dataclass(frozen=True, slots=True)
class Facts:
    """What was gathered, as tables.

    Attributes:
        roots: by fact, root and column.
        there: by fact and root, whether there is one.
        origins: by fact, the true number, at most ``MOST_ORIGINS``.
    """

    roots: Array
    there: NDArray[np.bool_]
    origins: NDArray[np.int64]


def rows_of(story: SimulatedStory, dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Give of each fact that a claim holds its roots and its true number of origins."""
    held = Gathered(dossier.statements, dossier.reports, dossier.entities, dossier.lineage)
    for fact in weigh_dossier(story, dossier):
        if fact.claim is None:
            continue
        roots = find_roots(trace_ways(fact.claim, held), held.told(fact.claim), held)
        yield {
            "story": fact.story,
            "regime": fact.regime,
            "fact": fact.fact,
            "origins": fact.origins,
            "roots": [{"kind": root.kind, "features": dict(root.features)} for root in roots],
        }


def gather(path: Path, stories: int, first: int = FIRST_SEED) -> None:
    """Trace this many stories of every regime that is trained on, and add their rows to a file.

    Stories that the file holds are passed over, so a run that was stopped goes on.
    """
    known = [REGIMES[name] for name in TRAINED]
    done = {row["story"] for row in _read(path)} if path.exists() else set()
    with path.open("a", encoding="utf-8") as out:
        for seed in range(first, first + stories):
            for regime in (*known, *REHEARSED.values()):
                story = simulate_story(seed, regime)
                if story.name in done:
                    continue
                for row in rows_of(story, trace(read_in(story))):
                    out.write(json.dumps(row) + "\n")
            out.flush()
            print(f"gathered seed {seed}", file=sys.stderr, flush=True)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def tables(rows: Sequence[dict[str, Any]]) -> Facts:
    """Put rows into tables."""
    roots = np.zeros((len(rows), MOST_ROOTS, len(COLUMNS)))
    there = np.zeros((len(rows), MOST_ROOTS), dtype=bool)
    for fact, row in enumerate(rows):
        for place, root in enumerate(row["roots"][:MOST_ROOTS]):
            there[fact, place] = True
            for column, (kind, name) in enumerate(COLUMNS):
                if kind == root["kind"]:
                    roots[fact, place, column] = root["features"].get(name, 1.0)
    origins = np.array([min(MOST_ORIGINS, row["origins"]) for row in rows])
    return Facts(roots, there, origins)


def shares(facts: Facts, given: Array) -> Array:
    """Return, by fact, the chance of each number of origins from one to ``MOST_ORIGINS``.

    The same worlds as ``headwater.corroboration.worlds``: the surest root is an origin.
    """
    *weights, hidden, spread = given
    return _shares(np.sort(_odds(facts, weights), axis=1)[:, :-1], hidden, spread)


def _odds(facts: Facts, weights: Sequence[float]) -> Array:
    return np.where(facts.there, facts.roots @ np.array(weights), -np.inf)


def _shares(others: Array, hidden: float, spread: float) -> Array:
    """Return the same of the odds of all roots but the surest."""
    whole = np.zeros((len(others), MOST_ORIGINS))
    for shift, weight in READINGS:
        moved = np.exp(-np.logaddexp(0.0, -(others + spread * shift)))
        behind = 1.0 / (1.0 + np.exp(-(hidden + spread * shift)))
        found = np.zeros_like(whole)
        found[:, 0], found[:, 1] = 1.0 - behind, behind
        for chance in moved.T[:, :, None]:
            more = np.roll(found, 1, axis=1)
            more[:, 0] = 0.0
            more[:, -1] += found[:, -1]
            found = found * (1.0 - chance) + more * chance
        whole += weight * found
    return whole


def fit(facts: Facts) -> Array:
    """Return the weights of greatest likelihood under the ridge (Adam, Kingma and Ba 2015)."""
    start = np.zeros(len(COLUMNS) + 2)
    start[-2:] = -2.0, 0.5
    given, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = _slope(facts, given)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = 0.1 * 0.5 ** (step / (STEPS / 4))
        given -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        given[-1] = np.clip(given[-1], 0.0, 2.0)
    return given


def _slope(facts: Facts, given: Array) -> Array:
    """Return the slope of the loss, by nudging one root of every fact at a time.

    A fact's likelihood depends on its own roots' odds alone, so one evaluation gives the slope
    by one root for all facts at once, and the weights' follows by the chain rule. The order of
    roots is held, so that of equals one stays the surest.
    """
    *weights, hidden, spread = given
    odds = _odds(facts, weights)
    order = np.argsort(odds, axis=1)[:, :-1]
    others = np.take_along_axis(odds, order, axis=1)
    here = _missed(facts, others, hidden, spread)
    slope = np.zeros_like(given)
    each = np.arange(len(others))
    for place in range(others.shape[1]):
        nudged = others.copy()
        nudged[:, place] += _NUDGE
        change = (_missed(facts, nudged, hidden, spread) - here) / _NUDGE
        # Where there is no root its odds are minus infinity, and nothing changes.
        slope[:-2] += change @ facts.roots[each, order[:, place]]
    slope[-2] = (_missed(facts, others, hidden + _NUDGE, spread) - here).sum() / _NUDGE
    slope[-1] = (_missed(facts, others, hidden, spread + _NUDGE) - here).sum() / _NUDGE
    slope[:-2] += RIDGE * given[:-2]
    return slope / len(facts.origins)


def _missed(facts: Facts, others: Array, hidden: float, spread: float) -> Array:
    """Return, by fact, how much likelihood is missed (minus its logarithm)."""
    likely = _shares(others, hidden, spread)[np.arange(len(facts.origins)), facts.origins - 1]
    return np.asarray(-np.log(np.maximum(likely, 1e-9)))


def _loss(facts: Facts, given: Array) -> float:
    *weights, hidden, spread = given
    others = np.sort(_odds(facts, weights), axis=1)[:, :-1]
    missed = float(_missed(facts, others, hidden, spread).sum())
    return (missed + RIDGE / 2 * float((given[:-2] ** 2).sum())) / len(facts.origins)


def cover(likely: Array, origins: NDArray[np.int64]) -> float:
    """Return the share of worlds at which the intervals hold the wanted share of true numbers."""

    def distance(inside: float) -> float:
        ends = [interval(list(row), inside) for row in likely]
        held = np.mean([1 + a <= k <= 1 + b for (a, b), k in zip(ends, origins, strict=True)])
        return abs(float(held) - WANTED)

    return min((round(float(each), 3) for each in np.arange(0.5, 0.91, 0.01)), key=distance)


def write(path: Path, given: Array, inside: float, facts: int) -> None:
    """Write the table that the product ships."""
    by = dict(zip(COLUMNS, given[: len(COLUMNS)].round(3), strict=True))
    lines = [
        "# Log-odds that a root of a claim has access of its own; see worlds.py.",
        f"# Source: training/calibrate.py on {facts} facts of simulated stories.",
        f"hidden = {given[-2]:.3f}",
        f"spread = {given[-1]:.3f}",
        f"inside = {inside:.3f}",
        "",
        "[bias]",
        *(f"{kind} = {by[kind, 'bias']}" for kind in KINDS),
    ]
    for kind in KINDS:
        lines += ["", f"[weights.{kind}]"]
        lines += [f"{name} = {by[kind, name]}" for name in FEATURES[kind]]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Gather, fit, or both."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("step", choices=("gather", "fit", "both"))
    parser.add_argument("rows", type=Path, help="file of what was gathered")
    parser.add_argument("--stories", type=int, default=60, help="of each regime")
    parser.add_argument("--first", type=int, default=FIRST_SEED, help="seed of the first story")
    parser.add_argument("--table", type=Path, help="where fit writes the table")
    chosen = parser.parse_args()
    if chosen.step != "fit":
        gather(chosen.rows, chosen.stories, max(FIRST_SEED, chosen.first))
    if chosen.step == "gather":
        return
    rows = _read(chosen.rows)
    facts = tables(rows)
    given = fit(facts)
    likely = shares(facts, given)
    inside = cover(likely, facts.origins)
    print(f"{len(rows)} facts, loss {_loss(facts, given):.4f}, interval at {inside}")
    if chosen.table:
        write(chosen.table, given, inside, len(rows))


if __name__ == "__main__":
    main()
