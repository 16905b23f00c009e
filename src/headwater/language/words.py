"""A text as words with offsets, the pieces and features the tagger reads, and its windows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.language.wordpiece import CACHED_WORDS, FIRST, LAST, UNKNOWN, WordPiece

PIECES_PER_WORD = 12  # the rest of a longer word says nothing about its role
FEATURES = 12  # shape (3) times inside quotation marks (2) times first of its paragraph (2)

# Contractions stand alone, so that "Clinton" in "Clinton's" can be a source; hyphens bind.
_WORD = re.compile(
    r"``|''|[’'](?:s|re|ve|ll|d|m)\b|\w+(?:[’'](?!(?:s|re|ve|ll|d|m)\b)\w+|-\w+)*|\.\.\.|[^\w\s]",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")
_SPELLING = {"``": '"', "''": '"', "“": '"', "”": '"', "’": "'", "‘": "'"}
_OPENING = frozenset({"“", "``"})
# Some texts use the pair of apostrophes for both ends; the network has learned it as closing.
_CLOSING = frozenset({"”", "''"})
_EITHER = frozenset({'"'})
_MARKS = _OPENING | _CLOSING | _EITHER
OPENING_MARKS = _OPENING | _EITHER | {"”"}  # some outlets open with the closing mark
CLOSING_MARKS = _CLOSING | _EITHER
_TRAILING = frozenset({"'", "’", ")", "]"})
_TITLES = frozenset(
    """mr mrs ms dr sen rep gov gen lt col sgt capt st jr sr no vs inc corp co ltd prof rev
    hon jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one text, as parallel sequences.

    Attributes:
        starts: offset of each word's first character, in code points.
        ends: offset one past its last.
        paragraphs: number of the line each word stands in, from 0, empty lines not counted.
        sentences: number of the sentence, from 0; a new paragraph starts a new sentence.
        quoted: whether it stands inside quotation marks (the marks themselves count as outside).
        features: 0 to 11, see ``FEATURES``.
        pieces: the encoder's numbers for each word, never empty.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    sentences: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    features: NDArray[np.int8]
    pieces: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A window as the network reads it.

    Attributes:
        pieces: numbers, with [CLS] before all and [SEP] after each paragraph.
        features: one a piece.
        firsts: for each word of the window, where its first piece stands.
    """

    pieces: list[int]
    features: list[int]
    firsts: list[int]


def read_words(text: str, splitter: WordPiece) -> Words:
    """Part a text into words; white space and nothing else is left out."""
    spans: list[tuple[int, int]] = []
    counts: list[int] = []
    opens: list[bool] = []
    quoted: list[bool] = []
    shapes: list[int] = []
    pieces: list[tuple[int, ...]] = []
    for line in _LINE.finditer(text):
        own = [match.span() for match in _WORD.finditer(text, line.start(), line.end())]
        if not own:
            continue
        words = [text[start:end] for start, end in own]
        marks = _marks(words, own)
        spans += own
        counts.append(len(own))
        opens += _sentence_openings(words, own, marks)
        quoted += _inside(marks)
        shapes += map(_shape, words)
        pieces += [
            splitter.word(_SPELLING.get(word, word))[:PIECES_PER_WORD] or (UNKNOWN,)
            for word in words
        ]
    places = np.array(spans, np.int32).reshape(-1, 2)
    inside = np.array(quoted, np.bool_)
    first = np.zeros(len(spans), np.int64)
    sizes = np.array(counts, np.int64)
    first[np.cumsum(sizes) - sizes] = 1
    return Words(
        starts=places[:, 0].copy(),
        ends=places[:, 1].copy(),
        paragraphs=np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
        sentences=np.cumsum(opens, dtype=np.int32) - np.int32(1),
        quoted=inside,
        features=(np.array(shapes, np.int64) * 4 + inside * 2 + first).astype(np.int8),
        pieces=tuple(pieces),
    )


def windows(words: Words, limit: int, *, join: bool = True) -> list[tuple[int, int]]:
    """Part the words into consecutive windows of at most ``limit`` pieces, marks included.

    A window holds whole paragraphs where they fit; a longer paragraph is cut, at a sentence's
    end where one comes late enough.

    Args:
        words: of the whole text.
        limit: in pieces, at least 16.
        join: whether a window may hold more than one paragraph.

    Returns:
        The first and one past the last word of each window.
    """
    costs = [len(pieces) for pieces in words.pieces]
    parts: list[tuple[int, int]] = []
    for first, last in _paragraphs(words):
        parts.extend(_cut(words, costs, first, last, limit - 2))
    out: list[tuple[int, int]] = []
    room = 0
    for first, last in parts:
        cost = sum(costs[first:last]) + 1
        if join and out and cost <= room:
            out[-1] = (out[-1][0], last)
            room -= cost
        else:
            out.append((first, last))
            room = limit - 1 - cost
    return out


def row(words: Words, first: int, last: int) -> Row:
    """Write the window from word ``first`` up to ``last`` as the network reads it."""
    pieces = [FIRST]
    features = [0]
    firsts = []
    paragraphs = words.paragraphs[first:last].tolist()
    before = paragraphs[0]
    told = zip(
        words.pieces[first:last], words.features[first:last].tolist(), paragraphs, strict=True
    )
    for own, feature, paragraph in told:
        if paragraph != before:
            before = paragraph
            pieces.append(LAST)
            features.append(0)
        firsts.append(len(pieces))
        pieces.extend(own)
        features.extend([feature] * len(own))
    return Row(pieces=[*pieces, LAST], features=[*features, 0], firsts=firsts)


def _paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    turns = np.flatnonzero(np.diff(words.paragraphs)) + 1
    yield from pairwise([0, *turns.tolist(), len(words)]) if len(words) else ()


def _cut(
    words: Words, costs: list[int], first: int, last: int, room: int
) -> Iterator[tuple[int, int]]:
    if sum(costs[first:last]) <= room:
        yield first, last
        return
    start, used = first, 0
    place = first
    while place < last:
        if used + costs[place] > room:
            end = _late_sentence_end(words, start, place)
            yield start, end
            start = place = end
            used = 0
        used += costs[place]
        place += 1
    yield start, last


def _late_sentence_end(words: Words, start: int, place: int) -> int:
    """Return the last sentence end in the second half of a stretch, else its end."""
    for end in range(place, (start + place) // 2, -1):
        if words.sentences[end] != words.sentences[end - 1]:
            return end
    return place


def _marks(words: list[str], spans: list[tuple[int, int]]) -> list[int]:
    """Return for each word 1 for a mark that opens a quotation, -1 for one that closes it, or 0."""
    if _MARKS.isdisjoint(words):
        return [0] * len(words)
    out = []
    inside = False
    for place, word in enumerate(words):
        mark = 0
        if word in _CLOSING or (word in _EITHER and _closes(spans, place, inside=inside)):
            mark, inside = -1, False
        elif word in _OPENING or word in _EITHER:
            mark, inside = 1, True
        out.append(mark)
    return out


def _inside(marks: list[int]) -> Iterator[bool]:
    inside = False
    for mark in marks:
        if mark:
            inside = mark > 0
        yield inside and not mark


def _closes(spans: list[tuple[int, int]], place: int, *, inside: bool) -> bool:
    """Tell whether a mark that may open or close does close here.

    It leans on the word it belongs to; in tokenised text it leans on neither, and closes what
    is open.
    """
    start, end = spans[place]
    left = place > 0 and spans[place - 1][1] == start
    right = place + 1 < len(spans) and spans[place + 1][0] == end
    return left if left != right else inside


def _sentence_openings(
    words: list[str], spans: list[tuple[int, int]], marks: list[int]
) -> list[bool]:
    """Tell for each word of a paragraph whether a sentence starts with it."""
    opens = [True] + [False] * (len(words) - 1)
    for place in range(1, len(words) - 1):
        if words[place] not in (".", "!", "?", "...") or _abbreviates(words[place - 1]):
            continue
        after = place + 1
        # Marks that close belong to the sentence that ends.
        while after < len(words) - 1 and (
            marks[after] < 0
            or (words[after] in _TRAILING and spans[after][0] == spans[after - 1][1])
        ):
            after += 1
        if spans[after][0] == spans[after - 1][1]:
            continue  # a point inside a number or a name of the web
        if words[after][:1].isupper() or marks[after] or words[after][:1] in "([0123456789":
            opens[after] = True
    return opens


def _abbreviates(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word.lower() in _TITLES


@lru_cache(maxsize=CACHED_WORDS)
def _shape(word: str) -> int:
    """Return 2 for capitals throughout, 1 for a capital first, 0 otherwise."""
    if len(word) > 1 and word.isupper():
        return 2
    return int(word[:1].isupper())
