"""The log: set up here alone, for as long as one command runs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click

_OURS = logging.getLogger("headwater")


class _Echo(logging.Handler):
    """Writes log records to the standard error of the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


@contextmanager
def listening() -> Iterator[None]:
    """Let errors of Headwater's log be heard; other libraries stay silent."""
    echo, before = _Echo(), _OURS.level
    echo.setFormatter(logging.Formatter("headwater: %(message)s"))
    _OURS.addHandler(echo)
    # What was rejected is told at the end; a warning on the way would say it twice.
    _OURS.setLevel(logging.ERROR)
    silence = logging.NullHandler()
    logging.getLogger().addHandler(silence)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(silence)
        _OURS.removeHandler(echo)
        _OURS.setLevel(before)


def listen_closely() -> None:
    """Let every step of Headwater be heard, until the command ends."""
    _OURS.setLevel(logging.DEBUG)
