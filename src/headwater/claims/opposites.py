"""States that exclude each other: open or shut, alive or dead, working or broken."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# A negation up to so many words before a pole turns it round: "not yet been opened".
_NOT = r"(?:\b(?:not|never|no|nobody|none|neither|nor|without|cannot|hardly)\b|n[’']t\b)"
KEPT = 20_000  # wordings remembered: each of a large story is asked about many times
_REACH = re.compile(
    rf"(?:{_NOT}(?:\W+[\w’'-]+){{0,3}}|\b(?:none|neither) of(?:\W+[\w’'-]+){{1,6}})\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Pole:
    """One of two states of a thing.

    Attributes:
        state: name of the pair.
        left: which of the two.
        turned: a negation turned the words round: "not open" is shut.
    """

    state: str
    left: bool
    turned: bool = False


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    table = tomllib.loads((files("headwater.claims") / "opposites.toml").read_text("utf-8"))
    return tuple(
        (state["name"], side == "left", _any(state[side]))
        for state in table["states"]
        for side in ("left", "right")
    )


def _any(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def poles(words: str) -> frozenset[Pole]:
    """Return the states that words put their subject in; none where both poles are named."""
    found: dict[str, set[Pole]] = {}
    for state, left, pattern in _patterns():
        for hit in pattern.finditer(words):
            turned = _REACH.search(words, max(0, hit.start() - 40), hit.start()) is not None
            found.setdefault(state, set()).add(Pole(state, left != turned, turned))
    return frozenset(
        min(poles) for poles in found.values() if len({pole.left for pole in poles}) == 1
    )


def agreed(one: frozenset[Pole], other: frozenset[Pole]) -> bool:
    """Tell whether one says by a negation what the other says without: "not open" and "shut"."""
    sides = {pole.state: pole for pole in one}
    return any(
        (mine := sides.get(pole.state)) is not None
        and mine.left == pole.left
        and mine.turned != pole.turned
        for pole in other
    )


def opposed(one: frozenset[Pole], other: frozenset[Pole]) -> frozenset[str]:
    """Return the names of the states on which two statements stand at different poles."""
    sides = {pole.state: pole.left for pole in one}
    return frozenset(p.state for p in other if sides.get(p.state, p.left) != p.left)
