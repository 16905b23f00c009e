"""Dossiers of files, as ``headwater trace`` makes them, and how they meet gold passages."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bench.bare import Vector, read_report, stages
from bench.labelled import MissingFile, Row
from headwater import ingest
from headwater.model import (
    Claim,
    Dossier,
    Original,
    Passage,
    Report,
    ReportId,
    Span,
    Statement,
    StatementId,
)
from headwater.pipeline.stages import ReadReport


def read_reports(paths: Sequence[Path]) -> list[Report]:
    """Read the reports of files as the product does.

    Raises:
        MissingFile: something in them cannot be read.
    """
    reports = []
    for uri in ingest.find([str(path) for path in paths]):
        original = ingest.fetch(uri)
        if not isinstance(original, Original):
            raise MissingFile(f"{original.uri} cannot be read: {original.reason}.")
        for outcome in ingest.read(original):
            if not isinstance(outcome, Report):
                raise MissingFile(f"{outcome.uri} cannot be read: {outcome.reason}.")
            reports.append(outcome)
    return reports


def trace(
    reports: Sequence[Report], readings: Mapping[ReportId, ReadReport] | None = None
) -> Dossier:
    """Make the dossier of reports that tell of one happening; each is read, if not read before."""
    (story,) = stages().group(reports, together=True)
    held = {report.id: report for report in reports}
    statements: list[Statement] = []
    vectors: dict[StatementId, Vector] = {}
    ordered = [held[name] for name in story.reports]
    for report in ordered:
        found = readings[report.id] if readings else read_report(report)
        statements += found.statements
        vectors |= {s.id: row for s, row in zip(found.statements, found.vectors, strict=True)}
    return stages().trace(story, ordered, statements, vectors)


def shared(one: Sequence[Span], other: Span) -> int:
    """Return how many characters of a span others cover."""
    return sum(max(0, min(s.end, other.end) - max(s.start, other.start)) for s in one)


def covered(shown: Passage, place: Passage) -> bool:
    """Tell whether a passage that we show covers half of a gold one."""
    size = place.span.end - place.span.start
    return shown.report == place.report and 2 * shared((shown.span,), place.span) >= size


class Held:
    """A dossier with its ids resolved, and gold passages looked up in its reports."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {report.label: report for report in dossier.reports}
        self.labels = {report.id: report.label for report in dossier.reports}
        self.statements = {statement.id: statement for statement in dossier.statements}

    def find(self, passage: Row) -> Passage:
        """Return where a gold passage ``{"report", "text"}`` stands, first if more than once.

        Raises:
            MissingFile: the report does not hold it.
        """
        report = self.reports.get(str(passage["report"]))
        words = str(passage["text"])
        start = report.text.find(words) if report else -1
        if report is None or start < 0:
            raise MissingFile(f"The gold's passage {words!r} is not in {passage['report']}.")
        return Passage(report.id, Span(start, start + len(words)))

    def members(self, claim: Claim) -> list[Statement]:
        """Return the statements of a claim."""
        return [self.statements[name] for name in claim.statements]

    def covering(self, place: Passage, least: float = 0.5) -> list[Statement]:
        """Return the statements that hold at least this share of a passage."""
        size = place.span.end - place.span.start
        return [
            s
            for s in self._by_report.get(place.report, ())
            if shared(s.content, place.span) >= least * size
        ]

    def telling(self, place: Passage) -> list[Statement]:
        """Return the statements that hold half of a passage, or half of which lies in it."""
        size = place.span.end - place.span.start
        return [
            s
            for s in self._by_report.get(place.report, ())
            if 2 * shared(s.content, place.span)
            >= min(size, sum(c.end - c.start for c in s.content))
        ]

    def touching(self, place: Passage) -> set[StatementId]:
        """Return the statements that share a character with a passage, credits included."""
        return {
            s.id
            for s in self._by_report.get(place.report, ())
            if shared((*s.content, *_credit_spans(s)), place.span)
        }

    def words(self, place: Passage) -> str:
        """Return the words of a passage."""
        return place.span.of(self.reports[self.labels[place.report]].text)

    @cached_property
    def _by_report(self) -> dict[ReportId, list[Statement]]:
        by_report: dict[ReportId, list[Statement]] = {}
        for statement in self.dossier.statements:
            by_report.setdefault(statement.report, []).append(statement)
        return by_report


def _credit_spans(statement: Statement) -> list[Span]:
    sources = [hop.source.span for hop in statement.chain if hop.source]
    return sources + [hop.cue for hop in statement.chain if hop.cue]
