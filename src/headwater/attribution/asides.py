"""Asides: what stands between commas and tells something of its own.

"The lock, which was built in 1950, was closed" tells two things, and neither is the other.
"""

import re
from collections.abc import Iterator

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
_ASIDE = re.compile(rf", (?P<told>{_OPENING}[^,;:()—\n]{{3,160}}), (?={_VERB})", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do|said"
    r"|\w{2,}ed)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[,;:—\n]")
_FAR = 120  # characters of a subject; what an aside follows further on is not looked into
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
