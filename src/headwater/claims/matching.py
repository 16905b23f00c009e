"""Match the statements of a story: which say the same, how they agree, what drifted."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.claims.agreement import compare_all, find_clashes
from headwater.claims.drift import find_drifts
from headwater.claims.features import Bench, Matrix, Places, lay_out, measure
from headwater.claims.grouping import group_told, repeats
from headwater.claims.questions import is_question
from headwater.claims.scorer import likelihood, likelihood_aside
from headwater.claims.terms import SILENT
from headwater.model import (
    Claim,
    ClaimId,
    Lineage,
    Matches,
    Passage,
    Report,
    ReportId,
    Statement,
    StatementId,
    Story,
    ZoneKind,
    content_key,
)
from headwater.text import content_stems

# Cosine of two reports' mean vectors from which they tell of one subject; reports of two
# happenings seldom pass .25, those of one seldom fall below .5 (our examples, the labelled sets).
SUBJECT = 0.3
# Likeness (of vectors, words or letters) below which a pair is not looked at.
WORTH_A_LOOK = 0.1
NEIGHBOURS = 24  # pairs a statement of a large story is compared in, the likeliest
LARGE_STORY = 600  # statements


def match(
    story: Story,
    reports: Sequence[Report],
    statements: Sequence[Statement],
    lineage: Lineage,
    vectors: Mapping[StatementId, Matrix],
) -> Matches:
    """Find the claims of a story, how their statements agree, and what drifted.

    Every statement that anybody asserts, asks for or is silent about belongs to exactly one
    claim; a claim may have a single statement. A question, asked or left open, belongs to none.
    The order of the reports and statements does not matter. Reports of another subject are
    matched among themselves, so adding one changes no claim of the others.

    Args:
        story: the story; its id names the claims.
        reports: its reports.
        statements: their statements, sources resolved, quantities and dates filled in.
        lineage: says which wording of two came first.
        vectors: one of unit length for each statement, of its wording alone.
    """
    held = {report.id: report for report in reports}
    order = {report.id: place for place, report in enumerate(sorted(reports, key=_time))}
    told = sorted(
        (
            s
            for s in statements
            if s.zone is not ZoneKind.BOILERPLATE and not is_question(s, held[s.report].text)
        ),
        key=lambda s: (order[s.report], s.extent, len(s.chain), s.id),
    )
    claims: list[tuple[tuple[int, int], Claim]] = []
    comparisons = []
    for part in _subjects(told, vectors):
        bench = lay_out(held, part, vectors)
        surely, aside = _likelihoods(bench)
        clashing = find_clashes(held, bench, aside, lineage)
        groups = group_told(surely, clashing, part, repeats(held, part, clashing))
        for group in groups:
            claim = _claim(story, held, [part[i] for i in group])
            claims.append(((order[part[group[0]].report], part[group[0]].extent.start), claim))
        comparisons += compare_all(held, bench, groups, surely, aside, clashing)
    ordered = tuple(claim for _, claim in sorted(claims, key=lambda each: each[0]))
    drifts = find_drifts(ordered, held, {s.id: s for s in told}, lineage)
    return Matches(claims=ordered, comparisons=tuple(comparisons), drifts=drifts)


def _time(report: Report) -> tuple[float, str, str]:
    # By its words before its id, which changes with the outlet's name.
    clock = report.published.earliest.timestamp() if report.published else math.inf
    return clock, report.text, report.id


def _subjects(
    told: Sequence[Statement], vectors: Mapping[StatementId, Matrix]
) -> list[list[Statement]]:
    """Part the statements by subject: reports joined, over others or not, by their likeness."""
    reports = sorted({statement.report for statement in told})
    rows = [
        np.mean([vectors[s.id] for s in told if s.report == report], axis=0) for report in reports
    ]
    table = np.array(rows, dtype=np.float64)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9) if rows else 1
    near = (table @ table.T).round(4) >= SUBJECT if rows else np.zeros((0, 0), bool)
    home = {report: number for number, report in enumerate(reports)}
    for i, j in zip(*np.nonzero(np.triu(near, 1)), strict=True):
        one, other = home[reports[i]], home[reports[j]]
        home = {report: one if at == other else at for report, at in home.items()}
    parts: dict[int, list[Statement]] = {}
    for statement in told:
        parts.setdefault(home[statement.report], []).append(statement)
    return list(parts.values())


def _likelihoods(bench: Bench) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how likely every two say the same, and the same with clashes set aside."""
    size = len(bench.statements)
    left, right = _worth_a_look(bench)
    table = measure(bench, left, right)
    found = np.zeros((2, size, size))
    for place, values in enumerate((likelihood(table), likelihood_aside(table))):
        found[place, left, right] = found[place, right, left] = values
        np.fill_diagonal(found[place], 1.0)
    silent = np.array([statement.act in SILENT for statement in bench.statements])
    # Saying nothing about a thing and saying something about it are never one claim.
    found[:, silent[:, None] != silent[None, :]] = 0.0
    return found[0], found[1]


def _worth_a_look(bench: Bench) -> tuple[Places, Places]:
    """Return the pairs near enough in meaning, words or letters; of a large story the nearest."""
    near = np.maximum(bench.centred @ bench.centred.T, bench.words @ bench.words.T)
    near = np.maximum(near, bench.raw @ bench.raw.T - 0.3)
    near = np.maximum(near, bench.letters @ bench.letters.T)
    near = np.triu(near + _shared_figures(bench), 1)
    if len(near) > LARGE_STORY:
        both = near + near.T
        cut = -np.partition(-both, NEIGHBOURS, axis=1)[:, NEIGHBOURS]
        near[(near < cut[:, None]) & (near < cut[None, :])] = 0.0
    left, right = np.nonzero(near >= WORTH_A_LOOK)
    return left, right


def _shared_figures(bench: Bench) -> Matrix:
    """Return 1 where two statements share a figure or a day, which wording may hide."""
    keys: dict[str, list[int]] = {}
    for place, terms in enumerate(bench.terms):
        for key in terms.figures | terms.days:
            keys.setdefault(key, []).append(place)
    shared = np.zeros((len(bench.terms), len(bench.terms)), np.float32)
    for places in keys.values():
        shared[np.ix_(places, places)] = 1.0
    return shared


def claim_id(story: Story, first: StatementId) -> ClaimId:
    """Name a claim after its earliest statement, so that later reports do not rename it."""
    return ClaimId(content_key("claim", story.id, first))


def _claim(story: Story, held: Mapping[ReportId, Report], members: list[Statement]) -> Claim:
    fullest = max(
        members,
        key=lambda s: (
            s.zone is None,
            len(set(content_stems(s.wording(held[s.report].text)))),
            -members.index(s),
        ),
    )
    return Claim(
        id=claim_id(story, members[0].id),
        story=story.id,
        wording=Passage(fullest.report, fullest.extent),
        statements=tuple(statement.id for statement in members),
    )
