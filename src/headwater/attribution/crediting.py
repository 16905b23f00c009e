"""Join each cue with its source and its content."""

import re
from collections.abc import Mapping
from dataclasses import replace

from headwater.attribution.citing import cite
from headwater.attribution.complement import (
    ADDRESSING,
    after_adverbials,
    clause_start,
    closes,
    content_stop,
    coordinates,
    index_after,
    index_at,
    inverted,
    separated,
    short_tail,
    spans_of,
    what_is_quoted,
)
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import Cue, CueKind
from headwater.attribution.cues import IN_WORDS, as_saying
from headwater.attribution.owners import whose_words
from headwater.attribution.passives import credit_passive
from headwater.attribution.sources import leading_subject, left_of, plausible, right_of
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import ADVERBS, AUXILIARIES, PREPOSITIONS
from headwater.model import Act, Span

# What speaks by showing.
_EXHIBITS = frozenset("images image footage photos photographs video data figures records".split())
# Later cues that may end what a cue credits; no sentence of people needs more, and a line of
# nothing but cues must not cost the square of its length.
NEAREST = 12
# Many people of one trade: ", monitors have found".
_TRADES = re.compile(r"\w+(?:[aeiou]tors|ists|ians|yers|kers|gers|chers|men|women)")
LONGEST_CROWD = 4  # words: "one of the traders"
_STRONG = frozenset(("say", "tell", "add", "state", "according to", "continue", "explain", "warn"))


def credit_unit(unit: Unit, every: Mapping[int, tuple[Cue, ...]]) -> tuple[Crediting, ...]:
    """Return every crediting of a unit, nested ones after those around them.

    Args:
        unit: the sentence.
        every: its cues, see ``find_every_cue``.
    """
    found: list[Crediting] = []
    for layer, cues in every.items():
        words = unit.layer(layer)
        previous: Crediting | None = None
        for index, cue in enumerate(cues):
            if layer >= 0 and cue.kind is CueKind.PARTICIPLE:
                continue
            later = cues[index + 1 : index + 1 + NEAREST]
            credit = _credit(unit, cue, later, previous, layer, words)
            if credit is not None:
                found.append(credit)
                previous = credit
    found.sort(key=lambda c: (c.extent.start, -c.extent.end))
    return tuple(found)


def _credit(
    unit: Unit,
    cue: Cue,
    later: tuple[Cue, ...],
    previous: Crediting | None,
    layer: int,
    words: range,
) -> Crediting | None:
    low, high = words.start, words.stop
    maker = {
        CueKind.ACCORDING: _according,
        CueKind.PARTICIPLE: _participle,
        CueKind.PASSIVE: credit_passive,
        CueKind.NOMINAL: _nominal,
        CueKind.RELAY: _relay,
    }.get(cue.kind, _finite)
    stop = content_stop(unit, cue, later, high)
    credit = maker(unit, cue, previous, low, stop)
    if credit is None or not credit.content:
        return None
    if layer >= 0 and not _speaks_in_quotation(unit, credit):
        return None
    content = tuple(piece for span in credit.content for piece in coordinates(unit, span))
    others = {other.last for other in later}
    return cite(unit, replace(credit, content=content, layer=layer), words, others)


def _speaks_in_quotation(unit: Unit, credit: Crediting) -> bool:
    """Tell whether a crediting inside a quotation names another party than the one quoted."""
    if credit.source is None or credit.cue.cls == "commissive":
        return False
    source = credit.source.of(unit.text)
    return source[0].isupper() and source.casefold() not in (
        "i", "we", "you", "they", "it", "people", "everyone",
    )  # fmt: skip


