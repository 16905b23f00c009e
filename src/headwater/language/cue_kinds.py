"""What sort of act the crediting words name, from a short word list."""

import re
import tomllib
from functools import cache
from pathlib import Path

from headwater.language.reading import CueSort

_LIST = Path(__file__).with_name("cue_kinds.toml")
_LETTERS = re.compile(r"[a-z]+")


def kind_of(cue: str, source: str) -> CueSort:
    """Judge by the cue's words, then by whether a paper is the source.

    >>> kind_of("believes", "The minister").value
    'belief'
    >>> kind_of("said", "the report").value
    'document'
    >>> kind_of("said", "Kim").value
    'statement'
    """
    words = _LETTERS.findall(cue.lower())
    for kind, stems in _stems():
        if any(_derives(word, stem) for word in words for stem in stems):
            return kind
    spoken = _LETTERS.findall(source.lower())
    return (
        CueSort.DOCUMENT
        if spoken and spoken[-1] in _listed("document", "nouns")
        else CueSort.STATEMENT
    )


def heads_clause(cue: str) -> bool:
    """Tell whether a cue holds a plain word of saying or thinking.

    >>> heads_clause("told reporters"), heads_clause("praised")
    (True, False)
    """
    return _holds(cue, "clause")


def tells_finding(cue: str) -> bool:
    """Tell whether a cue holds a word of showing or finding, which a clause or a thing follows.

    >>> tells_finding("show"), tells_finding("said")
    (True, False)
    """
    return _holds(cue, "finding")


def _holds(cue: str, name: str) -> bool:
    return not _listed(name, "words").isdisjoint(_LETTERS.findall(cue.lower()))


def _derives(word: str, stem: str) -> bool:
    """Tell whether a word is the stem with an ending; a short stem takes a short ending."""
    return word.startswith(stem) and len(word) - len(stem) <= 3


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_LIST.read_text(encoding="utf-8"))


@cache
def _stems() -> tuple[tuple[CueSort, tuple[str, ...]], ...]:
    return tuple(
        (CueSort(name), tuple(row["stems"])) for name, row in _table().items() if "stems" in row
    )


@cache
def _listed(name: str, what: str) -> frozenset[str]:
    return frozenset(_table()[name][what])
