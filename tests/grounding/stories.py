"""Stories of invented reports, read by the rules alone and linked."""

from collections.abc import Sequence

from headwater.attribution import extract_statements
from headwater.grounding import Grounded, resolve
from headwater.language import read_by_rule
from headwater.model import Entity, Report, Statement
from tests.dossier.drafting import report

__all__ = ["chains", "entity", "link", "report", "statements_of"]


def statements_of(reports: Sequence[Report]) -> list[Statement]:
    return [
        statement
        for item in reports
        for statement in extract_statements(item, read_by_rule(item.text))
    ]


def link(*reports: Report) -> Grounded:
    return resolve(reports, statements_of(reports))


def entity(grounded: Grounded, name: str) -> Entity:
    """Return the only entity that goes by a name."""
    (found,) = (e for e in grounded.entities if name == e.name or name in e.aliases)
    return found


def chains(grounded: Grounded) -> list[tuple[str, ...]]:
    """Return each statement's chain as names of entities, outermost first."""
    names = {each.id: each.name for each in grounded.entities}
    return [
        tuple(
            names[hop.source.entity] if hop.source and hop.source.entity else "?"
            for hop in statement.chain
        )
        for statement in grounded.statements
    ]
