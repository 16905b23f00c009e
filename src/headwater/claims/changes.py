"""Every kind of change between two wordings of one claim, each with its own check."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from headwater.claims.scope import enumeration_cut, place_moved, quantifier_moved
from headwater.claims.slots import apart, counterparts, days_apart, same_quantity, unit_changed
from headwater.claims.stages import FACT, stage_of
from headwater.model import (
    Act,
    Attribution,
    Bound,
    Certainty,
    DriftKind,
    Mention,
    SourceKind,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from headwater.text import FUNCTION_WORDS, content_stems, find_words, stem

_PLAIN = (
    "neutral_report",
    "weak_assertive",
    "speculative",
    "claim_doubt",
    "estimate",
    "announce",
    "accuse",
)
_VOUCHING = ("factive", "semi_factive", "implicative_pos", "confirmatory", "concede")
QUOTED_WORDS = 5  # content words; a shorter quotation is a phrase, not somebody's sentence
HARDENED = 0.5  # share of a quotation's content words that stand in the other's paraphrase
_LEVELS = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
# Papers and pictures brought in as a source where nobody upstream had any.
_EVIDENCE = re.compile(
    r"\b(?:documents?|data|records|images?|imagery|footage|files|papers|intelligence|satellites?"
    r"|evidence|figures|recordings?|intercepts?)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:recent(?:ly)?|lately|newly|last (?:week|month)|this (?:week|month)|days ago"
    r"|in (?:recent|the last|the past) \w+)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|rumou?red)\b", re.IGNORECASE
)
_ONE_PARTY = re.compile(
    r"^(?:the|his|her|its|their|two|three|four|five|\d+)\b|^an? [\w-]+ of\b", re.I
)
_CROWD = re.compile(
    r"^(?:(?:some|many|several|local|senior|western|foreign|unnamed|various|other|a|an|the|most"
    r"|unidentified|anonymous|military|government|state) )*"
    r"(?:\w+ ){0,2}(?:\w+s|people|media|official|source|insider|police)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings, the earlier first, each with its report's text.

    Attributes:
        directed: lineage shows which came first. If not, what is lost in the one has been added
            in the other, and only the loss is told.
    """

    before: Statement
    after: Statement
    before_text: str
    after_text: str
    directed: bool = True

    def said_before(self) -> str:
        """Return the earlier wording."""
        return self.before.wording(self.before_text)

    def said_after(self) -> str:
        """Return the later wording."""
        return self.after.wording(self.after_text)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the words it went from, the words it went to, and why it is one."""

    kind: DriftKind
    before: Span
    after: Span
    reason: str


def compare(pair: Pair) -> list[Change]:
    """Return every kind of change from the earlier to the later wording of a pair."""
    if ZoneKind.CAPTION in (pair.before.zone, pair.after.zone):
        return []  # a caption tells what a picture shows, not what happened
    found = [change for check in _CHECKS if (change := check(pair)) is not None]
    kinds = {change.kind for change in found}
    if DriftKind.STAGE_ESCALATED in kinds and pair.before.act.unrealised:
        # Who called for it is no source of its being done.
        return [change for change in found if change.kind is not DriftKind.SOURCE_LOST]
    return found


def _source(pair: Pair) -> Change | None:
    before, after = pair.before.speaker, pair.after.speaker
    if before is None:
        return _invented(pair)
    who = _full(before, pair.before_text)
    if not pair.after.chain and pair.after.voice is Voice.NARRATED:
        reason = f"Credited to {who} in one, told in the report's own voice in the other."
        return Change(DriftKind.SOURCE_LOST, before.span, pair.after.extent, reason)
    if after is None:
        return None
    now = after.span.of(pair.after_text)
    if _EVIDENCE.search(now) and not _EVIDENCE.search(who) and not _kin(pair, before, after):
        reason = f"{who} in one; the other brings in “{now}”."
        return Change(DriftKind.SOURCE_INVENTED, before.span, after.span, reason)
    general = after.kind is SourceKind.UNNAMED and _CROWD.match(now) and not _ONE_PARTY.match(now)
    known = before.kind is not SourceKind.UNNAMED or _ONE_PARTY.match(who)
    if not _kin(pair, before, after) and known and general:
        reason = f"{who} in one, “{now}” in the other."
        return Change(DriftKind.SOURCE_GENERALISED, before.span, after.span, reason)
    return _inner_lost(pair)


def _full(mention: Mention, text: str) -> str:
    return (mention.full or mention.span).of(text)


def _kin(pair: Pair, before: Mention, after: Mention) -> bool:
    """Tell whether the two name one party: a word of content in common."""
    one = _head_words(_full(before, pair.before_text))
    return bool(one & _head_words(_full(after, pair.after_text)))


def _head_words(words: str) -> set[str]:
    return {stem(w.folded) for w in find_words(words) if w.folded not in FUNCTION_WORDS}


def _invented(pair: Pair) -> Change | None:
    after = pair.after.speaker
    plain = (
        pair.before.voice is Voice.NARRATED and not pair.before.chain and pair.before.zone is None
    )
    if not (pair.directed and plain and after and after.kind is SourceKind.UNNAMED):
        return None
    if pair.after.act.unrealised or not _CROWD.match(after.span.of(pair.after_text)):
        return None
    reason = f"Nobody is credited in one; the other credits “{after.span.of(pair.after_text)}”."
    return Change(DriftKind.SOURCE_INVENTED, pair.before.extent, after.span, reason)


def _inner_lost(pair: Pair) -> Change | None:
    """A relay passed on what another had said; downstream it says so itself."""
    if len(pair.before.chain) < 2 or len(pair.after.chain) != 1:
        return None
    inner, outer = pair.before.chain[-1].source, pair.before.chain[0].source
    now = pair.after.chain[0].source
    if inner is None or outer is None or now is None:
        return None
    if not _kin(pair, outer, now) or _kin(pair, inner, now):
        return None
    who, relay = _full(inner, pair.before_text), outer.span.of(pair.before_text)
    reason = f"{relay} passed on what {who} said; in the other {relay} itself says so."
    return Change(DriftKind.SOURCE_LOST, inner.span, now.span, reason)


def _weakening(statement: Statement, text: str) -> tuple[Span, ...]:
    """Return the hedges that weaken: "could not" tells of no chance."""
    return tuple(
        hedge
        for hedge in statement.hedges
        if not re.match(r"\s*n[o’']t\b", text[hedge.end : hedge.end + 5])
    )


def _level(statement: Statement, text: str) -> int:
    if statement.hedges and not _weakening(statement, text):
        return _LEVELS.index(Certainty.CERTAIN)
    return _LEVELS.index(statement.certainty)


def _hedge(pair: Pair) -> Change | None:
    if pair.before.act.unrealised or pair.after.act.unrealised:
        return None
    before, after = _level(pair.before, pair.before_text), _level(pair.after, pair.after_text)
    was = _weakening(pair.before, pair.before_text)
    now = _weakening(pair.after, pair.after_text)
    sure = _LEVELS.index(Certainty.CERTAIN)
    if before == after == sure:
        return _hearsay(pair)
    if before == after or not (was or now):
        return None
    if before < sure and after == sure and was:
        words = was[0].of(pair.before_text)
        reason = f"“{words}” is gone: what was {pair.before.certainty} is now certain."
        return Change(DriftKind.HEDGE_LOST, was[0], pair.after.extent, reason)
    if before == sure and after < sure and now and pair.directed:
        words = now[0].of(pair.after_text)
        reason = f"“{words}” is new: what was certain is now {pair.after.certainty}."
        return Change(DriftKind.HEDGE_ADDED, pair.before.extent, now[0], reason)
    if before < sure and after < sure:
        ends = (was or _cue(pair.before))[0], (now or _cue(pair.after))[0]
        words, others = ends[0].of(pair.before_text), ends[1].of(pair.after_text)
        reason = (
            f"“{words}” became “{others}”: {_LEVELS[before]} in one, {_LEVELS[after]} in the other."
        )
        return Change(DriftKind.HEDGE_CHANGED, *ends, reason)
    return None


def _hearsay(pair: Pair) -> Change | None:
    """What was told as hearsay is told as known: "reportedly" weakens, though it credits too."""
    heard = _heard(pair.before, pair.before_text)
    if heard is None or heard.cue is None or _heard(pair.after, pair.after_text) is not None:
        return None
    words = heard.cue.of(pair.before_text)
    reason = f"“{words}” is gone: what was hearsay is now certain."
    return Change(DriftKind.HEDGE_LOST, heard.cue, pair.after.extent, reason)


def _heard(statement: Statement, text: str) -> Attribution | None:
    """Return the credit that passes a thing on as hearsay, whoever said it first."""
    hops = (hop for hop in statement.chain if hop.cue and _HEARSAY.search(hop.cue.of(text)))
    return next(hops, None)


def _cue(statement: Statement) -> tuple[Span, ...]:
    cue = statement.chain[-1].cue if statement.chain else None
    return (cue or statement.extent,)


def _endorsement(pair: Pair) -> Change | None:
    for hop in pair.after.chain:
        if hop.cue is None or hop.cue_class not in _VOUCHING:
            continue
        one = next((old for old in pair.before.chain if _same_party(pair, old, hop)), None)
        one = one or _heard(pair.before, pair.before_text)
        if one is None or one.cue is None:
            continue
        if one.cue_class not in _PLAIN and not _HEARSAY.search(one.cue.of(pair.before_text)):
            continue
        words = one.cue.of(pair.before_text), hop.cue.of(pair.after_text)
        reason = f"“{words[0]}” became “{words[1]}”, which vouches for what is said."
        return Change(DriftKind.ENDORSEMENT_GAINED, one.cue, hop.cue, reason)
    return None


def _same_party(pair: Pair, old: Attribution, new: Attribution) -> bool:
    if old.source is None or new.source is None:
        return False
    same = old.source.entity is not None and old.source.entity == new.source.entity
    return same or _kin(pair, old.source, new.source)


def _stage(pair: Pair) -> Change | None:
    before = stage_of(pair.before, pair.before_text)
    after = stage_of(pair.after, pair.after_text)
    if before is None or after is None or after.rung <= before.rung or pair.after.negated:
        return None
    if after.name == FACT and not pair.before.act.unrealised:
        return None  # a word like "plan" or "test" in passing tells no rung
    what = "an order" if pair.after.act is Act.ORDER else f"{after.name}"
    was = before.span.of(pair.before_text)
    reason = f"“{was}” is {before.name}; the other gives it as {what}."
    return Change(DriftKind.STAGE_ESCALATED, before.span, pair.after.extent, reason)


def _quote(pair: Pair) -> Change | None:
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
    return Change(DriftKind.QUOTE_HARDENED, pair.before.extent, longest, reason)


def _altered(pair: Pair, quote: Span, inside: set[str]) -> Change | None:
    original = max(pair.before.quoted, key=lambda span: span.end - span.start)
    was, now = original.of(pair.before_text), quote.of(pair.after_text)
    words = set(content_stems(was))
    shared = len(inside & words)
    enough = HARDENED / 2 if _one_length(words, inside) else HARDENED
    if not enough * len(inside) <= shared < len(inside) or inside <= words:
        return None
    left_out = " An ellipsis marks what was left out." if "…" in now or "..." in now else ""
    reason = f"The words inside the quotation marks are not the same.{left_out}"
    return Change(DriftKind.QUOTE_ALTERED, original, quote, reason)


def _one_length(one: set[str], other: set[str]) -> bool:
    """Tell whether two quotations are nearly as long: one put into other words throughout."""
    return 0.7 <= len(one) / max(1, len(other)) <= 1.4


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
    return None


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
    moved = place_moved(pair.before, pair.after, pair.before_text, pair.after_text)
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
    way = quantifier_moved(said, now)
    if way is None or (way.change < 0 and not pair.directed):
        return None
    kind = DriftKind.SCOPE_GROWN if way.change > 0 else DriftKind.SCOPE_CUT
    reason = f"“{way.before}” in one, “{way.after}” in the other."
    return Change(kind, pair.before.extent, pair.after.extent, reason)


_CHECKS: tuple[Callable[[Pair], Change | None], ...] = (
    _source,
    _hedge,
    _endorsement,
    _stage,
    _quote,
    _number,
    _date,
    _place,
    _scope,
)
