"""Where the parts of a claim's graph begin: with an origin, or with words of nobody's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

# Where words begin that nobody is credited with: their report's text and their place in it, which,
# unlike ids, the names of outlets do not change.
Beginning = tuple[str, int]
Upstream = int | Beginning  # an origin by its number, or such words


def find_parts(
    taken: Mapping[int, set[Upstream]], places: Iterable[int]
) -> dict[Upstream, list[int]]:
    """Return the origins by where the part of the graph begins that they are in."""
    reached = {place: _reached(taken, place) for place in places}
    shared = Counter(key for seen in reached.values() for key in seen)

    def top(place: int) -> Upstream:
        # One that stands by itself, else where words begin that nobody is credited with, those
        # that most origins come from first, else any; one is enough: who adds nothing must not
        # make two others one.
        def order(key: Upstream) -> tuple[bool, bool, int, int, Beginning]:
            if isinstance(key, int):
                return key in taken, False, 0, key, ("", 0)
            return False, True, -shared[key], 0, key

        return min(reached[place], key=order)

    parts: dict[Upstream, list[int]] = defaultdict(list)
    for place in reached:
        parts[top(place)].append(place)
    return parts


def _reached(taken: Mapping[int, set[Upstream]], place: int) -> set[Upstream]:
    seen: set[Upstream] = {place}
    ahead = [place]
    while ahead:
        new = taken.get(ahead.pop(), set()) - seen
        seen |= new
        ahead.extend(key for key in new if isinstance(key, int))
    return seen
