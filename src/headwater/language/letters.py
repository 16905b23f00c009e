"""Signed letters by their layout: what stands between a greeting and a signature is the signer's.

An open letter, a resignation or a protest is often printed whole. No clause of it names who
speaks: that stands under its last line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from headwater.language.turns import Turn
from headwater.model.span import Span

LETTER = "letter"  # the rule that made a relation
LEAST_WORDS = 8  # of a letter; less between "Dear Ida," and a name is a card
LONGEST_CLOSING = 8  # words of "With all good wishes to you and yours,"
LONGEST_BARE = 4  # words of a closing that none of the usual words gives away, "Stay in touch,"
LONGEST_LINE = 100  # characters of a greeting, a closing or a signature
_DEAR = re.compile(r"(?:my |our )?dear(?:est)? \w.*|to whom it may concern\W?", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:(?:honou?red |esteemed |fellow )\w[\w’' ]{1,40}|sirs?|madam|sir or madam|mesdames"
    r"|ladies(?: and gentlemen)?|gentlemen|(?:your )?excellenc(?:y|ies)|your (?:honou?r|majesty"
    r"|highness|holiness)|comrades?|colleagues|friends|mum|mom|mother|dad|father"
    r"|(?:mr|mrs|ms|madam|madame)\.? [A-Z]\w+(?: [A-Z]\w+)?) ?[,:;!]",
    re.IGNORECASE,
)
_CLOSING_WORD = re.compile(
    r"\b(?:yours?|sincerely|faithfully|truly|respectfully|cordially|regards|wishes|love|gratefully"
    r"|warmly|fraternally|signed|greetings|in solidarity|humbly|affectionately|obediently"
    r"|with (?:many )?thanks)\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z][\w.’'\-]*"
_NAME = (
    rf"{_WORD}(?: (?:(?:of|de|del|di|du|da|van|von|der|den|bin|al|el|ter|y|e|{_WORD}) ?)){{0,6}}"
)
_SIGNATURE = re.compile(
    r"(?:[\[(]?(?:signed|sgd|s/)[\])]?[.:,/]? ?(?:by )?)?[\[(]?"
    rf"(?P<who>(?-i:{_NAME})(?:, (?-i:[A-Z])[^\[\]()\n]{{2,60}})?)[\])]?\.?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?P<closing>[^,\n]{4,60}?),? +(?=[\[(A-Z])")


class _Line(NamedTuple):
    """A line with words; ``words`` is what it says, and starts at ``span.start``."""

    span: Span
    words: str


def find_letters(text: str) -> Iterator[Turn]:
    """Yield the letters of a text as turns of those who signed them, in order.

    A letter opens with a greeting on a line of its own and ends with a closing ("Yours
    faithfully,") and a name; both stand outside what is told. Only the first of several
    signatures is its source. What follows it is not the letter's.
    """
    lines = _lines(text)
    opens = [at for at, line in enumerate(lines) if _greets(line.words)]
    for at, after in pairwise([*opens, len(lines)]):
        letter = _letter(lines, at, after)
        if letter is not None and len(letter.told.of(text).split(maxsplit=8)) >= LEAST_WORDS:
            yield letter


def _lines(text: str) -> list[_Line]:
    return [
        _Line(Span(*match.span()), match.group()) for match in re.finditer(r"\S(?:.*\S)?", text)
    ]


def _greets(words: str) -> bool:
    if len(words) > LONGEST_LINE:
        return False
    return bool(_DEAR.fullmatch(words) or _CALLED.fullmatch(words))


def _letter(lines: Sequence[_Line], first: int, after: int) -> Turn | None:
    """Return the letter that a line greets with, up to the next greeting; ``None`` if unsigned."""
    dear = _DEAR.fullmatch(lines[first].words) is not None
    for at in range(first + 2, after):
        signed = _signed(lines, at, after, bare=dear)
        if signed is not None:
            cue, source = signed
            told = Span(lines[first + 1].span.start, lines[at - 1].span.end)
            return Turn(source=source, cue=cue, told=told, rule=LETTER)
    return None


def _signed(lines: Sequence[_Line], at: int, after: int, *, bare: bool) -> tuple[Span, Span] | None:
    """Return a closing and the name under or behind it, if a line is one.

    Args:
        lines: of the whole text.
        at: number of the line.
        after: number of the line at which the letter must have ended.
        bare: whether a short line that ends with a comma closes too, without a usual word.
    """
    line = lines[at]
    if len(line.words) > LONGEST_LINE or len(line.words.split()) > LONGEST_CLOSING:
        return None
    start = line.span.start
    usual = _CLOSING_WORD.search(line.words) is not None
    behind = _CLOSED.match(line.words)
    if usual and behind and _CLOSING_WORD.search(behind["closing"]):
        name = _SIGNATURE.fullmatch(line.words, behind.end())
        if name is not None:
            return Span(*behind.span("closing")).moved(start), Span(*name.span("who")).moved(start)
    short = bare and line.words.endswith(",") and len(line.words.split()) <= LONGEST_BARE
    if not (usual or short) or at + 1 >= after:
        return None
    under = lines[at + 1]
    name = _SIGNATURE.fullmatch(under.words) if len(under.words) <= LONGEST_LINE else None
    if name is None:
        return None
    cue = Span(start, start + len(line.words.rstrip(" ,.;:!-–—")))
    return cue, Span(*name.span("who")).moved(under.span.start)
