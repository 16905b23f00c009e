"""The stages in their order, each called in one place.

``VERSION`` stands for all that the results depend on besides the reports and a reader that is not
the shipped one: raise it with every change of a stage that changes results, and every case does
its reports again at the next run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater import attribution, claims, corroboration, dossier, grounding, language, lineage
from headwater import story as grouping
from headwater.exceptions import ModelError
from headwater.model import (
    Dossier,
    Entity,
    Judgement,
    Outline,
    Report,
    ReportId,
    Statement,
    StatementId,
    Story,
    content_key,
)
from headwater.pipeline import judging

VERSION = content_key("stages", "39")
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What the stages that look at one report alone make of it.

    Attributes:
        vectors: one row a statement, in the order of ``statements``.
    """

    statements: tuple[Statement, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReading:
    """All that is made of one report by itself, before other reports are looked at.

    Attributes:
        reader: name of the reader, as it was asked for.
        reader_version: what the reading depends on besides; empty for the shipped reader.
        statements: in the order of their content, their sources linked inside the report.
        entities: the parties that the statements point to.
    """

    report: Report
    reader: str
    reader_version: str
    reading: language.Reading
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]


class Stages:
    """All stages, with the reader and the encoder; these are loaded when first needed."""

    def __init__(self, reader: str = language.TRAINED) -> None:
        """Choose the reader by its name; see ``language.open_reader``.

        Raises:
            ConfigError: a reader other than the shipped one cannot be opened.
        """
        self._name = reader
        # What another reader gives depends on its version too, so that one is opened at once.
        self.version = VERSION if reader == language.TRAINED else self._version()

    def _version(self) -> str:
        return content_key("stages", VERSION, self._reader.name, self._reader.version)

    def read(self, report: Report) -> ReadReport:
        """Find the statements of one report.

        One report at a time, as what is in a batch together may shift a vector's last digit,
        and a run that was killed and went on must give what an undisturbed one gives.

        Raises:
            ModelError: the reader failed, or a stage made what cannot be right.
        """
        _, statements = self._stated(report)
        vectors = self._encoder.encode([claims.with_names(s, report.text) for s in statements])
        return ReadReport(statements=statements, vectors=vectors)

    def read_closely(self, report: Report) -> CloseReading:
        """Read one report as ``trace`` would read it alone, and keep what the reader found.

        Raises:
            ModelError: the reader failed, or a stage made what cannot be right.
        """
        reading, statements = self._stated(report)
        grounded = grounding.resolve([report], statements)
        return CloseReading(
            report=report,
            reader=self._reader.name,
            reader_version=self._reader.version,
            reading=reading,
            statements=grounded.statements,
            entities=grounded.entities,
        )

    def _stated(self, report: Report) -> tuple[language.Reading, tuple[Statement, ...]]:
        (reading,) = self._reader.read([report.text[: report.read_to]])
        found = attribution.extract_statements(report, reading)
        statements = tuple(grounding.ground(report, found))
        if len({statement.id for statement in statements}) != len(statements):
            raise ModelError(f"report {report.id}: two statements go by one id")
        return reading, statements

    def group(
        self,
        reports: Sequence[Report],
        originals: Mapping[ReportId, ReportId] | None = None,
        *,
        together: bool = False,
    ) -> tuple[Story, ...]:
        """Group reports into stories; into a single one if somebody says they belong together.

        ``originals`` are the reports that known copies copy; both go into one story.
        """
        if together and reports:
            return (grouping.one_story(reports),)
        return grouping.group_reports(reports, originals)

    def find_start(
        self,
        outlines: Sequence[Outline],
        originals: Mapping[ReportId, ReportId],
        checkpoints: Sequence[grouping.Checkpoint],
    ) -> tuple[tuple[grouping.Checkpoint, ...], int]:
        """Tell from where grouping can go on, and from which report on it needs words."""
        return grouping.find_start(outlines, originals, checkpoints)

    def group_further(
        self,
        outlines: Sequence[Outline],
        reports: Iterable[Report],
        originals: Mapping[ReportId, ReportId],
        checkpoints: Sequence[grouping.Checkpoint],
    ) -> grouping.Grouped:
        """Group all reports, those before ``checkpoints`` as an earlier pass has grouped them."""
        return grouping.group_further(outlines, reports, originals, checkpoints)

    def trace(
        self,
        story: Story,
        reports: Sequence[Report],
        statements: Sequence[Statement],
        vectors: Mapping[StatementId, Vectors],
        judgements: Sequence[Judgement] = (),
    ) -> Dossier:
        """Find all that one story's reports show together.

        Args:
            story: the reports' story.
            reports: in the order of the story.
            statements: as ``read`` found them: by report in that order, then by place.
            vectors: of each statement.
            judgements: those in force that touch this story; every stage honours them.
        """
        statements = judging.honour_readings(statements, judgements)
        grounded = grounding.resolve(reports, statements)
        touching = tuple(
            each
            for each in judgements
            if each.statements
            or any(grounding.find_party(grounded.entities, name) for name in each.sources)
        )
        grounded = grounding.apply_judgements(grounded, reports, touching)
        descent = lineage.note_briefs(
            lineage.find_derivations(reports, grounded.statements, vectors),
            reports,
            grounded.statements,
            grounded.entities,
        )
        matches = claims.match(story, reports, grounded.statements, descent, vectors)
        matches = claims.apply_judgements(
            matches, story, reports, grounded.statements, descent, touching
        )
        corroborations = corroboration.weigh_all(
            matches.claims, grounded.statements, reports, grounded.entities, descent
        )
        graded = corroboration.grade_claims(
            corroborations,
            {claim.id: claim.statements for claim in matches.claims},
            matches.comparisons,
            {
                each.claim: each.estimate.at_least_two
                for each in corroborations
                if each.estimate is not None
            },
            corroboration.find_firsthand(
                corroborations,
                {each.id: each for each in grounded.statements},
                {each.id: each for each in grounded.entities},
            ),
        )
        contests = corroboration.weigh_conflicts(
            matches.claims,
            matches.comparisons,
            corroborations,
            statements=grounded.statements,
            reports=reports,
            entities=grounded.entities,
            lineage=descent,
        )
        return dossier.assemble(
            story=story,
            reports=reports,
            lineage=descent,
            entities=grounded.entities,
            statements=grounded.statements,
            matches=matches,
            corroborations=corroborations,
            grades=graded,
            contests=contests,
            judgements=touching,
        )

    @cached_property
    def _reader(self) -> language.ChosenReader:
        return language.open_reader(self._name)

    @cached_property
    def _encoder(self) -> language.Encoder:
        return language.Encoder()
