"""Which words stand inside quotation marks."""

import re
from dataclasses import dataclass

from headwater.model import Span

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MARKS = '“”«»„"'
_MARK = re.compile(f"[{_MARKS}]")
# Longer than any quotation people print; an opener without a partner within it is a stray.
LONGEST = 5000  # characters


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside one pair of quotation marks.

    Attributes:
        inside: the words without the marks.
        outside: the words with the marks.
        continues: the paragraph ended inside the quotation and the next one opens with a
            mark again, so that the speaker goes on.
    """

    inside: Span
    outside: Span
    continues: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, outermost only, in reading order.

    A paragraph that opens a quotation and does not close it is a quotation to its end when the
    next paragraph opens with a mark again (the rule of print for speeches of several
    paragraphs); otherwise the opener is passed over as a stray.
    """
    if not any(mark in text for mark in _MARKS):
        return ()  # sooner told than by a search for any of them
    found: list[Quotation] = []
    lines = list(re.finditer(r"[^\n]+", text))
    for index, line in enumerate(lines):
        after = lines[index + 1].group().lstrip()[:1] if index + 1 < len(lines) else ""
        found.extend(_in_paragraph(text, line.start(), line.end(), after in ("“", '"', "«")))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        here, sign = mark.start(), mark.group()
        if opened is None:
            closer = _PAIRS.get(sign) or ('"' if sign == '"' and _opens(text, here) else None)
            opened = (here, closer) if closer else None
        elif sign == opened[1] or (sign == '"' and opened[1] == "”"):
            if here > opened[0] + 1 and here - opened[0] <= LONGEST:
                found.append(Quotation(Span(opened[0] + 1, here), Span(opened[0], here + 1)))
            opened = None
    if opened and goes_on and opened[0] + 1 < end and end - opened[0] <= LONGEST:
        found.append(Quotation(Span(opened[0] + 1, end), Span(opened[0], end), continues=True))
    return found


def _opens(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return not before or before.isspace() or before in "([—–-:…'‘"
