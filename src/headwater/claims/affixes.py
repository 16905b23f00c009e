"""Words that a prefix or a suffix makes negative: "unarmed", "invalid", "harmless"."""

import re
from collections.abc import Collection
from functools import lru_cache

from headwater.claims.opposites import KEPT
from headwater.claims.terms import lexicon
from headwater.text import find_words, stem

SAME = 0.6  # likeness from which the word below is the other's ("armed", "weapons")
_AFFIXED = re.compile(r"(?:un|in|im|ir|il|dis)(?P<behind>\w{3,})|(?P<before>\w{3,})less")
_ENDING = re.compile(r"(?:able|ible|ed|ful|ing|s)$")
_SHORTEST = 4  # letters of a word that "un-" turns round
_SHORT = 2  # letters that must be left of a word without its ending


def deny_alike(denied: Collection[str], other: str) -> bool:
    """Tell whether a word of the other says by an affix what the one denies: one negative each.

    "Cannot be used" and "unusable" agree; "not unusable" and "unusable" do not.

    Args:
        denied: the words that the one denies, folded.
        other: the words of the other.
    """
    below = _below(other) if denied else {}
    if not below or not below.keys().isdisjoint(denied):
        return False
    return any(_alike(one, base) for one in denied for base in below.values())


def undoes(one: str, other: str) -> bool:
    """Tell whether the one holds "un-" before the very word that the other holds without it."""
    below = _below(one).items()  # "units" undoes no "its"
    bases = {stem(base) for word, base in below if word.startswith("un") and len(base) >= _SHORTEST}
    if not bases:
        return False
    told = {stem(word.folded) for word in find_words(other)}
    own = {stem(word.folded) for word in find_words(one)}
    return bool(bases & told - own)


@lru_cache(maxsize=KEPT)
def _below(words: str) -> dict[str, str]:
    """Return each word that may be negative by an affix, with what the affix stands at.

    "Under" and "increase" are among them; what they seem to stand at nobody denies.
    """
    hits = ((word.folded, _AFFIXED.fullmatch(word.folded)) for word in find_words(words))
    return {word: hit["behind"] or hit["before"] for word, hit in hits if hit}


@lru_cache(maxsize=KEPT)
def _alike(one: str, other: str) -> bool:
    bare, base = _ENDING.sub("", one), _ENDING.sub("", other)
    if stem(one) == stem(other) or (bare == base and len(base) >= _SHORT):
        return True
    rows = lexicon().vectors([one, other])
    return float(rows[0] @ rows[1]) >= SAME