def _according(
    unit: Unit, cue: Cue, previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    front = _opens_unit(unit, cue, low)
    if cue.lemma == IN_WORDS:
        return None if previous else _in_words(unit, cue, low, stop, front=front)
    source = right_of(unit, cue.last, stop, closed=front)
    if source is None:
        return None
    after = index_after(unit, source)
    if front:
        return Crediting(cue, source, spans_of(unit, (after, stop)))
    start = clause_start(unit, cue.first, low)
    rest = (after, stop) if after < stop and "," in unit.gap(after) else (stop, stop)
    return Crediting(cue, source, spans_of(unit, (start, cue.first), rest))


def _in_words(unit: Unit, cue: Cue, low: int, stop: int, *, front: bool) -> Crediting | None:
    """Credit whose words they are: "the gate is, in Ida Brandt's own words, a ruin"."""
    source = whose_words(unit, cue.first, cue.last)
    after = cue.last + 1
    cue = replace(cue, span=unit.words[cue.last].span)
    if front:
        return Crediting(cue, source, spans_of(unit, (after, stop)))
    start = clause_start(unit, cue.first, low)
    return Crediting(cue, source, spans_of(unit, (start, cue.first), (after, stop)))


def _opens_unit(unit: Unit, cue: Cue, low: int) -> bool:
    if cue.first > low and ":" in unit.gap(cue.first):
        return True  # "The office denies this: according to its envoy, ..."
    return all(unit.words[i].folded in ADVERBS | {"and", "but"} for i in range(low, cue.first))


def _finite(
    unit: Unit, cue: Cue, previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    source = left_of(unit, cue.first, low)
    if source is not None and not plausible(unit, source) and not _talks(unit, cue, source):
        source = None
    if source is None and _coordinated(unit, cue, low):
        source = previous.source if previous else leading_subject(unit, low, cue.first)
        return _opening(unit, cue, source, stop) if source else None
    if inverted(unit, cue, low) and cue.kind is CueKind.FINITE and cue.lemma not in ADDRESSING:
        speaker = right_of(unit, cue.last, stop)
        if speaker is not None and (
            plausible(unit, speaker) or (not _apposed(unit, source) and _talks(unit, cue, speaker))
        ):
            if unit.words[cue.first - 1].folded in ("but", "and", "although"):
                low = cue.first  # "it holds, but, said Ida Brandt, it leaks": only what follows
            return _closing(unit, cue, speaker, low, cue.first, index_after(unit, speaker), stop)
    if source is None:
        return None
    start = index_at(unit, source)
    after = after_adverbials(unit, cue, stop)
    final = closes(unit, after, stop) or short_tail(unit, after, stop)
    if start - 1 > low and unit.words[start - 1].folded == "as" and cue.lemma == "put it":
        start -= 1  # "The gate is lost, as Ida Brandt put it."
    if start > low and final and separated(unit, start):
        return _closing(unit, cue, source, low, start, after, stop)
    return _opening(unit, cue, source, stop)


def _apposed(unit: Unit, source: Span | None) -> bool:
    """Tell whether the comma before the verb closes an apposition: "Ida Brandt, a nurse, said"."""
    return source is not None and "," in source.of(unit.text)


def _talks(unit: Unit, cue: Cue, party: Span) -> bool:
    """Tell whether a short phrase beside "said" must be a party, whatever its noun is."""
    words = party.of(unit.text).split()
    lowered = [word.casefold() for word in words]
    behind = party.end <= cue.span.start and unit.text[: party.start].endswith(", ")
    trade = behind and _TRADES.fullmatch(lowered[-1]) is not None
    return (
        (cue.lemma in ("say", "tell", "put at") or trade)
        and len(words) <= LONGEST_CROWD
        and not AUXILIARIES & set(lowered)
        and lowered[0] not in ("this", "that", "there", "it")
    )


def _opening(unit: Unit, cue: Cue, source: Span | None, stop: int) -> Crediting | None:
    start = after_adverbials(unit, cue, stop)
    has_that = start < stop and unit.words[start].folded in ("that", "whether", "how", "why")
    quoted = start < stop and unit.quoted[start] != unit.quoted[cue.last]
    if start + 1 < stop and unit.words[start].folded == "that":
        start += 1
    joined = start < stop and unit.gap(cue.last + 1).strip() in ("", ":", ",", "“", '"')
    clausal = has_that or quoted or ":" in unit.gap(min(start, stop - 1))
    if cue.clause and not clausal and not _exhibits(unit, cue, source):
        return None
    if start >= stop and cue.kind is CueKind.LIGHT and cue.act is Act.CONCERN:
        return Crediting(cue, source, (cue.span,))  # "The ministry voiced its anxiety."
    if not joined and not quoted and not has_that and cue.lemma not in _STRONG:
        return None
    content = spans_of(unit, (start, stop))
    if (
        not content
        and cue.act is Act.DENY
        and start < stop
        and (unit.words[start].folded in ("that", "this", "it"))
    ):
        content = (unit.words[start].span,)  # what was said before; see extract.py
    told = content and start > cue.last + 1
    circumstance = unit.cover(cue.last + 1, start - 1) if told else None
    return Crediting(cue, source, content, circumstance=circumstance)


def _exhibits(unit: Unit, cue: Cue, source: Span | None) -> bool:
    """Tell whether pictures or data are said to show something: an exhibit speaks."""
    words = source.of(unit.text).casefold().split() if source else []
    return cue.lemma == "show" and bool(words) and words[-1] in _EXHIBITS


def _closing(
    unit: Unit, cue: Cue, source: Span, low: int, start: int, after: int, stop: int
) -> Crediting:
    left = clause_start(unit, start, low)
    resumes = after < stop and _resumes(unit, after)
    content = spans_of(unit, (left, start), (after, stop) if resumes else (stop, stop))
    end = after if closes(unit, after, stop) else stop
    told = source.end <= cue.span.start and cue.last + 1 < end
    circumstance = unit.cover(cue.last + 1, end - 1) if told else None
    return Crediting(cue, source, content, circumstance=circumstance)


def _resumes(unit: Unit, after: int) -> bool:
    gap = unit.gap(after)
    return unit.quoted[after] >= 0 or "," in gap


def _participle(
    unit: Unit, cue: Cue, previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    if cue.clause and cue.lemma not in ("add",) and not _clausal_right(unit, cue, stop):
        return None
    inferred = cue.cls in ("inferential", "implicative_pos") and cue.lemma != "point to"
    if inferred or cue.lemma.startswith("rais"):
        return None  # "..., indicating a shift" is the narrator's own inference
    follower = unit.words[cue.last + 1].folded if cue.last + 1 < stop else ""
    if (
        follower in PREPOSITIONS | {"due", "as", "because"}
        and cue.kind is CueKind.PARTICIPLE
        and (cue.cls != "emotive")
    ):
        return None
    if cue.first > low and not unit.gap(cue.first).strip():
        source = left_of(unit, cue.first, low)
        if source is None or not plausible(unit, source):
            return None
    else:
        source = previous.source if previous else leading_subject(unit, low, cue.first)
    if source is None or not plausible(unit, source):
        return None
    start = after_adverbials(unit, cue, stop)
    if start < stop and unit.words[start].folded == "that":
        start += 1
    return Crediting(cue, source, spans_of(unit, (start, stop)))


def _clausal_right(unit: Unit, cue: Cue, stop: int) -> bool:
    start = cue.last + 1
    return start < stop and (unit.words[start].folded == "that" or unit.quoted[start] >= 0)


def _nominal(
    unit: Unit, cue: Cue, _previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    if unit.words[cue.last].folded == "from":
        source = right_of(unit, cue.last, stop)
        if source is None or not plausible(unit, source):
            return None
        start = clause_start(unit, cue.first, low)
        end = cue.first
        while end > start and unit.words[end - 1].folded in _ORDER_FRONTS:
            end -= 1
        return Crediting(cue, source, spans_of(unit, (start, end)), keeps_narration=True)
    owner = cue.first - 1
    start = owner
    while start > low and not unit.gap(start).strip() and unit.words[start - 1].text[0].isupper():
        start -= 1
    words = unit.words
    source = Span(
        words[start].span.start, words[owner].span.end - len(_possessive(words[owner].text))
    )
    if start == low or any(words[i].folded in _PREDICATES for i in range(cue.last, stop)):
        return None  # the demand is what the sentence tells of, and its verb ends the content
    begin = cue.last + (2 if words[min(cue.last + 1, stop - 1)].folded in ("for", "that") else 1)
    return Crediting(cue, source, spans_of(unit, (begin, stop)), keeps_narration=True)


_PREDICATES = AUXILIARIES | {"seems", "appears", "remains", "comes", "came", "marks", "marked"}
_ORDER_FRONTS = frozenset(
    """under on direct directly explicit personal clear following after with the by""".split()
)


def _possessive(word: str) -> str:
    found = re.search(r"[’']s?$", word)
    return found.group() if found else ""


def _relay(
    unit: Unit, cue: Cue, previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    place = as_saying(unit, cue.last + 1, stop)
    if place is None:
        return None
    outer = left_of(unit, cue.first, low) or (previous.source if previous else None)
    inner = right_of(unit, cue.last, place)
    if inner is None:
        return None
    return Crediting(cue, inner, what_is_quoted(unit, place, outer, low, stop), outer)


def _coordinated(unit: Unit, cue: Cue, low: int) -> bool:
    before = cue.first - 1
    if "," in unit.gap(cue.first):
        return False  # "the gate held, but, said Brandt, it leaks"
    return before > low and unit.words[before].folded in ("and", "but", "who", "which")
