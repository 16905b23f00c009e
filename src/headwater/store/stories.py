"""What was found in each story as a whole."""

from collections.abc import Collection
from dataclasses import dataclass

from headwater.exceptions import StoreError
from headwater.model import (
    Claim,
    ClaimId,
    Comparison,
    Contest,
    Corroboration,
    Dossier,
    Drift,
    Entity,
    Grade,
    Judgement,
    Lineage,
    ReportId,
    Statement,
    Story,
    StoryId,
)
from headwater.store.codec import Value, decode, encode
from headwater.store.database import Database
from headwater.store.intake import pick_reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A dossier without its story and reports, which the case keeps apart.

    Attributes:
        statements: with their names resolved across the story's reports.
    """

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


def put_story(database: Database, dossier: Dossier, fingerprint: str) -> None:
    """Keep a story's results in place of any that held one of its reports; all or nothing.

    Args:
        database: an open case.
        dossier: closed under its own ids.
        fingerprint: of all that the results were made from.

    Raises:
        StoreError: another process is writing.
    """
    story = dossier.story
    row = (story.id, fingerprint, encode(story), encode(_findings(dossier)))
    with database.transaction():
        database.write(
            "DELETE FROM story WHERE id = ? OR id IN"
            " (SELECT story FROM member WHERE report IN (SELECT value FROM json_each(?)))",
            story.id,
            encode(story.reports),
        )
        database.write("INSERT INTO story VALUES (?, ?, ?, ?)", *row)
        database.write_all(
            "INSERT INTO member (report, story, place) VALUES (?, ?, ?)",
            [(report, story.id, place) for place, report in enumerate(story.reports)],
        )
        database.write_all(
            "INSERT INTO claim (story, id, place) VALUES (?, ?, ?)",
            [(story.id, claim.id, place) for place, claim in enumerate(dossier.claims)],
        )


def drop_stories(
    database: Database, keep: Collection[StoryId], grouped: Collection[ReportId]
) -> bool:
    """Drop the stories that are no more, unless reports came in since they were grouped.

    Args:
        database: an open case.
        keep: the stories that are.
        grouped: the reports that were grouped into them.

    Returns:
        False, with nothing dropped, if the case holds other reports by now: group again.
    """
    with database.transaction():
        held = {row[0] for row in database.rows("SELECT id FROM report")}
        if held != set(grouped):
            return False
        database.write(
            "DELETE FROM story WHERE id NOT IN (SELECT value FROM json_each(?))",
            encode(tuple(keep)),
        )
    return True


def read_fingerprint(database: Database, story: StoryId) -> str | None:
    """Return what the story's results were made from; ``None`` if the case has none."""
    row = database.row("SELECT fingerprint FROM story WHERE id = ?", story)
    return row[0] if row else None


def list_stories(database: Database) -> tuple[Story, ...]:
    """Return the stories, the one whose first report is earliest first."""
    rows = database.rows(
        "SELECT story.id, story.value FROM story"
        " LEFT JOIN member ON member.story = story.id AND member.place = 0"
        " LEFT JOIN report ON report.id = member.report"
        " ORDER BY report.published IS NULL, report.published, report.id, story.id"
    )
    return tuple(_decoded(name, value, Story) for name, value in rows)


def read_story(name: str, value: str, findings: str) -> tuple[Story, Findings]:
    """Rebuild a story and its results.

    Raises:
        StoreError: they are damaged.
    """
    return _decoded(name, value, Story), _decoded(name, findings, Findings)


def _decoded(name: str, value: str, kind: type[Value]) -> Value:
    try:
        return decode(value, kind)
    except StoreError as error:
        raise StoreError(f"story {name}: {error}") from error


def read_dossier(database: Database, story: Story) -> Dossier:
    """Return everything known about a story that the case holds.

    Raises:
        StoreError: its results are damaged, or a report of it is missing.
    """
    row = database.row("SELECT findings FROM story WHERE id = ?", story.id)
    findings = _decoded(story.id, row[0] if row else "", Findings)
    reports = pick_reports(database, story.reports)
    if len(reports) != len(story.reports):
        raise StoreError(f"story {story.id}: {database.name} lacks some of its reports")
    return Dossier(
        story=story,
        reports=reports,
        lineage=findings.lineage,
        entities=findings.entities,
        statements=findings.statements,
        claims=findings.claims,
        comparisons=findings.comparisons,
        drifts=findings.drifts,
        corroborations=findings.corroborations,
        grades=findings.grades,
        contests=findings.contests,
        judgements=findings.judgements,
    )


def list_claim_ids(database: Database) -> list[tuple[str, str]]:
    """Return every claim's id, with an empty label, by id."""
    return [(name, "") for (name,) in database.rows("SELECT DISTINCT id FROM claim ORDER BY id")]


def stories_of_claim(database: Database, claim: ClaimId) -> tuple[StoryId, ...]:
    """Return the stories that hold this claim: one, or none."""
    rows = database.rows("SELECT story FROM claim WHERE id = ? ORDER BY story", claim)
    return tuple(StoryId(row[0]) for row in rows)


def _findings(dossier: Dossier) -> Findings:
    return Findings(
        lineage=dossier.lineage,
        entities=dossier.entities,
        statements=dossier.statements,
        claims=dossier.claims,
        comparisons=dossier.comparisons,
        drifts=dossier.drifts,
        corroborations=dossier.corroborations,
        grades=dossier.grades,
        contests=dossier.contests,
        judgements=dossier.judgements,
    )
