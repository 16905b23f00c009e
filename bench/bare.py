"""Reports of a bare text, for labelled sets that keep nothing but words."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.exceptions import ConfigError
from headwater.ingest import find_zones
from headwater.language import TRAINED, Encoder, ReportReader, open_reader
from headwater.language.readers import NETWORKS
from headwater.language.session import WEIGHTS
from headwater.language.tagger import Tagger
from headwater.model import (
    Capture,
    Certainty,
    Clock,
    Report,
    ReportId,
    Span,
    Statement,
    Voice,
)
from headwater.model.statement import statement_id
from headwater.pipeline.stages import ReadReport, Stages

Vector = NDArray[np.float32]
_CAPTURE = Capture(uri="-", sha256="0" * 64, media_type="text/plain", size=0)


class Moment(NamedTuple):
    """When a report was published, and how exactly that is known."""

    start: datetime
    lasts: timedelta

    @classmethod
    def read(cls, written: str | None) -> "Moment | None":
        """Read an ISO date (a whole day) or time (that second); ``None`` without one."""
        if not written:
            return None
        day = len(written) <= len("2031-03-14")
        start = datetime.fromisoformat(written)
        start = start if start.tzinfo else start.replace(tzinfo=UTC)
        return cls(start, timedelta(days=1) - timedelta(seconds=1) if day else timedelta())


def bare_report(name: str, text: str, *, title: str = "", moment: Moment | None = None) -> Report:
    """Return a report of the text as it stands, so that a set's own offsets hold.

    Args:
        name: the set's own id.
        text: the whole text, the title included if it is part of it.
        title: the headline's words; empty if the set keeps none.
        moment: when it was published.
    """
    published = None
    if moment is not None:
        end = moment.start + moment.lasts
        published = Clock(earliest=moment.start, latest=end, basis="labelled set")
    return Report(
        id=ReportId(name),
        label=name,
        text=text,
        title=title,
        outlet=None,
        byline=None,
        url=None,
        published=published,
        language="en",
        capture=_CAPTURE,
        zones=find_zones(text, title),
    )


def whole_statement(report: Report) -> Statement:
    """Return the report's whole text as one narrated statement."""
    span = Span(0, len(report.text))
    return Statement(
        id=statement_id(report.id, (span,), None, 0),
        report=report.id,
        content=(span,),
        chain=(),
        voice=Voice.NARRATED,
        certainty=Certainty.CERTAIN,
    )


_chosen = [TRAINED]


def choose_reader(name: str) -> None:
    """Measure with another reader from here on.

    Raises:
        ConfigError: there is no such reader, or it cannot be opened.
    """
    opened(name)
    if name != _chosen[0]:
        _chosen[:] = [name]
        stages.cache_clear()
        tagger.cache_clear()


@cache
def opened(name: str) -> ReportReader:
    """Return a reader by its name, opened once a run."""
    return open_reader(name)


def reader() -> ReportReader:
    """Return the reader that is measured, the product's own unless another was chosen."""
    return opened(_chosen[0])


@cache
def stages() -> Stages:
    """Return the product's stages with that reader; the encoder is loaded once a run."""
    return Stages(_chosen[0])


@cache
def tagger() -> Tagger:
    """Return the network under the reader, opened once: what it says of single words.

    Raises:
        ConfigError: no network of ours is under that reader.
    """
    kind, _, folder = _chosen[0].partition(":")
    if kind not in NETWORKS:
        raise ConfigError(f"the reader {kind} judges no single words")
    return Tagger(weights=Path(folder) if folder else WEIGHTS, network=NETWORKS[kind])


@cache
def encoder() -> Encoder:
    """Return the product's encoder of sentences."""
    return Encoder()


def read_report(report: Report) -> ReadReport:
    """Read one report as the product does."""
    return stages().read(report)
