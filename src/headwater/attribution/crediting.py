"""Join each cue with its source and its content."""

import re
from dataclasses import dataclass, replace

from headwater.attribution.cues import Cue, CueKind, as_saying, find_cues, iter_layers
from headwater.attribution.sources import leading_subject, left_of, plausible, right_of
from headwater.attribution.narration import PREDICATED_NUMBER
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SOURCE_NOUNS,
    TIMES,
)
from headwater.model import Act, Span

_SETTINGS = frozenset(
    """statement interview press conference post news briefing telephone phone email e-mail video
    message letter report twitter facebook telegram x release speech address hearing call
    media social website site state a the an its his her their same televised live early
    separate written joint local time gmt est et pm am p.m a.m""".split()
)
# Verbs that take the one spoken to as their object, so never a source after them.
_EXHIBITS = frozenset("images image footage photos photographs video data figures records".split())
_ADDRESSING = frozenset(("tell", "inform", "notify"))
_CLAUSE_LINKS = frozenset(["but", "while", "although", "though", "whereas", "and"])
_STRONG = frozenset(("say", "tell", "add", "state", "according to", "continue", "explain", "warn"))
SHORTEST = 2  # words; below this a stretch is not content
COORDINATED = 3  # words on both sides of an "and" that parts two contents


@dataclass(frozen=True, slots=True)
class Crediting:
    """A cue with its source and content, before chains are built.

    Attributes:
        source: who is credited; ``None`` where the words name nobody.
        outer: who relays the source ("VNA quoted Talv as saying"); ``None`` if nobody.
        content: spans of what is said, ascending.
        layer: -1 outside quotation marks, else the quotation's index in the unit.
        keeps_narration: the words are told by the narrator all the same ("under orders from").
    """

    cue: Cue
    source: Span | None
    content: tuple[Span, ...]
    outer: Span | None = None
    layer: int = -1
    keeps_narration: bool = False

    @property
    def extent(self) -> Span:
        """From the first to the last character of source, cue and content."""
        spans = [*self.content, self.cue.span, *filter(None, (self.source, self.outer))]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def credit_unit(unit: Unit) -> tuple[Crediting, ...]:
    """Return every crediting of a unit, nested ones after those around them."""
    found: list[Crediting] = []
    for layer in iter_layers(unit):
        low, high = _bounds(unit, layer)
        cues = find_cues(unit, layer)
        previous: Crediting | None = None
        for index, cue in enumerate(cues):
            if layer >= 0 and cue.kind is CueKind.PARTICIPLE:
                continue
            credit = _credit(unit, cue, cues[index + 1 :], previous, layer, (low, high))
            if credit is not None:
                found.append(credit)
                previous = credit
    found.sort(key=lambda c: (c.extent.start, -c.extent.end))
    return tuple(found)


def _bounds(unit: Unit, layer: int) -> tuple[int, int]:
    if layer < 0:
        return 0, len(unit.words)
    inside = [i for i, quoted in enumerate(unit.quoted) if quoted == layer]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _credit(
    unit: Unit,
    cue: Cue,
    later: tuple[Cue, ...],
    previous: Crediting | None,
    layer: int,
    bounds: tuple[int, int],
) -> Crediting | None:
    low, high = bounds
    maker = {
        CueKind.ACCORDING: _according,
        CueKind.PARTICIPLE: _participle,
        CueKind.PASSIVE: _passive,
        CueKind.NOMINAL: _nominal,
        CueKind.RELAY: _relay,
    }.get(cue.kind, _finite)
    stop = _content_stop(unit, cue, later, high)
    credit = maker(unit, cue, previous, low, stop)
    if credit is None or not credit.content:
        return None
    if layer >= 0 and not _speaks_in_quotation(unit, credit):
        return None
    content = tuple(piece for span in credit.content for piece in _coordinates(unit, span))
    return _citing(unit, replace(credit, content=content, layer=layer), bounds)


