"""Everything known about one story."""

from dataclasses import dataclass

from headwater.model.claim import Claim, Comparison, Drift
from headwater.model.contest import Contest
from headwater.model.grade import Grade
from headwater.model.judgement import Judgement
from headwater.model.lineage import Lineage
from headwater.model.mention import Entity
from headwater.model.origin import Corroboration
from headwater.model.report import Report, Story
from headwater.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the reader gets: one story, closed under its own ids.

    Attributes:
        reports: in the order of ``story.reports``.
        statements: by report in that order, then by place in the text.
        claims: told by most reports first.
        corroborations: one for each claim, in the order of ``claims``.
        grades: one for each claim, in the order of ``claims``; empty in a case of an older
            Headwater.
        contests: values that cannot hold together, with the belief over them; by slot.
        judgements: those in force that are about anything here, in the order of the log.
    """

    story: Story
    reports: tuple[Report, ...]
    lineage: Lineage
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    drifts: tuple[Drift, ...]
    corroborations: tuple[Corroboration, ...]
    grades: tuple[Grade, ...] = ()
    contests: tuple[Contest, ...] = ()
    judgements: tuple[Judgement, ...] = ()
