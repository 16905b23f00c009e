"""Headlines that credit by a colon: "Port Office: pier shut", "Pier shut, mayor says: Gazette"."""

import re
from dataclasses import dataclass

from headwater.attribution.parties import Parties
from headwater.attribution.units import Unit
from headwater.model import Attribution, Span, ZoneKind

# What a desk puts in front of any headline.
_FLAG = re.compile(
    r"(?:breaking|live|exclusive|update|updated|watch|video|photos?|analysis|explainer|just in)",
    re.IGNORECASE,
)
_CREDITS_ITSELF = re.compile(r"(?:[\w.’'-]+ ){1,3}(?:says?|said|tells?|told|warns?|denies|deny)\b")
Chain = tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Colon:
    """A headline parted by its colon.

    Attributes:
        hop: whom it credits; ``None`` where the desk only flags the report ("Live: ...").
        label: the party's or the flag's words with the colon.
        body: what is told.
    """

    hop: Attribution | None
    label: Span
    body: Span

    def around(self, content: tuple[Span, ...], chain: Chain) -> tuple[tuple[Span, ...], Chain]:
        """Return content and chain of what was read in the headline, under its credit."""
        kept = tuple(
            Span(max(span.start, self.body.start), min(span.end, self.body.end))
            for span in content
            if span.overlaps(self.body)
        )
        first = chain[0].source if chain else None
        known = first is not None and first.span.overlaps(self.label)
        return kept, chain if self.hop is None or known else (self.hop, *chain)


def part_headline(unit: Unit, parties: Parties) -> Colon | None:
    """Return the parts of a headline with one colon that credits or flags; else ``None``."""
    start, text = unit.span.start, unit.span.of(unit.text)
    colon = text.rfind(": ") if unit.zone is ZoneKind.HEADLINE else -1
    if colon < 0:
        return None
    left, right = Span(start, start + colon), Span(start + colon + 2, unit.span.end)
    if _FLAG.fullmatch(left.of(unit.text)):
        return Colon(None, Span(left.start, right.start), right)
    told = parties.can_speak(left), parties.can_speak(right)
    if told[0] == told[1]:
        return None
    source, body = (left, right) if told[0] else (right, left)
    if told[0] and _CREDITS_ITSELF.match(body.of(unit.text)) is not None:
        return None  # "Tolmar: council says pier fell" is about Tolmar
    hop = Attribution(
        source=parties.mention(source),
        cue=Span(left.end, left.end + 1),
        cue_class="neutral_report",
        content=(body,),
    )
    label = Span(left.start, right.start) if told[0] else Span(left.end, right.end)
    return Colon(hop, label, body)
