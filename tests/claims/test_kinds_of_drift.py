"""Every kind of drift in pairs as a fact-checker would write them, read by the stages themselves.

``kinds_of_drift.txt`` holds one pair a line: the kinds, or none; the earlier and the later wording.
"""

from pathlib import Path

import pytest

from bench.claim_gold import judge_drifts
from headwater.model import DriftKind

TABLE = Path(__file__).parent / "kinds_of_drift.txt"
ROWS = [line.split(" | ") for line in TABLE.read_text("utf-8").splitlines()]


def _said(text: str, hour: int) -> dict[str, str]:
    return {"outlet": f"Outlet {hour}", "published": f"2026-03-01T{hour:02}:00:00Z", "text": text}


@pytest.mark.parametrize(("kinds", "before", "after"), ROWS)
def test_what_changed_between_two_wordings_is_named(kinds: str, before: str, after: str) -> None:
    row = {"id": "pair", "before": _said(before, 8), "after": _said(after, 12)}
    assert judge_drifts([row]) == [() if kinds == "none" else tuple(kinds.split(","))]


def test_the_table_shows_every_kind_that_two_sentences_can_show() -> None:
    told = {kind for kinds, _, _ in ROWS for kind in kinds.split(",")}
    assert told == {*map(str, DriftKind), "none"} - {DriftKind.EVENT_CONTAMINATED}
