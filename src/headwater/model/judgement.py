"""What an analyst decides, kept apart from what was read."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.exceptions import ModelError
from headwater.model.ids import StatementId

LETTERS = "ABCDEF"  # reliability of a source (STANAG 2511); F is not judged


class Ruling(StrEnum):
    """What a judgement does."""

    MERGE_SOURCES = "merge-sources"  # two names are one party
    SPLIT_SOURCES = "split-sources"  # a name is not this party's
    MERGE_CLAIMS = "merge-claims"  # two statements say the same
    SPLIT_CLAIMS = "split-claims"  # two statements do not say the same
    SAME_ORIGIN = "same-origin"  # two parties count as one origin
    NOT_SAME_ORIGIN = "not-same-origin"  # two parties count as two
    ACCEPT = "accept"  # a statement was read rightly
    REJECT = "reject"  # a statement was not, and counts for nothing
    LETTER = "letter"  # reliability of a source, A to F
    COMMENT = "comment"
    UNDO = "undo"  # an earlier judgement holds no more


_ABOUT_TWO_SOURCES = (
    Ruling.MERGE_SOURCES,
    Ruling.SPLIT_SOURCES,
    Ruling.SAME_ORIGIN,
    Ruling.NOT_SAME_ORIGIN,
)
# How many statements and how many sources a ruling is about.
_ABOUT = {
    **dict.fromkeys(_ABOUT_TWO_SOURCES, (0, 2)),
    Ruling.MERGE_CLAIMS: (2, 0),
    Ruling.SPLIT_CLAIMS: (2, 0),
    Ruling.ACCEPT: (1, 0),
    Ruling.REJECT: (1, 0),
    Ruling.LETTER: (0, 1),
    Ruling.UNDO: (0, 0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One entry of the analyst's log.

    Attributes:
        number: place in the log, from 1.
        by: who judged.
        at: when, ISO 8601 with a zone.
        reason: why, in the analyst's words; never empty.
        statements: those it is about. A claim is named by a statement of it, as claims may be
            grouped anew.
        sources: names of the parties it is about, as the reports give them.
        letter: ``A`` to ``F`` for a ``LETTER``, else empty.
        undoes: number of the judgement that an ``UNDO`` takes back, else ``None``.

    Raises:
        ModelError: no name or reason, or not what this ruling is about.
    """

    number: int
    ruling: Ruling
    by: str
    at: str
    reason: str
    statements: tuple[StatementId, ...] = ()
    sources: tuple[str, ...] = ()
    letter: str = ""
    undoes: int | None = None

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ModelError("a judgement needs the name of who judges, and a reason")
        about = (len(self.statements), len(self.sources))
        if self.ruling in _ABOUT and about != _ABOUT[self.ruling]:
            raise ModelError(
                f"{self.ruling} cannot be about {about[0]} statements and {about[1]} sources"
            )
        if len({*self.statements, *self.sources}) != sum(about):
            raise ModelError(f"{self.ruling} names the same thing twice")
        if self.ruling is Ruling.COMMENT and sum(about) != 1:
            raise ModelError("a comment is about one statement or one source")
        if (self.ruling is Ruling.LETTER) != (self.letter in [*LETTERS]):
            raise ModelError(f"{self.letter!r} is no letter for {self.ruling}; there are A to F")
        if (self.ruling is Ruling.UNDO) != (self.undoes is not None):
            raise ModelError("only an undo names the judgement that it takes back")
        if self.undoes is not None and not 0 < self.undoes < self.number:
            raise ModelError(f"there is no earlier judgement {self.undoes}")


def in_force(log: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in the order of the log.

    An undone judgement holds no more, unless its undoing is undone. Of several letters of one
    source the last holds; of two rulings on one question that speak against each other, too.
    """
    held: dict[int, Judgement] = {each.number: each for each in log}
    undone: set[int] = set()
    for each in reversed(log):
        if each.undoes is not None and each.number not in undone:
            undone.add(each.undoes)
    last: dict[object, int] = {}
    for each in log:
        if each.number not in undone and each.ruling is not Ruling.UNDO:
            last[_question(each)] = each.number
    return tuple(held[number] for number in sorted(last.values()))


_OPPOSITE = {
    Ruling.SPLIT_SOURCES: Ruling.MERGE_SOURCES,
    Ruling.SPLIT_CLAIMS: Ruling.MERGE_CLAIMS,
    Ruling.NOT_SAME_ORIGIN: Ruling.SAME_ORIGIN,
    Ruling.REJECT: Ruling.ACCEPT,
}


def _question(each: Judgement) -> object:
    if each.ruling is Ruling.COMMENT:
        return each.number
    about = frozenset((*each.statements, *(name.casefold() for name in each.sources)))
    return (_OPPOSITE.get(each.ruling, each.ruling), about)
