"""Noun phrases that take a happening for granted: "the release of the list", "Osk's call for aid".

Who writes "Thursday's inspection of the dam has divided the valley" tells of the inspection without
saying that there was one. No grammar is read: a phrase is a run of words that a determiner or a
possessor opens and prepositions carry on, and its head is the word before the first preposition.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.model import Place, Span
from headwater.text import FUNCTION_WORDS, find_words

Settled = tuple[int, int, str]  # a place of a wording: where it stands, and its word

KEPT = 20_000  # wordings remembered
LEAST = 3  # content words; "the attack" alone, or "the attack in May", may be any attack
_NAME = r"(?-i:[A-Z][\w-]*)"
_NO = "|".join(sorted(FUNCTION_WORDS | {"said", "says", "say", "told"}, key=len, reverse=True))
_WORD = rf"(?!(?:{_NO})\b)[\w’'-]+"
_HEARD = r"(?:reports|news|word|accounts|rumou?rs|claims|allegations|talk) of"
_OPENING = (
    r"\b(?:the|this|that|these|those|his|her|its|their|an?)\b"
    rf"|(?:{_NAME} )*{_NAME}(?:[’']s|(?<=s)[’'])"
    rf"|(?<=\b){_HEARD}"
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
    purchase push quake raid recall recovery reform relations release report request rescue result
    resumption retreat return rise robbery role rout sale sales search shift shipment shutdown
    siege split spread start stop storm strike strikes study suit summit supply support swap
    talks tally test tests theft threat threats tie ties toll trade transfer transfers treaty
    trial trip truce use verdict victory visit vote war warning withdrawal work""".split()
)

# Words for one kind of happening or bond, by its kind, that the news uses for one another and whose
# vectors lie apart; our own compilation.
_SETS = (
    "bond bonds tie ties link links relation relations relationship partnership alliance friendship"
    " cooperation rapprochement",
    "accord agreement pact treaty deal compact convention",
    "talk talks negotiation negotiations dialogue discussions consultations",
    "attack attacks strike strikes raid raids assault assaults bombing bombardment shelling",
    "test tests testing trial trials",
    "transfer transfers delivery deliveries shipment shipments supply supplies handover",
    "rise increase growth surge jump",
    "fall decline drop decrease slump",
    "closure closing shutdown",
    "death deaths killing killings",
    "vote election elections ballot poll polls",
    "collapse failure breakdown",
    "visit trip journey",
    "ban prohibition embargo boycott",
    "arrest arrests detention detentions",
)
KINDS: dict[str, int] = {word: kind for kind, words in enumerate(_SETS) for word in words.split()}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, or a whole wording, as what it tells of.

    Attributes:
        start: in characters from the beginning of the wording.
        words: content words, folded, parts of a compound each by itself; a place is one word.
        heads: the happenings it names; none of a whole wording, whose verb may be anywhere.
    """

    start: int
    end: int
    words: tuple[str, ...]
    heads: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def find_phrases(wording: str, places: tuple[Settled, ...] = ()) -> tuple[Phrase, ...]:
    """Return the phrases of a wording that name a happening and somebody or something in it.

    Args:
        wording: of a statement of one piece.
        places: those that it names, as ``settled`` gives them.

    >>> [p.heads for p in find_phrases("The theft of the abbey’s icons has shaken the town")]
    [('theft',)]
    """
    found = []
    for hit in _PHRASE.finditer(wording):
        words = _content(wording, hit.start(), hit.end(), places)
        core = content_parts(hit["core"])
        # "The Federal Reserve Board" names a body, whatever its last word.
        names = _names(wording, hit.start(), hit.end())
        if len(words) >= LEAST and any(names_a_happening(w) for w in core if w not in names):
            heads = tuple(word for word in words if word not in names and names_a_happening(word))
            found.append(Phrase(hit.start(), hit.end(), words, heads))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def whole(wording: str, places: tuple[Settled, ...] = ()) -> Phrase:
    """Return a wording as one phrase; the arguments are those of ``find_phrases``."""
    return Phrase(0, len(wording), _content(wording, 0, len(wording), places), ())


def settled(content: Span, places: Sequence[Place]) -> tuple[Settled, ...]:
    """Return the places in a statement of one piece, as words of ``Phrase``, offsets its own.

    Such a word is the code of the country, and the city behind a colon where one is named: no
    other word has a capital. So "Lima" and "Peru" can be told to be near.
    """
    return tuple(
        (
            place.span.start - content.start,
            place.span.end - content.start,
            place.country + (f":{place.city}" if place.city else ""),
        )
        for place in places
        if content.start <= place.span.start and place.span.end <= content.end
    )


def heard_of(phrase: str) -> str | None:
    """Return the words by which a phrase says that a thing was only heard of, else ``None``.

    >>> heard_of("rumours of a landing")
    'rumours of'
    """
    found = re.match(_HEARD, phrase, re.IGNORECASE)
    return found.group() if found else None


def is_place(word: str) -> bool:
    """Tell whether a word of a phrase stands for a place, as ``settled`` writes one."""
    return word[:1].isupper()


def country(word: str) -> str:
    """Return the code of the country that a place's word lies in."""
    return word.partition(":")[0]


def _content(wording: str, start: int, end: int, places: tuple[Settled, ...]) -> tuple[str, ...]:
    """Return the content words of a part, each place as one."""
    words: list[str] = []
    for first, last, word in places:
        if start <= first and last <= end:
            words += [*content_parts(wording[start:first]), word]
            start = last
    return (*words, *content_parts(wording[start:end]))


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
