"""The table of countries, their peoples and their larger cities, by the forms that reports use."""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from headwater.text import FUNCTION_WORDS

# Thousands of inhabitants from which a city's bare name is read as the city; our own judgement.
LARGE, LARGE_CAPITAL = 1000, 300
# How many times larger the largest of several cities of one name must be to be meant by it.
DOMINANT = 5


class Form(IntEnum):
    """What a form is, surest first."""

    COUNTRY = 1  # or its people, or where its government sits
    CITY = 2  # large enough to be meant wherever its name stands
    SMALL_CITY = 3  # meant only where the words say that a place is


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form of the table can mean.

    Attributes:
        countries: ISO 3166-1 alpha-3 codes, the likeliest alone if there is one; several if the
            form is open between them; none if it only looks like a place of the table.
        city: name of the city; ``None`` for a country, its people, a region or a seat.
        every: all countries that have such a place, for "London, Canada".
        personal: also a given name or a surname.
        capital: a city where a government sits.
    """

    form: Form
    countries: tuple[str, ...]
    city: str | None = None
    every: tuple[str, ...] = ()
    personal: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All forms.

    Attributes:
        entries: by form.
        openings: the forms by their first word, longest first.
    """

    entries: dict[str, Entry]
    openings: dict[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """Return the packaged table, read once."""
    entries = dict(_cities())
    entries.update(_countries())
    openings: dict[str, list[str]] = defaultdict(list)
    for form in entries:
        openings[first_word(form)].append(form)
    longest = {key: tuple(sorted(forms, key=len, reverse=True)) for key, forms in openings.items()}
    return Gazetteer(entries, longest)


@cache
def country_names() -> dict[str, str]:
    """Return what reports mostly call each country, by its code."""
    table = _table()
    return {code: forms["names"][0] for code, forms in table.items() if "names" in forms}


def first_word(form: str) -> str:
    """Return what a form is looked up by: its front up to a space or hyphen."""
    for place, mark in enumerate(form):
        if mark in " -,":
            return form[:place]
    return form


def _table() -> dict[str, dict[str, list[str]]]:
    path = files("headwater.grounding") / "countries.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _countries() -> Iterator[tuple[str, Entry]]:
    table = _table()
    regions, others = table.pop("regions"), table.pop("others")
    codes: dict[str, set[str]] = defaultdict(set)
    for code, forms in table.items():
        people = [*forms["people"], *filter(None, map(_plural, forms["people"]))]
        for form in (*forms["names"], *people, *forms.get("seats", ())):
            codes[form].add(code)
    for code, names in regions.items():
        for form in names:
            codes[form].add(code)
    for form in others["none"]:
        codes[form] = set()
    personal = frozenset(others["people"])
    for form, found in codes.items():
        several = tuple(sorted(found))
        entry = Entry(Form.COUNTRY, several, every=several, personal=form in personal)
        yield from ((variant, entry) for variant in _variants(form))


def _plural(people: str) -> str | None:
    """Return the plural in -s of a people's name; ``None`` where it has none."""
    if people.endswith(("s", "ese", "ish", "ch", "men", "man", "Czech", "i-Vanuatu")):
        return people + "s" if people in ("Czech",) else None
    return people + "s"


def _cities() -> Iterator[tuple[str, Entry]]:
    text = (files("headwater.grounding") / "cities.tsv").read_text("utf-8")
    rows: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for line in text.splitlines():
        if not line.startswith("#"):
            name, code, thousands, capital = line.split("\t")
            rows[name].append((int(thousands), code, bool(capital)))
    for name, found in rows.items():
        if name.casefold() not in FUNCTION_WORDS and len(name) > 2:
            entry = _city(name, found)
            yield from ((variant, entry) for variant in _variants(name))


def _city(name: str, rows: list[tuple[int, str, bool]]) -> Entry:
    largest = max(rows)
    others = [each for each in rows if each[1] != largest[1]]
    dominant = all(largest[0] >= DOMINANT * each[0] for each in others)
    every = tuple(sorted({code for _, code, _ in rows}))
    large = largest[0] >= (LARGE_CAPITAL if largest[2] else LARGE)
    return Entry(
        form=Form.CITY if large else Form.SMALL_CITY,
        countries=(largest[1],) if dominant else every,
        city=name,
        every=every,
        capital=largest[2],
    )


def _variants(form: str) -> Iterable[str]:
    """Return the form with and without accents, with either apostrophe."""
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", form) if not unicodedata.combining(each)
    )
    both = {unicodedata.normalize("NFC", form), plain}
    straight = {each.replace("’", "'").replace("‘", "'") for each in both}
    return sorted(straight | {each.replace("'", "’") for each in straight})
