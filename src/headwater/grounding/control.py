"""Which parties speak with one voice because one owner stands behind them."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from headwater.grounding.gazetteer import country_names
from headwater.grounding.owners import find_owners
from headwater.grounding.states import AGENCY
from headwater.model import (
    Entity,
    EntityId,
    Report,
    ReportId,
    SourceKind,
    Statement,
    content_key,
)
from headwater.text import fold

_LEADERS = re.compile(
    r"\b(?:leader|president|chairman|chairwoman|king|queen|premier|emir|sultan|minister|ministry"
    r"|regime|government)\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters around a name in which a title stands


@dataclass(frozen=True, slots=True)
class Control:
    """Who stands behind an entity.

    Attributes:
        key: shared by all entities of one control group; ``None`` if nothing shows control.
        country: state of a state medium that the registry knows.
    """

    key: str | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Registry:
    """State-controlled media: the state's name by folded name of the medium, and by domain."""

    names: dict[str, str]
    domains: dict[str, str]


@cache
def _registry() -> _Registry:
    room = files("headwater.grounding")
    table = tomllib.loads((room / "agencies.toml").read_text("utf-8"))
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for line in (room / "state_media.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            domain, code, media = line.split("\t")
            state = country_names()[code]
            domains[domain] = state
            names.update((fold(name), state) for name in media.split("|") if name)
    # Our own list knows them by the names that reports use, so it wins.
    names.update((fold(name), state) for state, own in table["state"].items() for name in own)
    return _Registry(names, domains)


def state_of(names: Iterable[str]) -> str | None:
    """Return the state whose medium goes by one of the names, as the registry has it."""
    known = _registry().names
    return next((known[fold(name)] for name in names if fold(name) in known), None)


def state_of_address(url: str | None) -> str | None:
    """Return the state whose medium publishes at an address; ``None`` if none is known to.

    >>> state_of_address("http://www.kcna.kp/en/article"), state_of_address("https://example.org")
    ('North Korea', None)
    """
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", url or "")
    parts = host.group(1).casefold().split(".") if host else []
    domains = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((state for each in domains if (state := _registry().domains.get(each))), None)


def control_groups(
    reports: Mapping[ReportId, Report],
    statements: Sequence[Statement],
    entities: Mapping[EntityId, Entity],
    aliases: Mapping[EntityId, set[str]],
) -> dict[EntityId, Control]:
    """Return the control of every entity.

    A state medium and the leaders and ministries that it relays are one voice (METHOD 5: "a
    medium that only relays collapses with the speaker it relays"; common control), and so are a
    body and its owner, where a report names the owner, and a state and its medium. A state
    medium that the texts leave unnamed is the story's only named one, if there is only one. A
    news agency called after the state is its medium where a report speaks of state media.
    """
    states = {key: state_of(aliases[key] | {entities[key].name}) for key in entities}
    media = [key for key in sorted(entities) if entities[key].kind is SourceKind.STATE_MEDIA]
    unnamed = [key for key in media if _is_generic(entities[key].name)]
    media += _agencies(entities, [entities[key] for key in media])
    proper = [key for key in media if key not in unnamed]
    homes = {states[key] or entities[key].country for key in proper}
    alone = len(proper) == 1 or (len(homes) == 1 and None not in homes)
    groups = {key: Control(None, states[key]) for key in entities}
    for key in media:
        anchor = proper[0] if key not in proper and proper and alone else key
        state = states[anchor]
        name = state or entities[anchor].country or fold(entities[anchor].name)
        groups[key] = Control(content_key("control", name), state)
    voices = {groups[key].key for key in media}
    for key in sorted(entities):
        own = content_key("control", entities[key].country or "")
        if entities[key].kind is SourceKind.STATE and own in voices:
            groups[key] = Control(own, entities[key].country)
    for medium, speaker in sorted(_relayed(reports, statements, entities)):
        behind = entities[speaker].country
        home = groups[medium].country or entities[medium].country
        if behind is not None and home is not None and behind != home:
            continue  # a state medium that quotes another state's minister is not his voice
        if groups[speaker].key is None:
            groups[speaker] = Control(groups[medium].key, groups[medium].country)
    return _with_owners(groups, find_owners(reports, entities, aliases), entities, aliases)


def _with_owners(
    groups: dict[EntityId, Control],
    owners: Mapping[EntityId, str],
    entities: Mapping[EntityId, Entity],
    aliases: Mapping[EntityId, set[str]],
) -> dict[EntityId, Control]:
    """Make one group of an owner and what it owns; of a state's, if a state stands behind it."""
    for owner in sorted(set(owners.values())):
        own = [
            key
            for key in sorted(entities)
            if owner in {fold(entities[key].name), *map(fold, aliases[key])}
        ]
        members = [*own, *(key for key in sorted(owners) if owners[key] == owner)]
        known = [groups[key] for key in members if groups[key].key is not None]
        control = known[0] if known else Control(content_key("control", owner))
        for key in members:
            if groups[key].key is None:
                groups[key] = Control(control.key, groups[key].country)
    return groups


def _agencies(entities: Mapping[EntityId, Entity], media: Sequence[Entity]) -> list[EntityId]:
    """Return the news agencies called after a state of whose media a report speaks, if any."""
    whose = {each.country for each in media}
    nameless = any(each.country is None and _is_generic(each.name) for each in media)
    return [
        key
        for key in sorted(entities)
        if entities[key].kind in (SourceKind.MEDIA, SourceKind.ORGANISATION)
        and entities[key].country is not None
        and AGENCY.search(entities[key].name)
        and (nameless or entities[key].country in whose)
    ]


def _is_generic(name: str) -> bool:
    return not any(part[0].isupper() for part in name.split()[1:] or name.split()) or fold(
        name
    ).startswith("state ")


def _relayed(
    reports: Mapping[ReportId, Report],
    statements: Sequence[Statement],
    entities: Mapping[EntityId, Entity],
) -> set[tuple[EntityId, EntityId]]:
    """Return the pairs of state medium and ruler or ministry that it relays."""
    pairs = set()
    for statement in statements:
        known = [hop.source.entity for hop in statement.chain if hop.source and hop.source.entity]
        for outer, inner in pairwise(known):
            if entities[outer].kind is not SourceKind.STATE_MEDIA:
                continue
            if entities[inner].named and _rules(reports, entities[inner]):
                pairs.add((outer, inner))
    return pairs


def _rules(reports: Mapping[ReportId, Report], entity: Entity) -> bool:
    """Tell whether some report gives the party a title of state right beside its name."""
    if _LEADERS.search(entity.name):
        return True
    for report in reports.values():
        for found in re.finditer(re.escape(entity.name), report.text):
            before = report.text[max(0, found.start() - _NEAR) : found.start()]
            after = report.text[found.end() : found.end() + _NEAR]
            near = re.split(r"[.;!?]\s", before)[-1][-24:], re.split(r"[.;!?]", after)[0]
            apposed = near[1].startswith(",") and _LEADERS.search(near[1])
            if _LEADERS.search(near[0]) or apposed:
                return True
    return False
