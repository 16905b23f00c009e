"""Find the words that name who is credited, left or right of a crediting verb."""

import re

from headwater.attribution.apposed import holds_office, is_name, opens_office
from headwater.attribution.lexicon import cue_forms
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import (
    ADVERBS,
    APPOSITIVE_OPENERS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCE_NOUNS,
    TIMES,
)
from headwater.model import Span

_BREAK_MARKS = re.compile(r"[,;:—–“”\"()…]| - |\.\s")
_SAYING = frozenset("said says told added adds announced confirmed denied believes".split())
_ENDS = frozenset(("on", "told", "that", "to", "as"))
_GOVERNING = frozenset(("close", "next", "loyal", "opposed"))  # "people close to the talks"
_RELATIVES = frozenset(("that", "which", "who"))
_BY_OTHERS = frozenset(("citing", "quoting", "according", "quoted", "cited", "interviewed"))
_WHEN = frozenset(("on", "in", "last", "this"))
_LONGEST_CLAUSE = 25  # words of a relative clause between a party and its verb
_FAR_LINK = 8  # words of one party before "and" that says where it is
LONGEST = 40  # words; a longer run before a verb is a clause, not a party


def left_of(unit: Unit, verb: int, floor: int = 0) -> Span | None:
    """Return the noun phrase that ends right before word ``verb``, appositive included.

    "Bruno Falk, a member of the council, said" gives the whole of "Bruno Falk, a member of the
    council". ``None`` if nothing there can be a party.

    Args:
        unit: the sentence.
        verb: index of the first word of the verb group.
        floor: index of the first word that may belong to the source.
    """
    head = _before_relative(unit, verb, floor)
    if head is None:
        head = _before_who(unit, verb, floor)
    return _beside(unit, verb, floor) if head is None else _whole(unit, head, floor)


def _beside(unit: Unit, verb: int, floor: int) -> Span | None:
    end = _before_times(unit, verb - 1, floor)
    if end < floor or unit.quoted[end] != unit.quoted[verb]:
        return None
    if unit.words[end].folded == "who" and end > floor:
        return _directly_left(unit, end, floor)
    if unit.words[end].folded in ("and", "but", "or", "that", "which"):
        return None  # a second verb of the clause: its subject stands before the first
    gap = unit.gap(end + 1)
    start = _segment_start(unit, end, floor)
    if "," in gap and start > floor and unit.words[start].folded in _BY_OTHERS:
        # "the ministry, citing the wire, said", "the ministry, according to the wire, says"
        return _trim(unit, _segment_start(unit, start - 1, floor), start - 1)
    if "," in gap or "—" in gap:
        begin = start
        if start - 1 > floor and unit.words[start - 1].folded in _RELATIVES:
            begin = _segment_start(unit, start - 2, floor)  # "Brandt, a guard who saw it, said"
        apposed = _appositive(unit, begin, end, floor) if begin > floor else None
        if apposed is not None:
            return _trim(unit, apposed, end)
    if ")" not in gap and _is_break(unit, end + 1):
        return None
    if ")" in gap and start > floor and "(" in unit.gap(start):
        start = _segment_start(unit, start - 1, floor)  # "Brandt (of the council) said"
    return _trim(unit, start, end)


def _before_who(unit: Unit, verb: int, floor: int) -> int | None:
    """Return the last word before a clause of somebody who says: "two men who had fled said".

    So "Ida Brandt, who has run it since May, said": with the clause the phrase has two verbs.
    """
    if unit.words[verb].folded not in _SAYING:
        return None
    for index in range(verb - 1, max(floor, verb - _LONGEST_CLAUSE), -1):
        word = unit.words[index].folded
        if unit.quoted[index] != unit.quoted[verb] or word == "that" or word in _SAYING:
            return None
        if word == "who":
            told = {unit.words[i].folded for i in range(index + 1, verb)}
            return None if told.isdisjoint(AUXILIARIES) else index - 1
        if unit.gap(index).strip():
            return None
    return None


