"""What only headlines do: credit by a colon ("Pier shut: Gazette"), leave out "was" and "is"."""

import re
from dataclasses import dataclass, replace

from headwater.attribution.credited import Crediting
from headwater.attribution.parties import Parties
from headwater.attribution.sources import leading_subject, plausible
from headwater.attribution.units import Unit
from headwater.model import Attribution, Span, ZoneKind

# What a desk puts in front of any headline.
_FLAG = re.compile(
    r"(?:breaking|live|exclusive|update|updated|watch|video|photos?|analysis|explainer|just in)",
    re.IGNORECASE,
)
_CREDITS_ITSELF = re.compile(r"(?:[\w.’'-]+ ){1,3}(?:says?|said|tells?|told|warns?|denies|deny)\b")
_PAST = re.compile(r"(?:\w+ed|told|sought)(?: for)?", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"(?:in|at|on|by|over|after|before|amid|as|near|during|across|following|ahead|until|despite"
    r"|when|while)\b"
)
_BLAMED = frozenset(("blame", "suspect", "accuse", "fault", "criticise", "criticize", "condemn"))
_BLAMED_FOR = re.compile(rf"(?:{_NO_OBJECT.pattern}|(?:for|of)\b|$)")
_TO_DO = re.compile(r"to [a-z]+\b")
_MADE_TO = frozenset(("order", "urge", "tell", "ask", "instruct", "command", "advise"))
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


def turned(unit: Unit, one: Crediting) -> Crediting:
    """Credit a headline's subject where what stands behind the verb is said, and says nothing.

    "Minister resigns over dam, says deputy lied": the minister says so, and no deputy.
    """
    source, cue = one.source, one.cue
    if unit.zone is not ZoneKind.HEADLINE or source is None or source.start < cue.span.end:
        return one
    if _PAST.fullmatch(source.of(unit.text).split()[-1]) is None:
        return one
    subject = leading_subject(unit, 0, cue.first)
    if subject is None or not plausible(unit, subject):
        return one
    told = Span(source.start, unit.span.end)
    said = replace(one, source=subject, content=(told,), credited=(), number=None)
    # What stands before it the desk tells itself, of the same subject.
    return replace(said, circumstance=Span(cue.span.start, told.end), keeps_narration=True)


def is_passive(unit: Unit, one: Crediting) -> bool:
    """Tell whether a headline's subject is what was asked for: "Recount ordered in Tolmar".

    So is who was asked: "Mayor urged to quit", and what was blamed: "Valve blamed for blast". What
    is asked for or blamed is the object of the verb, so where none follows, and no clause, the verb
    has its object in front.
    """
    source, cue = one.source, one.cue.span
    if unit.zone is not ZoneKind.HEADLINE or source is None:
        return False
    blamed = one.cue.lemma in _BLAMED
    if not (blamed or one.cue.act.unrealised):
        return False
    if source.end > cue.start or not one.content or one.content[0].start < cue.end:
        return False
    if _PAST.fullmatch(cue.of(unit.text)) is None:
        return False
    if blamed:  # "blamed for" may be all of the cue
        verb = cue.of(unit.text).split(maxsplit=1)[0]
        behind = unit.text[cue.start + len(verb) : unit.span.end].lstrip()
        return _BLAMED_FOR.match(behind) is not None
    behind = unit.text[cue.end : unit.span.end].lstrip()
    asked = one.cue.lemma in _MADE_TO and _TO_DO.match(behind) is not None
    return asked or _NO_OBJECT.match(behind) is not None
