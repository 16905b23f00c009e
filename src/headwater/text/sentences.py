"""Where sentences begin and end."""

import re
from enum import IntEnum

from headwater.model import Span
from headwater.text.memory import remember

# Abbreviations that take a point and rarely end a sentence.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt maj capt cmdr adm sgt sen rep gov pres st jr sr no vs etc jan
    feb mar apr jun jul aug sep sept oct nov dec inc ltd corp co dept univ approx fig vol e.g i.e
    u.s u.n u.k d.c a.m p.m ph.d rev hon messrs mt ft""".split()
)
_HOURS = frozenset(("a.m", "p.m"))
# What goes on with a clock's time: "at 9 a.m. Sunday", "at 9 p.m. GMT".
_DATES = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)? time|[A-Z]{1,3}[ST]T|[A-Z]T|GMT|UTC)(?![\w-])"
)
_LAST_OF_NAMES = frozenset(("u.s", "u.n", "u.k", "inc", "corp", "ltd", "co", "jr", "sr"))
_CLOSERS = "\"”’')]»"
_OPENERS = "\"“‘'([«"
_MARKS = rf"[.!?…]+[{re.escape(_CLOSERS)}]*"
_END = re.compile(rf"{_MARKS}(?=\s)")
_LAST = re.compile(rf"(?<![.!?…]){_MARKS}\Z")
_SPACE = re.compile(r"\s*")
_REACH = 12  # characters before a point that tell whether it abbreviates
# No sentence of people is longer; beyond it a stretch is cut at a space, so that a megabyte
# without a full stop costs bounded time in every stage after this one.
LONGEST = 2000  # characters


def find_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in reading order, without the white space around them.

    A line break always ends a sentence. Marks that close a quotation stay with the sentence
    that they close.

    >>> t = "Gov. Ash spoke on Dec. 2. “We wait.” Then she left."
    >>> [s.of(t) for s in find_sentences(t)]
    ['Gov. Ash spoke on Dec. 2.', '“We wait.”', 'Then she left.']
    """
    return tuple([Span(start, end) for start, end in place_sentences(text)])


def place_sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of ``find_sentences`` start and end, sooner than as spans."""
    places: list[tuple[int, int]] = []
    marks = [found.span() for found in _END.finditer(text)]
    passed = 0
    stop = -1
    for line in text.split("\n"):
        start = stop + 1
        stop = start + len(line)
        if passed == len(marks) or marks[passed][0] >= stop:
            places += _pieces(text, start, stop)
            continue
        first = passed
        while passed < len(marks) and marks[passed][1] <= stop:
            passed += 1
        for end in _ends(text, start, stop, marks[first:passed]):
            places += _pieces(text, start, end)
            start = end
    return places


def _ends(text: str, start: int, stop: int, marks: list[tuple[int, int]]) -> list[int]:
    ends = [end for mark, end in marks if _ends_here(text, start, mark, end, stop)]
    return [*ends, stop]


def _ends_here(text: str, start: int, mark: int, end: int, stop: int) -> bool:
    follow = _SPACE.match(text, end, stop)
    after = follow.end() if follow else end
    if after >= stop:
        return True
    while after < stop and text[after] in _OPENERS:
        after += 1
    first = text[after : after + 1] if after < stop else ""
    if first.islower():
        return False
    ending = _ending(text[max(start, mark - _REACH) : end])
    return ending == _POINT or (
        ending == _BEFORE_CAPITAL and first.isupper() and _DATES.match(text, after) is None
    )


class Ending(IntEnum):
    """What the end of a piece of text says of its sentence; a piece is what white space parts."""

    NONE = 0
    POINT = 1  # the sentence ends, unless a small letter follows
    BEFORE_CAPITAL = 2  # it ends if a capital follows


class Opening(IntEnum):
    """What a piece of text begins with, marks that open a quotation passed over.

    A day, a month or a zone of time counts as another thing than a capital.
    """

    OTHER = 0
    SMALL = 1
    CAPITAL = 2


_POINT, _BEFORE_CAPITAL = int(Ending.POINT), int(Ending.BEFORE_CAPITAL)  # sooner looked up


def read_ending(piece: str) -> Ending:
    """Tell what a piece of text, without white space, says of an end of its sentence.

    With ``read_opening`` of the next piece in the line that decides it, as ``find_sentences``
    does.
    """
    found = _LAST.search(piece)
    return Ending.NONE if found is None else _ending(piece[max(0, found.start() - _REACH) :])


def read_opening(piece: str) -> Opening:
    """Tell what a piece of text, without white space, begins with."""
    word = piece.lstrip(_OPENERS)
    first = word[:1]
    if first.islower():
        return Opening.SMALL
    return Opening.CAPITAL if first.isupper() and not _DATES.match(word) else Opening.OTHER


@remember(65_536)
def _ending(tail: str) -> Ending:
    """Tell what the marks at the end of a few characters say."""
    found = _LAST.search(tail)
    if found is None:
        return Ending.NONE
    if found.group() != ".":
        return Ending.POINT
    word = re.search(r"[\w.]+$", tail[: found.start()])
    if word is None:
        return Ending.POINT
    folded = word.group().casefold()
    if len(folded) == 1 and folded.isalpha() and word.group().isupper():
        return Ending.NONE  # an initial: "Lena R. Ruiz"
    if folded in _HOURS:
        return Ending.BEFORE_CAPITAL
    if folded in _LAST_OF_NAMES:
        return Ending.NONE if folded[1:2] == "." else Ending.POINT
    return Ending.NONE if folded in _ABBREVIATIONS else Ending.POINT


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= LONGEST:
        return _strip(text, start, end)
    pieces: list[tuple[int, int]] = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        pieces += _strip(text, start, stop)
        start = stop
    return pieces


def _strip(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretch without the white space around it; nothing if that is all."""
    piece = text[start:end].lstrip()
    start = end - len(piece)
    return [(start, start + len(piece.rstrip()))] if piece else []
