"""Writes simulated reports: ``python -m bench.simulate OUT --reports N --regime NAME --seed S``.

OUT gets ``reports.jsonl``, which Headwater reads as it is, and ``truth.jsonl``, one line a report:
origins, parent and edits of every sentence. Story after story is made until N reports are written,
so memory does not grow with N. The time and the peak of memory are printed.

``python -m bench.simulate --weigh N`` writes nothing: it weighs one claim that N reports tell, all
rewrites of one another, and prints the same.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from bench.simulate.cascade import simulate_story
from bench.simulate.chain import record
from bench.simulate.flood import flood
from bench.simulate.regimes import REGIMES
from bench.simulate.truth import SimulatedReport, SimulatedStory


def main(arguments: Sequence[str]) -> int:
    """Write the files and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--weigh", type=int, metavar="N", help="reports of one cascade")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--regime", choices=REGIMES, default="wire")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out-kinds", action="store_true")
    chosen = parser.parse_args(arguments)
    if (chosen.out is None) == (chosen.weigh is None):
        parser.error("give a folder to write to, or --weigh N")
    if chosen.weigh is not None:
        weighed = flood(max(1, chosen.weigh) - 1, chain=True)
        print(f"k_min {weighed.k_min}, kappa {weighed.kappa}: {_spent(max(1, chosen.weigh))}")
        return 0
    chosen.out.mkdir(parents=True, exist_ok=True)
    with (
        (chosen.out / "reports.jsonl").open("w", encoding="utf-8") as reports,
        (chosen.out / "truth.jsonl").open("w", encoding="utf-8") as truth,
    ):
        written, seed = 0, chosen.seed
        while written < chosen.reports:
            story = simulate_story(
                seed, REGIMES[chosen.regime], held_out_kinds=chosen.held_out_kinds
            )
            held = story.held[: chosen.reports - written]
            _write(story, held, reports, truth)
            written, seed = written + len(held), seed + 1
    print(f"{seed - chosen.seed:,} stories: {_spent(written)}")
    return 0


def _spent(reports: int) -> str:
    """Say what the process has used so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux gives kilobytes
    return f"{reports:,} reports, {time.process_time():.1f} s of one core, peak {peak:,.0f} MB"


def _write(
    story: SimulatedStory, held: Sequence[SimulatedReport], reports: TextIO, truth: TextIO
) -> None:
    for report in held:
        told = dict(record(story, report))
        told["id"] = f"{story.name}-{report.number}"
        reports.write(json.dumps(told, ensure_ascii=False) + "\n")
        truth.write(json.dumps(_truth(story, report, told["id"]), ensure_ascii=False) + "\n")


def _truth(story: SimulatedStory, report: SimulatedReport, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "story": story.name,
        "parents": [f"{story.name}-{parent}" for parent in report.parents],
        "places": [
            {
                "start": place.span.start,
                "end": place.span.end,
                "fact": place.fact,
                "origins": sorted(place.origins),
                "parent": place.parent,
                "edits": place.edits,
                "credited": place.credited,
            }
            for place in report.places
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
