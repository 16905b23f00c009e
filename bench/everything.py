"""Runs every measurement whose files are there and compares the figures with their floors."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.floors import FLOORS, Floors, broken, raised, read_floors, write_floors
from bench.labelled import MissingFile
from bench.measurements import RUNS, run
from bench.outcome import Outcome, Table


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m bench all`` and return 1 if a floor is broken, 2 if nothing was there."""
    parser = argparse.ArgumentParser(prog="python -m bench all", description=__doc__)
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="raise the floors to what was measured"
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    chosen = parser.parse_args(arguments)
    return compare(RUNS, chosen.floors, lift=chosen.lift)


def compare(runs: Mapping[str, Sequence[str]], path: Path, *, lift: bool) -> int:
    """Measure, print, compare with the floors in a file and, if told to, raise them.

    Args:
        runs: files by the name of the measurement.
        path: the file of floors.
        lift: rewrite floors, only ever upwards.
    """
    outcomes, missing = _measure(runs)
    floors = read_floors(path)
    problems = [line for o in outcomes if o.key in floors for line in broken(o, floors[o.key])]
    if lift:
        fine = [o for o in outcomes if not (o.key in floors and broken(o, floors[o.key]))]
        write_floors(floors | {o.key: raised(o, floors.get(o.key)) for o in fine}, path)
    rows = [
        (o.key, name, f"{o.figures[name]:g}", _floor(floors, o.key, name))
        for o in outcomes
        for name in o.floored
    ]
    table = Table(headings=("measurement", "figure", "now", "floor"), rows=tuple(rows))
    figures = {o.key: {name: o.figures[name] for name in o.floored} for o in outcomes}
    print("", *table.lines(), *missing, *problems, sep="\n")
    print(
        json.dumps(
            {"bench": "all", "figures": figures, "missing": len(missing), "broken": problems},
            ensure_ascii=False,
        )
    )
    return 1 if problems else 0 if len(missing) < sum(map(len, runs.values())) else 2


def _measure(runs: Mapping[str, Sequence[str]]) -> tuple[list[Outcome], list[str]]:
    outcomes, missing = [], []
    for name, files in runs.items():
        for file in files:
            try:
                outcomes.append(run(name, file))
            except MissingFile as problem:
                missing.append(str(problem))
            else:
                print(f"measured {outcomes[-1].key}", file=sys.stderr, flush=True)
    return outcomes, missing


def _floor(floors: Floors, key: str, name: str) -> str:
    least = floors[key].least if key in floors else {}
    return f"{least[name]:g}" if name in least else "none"
