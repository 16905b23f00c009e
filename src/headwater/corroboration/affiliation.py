"""Whether a report names one party as speaking for another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from headwater.corroboration.gathered import Gathered
from headwater.model import Statement

NEAR = 120  # characters after a name in which its apposition stands
MOST = 40  # statements of a party looked at; copies repeat how it is introduced
_SHORTEST = 4  # letters of a body's name; shorter ones stand inside other words


def speaks_for(one: Iterable[Statement], name: str, other: str, story: Gathered) -> bool:
    """Tell whether "of the Port Office" follows the name, or the credit itself names that body.

    Args:
        one: statements whose innermost source is the party.
        name: the party's.
        other: of the body that it may speak for.
        story: the statements'.
    """
    if len(other) < _SHORTEST or other in name:
        return False
    for statement in islice(one, MOST):
        source = statement.speaker
        if source is None:
            continue
        text = story.reports[statement.report].text
        if other in source.span.of(text):
            return True
        ends = {source.span.end, (source.full or source.span).end}
        # A report introduces a person once, often where it credits somebody else.
        ends.update(place + len(name) for place in _places(name, text))
        if any(_of(other).match(text[end : end + NEAR]) for end in ends):
            return True
    return False


def _places(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


@cache
def _of(body: str) -> re.Pattern[str]:
    """Return the apposition that ends in a body: ", director of the Port Office"."""
    return re.compile(
        rf",? (?:[\w’'-]+ ){{0,5}}?(?:of|for|at|from|with) (?:the )?{re.escape(body)}\b"
    )
