"""A statement beside the text of its report; what many pairs ask of it is found but once."""

from dataclasses import dataclass
from functools import cached_property

from headwater.claims.terms import far_off, is_pending, keeps_silent, led_in, saying
from headwater.model import Statement


@dataclass(frozen=True, eq=False)
class Told:
    """One side of a pair.

    Attributes:
        statement: it.
        text: of its report.
    """

    statement: Statement
    text: str

    @cached_property
    def is_silent(self) -> bool:
        """Whether its source says nothing about its content."""
        return keeps_silent(self.statement, self.text)

    @cached_property
    def is_remote(self) -> bool:
        """Whether its sentence puts it into another time."""
        return far_off(led_in(self.statement, self.text))

    @cached_property
    def said(self) -> str:
        """Its words, with its cue where they say little alone."""
        return saying(self.statement, self.text)

    @cached_property
    def is_pending(self) -> bool:
        """Whether it is told as still to come."""
        return is_pending(self.statement, self.said)
