"""What changed between two wordings of one claim."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from headwater.claims.slots import apart, counterparts, days_apart, same_quantity
from headwater.model import (
    Act,
    Bound,
    Certainty,
    Claim,
    Drift,
    DriftKind,
    Lineage,
    Passage,
    Report,
    ReportId,
    SourceKind,
    Span,
    Statement,
    StatementId,
    Voice,
    ZoneKind,
)
from headwater.text import content_stems

# How far each kind moves what a reader would believe, 0 to 1; our own judgement, for sorting.
SEVERITY = {
    DriftKind.STAGE_ESCALATED: 1.0,
    DriftKind.QUOTE_HARDENED: 0.8,
    DriftKind.NUMBER_CHANGED: 0.7,
    DriftKind.HEDGE_LOST: 0.7,
    DriftKind.SOURCE_LOST: 0.6,
    DriftKind.SOURCE_GENERALISED: 0.5,
    DriftKind.QUOTE_ALTERED: 0.5,
    DriftKind.ENDORSEMENT_GAINED: 0.4,
    DriftKind.DATE_CHANGED: 0.6,
    DriftKind.HEDGE_ADDED: 0.2,
}
_PLAIN = ("neutral_report", "weak_assertive", "speculative", "claim_doubt", "estimate")
_VOUCHING = ("factive", "semi_factive", "implicative_pos", "confirmatory")
QUOTED_WORDS = 5  # content words; a shorter quotation is a phrase, not somebody's sentence
HARDENED = 0.5  # share of a quotation's content words that stand in the other's paraphrase


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two wordings, the earlier first, each with its report's text."""

    before: Statement
    after: Statement
    before_text: str
    after_text: str

    def said_before(self) -> str:
        return self.before.wording(self.before_text)

    def said_after(self) -> str:
        return self.after.wording(self.after_text)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: DriftKind
    before: Span
    after: Span
    reason: str


def find_drifts(
    claims: Sequence[Claim],
    reports: Mapping[ReportId, Report],
    statements: Mapping[StatementId, Statement],
    lineage: Lineage,
) -> tuple[Drift, ...]:
    """Return what changed in each claim, between a wording and the one that it came from.

    Where lineage names a parent, the parent's wording is the earlier; else every two reports
    are compared, the kinds of loss are looked for both ways, and the drift is marked as not
    directed.

    Args:
        claims: of one story.
        reports: by id.
        statements: by id.
        lineage: of the story.
    """
    parents = _parents(lineage)
    drifts: list[Drift] = []
    for claim in claims:
        members = [statements[key] for key in claim.statements]
        for pair, directed in _pairs(members, reports, parents):
            drifts.extend(_drift(claim, pair, found, directed) for found in compare(pair))
    return tuple(_without_repeats(drifts))


def _parents(lineage: Lineage) -> dict[ReportId, set[ReportId]]:
    parents: dict[ReportId, set[ReportId]] = {}
    for derivation in lineage.derivations:
        if derivation.directed:
            parents.setdefault(derivation.child, set()).add(derivation.parent)
    return parents


def _pairs(
    members: Sequence[Statement],
    reports: Mapping[ReportId, Report],
    parents: Mapping[ReportId, set[ReportId]],
) -> list[tuple[_Pair, bool]]:
    pairs: list[tuple[_Pair, bool]] = []
    for later in members:
        upstream = [s for s in members if s.report in parents.get(later.report, ())]
        if upstream:
            pairs.append((_pair(_nearest(later, upstream, reports), later, reports), True))
            continue
        for other in members:
            strangers = other.report not in parents.get(later.report, ()) and (
                later.report not in parents.get(other.report, ())
            )
            if other.report != later.report and strangers:
                pairs.append((_pair(other, later, reports), False))
    return pairs


def _pair(before: Statement, after: Statement, reports: Mapping[ReportId, Report]) -> _Pair:
    return _Pair(before, after, reports[before.report].text, reports[after.report].text)


def _nearest(
    later: Statement, upstream: list[Statement], reports: Mapping[ReportId, Report]
) -> Statement:
    words = set(content_stems(later.wording(reports[later.report].text)))

    def shared(statement: Statement) -> tuple[float, str]:
        own = set(content_stems(statement.wording(reports[statement.report].text)))
        return len(own & words) / max(1, len(own | words)), statement.id

    return max(upstream, key=shared)


def compare(pair: _Pair) -> list[_Found]:
    """Return every kind of change from the earlier to the later wording of a pair."""
    checks: tuple[Callable[[_Pair], _Found | None], ...] = (
        _source,
        _hedge,
        _endorsement,
        _stage,
        _quote,
        _number,
        _date,
    )
    return [found for check in checks if (found := check(pair)) is not None]


def _source(pair: _Pair) -> _Found | None:
    before, after = pair.before.speaker, pair.after.speaker
    if before is None or pair.after.zone in (ZoneKind.CAPTION,):
        return None
    who = (before.full or before.span).of(pair.before_text)
    if not pair.after.chain and pair.after.voice is Voice.NARRATED:
        reason = f"Credited to {who} in one, told in the report's own voice in the other."
        return _Found(DriftKind.SOURCE_LOST, before.span, pair.after.extent, reason)
    unnamed = after is not None and after.kind is SourceKind.UNNAMED
    if unnamed and before.kind is not SourceKind.UNNAMED:
        assert after is not None
        reason = f"{who} in one, “{after.span.of(pair.after_text)}” in the other."
        return _Found(DriftKind.SOURCE_GENERALISED, before.span, after.span, reason)
    return None


