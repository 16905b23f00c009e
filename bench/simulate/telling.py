"""One telling of a fact before it is written: what an operator works on."""

from dataclasses import dataclass
from enum import StrEnum

from bench.simulate.truth import Party
from bench.simulate.world import Fact


class Frame(StrEnum):
    """Where the credit stands."""

    AFTER = "after"  # "..., she said."
    BEFORE = "before"  # "She said ..."
    ACCORDING = "according"  # "According to her, ..."
    QUOTED = "quoted"  # "'...', she said."
    NARRATED = "narrated"
    CITING = "citing"  # "Northline reported, citing her, that ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A fact as one sentence will tell it.

    Attributes:
        origins: true origins behind it.
        speaker: whom the words credit; ``None`` for the narrator.
        called: how the speaker is called: ``person``, ``body``, ``role``, ``group`` or ``relay``.
        via: agency that the speaker told it to; empty if the words do not say.
        wording: which of the fact's clauses.
        shown: the number as worded; empty without one.
        dated: which way the day is worded.
        emphatic: a hardened quotation.
        swaps: how many words were changed on the way through another language.
        parent: report and place; ``None`` if first-hand.
        edits: operators since the parent.
        misspelt: the speaker's name lost a letter.
        joined: stands in one sentence with the telling before it.
        linked: the same, with a semicolon between.
    """

    fact: Fact
    origins: frozenset[str]
    speaker: Party | None
    called: str = "person"
    via: str = ""
    frame: Frame = Frame.AFTER
    wording: int = 0
    hedged: bool = False
    shown: str = ""
    dated: int = 0
    emphatic: bool = False
    swaps: int = 0
    parent: tuple[int, int] | None = None
    edits: tuple[str, ...] = ()
    misspelt: bool = False
    joined: bool = False
    linked: bool = False
