"""Tables of who gives which value for what, encoded as numbers for counting."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.exceptions import ModelError
from headwater.model import Certainty
from headwater.text import fold

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_NUMBER = re.compile(r"[-+−]?(?:\d[\d, ]*)?\.?\d+(?:[eE][-+]?\d+)?\s*%?")
_PLAIN = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,3})?")
_MOSTLY = 0.8  # of the distinct values of one attribute; the rest are dirt of that kind
# An attribute's own name is the only sign that its values are lists of persons.
_PERSONS = frozenset("author authors editor editors cast director directors writers".split())
_MOMENTS = ("%a %b %d %H:%M:%S %Y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%m/%d/%Y")
_STAMP = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ISBN = re.compile(r"\d{9}[\dXx]")


# How likely a source words what it says. "Probable" is read as .70 by the median reader (the
# CAPphrase and zonination surveys of probability words). "May" is read as .4 to .5, but nobody
# says it to deny, so it stays just above even. Uncommitted says nothing.
WORDED = {
    Certainty.CERTAIN: 1.0,
    Certainty.PROBABLE: 0.7,
    Certainty.POSSIBLE: 0.55,
    Certainty.UNCOMMITTED: 0.5,
}


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
        chances: 0 to 1, how likely the source itself words it; .5 says nothing. Empty if nobody
            hedges anything.

    Raises:
        ModelError: the columns differ in length, or a chance is none.
    """

    sources: Sequence[str]
    objects: Sequence[str]
    attributes: Sequence[str]
    values: Sequence[str]
    times: Sequence[str] = ()
    denied: Sequence[bool] = ()
    chances: Sequence[float] = ()

    def __post_init__(self) -> None:
        columns = (self.sources, self.objects, self.attributes, self.values)
        lengths = {len(column) for column in columns}
        further = (self.times, self.denied, self.chances)
        lengths |= {len(column) for column in further if len(column)}
        if len(lengths) > 1:
            raise ModelError(f"columns of different lengths: {sorted(lengths)}")
        if not all(0 <= chance <= 1 for chance in self.chances):
            raise ModelError("a chance that a source gives lies outside of 0 to 1")

    def __len__(self) -> int:
        return len(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Assertions as numbers: one row a source and slot, ascending, without what was replaced.

    Attributes:
        source, slot, value: of each row, numbered from 0.
        sign: 1 where the row asserts its value, -1 where it denies it.
        chance: 0 to 1, how likely the source words what the row says.
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
    chance: Floats
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
    if _PLAIN.fullmatch(words):
        return float(words)
    if not _NUMBER.fullmatch(words):
        return None
    # Twelve digits are more than anybody measures, and keep 0.1 + 0.2 at 0.3.
    return float(f"{float(re.sub('[, %]', '', words).replace('−', '-')):.12g}")


def _read_stamp(words: str) -> float | None:
    """Read the commonest stamp of a log: ``fri jan 29 08:45:00 2010``."""
    found = _STAMP.fullmatch(words)
    if found is None:
        return None
    month, day, hour, minute, second, year = found.groups()
    midnight = _midnight(month.casefold(), int(day), int(year))
    hours, minutes, seconds = int(hour), int(minute), int(second)
    if midnight is None or hours > 23 or minutes > 59 or seconds > 59:
        return None
    return midnight + 3600 * hours + 60 * minutes + seconds


@lru_cache(maxsize=4096)
def _midnight(month: str, day: int, year: int) -> float | None:
    try:
        return _seconds(datetime(year, _MONTHS.index(month) + 1, day))
    except ValueError:
        return None


def read_moment(text: str) -> float | None:
    """Return the seconds from 1970 that a time means, taken as UTC; ``None`` if it is none."""
    words = " ".join(text.replace(",", " ").split())
    if not words:
        return None
    if (stamp := _read_stamp(words)) is not None:
        return stamp
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
    # In order of the alphabet, so that the order of rows changes nothing.
    words = sorted(set(column))
    place = {word: rank for rank, word in enumerate(words)}
    return np.fromiter(map(place.__getitem__, column), np.int64, len(column)), words


def encode(table: Assertions, kinds: Mapping[str, ValueKind], *, tolerance: float = 0.0) -> Slots:
    """Number the sources, slots and values of a table; rows without a value are left out.

    Args:
        table: who says what.
        kinds: of the values of every attribute.
        tolerance: numbers of one slot that differ by no more than this share are equal.
    """
    text, texts = _numbered([value.strip() for value in table.values])
    rows = np.flatnonzero(np.fromiter(map(bool, texts), bool, len(texts))[text])
    names = {name: name_object(name) for name in set(table.objects)}
    source, sources = _numbered(table.sources)
    item, items = _numbered([names[name] for name in table.objects])
    attribute, attributes = _numbered(table.attributes)
    source, text = source[rows], text[rows]
    slot_key, slot = np.unique((item * len(attributes) + attribute)[rows], return_inverse=True)
    word = _words(attribute[rows], text, attributes, texts, kinds)
    kept = _latest(table, rows, source, slot, word)
    rows, source, slot, word, text = rows[kept], source[kept], slot[kept], word[kept], text[kept]
    if tolerance:
        word = _merge_near(table, rows, slot, word, kinds, tolerance)
    width = int(word.max(initial=0)) + 1
    value_key, value = np.unique(slot * width + word, return_inverse=True)
    about, aspect = np.divmod(slot_key, max(len(attributes), 1))
    objects, aspects = map(items.__getitem__, about.tolist()), map(attributes.__getitem__, aspect)
    denied = np.asarray(table.denied if len(table.denied) else np.zeros(len(table)), bool)
    chance = table.chances if len(table.chances) else np.ones(len(table))
    return Slots(
        source=source,
        slot=slot,
        value=value,
        sign=np.where(denied[rows], -1, 1).astype(np.int64),
        chance=np.asarray(chance, float)[rows],
        slot_of=value_key // width,
        attribute_of=aspect,
        word_of=np.unique(value_key % width, return_inverse=True)[1],
        names=tuple(sources),
        keys=tuple(zip(objects, aspects, strict=True)),
        shown=_mostly(text, texts, value, len(value_key)),
        row=rows,
    )


def _words(
    attribute: Ints,
    text: Ints,
    attributes: Sequence[str],
    texts: Sequence[str],
    kinds: Mapping[str, ValueKind],
) -> Ints:
    """Return a number for each row, the same for the spellings of one value of one attribute."""
    width = max(len(texts), 1)
    pairs, place = np.unique(attribute * width + text, return_inverse=True)
    word, _ = _numbered(
        [name_value(texts[p % width], kinds[attributes[p // width]]) for p in pairs.tolist()]
    )
    return np.asarray((word * len(attributes) + pairs // width)[place])


def _latest(table: Assertions, rows: Ints, source: Ints, slot: Ints, word: Ints) -> Ints:
    """Return the places of the rows to keep: a source's last on each slot, by time.

    Without times to tell by, what it says most often counts, then what comes first by name.
    """
    key = source * (int(slot.max(initial=0)) + 1) + slot
    _, group, size = np.unique(key, return_inverse=True, return_counts=True)
    again = size[group] > 1
    time = np.full(len(rows), -np.inf)
    if len(table.times) and again.any():
        time[again] = _moments([table.times[row] for row in rows[again].tolist()])
    both = group * (int(word.max(initial=0)) + 1) + word
    _, same, often = np.unique(both, return_inverse=True, return_counts=True)
    order = np.lexsort((word, -often[same], -time, group))
    # By source, then slot: sums of fractions must not depend on the order of the rows.
    return np.asarray(order[_firsts(group[order])])


def _moments(times: Sequence[str]) -> Floats:
    place, words = _numbered(times)
    read = (read_moment(said) for said in words)
    return np.array([-np.inf if moment is None else moment for moment in read])[place]


def _firsts(ascending: Ints) -> NDArray[np.bool_]:
    """Tell of each place whether a new number starts there."""
    first = np.ones(len(ascending), bool)
    first[1:] = ascending[1:] != ascending[:-1]
    return first


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


def _mostly(text: Ints, texts: Sequence[str], value: Ints, count: int) -> tuple[str, ...]:
    """Return each value as it is mostly written."""
    width = max(len(texts), 1)
    pairs, often = np.unique(value * width + text, return_counts=True)
    # The commonest; of equals, the first by name.
    order = np.lexsort((pairs, -often, pairs // width))
    best = pairs[order[_firsts((pairs // width)[order])]] % width
    return tuple(texts[place] for place in best.tolist())
