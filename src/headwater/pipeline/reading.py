"""Files to close readings, without a case."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from headwater import ingest
from headwater.exceptions import ModelError, SpanError
from headwater.language import TRAINED
from headwater.model import Rejected, Report
from headwater.pipeline.stages import CloseReading, Stages


def read_closely(
    paths: Sequence[str], stdin: BinaryIO | None = None, *, reader: str = TRAINED
) -> Iterator[CloseReading | Rejected]:
    """Read every report of some files, each by itself, in the order given.

    Args:
        paths: files, folders, patterns, or ``-``.
        stdin: where ``-`` is read from.
        reader: name of the reader; see ``language.open_reader``.

    Yields:
        Close readings, and what could not be read with its reason.

    Raises:
        ConfigError: the reader cannot be opened.
    """
    stages = Stages(reader)
    for uri in ingest.find(paths):
        fetched = ingest.fetch(uri, stdin)
        if isinstance(fetched, Rejected):
            yield fetched
            continue
        for item in ingest.read(fetched):
            yield item if isinstance(item, Rejected) else _read(stages, item)


def _read(stages: Stages, report: Report) -> CloseReading | Rejected:
    try:
        return stages.read_closely(report)
    except (ModelError, SpanError) as error:
        reason = f"its statements could not be found: {error}"
        return Rejected(uri=report.capture.uri, reason=reason, sha256=report.capture.sha256)
