"""Measures whether the kinds of drift between two wordings are named."""

import json
from pathlib import Path

from bench.claim_gold import judge_drifts, score_drifts
from bench.labelled import MissingFile, read_rows
from bench.outcome import Outcome

DEFAULT = Path(__file__).parent / "gold" / "claims" / "drifts.jsonl"


def measure(file: Path | None = None) -> Outcome:
    """Score rows of ``{"before", "after", "kinds", "split"}``; our own gold if no file is given.

    Raises:
        MissingFile: there is no such file.
    """
    path = file or DEFAULT
    if not path.is_file():
        raise MissingFile(f"There is no labelled file {path}; name a file that exists.")
    rows = read_rows(path, "id", "split", "kinds", "before", "after")
    found = judge_drifts(rows)
    figures, table = score_drifts(rows, found)
    return Outcome(
        name="drift",
        files=(path,),
        tables=(table,),
        figures=figures,
        floored=tuple(name for name in figures if name.endswith("macro_f1")),
        predictions=tuple(
            json.dumps({**row, "kinds": list(kinds)}, ensure_ascii=False)
            for row, kinds in zip(rows, found, strict=True)
        ),
    )
