"""How a long piece of work tells how far it is."""

from enum import StrEnum
from typing import Protocol


class Step(StrEnum):
    """The steps that take long enough to be watched."""

    ADD = "add"  # one a file
    READ = "read"  # one a report
    TRACE = "trace"  # one a story


class Progress(Protocol):
    """Whoever wants to know; called before the first piece of a step and after each."""

    def __call__(self, step: Step, done: int, total: int) -> None:
        """Hear that ``done`` of ``total`` pieces of a step are done."""


def silent(step: Step, done: int, total: int) -> None:
    """Tell nobody."""
