"""Which bodies one owner stands behind, as the reports themselves say."""

import re
from collections.abc import Iterable, Mapping

from headwater.model import Entity, EntityId, Report, ReportId, SourceKind
from headwater.text import fold

# Between a body and its owner: "the Gazette, which is wholly owned by the Falk Group"; no part of
# it may deny it or share it out.
_OWNED = re.compile(
    r"(?:\s*\([^()]{1,30}\))?(?:,\s*|\s+)(?:(?:which|that|who)\s+)?(?:(?:is|are)\s+)?(?:itself\s+)?"
    r"(?:an?\s+|the\s+)?(?:[a-z][a-z\-]+\s+){0,4}?"
    r"(?:(?:owned|controlled)\s+by|(?:subsidiary|arm|unit|division|organ|mouthpiece)\s+of)\s+(?:the\s+)?"
)
_SHARED = re.compile(r"\b(?:not|no|never|once|formerly|previously|partly|jointly|part)\b")
_NAME = re.compile(r"[A-Z][\w&’'\-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w&’'\-]*)*")
_BODIES = (SourceKind.MEDIA, SourceKind.ORGANISATION, SourceKind.STATE_MEDIA)


def find_owners(
    reports: Mapping[ReportId, Report],
    entities: Mapping[EntityId, Entity],
    aliases: Mapping[EntityId, Iterable[str]],
) -> dict[EntityId, str]:
    """Return the folded name of the owner of each body whose owner some report names.

    An owner of an owner counts for both. What two reports say differently counts for nothing.
    """
    names = {
        key: {entity.name, *aliases.get(key, ())}
        for key, entity in sorted(entities.items())
        if entity.kind in _BODIES
    }
    told: dict[EntityId, set[str]] = {}
    for key, known in names.items():
        for report in reports.values():
            told.setdefault(key, set()).update(_owners(report.text, known))
    by_name = {fold(name): key for key, known in names.items() for name in known}
    owners = {key: next(iter(found)) for key, found in told.items() if len(found) == 1}
    return {key: _topmost(key, owners, by_name) for key in owners}


def _owners(text: str, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            owned = _OWNED.match(text, found.end())
            if owned is None or _SHARED.search(owned.group()):
                continue
            owner = _NAME.match(text, owned.end())
            if owner is not None:
                yield fold(owner.group())


def _topmost(key: EntityId, owners: Mapping[EntityId, str], by_name: Mapping[str, EntityId]) -> str:
    seen = {key}
    name = owners[key]
    while (above := by_name.get(name)) is not None and above in owners and above not in seen:
        seen.add(above)
        name = owners[above]
    return name
