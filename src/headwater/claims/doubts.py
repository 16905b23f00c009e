"""How sure a wording sounds against another: a hedge lost, added or changed."""

import re

from headwater.claims.pair import Change, Pair
from headwater.claims.terms import LEVELS, sureness
from headwater.model import Attribution, Certainty, DriftKind, Span, Statement
from headwater.text import find_words, stem

_SURE = LEVELS.index(Certainty.CERTAIN)
HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|rumou?red)\b", re.IGNORECASE
)
# Cues that weaken what they credit, as a hedge inside it would: "suspects that", "suggest".
_DOUBTING = frozenset(
    map(
        stem,
        """believe think suspect fear expect anticipate suggest feel guess imagine doubt assume
        worry estimate reckon indicate imply speculate hint forecast predict project""".split(),
    )
)
_ADVERB = re.compile(r"perhaps|maybe|possibly|probably|presumably|conceivably", re.IGNORECASE)
_MAY = ("may", "might", "could")  # no paper keeps these three apart


def hedge_moved(pair: Pair) -> Change | None:
    """Return the hedge that is gone, new, or another; only words that a reader can see count."""
    if pair.before.act.unrealised or pair.after.act.unrealised:
        return None
    before, after = _level(pair.before, pair.before_text), _level(pair.after, pair.after_text)
    if before == after == _SURE:
        return _hearsay_lost(pair) or _adverb_moved(pair)
    was = doubts(pair.before, pair.before_text)
    now = doubts(pair.after, pair.after_text)
    if before < after and was and (after == _SURE or not now):
        words = was[0].of(pair.before_text)
        reason = f"“{words}” is gone: what was {LEVELS[before]} is now {LEVELS[after]}."
        return Change(DriftKind.HEDGE_LOST, was[0], pair.after.extent, reason)
    if before > after and now and (before == _SURE or not was):
        words = now[0].of(pair.after_text)
        reason = f"“{words}” is new: what was {LEVELS[before]} is now {LEVELS[after]}."
        added = Change(DriftKind.HEDGE_ADDED, pair.before.extent, now[0], reason)
        return added if pair.directed else None
    return _changed(pair, before, after, was, now)


def _changed(
    pair: Pair, before: int, after: int, was: tuple[Span, ...], now: tuple[Span, ...]
) -> Change | None:
    if before == after or not was or not now:
        return None
    words, others = was[0].of(pair.before_text), now[0].of(pair.after_text)
    if _plain(words) == _plain(others):
        return None  # one hedge, judged otherwise for the words about it
    reason = f"“{words}” became “{others}”: {LEVELS[before]} in one, {LEVELS[after]} in the other."
    return Change(DriftKind.HEDGE_CHANGED, was[0], now[0], reason)


def _plain(hedge: str) -> str:
    return "may" if hedge.casefold() in _MAY else hedge.casefold()


def doubts(statement: Statement, text: str) -> tuple[Span, ...]:
    """Return the words that weaken a statement: its hedges, then the cues that doubt.

    "Could not" tells of no chance, and weakens nothing.
    """
    hedges = tuple(
        hedge
        for hedge in statement.hedges
        if not re.match(r"\s*n[o’']t\b", text[hedge.end : hedge.end + 5])
    )
    cues = (hop.cue for hop in statement.chain if hop.cue)
    return hedges + tuple(
        cue for cue in cues if any(stem(w.folded) in _DOUBTING for w in find_words(cue.of(text)))
    )


def is_sure(statement: Statement) -> bool:
    """Tell whether a statement sounds certain."""
    return statement.certainty is Certainty.CERTAIN


def _level(statement: Statement, text: str) -> int:
    if statement.hedges and not doubts(statement, text):
        return _SURE
    return sureness(statement)


def _adverb_moved(pair: Pair) -> Change | None:
    """Return the "perhaps" that only one side has, where both sound sure of what happened.

    "The wall fell, perhaps because of the frost": that it fell is certain, and why it fell is not.
    """
    was, now = _adverbs(pair.before, pair.before_text), _adverbs(pair.after, pair.after_text)
    if was and not now and not doubts(pair.after, pair.after_text):
        reason = f"“{was[0].of(pair.before_text)}” is gone."
        return Change(DriftKind.HEDGE_LOST, was[0], pair.after.extent, reason)
    if now and not was and pair.directed and not doubts(pair.before, pair.before_text):
        reason = f"“{now[0].of(pair.after_text)}” is new."
        return Change(DriftKind.HEDGE_ADDED, pair.before.extent, now[0], reason)
    return None


def _adverbs(statement: Statement, text: str) -> list[Span]:
    return [hedge for hedge in statement.hedges if _ADVERB.fullmatch(hedge.of(text))]


def _hearsay_lost(pair: Pair) -> Change | None:
    """What was told as hearsay is told as known: "reportedly" weakens, though it credits too."""
    hop = heard(pair.before, pair.before_text)
    if hop is None or hop.cue is None or heard(pair.after, pair.after_text) is not None:
        return None
    words = hop.cue.of(pair.before_text)
    reason = f"“{words}” is gone: what was hearsay is now certain."
    return Change(DriftKind.HEDGE_LOST, hop.cue, pair.after.extent, reason)


def heard(statement: Statement, text: str) -> Attribution | None:
    """Return the credit that passes a thing on as hearsay, whoever said it first."""
    hops = (hop for hop in statement.chain if hop.cue and HEARSAY.search(hop.cue.of(text)))
    return next(hops, None)
