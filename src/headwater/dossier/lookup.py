"""Finding things in a dossier by their ids, and the short handles the pages use for them."""

from collections import defaultdict

from headwater.model import (
    Act,
    Agreement,
    Claim,
    ClaimId,
    Comparison,
    Corroboration,
    Dossier,
    Drift,
    Entity,
    EntityId,
    Passage,
    Report,
    ReportId,
    Statement,
    StatementId,
)


def shared_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Return the claims that two or more reports tell, in the dossier's order."""
    report_of = {statement.id: statement.report for statement in dossier.statements}
    return tuple(
        claim
        for claim in dossier.claims
        if len({report_of[statement] for statement in claim.statements}) > 1
    )


class Lookup:
    """A dossier's values by id.

    Attributes:
        handles: ``R1``, ``R2``, ... for the reports, ``S1``, ... for the statements, ``C1``,
            ... for the claims that two or more reports tell; in the dossier's order. In lower
            case they are the anchors of the page.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports: dict[ReportId, Report] = {each.id: each for each in dossier.reports}
        self.statements: dict[StatementId, Statement] = {
            each.id: each for each in dossier.statements
        }
        self.entities: dict[EntityId, Entity] = {each.id: each for each in dossier.entities}
        self.corroborations: dict[ClaimId, Corroboration] = {
            each.claim: each for each in dossier.corroborations
        }
        self.shared = shared_claims(dossier)
        self.handles: dict[str, str] = {
            **{each.id: f"R{number}" for number, each in enumerate(dossier.reports, 1)},
            **{each.id: f"S{number}" for number, each in enumerate(dossier.statements, 1)},
            **{each.id: f"C{number}" for number, each in enumerate(self.shared, 1)},
        }
        self.claims_of = self._claims_of()
        self.drifts_of = self._drifts_of()
        self.statements_of = self._statements_of()
        self.conflicts: tuple[Comparison, ...] = tuple(
            pair for pair in dossier.comparisons if pair.agreement is Agreement.CONTRADICTS
        )

    def worded_by(self, claim: Claim) -> Statement | None:
        """Return the statement that holds a claim's wording; ``None`` if it is in none of its."""
        told = (self.statements[each] for each in claim.statements)
        return next((each for each in told if _holds(each, claim.wording)), None)

    def is_denied(self, claim: Claim) -> bool:
        """Tell whether a claim is that its wording is not so: who tells it denies those words."""
        worded = self.worded_by(claim)
        return worded is not None and worded.act is Act.DENY

    def _claims_of(self) -> dict[StatementId, tuple[Claim, ...]]:
        found: dict[StatementId, list[Claim]] = defaultdict(list)
        for claim in self.dossier.claims:
            for statement in claim.statements:
                found[statement].append(claim)
        return {statement: tuple(claims) for statement, claims in found.items()}

    def _drifts_of(self) -> dict[ClaimId, tuple[Drift, ...]]:
        found: dict[ClaimId, list[Drift]] = defaultdict(list)
        for drift in self.dossier.drifts:
            found[drift.claim].append(drift)
        return {claim: tuple(drifts) for claim, drifts in found.items()}

    def _statements_of(self) -> dict[ReportId, tuple[Statement, ...]]:
        found: dict[ReportId, list[Statement]] = defaultdict(list)
        for statement in self.dossier.statements:
            found[statement.report].append(statement)
        return {report: tuple(told) for report, told in found.items()}

    def text(self, report: ReportId) -> str:
        """Return a report's whole text."""
        return self.reports[report].text

    def words(self, passage: Passage) -> str:
        """Return the characters a passage cites.

        Raises:
            SpanError: the passage runs past its report's text.
        """
        return passage.span.of(self.reports[passage.report].text)

    def told_by(self, claim: Claim) -> tuple[ReportId, ...]:
        """Return the reports that tell a claim, each once, in the order of its statements."""
        return tuple(dict.fromkeys(self.statements[told].report for told in claim.statements))

    def lineage_name(self, report: ReportId) -> str:
        """Return a report's handle and name; an unseen report's number where there are more."""
        if report in self.handles:
            return f"{self.handles[report]} {self.name(report)}"
        lost = [each.id for each in self.dossier.lineage.unseen]
        return "unseen report" if len(lost) == 1 else f"unseen report {lost.index(report) + 1}"

    def name(self, report: ReportId) -> str:
        """Return what people call a report: its outlet, or its label if it names none."""
        held = self.reports[report]
        return held.outlet or held.label


def _holds(statement: Statement, wording: Passage) -> bool:
    return statement.report == wording.report and statement.extent.overlaps(wording.span)
