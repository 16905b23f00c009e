"""What is lost where a report takes for granted what another one only credits, or doubts."""

import re

from headwater.claims.doubts import doubts, is_sure
from headwater.claims.pair import Change, Pair
from headwater.claims.phrases import heard_of
from headwater.model import DriftKind, Span, Voice

# A phrase that says itself that the thing is not certain, or credits it.
_RESERVED = re.compile(
    r"\b(?:possible|potential|alleged|reported|supposed|suspected|presumed|apparent|likely|planned"
    r"|proposed|expected|anticipated|looming|would-be|so-called|feared|threatened|claimed|rumou?red"
    r"|prospective|future|any|calls?|appeals?|claims?|warnings?|promises?|pledges?|plans?|fears?)\b",
    re.IGNORECASE,
)


def granted(pair: Pair, phrase: Span, part: Span) -> list[Change]:
    """Return the source and the hedge that a phrase of the later wording leaves out.

    Args:
        pair: two wordings of different claims.
        phrase: of the later one, which takes the thing for granted.
        part: of the earlier one, which tells it; all of it, or a phrase.
    """
    before, after = pair.before, pair.after
    words = phrase.of(pair.after_text)
    own = after.voice is Voice.NARRATED and not after.chain and after.zone is None
    if not own or before.speaker is None or not is_sure(after) or _RESERVED.search(words):
        return []
    if (opening := heard_of(part.of(pair.before_text))) is not None:
        heard = Span(part.start, part.start + len(opening))
        return _hearsay_granted(heard, opening, phrase, words)
    who = (before.speaker.full or before.speaker.span).of(pair.before_text)
    if who in words:
        return []
    reason = f"Credited to {who} in one; the other takes it for granted: “{words}”."
    found = [Change(DriftKind.SOURCE_LOST, before.speaker.span, phrase, reason)]
    hedges = doubts(before, pair.before_text)
    if part == before.extent and hedges and not is_sure(before):
        hedge = hedges[0].of(pair.before_text)
        reason = f"“{hedge}” is gone: what was {before.certainty} is taken for granted."
        found.append(Change(DriftKind.HEDGE_LOST, hedges[0], phrase, reason))
    return found


def _hearsay_granted(heard: Span, opening: str, phrase: Span, words: str) -> list[Change]:
    """Return the changes of a phrase that was told as hearsay: "reports of a landing"."""
    lost = f"Told as “{opening}” in one; the other takes it for granted: “{words}”."
    sure = f"“{opening}” is gone: what was hearsay is taken for granted."
    return [
        Change(DriftKind.SOURCE_LOST, heard, phrase, lost),
        Change(DriftKind.HEDGE_LOST, heard, phrase, sure),
    ]
