"""Creditings whose words tell what was done or known, or that nobody spoke."""

import re
from collections.abc import Sequence

from headwater.attribution.complement import TOLD_TO
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import CueKind
from headwater.attribution.lexicon import knows
from headwater.attribution.notes import is_unchecked, opens_note
from headwater.model import Act
from headwater.text import fold_words

_NOBODY = re.compile(r"(?:nobody|no[ -]one|none|neither|no (?=[a-z]))\b", re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:any(?:body|one)|every(?:body|one)|those|whoever) $", re.IGNORECASE)
_CALLED_IN = re.compile(r" (?:in|off|up|out)\b(?! “| \")")
_HOLLOW = re.compile(r"(?:otherwise|as much|once|twice|[\w-]+ times)[.,”\"]*")
_NEAR = 12  # characters before "who"
_CLAUSE = re.compile(r"[\"“]|(?:that|whether|how|why|what|if|to)\b", re.IGNORECASE)
_ASKED = frozenset(("who", "whom", "what", "where", "why", "how"))
# What is done to a thing by somebody who says nothing by it.
_DONE_TO = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|been|being|be|first|once|later|also) )*"
    r"(?:signed|seen|held|kept|owned|obtained|posted|shared|taken|sent|received|reviewed|examined"
    r"|viewed|attended|visited|read|run|used|bought|operated|built)",
    re.IGNORECASE,
)
_ASKING = frozenset(
    "demand ask urge request order insist propose recommend suggest call require".split()
)
_BASE = re.compile(r"[a-z]+(?<!s)(?<!ing)(?<!ed)")


def is_no_credit(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether a crediting credits nobody with words.

    Args:
        text: the report's.
        one: a crediting of a sentence.
        beside: all of that sentence; it may be among them.
    """
    return (
        _is_nobody(text, one)
        or _is_told_to(one)
        or _is_done(text, one)
        or _goes_with_saying(text, one, beside)
        or _is_called_in(text, one)
        or _is_aside(text, one)
        or _is_hollow(text, one)
        or is_unchecked(text[one.cue.span.start : one.cue.span.end + 1])
        or _asks(text, one)
        or _is_asked_for(text, one, beside)
    )


def _is_nobody(text: str, one: Crediting) -> bool:
    """Tell whether nobody says it: "Nobody in Tolmar knew", "anyone who says it lies"."""
    if one.source is None:
        return False
    start, words = one.source.start, one.source.of(text)
    who = one.layer >= 0 and words == "who"
    if who and _ANYBODY.search(text, max(0, start - _NEAR), start) is not None:
        return True
    return _NOBODY.match(words) is not None


def _is_told_to(one: Crediting) -> bool:
    """Tell whether who is told a thing is taken for who tells it: "Tolmar was warned that"."""
    return (
        one.cue.kind is CueKind.PASSIVE
        and one.cue.lemma in TOLD_TO
        and one.source is not None
        and (
            one.source.end <= one.cue.span.start
            # "He was told by a clerk, the memo says, that": nothing stands behind the clerk
            or all(span.end <= one.cue.span.start for span in one.content)
        )
    )


def _is_aside(text: str, one: Crediting) -> bool:
    """Tell whether words only say what somebody spoke of, or that he gave no answer."""
    if not one.content:
        return False
    words = text[one.cue.span.start : one.content[-1].end]
    silent = one.cue.act in (Act.REFUSE, Act.NOT_SAY)
    refers = words.startswith(("referring to ", "alluding to ")) and ": " in words
    return refers or (
        opens_note(words) and not silent and not words.startswith(("declin", "refus"))
    )


def _is_hollow(text: str, one: Crediting) -> bool:
    """Tell whether a saying is only counted or taken up: "has said that three times"."""
    silent = one.cue.act in (Act.REFUSE, Act.NOT_SAY, Act.DENY)
    return not silent and all(_HOLLOW.fullmatch(span.of(text)) for span in one.content)


def _is_called_in(text: str, one: Crediting) -> bool:
    """Tell whether what is called is called in, off or up, and so is called nothing."""
    cue = one.cue.span
    return one.cue.act is Act.LABEL and _CALLED_IN.match(text, cue.end) is not None


def _is_done(text: str, one: Crediting) -> bool:
    """Tell whether somebody only did it: "the letter was signed by Ida Brandt"."""
    source, cue = one.source, one.cue.span
    return (
        source is not None
        and bool(one.content)
        and one.content[-1].end <= cue.start
        and text[cue.end : source.start].strip() in ("by", "by the")
        and _DONE_TO.fullmatch(cue.of(text)) is not None
    )


def _goes_with_saying(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether a deed is told beside what its doer says: "guided a tour and ordered more"."""
    if one.source is None or not one.content or _CLAUSE.match(one.content[0].of(text)):
        return False
    end = one.content[-1].end
    return not _is_known(text, one) and any(
        other.source == one.source
        and end <= other.cue.span.start
        and text[end : other.cue.span.start].strip() in ("and", ", and")
        and _is_known(text, other)
        for other in beside
    )


def _is_known(text: str, one: Crediting) -> bool:
    """Tell whether the lexicon has one of the crediting words."""
    return knows(fold_words(text, one.cue.span.start, one.cue.span.end))


def _asks(text: str, one: Crediting) -> bool:
    """Tell whether what is credited is a question's word alone: "Whom they told is not clear".

    Nor does who declines to speak say what a "which" behind it adds.
    """
    if not one.content:
        return False
    first = one.content[0].of(text).casefold()
    behind = one.cue.act is Act.REFUSE and first.startswith("which ")
    return behind or (
        first in _ASKED and len(one.content) > 1 and one.content[0].end <= one.cue.span.start
    )


def _is_asked_for(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether somebody is asked to say it: "demanded that Tolmar explain how it sank"."""
    cue = one.cue
    if one.source is None or one.source.end > cue.span.start:
        return False
    if cue.span.of(text) != cue.lemma or _BASE.fullmatch(cue.lemma) is None:
        return False
    source = one.source.of(text)
    if source.endswith("s") or source.casefold() in ("i", "we", "you", "they", "who"):
        return False
    return any(
        other is not one
        and other.cue.lemma in _ASKING
        and any(s.start <= cue.span.start and cue.span.end <= s.end for s in other.content)
        for other in beside
    )