def _whole(unit: Unit, end: int, floor: int) -> Span | None:
    """Return the phrase that ends at a word, with the one that it stands in apposition to."""
    start = _segment_start(unit, end, floor)
    apposed = _appositive(unit, start, end, floor) if start > floor else None
    return _trim(unit, start if apposed is None else apposed, end)


def _before_relative(unit: Unit, verb: int, floor: int) -> int | None:
    """Return the last word before a clause between commas that credits: "X, which denied it, says".

    A clause that tells nothing said ("Ida Brandt, who saw it, said") stays with the party.
    """
    end = verb - 1
    while end > floor and unit.words[end].folded in ADVERBS and "," not in unit.gap(end + 1):
        end -= 1
    if end < floor or "," not in unit.gap(end + 1):
        return None
    for index in range(end, max(floor, end - _LONGEST_CLAUSE), -1):
        if _is_break(unit, index):
            relative = unit.words[index].folded in ("who", "which") and "," in unit.gap(index)
            return index - 1 if relative and _credits(unit, index + 1, end) else None
    return None


def _credits(unit: Unit, first: int, last: int) -> bool:
    """Tell whether the verb that opens a clause is one of saying, whatever its object."""
    index = first
    while index < last and unit.words[index].folded in ADVERBS | AUXILIARIES | TIMES | _WHEN:
        index += 1
    forms = cue_forms().get(unit.words[index].folded, ())
    return any(not form.word.clause and not form.rest for form in forms)


def _directly_left(unit: Unit, index: int, floor: int) -> Span | None:
    """Return the noun phrase that a relative clause hangs on: "among observers, who"."""
    end = index - 1
    start = _segment_start(unit, end, floor)
    for place in range(end, start, -1):
        if unit.words[place - 1].folded in PREPOSITIONS - {"of"}:
            return _trim(unit, place, end)
    return _trim(unit, start, end)


def right_of(unit: Unit, verb: int, stop: int, *, closed: bool = False) -> Span | None:
    """Return the noun phrase that starts right after word ``verb``, for "…," said Ida Brandt.

    Args:
        unit: the sentence.
        verb: index of the last word of the verb group.
        stop: index one past the last word that may belong to the source.
        closed: an apposition must be closed by a comma, because content follows.
    """
    start = verb + 1
    if start >= stop or unit.quoted[start] != unit.quoted[verb] or _is_break(unit, start):
        return None
    if unit.words[start].folded in PREPOSITIONS | BREAKS | {"to"}:
        return None
    end = _run(unit, start, start, stop)
    if end + 1 < stop and (
        _opens_apposition(unit, end + 1) or _holds_office(unit, start, end, stop)
    ):
        close = _run(unit, end + 1, end + 1, stop)
        if not closed or (close + 1 < stop and "," in unit.gap(close + 1)):
            end = close
    return _cover(unit, start, _drop_times(unit, start, end))


def _run(unit: Unit, index: int, start: int, stop: int) -> int:
    while index + 1 < stop and _continues(unit, index + 1, start):
        index += 1
    return index


def _opens_apposition(unit: Unit, index: int) -> bool:
    word = unit.words[index].folded
    opens = word in APPOSITIVE_OPENERS | SOURCE_NOUNS or word.isdigit()
    owned = any(w.text.endswith(("’s", "'s")) for w in unit.words[index : index + 3])
    same = unit.quoted[index] == unit.quoted[index - 1]
    return unit.gap(index).strip() == "," and (opens or owned) and same


def _holds_office(unit: Unit, start: int, end: int, stop: int) -> bool:
    """Tell whether a name between commas is whose office stands before it: "the mayor, Brandt,".

    So it is closed by a comma, as what is said follows.
    """
    office, after = unit.words[end], end + 1
    if unit.gap(after).strip() != "," or office.text[0].isupper() or end == start:
        return False
    if office.folded not in SOURCE_NOUNS or office.folded.endswith("s"):
        return False
    close = _run(unit, after, after, stop)
    return (
        close + 1 < stop
        and unit.gap(close + 1).strip() == ","
        and is_name(unit.words[after : close + 1])
    )


