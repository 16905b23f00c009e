"""The words of a report, each looked up once: what is compared, counted and hashed of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import accumulate, chain, compress, count
from sys import byteorder
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.facts import TOKEN, read_fact
from headwater.model import Span
from headwater.text import (
    FUNCTION_WORDS,
    LONGEST_SENTENCE,
    content_stems,
    fold,
    fold_words,
    place_sentences,
    read_ending,
    read_opening,
    remember,
    stem,
)

BREAK = "\n"
# One letter a piece, by its ending and its opening.
_SIGNS = ("-aA", ".bB", "?cC")
_BLANK = " "  # the sign of an empty piece
# The last piece of a sentence, by its sign and by what follows in its line; or a line break.
_END = re.compile(
    r"[.bB?cC\n](?:(?<=\n)|(?<=[.bB])(?= *(?:[^ abc]|\Z))|(?<=[?cC])(?= *(?:[ABC\n]|\Z)))"
)
_SPACE = re.compile(r"[^\S\n]")
_PLAIN = bytes(32 if chr(code).isspace() and chr(code) != BREAK else code for code in range(256))
_ENDING = ".,:;?!"  # marks that end a piece and are no part of a word
MIX = 0x9E3779B97F4A7C15  # odd, from the golden ratio; spreads neighbouring words
WIDEST = 0xFFFFFFFFFFFFFFFF  # 64 bits
Keys = NDArray[np.uint64]
Place = tuple[int, int]  # start and end, as of a span; a report has more than are ever shown
Facts = tuple[tuple[str, str, int, int], ...]


class Form(NamedTuple):
    """One piece of a text, as it is looked at.

    Attributes:
        keys: hashes of its folded words, eight bytes each.
        stems: of its content words.
        facts: figure, word of a name, and where in the piece they stand; an empty word is none.
        small: words of it that stand in small letters, so that they are no names.
        sign: what it says of an end of its sentence, and what it begins with; see ``_sign``.
    """

    keys: bytes
    stems: tuple[str, ...]
    facts: Facts
    small: tuple[str, ...]
    sign: str


@remember(262_144)
def _form(piece: str) -> Form:
    letters = piece.rstrip(_ENDING)
    plain = letters.isascii() and letters.isalpha()
    return read_plain(letters, piece) if plain else read_form(piece)


def read_plain(letters: str, piece: str) -> Form:
    """Return the same as ``read_form`` for a piece of letters from A to Z and an ending, sooner."""
    figure, name, named = read_fact(letters)
    folded = fold(letters)
    told = figure or named
    return Form(
        keys=hash_word(folded).to_bytes(8, byteorder),
        stems=() if folded in FUNCTION_WORDS else (stem(folded),),
        facts=((figure, name if named else "", 0, len(letters)),) if told else (),
        small=(name,) if name and not named else (),
        sign=_sign(piece),
    )


def read_form(piece: str) -> Form:
    """Look at the letters and digits of a piece, and the marks between them."""
    facts, small = [], []
    for token in TOKEN.finditer(piece):
        figure, name, named = read_fact(token.group())
        if figure or named:
            facts.append((figure, name if named else "", *token.span()))
        if name and not named:
            small.append(name)
    return Form(
        keys=b"".join([hash_word(word).to_bytes(8, byteorder) for word in fold_words(piece)]),
        stems=content_stems(piece),
        facts=tuple(facts),
        small=tuple(small),
        sign=_sign(piece),
    )


def _sign(piece: str) -> str:
    """Return a letter for what a piece says of an end of its sentence, and begins with."""
    if not piece:
        return _BLANK
    return BREAK if piece == BREAK else _SIGNS[read_ending(piece)][read_opening(piece)]


@lru_cache(maxsize=262_144)
def hash_word(word: str) -> int:
    """Return a hash of 64 bits that is the same on every machine and in every run."""
    return hash_bytes(word.encode("utf-8", "surrogatepass"))


def hash_bytes(data: bytes) -> int:
    """Return a hash of 64 bits."""
    return int.from_bytes(blake2b(data, digest_size=8).digest())


# Where a figure or a word of a name stands: in which piece, and from where to where in it.
Fact = tuple[int, int, int]


@dataclass(frozen=True)
class Running:
    """The words outside masked stretches, in reading order.

    Attributes:
        source: the whole text.
        visible: start and end of each stretch that is not masked, ascending.
        stems: of each piece of them its content words, a piece being what ``_split`` parts.
        signs: of each piece what it says of its sentence.
        figures: numbers, with where first.
        names: words of names, with where first.
        text: hashes of all words, masked ones too, as bytes.
        runs: hashes of all runs of words that no mask parts, in reading order.
    """

    source: str
    visible: list[Place]
    stems: Sequence[tuple[str, ...]]
    signs: str
    figures: dict[str, Fact]
    names: dict[str, Fact]
    text: bytes
    runs: Keys

    def sentences(self) -> list[frozenset[str]]:
        """Return the content stems of each sentence of the source, as ``place_sentences`` cuts it.

        A stem that no mask hides is given to the first sentence that ends after its piece starts.
        """
        own = self.stems
        return [frozenset(chain.from_iterable(own[first:end])) for first, end in self._cut()]

    def _cut(self) -> list[tuple[int, int]]:
        """Return of each sentence its first piece and that beyond its last."""
        if self.visible == [(0, len(self.source))] and not _has_long_line(self.source):
            return _cut(self.signs)
        ends = [end for _, end in place_sentences(self.source)]
        beyond = [bisect_left(self._starts, end) for end in ends]
        return list(zip([0, *beyond], beyond, strict=False))

    def place(self, fact: Fact) -> Place:
        """Return where a fact stands in the source."""
        piece, start, end = fact
        at = self._starts[piece]
        return at + start, at + end

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece starts; a line break takes no room beside the blank it makes."""
        found: list[int] = []
        for low, high in self.visible:
            pieces = _split(self.source[low:high])
            room = [0 if piece == BREAK else len(piece) + 1 for piece in pieces]
            found += accumulate(room[:-1], initial=low)
        return found


