"""Words to the pieces the encoder knows.

The scheme is BERT's, uncased: strip accents, part punctuation off, then take the longest piece
the vocabulary holds, from the left. Every step is bounded, whatever the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

UNKNOWN = 100  # [UNK] in the published vocabulary
FIRST = 101  # [CLS]
LAST = 102  # [SEP]

LONGEST_WORD = 100  # characters; BERT reads a longer word as unknown
LONGEST_RUN = 2_000  # characters of one unspaced run that are looked at
CACHED_WORDS = 100_000  # a few dozen megabytes at most

# White space as Unicode counts it; other control characters vanish inside a word instead.
_RUN = re.compile("[^\t\n\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_PLAIN = re.compile(r"[a-z0-9]+")
_PLAIN_OR_MARK = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
_PRINTABLE = re.compile(r"[!-~]+")


class WordPiece:
    """Splits text by one vocabulary.

    Results do not hang on what was split before; the cache only saves time.
    """

    def __init__(self, vocabulary: Path) -> None:
        """Read a vocabulary of one piece a line, numbered from 0."""
        with vocabulary.open(encoding="utf-8", newline="\n") as lines:
            self._numbers = {line.rstrip("\n"): number for number, line in enumerate(lines)}
        self._cache: dict[str, tuple[int, ...]] = {}

    def split(self, text: str, limit: int) -> list[int]:
        """Return the first pieces of a text, at most ``limit``, without the two marks."""
        pieces: list[int] = []
        for run in _RUN.finditer(text):
            pieces += self.word(run.group())
            if len(pieces) >= limit:
                break
        return pieces[:limit]

    def word(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a run without white space; empty if only controls are in it."""
        known = self._cache.get(word)
        if known is not None:
            return known
        parts = _parts(word[:LONGEST_RUN])
        pieces = tuple(piece for part in parts for piece in self._longest_first(part))
        if len(word) <= LONGEST_WORD and len(self._cache) < CACHED_WORDS:
            self._cache[word] = pieces
        return pieces

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [UNKNOWN]
        pieces: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._numbers.get(mark + part[start:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            pieces.append(number)
            start = end
        return pieces


def _parts(word: str) -> Iterator[str]:
    """Yield the lower-case stretches and single punctuation marks of a run."""
    lower = word.lower()
    if _PRINTABLE.fullmatch(lower):
        yield from _PLAIN_OR_MARK.findall(lower)
        return
    current: list[str] = []
    for character in _cleaned(word):
        if _stands_alone(character):
            yield from ("".join(current),) if current else ()
            yield character
            current = []
        else:
            current.append(character)
    if current:
        yield "".join(current)


def _cleaned(word: str) -> str:
    """Drop control characters, lone surrogates and U+FFFD, lower the case, strip accents."""
    kept = "".join(
        character
        for character in word
        if character != "\ufffd" and not unicodedata.category(character).startswith("C")
    )
    apart = unicodedata.normalize("NFD", kept)
    return "".join(
        character for character in apart if unicodedata.category(character) != "Mn"
    ).lower()


def _stands_alone(character: str) -> bool:
    """Tell whether a character is a piece of its own: punctuation or a Chinese character."""
    number = ord(character)
    if number < 0x80:
        return not _PLAIN.fullmatch(character)
    if unicodedata.category(character).startswith("P"):
        return True
    return (
        0x3400 <= number <= 0x4DBF
        or 0x4E00 <= number <= 0x9FFF
        or 0xF900 <= number <= 0xFAFF
        or 0x20000 <= number <= 0x2CEAF
        or 0x2F800 <= number <= 0x2FA1F
    )
