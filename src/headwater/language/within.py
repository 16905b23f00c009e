"""What is read again, as a text of its own, to find who is credited inside a content."""

from headwater.model.span import Span

LEAST = 4  # words; a shorter content credits nobody within
_MARKS = "\"“”‘’'` "  # some outlets open with the closing mark
_JOINING = ("that ", "That ")


def told(text: str, content: Span) -> Span | None:
    """Return a content without the marks and the "that" it opens with.

    Read so, "that she believed the bridge safe" is a sentence like any other.

    Returns:
        ``None`` if fewer than ``LEAST`` words are left.
    """
    start, end = content.start, content.end
    start = _past_marks(text, start, end)
    if text.startswith(_JOINING, start, end):
        start = _past_marks(text, start + len(_JOINING[0]), end)
    if len(text[start:end].split(maxsplit=LEAST)) < LEAST:
        return None
    return Span(start, end)


def _past_marks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _MARKS:
        start += 1
    return start
