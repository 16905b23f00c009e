"""What analysts judged about a story, as a reader is told it."""

from headwater.dossier.lookup import Lookup
from headwater.model import Claim, Dossier, Entity, Judgement, Ruling, StatementId

UNJUDGED = "F"  # the letter of a source that nobody judged
_SENTENCES = {
    Ruling.MERGE_SOURCES: "“{0}” and “{1}” are one party",
    Ruling.SPLIT_SOURCES: "“{1}” is not “{0}”",
    Ruling.MERGE_CLAIMS: "{0} and {1} say the same",
    Ruling.SPLIT_CLAIMS: "{0} and {1} do not say the same",
    Ruling.SAME_ORIGIN: "“{0}” and “{1}” count as one origin",
    Ruling.NOT_SAME_ORIGIN: "“{0}” and “{1}” count as two origins",
    Ruling.ACCEPT: "{0} was read rightly",
    Ruling.REJECT: "a statement was read wrongly and counts for nothing",
    Ruling.LETTER: "“{0}” has reliability {letter}",
    Ruling.COMMENT: "on {0}",
    Ruling.UNDO: "judgement {undoes} holds no more",
}


def letters(dossier: Dossier) -> dict[str, str]:
    """Return the letter, A to F, of each named party of a dossier by its id.

    A letter belongs to a name; a party has the last one given to any of its names.
    """
    given = {
        name.casefold(): each.letter
        for each in dossier.judgements
        if each.ruling is Ruling.LETTER
        for name in each.sources
    }

    def letter(party: Entity) -> str:
        own = [given[n.casefold()] for n in (party.name, *party.aliases) if n.casefold() in given]
        return own[0] if own else UNJUDGED

    return {party.id: letter(party) for party in dossier.entities if party.named}


def say_judgement(each: Judgement, lookup: Lookup | None = None) -> str:
    """Return a judgement as one sentence: what, by whom, when and why."""
    handles = lookup.handles if lookup else {}
    about = [*(handles.get(name, f"statement {name[:8]}") for name in each.statements)]
    quoted = each.ruling is Ruling.COMMENT
    about += [f"“{name}”" if quoted else name for name in each.sources]
    what = _SENTENCES[each.ruling].format(*about, letter=each.letter, undoes=each.undoes)
    return f"Judgement {each.number}: {what} ({each.by}, {each.at[:10]}: {each.reason})."


def shaping(claim: Claim, lookup: Lookup) -> tuple[Judgement, ...]:
    """Return the judgements that shaped a claim, in the order of the log.

    Those about a statement of it, and those about a party that is credited for it. A rejected
    statement is part of no claim; ``rejections`` has those.
    """
    told = set(claim.statements)
    names = _names(claim, lookup)
    return tuple(
        each
        for each in lookup.dossier.judgements
        if told & {*each.statements} or any(name.casefold() in names for name in each.sources)
    )


def rejections(dossier: Dossier) -> tuple[Judgement, ...]:
    """Return the judgements that took a statement out of a dossier."""
    held: set[StatementId] = {each.id for each in dossier.statements}
    return tuple(
        each
        for each in dossier.judgements
        if each.ruling is Ruling.REJECT and not held & {*each.statements}
    )


def _names(claim: Claim, lookup: Lookup) -> set[str]:
    parties = {
        hop.source.entity
        for name in claim.statements
        for hop in lookup.statements[name].chain
        if hop.source is not None and hop.source.entity is not None
    }
    weighed = lookup.corroborations.get(claim.id)
    parties |= {
        entity for origin in (weighed.origins if weighed else ()) for entity in origin.entities
    }
    return {
        name.casefold()
        for party in parties
        if party in lookup.entities
        for name in (lookup.entities[party].name, *lookup.entities[party].aliases)
    }
