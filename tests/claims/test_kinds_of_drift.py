"""Every kind of drift in pairs as a fact-checker would write them, read by the stages themselves.

``kinds_of_drift.txt`` holds one pair a line: the kinds, or none; the earlier and the later wording.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.bare import Moment, bare_report
from bench.claim_gold import judge_drifts
from bench.traced import trace
from headwater.model import DriftKind

TABLE = Path(__file__).parent / "kinds_of_drift.txt"
ROWS = [line.split(" | ") for line in TABLE.read_text("utf-8").splitlines()]


def _said(text: str, hour: int) -> dict[str, str]:
    return {"outlet": f"Outlet {hour}", "published": f"2026-03-01T{hour:02}:00:00Z", "text": text}


@pytest.mark.parametrize(("kinds", "before", "after"), ROWS)
def test_what_changed_between_two_wordings_is_named(kinds: str, before: str, after: str) -> None:
    row = {"id": "pair", "before": _said(before, 8), "after": _said(after, 12)}
    assert judge_drifts([row]) == [() if kinds == "none" else tuple(kinds.split(","))]


# Whole reports take longer, so some of the table: what names a figure or a "not" otherwise, which
# no claim joins, and a pair of every kind.
WHOLE = [
    row
    for place, row in enumerate(ROWS)
    if row[0] not in {kinds for kinds, _, _ in ROWS[:place]}
    or row[1].startswith(("Dozens", '"I did not', "The envoy", "900 homes"))
]
AROUND = (
    "Shops in the old town stayed shut on Sunday for the harvest fair, and the choir sang in the"
    " square.\n\nThe district council meets again on Wednesday in the town hall to discuss the"
    " budget for roads."
)


@pytest.mark.parametrize(("kinds", "before", "after"), WHOLE)
def test_it_is_named_in_whole_reports_of_which_one_copies_the_other(
    kinds: str, before: str, after: str
) -> None:
    first = bare_report("first", f"{before}\n\n{AROUND}", moment=Moment.read("2026-03-01T08:00Z"))
    then = bare_report("then", f"{after}\n\n{AROUND}", moment=Moment.read("2026-03-01T16:00Z"))
    reports = (replace(first, outlet="One Wire"), replace(then, outlet="Two Post"))
    found = {str(drift.kind) for drift in trace(reports).drifts}
    assert found == (set() if kinds == "none" else set(kinds.split(",")))


def test_the_table_shows_every_kind_that_two_sentences_can_show() -> None:
    told = {kind for kinds, _, _ in ROWS for kind in kinds.split(",")}
    assert told == {*map(str, DriftKind), "none"} - {DriftKind.EVENT_CONTAMINATED}
