"""What is read again, as a text of its own, to find who is credited inside a content."""

import re
import tomllib
from functools import cache
from pathlib import Path

from headwater.model.span import Span

LEAST = 4  # words; a shorter content credits nobody within
_MARKS = "\"“”‘’'` "  # some outlets open with the closing mark
_JOINING = ("that ", "That ")
_LIST = Path(__file__).with_name("traces.toml")
_WORD = re.compile(r"[a-z]+|:")


def told(text: str, content: Span) -> Span | None:
    """Return a content without the marks and the "that" it opens with.

    Read so, "that she believed the bridge safe" is a sentence like any other.

    Returns:
        ``None`` if it is not worth reading: fewer than ``LEAST`` words are left, or none of them
        is one of ``traces()``.
    """
    start, end = content.start, content.end
    start = _past_marks(text, start, end)
    if text.startswith(_JOINING, start, end):
        start = _past_marks(text, start + len(_JOINING[0]), end)
    left = text[start:end]
    if len(left.split(maxsplit=LEAST)) < LEAST or traces().isdisjoint(_WORD.findall(left.lower())):
        return None
    return Span(start, end)


@cache
def traces() -> frozenset[str]:
    """Return the words of which a content has one if somebody may be credited in it."""
    lists = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return frozenset(word for one in lists.values() for word in one["words"])


def _past_marks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _MARKS:
        start += 1
    return start
