"""Originals made in the tests: the same values that ``fetch`` gives, without files."""

from hashlib import sha256

from headwater.ingest import read
from headwater.ingest.draft import Found
from headwater.model import Capture, Original, Rejected, Report

LABEL = Found("ferry", "file name")


def capture(media_type: str = "text/plain", uri: str = "news/ferry.txt") -> Capture:
    return Capture(uri=uri, sha256="0" * 64, media_type=media_type, size=0)


def original(
    data: bytes | str, media_type: str = "text/plain", uri: str = "news/ferry.txt"
) -> Original:
    raw = data.encode() if isinstance(data, str) else data
    digest = sha256(raw).hexdigest()
    return Original(
        capture=Capture(uri=uri, sha256=digest, media_type=media_type, size=len(raw)), data=raw
    )


def only_report(given: Original) -> Report:
    (outcome,) = read(given)
    assert isinstance(outcome, Report), outcome
    return outcome


def only_rejected(given: Original) -> Rejected:
    (outcome,) = read(given)
    assert isinstance(outcome, Rejected), outcome
    return outcome


def sources(report: Report) -> dict[str, str]:
    return {basis.field: basis.source for basis in report.basis}
