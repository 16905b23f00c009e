"""Offices and the people without a name who hold them, or belong somewhere."""

import re
from itertools import takewhile

from headwater.attribution.roster import TITLES
from headwater.attribution.vocabulary import DETERMINERS, PREPOSITIONS, SOURCE_NOUNS, UNNAMED_HEADS
from headwater.model import Span
from headwater.text import find_words

ROLE_HEADS = frozenset(
    """leader president chairman chairwoman minister premier secretary director head chief
    spokesman spokeswoman spokesperson professor researcher analyst governor mayor senator king
    queen chancellor commander general admiral captain inspector ambassador owner
    manager coordinator envoy representative commissioner prosecutor adviser treasurer""".split()
)
# Many people of one trade; surnames of that form stand elsewhere in the report in full.
AGENTS = re.compile(r"(?!Reuters)[A-Z][a-z-]+(?:ers|ors|ists|ians|ants|men)|Rivals")


# Parties and faiths named by all their people.
GROUPS = re.compile(
    r"(?:Democrat|Republican|Conservative|Liberal|Socialist|Communist|Nationalist|Islamist|Labourite"
    r"|Muslim|Christian|Catholic|Protestant|Jew|Hindu|Buddhist|Sikh)s|Tories"
)
INDEFINITE = frozenset(("a", "an", "another", "one", "some", "any"))
_SINGULAR = frozenset(("official", "source", "witness", "resident", "aide", "diplomat"))


def is_unnamed_group(text: str, name: str, source: Span, named: Span) -> bool:
    """Tell whether the phrase names nobody but says where they belong: "Ostravan officials"."""
    if re.search(r"\b(?:like|such as|including)\b", text):
        return False
    before = {word.folded for word in find_words(text[: named.start - source.start])}
    after = text[named.end - source.start :]
    following = [word.folded for word in find_words(after)][:4]
    if following[:1] == ["and"] and set(following[1:2]) & DETERMINERS:
        return False  # "Ida Brandt and two aides" names Ida Brandt
    # "Ida Brandt of the Observers' League" is one person.
    beside = list(takewhile(lambda word: word not in PREPOSITIONS, following))
    plural = [w for w in beside if w in UNNAMED_HEADS and (w.endswith("s") or w in _SINGULAR)]
    if plural and not after.lstrip().startswith(","):
        return True
    return (
        bool(before & UNNAMED_HEADS)
        and bool(
            re.match(r".*\b(?:from|of|in|at|with|for|to|on)\b", text[: named.start - source.start])
        )
        and not before & {"reports", "media"}
    )


def names_holder(phrase: str, name: str) -> bool:
    """Tell whether a name ends who holds an office: "The guard's commander, Capt. Ida Brandt"."""
    office, comma, last = phrase.rstrip(" ,").rpartition(", ")
    titles = last[: -len(name)].casefold().split()
    words = [word.folded for word in find_words(office)]
    return (
        bool(comma)
        and last.endswith(name)
        and all(word.strip(".") in TITLES for word in titles)
        and words[:1] == ["the"]
        and not {"and", "or"} & set(words)
        and any(word in ROLE_HEADS or word in SOURCE_NOUNS - UNNAMED_HEADS for word in words)
    )
