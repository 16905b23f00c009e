"""Words with their places, and the forms under which two words count as one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import snowballstemmer

from headwater.model import Span

# A word keeps its inner apostrophes, hyphens and the dots of abbreviations and decimals.
_WORD = re.compile(r"\w+(?:[’'\-\u2010\u2011.,]\w+)*")
_FIGURE = re.compile(r"[\d.,]+")
_BETWEEN_COMMAS = re.compile(r"[^,]+")
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")
_POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
_STEMMER = snowballstemmer.stemmer("english")

# Words that carry no content of their own: articles, prepositions, auxiliaries, pronouns.
FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am among amid an and any are as at be
    because been before being below between both but by can could did do does doing down
    during each else even ever for from further had has have having he her here hers him his
    how i if in into is it its itself just may me might more most must my no nor not now of
    off on once only or other our out over own per s same shall she should so some such t than
    that the their them then there these they this those though through to too toward towards
    under until up upon us very was we were what when where whether which while who whom whose
    why will with within without would yet you your""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands.

    Attributes:
        text: the letters as written.
        folded: case, typographic variants and a possessive ending removed.
    """

    span: Span
    text: str
    folded: str


@lru_cache(maxsize=262_144)
def fold(word: str) -> str:
    """Return the form under which spellings of one word are equal.

    >>> fold("Kazmir’s"), fold("10,000"), fold("Mass-Production")
    ('kazmir', '10000', 'mass-production')
    """
    if word.isascii() and word.isalnum():
        return word.lower()  # most words: no mark to fold, no ending to take off
    # NFKC has made a hyphen that does not break (U+2011) a plain one (U+2010).
    plain = unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("\u2010", "-")
    return _NUMBER_COMMA.sub("", _POSSESSIVE.sub("", plain))


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a stretch of text, in reading order.

    A comma between two words without a space is read as a mark, save inside a number.
    """
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        if "," in word:
            yield from _split(found.start(), word)
        else:
            yield Word(Span(found.start(), found.end()), word, fold(word))


def fold_words(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return the folded words of a stretch of text: those of ``find_words``, without places."""
    found = _WORD.findall(text, start, len(text) if end is None else end)
    return tuple(chain.from_iterable(map(_folds, found)))


# News repeats its words: one look-up each instead of folding and stemming them again.
@lru_cache(maxsize=131_072)
def _folds(word: str) -> tuple[str, ...]:
    return tuple(map(fold, _BETWEEN_COMMAS.findall(word) if _is_parted(word) else (word,)))


@lru_cache(maxsize=131_072)
def _content(word: str) -> tuple[str, ...]:
    parts = (part for folded in _folds(word) for part in folded.split("-"))
    return tuple(stem(part) for part in parts if part and part not in FUNCTION_WORDS)


def _is_parted(word: str) -> bool:
    return "," in word and not _FIGURE.fullmatch(word)


def _split(start: int, word: str) -> Iterator[Word]:
    if _is_parted(word):
        for part in _BETWEEN_COMMAS.finditer(word):
            yield _word(start + part.start(), part.group())
        return
    yield _word(start, word)


def _word(start: int, word: str) -> Word:
    return Word(Span(start, start + len(word)), word, fold(word))


@lru_cache(maxsize=262_144)
def stem(folded: str) -> str:
    """Return the Snowball English stem of a folded word."""
    if folded.upper() == folded.lower():
        return folded  # no letters, no endings: news is full of figures
    return str(_STEMMER.stemWord(folded))


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry content, in reading order.

    Hyphenated words give their parts, so that "mass-production" meets "mass production".

    >>> content_stems("The mass-production of craft")
    ('mass', 'product', 'craft')
    """
    return tuple(chain.from_iterable(map(_content, _WORD.findall(text))))


def say_count(count: int, noun: str) -> str:
    """Return a count with its noun, for sentences of reason.

    >>> say_count(1, "report"), say_count(3, "report")
    ('1 report', '3 reports')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
