"""Writes simulated reports: ``python -m bench.simulate OUT --reports N --regime NAME --seed S``.

OUT gets ``reports.jsonl``, which Headwater reads as it is, and ``truth.jsonl``, one line a report:
origins, parent and edits of every sentence. Story after story is made until N reports are written,
so memory does not grow with N.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from bench.simulate.cascade import simulate_story
from bench.simulate.chain import record
from bench.simulate.regimes import REGIMES
from bench.simulate.truth import SimulatedReport, SimulatedStory


def main(arguments: Sequence[str]) -> int:
    """Write the files and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--regime", choices=REGIMES, default="wire")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out-kinds", action="store_true")
    chosen = parser.parse_args(arguments)
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
    return 0


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