def _hedge(pair: _Pair) -> _Found | None:
    if pair.before.act.unrealised or pair.after.act.unrealised or not pair.before.hedges:
        return None
    if pair.before.certainty is Certainty.CERTAIN or pair.after.certainty is not Certainty.CERTAIN:
        return None
    lost = pair.before.hedges[0]
    reason = (
        f"“{lost.of(pair.before_text)}” is gone: what was {pair.before.certainty} is now certain."
    )
    return _Found(DriftKind.HEDGE_LOST, lost, pair.after.extent, reason)


def _endorsement(pair: _Pair) -> _Found | None:
    one = pair.before.chain[-1] if pair.before.chain else None
    other = pair.after.chain[-1] if pair.after.chain else None
    if one is None or other is None or one.cue is None or other.cue is None:
        return None
    if one.cue_class not in _PLAIN or other.cue_class not in _VOUCHING:
        return None
    words = one.cue.of(pair.before_text), other.cue.of(pair.after_text)
    reason = f"“{words[0]}” became “{words[1]}”, which vouches for what is said."
    return _Found(DriftKind.ENDORSEMENT_GAINED, one.cue, other.cue, reason)


def _stage(pair: _Pair) -> _Found | None:
    realised = (
        pair.after.act in (Act.ASSERT, Act.LABEL)
        and pair.after.certainty is Certainty.CERTAIN
        and not pair.after.negated
    )
    weaker = (Act.DESIRE, Act.PROMISE)
    ordered = pair.before.act in weaker and pair.after.act is Act.ORDER
    if not (pair.before.act.unrealised and realised) and not ordered:
        return None
    cue = next((hop.cue for hop in reversed(pair.before.chain) if hop.cue), pair.before.extent)
    what = "an order" if ordered else "a fact"
    reason = f"“{cue.of(pair.before_text)}” asks for it; the other gives it as {what}."
    return _Found(DriftKind.STAGE_ESCALATED, cue, pair.after.extent, reason)


def _quote(pair: _Pair) -> _Found | None:
    if not pair.after.quoted:
        return None
    longest = max(pair.after.quoted, key=lambda span: span.end - span.start)
    inside = set(content_stems(longest.of(pair.after_text)))
    if len(inside) < QUOTED_WORDS:
        return None
    if pair.before.quoted:
        return _altered(pair, longest, inside)
    paraphrase = set(content_stems(pair.said_before()))
    if len(inside & paraphrase) < HARDENED * len(inside) or pair.before.voice is Voice.NARRATED:
        return None
    reason = "What one report paraphrases stands in the other inside quotation marks."
    return _Found(DriftKind.QUOTE_HARDENED, pair.before.extent, longest, reason)


def _altered(pair: _Pair, quote: Span, inside: set[str]) -> _Found | None:
    original = max(pair.before.quoted, key=lambda span: span.end - span.start)
    words = set(content_stems(original.of(pair.before_text)))
    shared = len(inside & words)
    if not HARDENED * len(inside) <= shared < len(inside) or inside <= words:
        return None
    reason = "The words inside the quotation marks are not the same."
    return _Found(DriftKind.QUOTE_ALTERED, original, quote, reason)


def _number(pair: _Pair) -> _Found | None:
    for one, other in counterparts(pair.before, pair.after):
        if same_quantity(one, other):
            continue
        words = one.span.of(pair.before_text), other.span.of(pair.after_text)
        how = "The bound is lost" if _bound_lost(one.bound, other.bound) else "The number changed"
        if apart(one, other):
            how = "The numbers exclude each other"
        reason = f"{how}: “{words[0]}” in one, “{words[1]}” in the other."
        return _Found(DriftKind.NUMBER_CHANGED, one.span, other.span, reason)
    return None


def _bound_lost(before: Bound, after: Bound) -> bool:
    return before is not Bound.EXACT and after is Bound.EXACT


def _date(pair: _Pair) -> _Found | None:
    for one in pair.before.times:
        for other in pair.after.times:
            if days_apart(one, other):
                words = one.span.of(pair.before_text), other.span.of(pair.after_text)
                reason = f"“{words[0]}” in one, “{words[1]}” in the other."
                return _Found(DriftKind.DATE_CHANGED, one.span, other.span, reason)
    return None


def _drift(claim: Claim, pair: _Pair, found: _Found, directed: bool) -> Drift:
    return Drift(
        claim=claim.id,
        earlier=pair.before.id,
        later=pair.after.id,
        kind=found.kind,
        directed=directed,
        before=Passage(pair.before.report, found.before),
        after=Passage(pair.after.report, found.after),
        severity=SEVERITY[found.kind],
        reason=found.reason,
    )


def _without_repeats(drifts: list[Drift]) -> list[Drift]:
    """Keep one drift of a kind for each later statement, the directed one if there is one."""
    kept: dict[tuple[StatementId, DriftKind], Drift] = {}
    for drift in drifts:
        key = drift.later, drift.kind
        if key not in kept or (drift.directed and not kept[key].directed):
            kept[key] = drift
    return sorted(kept.values(), key=lambda d: (d.claim, -d.severity, d.later, d.kind))
