"""Parties as an analyst judged them: merged, split, or counted as one origin or as two."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from headwater.grounding.resolve import Grounded
from headwater.model import (
    Entity,
    EntityId,
    Judgement,
    Mention,
    Report,
    ReportId,
    Ruling,
    SourceKind,
    Statement,
    content_key,
)
from headwater.text import fold

Rename = Callable[[ReportId, Mention], EntityId | None]


def apply_judgements(
    grounded: Grounded, reports: Sequence[Report], judgements: Sequence[Judgement]
) -> Grounded:
    """Return the parties of a story as judged, in the order that the judgements came.

    A judgement about a name that the story does not have changes nothing.

    Args:
        grounded: the parties as they were read.
        reports: of the story; a name is split off by the words that a report uses.
        judgements: those in force; only those about parties count.
    """
    texts = {report.id: report.text for report in reports}
    for each in judgements:
        if len(each.sources) != 2:
            continue
        first, second = each.sources
        if each.ruling is Ruling.MERGE_SOURCES:
            grounded = _merge(grounded, first, second)
        elif each.ruling is Ruling.SPLIT_SOURCES:
            grounded = _split(grounded, first, second, texts)
        elif each.ruling in (Ruling.SAME_ORIGIN, Ruling.NOT_SAME_ORIGIN):
            together = each.ruling is Ruling.SAME_ORIGIN
            grounded = _control(grounded, first, second, together=together)
    return grounded


def find_party(entities: Sequence[Entity], name: str) -> Entity | None:
    """Return the party that goes by a name; ``None`` if none does, or several do."""
    wanted = _folded(name)
    for names in (
        lambda party: (party.name,),
        lambda party: party.aliases,
    ):
        found = [party for party in entities if wanted in map(_folded, names(party))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _folded(name: str) -> str:
    return " ".join(fold(word) for word in name.split())


def _merge(grounded: Grounded, first: str, second: str) -> Grounded:
    one, other = find_party(grounded.entities, first), find_party(grounded.entities, second)
    if one is None or other is None or one.id == other.id:
        return grounded
    # A name beats a description: what was unnamed is now somebody.
    if other.named and not one.named:
        one, other = other, one
    names = {*one.aliases, *other.aliases, other.name} - {one.name}
    whole = replace(
        one,
        aliases=tuple(sorted(names)),
        country=one.country or other.country,
        control=one.control or other.control,
    )
    joined = _renamed(grounded, lambda _, said: one.id if said.entity == other.id else None)
    kept = [party for party in grounded.entities if party.id not in (one.id, other.id)]
    return _sorted(joined.statements, [*kept, whole])


def _split(grounded: Grounded, name: str, alias: str, texts: dict[ReportId, str]) -> Grounded:
    whole = find_party(grounded.entities, name)
    if whole is None or _folded(alias) not in map(_folded, whole.aliases):
        return grounded
    new = EntityId(content_key("entity", "split", whole.id, _folded(alias)))
    rest = tuple(each for each in whole.aliases if _folded(each) != _folded(alias))
    apart = replace(whole, id=new, name=alias, aliases=(), control=None)
    wanted = _folded(alias)

    def rename(report: ReportId, said: Mention) -> EntityId | None:
        words = (said.full or said.span).of(texts[report])
        return (
            new
            if said.entity == whole.id
            and wanted in _folded(words)
            and not any(
                _folded(longer) in _folded(words)
                for longer in (whole.name, *rest)
                if len(longer) > len(alias)
            )
            else None
        )

    parted = _renamed(grounded, rename)
    kept = [party for party in grounded.entities if party.id != whole.id]
    return _sorted(parted.statements, [*kept, replace(whole, aliases=rest), apart])


def _control(grounded: Grounded, first: str, second: str, *, together: bool) -> Grounded:
    one, other = find_party(grounded.entities, first), find_party(grounded.entities, second)
    if one is None or other is None or one.id == other.id:
        return grounded
    if together:
        key = one.control or other.control or content_key("control", "judged", one.id, other.id)
        # Whoever was under the second one's control is under the common one now.
        old = {other.control} - {None}
        changed = {
            party.id: key
            for party in grounded.entities
            if party.id in (one.id, other.id) or party.control in old
        }
    elif one.control is not None and one.control == other.control:
        changed = {other.id: content_key("control", "judged apart", other.id)}
    else:
        return grounded
    parties = [
        replace(party, control=changed.get(party.id, party.control)) for party in grounded.entities
    ]
    return _sorted(grounded.statements, parties)


def _renamed(grounded: Grounded, rename: Rename) -> Grounded:
    def mention(report: ReportId, said: Mention | None) -> Mention | None:
        new = rename(report, said) if said is not None else None
        if said is None or new is None:
            return said
        kind = SourceKind.ORGANISATION if said.kind is SourceKind.UNNAMED else said.kind
        return replace(said, entity=new, kind=kind)

    def statement(each: Statement) -> Statement:
        chain = tuple(replace(hop, source=mention(each.report, hop.source)) for hop in each.chain)
        return replace(each, chain=chain)

    return replace(grounded, statements=tuple(map(statement, grounded.statements)))


def _sorted(statements: Sequence[Statement], parties: Sequence[Entity]) -> Grounded:
    told = {
        hop.source.entity
        for each in statements
        for hop in each.chain
        if hop.source is not None and hop.source.entity is not None
    }
    held = sorted((party for party in parties if party.id in told), key=lambda party: party.id)
    return Grounded(statements=tuple(statements), entities=tuple(held))
