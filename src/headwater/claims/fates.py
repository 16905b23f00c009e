"""What became of those counted: counts of different fates never clash."""

import re
from collections import defaultdict
from functools import lru_cache

from headwater.claims.opposites import KEPT
from headwater.model import Quantity, Statement
from headwater.text import stem

_FATES = {
    "dead": r"\b(?:kill\w*|died?|dead|deaths?|bodies|mortuary|toll|perish\w*|drown\w*|lives)\b",
    "hurt": r"\b(?:injur\w*|hurt|wound\w*|treated|hospitali[sz]ed|burn(?:s|ed)?)\b",
    "ill": r"\b(?:ill|sick|infected|fell ill|cases)\b",
    "freed": r"\b(?:freed|released|set free|let go|came home)\b",
    "aboard": r"\b(?:on board|aboard|carried|carrying|was carrying)\b",
    "gone": r"\b(?:missing|unaccounted|disappear\w*|vanish\w*)\b",
    "moved": r"\b(?:fled|flee|displaced|moved to safety|evacuat\w*|homeless|left their homes)\b",
    "held": r"\b(?:arrest\w*|detain\w*|jail\w*|prison\w*|captur\w*)\b",
    "saved": r"\b(?:rescued|saved|safely|ashore|survivors?|survived)\b",
}
# Between two counts of one sentence: "killing nine people and wounding 30".
_JOIN = re.compile(r"[,;] |,? (?:and|but|while|with) ")
_PEOPLE = "people"
_ANYBODY = frozenset(("", *map(stem, (_PEOPLE, "person", "persons"))))
Counted = tuple[Quantity, Statement, str]


def share_a_fate(one: Counted, other: Counted) -> bool:
    """Tell whether two counts may be of one fate; if the words of either tell none, they may.

    Args:
        one: a quantity, its statement and the text of its report.
        other: another's.
    """
    fates = _fate_of(*one), _fate_of(*other)
    return not all(fates) or bool(fates[0] & fates[1])


def pair_by_fate(
    left: Statement, right: Statement, left_text: str, right_text: str
) -> list[tuple[Quantity, Quantity]]:
    """Pair counts of one thing that their nouns do not pair, by the one fate that each tells.

    "Nine people were killed and 30 people hurt" counts people twice, "nine were killed and 30
    hurt" without saying so.
    """
    if not (left.quantities and right.quantities):
        return []
    told = [
        _by_fate(statement, text) for statement, text in ((left, left_text), (right, right_text))
    ]
    units = [[q.unit for q in statement.quantities] for statement in (left, right)]
    pairs = [(one, told[1][key]) for key, one in told[0].items() if key in told[1]]
    return [
        (one, other)
        for one, other in pairs
        if one.unit != other.unit or max(each.count(one.unit) for each in units) > 1
    ]


def _by_fate(statement: Statement, text: str) -> dict[tuple[str, str], Quantity]:
    """Return the counts by unit and fate; those that share both with another are left out."""
    found: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in statement.quantities:
        fates = _fates(_clause_of(quantity, statement, text))
        if len(fates) == 1:
            found[_counted(quantity, text), next(iter(fates))].append(quantity)
    return {key: held[0] for key, held in found.items() if len(held) == 1}


def _counted(quantity: Quantity, text: str) -> str:
    """Return what is counted; a count whose noun is left out, "30 hurt", is of people."""
    if quantity.unit in _ANYBODY or _fates(quantity.span.of(text)):
        return _PEOPLE
    return quantity.unit


def _fate_of(quantity: Quantity, statement: Statement, text: str) -> frozenset[str]:
    """Return what the words around a count tell of it, else what those of all its statement do."""
    return _fates(_clause_of(quantity, statement, text)) or _fates(statement.wording(text))


def _clause_of(quantity: Quantity, statement: Statement, text: str) -> str:
    start, end = statement.extent.start, statement.extent.end
    before = [join.end() for join in _JOIN.finditer(text, start, quantity.span.start)]
    after = _JOIN.search(text, quantity.span.end, end)
    return text[before[-1] if before else start : after.start() if after else end]


@lru_cache(maxsize=KEPT)
def _fates(words: str) -> frozenset[str]:
    return frozenset(name for name, p in _FATES.items() if re.search(p, words, re.IGNORECASE))
