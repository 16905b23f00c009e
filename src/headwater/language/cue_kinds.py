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
    return CueSort.DOCUMENT if spoken and spoken[-1] in _papers() else CueSort.STATEMENT


def heads_clause(cue: str) -> bool:
    """Tell whether a cue holds a plain word of saying or thinking.

    >>> heads_clause("told reporters"), heads_clause("praised")
    (True, False)
    """
    return not _clause_words().isdisjoint(_LETTERS.findall(cue.lower()))


def tells_finding(cue: str) -> bool:
    """Tell whether a cue holds a word of showing or finding, which a clause or a thing follows.

    >>> tells_finding("show"), tells_finding("said")
    (True, False)
    """
    return not _finding_words().isdisjoint(_LETTERS.findall(cue.lower()))


def _derives(word: str, stem: str) -> bool:
    """Tell whether a word is the stem with an ending; a short stem takes a short ending."""
    return word.startswith(stem) and len(word) - len(stem) <= 3


@cache
def _stems() -> tuple[tuple[CueSort, tuple[str, ...]], ...]:
    table = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return tuple(
        (CueSort(name), tuple(row["stems"])) for name, row in table.items() if "stems" in row
    )


@cache
def _clause_words() -> frozenset[str]:
    table = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return frozenset(table["clause"]["words"])


@cache
def _finding_words() -> frozenset[str]:
    table = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return frozenset(table["finding"]["words"])


@cache
def _papers() -> frozenset[str]:
    table = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return frozenset(table["document"]["nouns"])
