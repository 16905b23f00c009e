"""The worked examples: their gold files and the dossiers the product makes of their reports."""

import json
from dataclasses import dataclass
from pathlib import Path

from bench.labelled import EXAMPLES, MissingFile, Row
from bench.traced import Held, read_reports, trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example as traced, beside its gold."""

    name: str
    path: Path
    gold: Row
    held: Held


def gold_files(file: Path | None) -> list[Path]:
    """Return the gold file given, or those of all examples.

    Raises:
        MissingFile: there is none.
    """
    files = [file] if file else sorted(EXAMPLES.glob("*/gold.json"))
    if not files or not all(path.is_file() for path in files):
        raise MissingFile(f"There is no {file or EXAMPLES / '*/gold.json'}; name a gold.json.")
    return files


def trace_examples(file: Path | None) -> list[Example]:
    """Trace the reports beside each gold file.

    Raises:
        MissingFile: a gold file is not there or not of the schema.
    """
    return [_example(path) for path in gold_files(file)]


def _example(path: Path) -> Example:
    gold = json.loads(path.read_text("utf-8"))
    lacking = {"lineage", "claims", "drift", "conflicts"} - set(gold)
    if lacking:
        raise MissingFile(f"{path} lacks {', '.join(sorted(lacking))}; give a file of this schema.")
    held = Held(trace(read_reports([path.with_name("reports.jsonl")])))
    return Example(name=path.parent.name, path=path, gold=gold, held=held)
