"""Names that one party goes by in a story, beyond what the names alone show."""

import re
from collections import defaultdict
from collections.abc import Iterable

from headwater.grounding.namesakes import short_form
from headwater.grounding.states import States
from headwater.model import Report
from headwater.text import content_stems

# Bodies of which a story has several: without a name, another report's is another.
MANY = frozenset(
    """ministry department committee commission council agency office institute company firm group
    party court union organisation organization embassy mission""".split()
)
# Of these a story that says "the Commission" means one; of ministries it has several.
_ONE_OF_MANY = MANY - {"ministry", "department", "office", "embassy", "mission", "company", "firm"}
_WORDS = 2  # content words of a body that two texts may call by one name
_SHORT = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,6}")


def with_their_short_names(groups: list[list[str]], reports: Iterable[Report]) -> list[list[str]]:
    """Join what a report puts in parentheses behind a name: "the Federal Tax Board (BTA)"."""
    home = {name: number for number, group in enumerate(groups) for name in group}
    joined = [list(group) for group in groups]
    short = [name for name in home if _SHORT.fullmatch(name)]
    for report in reports if short else ():
        for name in short:
            before, found, _ = report.text.partition(f" ({name})")
            longer = [n for n in home if n != name and before.endswith(n)] if found else []
            if longer and home[max(longer, key=len)] != home[name]:
                into, gone = home[max(longer, key=len)], home[name]
                _join(joined, [into, gone])
                home |= dict.fromkeys(joined[into], into)
    return [group for group in joined if group]


def with_their_state(groups: list[list[str]], states: States) -> list[list[str]]:
    """Join "the Ministry of Trade" with the one body of that name that a text gives a state.

    So are "the North's foreign ministry" and "the Foreign Ministry of the DPRK".
    """
    owned: dict[frozenset[str], set[int]] = defaultdict(set)
    twins: dict[tuple[str, frozenset[str]], set[int]] = defaultdict(set)
    bare: dict[int, frozenset[str]] = {}
    for number, group in enumerate(groups):
        for name in group:
            state, rest = states.apart(name)
            stems = frozenset(content_stems(short_form(rest)))
            if state is not None and stems:
                owned[stems].add(number)
                if len(stems) >= _WORDS and not MANY.isdisjoint(rest.casefold().split()):
                    twins[state, stems].add(number)
            elif state is None and len(stems) >= _WORDS:
                bare[number] = stems
    joined = [list(group) for group in groups]
    for same in twins.values():
        _join(joined, sorted(number for number in same if joined[number]))
    for number, stems in bare.items():
        homes = {home for home in owned.get(stems, set()) if joined[home]} - {number}
        if len(homes) == 1 and number not in owned[stems]:
            _join(joined, [homes.pop(), number])
    return [group for group in joined if group]


def with_their_last_word(groups: list[list[str]]) -> list[list[str]]:
    """Join "the Commission" of one report with the only body of the story that ends so."""
    joined = [list(group) for group in groups]
    for number, group in enumerate(groups):
        if not all(name.casefold() in _ONE_OF_MANY for name in group):
            continue
        ends = tuple(f" {name}" for name in group)
        homes = [n for n, other in enumerate(groups) if any(x.endswith(ends) for x in other)]
        if len(homes) == 1:
            _join(joined, [homes[0], number])
    return [group for group in joined if group]


def _join(groups: list[list[str]], numbers: list[int]) -> None:
    """Empty all of some groups but the first into it."""
    for number in numbers[1:]:
        groups[numbers[0]] += groups[number]
        groups[number] = []