def _citing(unit: Unit, credit: Crediting, bounds: tuple[int, int]) -> Crediting:
    """Put the cited party inside the citing one: "X, S reported, citing T"."""
    for index in range(max(credit.cue.last + 1, bounds[0]), bounds[1]):
        if unit.words[index].folded not in ("citing", "quoting"):
            continue
        cited = right_of(unit, index, bounds[1])
        if cited is None or not plausible(unit, cited) or credit.outer is not None:
            return credit
        start = unit.words[index].span.start
        content = tuple(
            piece
            for span in credit.content
            for piece in ([span] if span.end <= start else _before(span, start, unit.text))
        )
        if not content:
            return credit
        return replace(credit, source=cited, outer=credit.source, content=content)
    return credit


def _before(span: Span, end: int, text: str) -> list[Span]:
    stop = end
    while stop > span.start and text[stop - 1] in " ,":
        stop -= 1
    return [Span(span.start, stop)] if stop > span.start else []


def _speaks_in_quotation(unit: Unit, credit: Crediting) -> bool:
    """Tell whether a crediting inside a quotation names another party than the one quoted."""
    if credit.source is None or credit.cue.cls == "commissive":
        return False
    source = credit.source.of(unit.text)
    return source[0].isupper() and source.casefold() not in (
        "i", "we", "you", "they", "it", "people", "everyone",
    )  # fmt: skip


_COORDINATION = re.compile(rf",? and (?=(?:to|that) \w|{PREDICATED_NUMBER})|; ")


def _coordinates(unit: Unit, span: Span) -> list[Span]:
    """Part what is said at "and to ..." and "and that ...": each part is said for itself."""
    text = unit.text
    if any(quote.outside.overlaps(span) for quote in unit.quotations):
        return [span]
    pieces, start = [], span.start
    for joint in _COORDINATION.finditer(text, span.start, span.end):
        left, right = text[start : joint.start()], text[joint.end() : span.end]
        if len(left.split()) >= COORDINATED and len(right.split()) >= COORDINATED:
            pieces.append(Span(start, joint.start()))
            start = joint.end()
    return [*pieces, Span(start, span.end)]


def _content_stop(unit: Unit, cue: Cue, later: tuple[Cue, ...], high: int) -> int:
    """Return the index one past the last word that the cue's content may reach to its right."""
    for other in later:
        if other.kind is CueKind.PARTICIPLE and "," in unit.gap(other.first):
            return other.first
        if other.first <= cue.last + 1:
            continue
        if other.kind is CueKind.ACCORDING and "," in unit.gap(other.first):
            return other.first
        if unit.words[other.first - 1].folded == "and" and other.kind is CueKind.FINITE:
            return other.first - 1  # "put the toll at 14 and said ..."
        source = left_of(unit, other.first, cue.last + 1)
        if source is None:
            continue
        start = next(
            (i for i, word in enumerate(unit.words) if word.span.start >= source.start), high
        )
        link = start - 1
        if ";" in unit.gap(start):
            return start
        if "," in unit.gap(start) and _closes(unit, _after_adverbials(unit, other, high), high):
            return start  # "S ordered X, T said"
        linked = link > cue.last and unit.words[link].folded in _CLAUSE_LINKS
        if linked and "," in unit.gap(link):
            return link
        if "," in unit.gap(start) and _subordinate(unit, cue):
            return start  # "Although S did not say X, T said Y"
    return high


def _subordinate(unit: Unit, cue: Cue) -> bool:
    return any(
        unit.words[i].folded in ("although", "though", "while", "even", "as", "whereas")
        and (i == 0 or "," in unit.gap(i))
        for i in range(cue.first)
    )


