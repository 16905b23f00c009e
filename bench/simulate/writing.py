"""Tellings as sentences, sentences as a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.simulate.telling import Frame, Telling
from bench.simulate.truth import Party
from bench.simulate.world import World
from headwater.model import Span

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Words that change places on the way through another language.
_SWAPS = {
    "people": "persons",
    "missing": "lost",
    "found": "discovered",
    "killed": "took the lives of",
    "broke": "went",
    "halted": "interrupted",
    "begun": "started",
    "began": "started",
    "nobody": "no one",
    "locked": "bolted",
    "declared": "pronounced",
    "offered": "proposed",
    "lost": "forfeited",
    "sent": "dispatched",
    "counted": "recorded",
    "closed": "shut",
    "warned": "cautioned",
    "kept": "held",
    "ordered": "requested",
    "joined": "took part in",
    "ship": "boat",
    "vessel": "ship",
    "old": "aged",
    "drivers": "operators",
    "doctors": "physicians",
    "fire": "blaze",
    "blaze": "fire",
    "water": "the water",
    "patients": "sick people",
    "abroad": "to other countries",
    "company": "firm",
    "failed": "defective",
    "register": "list",
    "brought": "carried",
    "carried": "took",
    "van": "delivery truck",
    "talks": "discussions",
    "negotiations": "talks",
    "safe": "strongbox",
    "probably": "likely",
    "possibly": "perhaps",
}
_GROUPS = ("officials", "sources", "people close to the matter", "the authorities", "insiders")
_SAYING = ("said", "said", "said", "told reporters", "stated", "reported")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence, with the telling behind it; ``None`` for background."""

    words: str
    telling: Telling | None


def clause(telling: Telling, world: World) -> str:
    """Return the fact's clause as this telling words it."""
    fact = telling.fact
    clauses = fact.hedged if telling.hedged and fact.hedged else fact.sure
    words = clauses[telling.wording % len(clauses)]
    days = (f"on {_DAYS[world.weekday]}", f"on {world.day} May")
    words = words.format(n=telling.shown, day=days[telling.dated], town=world.town)
    return _swapped(words, telling.swaps)


def _swapped(words: str, times: int) -> str:
    for _ in range(times):
        held = [w for w in re.findall(r"[a-z]+", words) if w in _SWAPS]
        if not held:
            break
        words = re.sub(rf"\b{held[0]}\b", _SWAPS[held[0]], words, count=1)
    return words


def sentence(telling: Telling, world: World, known: set[str], random: Random) -> str:
    """Write a telling as a sentence; ``known`` holds the people the report has introduced."""
    words = clause(telling, world)
    if telling.frame is Frame.NARRATED or telling.speaker is None:
        return f"{_capital(words)}."
    named = _call(telling, telling.speaker, world, known, random)
    verb = random.choice(_SAYING)
    if telling.via and telling.called == "person":
        verb = f"told {telling.via}"
    if telling.frame is Frame.QUOTED:
        words = f"There is no doubt: {words}" if telling.emphatic else _capital(words)
        return f"“{words},” {named} said."
    if telling.frame is Frame.CITING and telling.via:
        return f"{_capital(telling.via)} reported, citing {named.removesuffix(',')}, that {words}."
    if telling.frame is Frame.AFTER:
        return f"{_capital(words)}, {named} {verb}."
    if telling.frame is Frame.BEFORE:
        return (
            f"{_capital(named)} {verb} {words}."
            if verb == "said"
            else (f"{_capital(named)} {verb} that {words}.")
        )
    return f"According to {named.removesuffix(',')}, {words}."


def _call(telling: Telling, party: Party, world: World, known: set[str], random: Random) -> str:
    if telling.called == "relay":
        return telling.via
    if telling.called == "group":
        return random.choice(_GROUPS)
    if not party.named:
        return party.role
    if telling.called == "body":
        return f"the {party.body}" if not party.body.startswith("St.") else party.body
    if telling.called == "role":
        return f"the {party.role}"
    name = party.person
    if telling.misspelt:
        name = name[:-2] + name[-1]
    if party.person in known:
        return name.split()[-1] if random.random() < 0.6 else name
    known.add(party.person)
    body = party.body if party.body.startswith("St.") else f"the {party.body}"
    return random.choice((f"{name}, {party.role} of {body},", f"{party.role} {name} of {body}"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _uncapital(words: str) -> str:
    name = words.split()[1:2] and words.split()[1][0].isupper()
    return words if name or words.startswith("“") else words[:1].lower() + words[1:]


def _link(telling: Telling | None) -> str:
    if telling is None:
        return ""
    return ", while " if telling.joined else "; " if telling.linked else ""


def lay_out(
    opening: str, sentences: Sequence[Written], closing: str
) -> tuple[str, list[tuple[Span, Telling]]]:
    """Put sentences into paragraphs, and say where each telling stands."""
    text = opening
    places: list[tuple[Span, Telling]] = []
    for number, each in enumerate(sentences):
        link = _link(each.telling) if number > 0 and text.endswith(".") else ""
        if link:
            start = len(text) - 1 + len(link)
            text = text[:-1] + link + _uncapital(each.words)
        else:
            gap = "" if number == 0 else " " if number % 3 else "\n\n"
            start = len(text) + len(gap)
            text += gap + each.words
        if each.telling is not None:
            places.append((Span(start, len(text)), each.telling))
    return text + closing, places
