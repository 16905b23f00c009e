"""Match the statements of a story: which say the same, how they agree, what drifted."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.claims.agreement import RELATED, Clashes, Likely, compare_all
from headwater.claims.drift import find_drifts
from headwater.claims.features import Bench, Matrix, Places, count_without, lay_out, measure
from headwater.claims.following import Above, find_above, find_taken, find_turns, find_worded_above
from headwater.claims.grouping import APART, group_told, repeats
from headwater.claims.misreported import find_misreported
from headwater.claims.overlaps import find_overlaps
from headwater.claims.questions import is_question
from headwater.claims.rivals import weigh_rivals
from headwater.claims.scorer import chances, likelihood, likelihood_aside, log_odds
from headwater.claims.terms import far_off, is_foreign_picture, keeps_silent, led_in
from headwater.model import (
    Act,
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
from headwater.text import content_stems, only_names

# Cosine of two reports' mean vectors from which they tell of one subject; reports of two
# happenings seldom pass .25, those of one seldom fall below .5 (our examples, the labelled sets).
SUBJECT = 0.3
# Likeness (of vectors, words or letters) below which a pair is not looked at.
WORTH_A_LOOK = 0.1
NEIGHBOURS = 24  # pairs a statement of a large story is compared in, the likeliest
LARGE_STORY = 600  # statements
ROWS = 256  # statements set against all others at once

_Flags = NDArray[np.bool_]
Values = NDArray[np.float64]
_Judge = Callable[[Bench, tuple[Places, Places], Matrix], Values]


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
    above = find_above(sorted(held, key=order.__getitem__), lineage)
    claims: list[tuple[tuple[int, int], Claim]] = []
    comparisons = []
    misreported: list[tuple[StatementId, StatementId]] = []
    for part in _subjects(told, vectors):
        bench, marks = lay_out(held, part, vectors), _mark(held, part)
        clashes = Clashes(held, part, lineage)
        near = worth_a_look(bench)
        linked = _upstream_of(near, part, above)
        upstream, aside = _likelihoods(bench, linked, marks, by_themselves)
        apart = clashes.find(aside)
        taken = find_taken(upstream, apart, part, above)
        # What may be taken, too, tells nothing of what is usual: rewrites could tell any amount.
        # Nor does what clashes with all that it may be taken from: a figure or a day was changed.
        doubtful = find_taken(upstream, (), part, above, least=APART)
        without = frozenset(doubtful).union(
            _headlines_of_copies(part, above), find_worded_above(held, part, above)
        )
        if without:
            bench = count_without(bench, without)
            near = worth_a_look(bench)
        likely, aside = _likelihoods(bench, near, marks, within_story)
        clashing = clashes.find(aside)
        turns = find_turns(part, order, above)
        groups = group_told(likely, clashing, part, repeats(held, part, clashing), taken, turns)
        for group in groups:
            claim = _claim(story, held, [part[i] for i in group])
            claims.append(((order[part[group[0]].report], part[group[0]].extent.start), claim))
        comparisons += compare_all(held, bench, groups, aside, clashing)
        comparisons += find_overlaps(held, bench, near, groups, clashing)
        misreported += find_misreported(bench, aside, groups, lineage)
    ordered = tuple(claim for _, claim in sorted(claims, key=lambda each: each[0]))
    drifts = find_drifts(ordered, held, {s.id: s for s in told}, lineage, comparisons, misreported)
    return Matches(claims=ordered, comparisons=tuple(comparisons), drifts=drifts)


def _headlines_of_copies(told: Sequence[Statement], above: Above) -> Iterator[int]:
    return (i for i, s in enumerate(told) if s.zone is ZoneKind.HEADLINE and above[s.report])


def _time(report: Report) -> tuple[float, str, str]:
    # By its words before its id, which changes with the outlet's name.
    clock = report.published.earliest.timestamp() if report.published else math.inf
    return clock, report.text, report.id


def _subjects(
    told: Sequence[Statement], vectors: Mapping[StatementId, Matrix]
) -> list[list[Statement]]:
    """Part the statements by subject: reports joined, over others or not, by their likeness."""
    own: dict[ReportId, list[Matrix]] = {}
    for statement in told:
        own.setdefault(statement.report, []).append(vectors[statement.id])
    reports = sorted(own)
    rows = [np.mean(own[report], axis=0) for report in reports]
    table = np.array(rows, dtype=np.float64)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9) if rows else 1
    near = (table @ table.T).round(4) >= SUBJECT if rows else np.zeros((0, 0), bool)
    home = dict(zip(reports, _joined(near), strict=True))
    parts: dict[int, list[Statement]] = {}
    for statement in told:
        parts.setdefault(home[statement.report], []).append(statement)
    return list(parts.values())


def _joined(near: _Flags) -> list[int]:
    """Number what is joined, over others or not: those of one number are."""
    number = [-1] * len(near)
    for first in range(len(near)):
        ahead = [first] if number[first] < 0 else []
        while ahead:
            place = ahead.pop()
            if number[place] < 0:
                number[place] = first
                ahead.extend(np.flatnonzero(near[place]).tolist())
    return number


def _upstream_of(
    near: tuple[Places, Places], told: Sequence[Statement], above: Above
) -> tuple[Places, Places]:
    """Return the pairs of a report's statement with one of a report that it was made from."""
    left, right = near
    ends = zip(left.tolist(), right.tolist(), strict=True)
    reports = ((told[i].report, told[j].report) for i, j in ends)
    linked = np.array([a in above[b] or b in above[a] for a, b in reports], dtype=bool)
    return left[linked], right[linked]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What keeps statements out of one another's claims, each whether it holds of a statement.

    Attributes:
        silent: its source says nothing about its content.
        denied: its source denies it.
        named: it says no more than what a thing is called.
        foreign: it is the text of a picture of another time.
        past: that, or it puts what it tells into another time.
    """

    silent: _Flags
    denied: _Flags
    named: _Flags
    foreign: _Flags
    past: _Flags


def _mark(held: Mapping[ReportId, Report], told: Sequence[Statement]) -> _Marks:
    texts = [(s, held[s.report]) for s in told]
    foreign = np.array([is_foreign_picture(s, report) for s, report in texts], dtype=bool)
    return _Marks(
        silent=np.array([keeps_silent(s, r.text) for s, r in texts], dtype=bool),
        denied=np.array([s.act is Act.DENY for s in told], dtype=bool),
        named=np.array([only_names(s.wording(r.text)) for s, r in texts], dtype=bool),
        foreign=foreign,
        past=foreign | np.array([far_off(led_in(s, r.text)) for s, r in texts], dtype=bool),
    )


def by_themselves(bench: Bench, pairs: tuple[Places, Places], table: Matrix) -> Values:
    """Return how likely the two of each pair say the same, whatever else is told."""
    return likelihood(table)


def within_story(bench: Bench, pairs: tuple[Places, Places], table: Matrix) -> Values:
    """Return how likely the two of each pair say the same, given all pairs that are near."""
    return chances(weigh_rivals(bench, pairs, log_odds(table)))


def _likelihoods(
    bench: Bench, pairs: tuple[Places, Places], marks: _Marks, judge: _Judge
) -> tuple[Likely, Likely]:
    """Return how likely two say the same, and the same by themselves with clashes set aside.

    Only pairs that can share a claim, or clash, are named: a table of all with all of a large
    story would take more memory than the story itself.
    """
    left, right = pairs
    table = measure(bench, left, right)
    # Saying nothing about a thing and saying something about it are never one claim; nor are
    # saying it and denying it, which yet may clash.
    open_ = marks.silent[left] == marks.silent[right]
    # What a thing is called tells nothing of what it does, and shares a claim with another name.
    open_ &= marks.named[left] == marks.named[right]
    # A picture of another time shows what is told of another time, if anything that is told.
    foreign, past, denied = marks.foreign, marks.past, marks.denied
    shown = (foreign[left] | foreign[right]) & (past[left] != past[right])
    one = open_ & (denied[left] == denied[right]) & ~shown
    return (
        _named(left, right, judge(bench, pairs, table), one, APART),
        _named(left, right, likelihood_aside(table), open_, min(RELATED.values())),
    )


def _named(
    left: Places,
    right: Places,
    values: NDArray[np.float64],
    open_: NDArray[np.bool_],
    least: float,
) -> Likely:
    kept = open_ & (values >= least)
    pairs = zip(left[kept].tolist(), right[kept].tolist(), strict=True)
    return dict(zip(pairs, values[kept].tolist(), strict=True))


def worth_a_look(bench: Bench) -> tuple[Places, Places]:
    """Return the pairs near enough in meaning, words or letters; of a large story the nearest.

    Some rows of the table of all with all at a time, as the whole would be large.
    """
    size = len(bench.statements)
    shared = _shared_figures(bench)
    found: list[NDArray[np.intp]] = []
    for start in range(0, size, ROWS):
        near = _near(bench, start, shared)
        kept = near >= WORTH_A_LOOK
        if size > LARGE_STORY:
            kept &= _nearest(near.round(4), NEIGHBOURS)
        one, other = np.nonzero(kept)
        one += start
        # Near to the one or to the other is enough; the pair is named once.
        found.append(np.minimum(one, other) * size + np.maximum(one, other))
    pairs = np.unique(np.concatenate(found)) if found else np.zeros(0, np.intp)
    return pairs // max(1, size), pairs % max(1, size)


def _nearest(near: Matrix, most: int) -> _Flags:
    """Mark the so many nearest of each row; of equals, as copies are, the earliest."""
    cut = -np.partition(-near, most, axis=1)[:, most, None]
    nearer, as_near = near > cut, near == cut
    room = most - nearer.sum(axis=1, keepdims=True)
    return np.asarray(nearer | (as_near & (as_near.cumsum(axis=1) <= room)), dtype=bool)


def _near(bench: Bench, start: int, shared: Sequence[Collection[int]]) -> Matrix:
    """Return how near some statements are to all; to itself a statement is not near."""
    some = slice(start, start + ROWS)
    near = bench.centred[some] @ bench.centred.T
    np.maximum(near, bench.words[some] @ bench.words.T, out=near)
    np.maximum(near, bench.raw[some] @ bench.raw.T - 0.3, out=near)
    np.maximum(near, bench.letters[some] @ bench.letters.T, out=near)
    for row, others in enumerate(shared[some]):
        near[row, list(others)] += 1.0
        near[row, start + row] = 0.0
    return near


def _shared_figures(bench: Bench) -> list[set[int]]:
    """Return for each statement those that share a figure or a day, which wording may hide."""
    keys: dict[str, list[int]] = {}
    for place, terms in enumerate(bench.terms):
        for key in terms.figures | terms.days:
            keys.setdefault(key, []).append(place)
    return [
        {place for key in terms.figures | terms.days for place in keys[key]}
        for terms in bench.terms
    ]


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
