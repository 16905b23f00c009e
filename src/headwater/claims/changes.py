"""Every kind of change between two wordings of one claim, each with its own check."""

import re
from collections.abc import Callable

from headwater.claims.credited import endorsement_gained, source_changed
from headwater.claims.doubts import hedge_moved
from headwater.claims.pair import Change, Pair
from headwater.claims.quoted import quotation_changed
from headwater.claims.scope import (
    bearing_moved,
    enumeration_cut,
    fraction_moved,
    place_moved,
    quantifier_moved,
)
from headwater.claims.slots import apart, counterparts, days_apart, same_quantity, unit_changed
from headwater.claims.stages import FACT, PROMISED, stage_of
from headwater.claims.terms import acts
from headwater.model import (
    Act,
    Bound,
    DriftKind,
    Span,
    Statement,
    ZoneKind,
)
from headwater.text import content_stems

_RECENT = re.compile(
    r"\b(?:recent(?:ly)?|lately|newly|last (?:week|month)|this (?:week|month)|days ago"
    r"|in (?:recent|the last|the past) \w+)\b",
    re.IGNORECASE,
)
BARE = 0.75  # share of the other words that two wordings with a bare number have in common


def compare(pair: Pair) -> list[Change]:
    """Return every kind of change from the earlier to the later wording of a pair."""
    if ZoneKind.CAPTION in (pair.before.zone, pair.after.zone):
        return []  # a caption tells what a picture shows, not what happened
    found = [change for check in _CHECKS if (change := check(pair)) is not None]
    kinds = {change.kind for change in found}
    told_already = set()
    if DriftKind.STAGE_ESCALATED in kinds and _is_asked(pair.before, pair.before_text):
        told_already.add(DriftKind.SOURCE_LOST)  # who called for it is no source of its being done
    if DriftKind.SOURCE_INVENTED in kinds:
        told_already.add(DriftKind.HEDGE_ADDED)  # "experts believe": whoever is invented doubts
    return [change for change in found if change.kind not in told_already]


def _stage(pair: Pair) -> Change | None:
    before = stage_of(pair.before, pair.before_text)
    after = stage_of(pair.after, pair.after_text)
    if before is None or after is None or after.rung <= before.rung or pair.after.negated:
        return None
    was = before.span.of(pair.before_text)
    cue = pair.before.chain[-1].cue if pair.before.chain else None
    main = cue is not None and cue.overlaps(before.span)
    if after.name == FACT and not (main or _is_asked(pair.before, pair.before_text)):
        return None  # a word like "plan" or "test" in passing tells no rung
    if after.name == FACT and set(content_stems(was)) & set(content_stems(pair.said_after())):
        return None  # "We asked the tenant": the asking is what is told as a fact
    what = "an order" if pair.after.act is Act.ORDER else f"{after.name}"
    reason = f"“{was}” tells it as {before.name}; the other as {what}."
    return Change(DriftKind.STAGE_ESCALATED, before.span, pair.after.extent, reason)


def _is_asked(statement: Statement, text: str) -> bool:
    """Tell whether a thing is only asked for, wished for or promised."""
    stage = stage_of(statement, text)
    return statement.act.unrealised or (stage is not None and stage.name == PROMISED)


def _number(pair: Pair) -> Change | None:
    for one, other in counterparts(pair.before, pair.after):
        if same_quantity(one, other):
            continue
        if not pair.directed and _bound_lost(other.bound, one.bound) and not apart(one, other):
            continue  # told the other way round
        words = one.span.of(pair.before_text), other.span.of(pair.after_text)
        how = "The bound is lost" if _bound_lost(one.bound, other.bound) else "The number changed"
        if apart(one, other):
            how = "The numbers exclude each other"
        reason = f"{how}: “{words[0]}” in one, “{words[1]}” in the other."
        return Change(DriftKind.NUMBER_CHANGED, one.span, other.span, reason)
    for one, other in unit_changed(pair.before, pair.after):
        words = one.span.of(pair.before_text), other.span.of(pair.after_text)
        reason = f"The unit changed: “{words[0]}” in one, “{words[1]}” in the other."
        return Change(DriftKind.NUMBER_CHANGED, one.span, other.span, reason)
    bare = _bare_changed(pair)
    if bare is not None:
        words = bare[0].of(pair.before_text), bare[1].of(pair.after_text)
        reason = f"The number changed: “{words[0]}” in one, “{words[1]}” in the other."
        return Change(DriftKind.NUMBER_CHANGED, *bare, reason)
    shares = fraction_moved(pair)
    if shares is None:
        return None
    words = shares[0].of(pair.before_text), shares[1].of(pair.after_text)
    reason = f"The share changed: “{words[0]}” in one, “{words[1]}” in the other."
    return Change(DriftKind.NUMBER_CHANGED, *shares, reason)