def _cover(unit: Unit, start: int, end: int) -> Span:
    """Return the span of words ``start`` to ``end`` with a closing parenthesis that it needs."""
    span = unit.cover(start, end)
    words = span.of(unit.text)
    if words.count("(") > words.count(")") and unit.text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


def leading_subject(unit: Unit, floor: int, stop: int) -> Span | None:
    """Return the noun phrase a clause opens with: the subject of its later participles.

    Fronted adverbials ("During his visit, Talv ...") are passed over.
    """
    start = floor
    while start < stop and unit.words[start].folded in PREPOSITIONS | ADVERBS | BREAKS:
        comma = next((i for i in range(start + 1, stop) if "," in unit.gap(i)), None)
        if comma is None:
            break
        start = comma
    if start >= stop:
        return None
    end = start
    while end + 1 < stop and _in_phrase(unit, end + 1):
        end += 1
    return _trim(unit, start, end)


def plausible(unit: Unit, span: Span) -> bool:
    """Tell whether a phrase can be a party that says things."""
    words = [word for word in unit.words if span.start <= word.span.start < span.end]
    if not words or len(words) > LONGEST:
        return False
    if any(word.folded in AUXILIARIES for word in words):
        return False  # a clause, not a party
    if any(word.folded.removeprefix("ex-") in PRONOUNS | SOURCE_NOUNS for word in words):
        return True
    capital = [w for w in words if w.text[0].isupper() and w.folded not in DETERMINERS]
    return bool(capital) and not (
        len(words) == len(capital) == 1 and words[0].folded in ADVERBS | BREAKS | PREPOSITIONS
    )


def _segment_start(unit: Unit, end: int, floor: int) -> int:
    start = end
    while start > floor and end - start < LONGEST:
        if unit.quoted[start - 1] != unit.quoted[end] or _is_break(unit, start):
            break
        before = unit.words[start - 1].folded
        if before in _SAYING:
            break
        if before in BREAKS and not (before == "and" and _joins_nouns(unit, start - 1, floor)):
            break
        start -= 1
    return start


def _joins_nouns(unit: Unit, link: int, floor: int) -> bool:
    """Tell whether an "and" stands inside a party: "Ostravan and allied officials"."""
    start, most = link, 4
    while start > floor and not _is_break(unit, start) and link - start < most:
        if unit.words[start - 1].folded in PREPOSITIONS - {"of"}:
            most = _FAR_LINK  # "a doctor at the nearest hospital and two guards"
        if (
            unit.words[start - 1].folded in AUXILIARIES
            or unit.words[start - 1].folded in cue_forms()
        ):
            return False
        start -= 1
    opens = start == floor or _is_break(unit, start)
    far = link - start >= 4
    return opens and link > start and (not far or unit.words[start].folded in ("a", "an"))


def _appositive(unit: Unit, start: int, end: int, floor: int) -> int | None:
    """Return where the phrase begins that words ``start`` to ``end`` stand in apposition to."""
    if "," not in unit.gap(start):
        return None
    opener = unit.words[start]
    names_role = opener.folded in APPOSITIVE_OPENERS or opener.folded.isdigit()
    possessive = any("’s" in w.text or "'s" in w.text for w in unit.words[start : start + 3])
    named = end - start < 4 and all(w.text[0].isupper() for w in unit.words[start : end + 1])
    before = _segment_start(unit, start - 1, floor)
    held = opens_office(opener) and is_name(unit.words[before:start])
    holder = holds_office(unit.words[before:start], unit.words[start : end + 1])
    return before if names_role or possessive or named or held or holder else None


