"""Tables of who gives which value for what, encoded as numbers for counting."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from headwater.exceptions import ModelError
from headwater.text import fold

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_NUMBER = re.compile(r"[-+−]?(?:\d[\d, ]*)?\.?\d+(?:[eE][-+]?\d+)?\s*%?")
_MOSTLY = 0.8  # of the distinct values of one attribute; the rest are dirt of that kind
# An attribute's own name is the only sign that its values are lists of persons.
_PERSONS = frozenset("author authors editor editors cast director directors writers".split())
_MOMENTS = ("%a %b %d %H:%M:%S %Y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%m/%d/%Y")
_ISBN = re.compile(r"\d{9}[\dXx]")


class ValueKind(StrEnum):
    """What the values of an attribute are, so that two spellings of one are known as equal."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertions:
    """A table of who gives which value for what: columns of one length.

    Attributes:
        times: when each was said; the latest of a source on a slot replaces its earlier ones.
            An empty string is no time.
        denied: the source says that this is *not* the value; empty if nobody denies anything.

    Raises:
        ModelError: the columns differ in length.
    """

    sources: Sequence[str]
    objects: Sequence[str]
    attributes: Sequence[str]
    values: Sequence[str]
    times: Sequence[str] = ()
    denied: Sequence[bool] = ()

    def __post_init__(self) -> None:
        columns = (self.sources, self.objects, self.attributes, self.values)
        lengths = {len(column) for column in columns}
        lengths |= {len(column) for column in (self.times, self.denied) if len(column)}
        if len(lengths) > 1:
            raise ModelError(f"columns of different lengths: {sorted(lengths)}")

    def __len__(self) -> int:
        return len(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Assertions as numbers: one row a source and slot, ascending, without what was replaced.

    Attributes:
        source, slot, value: of each row, numbered from 0.
        sign: 1 where the row asserts its value, -1 where it denies it.
        slot_of: the slot of each value.
        attribute_of: the attribute of each slot.
        word_of: a number that two values share if they are the same words of one attribute.
        names: of the sources.
        keys: object and attribute of each slot.
        shown: each value as it is mostly written.
        row: the place in the table that each row was taken from.
    """

    source: Ints
    slot: Ints
    value: Ints
    sign: Ints
    slot_of: Ints
    attribute_of: Ints
    word_of: Ints
    names: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    row: Ints


def guess_kinds(table: Assertions) -> dict[str, ValueKind]:
    """Return for each attribute what its values look like."""
    held: dict[str, set[str]] = {}
    for attribute, value in set(zip(table.attributes, table.values, strict=True)):
        held.setdefault(attribute, set()).add(value)
    return {attribute: _guess(attribute, values) for attribute, values in held.items()}


def _guess(attribute: str, values: set[str]) -> ValueKind:
    if attribute.strip().casefold() in _PERSONS:
        return ValueKind.PERSONS
    given = [value for value in values if value.strip()]
    for kind, fits in ((ValueKind.NUMBER, read_number), (ValueKind.DATE, read_moment)):
        # Reading a few hundred shows what all of them are.
        tried = sorted(given)[:: max(1, len(given) // 500)]
        if tried and sum(fits(value) is not None for value in tried) >= _MOSTLY * len(tried):
            return kind
    return ValueKind.TEXT


def read_number(text: str) -> float | None:
    """Return the number that a value is, ``None`` if it is none; 1,200.50 and 1200.5 are equal."""
    words = text.strip()
    if not _NUMBER.fullmatch(words):
        return None
    # Twelve digits are more than anybody measures, and keep 0.1 + 0.2 at 0.3.
    return float(f"{float(re.sub('[, %]', '', words).replace('−', '-')):.12g}")


def read_moment(text: str) -> float | None:
    """Return the seconds from 1970 that a time means, taken as UTC; ``None`` if it is none."""
    words = " ".join(text.replace(",", " ").split())
    if not words:
        return None
    try:
        return _seconds(datetime.fromisoformat(words))
    except ValueError:
        pass
    for form in _MOMENTS:
        try:
            return _seconds(datetime.strptime(words, form))
        except ValueError:
            continue
    return None


def _seconds(moment: datetime) -> float:
    base = datetime(1970, 1, 1, tzinfo=moment.tzinfo)
    return (moment - base).total_seconds() - (
        moment.utcoffset().total_seconds() if moment.utcoffset() else 0.0  # type: ignore[union-attr]
    )


def name_value(text: str, kind: ValueKind) -> str:
    """Return the form under which spellings of one value are equal; empty if it says nothing.

    >>> name_value("30.10", ValueKind.NUMBER) == name_value("30.1", ValueKind.NUMBER)
    True
    """
    if kind is ValueKind.NUMBER and (number := read_number(text)) is not None:
        return repr(number + 0.0)
    if kind is ValueKind.DATE and (moment := read_moment(text)) is not None:
        return repr(moment)
    return " ".join(fold(word) for word in text.split())


def name_object(text: str) -> str:
    """Return the form under which two names of one object are equal.

    A book's number of ten digits and its number of thirteen are one book; the check digit
    tells them from other numbers (ISO 2108).

    >>> name_object("0-306-40615-2"), name_object("Lowell")
    ('9780306406157', 'Lowell')
    """
    digits = text.replace("-", "").strip()
    if not _ISBN.fullmatch(digits):
        return text.strip()
    tens = [10 if digit in "Xx" else int(digit) for digit in digits]
    if sum(weight * digit for weight, digit in zip(range(10, 0, -1), tens, strict=True)) % 11:
        return text.strip()
    stem = f"978{digits[:9]}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(stem))
    return f"{stem}{-total % 10}"


def add_up(place: Ints, weight: Floats | NDArray[np.bool_] | Ints, number: int) -> Floats:
    """Return the sum of the weights at each of ``number`` places."""
    return np.bincount(place, np.asarray(weight, dtype=float), minlength=number).astype(float)


def _numbered(column: Sequence[str]) -> tuple[Ints, list[str]]:
    seen: dict[str, int] = {}
    codes = np.fromiter(
        (seen.setdefault(word, len(seen)) for word in column), np.int64, len(column)
    )
    # In order of the alphabet, so that the order of rows changes nothing.
    words = sorted(seen)
    place = np.empty(len(words), np.int64)
    for rank, word in enumerate(words):
        place[seen[word]] = rank
    return place[codes] if len(codes) else codes, words


def encode(table: Assertions, kinds: Mapping[str, ValueKind], *, tolerance: float = 0.0) -> Slots:
    """Number everything in a table, keeping of each source the last that it says on a slot.

    Args:
        table: the assertions; those with an empty value are left out.
        kinds: of the values, by attribute.
        tolerance: numbers of one slot that differ by no more than this share are equal.
    """
    rows = np.flatnonzero(np.fromiter((bool(v.strip()) for v in table.values), bool, len(table)))
    names = {name: name_object(name) for name in set(table.objects)}
    source, sources = _numbered(table.sources)
    item, items = _numbered([names[name] for name in table.objects])
    attribute, attributes = _numbered(table.attributes)
    words = {
        pair: name_value(pair[1], kinds[pair[0]])
        for pair in set(zip(table.attributes, table.values, strict=True))
    }
    word, _ = _numbered([words[pair] for pair in zip(table.attributes, table.values, strict=True)])
    slot_key, slot = np.unique((item * len(attributes) + attribute)[rows], return_inverse=True)
    word = (word * len(attributes) + attribute)[rows]
    kept = _latest(table, rows, source[rows], slot, word)
    rows, slot, word = rows[kept], slot[kept], word[kept]
    if tolerance:
        word = _merge_near(table, rows, slot, word, kinds, tolerance)
    width = int(word.max(initial=0)) + 1
    value_key, value = np.unique(slot * width + word, return_inverse=True)
    keys = tuple(
        (items[key // len(attributes)], attributes[key % len(attributes)])
        for key in slot_key.tolist()
    )
    denied = np.asarray(table.denied if len(table.denied) else np.zeros(len(table)), bool)
    return Slots(
        source=source[rows],
        slot=slot,
        value=value,
        sign=np.where(denied[rows], -1, 1).astype(np.int64),
        slot_of=value_key // width,
        attribute_of=slot_key % max(len(attributes), 1),
        word_of=np.unique(value_key % width, return_inverse=True)[1],
        names=tuple(sources),
        keys=keys,
        shown=_mostly(table, rows, value, len(value_key)),
        row=rows,
    )


def _latest(table: Assertions, rows: Ints, source: Ints, slot: Ints, word: Ints) -> Ints:
    """Return the places of the rows to keep: a source's last on each slot, by time.

    Without times to tell by, what it says most often counts, then what comes first by name.
    """
    key = source * (int(slot.max(initial=0)) + 1) + slot
    _, group, size = np.unique(key, return_inverse=True, return_counts=True)
    again = size[group] > 1
    time = np.full(len(rows), -np.inf)
    if len(table.times):
        moments: dict[str, float | None] = {}
        for place in np.flatnonzero(again).tolist():
            said = table.times[rows[place]]
            if said not in moments:
                moments[said] = read_moment(said)
            moment = moments[said]
            time[place] = -np.inf if moment is None else moment
    both = group * (int(word.max(initial=0)) + 1) + word
    _, same, often = np.unique(both, return_inverse=True, return_counts=True)
    order = np.lexsort((word, -often[same], -time, group))
    first = np.ones(len(order), bool)
    first[1:] = group[order][1:] != group[order][:-1]
    # By source, then slot: sums of fractions must not depend on the order of the rows.
    return order[first]


def _merge_near(
    table: Assertions,
    rows: Ints,
    slot: Ints,
    word: Ints,
    kinds: Mapping[str, ValueKind],
    tolerance: float,
) -> Ints:
    """Give numbers of one slot that are nearly equal the word of the smallest of them."""
    numbers = np.array(
        [
            number
            if kinds[table.attributes[row]] is ValueKind.NUMBER
            and (number := read_number(table.values[row])) is not None
            else np.nan
            for row in rows.tolist()
        ]
    )
    order = np.lexsort((numbers, slot))
    merged = word.copy()
    held = -1
    for place in order.tolist():
        number = numbers[place]
        if np.isnan(number):
            continue
        near = held >= 0 and slot[held] == slot[place]
        if near and number - numbers[held] <= tolerance * abs(numbers[held]):
            merged[place] = merged[held]
        else:
            held = place
    return merged


def _mostly(table: Assertions, rows: Ints, value: Ints, count: int) -> tuple[str, ...]:
    """Return each value as it is mostly written."""
    pairs = zip(value.tolist(), [table.values[row].strip() for row in rows.tolist()], strict=True)
    written: list[tuple[int, str]] = [(0, "")] * count
    for (number, words), often in Counter(pairs).items():
        # The commonest; of equals, the first by name.
        written[number] = min(written[number], (-often, words))
    return tuple(words for _, words in written)
