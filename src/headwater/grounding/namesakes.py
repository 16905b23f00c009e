"""When two names name one party."""

import re
import unicodedata
from functools import cache

from headwater.grounding.places import find_places
from headwater.model import SourceKind
from headwater.text import content_stems, find_words, fold, stem

_TITLES = frozenset(
    """mr mrs ms dr sir president chairman chairwoman minister general gen sen rep secretary leader
    king queen prince premier chancellor director professor prof captain capt admiral colonel
    col spokesman spokeswoman governor gov mayor senator prime vice deputy chief supreme
    marshal commander judge inspector state news agency researcher analyst engineer former lt
    sgt maj adm ambassador envoy prosecutor commissioner lieutenant brigadier major superintendent
    detective""".split()
)
# What is no name by itself: "General Staff" has no title in front, nor has "Supreme Court".
_BODIES = frozenset(
    """staff assembly council court command directorate department secretariat office bureau
    service services intelligence inspectorate party congress committee national security public
    administrative prosecutor prosecutor's prosecutor’s radio television media""".split()
)
_DOTTED = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]|\B)")  # of "U.N.", which others write "UN"
_LETTERS = 3  # initials that two names must share for a word between them to be a slip
# American and British spelling of what stands in the names of bodies.
_SPELT = {
    stem(american): stem(british)
    for american, british in (
        ("defense", "defence"),
        ("labor", "labour"),
        ("harbor", "harbour"),
        ("center", "centre"),
        ("theater", "theatre"),
        ("organization", "organisation"),
        ("program", "programme"),
    )
}
# What a body is, said behind its name in small letters: "the Quay Watch rights group".
_SORTS = frozenset(
    """group movement organisation organization militia network newspaper broadcaster channel
    charity armed rebel militant rights aid advocacy insurgent""".split()
)
# What kind of company a name is in law: desks leave it out.
_LEGAL = frozenset("Ltd Limited Inc LLC plc PLC GmbH Pte Pvt Corp BV NV".split())
_LETTERS_OF = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)
# A ministry's long name and its short one.
_CALLED = (
    (re.compile(r"\bforeign affairs\b", re.IGNORECASE), "foreign"),
    (re.compile(r"\b(?:internal|home) affairs\b", re.IGNORECASE), "interior"),
    (re.compile(r"\bnational (?=defen[cs]e\b)", re.IGNORECASE), ""),
)
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def bare_name(words: str) -> str:
    """Return a name without article, titles in front, possessive and parentheses.

    >>> bare_name("Chairman Oren Talv"), bare_name("the Harbour Authority’s")
    ('Oren Talv', 'Harbour Authority')
    """
    name = re.sub(r"\s*\([^)]*\)?", "", words).strip(' ,;:“”"')
    name = _ARTICLE.sub("", re.sub(r"[’']s?$", "", name))
    parts = name.split()
    while (
        len(parts) > 1
        and _is_title(parts[0])
        and any(part[0].isupper() for part in parts[1:])
        and parts[1] not in ("for", "of", "to", "at", "in", "on")
        and not all(part.casefold() in _BODIES for part in parts[1:])
    ):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _SORTS:
        parts = parts[:-1]
    while len(parts) > 2 and parts[-1].strip(".,") in _LEGAL:
        parts = parts[:-1]
    return " ".join(parts)


def _is_title(word: str) -> bool:
    bare = word.strip(".,").casefold()
    return bare in _TITLES or bare.startswith("ex-")


@cache
def _plain(name: str) -> str:
    """Return a name without the marks on its letters, which some desks leave out."""
    letters = unicodedata.normalize("NFD", name.translate(_LETTERS_OF))
    return "".join(each for each in letters if not unicodedata.combining(each))


def short_form(name: str) -> str:
    """Return a body's name with what it deals with said shortly.

    >>> short_form("Ministry of Foreign Affairs of Vesperia")
    'Ministry of foreign of Vesperia'
    """
    for long, short in _CALLED:
        name = long.sub(short, name)
    return name


@cache
def initials(name: str) -> str:
    """Return the first letters of the capitalised words: "Korean Central ..." gives "KC..."."""
    return "".join(part[0] for part in name.split() if part[0].isupper())


@cache
def _stems(name: str) -> frozenset[str]:
    """Return what a body's name says; "North Korean" and "DPRK" say the same."""
    name = short_form(name)
    for place in reversed(find_places(name)):
        if place.city is None:
            name = f"{name[: place.span.start]}{place.country}{name[place.span.end :]}"
    return frozenset(_SPELT.get(each, each) for each in content_stems(name))


def same_party(left: str, right: str, kind: SourceKind) -> bool:
    """Tell whether two bare names name one party of a kind within one story.

    People: equal last names and first names that do not contradict, or one name that is a part
    of the other. Bodies: equal content words, one an acronym of the other, or equal initials
    with all but one word shared (an agency's name with a letter wrong).
    """
    left, right = _plain(left), _plain(right)
    if fold(left) == fold(right):
        return True
    if kind is SourceKind.PERSON:
        return _same_person(left, right)
    left, right = _DOTTED.sub("", left), _DOTTED.sub("", right)
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if short.isupper() and len(short) > 1:
        return short == initials(long)
    if _stems(left) == _stems(right) != frozenset():
        return True
    shared = len(_stems(left) & _stems(right))
    fewest = min(len(_stems(left)), len(_stems(right)))
    alike = initials(left) == initials(right) and len(initials(left)) >= _LETTERS
    return fewest >= 3 and shared >= fewest - 1 and alike


def _same_person(left: str, right: str) -> bool:
    # "Oren Ta-lv" in one desk's spelling is "Oren Ta Lv" in another's.
    one, other = (
        [word.folded for word in find_words(name.replace("-", " "))] for name in (left, right)
    )
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    return short[-1] == long[-1] and (short[0] == long[0] or (short[0][0] == long[0][0] and (
        len(short[0]) == 1 or len(long[0]) == 1
    )))  # fmt: skip
