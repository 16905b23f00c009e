"""The names of one report: where rules and the reader agree, and what each alone knows.

The rules see capitals and never miss "U.S." or a title, but guess what a name names from the words
beside it, and take the first word of a sentence for one. The reader knows names, but cuts them
(decisions/0045).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.attribution.roster import is_title, opens_sentence
from headwater.language import Name, NameKind, find_names
from headwater.model import Span
from headwater.text import FUNCTION_WORDS

SURE = 0.6  # confidence from which the reader's word on a kind, or on a name alone, is taken
CERTAIN = 0.9  # confidence from which its word on where a person's name begins is
_INITIAL = re.compile(r"[A-Z]\.")  # a part of the name after it: "N. Korea"
_PARTIES = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)
_KINDS = (*_PARTIES, NameKind.NATIONALITY, NameKind.FACILITY)
# Where a party sits, or under what flag, is no part of its name: "Tolmar-based Quay Watch".
_SEATED = re.compile(
    r"(?:[\w.’'-]+ )*?[\w.’']+-(?:based|flagged|registered|listed|owned|born) (?=\S)"
)
_CAPITAL = re.compile(r"[^\W\d_a-z]")


def find_parties(text: str, read: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of a report in reading order, apart from one another.

    A name that opens a sentence with a word which is none elsewhere has its capital by chance.

    Args:
        text: the report's.
        read: the reader's names of it; if it found none, the rules' are all there are.
    """
    ruled = find_names(text)
    read = [name for name in read if not _INITIAL.fullmatch(name.span.of(text))]
    told = list(_apart(name for name in read if name.kind in _KINDS))
    if not told:
        return ruled
    kinds = _kinds(text, told)
    known = {word for name in told for word in name.span.of(text).split()}
    names = [
        whole
        for name in ruled
        for near in [_meeting(name.span, told)]
        if near or not _chance(text, name, known)
        for whole in _parted(text, name, near)
    ]
    names += [
        name
        for name in told
        if name.confidence >= SURE
        and name.kind in _PARTIES
        and _CAPITAL.match(name.span.of(text)) is not None
        and not _meeting(name.span, ruled)
    ]
    names = [_unseated(text, name) for name in names]
    return tuple(replace(name, kind=_settled(text, name, told, kinds)) for name in _apart(names))


def _unseated(text: str, name: Name) -> Name:
    seat = _SEATED.match(text, name.span.start, name.span.end)
    return name if seat is None else replace(name, span=Span(seat.end(), name.span.end))


def _apart(names: Iterable[Name]) -> Iterator[Name]:
    """Yield names in reading order; of those that meet the first, of one start the longest."""
    end = 0
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if name.span.start >= end:
            yield name
            end = name.span.end


def _kinds(text: str, told: Iterable[Name]) -> dict[str, tuple[NameKind, float]]:
    """Return for the words of each name what most of its mentions are read as, and how surely."""
    weights: dict[str, dict[NameKind, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name in told:
        weights[name.span.of(text)][name.kind].append(name.confidence)
    best = {
        words: max(kinds, key=lambda kind: (sum(kinds[kind]), kind))
        for words, kinds in weights.items()
    }
    return {words: (kind, max(weights[words][kind])) for words, kind in best.items()}


def _meeting(span: Span, names: Sequence[Name]) -> list[Name]:
    """Return the names, which stand apart and in order, that a stretch meets."""
    first = bisect_left(names, span.start, key=lambda name: name.span.end)
    after = bisect_left(names, span.end, key=lambda name: name.span.start)
    return [name for name in names[first:after] if name.span.overlaps(span)]


def _chance(text: str, name: Name, known: set[str]) -> bool:
    """Tell whether a word has its capital from its place alone: "Few said so"."""
    words = name.span.of(text)
    return " " not in words and words not in known and opens_sentence(text, name.span)


def _parted(text: str, name: Name, near: Sequence[Name]) -> Sequence[Name]:
    """Return a name as the reader bounds it, where it knows better than capitals can tell.

    It parts a headline's "Lowell Post Brandt", cuts "Critics of the" off "Lowell Board", and adds
    the rest of "... Board on Safety".
    """
    owner = re.search(r"[’']s ", name.span.of(text))
    if owner is not None and near and near[-1].kind is NameKind.PERSON:
        person = name.span.start + owner.end()
        if near[-1].span.start >= person:  # "Vesperia's Talv" is Talv
            return replace(name, span=Span(name.span.start, person - 3)), near[-1]
    if any(other.confidence < SURE for other in near):
        return (name,)
    kinds = [other.kind for other in near]
    if len(near) > 1 and NameKind.PERSON in kinds and len(set(kinds)) > 1:
        return near
    if len(near) > 1 and near[-1].span.end > name.span.end:
        return (replace(name, span=Span(name.span.start, near[-1].span.end)),)
    if len(near) != 1:
        return (name,)
    start, end = name.span.start, near[0].span.end
    front = text[start : max(start, near[0].span.start)]
    titled = near[0].kind is NameKind.PERSON and any(
        is_title(word) for word in front.split()[-1:] if not word.endswith(".")
    )
    titled = titled or _runs_in(front, near[0])
    if " of " in front or titled:  # "Transport Minister Ida Brandt" is Ida Brandt
        start = near[0].span.start
    if end < name.span.end or near[0].span.of(text).split()[-1].casefold() in FUNCTION_WORDS:
        end = name.span.end
    return (replace(name, span=Span(start, end)),)


def _runs_in(front: str, name: Name) -> bool:
    """Tell whether an office has run into a name: "Chief Harbour Officer | Ida Brandt"."""
    words = front.split()
    sure = name.kind is NameKind.PERSON and name.confidence >= CERTAIN
    return sure and len(words) > 0 and not any(word.endswith(".") for word in words)


def _settled(
    text: str, name: Name, told: Sequence[Name], kinds: dict[str, tuple[NameKind, float]]
) -> NameKind:
    """Return what a name names: by most mentions of the reader's name that ends where it ends."""
    for other in _meeting(name.span, told):
        kind, sure = kinds[other.span.of(text)]
        of = " of " in text[name.span.start : max(name.span.start, other.span.start)]
        if other.span.end == name.span.end and sure >= SURE and not of:
            return kind
    return name.kind
