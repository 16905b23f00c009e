"""A cue joined with its source and its content."""

from dataclasses import dataclass

from headwater.attribution.cue import Cue
from headwater.model import Span


@dataclass(frozen=True, slots=True)
class Crediting:
    """A cue with its source and content, before chains are built.

    Attributes:
        source: who is credited; ``None`` where the words name nobody.
        outer: who relays the source ("VNA quoted Talv as saying"); ``None`` if nobody.
        content: spans of what is said, ascending.
        layer: -1 outside quotation marks, else the quotation's index in the unit.
        circumstance: whom the cue tells, or when ("told the council on Monday that");
            nobody's words. ``None`` if there is none.
        keeps_narration: the words are told by the narrator all the same ("under orders from").
        credited: all that the cue is credited with, where more than ``content``: a speech goes
            on in later sentences. Empty if it is ``content``.
        number: of the relation in the reading that gave it; ``None`` if rules alone did.
    """

    cue: Cue
    source: Span | None
    content: tuple[Span, ...]
    outer: Span | None = None
    layer: int = -1
    circumstance: Span | None = None
    keeps_narration: bool = False
    credited: tuple[Span, ...] = ()
    number: int | None = None

    @property
    def extent(self) -> Span:
        """From the first to the last character of source, cue and content."""
        spans = [*self.content, self.cue.span, *filter(None, (self.source, self.outer))]
        return Span(min(s.start for s in spans), max(s.end for s in spans))
