"""The words of a report, each looked up once: what is compared, counted and hashed of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain
from sys import byteorder
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.facts import TOKEN, read_fact
from headwater.model import Span
from headwater.text import FUNCTION_WORDS, content_stems, fold, fold_words, remember, stem

_SPACE = re.compile(r"\s")
_PLAIN = bytes(32 if chr(code).isspace() else code for code in range(256))
_ENDING = ".,:;?!"  # marks that end a piece and are no part of a word
MIX = 0x9E3779B97F4A7C15  # odd, from the golden ratio; spreads neighbouring words
WIDEST = 0xFFFFFFFFFFFFFFFF  # 64 bits
Keys = NDArray[np.uint64]
Place = tuple[int, int]  # start and end, as of a span; a report has more than are ever shown


class Form(NamedTuple):
    """One piece of a text, as it is looked at.

    Attributes:
        keys: hashes of its folded words, eight bytes each.
        stems: of its content words.
        facts: figure, word of a name, and where in the piece they stand; an empty word is none.
        small: words of it that stand in small letters, so that they are no names.
    """

    keys: bytes
    stems: tuple[str, ...]
    facts: tuple[tuple[str, str, int, int], ...]
    small: tuple[str, ...]


@remember(262_144)
def _form(piece: str) -> Form:
    letters = piece.rstrip(_ENDING)
    return read_plain(letters) if letters.isascii() and letters.isalpha() else read_form(piece)


def read_plain(letters: str) -> Form:
    """Return the same as ``read_form`` for letters from A to Z alone, sooner."""
    figure, name, named = read_fact(letters)
    folded = fold(letters)
    told = figure or named
    return Form(
        keys=hash_word(folded).to_bytes(8, byteorder),
        stems=() if folded in FUNCTION_WORDS else (stem(folded),),
        facts=((figure, name if named else "", 0, len(letters)),) if told else (),
        small=(name,) if name and not named else (),
    )


def read_form(letters: str) -> Form:
    """Look at the letters and digits of a piece, and the marks between them."""
    facts, small = [], []
    for token in TOKEN.finditer(letters):
        figure, name, named = read_fact(token.group())
        if figure or named:
            facts.append((figure, name if named else "", *token.span()))
        if name and not named:
            small.append(name)
    return Form(
        keys=b"".join([hash_word(word).to_bytes(8, byteorder) for word in fold_words(letters)]),
        stems=content_stems(letters),
        facts=tuple(facts),
        small=tuple(small),
    )


@lru_cache(maxsize=262_144)
def hash_word(word: str) -> int:
    """Return a hash of 64 bits that is the same on every machine and in every run."""
    return hash_bytes(word.encode("utf-8", "surrogatepass"))


def hash_bytes(data: bytes) -> int:
    """Return a hash of 64 bits."""
    return int.from_bytes(blake2b(data, digest_size=8).digest())


class Fact(NamedTuple):
    """Where a figure or a word of a name stands: in which piece, and from where to where in it."""

    piece: int
    start: int
    end: int


@dataclass(frozen=True)
class Running:
    """The words outside masked stretches, in reading order.

    Attributes:
        source: the whole text.
        visible: start and end of each stretch that is not masked, ascending.
        forms: of each piece of them, a piece being what white space parts; some are empty.
        text: hashes of all words, masked ones too, as bytes.
        runs: hashes of all runs of words that no mask parts, in reading order.
    """

    source: str
    visible: list[Place]
    forms: list[Form]
    text: bytes
    runs: Keys

    def stems(self, ends: Sequence[int]) -> list[frozenset[str]]:
        """Return the content stems that start before each of some ascending places.

        Each stem is given to the first of the places that comes after it.
        """
        own = [form.stems for form in self.forms]
        beyond = np.searchsorted(self._starts, ends).tolist()
        return [
            frozenset(chain.from_iterable(own[first:last]))
            for first, last in zip([0, *beyond], beyond, strict=False)
        ]

    def facts(self) -> tuple[dict[str, Fact], dict[str, Fact]]:
        """Return figures, and words of names, with where each first stands."""
        figures: dict[str, Fact] = {}
        names: dict[str, Fact] = {}
        small = set(chain.from_iterable([form.small for form in self.forms]))
        telling = [(piece, form.facts) for piece, form in enumerate(self.forms) if form.facts]
        for piece, facts in telling:
            for figure, name, start, end in facts:
                if figure and figure not in figures:
                    figures[figure] = Fact(piece, start, end)
                if name and name not in names and name not in small:
                    names[name] = Fact(piece, start, end)
        return figures, names

    def place(self, fact: Fact) -> Place:
        """Return where a fact stands in the source."""
        at = int(self._starts[fact.piece])
        return at + fact.start, at + fact.end

    @cached_property
    def _starts(self) -> NDArray[np.intp]:
        """Where each piece starts."""
        found = [np.empty(0, np.intp)]
        for low, high in self.visible:
            pieces = _split(self.source[low:high])
            beyond = np.fromiter(map(len, pieces), np.intp, len(pieces)) + 1
            found.append(beyond.cumsum() - beyond + low)
        return np.concatenate(found)


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
        parts = [runs[first:beyond] for first, beyond in kept if first < beyond]
        runs = np.concatenate([runs[:0], *parts])
    return Running(source=text, visible=visible, forms=forms, text=words, runs=runs)


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

    Whatever a word, a name or a figure can be lies within one piece; some pieces are empty.
    """
    if text.isascii():
        return text.encode().translate(_PLAIN).decode().split(" ")
    return _SPACE.sub(" ", text).split(" ")


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