def _has_long_line(text: str) -> bool:
    """Tell whether a sentence of a text may have to be cut inside a line, for its length."""
    return len(text) > LONGEST_SENTENCE and max(map(len, text.split(BREAK))) > LONGEST_SENTENCE


def _cut(signs: str) -> list[tuple[int, int]]:
    """Part pieces into sentences: the first of each, and that beyond its last."""
    found: list[tuple[int, int]] = []
    first = 0
    for end in _END.finditer(signs):
        place = end.start()
        if signs[place] != BREAK:
            found.append((first, place + 1))
        elif signs[first:place].strip(_BLANK):
            found.append((first, place))
        first = place + 1
    if signs[first:].strip(_BLANK):
        found.append((first, len(signs)))
    return found


def read_words(text: str, masked: Sequence[Span], size: int) -> Running:
    """Go once through the words of a text.

    Args:
        text: a report's whole text.
        masked: stretches to leave out, ascending; they may overlap.
        size: words in a run.
    """
    visible: list[Place] = []
    forms: list[Form] = []
    keys: list[bytes] = []
    kept: list[tuple[int, int]] = []
    held = 0  # bytes of keys so far
    for start, end, hidden in _stretches(text, masked):
        own = list(map(_form, _split(text[start:end])))
        keys.append(b"".join([form.keys for form in own]))
        first, held = held, held + len(keys[-1])
        if not hidden:
            visible.append((start, end))
            forms += own
            kept.append((first // 8, held // 8 - size + 1))
    words = b"".join(keys)
    runs = hash_runs(np.frombuffer(words, np.uint64), size)
    if len(keys) > 1:  # a run that a mask parts was hashed with the others and is left out here
        whole = [runs[first:beyond] for first, beyond in kept if first < beyond]
        runs = np.concatenate([runs[:0], *whole])
    # All columns at once: to ask each form for each costs twice as much.
    _, stems, facts, small, signs = zip(*forms, strict=True) if forms else ((),) * 5
    figures, names = _find_facts(facts, small)
    return Running(
        source=text,
        visible=visible,
        stems=stems,
        signs="".join(signs),
        figures=figures,
        names=names,
        text=words,
        runs=runs,
    )


def _find_facts(
    facts: Sequence[Facts], small: Iterable[Sequence[str]]
) -> tuple[dict[str, Fact], dict[str, Fact]]:
    """Return figures, and words of names, with where each first stands.

    Args:
        facts: of each piece.
        small: of each piece the words that stand in small letters, and so are no names.
    """
    figures: dict[str, Fact] = {}
    names: dict[str, Fact] = {}
    no_names = set(chain.from_iterable(small))
    for piece in compress(count(), facts):
        for figure, name, start, end in facts[piece]:
            if figure and figure not in figures:
                figures[figure] = piece, start, end
            if name and name not in names and name not in no_names:
                names[name] = piece, start, end
    return figures, names


def _stretches(text: str, masked: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    here = 0
    for span in masked:
        if span.end > here:
            if span.start > here:
                yield here, span.start, False
            yield max(here, span.start), span.end, True
            here = span.end
    yield here, len(text), False


def _split(text: str) -> list[str]:
    """Part a text at each single white space, so that the lengths of the pieces tell their places.

    Whatever a word, a name or a figure can be lies within one piece; some pieces are empty. A line
    break is a piece of its own beside.
    """
    plain = text.encode().translate(_PLAIN).decode() if text.isascii() else _SPACE.sub(" ", text)
    return plain.replace(BREAK, f" {BREAK} ").split(" ")


def hash_runs(keys: Keys, size: int) -> Keys:
    """Return a hash of 64 bits of every run of ``size`` words, given the hashes of the words."""
    if len(keys) < size:
        return np.empty(0, np.uint64)
    mix, shift = np.uint64(MIX), np.uint64(29)
    last = len(keys) - size + 1
    runs = keys[:last].copy()
    for place in range(1, size):
        runs *= mix
        runs ^= runs >> shift
        runs += keys[place : last + place]
    return runs
