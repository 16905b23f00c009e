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
        if any(word.startswith(stems) and _derives_from_any(word, stems) for word in words):
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


def _derives_from_any(word: str, stems: tuple[str, ...]) -> bool:
    """Tell whether a word is one of the stems with an ending; it is short, as stems are."""
    return any(word.startswith(stem) and len(word) - len(stem) <= 3 for stem in stems)


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
