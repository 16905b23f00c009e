"""The stages in their order, each called in one place.

``VERSION`` stands for all that the results depend on besides the reports: raise it with every
change of a stage that changes results, and every case does its reports again at the next run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater import attribution, claims, corroboration, dossier, grounding, language, lineage
from headwater import story as grouping
from headwater.exceptions import ModelError
from headwater.model import Dossier, Report, Statement, StatementId, Story, content_key

VERSION = content_key("stages", "4")
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What the stages that look at one report alone make of it.

    Attributes:
        vectors: one row a statement, in the order of ``statements``.
    """

    statements: tuple[Statement, ...]
    vectors: Vectors


class Stages:
    """All stages, with the encoder they share; it is loaded when first needed."""

    def read(self, report: Report) -> ReadReport:
        """Find the statements of one report.

        One report at a time, as what is in a batch together may shift a vector's last digit,
        and a run that was killed and went on must give what an undisturbed one gives.

        Raises:
            ModelError: a stage made what cannot be right.
        """
        (reading,) = self._reader.read([report.text])
        found = attribution.extract_statements(report, reading)
        statements = tuple(grounding.ground(report, found))
        if len({statement.id for statement in statements}) != len(statements):
            raise ModelError(f"report {report.id}: two statements go by one id")
        vectors = self._encoder.encode([one.wording(report.text) for one in statements])
        return ReadReport(statements=statements, vectors=vectors)

    def group(self, reports: Sequence[Report], *, together: bool = False) -> tuple[Story, ...]:
        """Group reports into stories; into a single one if somebody says they belong together."""
        if together and reports:
            return (grouping.one_story(reports),)
        return grouping.group_reports(reports)

    def trace(
        self,
        story: Story,
        reports: Sequence[Report],
        statements: Sequence[Statement],
        vectors: Mapping[StatementId, Vectors],
    ) -> Dossier:
        """Find all that one story's reports show together.

        Args:
            story: the reports' story.
            reports: in the order of the story.
            statements: as ``read`` found them: by report in that order, then by place.
            vectors: of each statement.
        """
        grounded = grounding.resolve(reports, statements)
        descent = lineage.find_derivations(reports, grounded.statements, vectors)
        matches = claims.match(story, reports, grounded.statements, descent, vectors)
        corroborations = tuple(
            corroboration.weigh(claim, grounded.statements, reports, grounded.entities, descent)
            for claim in matches.claims
        )
        return dossier.assemble(
            story=story,
            reports=reports,
            lineage=descent,
            entities=grounded.entities,
            statements=grounded.statements,
            matches=matches,
            corroborations=corroborations,
        )

    @cached_property
    def _reader(self) -> language.Reader:
        return language.Reader()

    @cached_property
    def _encoder(self) -> language.Encoder:
        return language.Encoder()
