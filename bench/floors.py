"""Floors under the figures: they may only rise, and hold for one labelled file each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.labelled import digest, shown
from bench.outcome import Figure, Outcome

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.5  # points; a rebuilt library may move a share by a hair, a count it may not


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What one measurement of one labelled file must not fall below.

    Attributes:
        files: SHA-256 of each labelled file, by name.
        least: figure by name.
    """

    files: Mapping[str, str]
    least: Mapping[str, Figure]


Floors = Mapping[str, Floor]


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Read the floors; none if there is no file yet."""
    if not path.is_file():
        return {}
    held = json.loads(path.read_text("utf-8"))
    return {key: Floor(files=one["files"], least=one["least"]) for key, one in held.items()}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted by name."""
    value = {
        key: {"files": dict(floor.files), "least": dict(floor.least)}
        for key, floor in sorted(floors.items())
    }
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def digests(outcome: Outcome) -> dict[str, str]:
    """Return the SHA-256 of each labelled file of an outcome."""
    return {shown(file): digest(file) for file in outcome.files}


def broken(outcome: Outcome, floor: Floor) -> list[str]:
    """Say in one line each what is below its floor, or measured with another file."""
    if digests(outcome) != dict(floor.files):
        return [f"{outcome.key}: the labelled file is not the one its floors were measured with"]
    return [
        f"{outcome.key}: {name} is {outcome.figures.get(name, 'gone')}, its floor is {least}"
        for name, least in floor.least.items()
        if outcome.figures.get(name, float("-inf")) < least
    ]


def raised(outcome: Outcome, floor: Floor | None) -> Floor:
    """Return the floor raised to what was measured; nothing is ever lowered.

    A share gets its floor ``SLACK`` points below, a count at what was measured.
    """
    held = dict(floor.least) if floor else {}
    for name in outcome.floored:
        figure = outcome.figures[name]
        least = figure if isinstance(figure, int) else round(figure - min(SLACK, abs(figure)), 1)
        held[name] = max(least, held.get(name, least))
    return Floor(files=digests(outcome) if floor is None else floor.files, least=held)