def _bare_changed(pair: Pair) -> tuple[Span, Span] | None:
    """Return the only number of each wording where neither counts a noun: "rose to 14", "to 41"."""
    sides = pair.before.quantities, pair.after.quantities
    if any(len(side) != 1 or side[0].unit for side in sides):
        return None
    (one,), (other,) = sides
    if not apart(one, other):
        return None
    rests = [
        {each for each in content_stems(words) if not any(map(str.isdigit, each))}
        for words in (pair.said_before(), pair.said_after())
    ]
    alike = len(rests[0] & rests[1]) >= BARE * max(1, *map(len, rests))
    return (one.span, other.span) if alike else None


def _bound_lost(before: Bound, after: Bound) -> bool:
    return before is not Bound.EXACT and after is Bound.EXACT


def _date(pair: Pair) -> Change | None:
    for one in pair.before.times:
        for other in pair.after.times:
            if days_apart(one, other):
                words = one.span.of(pair.before_text), other.span.of(pair.after_text)
                reason = f"“{words[0]}” in one, “{words[1]}” in the other."
                return Change(DriftKind.DATE_CHANGED, one.span, other.span, reason)
    hit = _RECENT.search(pair.said_after())
    if hit is None or pair.after.times or _RECENT.search(pair.said_before()):
        return None
    if not (pair.directed or pair.before.times):
        return None  # as likely the other left "recently" out
    start = pair.after_text.find(hit.group(), pair.after.extent.start)
    span = Span(start, start + len(hit.group()))
    before = pair.before.times[0].span if pair.before.times else pair.before.extent
    given = f"dated “{before.of(pair.before_text)}”" if pair.before.times else "undated"
    reason = f"What is {given} in one is “{hit.group()}” in the other."
    return Change(DriftKind.DATE_CHANGED, before, span, reason)


def _place(pair: Pair) -> Change | None:
    moved = place_moved(pair) or bearing_moved(pair)
    if moved is None:
        return None
    words = moved[0].of(pair.before_text), moved[1].of(pair.after_text)
    reason = f"“{words[0]}” in one, “{words[1]}” in the other."
    return Change(DriftKind.PLACE_CHANGED, *moved, reason)


def _scope(pair: Pair) -> Change | None:
    said, now = pair.said_before(), pair.said_after()
    listed = enumeration_cut(said, now)
    if listed:
        reason = f"Of {listed[1]} things named in one, the other names {listed[0]}."
        return Change(DriftKind.SCOPE_CUT, pair.before.extent, pair.after.extent, reason)
    if pair.directed and (grown := enumeration_cut(now, said)):
        reason = f"The other names {grown[1]} things, the first {grown[0]} of them."
        return Change(DriftKind.SCOPE_GROWN, pair.before.extent, pair.after.extent, reason)
    way = quantifier_moved(said, now) or quantifier_moved(*_with_who_acts(pair))
    if way is None or (way.change < 0 and not pair.directed):
        return None
    kind = DriftKind.SCOPE_GROWN if way.change > 0 else DriftKind.SCOPE_CUT
    reason = f"“{way.before}” in one, “{way.after}” in the other."
    return Change(kind, pair.before.extent, pair.after.extent, reason)


def _with_who_acts(pair: Pair) -> tuple[str, str]:
    """Return both wordings with who does what they tell: "some inspectors praised", "the plan"."""
    sides = (pair.before, pair.before_text), (pair.after, pair.after_text)
    one, other = (_who_acts(statement, text) for statement, text in sides)
    return one, other


def _who_acts(statement: Statement, text: str) -> str:
    words = statement.wording(text)
    hop = statement.chain[-1] if statement.chain else None
    if hop is None or hop.source is None or hop.cue is None or not acts(hop.cue.of(text)):
        return words
    return f"{hop.source.span.of(text)} {hop.cue.of(text)} {words}"


_CHECKS: tuple[Callable[[Pair], Change | None], ...] = (
    source_changed,
    hedge_moved,
    endorsement_gained,
    _stage,
    quotation_changed,
    _number,
    _date,
    _place,
    _scope,
)