def _span(unit: Unit, start: int, stop: int) -> Span | None:
    """Return the trimmed span of words ``start`` to ``stop`` (exclusive) with quotation marks."""
    if stop - start < SHORTEST:
        return None
    first, last = unit.words[start], unit.words[stop - 1]
    begin, end = first.span.start, last.span.end
    text = unit.text
    for quote in unit.quotations:
        if quote.inside.start <= begin < quote.inside.end and not unit.text[
            quote.inside.start : begin
        ].strip("(["):
            begin = quote.outside.start
        whole = begin <= quote.outside.start
        if (
            whole
            and quote.inside.start < end <= quote.inside.end
            and not re.search(r"\w", text[end : quote.inside.end])
        ):
            end = quote.outside.end
    return Span(begin, end)


def _spans(unit: Unit, *ranges: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(span for start, stop in ranges if (span := _span(unit, start, stop)))


def _according(
    unit: Unit, cue: Cue, _previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    front = _opens_unit(unit, cue, low)
    source = right_of(unit, cue.last, stop, closed=front)
    if source is None:
        return None
    after = _index_after(unit, source)
    if front:
        return Crediting(cue, source, _spans(unit, (after, stop)))
    start = _clause_start(unit, cue.first, low)
    rest = (after, stop) if after < stop and "," in unit.gap(after) else (stop, stop)
    return Crediting(cue, source, _spans(unit, (start, cue.first), rest))


def _opens_unit(unit: Unit, cue: Cue, low: int) -> bool:
    return all(unit.words[i].folded in ADVERBS | {"and", "but"} for i in range(low, cue.first))


def _finite(
    unit: Unit, cue: Cue, previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    source = left_of(unit, cue.first, low)
    if source is not None and not plausible(unit, source):
        source = None
    if source is None and _coordinated(unit, cue, low):
        source = previous.source if previous else leading_subject(unit, low, cue.first)
        return _opening(unit, cue, source, stop) if source else None
    if _inverted(unit, cue, low) and cue.kind is CueKind.FINITE and cue.lemma not in _ADDRESSING:
        inverted = right_of(unit, cue.last, stop)
        if inverted is not None and plausible(unit, inverted):
            return _closing(unit, cue, inverted, low, cue.first, _index_after(unit, inverted), stop)
    if source is None:
        return None
    start = _index_at(unit, source)
    after = _after_adverbials(unit, cue, stop)
    closes = _closes(unit, after, stop) or _short_tail(unit, after, stop)
    if start > low and closes and _separated(unit, start):
        return _closing(unit, cue, source, low, start, after, stop)
    return _opening(unit, cue, source, stop)


def _opening(unit: Unit, cue: Cue, source: Span | None, stop: int) -> Crediting | None:
    start = _after_adverbials(unit, cue, stop)
    has_that = start < stop and unit.words[start].folded in ("that", "whether", "how", "why")
    quoted = start < stop and unit.quoted[start] != unit.quoted[cue.last]
    if start + 1 < stop and unit.words[start].folded == "that":
        start += 1
    joined = start < stop and unit.gap(cue.last + 1).strip() in ("", ":", ",", "“", '"')
    clausal = has_that or quoted or ":" in unit.gap(min(start, stop - 1))
    if cue.clause and not clausal and not _exhibits(unit, cue, source):
        return None
    if not joined and not quoted and not has_that and cue.lemma not in _STRONG:
        return None
    content = _spans(unit, (start, stop))
    if (
        not content
        and cue.act is Act.DENY
        and start < stop
        and (unit.words[start].folded in ("that", "this", "it"))
    ):
        content = (unit.words[start].span,)  # what was said before; see extract.py
    if not content and cue.kind is CueKind.LIGHT and cue.act is Act.CONCERN:
        content = (cue.span,)  # "The ministry voiced its anxiety."
    return Crediting(cue, source, content)


def _exhibits(unit: Unit, cue: Cue, source: Span | None) -> bool:
    """Tell whether pictures or data are said to show something: an exhibit speaks."""
    words = source.of(unit.text).casefold().split() if source else []
    return cue.lemma == "show" and bool(words) and words[-1] in _EXHIBITS


def _closing(
    unit: Unit, cue: Cue, source: Span, low: int, start: int, after: int, stop: int
) -> Crediting:
    left = _clause_start(unit, start, low)
    rest = (after, stop) if after < stop and _resumes(unit, after) else (stop, stop)
    return Crediting(cue, source, _spans(unit, (left, start), rest))


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
    start = _after_adverbials(unit, cue, stop)
    if start < stop and unit.words[start].folded == "that":
        start += 1
    return Crediting(cue, source, _spans(unit, (start, stop)))


def _clausal_right(unit: Unit, cue: Cue, stop: int) -> bool:
    start = cue.last + 1
    return start < stop and (unit.words[start].folded == "that" or unit.quoted[start] >= 0)


def _passive(
    unit: Unit, cue: Cue, _previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    if cue.lemma in ("quote", "cite"):
        place = as_saying(unit, cue.last + 1, min(cue.last + 3, stop))
        source = left_of(unit, cue.first, low)
        if place is not None and source is not None:
            by = _by_party(unit, place, stop)
            return Crediting(cue, source, _spans(unit, (place + 2, stop)), by)
    party = _by_party(unit, cue.last, min(cue.last + 3, stop))
    if party is None:
        return None
    after = _index_after(unit, party)
    start = _clause_start(unit, cue.first, low)
    rest = (after, stop) if after < stop and not unit.gap(after).strip() else (stop, stop)
    return Crediting(cue, party, _spans(unit, (start, cue.first), rest))


def _by_party(unit: Unit, start: int, stop: int) -> Span | None:
    by = next((i for i in range(start + 1, stop) if unit.words[i].folded == "by"), None)
    if by is None:
        return None
    party = right_of(unit, by, len(unit.words))
    return party if party is not None and plausible(unit, party) else None


def _nominal(
    unit: Unit, cue: Cue, _previous: Crediting | None, low: int, stop: int
) -> Crediting | None:
    if unit.words[cue.last].folded == "from":
        source = right_of(unit, cue.last, stop)
        if source is None or not plausible(unit, source):
            return None
        start = _clause_start(unit, cue.first, low)
        end = cue.first
        while end > start and unit.words[end - 1].folded in _ORDER_FRONTS:
            end -= 1
        return Crediting(cue, source, _spans(unit, (start, end)), keeps_narration=True)
    owner = cue.first - 1
    start = owner
    while start > low and not unit.gap(start).strip() and unit.words[start - 1].text[0].isupper():
        start -= 1
    words = unit.words
    source = Span(
        words[start].span.start, words[owner].span.end - len(_possessive(words[owner].text))
    )
    if any(words[i].folded in _PREDICATES for i in range(cue.last, stop)):
        return None
    begin = cue.last + (2 if words[min(cue.last + 1, stop - 1)].folded in ("for", "that") else 1)
    return Crediting(cue, source, _spans(unit, (begin, stop)), keeps_narration=True)


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
    start = place + 2
    if start < stop and unit.words[start].folded == "that":
        start += 1
    return Crediting(cue, inner, _spans(unit, (start, stop)), outer)


def _index_at(unit: Unit, span: Span) -> int:
    return next(i for i, word in enumerate(unit.words) if word.span.end > span.start)


def _index_after(unit: Unit, span: Span) -> int:
    return next(
        (i for i, word in enumerate(unit.words) if word.span.start >= span.end), len(unit.words)
    )


def _after_adverbials(unit: Unit, cue: Cue, stop: int) -> int:
    """Return the index of the first word of the complement: past "him", "on Friday"."""
    index = cue.last + 1
    if cue.lemma in _ADDRESSING and index < stop:
        index = _past_addressee(unit, cue, index, stop)
    start = index
    layer = unit.quoted[cue.last]
    while index < stop and unit.quoted[index] == layer:
        word = unit.words[index].folded
        marks = unit.gap(index).strip()
        if marks and not (index > start and marks == ","):
            break
        dated = word.isdigit() and unit.words[index - 1].folded in TIMES
        if not (word in TIMES or dated or _opens_adverbial(unit, index, stop)):
            break
        index = _past_adverbial(unit, index, stop)
    return _past_link(unit, cue, index, stop)


def _past_link(unit: Unit, cue: Cue, index: int, stop: int) -> int:
    """Step over "about" before "whether" and over "it as" after a verb of labelling."""
    words = [word.folded for word in unit.words[index : min(index + 2, stop)]]
    if len(words) < 2:
        return index
    if words[0] in ("about", "on", "over") and words[1] in ("whether", "how", "why", "what"):
        return index + 1
    says_that = [word.folded for word in unit.words[index : min(index + 3, stop)]]
    if says_that[0] == "to" and says_that[2:] == ["that"]:
        return index + 3  # "regrets to announce that"
    if cue.act is Act.LABEL and words[0] in ("it", "them", "him", "her") and words[1] == "as":
        return index + 2
    return index


def _opens_adverbial(unit: Unit, index: int, stop: int) -> bool:
    if unit.words[index].folded not in ("on", "in", "at", "during", "late", "early", "last", "via"):
        return False
    return any(
        unit.words[i].folded in TIMES | _SETTINGS - DETERMINERS and _plain(unit, index, i)
        for i in range(index + 1, min(index + 5, stop))
    )


def _plain(unit: Unit, start: int, end: int) -> bool:
    return all(not unit.gap(i).strip() for i in range(start + 1, end + 1))


def _past_adverbial(unit: Unit, index: int, stop: int) -> int:
    index += 1
    while (
        index < stop
        and not unit.gap(index).strip()
        and unit.quoted[index] == unit.quoted[index - 1]
        and (unit.words[index].folded in TIMES | _SETTINGS or unit.words[index].folded.isdigit())
    ):
        index += 1
    return index


def _past_addressee(unit: Unit, cue: Cue, index: int, stop: int) -> int:
    end = index
    layer = unit.quoted[cue.last]
    while end < stop and end - index < 9 and unit.quoted[end] == layer:
        word = unit.words[end].folded
        if end > index and (unit.gap(end).strip() or word in ("that", "how", "why", "whether")):
            return end
        if word in ("that", "how", "whether") or (end > index and word in PREPOSITIONS | TIMES):
            return end
        lower = unit.words[end].text[0].islower()
        named = not unit.words[end - 1].text[0].islower()
        if end > index and lower and named and word not in SOURCE_NOUNS:
            return end
        if word in ("him", "her", "them", "us", "me", "reporters", "journalists"):
            return end + 1
        end += 1
    return end if end == stop else index


def _closes(unit: Unit, after: int, stop: int) -> bool:
    return after >= stop or "," in unit.gap(after) or "—" in unit.gap(after)


def _short_tail(unit: Unit, after: int, stop: int) -> bool:
    """Tell whether only a few words of circumstance follow: "told the agency at his home"."""
    return stop - after <= 6 and unit.words[after].folded in PREPOSITIONS


def _separated(unit: Unit, start: int) -> bool:
    gap = unit.gap(start)
    return any(mark in gap for mark in ',”"—?!') or (
        unit.words[start - 1].folded in ("and",) and "," in unit.gap(start - 1)
    )


def _inverted(unit: Unit, cue: Cue, low: int) -> bool:
    gap = unit.gap(cue.first)
    return cue.first > low and any(mark in gap for mark in ',”"—?!')


def _coordinated(unit: Unit, cue: Cue, low: int) -> bool:
    before = cue.first - 1
    return before > low and unit.words[before].folded in ("and", "but", "who", "which")


def _clause_start(unit: Unit, end: int, low: int) -> int:
    """Return where the clause left of word ``end`` begins: after a semicolon, or at ``low``."""
    for index in range(end - 1, low, -1):
        if ";" in unit.gap(index) and unit.quoted[index] == unit.quoted[end]:
            return index
    while low < end and unit.quoted[low] < 0 and unit.words[low].folded in ("but", "and"):
        low += 1
    return low