def _trim(unit: Unit, start: int, end: int) -> Span | None:
    while start < end and unit.words[start].folded in ADVERBS | BREAKS:
        start += 1
    if unit.words[start].folded in PREPOSITIONS and unit.words[start].folded != "of":
        start = _last_phrase(unit, start, end)
        if start < 0:
            return None
    first = unit.words[start]
    if first.folded in ADVERBS | BREAKS | PREPOSITIONS:
        return None
    if first.text.endswith("ing") and first.text[0].islower() and not _is_titled(unit, start, end):
        return None  # a participle opens a clause, not a party
    return _cover(unit, start, end)


def _is_titled(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a word in -ing is part of what somebody is: "managing director Ida Brandt"."""
    first = unit.words[start].folded
    if first in SOURCE_NOUNS:
        return True
    office = unit.words[start + 1].folded if start < end else ""
    return office in SOURCE_NOUNS and not office.endswith("s") and first not in cue_forms()


def _last_phrase(unit: Unit, start: int, end: int) -> int:
    """Return where the last noun phrase not governed by a preposition begins, or -1."""
    for index in range(end, start + 1, -1):
        before = unit.words[index - 1].folded
        if before in PREPOSITIONS or before in DETERMINERS:
            continue
        word = unit.words[index]
        opens = word.folded in DETERMINERS | PRONOUNS
        named = word.text[0].isupper() and not unit.words[index - 1].text[0].isupper()
        if opens or (named and before not in ("and", "&")):
            return index
    return -1


def _before_times(unit: Unit, end: int, floor: int) -> int:
    """Step back over "on Friday", "last week", "also" that stand before the verb."""
    while end > floor and unit.words[end].folded in TIMES | ADVERBS:
        end -= 1
        while end > floor and unit.words[end].folded in ("on", "late", "early", "in", "last"):
            end -= 1
    return end


def _drop_times(unit: Unit, start: int, end: int) -> int:
    while end > start and unit.words[end].folded in TIMES | ADVERBS | PREPOSITIONS:
        end -= 1
    return end


def _continues(unit: Unit, index: int, start: int) -> bool:
    word = unit.words[index]
    if unit.quoted[index] != unit.quoted[start]:
        return False
    if word.folded in _ENDS and unit.words[index - 1].folded not in _GOVERNING:
        return False
    if word.folded in TIMES and not _within_name(unit, index):
        return False
    return (
        not _is_break(unit, index)
        and word.folded not in BREAKS - {"and"}
        and (index - start < LONGEST)
    )


def _within_name(unit: Unit, index: int) -> bool:
    """Tell whether a word of time stands inside a name: "the Tolmar Evening Post"."""
    beside = unit.words[max(0, index - 1) : index + 2]
    joined = index + 1 < len(unit.words) and not unit.gap(index + 1).strip()
    return joined and all(word.text[0].isupper() for word in beside)


def _in_phrase(unit: Unit, index: int) -> bool:
    word = unit.words[index]
    if unit.gap(index).strip() or unit.quoted[index] != unit.quoted[index - 1]:
        return False
    if word.text[0].isupper() or word.folded in ("of", "the", "and", "from", "for", "at", "like"):
        return word.folded not in BREAKS - {"and"}
    before = unit.words[index - 1]
    return before.folded in DETERMINERS | {"of", "from", "for", "at"} or (
        word.folded in SOURCE_NOUNS
    )


def _is_break(unit: Unit, index: int) -> bool:
    """Tell whether a mark parts word ``index`` from the one before, in a way a name cannot."""
    gap = unit.gap(index)
    before = unit.words[index - 1].text if index else ""
    if gap.startswith(".") and (len(before) == 1 or "." in before or before in _TITLES):
        gap = gap[1:]
    if gap.strip() in ("(", ")") and (unit.words[index].text.isupper() or before.isupper()):
        return False  # an acronym in parentheses belongs to the name before it
    return _BREAK_MARKS.search(gap) is not None


_TITLES = frozenset("""Mr Mrs Ms Dr Gen Sen Gov Rep Lt Col Adm Capt St Prof Sgt Maj""".split())
