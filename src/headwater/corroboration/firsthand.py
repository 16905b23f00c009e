"""Which claims rest on material at first hand: METHOD 5's other way to the digit 2."""

from collections.abc import Iterable, Mapping

from headwater.model import (
    Act,
    Certainty,
    ClaimId,
    Corroboration,
    Credit,
    Entity,
    EntityId,
    SourceKind,
    Statement,
    StatementId,
    Voice,
)

# A state, its media, and outlets speak of what they want known or of what others told them: what
# they publish themselves is a claim of their own, not material.
_CLAIMANTS = (SourceKind.STATE, SourceKind.STATE_MEDIA, SourceKind.MEDIA, SourceKind.UNNAMED)


def find_firsthand(
    corroborations: Iterable[Corroboration],
    statements: Mapping[StatementId, Statement],
    entities: Mapping[EntityId, Entity],
) -> frozenset[ClaimId]:
    """Return the claims that an origin with access of its own tells in its own text.

    That is a report that the origin published itself, such as a hospital's notice or an
    institute's bulletin, or a document quoted word for word; asserted without a hedge, and by
    nobody under another's control.
    """
    return frozenset(
        each.claim
        for each in corroborations
        if any(
            origin.counted
            and any(
                _is_material(statements[told], entities)
                for told in origin.statements
                if told in statements
            )
            for origin in each.origins
        )
    )


def _is_material(statement: Statement, entities: Mapping[EntityId, Entity]) -> bool:
    hop = statement.chain[-1] if statement.chain else None
    if hop is None or hop.source is None or hop.source.entity is None:
        return False
    party = entities.get(hop.source.entity)
    if party is None or party.control is not None or party.kind in _CLAIMANTS:
        return False
    if statement.act is not Act.ASSERT or statement.certainty is not Certainty.CERTAIN:
        return False
    quoted = party.kind is SourceKind.DOCUMENT and statement.voice is Voice.DIRECT
    return quoted or (hop.credit is Credit.BYLINE and len(statement.chain) == 1)
