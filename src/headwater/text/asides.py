"""Asides: what stands between commas and tells something of its own.

"The lock, which was built in 1950, was closed" tells two things, and neither is the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.model import Span

# A word of naming, or of what was done, that no auxiliary and no subject leads in.
_MANNER = r"(?:(?:\w+ly|often|also|now|long|once|first|last|best|better|sometimes) ){0,2}"
_NAMING = rf"{_MANNER}(?:known|referred to|called|dubbed|nicknamed|described|termed|named)\b"
_DONE = (
    rf"{_MANNER}(?:\w{{2,}}ed|built|held|made|seen|set|sent|led|won|lost|found|given|taken|drawn"
    r"|shown|written|driven) (?:\w+ly )?(?:to|at|by|as|in|on|for|from|with|after|under|of|into)\b"
)
_RELATIVE = r"(?:which|who|whose|where)\b"
_OPENING = rf"(?:{_RELATIVE}|(?:having|being) \w|{_NAMING}|{_DONE})"
# Where the clause goes on that an aside interrupts: with its verb.
_VERB = (
    r"(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|should"
    r"|shall)\b(?! been\b)|\w{2,}ed\b|(?!\w*ss\b|this\b|its\b|his\b|as\b)\w{3,}s\b)"
)
_LONGEST = 160  # characters of an aside
_ASIDE = re.compile(
    rf", (?P<told>{_OPENING}[^,;:()—\n]{{3,{_LONGEST}}}), (?={_VERB})", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do|said"
    r"|\w{2,}ed)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[,;:—\n]")
_FAR = 120  # characters of a subject; what an aside follows further on is not looked into
_TAIL = re.compile(
    rf", (?P<told>(?:{_RELATIVE}|{_NAMING}) [^,;:()—\n]{{3,{_LONGEST}}})$", re.IGNORECASE
)
_NAMED = re.compile(rf", (?P<told>{_NAMING} [^,;:()—.\n]+)", re.IGNORECASE)
_ONLY_NAMES = re.compile(_NAMING, re.IGNORECASE)
# Opens, after a comma, what ends a clause and tells something of its own.
TRAILING = rf"(?:{_NAMING}|{_DONE}|{_MANNER}\w+ing\b)"


def find_asides(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the asides between a subject and its verb, ascending: with their commas, and without.

    An aside after the verb ends the clause as often as it interrupts it, and is left alone.
    """
    for found in _ASIDE.finditer(text, span.start, span.end):
        subject = text[max(span.start, found.start() - _FAR) : found.start()]
        subject = _BEFORE.split(subject)[-1]
        if subject.strip() and not _FINITE.search(subject):
            yield Span(found.start(), found.end()), Span(*found.span("told"))


def find_tail(text: str, span: Span) -> tuple[Span, Span] | None:
    """Part what is credited from what it says aside at its end; ``None`` if it says nothing so."""
    found = _TAIL.search(text, span.start + 1, span.end)  # something stands before the aside
    return (Span(span.start, found.start()), Span(*found.span("told"))) if found else None


def also_named(text: str, content: Sequence[Span]) -> str:
    """Return what asides within or right behind a content say that a thing in it is called.

    "A weir, commonly known as the Step" is the Step to whoever writes of it.
    """
    behind = content[-1].end
    gaps = [(one.end, other.start) for one, other in pairwise(content)]
    found = (_NAMED.match(text, *gap) for gap in (*gaps, (behind, behind + _LONGEST)))
    return " ".join(each["told"] for each in found if each)


def only_names(words: str) -> bool:
    """Tell whether words that stand aside say no more than what a thing is called."""
    return _ONLY_NAMES.match(words) is not None
