"""What a number counts: whether two numbers of two statements count the same sort of thing."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from headwater.claims.opposites import KEPT
from headwater.claims.terms import lexicon
from headwater.model import Quantity
from headwater.text import find_words, stem

HOUR = "time of day"  # the unit that grounding gives a clock's time
AKIN = 0.45  # likeness of two counted nouns ("workers", "employees"), on synonyms of our own
# People are counted under many nouns; a count of dead is told from one of hurt by other words.
_PEOPLE = frozenset(
    """people person persons men women man woman dead casualties victims civilians residents
    inhabitants passengers workers employees staff soldiers troops crew sailors miners villagers
    refugees children patients protesters wounded injured""".split()
)
_PEOPLE_STEMS = frozenset(map(stem, [*_PEOPLE, "customers", "clients", "members"]))
# Units that measure one thing, so that the same figure of another unit is another amount.
MEASURES = tuple(
    frozenset(map(stem, kind.split()))
    for kind in (
        "kilometres kilometers km miles metres meters feet yards centimetres inches",
        "tonnes tons kilograms pounds grams ounces",
        "litres liters gallons barrels",
        "hours minutes seconds days weeks months years",
        "hectares acres",
        "dollars euros pounds marks crowns francs",
        "percent points",
    )
)
UNITS = frozenset().union(*MEASURES, {"percent", "$", "€", "£"})


def akin(
    left: Sequence[Quantity], right: Sequence[Quantity], left_text: str, right_text: str
) -> list[tuple[Quantity, Quantity]]:
    """Pair the quantities that count the same sort of thing and stand alone of their kind."""
    same = counterparts_of(left, right)
    taken = {id(q) for pair in same for q in pair}
    nouns = [(one, _noun(one, left_text)) for one in left if id(one) not in taken]
    others = [(other, _noun(other, right_text)) for other in right if id(other) not in taken]
    pairs = [
        (one, other)
        for one, noun in nouns
        for other, other_noun in others
        if noun and other_noun and one.unit != other.unit and _alike(noun, other_noun)
    ]
    alone = len({id(a) for a, _ in pairs}) == len(pairs) == len({id(b) for _, b in pairs})
    return same + (pairs if alone else [])


def _noun(quantity: Quantity, text: str) -> str:
    if not quantity.unit or quantity.unit in (HOUR, "percent", "$", "€", "£"):
        return ""
    return _last_word(quantity.span.of(text))


@lru_cache(maxsize=KEPT)
def _last_word(words: str) -> str:
    found = [word.folded for word in find_words(words)]
    return found[-1] if found and found[-1].isalpha() else ""


@lru_cache(maxsize=KEPT)
def _alike(one: str, other: str) -> bool:
    if one in _PEOPLE and other in _PEOPLE:
        return True
    rows = lexicon().vectors([one, other])
    return float(rows[0] @ rows[1]) >= AKIN


def shares_figure(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether two give a figure in common, of one noun or of nouns that mean nearly the same.

    Args:
        one: figures of a statement, each a value and the stem of its noun.
        other: those of another.
    """
    if not one or not other:
        return False
    pairs = ((a.split(" ", 1), b.split(" ", 1)) for a in one for b in other)
    return any(a[0] == b[0] and (a[1] == b[1] or _alike_stems(a[1], b[1])) for a, b in pairs)


def _alike_stems(one: str, other: str) -> bool:
    if {one, other} & UNITS:
        return False
    return (one in _PEOPLE_STEMS and other in _PEOPLE_STEMS) or _alike(one, other)


def counterparts_of(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Pair the quantities of the same unit that stand alone of their kind on both sides."""
    pairs = []
    for one in left:
        same = [other for other in right if other.unit == one.unit]
        alone = sum(other.unit == one.unit for other in left) == 1
        if alone and len(same) == 1 and one.unit:
            pairs.append((one, same[0]))
    return pairs
