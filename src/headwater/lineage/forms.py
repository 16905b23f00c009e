"""The words of a report, each looked up once: what is compared, counted and hashed of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, chain
from sys import byteorder
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.facts import TOKEN, read_fact
from headwater.model import Span
from headwater.text import FUNCTION_WORDS, content_stems, fold, fold_words, stem

# Whatever a word, a name or a figure can be is one of these or lies within one.
_LETTERS = re.compile(r"(\w+(?:[’'\-\u2010\u2011.,:]\w+)*)")
MIX = 0x9E3779B97F4A7C15  # odd, from the golden ratio; spreads neighbouring words
WIDEST = 0xFFFFFFFFFFFFFFFF  # 64 bits
Keys = NDArray[np.uint64]
Place = tuple[int, int]  # start and end, as of a span; a report has more than are ever shown


class Form(NamedTuple):
    """One stretch of letters and digits, as it is looked at.

    Attributes:
        keys: hashes of its folded words, eight bytes each.
        stems: of its content words.
        facts: figure, word of a name, and where in the stretch they stand; an empty word is none.
        small: words of it that stand in small letters, so that they are no names.
    """

    keys: bytes
    stems: tuple[str, ...]
    facts: tuple[tuple[str, str, int, int], ...]
    small: tuple[str, ...]


@lru_cache(maxsize=262_144)
def _form(letters: str) -> Form:
    return read_plain(letters) if letters.isascii() and letters.isalpha() else read_form(letters)


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
    """Look at a stretch of letters and digits, and the marks inside it."""
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


@dataclass(frozen=True, slots=True)
class Running:
    """The words outside masked stretches, in reading order.

    Attributes:
        starts: where each stretch of letters starts.
        forms: what it is.
        text: hashes of all words, masked ones too, as bytes.
        runs: hashes of all runs of words that no mask parts, in reading order.
    """

    starts: list[int]
    forms: list[Form]
    text: bytes
    runs: Keys

    def stems(self) -> tuple[list[str], list[int]]:
        """Return all content stems, and how many of them stand before each stretch of letters."""
        own = [form.stems for form in self.forms]
        return list(chain.from_iterable(own)), list(accumulate(map(len, own), initial=0))

    def facts(self) -> tuple[dict[str, Place], dict[str, Place]]:
        """Return figures, and words of names, with where each first stands."""
        figures: dict[str, Place] = {}
        names: dict[str, Place] = {}
        small = set(chain.from_iterable([form.small for form in self.forms]))
        telling = [(at, form.facts) for at, form in zip(self.starts, self.forms) if form.facts]  # noqa: B905
        for at, facts in telling:
            for figure, name, start, end in facts:
                if figure and figure not in figures:
                    figures[figure] = at + start, at + end
                if name and name not in names and name not in small:
                    names[name] = at + start, at + end
        return figures, names


def read_words(text: str, masked: Sequence[Span], size: int) -> Running:
    """Go once through the words of a text.

    Args:
        text: a report's whole text.
        masked: stretches to leave out, ascending; they may overlap.
        size: words in a run.
    """
    starts: list[int] = []
    forms: list[Form] = []
    keys: list[bytes] = []
    visible: list[tuple[int, int]] = []
    held = 0  # bytes of keys so far
    for start, end, hidden in _stretches(text, masked):
        # Gaps and words by turns: splitting is far faster than asking each match for its place.
        pieces = _LETTERS.split(text[start:end])
        own = list(map(_form, pieces[1::2]))
        keys.append(b"".join([form.keys for form in own]))
        first, held = held, held + len(keys[-1])
        if not hidden:
            starts += list(accumulate(map(len, pieces), initial=start))[1:-1:2]
            forms += own
            visible.append((first // 8, held // 8 - size + 1))
    words = b"".join(keys)
    runs = hash_runs(np.frombuffer(words, np.uint64), size)
    # A run that a mask parts is hashed with the others and left out here.
    kept = [runs[first:beyond] for first, beyond in visible if first < beyond]
    return Running(
        starts=starts,
        forms=forms,
        text=words,
        runs=kept[0] if len(kept) == 1 else np.concatenate([runs[:0], *kept]),
    )


def _stretches(text: str, masked: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    here = 0
    for span in masked:
        if span.end > here:
            if span.start > here:
                yield here, span.start, False
            yield max(here, span.start), span.end, True
            here = span.end
    yield here, len(text), False


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
