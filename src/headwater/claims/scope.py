"""How much a statement covers: its list, its quantifier, its place."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from headwater.claims.opposites import KEPT
from headwater.claims.pair import Pair
from headwater.language import find_names
from headwater.model import Span, Statement
from headwater.text import FUNCTION_WORDS, content_stems, find_words, stem

_ITEM = r"[\w’'-]+(?:[.,]\d+)*"  # "10,000" is one word
_LIST = re.compile(
    rf"((?:{_ITEM} ){{0,3}}{_ITEM}(?:, (?:{_ITEM} ){{0,4}}{_ITEM})+"
    rf",? and (?:{_ITEM} ){{0,4}}{_ITEM})"
)
# "Some forty" is a number, not a part of a whole.
_FIGURES = (
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|a? ?hundred|a? ?thousand)\b)"
)
# How much of a whole a word takes, smallest first.
_QUANTIFIERS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rung, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for rung, words in (
        (1, r"(?:a )?few|one of|two of|three of|a handful of|a minority of|parts? of"),
        (2, rf"some(?! {_FIGURES})|several|a number of|certain|neighbou?ring|nearby|local"),
        (3, r"many|numerous|half|dozens"),
        (4, r"most(?= (?:of\b|(?:\w+ )?(?:\w+s|people)\b))|a majority of|nearly all|almost all"),
        (
            5,
            r"(?<!at )(?<!in )(?<!above )all(?! but\b)|every|each|entire|whole|everyone|everybody"
            r"|across the (?:country|region|world)|nationwide|worldwide|global(?:ly)?"
            r"|international community|the world|everywhere",
        ),
    )
)
_WHOLE = re.compile(r"worldwide|global|nationwide|universal", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"^(?:some|several|many|most|(?:a )?few|one|two|three|parts?|half|a \w+)(?: \w+)? of\b", re.I
)
_SOME = re.compile(rf"^(?:some(?! {_FIGURES})|several|a few|certain) \w+", re.IGNORECASE)
_BARE = re.compile(r"^(?:the )?[\w-]+", re.IGNORECASE)
_AT = re.compile(
    r"\b(in|near|off|at|from|to|over|of|around|outside|across|towards?|into"
    r"|reach(?:es|ed|ing)?|enter(?:s|ed|ing)?|left|leaves?|leaving|fled|flees?|fleeing|hit|struck"
    r"|between|between [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)? and) $",
    re.I,
)
_CALENDAR = re.compile(
    r"^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day)\.?$",
    re.IGNORECASE,
)
_BEARING = re.compile(
    r"\b((?:north|south)[- ]?(?:east|west)?|east|west)(?:ern (?:bank|shore|side|edge|outskirts))?"
    r" of (?:the )?([A-Z][\w’'-]+)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:half|(?P<count>a|one|two|three|four)[ -]"
    r"(?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
    r"(?: of)?(?: (?:the|its|his|her|their|all|an?))? (?P<noun>[a-z]{3,})\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\b(?P<part>one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of)"
    r"(?: every)? (?P<count>two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"(?: of (?:the|its|his|her|their|all))? (?P<noun>[a-z]{3,})\b",
    re.IGNORECASE,
)
ALIKE = 0.5  # share of the other content words that two wordings must have in common


class Moved(NamedTuple):
    """A quantifier that takes more (``change`` above 0) or less in the later wording."""

    before: str
    after: str
    change: int


def enumeration_cut(before: str, after: str) -> tuple[int, int] | None:
    """Return how many of the things that one wording lists another names, and how many there are.

    ``None`` if the first lists fewer than three things, or the second names all or none.
    """
    for heads in _lists(before):
        kept = sum(head in _stems(after) for head in heads)
        if len(heads) >= 3 and 0 < kept < len(heads):
            return kept, len(heads)
    return None


@lru_cache(maxsize=KEPT)
def _lists(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the heads of what each list of some words names."""
    parted = [re.split(r",? and |, ", found.group()) for found in _LIST.finditer(words)]
    return tuple(
        tuple(stems[-1] for item in items if (stems := content_stems(item.strip())))
        for items in parted
    )


@lru_cache(maxsize=KEPT)
def _stems(words: str) -> frozenset[str]:
    return frozenset(content_stems(words))


def quantifier_moved(before: str, after: str) -> Moved | None:
    """Return the quantifier that changed, if the rest of the words is largely the same."""
    was, now = _widest(before), _widest(after)
    if now and not was and _of_the_same(before, after, now[1]):
        return Moved(before.split(" ", 1)[0], now[1], 1)
    if not _alike(before, after):
        return None
    if was and now and was[0] != now[0]:
        return Moved(was[1], now[1], now[0] - was[0])
    if (
        was
        and not now
        and was[0] < 5
        and (found := _PARTITIVE.match(before) or _SOME.match(before))
    ):
        bare = _BARE.match(after)
        return Moved(found.group(), bare.group() if bare else after, 1)
    if now and not was and now[0] == 5 and _alike(before, after, of=max):
        return Moved(before.split(" ", 1)[0], now[1], 1)
    return None


