"""Where sentences begin and end."""

import re

from headwater.model import Span

# Abbreviations that take a point and rarely end a sentence.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt maj capt cmdr adm sgt sen rep gov pres st jr sr no vs etc jan
    feb mar apr jun jul aug sep sept oct nov dec inc ltd corp co dept univ approx fig vol e.g i.e
    u.s u.n u.k d.c a.m p.m ph.d rev hon messrs mt ft""".split()
)
_CLOSERS = "\"”’')]»"
_OPENERS = "\"“‘'([«"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s)")
_SPACE = re.compile(r"\s*")
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
    head = after
    while head < stop and text[head] in _OPENERS:
        head += 1
    if head < stop and text[head].islower():
        return False
    if text[mark] != "." or end - mark > 1:
        return True
    return not _abbreviates(text, start, mark, text[head : head + 1])


def _abbreviates(text: str, start: int, mark: int, follower: str) -> bool:
    word = re.search(r"[\w.]+$", text[max(start, mark - 12) : mark])
    if word is None:
        return False
    folded = word.group().casefold()
    if len(folded) == 1 and folded.isalpha() and word.group().isupper():
        return True  # an initial: "Lena R. Ruiz"
    if folded in {"a.m", "p.m", "u.s", "u.n", "u.k", "inc", "corp", "ltd", "co", "jr", "sr"}:
        return False if follower.isupper() and folded in {"a.m", "p.m"} else folded[1:2] == "."
    return folded in _ABBREVIATIONS


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
