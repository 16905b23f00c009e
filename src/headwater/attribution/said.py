"""What a unit says, with its chain, on the way to a statement."""

from dataclasses import dataclass

from headwater.attribution.cue import Cue
from headwater.attribution.units import Unit
from headwater.model import Attribution, Span
from headwater.text import content_stems


@dataclass(frozen=True, slots=True)
class Said:
    """A crediting with its chain resolved, before it becomes a statement.

    Attributes:
        note: it tells how the report was made, and nothing of what happened.
        again: its speaker is the second of two who say it together.
        denied: the report itself calls it false.
    """

    unit: Unit
    content: tuple[Span, ...]
    chain: tuple[Attribution, ...]
    cue: Cue | None
    note: bool = False
    again: bool = False
    denied: bool = False

    def stems(self) -> set[str]:
        """Return the stems of the content words."""
        return {stem for span in self.content for stem in content_stems(span.of(self.unit.text))}
