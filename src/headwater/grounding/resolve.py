"""Link the sources of a story's reports to parties, and parties to who controls them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from headwater.grounding.called import (
    MANY,
    with_their_last_word,
    with_their_short_names,
    with_their_state,
)
from headwater.grounding.control import control_groups, state_of
from headwater.grounding.namesakes import bare_name, initials, same_party
from headwater.grounding.self_published import own_voice, with_own_voice
from headwater.grounding.states import AGENCY, States, is_organ
from headwater.model import (
    Attribution,
    Entity,
    EntityId,
    Mention,
    Report,
    ReportId,
    SourceKind,
    Span,
    Statement,
    content_key,
)
from headwater.text import content_stems, fold

_ORGAN = (
    r"(?:government|authorities|cabinet|parliament|army|military"
    r"|(?:\w+ ){0,3}(?:ministry|department))"
)
_ITS_ORGAN = re.compile(rf"(?:its|the (?:country|nation)[’']s) {_ORGAN}", re.IGNORECASE)
_OWN_ORGAN = re.compile(rf"(?:his|her) {_ORGAN}", re.IGNORECASE)
_SHORT_STATE = re.compile(r"(?:[A-Z]\.?){1,4}")  # "DPRK", "N.K."
_LETTERS = 3  # of an outlet's initials; shorter ones are anybody's
# What a mixed crowd of mentions most likely is, surest sign first.
_KIND_ORDER = (
    SourceKind.STATE_MEDIA,
    SourceKind.PERSON,
    SourceKind.MEDIA,
    SourceKind.STATE,
    SourceKind.ORGANISATION,
    SourceKind.DOCUMENT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """Statements whose sources point to entities, and the entities.

    Attributes:
        statements: in the order given.
        entities: ascending by id; every entity that a statement points to.
    """

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]


def resolve(reports: Sequence[Report], statements: Sequence[Statement]) -> Grounded:
    """Link every source of a story to an entity.

    Names are linked across reports. An unnamed source stays inside its report: "officials" of
    two outlets may be other people. The result does not depend on the order of the reports.

    Args:
        reports: all reports of one story.
        statements: their statements.
    """
    texts = {report.id: report for report in reports}
    statements = with_own_voice(reports, statements)
    states = States.of(f"{report.text}\n{report.outlet or ''}" for report in reports)
    named = _parties(texts, statements, states)
    owned = [_with_states(texts[each.report], each, states, named) for each in statements]
    if owned != list(statements):
        statements, named = owned, _parties(texts, owned, states)
    statements = [_described(texts[each.report], each, named, states) for each in statements]
    linked = [_link(texts[each.report], each, named) for each in statements]
    entities = _entities(texts, linked, named, states)
    return Grounded(statements=tuple(linked), entities=entities)


def _parties(
    reports: dict[ReportId, Report], statements: Iterable[Statement], states: States
) -> dict[str, tuple[str, SourceKind]]:
    """Return for every bare name its party's fullest name and kind."""
    seen: dict[str, Counter[SourceKind]] = defaultdict(Counter)
    for statement in statements:
        for mention in _mentions(statement):
            if mention.kind is not SourceKind.UNNAMED:
                name = _name(reports[statement.report], mention)
                seen[name][mention.kind] += 1
    for name in _spelt_out(reports.values(), seen):
        seen[name][SourceKind.MEDIA] += 1
    _take_for_media(reports.values(), seen)
    governed: dict[str, list[str]] = defaultdict(list)
    groups: list[list[str]] = []
    for name in sorted(seen, key=lambda n: (-len(n.split()), n)):
        if (state := states.named(name)) is not None:
            governed[state].append(name)
            continue
        kinds = set(seen[name])
        group = next((g for g in groups if _belongs(name, kinds, g, seen)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    groups = with_their_state(with_their_short_names(groups, reports.values()), states)
    groups = with_their_last_word(groups)
    parties = {name: _describe(group, seen) for group in groups for name in group}
    for names in governed.values():
        called = _called(names, seen)
        parties.update((name, (called, SourceKind.STATE)) for name in names)
    return parties


def _called(names: Iterable[str], seen: Mapping[str, Counter[SourceKind]]) -> str:
    """Return what a state is mostly called, by its letters ("DPRK") only if by nothing else."""

    def rank(name: str) -> tuple[bool, int, int, str]:
        return _SHORT_STATE.fullmatch(name) is None, sum(seen[name].values()), -len(name), name

    return max(names, key=rank)


def _take_for_media(reports: Iterable[Report], seen: dict[str, Counter[SourceKind]]) -> None:
    """Count as a medium what a report takes for a person and is an outlet of the story."""
    for name in {bare_name(report.outlet or "") for report in reports} & seen.keys():
        if seen[name][SourceKind.PERSON]:
            seen[name] = Counter({SourceKind.MEDIA: sum(seen[name].values())})


def _spelt_out(reports: Iterable[Report], seen: Iterable[str]) -> list[str]:
    """Return the outlets that reports of others call by their initials: "CSA reported"."""
    short = {name for name in seen if name.isupper() and len(name) >= _LETTERS}
    outlets = {bare_name(report.outlet or "") for report in reports}
    return sorted(outlet for outlet in outlets if initials(outlet) in short)


def _belongs(
    name: str, kinds: set[SourceKind], group: list[str], seen: dict[str, Counter[SourceKind]]
) -> bool:
    person = SourceKind.PERSON in kinds
    for other in group:
        kind = (
            SourceKind.PERSON
            if person or SourceKind.PERSON in seen[other]
            else (SourceKind.ORGANISATION)
        )
        if kind is SourceKind.PERSON and not (person and SourceKind.PERSON in seen[other]):
            if fold(name) == fold(other):
                return True
            continue
        if same_party(name, other, kind):
            return True
    return False


def _describe(group: list[str], seen: dict[str, Counter[SourceKind]]) -> tuple[str, SourceKind]:
    kinds: Counter[SourceKind] = Counter()
    for name in group:
        kinds.update(seen[name])
    full = max(group, key=lambda n: (len(n.split()), len(n), n))
    if state_of(group) is not None or SourceKind.STATE_MEDIA in kinds:
        return full, SourceKind.STATE_MEDIA
    best = max(_KIND_ORDER, key=lambda kind: (kinds[kind], -_KIND_ORDER.index(kind)))
    return full, best


def _with_states(
    report: Report, statement: Statement, states: States, named: dict[str, tuple[str, SourceKind]]
) -> Statement:
    """Take "its foreign ministry" for the state that the sentence names, as that state's voice.

    "Vesperia called in the envoy, its foreign ministry said": where the story names no foreign
    ministry of Vesperia's. A minister who says what "his government" knows says it himself.
    """
    chain: list[Attribution] = []
    for hop in statement.chain:
        source, outer = hop.source, chain[-1].source if chain else None
        if source is not None and source.kind is SourceKind.UNNAMED:
            told = source.full or source.span
            if outer is not None and _OWN_ORGAN.fullmatch(told.of(report.text)):
                source = _spoken_for(report.text, source, outer, states)
            elif _ITS_ORGAN.fullmatch(told.of(report.text)):
                whose = states.opening(report.text, told)
                body = _body_of(told.of(report.text), named)
                if whose is not None and not _may_be_of(body, whose[1], states):
                    source = replace(source, kind=SourceKind.STATE, full=whose[0])
        chain.append(replace(hop, source=source))
    return replace(statement, chain=tuple(chain))


def _spoken_for(text: str, organ: Mention, speaker: Mention, states: States) -> Mention:
    """Return an official's own "government" as the official, where the words show his state."""
    if speaker.kind is SourceKind.UNNAMED or states.behind(speaker.span.of(text)) is None:
        return organ
    return replace(organ, kind=speaker.kind, full=speaker.full or speaker.span)


def _may_be_of(body: tuple[str, SourceKind] | None, state: str, states: States) -> bool:
    """Tell whether a body of the story is a state's, or says no state's name."""
    return body is not None and states.apart(body[0])[0] in (None, state)


def _described(
    report: Report,
    statement: Statement,
    named: dict[str, tuple[str, SourceKind]],
    states: States,
) -> Statement:
    """Resolve "the harbour authority" to the one body of the story that it can mean.

    Where another state opens the sentence ("Vesperia's navy stopped a tug, the defence ministry
    said"), it is that state that speaks and not the ministry of the tug's, whom others name.
    """

    def meant(hop: Attribution) -> Attribution:
        if hop.source is None or hop.source.kind is not SourceKind.UNNAMED:
            return hop
        told = hop.source.full or hop.source.span
        body = _body_of(told.of(report.text), named)
        if body is None:
            return hop
        whose = states.subject_owner(report.text, told)
        if whose is not None and not _may_be_of(body, whose[1], states):
            source = replace(hop.source, kind=SourceKind.STATE, full=whose[0])
            return replace(hop, source=source)
        return replace(hop, source=replace(hop.source, kind=body[1]))

    return replace(statement, chain=tuple(meant(hop) for hop in statement.chain))


def _body_of(words: str, named: dict[str, tuple[str, SourceKind]]) -> tuple[str, SourceKind] | None:
    owner = re.sub(r"[’']s? (?:statement|report|notice|bulletin|release)$", "", words.strip())
    stems = content_stems(owner)
    if not stems or owner.casefold().endswith("s") or _bare(owner) in MANY:
        return None
    wanted = set(stems)
    bodies = {
        party
        for party in named.values()
        if party[1] in (SourceKind.ORGANISATION, SourceKind.STATE)
        and wanted <= set(content_stems(party[0]))
        and stems[-1] in content_stems(party[0])[-2:]
    }
    return bodies.pop() if len(bodies) == 1 else None


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|its|his|her|their) ", "", words.casefold())


def _name(report: Report, mention: Mention) -> str:
    told = (mention.full or mention.span).of(report.text).casefold()
    if told in ("our", "we") and mention.kind is not SourceKind.UNNAMED and own_voice(report):
        return bare_name(report.outlet or "")
    return bare_name((mention.full or mention.span).of(report.text))


def _party(
    report: Report, mention: Mention, named: dict[str, tuple[str, SourceKind]]
) -> tuple[str, SourceKind]:
    name = _name(report, mention)
    found = named.get(name) or _body_of((mention.full or mention.span).of(report.text), named)
    return found or (name, mention.kind)


def _mentions(statement: Statement) -> Iterable[Mention]:
    return (hop.source for hop in statement.chain if hop.source is not None)


def _link(
    report: Report, statement: Statement, named: dict[str, tuple[str, SourceKind]]
) -> Statement:
    chain = tuple(_linked_hop(report, hop, named) for hop in statement.chain)
    return replace(statement, chain=_without_repeats(chain))


def _linked_hop(
    report: Report, hop: Attribution, named: dict[str, tuple[str, SourceKind]]
) -> Attribution:
    if hop.source is None:
        return hop
    if hop.source.kind is SourceKind.UNNAMED:
        words = " ".join(content_stems((hop.source.full or hop.source.span).of(report.text)))
        entity = EntityId(content_key("unnamed", report.id, words))
        return replace(hop, source=replace(hop.source, entity=entity))
    full, kind = _party(report, hop.source, named)
    entity = EntityId(content_key("entity", fold(full)))
    return replace(hop, source=replace(hop.source, entity=entity, kind=kind))


def _without_repeats(chain: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Drop a hop that credits the same party as the hop inside it."""
    return tuple(
        hop
        for hop, inner in zip_longest(chain, chain[1:])
        if hop.source is None
        or inner is None
        or inner.source is None
        or hop.source.entity != inner.source.entity
    )


def _entities(
    reports: dict[ReportId, Report],
    statements: Sequence[Statement],
    named: dict[str, tuple[str, SourceKind]],
    states: States,
) -> tuple[Entity, ...]:
    aliases: dict[EntityId, set[str]] = defaultdict(set)
    entities: dict[EntityId, Entity] = {}
    for statement in statements:
        report = reports[statement.report]
        for mention in _mentions(statement):
            if mention.entity is None:
                continue
            aliases[mention.entity].add(_name(report, mention))
            entities.setdefault(mention.entity, _entity(report, mention, named))
    served = _served(reports, statements, states)
    entities = {key: replace(each, country=served.get(key)) for key, each in entities.items()}
    groups = control_groups(reports, statements, entities, aliases)
    return tuple(
        replace(
            entities[key],
            aliases=tuple(sorted(aliases[key] - {entities[key].name})),
            country=groups[key].country or entities[key].country,
            control=groups[key].key,
        )
        for key in sorted(entities)
    )


def _entity(report: Report, mention: Mention, named: dict[str, tuple[str, SourceKind]]) -> Entity:
    assert mention.entity is not None
    if mention.kind is SourceKind.UNNAMED:
        words: Span = mention.full or mention.span
        return Entity(
            id=mention.entity,
            name=words.of(report.text),
            kind=SourceKind.UNNAMED,
            scope=report.id,
        )
    full, kind = _party(report, mention, named)
    return Entity(id=mention.entity, name=full, kind=kind)


def _published_by(report: Report, states: States) -> str | None:
    """Return the state whose own medium or ministry publishes a report."""
    outlet = report.outlet or ""
    return state_of((outlet,)) or states.publishing(outlet)


def _served(
    reports: dict[ReportId, Report], statements: Iterable[Statement], states: States
) -> dict[EntityId, str]:
    """Return the state that each party is, or that most of its credits call it a body of."""
    told: dict[EntityId, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for mention in _mentions(statement):
            if mention.entity is None or mention.kind is SourceKind.UNNAMED:
                continue
            report = reports[statement.report]
            name = _name(report, mention)
            state = (
                states.named(name)
                or states.behind(name)
                or states.behind(mention.span.of(report.text))
                or states.owner(report.text, mention.span)
                # "The Emergencies Ministry", in a state's own medium, is that state's.
                or (_published_by(report, states) if is_organ(name) else None)
                or (states.publishing(name) if AGENCY.search(name) else None)
            )
            if state is not None:
                told[mention.entity][state] += 1
    return {key: max(found, key=lambda name: (found[name], name)) for key, found in told.items()}
