"""Turns of a transcript, and letters: whose they are, and what of a text only says so.

Whatever stands in a turn is its speaker's, however much of it credits others in its turn.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.attribution.chains import plain_hop
from headwater.attribution.credited import Crediting
from headwater.attribution.narration import free_spans
from headwater.attribution.parties import Parties
from headwater.attribution.units import Unit
from headwater.language import LETTER, TURN, Relation
from headwater.model import Attribution, Span

Chain = tuple[Attribution, ...]
_OFFICE = re.compile(r"[^\S\n]*\n\s*(?P<words>[A-Z(][^\n]*[^\s.!?:;”\"])[^\S\n]*(?=\n|\Z)")
_LONGEST_OFFICE = 7  # words of "Member of the Harbour Council for Tolmar"
_OFFICES = 2  # lines


def turn_labels(units: Sequence[Unit], relations: Sequence[Relation]) -> dict[int, list[Span]]:
    """Return by unit what only says whose turn it is: a label, or a letter's greeting and name."""
    starts = [unit.span.start for unit in units]
    ends = [unit.span.end for unit in units]
    found: dict[int, list[Span]] = defaultdict(list)
    for turn in relations if units else ():
        for label in _labels(units[0].text, turn):
            for place in range(bisect_right(ends, label.start), bisect_left(starts, label.end)):
                found[place].append(label)
    return found


def _labels(text: str, turn: Relation) -> Iterator[Span]:
    told = turn.content[0].start
    if turn.rule == LETTER and turn.source is not None:
        greeting = text.rfind("\n", 0, len(text[:told].rstrip())) + 1
        yield Span(greeting, told)
        yield Span(turn.content[-1].end, _past_offices(text, turn.source.end))
    elif turn.rule == TURN or by_colon(text, turn):
        first = min((span.start for span in (turn.source, turn.cue) if span), default=told)
        if first < told:  # another package's reader may set it behind
            yield Span(first, told)


def _past_offices(text: str, end: int) -> int:
    """Return where the lines under a signature end that only say what its owner is."""
    for _ in range(_OFFICES):
        line = _OFFICE.match(text, end)
        if line is None or len(line["words"].split()) > _LONGEST_OFFICE:
            break
        end = line.end()
    return end


def by_colon(text: str, relation: Relation) -> bool:
    """Tell whether a colon alone credits whoever stands before it: "Ida Brandt, envoy: “No.”"."""
    cue, source = relation.cue, relation.source
    if cue is None or source is None or source.end > cue.start:
        return False
    return cue.of(text).strip() == ":"


def without_labels(crediting: Crediting, labels: Sequence[Span]) -> Crediting:
    """Cut out of a content what only says whose turn it is: "JANSEN: “No,” the master said."."""
    if not labels:
        return crediting
    kept = tuple(piece for span in crediting.content for piece in free_spans(span, labels))
    return replace(crediting, content=kept) if kept else crediting


def voiced(
    chain: Chain, place: Span, told: Iterable[tuple[Relation, Sequence[Span]]], parties: Parties
) -> Chain:
    """Return a chain with whoever's turn it is as the outermost, if that is not in it.

    Args:
        chain: of a statement.
        place: where that is credited, or what it says.
        told: what the layout or a speech begun elsewhere credits in the same unit.
        parties: of the report.
    """
    for relation, held in told:
        if relation.rule not in (TURN, LETTER) or not any(place.overlaps(span) for span in held):
            continue
        if not chain or chain[0].cue != relation.cue:
            return (plain_hop(relation, parties), *chain)
    return chain
