"""Places in a text, as the countries they lie in."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.grounding.gazetteer import Entry, Form, first_word, gazetteer
from headwater.model import Place, Span

# A word that can open a form: "U.S.", "Pyongyang", "N'Djamena".
_CAPITAL = re.compile(r"(?<![\w@#])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w'’]*\.?)")
_NAME = r"(?:(?:[A-Z]\.)+|[^\W\d_a-z][\w'’\-]*\.?)"
_GOES_ON = re.compile(rf" (?P<word>{_NAME})")
_COMES_BEFORE = re.compile(rf"(?P<word>{_NAME}) $")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|downtown|into"
    r"|(?:city|town|port|capital|village|suburb|province|region) of)(?: the)? $",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|President|Minister|Senator)\.? $"
)
_IN_TURN = re.compile(r", (?=[A-Z])")
# Words before a name that are no part of it, though a sentence's start may give them a capital.
_OPENERS = frozenset(
    """the a an in at near from to into outside inside around across on for with by of and or but
    as while when after before since until both between against toward towards despite like via
    through over under about northern southern eastern western north south east west
    central""".split()
)
_DAYS = frozenset((*calendar.day_name, *calendar.month_name, *calendar.month_abbr))
_BACK = 40  # characters looked at before a form; no preposition and no title is longer


@dataclass(frozen=True, slots=True)
class _Seen:
    """A form where it stands in the text."""

    span: Span
    entry: Entry


def find_places(text: str) -> tuple[Place, ...]:
    """Return the places of a report's text, in reading order, disjoint.

    A country, its people ("North Korean") and the seat of its government all give the country. A
    name that is open between countries takes the one that the rest of the text names, or is
    passed over; so is a name that goes on as a person's or a body's does.

    >>> [(p.country, p.city) for p in find_places("Pyongyang told the DPRK's envoy.")]
    [('PRK', 'Pyongyang'), ('PRK', None)]
    """
    seen = [each for each in _forms(text) if each.entry.countries]
    taken = _without_people(text, seen, [each for each in seen if _is_place(text, each)])
    beside = _beside(text, taken)
    named = {each.entry.countries[0] for each in taken if len(each.entry.countries) == 1}
    return tuple(
        Place(span=each.span, country=country, city=each.entry.city)
        for each in taken
        if (country := beside.get(each.span) or _country(each.entry, named)) is not None
    )


def countries_of(name: str) -> frozenset[str]:
    """Return the countries that a party's name holds for certain: "the North Korean army"."""
    return frozenset(
        each.entry.countries[0]
        for each in _forms(name)
        if len(each.entry.countries) == 1 and each.entry.form is not Form.SMALL_CITY
    )


def _forms(text: str) -> Iterator[_Seen]:
    table = gazetteer()
    past = 0
    for word in _CAPITAL.finditer(text):
        if word.start() < past:
            continue
        found = _longest(text, word.start(), _keys(word.group()))
        if found is not None:
            entry = table.entries[found[0]]
            yield _Seen(Span(word.start(), found[1]), entry)
            past = found[1]


def _keys(word: str) -> Iterable[str]:
    bare = re.sub(r"[’']s?$", "", word.rstrip(".") if word.count(".") == 1 else word)
    keys = {word, word.rstrip("."), bare, first_word(word)}
    return sorted(keys, key=len, reverse=True)


def _longest(text: str, start: int, keys: Iterable[str]) -> tuple[str, int] | None:
    openings = gazetteer().openings
    for key in keys:
        for form in openings.get(key, ()):
            end = start + len(form)
            if text.startswith(form, start) and not text[end : end + 1].isalnum():
                return form, end
        if key.isupper() and len(key) > 3:  # a headline in capitals
            for form in openings.get(key.title(), ()):
                end = start + len(form)
                if text[start:end] == form.upper() and not text[end : end + 1].isalnum():
                    return form, end
    return None


def _is_place(text: str, seen: _Seen) -> bool:
    entry, span = seen.entry, seen.span
    if entry.form is Form.COUNTRY and not entry.personal:
        return True
    if _runs_on(text, span):
        return False
    if entry.form is not Form.SMALL_CITY:
        return True
    return bool(_located(text, span)) or _IN_TURN.match(text, span.end) is not None


def _located(text: str, span: Span) -> bool:
    return _LOCATIVE.search(text, max(0, span.start - _BACK), span.start) is not None


def _runs_on(text: str, span: Span) -> bool:
    """Tell whether a name goes on before or after: "Ida Jordan", "Washington Harbour"."""
    if _TITLE.search(text, max(0, span.start - _BACK), span.start):
        return True
    after = _GOES_ON.match(text, span.end)
    if after is not None and after["word"].istitle() and after["word"].rstrip(".") not in _DAYS:
        return True
    before = _COMES_BEFORE.search(text, max(0, span.start - _BACK), span.start)
    return (
        before is not None
        and not before["word"].endswith((".", "’s", "'s", "s’", "s'"))
        and before["word"] not in _DAYS
        and before["word"].casefold() not in _OPENERS
        and not before["word"].isupper()
    )


def _without_people(text: str, seen: list[_Seen], taken: list[_Seen]) -> list[_Seen]:
    """Pass over "Jordan" where the text names an "Ida Jordan" and nothing says it is a place."""
    kept = {each.span for each in taken}
    people = {each.span.of(text) for each in seen if each.entry.personal and each.span not in kept}
    return [
        each
        for each in taken
        if each.span.of(text) not in people or not each.entry.personal or _located(text, each.span)
    ]


def _beside(text: str, taken: list[_Seen]) -> dict[Span, str]:
    """Return for "London, Canada" and its like the country that the next place settles."""
    settled = {}
    for left, right in pairwise(taken):
        if right.span.start - left.span.end != 2 or text[left.span.end : right.span.start] != ", ":
            continue
        shared = set(left.entry.every) & set(right.entry.countries)
        if left.entry.city is not None and len(shared) == 1:
            settled[left.span] = settled[right.span] = shared.pop()
    return settled


def _country(entry: Entry, named: set[str]) -> str | None:
    if len(entry.countries) == 1:
        return entry.countries[0]
    shared = named & set(entry.countries)
    return shared.pop() if len(shared) == 1 else None
