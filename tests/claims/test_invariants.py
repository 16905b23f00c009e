"""What must hold of matching, over the statements of the stories that the scorer was fitted on."""

import re
from functools import cache
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bench.claim_gold import Told, stories_of
from bench.labelled import read_rows
from headwater.claims import match
from headwater.claims.matching import SUBJECT
from headwater.model import Agreement, Lineage, Matches, ReportId
from tests.claims.test_matching import story_of, vectors
from tests.claims.wordings import Wording, wording
from training.scorer import GOLD

ROWS = [row for row in read_rows(GOLD, "left") if row["split"] == "develop"]
SAYINGS = sorted({row[side]["text"].rstrip(".") for row in ROWS for side in ("left", "right")})
SPELT = {"2": "two", "3": "three", "4": "four", "6": "six", "11": "eleven", "14": "fourteen"}


@cache
def stories() -> tuple[Told, ...]:
    return tuple(stories_of([row for row in ROWS if row["story"] in ("s03", "s07")]).values())


def matched(told: Told, chosen: list[ReportId], *others: Told) -> Matches:
    every = [(told, frozenset(chosen))]
    every += [(other, unlike(told, chosen, other)) for other in others]
    reports = [r for t, wanted in every for r in t.reports if r.id in wanted]
    statements = [s for t, wanted in every for s in t.statements if s.report in wanted]
    known = {name: row for t, _ in every for name, row in t.vectors.items()}
    return match(told.story, reports, statements, Lineage(), known)


def meaning(told: Told, report: ReportId) -> NDArray[np.float64]:
    mean = np.mean([told.vectors[s.id] for s in told.statements if s.report == report], axis=0)
    return np.asarray(mean / np.linalg.norm(mean))


def unlike(told: Told, chosen: list[ReportId], other: Told) -> frozenset[ReportId]:
    """Return the reports of another story that are of the subject of none that is chosen."""
    ours = np.array([meaning(told, name) for name in chosen])
    return frozenset(
        r.id for r in other.reports if float((ours @ meaning(other, r.id)).max()) < SUBJECT - 0.01
    )


def claims_of(found: Matches) -> set[frozenset[str]]:
    return {frozenset(claim.statements) for claim in found.claims}


def pairs_of(found: Matches) -> set[tuple[frozenset[str], Agreement, float]]:
    return {(frozenset((c.left, c.right)), c.agreement, c.score) for c in found.comparisons}


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**16), st.integers(4, 30), st.booleans())
def test_a_report_of_another_subject_changes_nothing(seed: int, size: int, turned: bool) -> None:
    told, other = reversed(stories()) if turned else stories()
    chosen = Random(seed).sample([r.id for r in told.reports], min(size, len(told.reports)))
    assert unlike(told, chosen, other)
    alone, beside = matched(told, chosen), matched(told, chosen, other)
    assert claims_of(alone) <= claims_of(beside)
    assert pairs_of(alone) <= pairs_of(beside)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**16), st.integers(2, 30))
def test_matching_is_symmetric(seed: int, size: int) -> None:
    told = stories()[seed % 2]
    chosen = Random(seed).sample([r.id for r in told.reports], min(size, len(told.reports)))
    reports = [r for r in told.reports if r.id in chosen]
    statements = [s for s in told.statements if s.report in chosen]
    Random(seed + 1).shuffle(reports)
    Random(seed + 2).shuffle(statements)
    turned = match(told.story, reports, statements, Lineage(), told.vectors)
    assert turned == matched(told, chosen)


def respelt(saying: str, way: str) -> str:
    if way == "upper":
        return saying.upper()
    if way == "lower":
        return saying.casefold()
    if way == "marks":
        return saying.replace("'", "’").replace("“", '"').replace("”", '"')
    if way == "quoted":
        first, rest = saying.split(" ", 1)
        return f"“{first}” {rest}"
    return re.sub(r"(?<![\d.,:])\d+(?![\d.,:])", lambda d: SPELT.get(d.group(), d.group()), saying)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(SAYINGS),
    st.sampled_from(("upper", "lower", "marks", "quoted", "numbers")),
    st.sets(st.sampled_from(SAYINGS), max_size=6),
)
def test_what_differs_in_case_marks_or_spelling_of_numbers_alone_matches(
    saying: str, way: str, others: set[str]
) -> None:
    again = respelt(saying, way)
    told: list[Wording] = [
        wording(f"{words}.", words, label=name)
        for name, words in (("one", saying), ("other", again))
    ]
    told += [wording(f"{w}.", w, label=f"o{n}") for n, w in enumerate(sorted(others - {saying}))]
    found = match(
        story_of(told), [r for r, _ in told], [s for _, s in told], Lineage(), vectors(told)
    )
    assert any({told[0][1].id, told[1][1].id} <= set(c.statements) for c in found.claims), again