@lru_cache(maxsize=KEPT)
def _widest(words: str) -> tuple[int, str] | None:
    found = [(rung, hit.group()) for rung, p in _QUANTIFIERS if (hit := p.search(words))]
    return max(found) if found else None


def _of_the_same(before: str, after: str, quantifier: str) -> bool:
    """Tell whether the whole that a quantifier takes is of a thing that both wordings name.

    "Worldwide alarm" against "alarm among divers": whoever was alarmed has become everybody.
    """
    if not _WHOLE.fullmatch(quantifier):
        return False
    behind = after[after.find(quantifier) + len(quantifier) :]
    named = content_stems(behind.strip().split(" ", 1)[0])
    return bool(named) and _stems(before).issuperset(named)


def _alike(before: str, after: str, of: Callable[[int, int], int] = min) -> bool:
    one, other = _stems(before), _stems(after)
    return bool(one and other) and len(one & other) >= ALIKE * of(len(one), len(other))


def place_moved(pair: Pair) -> tuple[Span, Span] | None:
    """Return the place that stands in the one wording where another stands in the other.

    Both follow the same preposition, neither is in the other wording, and the rest is alike.
    """
    said, now = pair.said_before(), pair.said_after()
    one = _places(pair.before, pair.before_text)
    other = _places(pair.after, pair.after_text)
    gone = {key: span for key, span in one.items() if key[1] not in now}
    new = {key: span for key, span in other.items() if key[1] not in said}
    for (preposition, name), span in gone.items():
        for (same, other_name), there in new.items():
            if preposition == same and _rest_alike(said, now, name, other_name):
                return span, there
    return None


def bearing_moved(pair: Pair) -> tuple[Span, Span] | None:
    """Return the side of one place that became another: "north of Osk", "south of Osk"."""
    one, other = _bearings(pair.before, pair.before_text), _bearings(pair.after, pair.after_text)
    for (bearing, place), span in one.items():
        for (turned, same), there in other.items():
            if place == same and bearing != turned and (turned, same) not in one:
                return span, there
    return None


def _bearings(statement: Statement, text: str) -> dict[tuple[str, str], Span]:
    return {
        (hit[1].casefold().replace("-", ""), hit[2]): Span(hit.start(), hit.end())
        for content in statement.content
        for hit in _BEARING.finditer(text, content.start, content.end)
    }


def fraction_moved(pair: Pair) -> tuple[Span, Span] | None:
    """Return the share of one thing that became another: "a third of the herd", "half the herd"."""
    one, other = _fractions(pair.before, pair.before_text), _fractions(pair.after, pair.after_text)
    for noun, (share, span) in one.items():
        if noun in other and other[noun][0] != share:
            return span, other[noun][1]
    return None


def _fractions(statement: Statement, text: str) -> dict[str, tuple[tuple[str, str], Span]]:
    return {
        stem(hit["noun"].casefold()): (_share(hit), Span(hit.start(), hit.end()))
        for content in statement.content
        for pattern in (_FRACTION, _OUT_OF)
        for hit in pattern.finditer(text, content.start, content.end)
    }


def _share(hit: re.Match[str]) -> tuple[str, str]:
    if hit["part"] is None:
        return "1", "half"
    count = hit["count"].casefold()
    return ("1" if count in ("a", "one") else count), hit["part"].casefold().removesuffix("s")


def _places(statement: Statement, text: str) -> dict[tuple[str, str], Span]:
    return {
        (preposition, called): Span(content.start + start, content.start + start + len(called))
        for content in statement.content
        for preposition, called, start in _places_in(content.of(text))
    }


@lru_cache(maxsize=KEPT)
def _places_in(words: str) -> tuple[tuple[str, str, int], ...]:
    """Return the names behind a preposition of place, with it and where they begin."""
    found = []
    for name in find_names(words):
        before = _AT.search(words[: name.span.start].removesuffix("the "))
        called = name.span.of(words)
        if before and not _CALENDAR.match(called):
            found.append((before[1].casefold(), called, name.span.start))
    return tuple(found)


def _rest_alike(before: str, after: str, *names: str) -> bool:
    out = {stem(word.folded) for name in names for word in find_words(name)}
    one, other = (
        {
            stem(w.folded)
            for w in find_words(said)
            if w.folded not in FUNCTION_WORDS and stem(w.folded) not in out
        }
        for said in (before, after)
    )
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))
