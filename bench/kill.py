"""Kills `headwater run` at random moments and compares what is left with an undisturbed case."""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.copies import write_copies
from headwater.pipeline import check
from headwater.store import Case

_CHILD = """
import sys
from pathlib import Path
from headwater.pipeline import add, run
from headwater.store import Case
print("ready", flush=True)
with Case.open(Path(sys.argv[1]), create=True) as case:
    print("added", len(add(case, sys.argv[2:]).new), flush=True)
    run(case)
print("done", flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KillReport:
    """What came of killing.

    Attributes:
        kills: processes killed before they were done.
        rounds: cases begun; a case that got done between two kills is compared and begun anew.
        problems: one line for everything that was not as it should be.
    """

    kills: int
    rounds: int
    problems: tuple[str, ...]


def kill_often(
    folder: Path,
    count: int,
    kills: int,
    *,
    seed: int,
    tell: Callable[[str], None] = lambda line: None,
) -> KillReport:
    """Kill a run over copies of the examples, again and again, and look at the case each time.

    Args:
        folder: an empty folder to work in.
        count: reports.
        kills: how often.
        seed: of the copies and of the moments.
        tell: hears one line a kill.
    """
    paths = write_copies(folder, count, seed=seed)
    wanted, seconds = _undisturbed(folder / "undisturbed.headwater", paths)
    tell(f"undisturbed: {len(wanted)} rows in {seconds:.1f} s")
    chance = random.Random(seed)
    case, rounds, done = folder / "killed.headwater", 1, 0
    problems: list[str] = []
    while done < kills:
        # Early moments more often: then one case goes through many kills before it is done.
        told = _kill(case, paths, seconds * chance.random() ** 3)
        if told is not None:
            done += 1
            state, found = _look(case, count if "added" in told else 0)
            problems += [f"kill {done}: {problem}" for problem in found]
            tell(f"kill {done}: {state}")
        else:
            problems += _compare(case, wanted, rounds)
            case.unlink()
            rounds += 1
    _finish(case, paths)
    problems += _compare(case, wanted, rounds)
    return KillReport(kills=done, rounds=rounds, problems=tuple(problems))


def _start(case: Path, paths: Sequence[str]) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(case), *paths], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    if child.stdout.readline() != "ready\n":
        child.communicate()
        raise SystemExit("the run to be killed did not even start")
    return child


def _finish(case: Path, paths: Sequence[str]) -> float:
    started = time.monotonic()
    child = _start(case, paths)
    told, _ = child.communicate()
    if child.returncode or not told.endswith("done\n"):
        raise SystemExit("a run that nobody killed failed")
    return time.monotonic() - started


def _undisturbed(case: Path, paths: Sequence[str]) -> tuple[list[str], float]:
    seconds = _finish(case, paths)
    return _dump(case), seconds


def _kill(case: Path, paths: Sequence[str], after: float) -> str | None:
    """Start a run and kill it ``after`` so many seconds.

    Returns:
        What it had told by then; ``None`` if it was done before.
    """
    child = _start(case, paths)
    try:
        child.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.communicate()[0]
    return None


def _look(case: Path, acknowledged: int) -> tuple[str, list[str]]:
    if not case.exists():
        return "no file yet", []
    # The file may have been made and nothing in it yet; a run would go on from there.
    with Case.open(case, create=True) as opened:
        checked = check(opened)
    problems = list(checked.problems)
    if checked.reports < acknowledged:
        problems.append(f"{acknowledged} reports acknowledged, {checked.reports} kept")
    return checked.sentence, problems


def _compare(case: Path, wanted: Sequence[str], number: int) -> list[str]:
    if _dump(case) == wanted:
        return []
    return [f"case {number} is not what an undisturbed run makes of the same reports"]


def _dump(case: Path) -> list[str]:
    with Case.open(case) as opened:
        return list(opened.dump())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``python -m bench kill`` and return 0 if nothing was lost and nothing differed."""
    parser = argparse.ArgumentParser(prog="python -m bench kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report = kill_often(
            Path(folder), chosen.reports, chosen.kills, seed=chosen.seed, tell=print
        )
    for problem in report.problems:
        print(problem)
    print(
        f"{report.kills} kills on {chosen.reports} reports, {report.rounds} cases: "
        f"{len(report.problems)} problems"
    )
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
