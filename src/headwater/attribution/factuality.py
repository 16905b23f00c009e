"""How sure a content is and whether it is in the negative: by its words, and by its events.

The lexicon knows words, not what they weaken: "a treaty that might have failed was signed" is
certain, and "he paid a visit that nobody had planned" affirms the visit. The reader judges every
event where it stands, but by what happens, not by what is said. So words and events must agree
(decisions/0044).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.attribution.hedges import certainty, find_hedges, find_negations, weaker
from headwater.language import ToldEvent
from headwater.model import Certainty, Span

# Chosen on UW dev, together with the founding reports and the examples; decisions/0044. A plain
# future or purpose ("the talks serve to ...") is judged about 2.
_STEPS = ((0.5, Certainty.UNCOMMITTED), (1.5, Certainty.POSSIBLE), (2.0, Certainty.PROBABLE))
VOID = 2.6  # a hedge in a later clause than the first of events judged surer weakens that clause
REAL = 1.0  # a negation before events judged surer negates something else
AFFIRMED = 1.2  # nor is a content in the negative whose events lean above this
DENIED = -1.0  # a negation in a later clause counts where the events lean below this
# What begins another clause or phrase, in which a negation is not the main one's.
_CLAUSE = re.compile(
    r"[,;:–—]|--|\b(?:and|but|or|which|who|whom|whose|because|if|unless|until|when|while|where"
    r"|after|before|although|though|since|that|so|as|than|to)\b",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"\b(?:an?|the|any|some|his|her|its|their|another) $", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a content is put.

    Attributes:
        hedges: the words that weaken it or something in it, ascending.
    """

    certainty: Certainty
    negated: bool
    hedges: tuple[Span, ...]


class Manners:
    """Judges contents of one report."""

    def __init__(self, text: str, events: Sequence[ToldEvent]) -> None:
        """Index the events of a text, which stand in reading order; none leave it to the words."""
        self._text = text
        self._events = events
        self._starts = [event.span.start for event in events]

    def worded(self, content: Sequence[Span]) -> Manner:
        """Return how the words alone put a content: as sure as its weakest hedge."""
        hedges = tuple(hedge for span in content for hedge in find_hedges(self._text, span))
        negations = any(find_negations(self._text, span) for span in content)
        return Manner(certainty(self._text, hedges), negations, hedges)

    def judged(self, content: Sequence[Span]) -> Manner:
        """Return how a content is put where its words and its events agree.

        A content whose predicates are not judged ("easy to make") is left to its words.
        """
        worded = self.worded(content)
        events = [event for span in content for event in self._inside(span)]
        if all(self._infinitive(event, content[0]) for event in events):
            return worded
        negated = worded.negated and self._negated(content, events)
        if negated:  # events in the negative are judged less surely than they are told
            return worded
        strength = _mean([abs(event.factuality) for event in events])
        told = next((step for below, step in _STEPS if strength < below), Certainty.CERTAIN)
        beside = bool(worded.hedges) and self._in_another_clause(worded.hedges[0], events[0])
        sure = told if beside and strength >= VOID else weaker(worded.certainty, told)
        return Manner(sure, negated, worded.hedges)

    def _in_another_clause(self, hedge: Span, first: ToldEvent) -> bool:
        """Tell whether a hedge behind the first event weakens a later clause, or a thing."""
        if hedge.start <= first.span.start:
            return False
        between = _CLAUSE.search(self._text, first.span.end, max(hedge.start, first.span.end))
        before = self._text[max(0, hedge.start - len(" another ")) : hedge.start]
        return between is not None or _OF_A_THING.search(before) is not None

    def _inside(self, span: Span) -> list[ToldEvent]:
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end)
        return [event for event in self._events[first:after] if event.span.end <= span.end]

    def _infinitive(self, event: ToldEvent, first: Span) -> bool:
        """Tell whether an event hangs on something before it; what opens a content does not."""
        start = event.span.start
        found = _INFINITIVE.search(self._text, max(0, start - len(" to ")), start)
        return found is not None and found.start() > first.start

    def _negated(self, content: Sequence[Span], events: Sequence[ToldEvent]) -> bool:
        """Tell whether what is negated is what the content says, not something beside it."""
        negations = [word for span in content for word in find_negations(self._text, span)]
        if negations[0].start == content[0].start:
            return True  # "no licence was issued": the subject negates the whole
        lean = _mean([event.factuality for event in events])
        if lean < DENIED or lean >= AFFIRMED:
            return lean < DENIED
        boundary = _CLAUSE.search(self._text, events[0].span.end, content[-1].end)
        end = boundary.start() if boundary else content[-1].end
        return any(word.start <= end and _negates(word, end, events) for word in negations)


def _negates(word: Span, end: int, events: Sequence[ToldEvent]) -> bool:
    """Tell whether an event after a negation, up to its clause's end, is not held for real."""
    behind = [event for event in events if event.span.start >= word.end]
    near = [event for event in behind if event.span.start <= end] or behind[:1]
    return not near or min(event.factuality for event in near) < REAL


def _mean(values: Sequence[float]) -> float:
    """Return a mean in which each value weighs less the later it stands.

    The first event of a content is mostly the main one.
    """
    weights = [1 / (1 + place) for place in range(len(values))]
    return sum(map(float.__mul__, weights, values)) / sum(weights)
