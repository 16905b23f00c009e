"""The invented place, people and happening of one story."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bench.simulate.truth import Party

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, and the clauses that tell it.

    Attributes:
        sure: clauses that are as good as one another.
        hedged: clauses that leave it open; empty if nobody doubts it.
        number: the true figure; ``None`` without one.
    """

    key: str
    sure: tuple[str, ...]
    hedged: tuple[str, ...]
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One story's stage.

    Attributes:
        parties: who can know; named ones first, then unnamed groups.
        agency: the state's own, named only in regimes that have one.
        weekday: 0 for Monday, of the happening.
    """

    kind: str
    town: str
    country: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    background: tuple[str, ...]
    headlines: tuple[str, ...]
    agencies: tuple[str, ...]
    state_agency: str
    papers: tuple[str, ...]
    weekday: int
    day: int


@cache
def _stories() -> Mapping[str, Any]:
    return tomllib.loads((_HERE / "stories.toml").read_text("utf-8"))


@cache
def _names() -> Mapping[str, Any]:
    return tomllib.loads((_HERE / "names.toml").read_text("utf-8"))


def kinds(*, held_out: bool = False, rehearsal: bool = False) -> tuple[str, ...]:
    """Return the kinds of story that training may see, or those that it may not.

    Args:
        held_out: those kept from training instead.
        rehearsal: add those that are trained on and never measured.
    """
    return tuple(
        name
        for name, story in _stories().items()
        if story.get("held_out", False) == held_out
        and (rehearsal or not story.get("rehearsal", False))
    )


def make_world(kind: str, random: Random, *, state: bool, unnamed: int = 3) -> World:
    """Invent the stage of a story of one kind."""
    story, names = _stories()[kind], _names()
    town = "".join(random.choice(half) for half in names["town"])
    country = random.choice(names["country"])
    return World(
        kind=kind,
        town=town,
        country=country,
        parties=(*_parties(story, names, town, random, state), *_crowd(story, random, unnamed)),
        facts=tuple(
            _fact(fact, random) for fact in random.sample(story["facts"], k=random.randint(4, 6))
        ),
        background=tuple(story["background"]),
        headlines=tuple(story["headlines"]),
        agencies=tuple(random.sample(names["agency"], k=3)),
        state_agency=f"{country} State News Agency",
        papers=_papers(names, town, country, random),
        weekday=random.randrange(7),
        day=random.randint(3, 25),
    )


def _parties(
    story: Mapping[str, Any], names: Mapping[str, Any], town: str, random: Random, state: bool
) -> list[Party]:
    sources = [*names["ministry"], *story["sources"][2:]] if state else story["sources"]
    first = random.sample(names["first"], k=len(story["sources"]))
    last = random.sample(names["last"], k=len(story["sources"]))
    return [
        Party(
            key="state" if state and place < 2 else f"party{place}",
            person=f"{one} {other}",
            role=role,
            body=body.format(town=town),
            official=state and place < 2,
        )
        for place, ((role, body), one, other) in enumerate(zip(sources, first, last, strict=True))
    ]


def _crowd(story: Mapping[str, Any], random: Random, most: int) -> list[Party]:
    return [
        Party(key=f"crowd{place}", person="", role=words, body="")
        for place, words in enumerate(random.sample(story["crowd"], k=most))
    ]


def _fact(fact: Mapping[str, Any], random: Random) -> Fact:
    low, high = fact.get("number", (0, 0))
    return Fact(
        key=fact["key"],
        sure=tuple(fact["sure"]),
        hedged=tuple(fact.get("hedged", ())),
        number=random.randint(low, high) if high else None,
    )


def _papers(names: Mapping[str, Any], town: str, country: str, random: Random) -> tuple[str, ...]:
    papers = [name.format(town=town, country=country) for name in names["paper"]]
    sites = [pattern.format(word=word) for pattern in names["site"] for word in names["site_word"]]
    random.shuffle(sites)
    both = [*papers, *sites]
    random.shuffle(both)
    return tuple(both)
