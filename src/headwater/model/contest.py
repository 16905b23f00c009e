"""Values of one slot that cannot hold together, and what to believe of them."""

from dataclasses import dataclass

from headwater.exceptions import ModelError
from headwater.model.ids import ClaimId, StatementId
from headwater.model.span import Passage
from headwater.model.statement import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One of the values that compete for a slot.

    Attributes:
        value: the words of a report that give it.
        claims: those that give it, ascending.
        statements: those of them that tell it, ascending.
        origins: the named parties behind it, aliases and parties under one control as one;
            ascending. Outlets that only pass it on are none.
        unnamed: how many unnamed sources stand behind it besides.
        certainty: as worded at the earliest place the reports let us reach; of several claims,
            the surest.
        chance: 0 to 1, that it is the value, in this case.
        low: end of the 80 % interval of that chance.
        high: the other end.

    Raises:
        ModelError: the chance lies outside its interval, or that outside of 0 to 1.
    """

    value: Passage
    claims: tuple[ClaimId, ...]
    statements: tuple[StatementId, ...]
    origins: tuple[str, ...]
    unnamed: int
    certainty: Certainty
    chance: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.low <= self.chance <= self.high <= 1.0:
            raise ModelError(f"belief {self.chance} is not in {self.low}..{self.high} in 0..1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Values that compete for one slot of one story: the belief over them, in this case.

    Attributes:
        slot: what they disagree about: ``quantity``, ``date``, ``time``, ``polarity``, ``state``.
        contenders: likeliest first; two or more. Their chances sum to 1.
        conflicts: the contradicting pairs of statements that made it, left and right.
        hinges_on_copying: with every report counted as a source of its own, another value would
            come first.

    Raises:
        ModelError: there are fewer than two values.
    """

    slot: str
    contenders: tuple[Contender, ...]
    conflicts: tuple[tuple[StatementId, StatementId], ...]
    hinges_on_copying: bool

    def __post_init__(self) -> None:
        if len(self.contenders) < 2:
            raise ModelError("a single value competes with nothing")
