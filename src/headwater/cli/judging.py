"""Turning what an analyst types into a judgement."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.cli.cases import find_claim, is_handle
from headwater.cli.lines import JudgementLine
from headwater.dossier.lookup import Lookup
from headwater.exceptions import ConfigError, NotFoundError
from headwater.grounding import find_party
from headwater.model import Entity, Judgement, Ruling, StatementId
from headwater.store import Case

_ON_SOURCES = (
    Ruling.MERGE_SOURCES,
    Ruling.SPLIT_SOURCES,
    Ruling.SAME_ORIGIN,
    Ruling.NOT_SAME_ORIGIN,
)
_ON_CLAIMS = (Ruling.MERGE_CLAIMS, Ruling.SPLIT_CLAIMS)
_SHORT = 4  # characters of an id that may stand for it


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a judgement is about; the fields are those of ``Judgement``."""

    statements: tuple[StatementId, ...] = ()
    sources: tuple[str, ...] = ()
    letter: str = ""
    undoes: int | None = None


def find_about(case: Case, ruling: Ruling, words: Sequence[str], story: str | None) -> About:
    """Find what an analyst means.

    Raises:
        ConfigError: too few or too many words for the ruling.
        NotFoundError: the case has no such claim, statement, source or judgement.
    """
    if ruling is Ruling.UNDO:
        (number,) = _exactly(ruling, words, 1, "the number of a judgement")
        return About(undoes=_number(case, number))
    if ruling is Ruling.LETTER:
        name, letter = _exactly(ruling, words, 2, "a source and a letter from A to F")
        return About(sources=(_source(case, name),), letter=letter.upper())
    if ruling in _ON_SOURCES:
        names = _exactly(ruling, words, 2, "two names of sources")
        return About(sources=tuple(_source(case, name) for name in names))
    if ruling in _ON_CLAIMS:
        keys = _exactly(ruling, words, 2, "two claims or statements")
        return About(statements=tuple(_statement(case, key, story) for key in keys))
    (key,) = _exactly(ruling, words, 1, "one claim, statement or source")
    if ruling is not Ruling.COMMENT:
        return About(statements=(_statement(case, key, story, claims=False),))
    try:
        return About(statements=(_statement(case, key, story),))
    except NotFoundError:
        return About(sources=(_source(case, key),))


def describe_judgement(each: Judgement, *, held: bool) -> JudgementLine:
    """Describe a judgement as a line."""
    return JudgementLine(
        number=each.number,
        ruling=each.ruling,
        by=each.by,
        at=each.at,
        reason=each.reason,
        statements=each.statements,
        sources=each.sources,
        letter=each.letter,
        undoes=each.undoes,
        in_force=held,
    )


def _exactly(ruling: Ruling, words: Sequence[str], number: int, what: str) -> Sequence[str]:
    if len(words) != number:
        raise ConfigError(f"judge {ruling} is about {what}; {len(words)} given")
    return words


def _number(case: Case, words: str) -> int:
    known = [str(each.number) for each in case.judgements()]
    if words not in known:
        raise NotFoundError(f"no judgement {words!r}; `headwater log` lists the {len(known)}")
    return int(words)


def _source(case: Case, name: str) -> str:
    """Return a name as the reports give it, so that a slip of the pen judges nobody."""
    parties = [party for story in case.stories() for party in case.dossier(story.id).entities]
    for party in parties:
        if find_party([party], name):
            return next(n for n in _names(party) if find_party([_only(party, n)], name))
    raise NotFoundError(
        f"no source {name!r} in this case; `headwater show CLAIM` names those of a claim"
    )


def _names(party: Entity) -> tuple[str, ...]:
    return (party.name, *party.aliases)


def _only(party: Entity, name: str) -> Entity:
    return Entity(id=party.id, name=name, kind=party.kind)


def _statement(case: Case, key: str, story: str | None, *, claims: bool = True) -> StatementId:
    """Return the statement that is meant; for a claim, its earliest."""
    held = [case.story(story)] if story else list(case.stories())
    dossiers = [case.dossier(each.id) for each in held]
    if key[:1] in "Ss" and key[1:].isdigit():
        joint = [each for each in dossiers if len(each.reports) > 1] or dossiers
        if len(joint) != 1:
            raise NotFoundError(f"{key} could be of any of {len(joint)} stories; add --story STORY")
        handles = Lookup(joint[0]).handles
        found = [each.id for each in joint[0].statements if handles[each.id] == key.upper()]
    else:
        found = [
            each.id
            for dossier in dossiers
            for each in dossier.statements
            if each.id == key or (len(key) >= _SHORT and each.id.startswith(key))
        ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(f"{key!r} fits {len(found)} statements; give more of the id")
    if claims or is_handle(key, "C"):
        _, claim = find_claim(case, key, story)
        if not claims:
            raise NotFoundError(f"{key} is a claim; name a statement of it, such as S1")
        return claim.statements[0]
    raise NotFoundError(f"no statement {key!r}; `headwater show CLAIM --json` gives their ids")
