"""Join a passive cue with its source and content: who is told, quoted or accused, and by whom."""

from headwater.attribution.complement import (
    TOLD_TO,
    clause_start,
    index_after,
    spans_of,
    what_is_quoted,
)
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import Cue
from headwater.attribution.cues import as_saying
from headwater.attribution.offices import MEDIA
from headwater.attribution.sources import left_of, plausible, right_of
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import AUXILIARIES
from headwater.model import Span

FARTHEST = 12  # words from "was quoted" to "as saying", with "by the agency on Monday" between


def credit_passive(
    unit: Unit, cue: Cue, _previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    """Credit the party of a passive: "was quoted by", "were told by", "was said by".

    Args:
        unit: the sentence.
        cue: the passive verb.
        low: index of the first word that may belong to it.
        stop: index one past the last.
    """
    if cue.lemma in ("quote", "cite"):
        place = as_saying(unit, cue.last + 1, min(cue.last + FARTHEST, stop))
        source = left_of(unit, cue.first, low)
        if place is not None and source is not None:
            by = _by_party(unit, cue.last, place) or _by_party(unit, place, stop)
            by = by or _in_medium(unit, cue.last + 1, place)
            return Crediting(cue, source, what_is_quoted(unit, place, source, low, stop), by)
        by = _by_party(unit, cue.last, min(cue.last + 3, stop))
        before = what_is_quoted(unit, stop, source, low, stop) if source and by else ()
        if before and any(quote.outside.overlaps(before[0]) for quote in unit.quotations):
            return Crediting(cue, source, before, by)  # "“...,” Brandt was quoted by the Ledger"
    if cue.lemma in TOLD_TO:
        return _told_by(unit, cue, low, stop)
    if cue.cls == "accuse" and _is_by(unit, cue.last + 1):
        return _accused(unit, cue, low, stop)
    party = _by_party(unit, cue.last, min(cue.last + 3, stop))
    if party is None:
        return None
    after = index_after(unit, party)
    if cue.clause and cue.lemma not in ("write", "explain", "publish"):
        return None  # "a hole was found by divers"
    start = clause_start(unit, cue.first, low)
    rest = (after, stop) if after < stop and not unit.gap(after).strip() else (stop, stop)
    return Crediting(cue, party, spans_of(unit, (start, cue.first), rest))


def _told_by(unit: Unit, cue: Cue, low: int, stop: int) -> Crediting | None:
    """Credit who told somebody a thing, through whom it was told: "she was told by a guard that".

    What "it" was told is passed on by nobody in sight.
    """
    by = next((i for i in range(cue.last + 1, min(cue.last + 6, stop)) if _is_by(unit, i)), None)
    if by is None:
        return None
    far = range(by + 2, min(by + FARTHEST, stop))
    start = next((i for i in far if unit.words[i].folded in ("that", "how", "why")), None)
    if start is None or any(unit.words[i].folded in AUXILIARIES for i in range(by, start)):
        return None
    teller = unit.cover(by + 1, start - 1)
    told = left_of(unit, cue.first, low)
    if told is not None and not (plausible(unit, told) and told.of(unit.text) not in ("it", "It")):
        told = None
    start += unit.words[start].folded == "that"
    return Crediting(cue, teller, spans_of(unit, (start, stop)), told)


def _accused(unit: Unit, cue: Cue, low: int, stop: int) -> Crediting | None:
    """Credit who accuses: "the crew was accused by Ida Brandt of setting the fire"."""
    far = range(cue.last + 3, min(cue.last + FARTHEST, stop - 1))
    of = next((i for i in far if unit.folded(i) in ("of", "for")), None)
    first = clause_start(unit, cue.first, low)
    if of is None or first >= cue.first or not unit.folded(of + 1).endswith("ing"):
        return None
    party = right_of(unit, cue.last + 1, of)
    content = (unit.cover(first, cue.first - 1), *spans_of(unit, (of, stop)))
    return Crediting(cue, party, content) if party and plausible(unit, party) else None


def _is_by(unit: Unit, index: int) -> bool:
    return unit.folded(index) == "by" and not unit.gap(index).strip()


def _by_party(unit: Unit, start: int, stop: int) -> Span | None:
    by = next((i for i in range(start + 1, stop) if unit.words[i].folded == "by"), None)
    if by is None:
        return None
    party = right_of(unit, by, len(unit.words))
    return party if party is not None and plausible(unit, party) else None


def _in_medium(unit: Unit, index: int, stop: int) -> Span | None:
    """Return the paper of "was quoted in the Corran Ledger as saying"."""
    if unit.folded(index) not in ("in", "on") or index + 1 >= stop:
        return None
    party = unit.cover(index + 1, stop - 1)
    named = unit.folded(index + 1) == "the" or unit.words[index + 1].text[0].isupper()
    return party if named and MEDIA.search(party.of(unit.text)) else None
