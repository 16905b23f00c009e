"""Whether a case still is what it was when it was written."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, dropwhile

from headwater.claims import claim_id
from headwater.exceptions import HeadwaterError, StoreError
from headwater.model import (
    Capture,
    Contest,
    Credit,
    Original,
    Rejected,
    Report,
    ReportId,
    Statement,
    Story,
    statement_id,
)
from headwater.store.codec import decode
from headwater.store.database import Database, Row
from headwater.store.intake import published_key, read_bytes, read_report
from headwater.store.judgements import find_tampering
from headwater.store.readings import read_vectors
from headwater.store.spans import find_stray
from headwater.store.stories import Findings, read_story
from headwater.story import story_id

Reread = Callable[[Original], Iterable[Report | Rejected]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check went through, and what it found wrong.

    Attributes:
        originals: sets of bytes, each hashed again.
        problems: one line each, saying what is wrong where; empty if all is well.
    """

    reports: int
    originals: int
    statements: int
    claims: int
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The outcome in one line."""
        counts = (
            f"{self.reports} reports, {self.originals} originals, "
            f"{self.statements} statements, {self.claims} claims"
        )
        if not self.problems:
            return f"{counts}: every hash, span and id holds"
        if len(self.problems) == 1:
            return f"{counts}: 1 problem: {self.problems[0]}"
        return f"{counts}: {len(self.problems)} problems, the first: {self.problems[0]}"


@dataclass(slots=True)
class _Seen:
    """What one part of the check learns for the next."""

    lengths: dict[ReportId, int] = field(default_factory=dict)
    statements: dict[str, ReportId] = field(default_factory=dict)
    claims: int = 0


def check_case(database: Database, reread: Reread | None) -> Checked:
    """Look at everything in a case again; a damaged part never hides another.

    Nobody else can write meanwhile.

    Args:
        database: an open case.
        reread: reads reports out of an original; ``None`` leaves out the reading again.
    """
    seen = _Seen()
    problems: list[str] = []
    parts = (
        _file(database),
        _originals(database, reread),
        _reports(database, seen),
        _readings(database, seen),
        _stories(database, seen),
        find_tampering(database),
    )
    with database.standstill():
        for part in parts:
            try:
                problems.extend(part)
            except StoreError as error:
                # A page so damaged that a whole table cannot be read; the others still can.
                problems.append(str(error))
        return Checked(
            reports=_count(database, "report"),
            originals=_count(database, "original"),
            statements=_count(database, "statement"),
            claims=seen.claims,
            problems=tuple(problems),
        )


def _count(database: Database, table: str) -> int:
    try:
        return database.number(f"SELECT count(*) FROM {table}")
    except StoreError:
        return 0


def _file(database: Database) -> Iterator[str]:
    for (told,) in database.rows("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the file: {told}"
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"{table} row {row} refers to a {parent} that is not there"
    for index in ("report_words", "statement_words"):
        if not database.is_indexed(index):
            yield f"the search index {index} does not match its texts"


def _originals(database: Database, reread: Reread | None) -> Iterator[str]:
    for (digest,) in database.rows("SELECT sha256 FROM original ORDER BY sha256"):
        try:
            data = read_bytes(database, digest)
        except StoreError as error:
            yield str(error)
            continue
        if reread is not None:
            yield from _reread(database, digest, data, reread)


def _reread(database: Database, digest: str, data: bytes, reread: Reread) -> Iterator[str]:
    for uri, media_type in database.rows(
        "SELECT uri, media_type FROM capture WHERE sha256 = ? ORDER BY uri", digest
    ):
        capture = Capture(uri=uri, sha256=digest, media_type=media_type, size=len(data))
        try:
            items = tuple(reread(Original(capture=capture, data=data)))
        except HeadwaterError as error:
            yield f"original {digest[:12]} can no longer be read: {error}"
            continue
        read = {item.id for item in items if isinstance(item, Report)}
        kept = database.rows(
            "SELECT id FROM report WHERE uri = ? AND sha256 = ? ORDER BY id", uri, digest
        )
        for (name,) in kept:
            if name not in read:
                yield f"report {name} is not what its original {uri} gives"


def _reports(database: Database, seen: _Seen) -> Iterator[str]:
    for row in database.rows(
        "SELECT id, text, value, label, published, sha256, title FROM report ORDER BY id"
    ):
        name = ReportId(row[0])
        seen.lengths[name] = len(row[1])
        try:
            report = read_report(row[:3])
        except StoreError as error:
            yield str(error)
            continue
        held = (report.id, report.label, published_key(report), report.capture.sha256, report.title)
        if held != (row[0], *row[3:]):
            yield f"report {name}: its columns do not say what its value says"
        yield from find_stray(report, seen.lengths)


def _readings(database: Database, seen: _Seen) -> Iterator[str]:
    for report, width, blob, text in database.rows(
        "SELECT report, width, vectors, text FROM reading JOIN report ON report.id = report"
        " ORDER BY report"
    ):
        rows = database.rows(
            "SELECT id, place, wording, value FROM statement WHERE report = ? ORDER BY place",
            report,
        )
        try:
            read_vectors(report, width, blob, len(rows))
        except StoreError as error:
            yield str(error)
        if [row[1] for row in rows] != list(range(len(rows))):
            yield f"report {report}: a statement is missing"
        for row in rows:
            seen.statements[row[0]] = report
            yield from _statement(report, text, row, seen)


def _statement(report: ReportId, text: str, row: Row, seen: _Seen) -> Iterator[str]:
    name, _, wording, value = row
    try:
        statement = decode(value, Statement)
    except StoreError as error:
        yield f"statement {name}: {error}"
        return
    stray = [f"statement {name}: {told}" for told in find_stray(statement, seen.lengths)]
    yield from stray
    if statement.report != report or name not in _names(statement):
        yield f"statement {name} does not go by its own id"
    elif not stray and statement.wording(text) != wording:
        yield f"statement {name}: its words are not those of its report"


def _names(statement: Statement) -> set[str]:
    """Give the ids that a statement's place can give it.

    Relays carried over from a neighbouring sentence are put before a chain when the statement
    has its name already, so they may or may not be counted among its hops.
    """
    cue = statement.chain[-1].cue if statement.chain else None
    own = list(dropwhile(lambda hop: hop.credit is not Credit.EXPLICIT, statement.chain))
    return {
        statement_id(statement.report, statement.content, cue, hops, again=again)
        for hops in (len(statement.chain), len(own))
        for again in (False, True)
    }


def _stories(database: Database, seen: _Seen) -> Iterator[str]:
    for row in database.rows("SELECT id, value, findings FROM story ORDER BY id"):
        name = row[0]
        try:
            story, findings = read_story(*row)
        except StoreError as error:
            yield str(error)
            continue
        seen.claims += len(findings.claims)
        if not story.reports or story.id != story_id(story.reports[0]):
            yield f"story {name} does not go by its own id"
        members = database.rows("SELECT report FROM member WHERE story = ? ORDER BY place", name)
        if story.id != name or tuple(member for (member,) in members) != story.reports:
            yield f"story {name}: its columns do not say what its value says"
        claims = database.rows("SELECT id FROM claim WHERE story = ? ORDER BY place", name)
        if [claim for (claim,) in claims] != [claim.id for claim in findings.claims]:
            yield f"story {name}: its list of claims is not that of its value"
        yield from (
            f"story {name}: {told}"
            for told in (*find_stray(_flat(findings), seen.lengths), *_open(story, findings, seen))
        )


def _flat(findings: Findings) -> tuple[object, ...]:
    return tuple(getattr(findings, part) for part in Findings.__dataclass_fields__)


def _open(story: Story, findings: Findings, seen: _Seen) -> Iterator[str]:
    """Yield what the findings of one story refer to but do not hold."""
    statements = {statement.id for statement in findings.statements}
    claims = {claim.id for claim in findings.claims}
    entities = {entity.id for entity in findings.entities}
    for statement in findings.statements:
        if seen.statements.get(statement.id) != statement.report:
            yield f"statement {statement.id} is in no reading"
    for claim in findings.claims:
        if claim.story != story.id:
            yield f"claim {claim.id} belongs to story {claim.story}"
        if not claim.statements or claim.id != claim_id(story, claim.statements[0]):
            yield f"claim {claim.id} does not go by its own id"
        yield from _unheld(f"claim {claim.id}", claim.statements, statements)
    for drift in findings.drifts:
        yield from _unheld("a drift", (drift.claim,), claims)
        yield from _unheld("a drift", (drift.earlier, drift.later), statements)
    for pair in findings.comparisons:
        yield from _unheld("a comparison", (pair.left, pair.right), statements)
    for weighed in findings.corroborations:
        yield from _unheld("a corroboration", (weighed.claim,), claims)
        for origin in weighed.origins:
            yield from _unheld(f"origin {origin.name!r}", origin.statements, statements)
            yield from _unheld(f"origin {origin.name!r}", origin.entities, entities)
    yield from _open_contests(findings.contests, statements, claims)


def _open_contests(
    contests: Iterable[Contest], statements: Collection[str], claims: Collection[str]
) -> Iterator[str]:
    for contest in contests:
        yield from _unheld("a contest", chain.from_iterable(contest.conflicts), statements)
        for contender in contest.contenders:
            yield from _unheld("a contest", contender.claims, claims)
            yield from _unheld("a contest", contender.statements, statements)


def _unheld(holder: str, names: Iterable[str], held: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in held:
            yield f"{holder} refers to {name}, which is not there"
