"""Bodies and offices named by whose they are: "the Vesperian trade ministry"."""

import re

from headwater.attribution.vocabulary import SOURCE_NOUNS
from headwater.model import Span
from headwater.text import content_stems, find_words

_BODY = (
    r"ministry|guard|police|army|navy|military|government|hospital|court|authority|authorities"
    r"|council|commission|committee|inspectorate|institute|institution|university|department"
    r"|agency|office|bureau|parliament|embassy|mission|administration|service|union|board"
    r"|regulator|watchdog|movement|armed forces|air force|defen[cs]e forces?|general staff"
    r"|joint (?:staff|chiefs(?: of staff)?)|chiefs of staff|security council"
)

# Bodies that come several to a state, each with a name of its own, and words that say whose it is.
SEVERAL = frozenset("ministry department committee commission council agency office".split())
_OWNERS = frozenset("the its their his her our country country’s country's nation state".split())
# Offices that one person at a time holds.
ONE_HOLDER = re.compile(
    r"the [\w-]+ (?:president|premier|king|queen|chancellor|leader|(?:[\w-]+ )+minister)",
    re.IGNORECASE,
)
_OWNED_BODY = re.compile(rf"[’']s? (?:[\w-]+ ){{0,3}}?(?:{_BODY})\b")
# "Vesperian trade ministry", but not "Vesperian trade ministry spokesman".
_PEOPLES_BODY = re.compile(rf" (?:[\w-]+ ){{0,3}}?(?:{_BODY})(?=[’']|,|$| (?:of|in|at|for)\b)")
# A name that goes on as "rebel-run health" wants its noun.
_ADJECTIVE = re.compile(r" [a-z]+$|-(?:run|led|backed|held|controlled)$")
_THEN_BODY = re.compile(rf" (?:[\w-]+ ){{0,2}}?(?:{_BODY})\b")
_LAST = re.compile(
    rf"\b(?i:{_BODY})$|\b(?:Command|Forces|Corps|Brigades?|Headquarters|Staff|Programme|Program"
    r"|Fund|Organi[sz]ation|Alliance|Coalition|Federation|Association|Foundation|Front|Party"
    r"|Network|Society|Trust|League|Borders)$"
)
_OF_WHAT = re.compile(  # "Foreign Ministry of Vesperia", "Department for Harbours"
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:Ministry|Department|Office|Bureau|Council|Commission|Committee"
    r"|Agency|Institute|Authority|University|Union|Board|Court|Service|Embassy|Mission|Centre|Center)"
    r" (?:of|for|on) "
)
# "the public prosecutor's office in Tolmar", "the Pilots' Union of Tolmar"
_THEN_WHERE = re.compile(
    rf"(?:(?:[\w-]+ ){{0,2}}[\w-]+(?:[’']s|s[’']) |(?<![\w’'])\w+ )?\b(?:{_BODY})"
    r" (?:of|in|for|at)(?: the)? $"
)
# Bodies of which any country has many: "a Vesperian institute" names none.
_OF_MANY = re.compile(
    r" (?:(?!(?:of|at|from|in|for) )[\w-]+ ){0,3}?(?:institute|institution|university|hospital)\b"
)
_MOVEMENT = re.compile(r" movement\b")  # alone it is no party: "the movement of the columns"
_WITHOUT_NAME = re.compile(rf"(?:the|its|their) (?:[a-z-]+ ){{0,3}}(?:{_BODY})", re.IGNORECASE)
_PEOPLE = re.compile(r"[A-Z]\w+(?:an|ese|ish)")


def body_of(text: str, source: Span, named: Span, *, where: bool) -> Span | None:
    """Return a body that a place or owner names: "the coast guard of Ostrava Bay".

    Args:
        text: the report's.
        source: the phrase that is credited.
        named: the name in it.
        where: the name is a place's or a people's, which need no possessive before the body.
    """
    before, after = text[source.start : named.start], text[named.end : source.end]
    owned = _OWNED_BODY.match(after)
    if owned is None and where:
        owned = _PEOPLES_BODY.match(after)
        if owned and is_one_of_many(text, source, named):
            owned = None
    if owned is None and _ADJECTIVE.search(text, named.start, named.end):
        owned = _THEN_BODY.match(after)
    if owned is None:
        owned = _MOVEMENT.match(after)
    if owned:
        return Span(named.start, named.end + owned.end())
    found = _THEN_WHERE.search(before)
    if found is None:
        return None
    start = source.start + found.start()
    article = re.match(r"(?:the|a|an) ", text[start : named.end], re.IGNORECASE)
    return Span(start + (article.end() if article else 0), named.end)


def is_one_of_many(text: str, source: Span, named: Span) -> bool:
    """Tell whether a name only says which of many it may be: "a Tolmar-based research group"."""
    if named.of(text).endswith("-based"):
        return True
    the = text[source.start : named.start].casefold().endswith("the ")
    return not the and _OF_MANY.fullmatch(text, named.end, source.end) is not None


def ends_as_body(name: str) -> bool:
    """Tell whether a name ends in what bodies are: "General Staff", though generals are people."""
    return _LAST.search(name) is not None or _OF_WHAT.match(name) is not None


def is_body(words: str) -> bool:
    """Tell whether words without a name mean one body: "the army", but not "army officers"."""
    return _WITHOUT_NAME.fullmatch(words) is not None


def go_by_other_names(text: str, one: Span, other: Span) -> bool:
    """Tell whether two bodies of which a state has several are called differently.

    "The interior ministry" is not the foreign ministry; "the ministry" may be.
    """
    mine, theirs = ({word.folded for word in find_words(span.of(text))} for span in (one, other))
    if not mine & theirs & SEVERAL:
        return False
    called = set(content_stems(" ".join(sorted(mine - SOURCE_NOUNS - _OWNERS))))
    return bool(called) and called.isdisjoint(content_stems(" ".join(sorted(theirs))))


def opens_like_a_people(text: str, name: Span) -> bool:
    """Tell whether a name has the form of a people's and a common word follows it."""
    after = text[name.end : name.end + 2]
    return after[:1] == " " and after[1:].islower() and _PEOPLE.fullmatch(name.of(text)) is not None
