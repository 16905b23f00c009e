"""The words of a report, each looked up once: what is compared, counted and hashed of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.facts import TOKEN, read_fact
from headwater.model import Span
from headwater.text import content_stems, fold_words

# Whatever a word, a name or a figure can be is one of these or lies within one.
_LETTERS = re.compile(r"(\w+(?:[’'\-\u2010\u2011.,:]\w+)*)")
MIX = 0x9E3779B97F4A7C15  # odd, from the golden ratio; spreads neighbouring words
WIDEST = 0xFFFFFFFFFFFFFFFF  # 64 bits
Keys = NDArray[np.uint64]
Place = tuple[int, int]  # start and end, as of a span; a report has more than are ever shown


@dataclass(frozen=True, slots=True)
class Form:
    """One stretch of letters and digits, as it is looked at.

    Attributes:
        keys: hash of each of its folded words.
        stems: of its content words.
        facts: figure, word of a name, and where in the stretch they stand; an empty word is none.
        small: words of it that stand in small letters, so that they are no names.
    """

    keys: tuple[int, ...]
    stems: tuple[str, ...]
    facts: tuple[tuple[str, str, int, int], ...]
    small: tuple[str, ...]


@lru_cache(maxsize=262_144)
def _form(letters: str) -> Form:
    facts, small = [], []
    for token in TOKEN.finditer(letters):
        figure, name, named = read_fact(token.group())
        if figure or named:
            facts.append((figure, name if named else "", *token.span()))
        if name and not named:
            small.append(name)
    return Form(
        keys=tuple(map(hash_word, fold_words(letters))),
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
    words: list[int] = []
    runs: list[Keys] = []
    for start, end, hidden in _stretches(text, masked):
        # Gaps and words by turns: splitting is far faster than asking each match for its place.
        pieces = _LETTERS.split(text[start:end])
        own = list(map(_form, pieces[1::2]))
        keys = list(chain.from_iterable([form.keys for form in own]))
        words += keys
        if not hidden:
            starts += list(accumulate(map(len, pieces), initial=start))[1:-1:2]
            forms += own
            runs.append(hash_runs(keys, size))
    return Running(
        starts=starts,
        forms=forms,
        text=np.array(words, dtype=np.uint64).tobytes(),
        runs=np.concatenate([np.empty(0, np.uint64), *runs]),
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


def hash_runs(words: Sequence[int], size: int) -> Keys:
    """Return a hash of 64 bits of every run of ``size`` words, given the hashes of the words."""
    if len(words) < size:
        return np.empty(0, np.uint64)
    mix, shift = np.uint64(MIX), np.uint64(29)
    keys = np.array(words, dtype=np.uint64)
    last = len(keys) - size + 1
    runs = keys[:last].copy()
    for place in range(1, size):
        runs *= mix
        runs ^= runs >> shift
        runs += keys[place : last + place]
    return runs
