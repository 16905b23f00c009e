"""Which names of a story are one party: what a count of origins must not get wrong.

Names are linked where they are grounded. What may be left is a title taken for a part of a name, or
for the whole of it, a surname alone, and a letter lost; each would make one origin look like two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from headwater.model import Entity, EntityId, Report, ReportId, SourceKind, Statement
from headwater.text import fold

_LONG = 5  # letters of a surname; shorter ones may well differ by one between two people
_APART = (
    SourceKind.UNNAMED,
    SourceKind.DOCUMENT,
    SourceKind.STATE,
    SourceKind.MEDIA,
    SourceKind.STATE_MEDIA,
)


def same_parties(
    statements: Iterable[Statement],
    reports: Mapping[ReportId, Report],
    entities: Mapping[EntityId, Entity],
) -> dict[EntityId, EntityId]:
    """Map every entity to the one that stands for its party, most of them to themselves.

    Two names are one party if one ends in the whole of the other and nothing else in the story
    could be meant, if they share the first name and one surname lacks a letter of the other, or
    if one is but the title that everywhere precedes the other.
    """
    words = {
        key: tuple(fold(entity.name).split())
        for key, entity in sorted(entities.items())
        if entity.kind not in _APART
    }
    places = _places(statements, words)
    home = {key: key for key in entities}

    def find(key: EntityId) -> EntityId:
        while home[key] != key:
            key = home[key]
        return key

    for one, other in (*_endings(words), *_misspelt(words), *_titles(words, places, reports)):
        least, most = sorted((find(one), find(other)))
        home[most] = least
    groups: dict[EntityId, list[EntityId]] = defaultdict(list)
    for key in entities:
        groups[find(key)].append(key)
    told = Counter({key: len(found) for key, found in places.items()})
    return {
        key: max(group, key=lambda k: (_full(entities[k]), told[k], entities[k].name, k))
        for group in groups.values()
        for key in group
    }


def _full(entity: Entity) -> tuple[bool, bool]:
    return entity.control is not None, len(entity.name.split()) > 1


def _places(
    statements: Iterable[Statement], words: Mapping[EntityId, tuple[str, ...]]
) -> dict[EntityId, set[tuple[ReportId, int]]]:
    """Return where each entity's mentions end."""
    found: dict[EntityId, set[tuple[ReportId, int]]] = defaultdict(set)
    for statement in statements:
        for hop in statement.chain:
            source = hop.source
            if source is not None and source.entity is not None and source.entity in words:
                found[source.entity].add((statement.report, source.span.end))
    return found


def _endings(
    words: Mapping[EntityId, tuple[str, ...]],
) -> Iterator[tuple[EntityId, EntityId]]:
    """Give the names that end in the whole of another, with that other.

    "Ravn" is nobody's in particular where an Orla and a Jan Ravn both speak; "Orla Ravn" is the
    same whatever title precedes her.
    """
    ending: dict[tuple[str, ...], list[EntityId]] = defaultdict(list)
    for key, name in words.items():
        for start in range(1, len(name)):
            ending[name[start:]].append(key)
    for key, name in words.items():
        longer = sorted(ending.get(name, ()), key=lambda k: (len(words[k]), words[k]))
        nested = all(
            words[other][-len(words[one]) :] == words[one] for one, other in pairwise(longer)
        )
        if longer and nested:
            yield from ((key, other) for other in longer)


def _misspelt(
    words: Mapping[EntityId, tuple[str, ...]],
) -> Iterator[tuple[EntityId, EntityId]]:
    """Give the names of two words that differ by one letter of the surname, lost."""
    full: dict[tuple[str, str], list[EntityId]] = defaultdict(list)
    for key, name in words.items():
        if len(name) == 2:
            full[name[0], name[1]].append(key)
    for (first, last), keys in full.items():
        for place in range(1, len(last)) if len(last) > _LONG else ():
            shorter = first, last[:place] + last[place + 1 :]
            yield from ((keys[0], other) for other in full.get(shorter, ()))


def _titles(
    words: Mapping[EntityId, tuple[str, ...]],
    places: Mapping[EntityId, set[tuple[ReportId, int]]],
    reports: Mapping[ReportId, Report],
) -> Iterator[tuple[EntityId, EntityId]]:
    """Give the names of one word that everywhere run on into another: "General" secretary Ann Ott.

    Up to two words in lower case may stand between the two.
    """
    full = {name: key for key, name in words.items() if len(name) > 1}
    for key, name in words.items():
        if len(name) > 1:
            continue
        after = {
            full.get(tuple(fold(found.group(1)).split())) if found else None
            for report, end in places.get(key, ())
            for found in [_FOLLOWED.match(reports[report].text, end)]
        }
        if len(after) == 1 and (other := after.pop()) is not None:
            yield key, other


_FOLLOWED = re.compile(r"(?: [a-z-]+){0,2} ([A-Z][\w’'-]+ [A-Z][\w’'-]+)")
