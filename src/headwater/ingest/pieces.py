"""Lines and sentences, just well enough to find a credit that stands as one sentence."""

import re
from collections.abc import Iterator

from headwater.model import Span

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?:[.!?…]+[\"”’')\]]*|\))\s+(?=[\"“‘'(\[]*[A-Z0-9À-ÖØ-Þ©])")
# No sentence ends behind these, unless a credit follows.
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Ltd|Co|Corp|Jr|Sr))\.$"
)
_CREDIT_FOLLOWS = re.compile(
    r"[(\[]?(?:(?:Photo|Image|Picture|Source|Photograph)s?(?: (?:credit|by|courtesy))?\b ?:?"
    r"|(?:Article |Story )?[Ee]dited by|(?:Additional )?[Rr]eporting by|Comments are|Read more"
    r"|All rights|Copyright|©)"
)


def lines(text: str) -> Iterator[Span]:
    """Yield each line that holds words, without the space around it."""
    for found in _LINE.finditer(text):
        yield from _stripped(text, found.start(), found.end())


def sentences(text: str, line: Span) -> Iterator[Span]:
    """Yield the sentences of a line; a stretch in brackets may be one.

    >>> text = "It sank, the U.S. Navy said. (Reporting by A. Bell) Read more: x"
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['It sank, the U.S. Navy said.', '(Reporting by A. Bell)', 'Read more: x']
    """
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        if _ends(text, start, stop):
            yield from _stripped(text, start, stop.end())
            start = stop.end()
    yield from _stripped(text, start, line.end)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    mark = stop[0].rstrip()
    if mark == ")":
        opened = text[start] in "(["
        return opened and ")" not in text[start : stop.start()]
    if _CREDIT_FOLLOWS.match(text, stop.end()):
        return True
    # Twenty characters hold the longest short form.
    before = text[max(start, stop.start() - 20) : stop.start() + 1]
    return mark != "." or not _SHORT.search(before)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = left + len(words.strip())
    if left < right:
        yield Span(left, right)
