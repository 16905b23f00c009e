"""Files into a case."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from headwater import ingest
from headwater.model import Rejected, ReportId
from headwater.pipeline.progress import Progress, Step, silent
from headwater.store import Added, Case

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSummary:
    """What adding files came to.

    Attributes:
        files: how many addresses were looked at, standard input among them.
        new: reports that the case did not hold before.
        known: reports that it held already; nothing of them was changed.
        rejected: what could not be read, each with its reason.
    """

    files: int
    new: tuple[ReportId, ...]
    known: tuple[ReportId, ...]
    rejected: tuple[Rejected, ...]


def add(
    case: Case,
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    *,
    progress: Progress = silent,
) -> AddSummary:
    """Put the reports of files into a case, each file all or nothing.

    A file that has been added is on disk when the next is begun. A file that cannot be read
    is rejected with its reason and never stops the others.

    Args:
        case: an open case.
        paths: files, folders, patterns, or ``-``.
        stdin: where ``-`` is read from.
        progress: told after each file.

    Raises:
        StoreError: the case cannot be written.
    """
    # In one order however they were given, so that of two captures of one report it is
    # always the same that is kept.
    uris = sorted(ingest.find(paths))
    done: list[Added] = []
    progress(Step.ADD, 0, len(uris))
    for uri in uris:
        done.append(_add_one(case, uri, stdin))
        progress(Step.ADD, len(done), len(uris))
    summary = AddSummary(
        files=len(uris),
        new=tuple(name for one in done for name in one.new),
        known=tuple(name for one in done for name in one.known),
        rejected=tuple(item for one in done for item in one.rejected),
    )
    log.info(
        "added %d reports from %d files, rejected %d",
        len(summary.new),
        summary.files,
        len(summary.rejected),
    )
    return summary


def _add_one(case: Case, uri: str, stdin: BinaryIO | None) -> Added:
    fetched = ingest.fetch(uri, stdin)
    if isinstance(fetched, Rejected):
        return case.add(None, [fetched])
    return case.add(fetched, ingest.read(fetched))
