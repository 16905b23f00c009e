"""Words of reports and file names, made safe to print on one line of a terminal."""

import re

# Controls, and characters that turn the direction of writing: on a terminal they could hide or
# forge what stands around them, so they are shown by number.
_ACTING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(text: str) -> str:
    r"""Return text on one line with nothing left in it that acts on a terminal.

    >>> shown("two\n  lines \x1b[31m")
    'two lines ⟨U+001B⟩[31m'
    """
    return _ACTING.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", " ".join(text.split()))


def shorten(text: str, most: int) -> str:
    """Return the first words of a text, an ellipsis marking that more follow.

    >>> shorten("a long sentence", 8)
    'a long…'
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{kept}…"


def quote(words: str) -> str:
    """Put words into quotation marks; those that they bring are not doubled.

    >>> quote("it burned"), quote('"It burned,"'), quote("“It burned.")
    ('“it burned”', '"It burned,"', '“It burned.”')
    """
    opening, closing = marks(words)
    return f"{opening}{words}{closing}"


def marks(words: str) -> tuple[str, str]:
    """Return the quotation marks to set around words, each empty if they bring it."""
    if not words.startswith(('"', "“")):
        return "“", "”"
    # Cut short, or ending before its quotation does, it still wants a closing mark.
    closed = words.count("“") <= words.count("”") and words.count('"') % 2 == 0
    return "", "" if closed else "”"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 report``, ``2 reports``, ``3 stories``."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {plural}"
