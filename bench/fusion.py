"""Measures belief over competing values against gold values of public tables.

A value is right if it equals the gold value: numbers as numbers, places as words against the
narrowest place of the gold, author lists person by person. Of several gold values of one slot
the last counts, as of several claims of one source. What nobody claims counts as wrong in
``all`` and is left out of ``claimed``.
"""

import csv
import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.labelled import MissingFile, data_file
from bench.outcome import Outcome, Table, ratio
from headwater.corroboration import Assertions, Fusion, ValueKind, fuse
from headwater.corroboration.persons import same_list
from headwater.corroboration.slots import name_object, name_value

SETS = ("book", "population", "birthplaces", "weather")
_GOLDS = {"book": ("silver", "golden")}
Slot = tuple[str, str]


def measure(file: Path | None = None) -> Outcome:
    """Score the claims in a file, ``NAME_claims.csv.gz``, or those of all four sets.

    The gold lies beside it: ``NAME_gold.csv.gz``, or for books ``_silver`` and ``_golden``.
    """
    first = data_file(file, f"fusion/{SETS[0]}_claims.csv.gz")
    names = [first.name.removesuffix("_claims.csv.gz")] if file else list(SETS)
    figures: dict[str, float] = {}
    files: list[Path] = []
    rows: list[tuple[str, ...]] = []
    for name in names:
        claims = data_file(first.with_name(f"{name}_claims.csv.gz"), "")
        files.append(claims)
        table = read_table(claims)
        began = time.process_time()
        fused = fuse(table)
        took = time.process_time() - began
        votes = _votes(table)
        for kind in _GOLDS.get(name, ("gold",)):
            gold = data_file(first.with_name(f"{name}_{kind}.csv.gz"), "")
            files.append(gold)
            label = name if kind == "gold" else f"{name}_{kind}"
            scores = _score(fused, votes, read_gold_values(gold))
            figures |= {f"{label}_{key}": value for key, value in scores.items()}
            rows.append((label, *(f"{value:g}" for value in scores.values()), f"{took:.1f}"))
    return Outcome(
        name="fusion",
        files=tuple(files),
        tables=(
            Table(
                headings=("set", "slots", "all", "claimed", "voting", "CPU seconds"),
                rows=tuple(rows),
            ),
        ),
        figures=figures,
        floored=tuple(key for key in figures if key.endswith("_all")),
        over=first.name.removesuffix("_claims.csv.gz") if file else "all sets",
    )


def _rows(path: Path, *needed: str) -> Iterator[Mapping[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        lacking = [name for name in needed if name not in (reader.fieldnames or ())]
        if lacking:
            raise MissingFile(f"{path} lacks the columns {', '.join(lacking)}.")
        yield from reader


def read_table(path: Path) -> Assertions:
    """Read the claims of a set.

    Raises:
        MissingFile: a column is lacking.
    """
    rows = list(_rows(path, "source", "object", "attribute", "value", "timestamp"))
    return Assertions(
        sources=[row["source"] for row in rows],
        objects=[row["object"] for row in rows],
        attributes=[row["attribute"] for row in rows],
        values=[row["value"] for row in rows],
        times=[row["timestamp"] for row in rows],
    )


def read_gold_values(path: Path) -> dict[Slot, str]:
    """Read the gold values of a set by object and attribute; the last of several counts.

    Raises:
        MissingFile: a column is lacking.
    """
    return {
        (name_object(row["object"]), row["attribute"]): row["value"]
        for row in _rows(path, "object", "attribute", "value")
    }


def _votes(table: Assertions) -> dict[Slot, str]:
    """Return what most sources say, by the plainest reading of each value."""
    said: dict[Slot, dict[str, str]] = {}
    columns = (table.sources, table.objects, table.attributes, table.values)
    for source, item, attribute, value in zip(*columns, strict=True):
        if value.strip():
            said.setdefault((name_object(item), attribute), {})[source] = value
    return {slot: _top(values) for slot, values in said.items()}


def _top(values: Mapping[str, str]) -> str:
    plain = {value: _plain(value) for value in values.values()}
    counts = Counter(plain[value] for value in values.values())
    best = min(counts, key=lambda word: (-counts[word], word))
    return min(value for value, word in plain.items() if word == best)


def _plain(value: str) -> str:
    return name_value(value, ValueKind.NUMBER)


def _score(
    fused: Fusion, votes: Mapping[Slot, str], gold: Mapping[Slot, str]
) -> dict[str, float | int]:
    found = {(one.object, one.attribute): one.best.value for one in fused.beliefs}
    right = sum(is_right(slot)(found[slot], value) for slot, value in gold.items() if slot in found)
    voted = sum(is_right(slot)(votes[slot], value) for slot, value in gold.items() if slot in votes)
    claimed = sum(slot in found for slot in gold)
    return {
        "slots": len(gold),
        "all": _share(right, len(gold)),
        "claimed": _share(right, claimed),
        "voting": _share(voted, len(gold)),
    }


def _share(part: int, whole: int) -> float:
    return round(100 * ratio(part, whole), 2)


def is_right(slot: Slot) -> Callable[[str, str], bool]:
    """Return what tells whether a value found in a slot is its gold value."""
    if slot[1] == "authors":
        return same_list
    if slot[1] == "place":
        return lambda found, gold: found.casefold() == gold.split(",")[0].strip().casefold()
    return lambda found, gold: _plain(found) == _plain(gold)
