"""What a statement holds that another can be compared with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.claims.opposites import Pole, poles
from headwater.language import Lexicon, find_names
from headwater.model import Act, Certainty, Report, ReportId, Statement
from headwater.text import FUNCTION_WORDS, find_words, fold, stem

# Words about the telling or the calendar, not about what happened: near nothing to share.
_VAGUE = frozenset(
    """said say says told according report reported reports statement monday tuesday wednesday
    thursday friday saturday sunday today yesterday tomorrow week month year day morning evening
    afternoon night january february march april june july august september october november
    december also new including however meanwhile""".split()
)
VAGUE = 0.3  # weight of such a word against its rarity
_PENDING = re.compile(
    r"\b(?:will|would|shall|could|may|might|plans?|planned|intends?|expects?|expected|hopes?|wants?"
    r"|considers?|considering|to be|due to|about to|set to|should|must)\b",
    re.IGNORECASE,
)
_UNREALISED = (Act.ORDER, Act.PROMISE, Act.DESIRE)
SILENT = (Act.NOT_SAY, Act.REFUSE)


@dataclass(frozen=True, slots=True)
class Terms:
    """The comparable parts of one statement.

    Attributes:
        text: the words compared: the statement's, and its credit where the content is no
            clause of its own ("a public inquiry", after "called for").
        words: content words, folded, in reading order.
        stems: the stem of each.
        weights: how much each word tells, 0 to 1, by its rarity in English.
        names: folded words of names.
        figures: value and counted noun of every quantity.
        days: exact days named.
        speaker: entity of the innermost source; empty if nobody is credited.
        numbers: every figure written, with or without a counted noun.
        poles: states it puts its subject in, such as open or shut.
        pending: it is told as still to come: asked for, promised, planned, possible.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    names: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]
    speaker: str
    numbers: frozenset[str]
    poles: frozenset[Pole]
    pending: bool


@cache
def lexicon() -> Lexicon:
    """Return the one table of words."""
    return Lexicon()


def read_terms(reports: Mapping[ReportId, Report], statements: Sequence[Statement]) -> list[Terms]:
    """Read the terms of each statement."""
    return [_terms(statement, reports[statement.report].text) for statement in statements]


def saying(statement: Statement, text: str) -> str:
    """Return a statement's words; with source and cue where the content alone says little.

    "called for a public inquiry" is a statement; "a public inquiry" is a thing.
    """
    words = statement.wording(text)
    if statement.act not in _UNREALISED or not statement.chain:
        return words
    hop = statement.chain[-1]
    cue = hop.cue.of(text) if hop.cue else ""
    return f"{cue} {words}".strip()


def _terms(statement: Statement, text: str) -> Terms:
    said = saying(statement, text)
    parts = [
        part
        for word in find_words(said)
        for part in word.folded.split("-")
        if part and part not in FUNCTION_WORDS
    ]
    speaker = statement.speaker
    return Terms(
        text=said,
        words=tuple(parts),
        stems=tuple(stem(part) for part in parts),
        weights=tuple(weight(part) for part in parts),
        names=frozenset(
            fold(word)
            for name in find_names(said)
            for word in name.span.of(said).split()
            if fold(word) not in FUNCTION_WORDS
        ),
        figures=figures(statement),
        days=frozenset(str(w.earliest) for w in statement.times if w.earliest == w.latest),
        speaker=speaker.entity or "" if speaker else "",
        numbers=frozenset(
            str(q.highest if q.lowest is None else q.lowest) for q in statement.quantities
        ),
        poles=poles(said),
        pending=statement.act.unrealised or _PENDING.search(said) is not None,
    )


def weight(word: str) -> float:
    """Return how much a content word tells, 0 to 1."""
    return lexicon().rarity(word) * (VAGUE if word in _VAGUE else 1.0)


def figures(statement: Statement) -> frozenset[str]:
    """Return the quantities of a statement as keys: "over" and "more than" give the same."""
    return frozenset(
        f"{q.highest if q.lowest is None else q.lowest} {q.unit}"
        for q in statement.quantities
        if q.unit
    )


def sureness(statement: Statement) -> int:
    """Return how sure a statement sounds: 0 uncommitted to 3 certain."""
    order = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
    return order.index(statement.certainty)
