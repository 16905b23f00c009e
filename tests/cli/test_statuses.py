import pytest

from headwater.cli.statuses import Status, status_of
from headwater.exceptions import (
    ConfigError,
    HeadwaterError,
    ModelError,
    NotFoundError,
    SpanError,
    StoreError,
    UnreadableReport,
)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigError("x"), Status.USAGE),
        (StoreError("x"), Status.CASE),
        (NotFoundError("x"), Status.NOT_FOUND),
        (UnreadableReport("a.txt", "x"), Status.PROBLEMS),
        (ModelError("x"), Status.FAULT),
        (SpanError("x"), Status.FAULT),
        (HeadwaterError("x"), Status.FAULT),
        (FileNotFoundError("x"), Status.FILES),
        (ZeroDivisionError("x"), Status.FAULT),
    ],
)
def test_an_error_has_its_status(error: Exception, status: Status) -> None:
    assert status_of(error) is status
