"""A case: an analyst's project, one file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from headwater.exceptions import NotFoundError
from headwater.model import (
    Claim,
    ClaimId,
    Dossier,
    Judgement,
    Original,
    Outline,
    Rejected,
    Report,
    ReportId,
    Statement,
    StatementId,
    Story,
    StoryId,
)
from headwater.store import checkpoints, fingerprints, intake, judgements, readings, schema, stories
from headwater.store.check import Checked, Reread, check_case
from headwater.store.database import Database, connect, settle
from headwater.store.dump import dump_lines
from headwater.store.intake import Added
from headwater.store.lookup import pick
from headwater.store.readings import Vectors
from headwater.store.search import Hit, search_reports
from headwater.story import Checkpoint


class Case:
    """An analyst's project: reports with their originals, and what was found in them.

    What a method has returned from is on disk: a process killed a moment later loses nothing
    of it. Every method raises StoreError, with a sentence of what to do, when the file is
    damaged or another process is writing to it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | None, *, create: bool = False, wait: float = 5.0) -> Self:
        """Open a case, bringing an older one up to date.

        Args:
            path: the file; ``None`` is a case in memory that is gone when closed.
            create: make the file if there is none. What is there is never overwritten.
            wait: seconds to wait for another process to finish writing.

        Raises:
            StoreError: there is no such file, it is no case, or it is of a newer Headwater.
        """
        database = connect(path, create=create, wait=wait)
        try:
            schema.recognise(database, create=create or path is None)
            settle(database)
            schema.migrate(database, schema.read_migrations())
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Leave the case as one file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The case's path as given, or ``in memory``."""
        return self._database.name

    def add(self, original: Original | None, items: Iterable[Report | Rejected]) -> Added:
        """Keep what was read from one original, all or nothing; what is known stays as it is.

        Without bytes to be had, as when a file is missing, the original is ``None`` and all
        items are rejections.
        """
        return intake.add_reports(self._database, original, items)

    def reports(self) -> tuple[Report, ...]:
        """Return every report, earliest published first, undated last, then by id."""
        return intake.list_reports(self._database)

    def outlines(self) -> tuple[Outline, ...]:
        """Return every report without its words, in the same order."""
        return checkpoints.list_outlines(self._database)

    def report(self, key: str) -> Report:
        """Return the report with this id, start of an id, or label.

        Raises:
            NotFoundError: none fits, or several do; the message names the nearest.
        """
        found = ReportId(pick("report", key, intake.list_labels(self._database)))
        return intake.pick_reports(self._database, (found,))[0]

    def pick_reports(self, ids: Iterable[ReportId]) -> tuple[Report, ...]:
        """Return the reports of these ids, in their order; one that is not held is left out."""
        return intake.pick_reports(self._database, ids)

    def rejected(self) -> tuple[Rejected, ...]:
        """Return all that came in and could not be read, by address."""
        return intake.list_rejected(self._database)

    def originals(self) -> Iterator[Original]:
        """Yield the originals one at a time, by address."""
        return intake.iterate_originals(self._database)

    def unread(self, version: str) -> tuple[ReportId, ...]:
        """Return the reports without a result of this version of the stages."""
        return readings.list_unread(self._database, version)

    def put_reading(
        self,
        report: ReportId,
        version: str,
        statements: Sequence[Statement],
        vectors: Vectors,
        *,
        problem: str | None = None,
    ) -> None:
        """Keep one report's statements in place of any it had.

        Args:
            report: whose they are.
            version: of the stages that made them.
            statements: in the order in which they are to be given back.
            vectors: one row a statement, in the same order.
            problem: why there are no statements; shown among the rejected.
        """
        readings.put_reading(self._database, report, version, statements, vectors, problem=problem)

    def statements(self, reports: Iterable[ReportId]) -> tuple[Statement, ...]:
        """Return these reports' statements: by report in the order given, then by place."""
        return readings.list_statements(self._database, reports)

    def vectors(self, reports: Iterable[ReportId]) -> Mapping[StatementId, Vectors]:
        """Return the vector of each statement of these reports."""
        return readings.list_vectors(self._database, reports)

    def unsketched(self, version: str) -> tuple[ReportId, ...]:
        """Return the reports whose kin cannot be found yet: their fingerprints are not kept."""
        return fingerprints.list_unsketched(self._database, version)

    def put_fingerprints(
        self, version: str, prints: Mapping[ReportId, Sequence[int]], window: timedelta
    ) -> None:
        """Keep what reports are found by, hashes of 64 bits, in place of any they had."""
        fingerprints.put_fingerprints(self._database, version, prints, window)

    def holders(
        self, report: ReportId, window: timedelta, *, first: int, latest: int
    ) -> tuple[tuple[ReportId, ...], ...]:
        """Return, by fingerprint, the ``first`` and ``latest`` earlier reports that hold it."""
        return fingerprints.find_holders(self._database, report, window, first=first, latest=latest)

    def count_fingerprints(self, report: ReportId) -> int:
        """Return by how many fingerprints a report is found."""
        return fingerprints.count_fingerprints(self._database, report)

    def unlooked(self, limit: int) -> tuple[ReportId, ...]:
        """Return up to ``limit`` reports of which it is not known whether they are copies."""
        return fingerprints.list_unlooked(self._database, limit)

    def put_originals(self, originals: Mapping[ReportId, ReportId | None]) -> None:
        """Keep which earlier report each copies, ``None`` if none."""
        fingerprints.put_originals(self._database, originals)

    def originals_of_copies(self) -> dict[ReportId, ReportId]:
        """Return each copy with the earlier report that it copies."""
        return fingerprints.list_originals(self._database)

    def checkpoints(self, version: str) -> tuple[Checkpoint, ...]:
        """Return where grouping stood, the earliest first."""
        return checkpoints.list_checkpoints(self._database, version)

    def put_checkpoints(self, version: str, kept: Sequence[Checkpoint]) -> None:
        """Keep where grouping stood, in place of all that was kept."""
        checkpoints.put_checkpoints(self._database, version, kept)

    def fingerprint(self, story: StoryId) -> str | None:
        """Return what a story's results were made from; ``None`` if the case has none."""
        return stories.read_fingerprint(self._database, story)

    def put_story(self, dossier: Dossier, fingerprint: str) -> None:
        """Keep a story's results in place of those of every story that shares a report."""
        stories.put_story(self._database, dossier, fingerprint)

    def drop_stories(self, *, keep: Collection[StoryId], of: Collection[ReportId]) -> bool:
        """Drop every story but these, unless reports came in since they were grouped.

        Args:
            keep: the stories that are.
            of: the reports that were grouped into them.

        Returns:
            False, with nothing dropped, if the case holds other reports by now.
        """
        return stories.drop_stories(self._database, keep, of)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories, the one whose first report is earliest first."""
        return stories.list_stories(self._database)

    def story(self, key: str) -> Story:
        """Return the story with this id, start of an id, or title.

        Raises:
            NotFoundError: none fits, or several do; the message names the nearest.
        """
        held = {story.id: story for story in self.stories()}
        names = [(story.id, story.title) for story in held.values()]
        return held[StoryId(pick("story", key, names))]

    def dossier(self, key: str) -> Dossier:
        """Return everything known about the story with this id, start of an id, or title.

        Raises:
            NotFoundError: none fits, or several do; the message names the nearest.
        """
        return stories.read_dossier(self._database, self.story(key))

    def claim(self, key: str) -> tuple[Dossier, Claim]:
        """Return the claim with this id or start of an id, and its story's dossier.

        Raises:
            NotFoundError: none fits, or several do; the message names the nearest.
        """
        found = ClaimId(pick("claim", key, stories.list_claim_ids(self._database)))
        dossier = self.dossier(stories.stories_of_claim(self._database, found)[0])
        for claim in dossier.claims:
            if claim.id == found:
                return dossier, claim
        raise NotFoundError(f"claim {found} is listed but not kept; run `headwater check`")

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the reports that hold all words of a query, best first.

        Words in double quotes stand together; ``ship*`` is any word that starts so.
        """
        return search_reports(self._database, query, limit)

    def judge(self, make: Callable[[int, tuple[Judgement, ...]], Judgement]) -> Judgement:
        """Add a judgement at the end of the log, which is never changed.

        Args:
            make: gives the judgement the number it is told, and may look at the log so far.
        """
        return judgements.append(self._database, make)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the whole log of judgements, first to last, also those undone."""
        return judgements.read_log(self._database)

    def judgement_head(self) -> str:
        """Return the hash that the log ends with; empty if nothing was judged."""
        return judgements.read_head(self._database)

    def check(self, reread: Reread | None = None) -> Checked:
        """Look again at every hash, span and id, and at the file itself.

        Args:
            reread: reads reports out of an original; ``None`` leaves that part out.
        """
        return check_case(self._database, reread)

    def dump(self) -> Iterator[str]:
        """Yield all that the case says as lines; cases of one content dump alike."""
        return dump_lines(self._database)
