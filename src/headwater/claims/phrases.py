"""Noun phrases that take a happening for granted: "the release of the list", "Osk's call for aid".

Who writes "Thursday's inspection of the dam has divided the valley" tells of the inspection without
saying that there was one. No grammar is read: a phrase is a run of words that a determiner or a
possessor opens and prepositions carry on, and its head is the word before the first preposition.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.model import Span
from headwater.text import FUNCTION_WORDS, find_words

KEPT = 20_000  # wordings remembered
LEAST = 3  # content words; "the attack" alone, or "the attack in May", may be any attack
_NAME = r"(?-i:[A-Z][\w-]*)"
_NO = "|".join(sorted(FUNCTION_WORDS | {"said", "says", "say", "told"}, key=len, reverse=True))
_WORD = rf"(?!(?:{_NO})\b)[\w’'-]+"
_OPENING = (
    r"\b(?:the|this|that|these|those|his|her|its|their|an?)\b"
    rf"|(?:{_NAME} )*{_NAME}(?:[’']s|(?<=s)[’'])"
)
_PREPOSITION = r"(?:of|between|by|with|for|to|on|against|in|into|over|from|at|under|below|off)"
_CARRIED = (
    rf" {_PREPOSITION}(?: (?:the|an?|this|these|those|its|his|her|their))?"
    rf"(?:(?: {_NAME})+(?:[’']s?(?: {_WORD}){{1,3}})?|(?: {_WORD}){{1,4}})"
    rf"(?: and(?! \w+ed\b)(?: {_WORD}){{1,3}})?"
)
_PHRASE = re.compile(rf"(?:{_OPENING})(?P<core>(?: {_WORD}){{1,5}})(?:{_CARRIED}){{0,3}}", re.I)
_EVENT_ENDING = re.compile(r"(?:tion|sion|ment|ance|ence|[^v]al|ure|ship|ness|ing)s?$")
# Happenings and bonds whose form does not show it; our own compilation.
_EVENTS = frozenset(
    """accord advance agreement aid alliance ambush arrest attack ban bid blast blockade bombing
    bond bonds boycott breach call calls cancellation cession change changes charge claim clash
    collapse collision crash cut cuts deal death deaths debate decline defeat delay deliveries
    delivery demand discovery dispute drop escape exchange export exports fall fight fire flight
    flood freeze gain grant growth handover harm help impact import imports increase join
    journey kidnap launch lawsuit leak link links loss losses march merger move murder need
    offer order orders outbreak pact plan plans pledge plot praise promise protest protests
    purchase push quake raid recall recovery reform release report request rescue result
    resumption retreat return rise robbery role rout sale sales search shift shipment shutdown
    siege split spread start stop storm strike strikes study suit summit supply support swap
    talks tally test tests theft threat threats tie ties toll trade transfer transfers treaty
    trial trip truce use verdict victory visit vote war warning withdrawal work""".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, or a whole wording, as what it tells of.

    Attributes:
        start: in characters from the beginning of the wording.
        words: content words, folded, parts of a compound each by itself.
        heads: the happenings it names; none of a whole wording, whose verb may be anywhere.
    """

    start: int
    end: int
    words: tuple[str, ...]
    heads: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def find_phrases(wording: str) -> tuple[Phrase, ...]:
    """Return the phrases of a wording that name a happening and somebody or something in it.

    >>> [p.heads for p in find_phrases("The theft of the abbey’s icons has shaken the town")]
    [('theft',)]
    """
    found = []
    for hit in _PHRASE.finditer(wording):
        words = content_parts(hit.group())
        core = content_parts(hit["core"])
        # "The Federal Reserve Board" names a body, whatever its last word.
        names = _names(wording, hit.start(), hit.end())
        if len(words) >= LEAST and any(names_a_happening(w) for w in core if w not in names):
            heads = tuple(word for word in words if word not in names and names_a_happening(word))
            found.append(Phrase(hit.start(), hit.end(), words, heads))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def whole(wording: str) -> Phrase:
    """Return a wording as one phrase."""
    return Phrase(0, len(wording), content_parts(wording), ())


def _names(wording: str, start: int, end: int) -> frozenset[str]:
    """Return the parts of words with a capital; the first word of a wording has one anyway."""
    return frozenset(
        part
        for word in find_words(wording, start, end)
        if word.span.start > 0 and word.text[0].isupper()
        for part in word.folded.split("-")
    )


def content_parts(words: str) -> tuple[str, ...]:
    """Return the content words, folded, a compound as its parts."""
    return tuple(
        part
        for word in find_words(words)
        for part in word.folded.split("-")
        if part and part not in FUNCTION_WORDS
    )


def names_a_happening(noun: str) -> bool:
    """Tell whether a noun tells of something that happens or holds, by its ending or our list."""
    return noun in _EVENTS or (len(noun) > 5 and _EVENT_ENDING.search(noun) is not None)


def placed(phrase: Phrase, content: tuple[Span, ...]) -> Span | None:
    """Return where a phrase of a statement of one piece stands; ``None`` of one in pieces."""
    if len(content) != 1:
        return None
    return Span(content[0].start + phrase.start, content[0].start + phrase.end)
