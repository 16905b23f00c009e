"""What the command's exit status says; `docs/commands.md` holds the same list."""

from enum import IntEnum

from headwater.exceptions import (
    ConfigError,
    HeadwaterError,
    NotFoundError,
    StoreError,
    UnreadableReport,
)


class Status(IntEnum):
    """Exit statuses. A command that dies of a closed pipe gives the shell 141 besides."""

    DONE = 0
    PROBLEMS = 1  # a check found problems, or nothing of what was given could be read
    USAGE = 2  # the command line or a setting is wrong
    CASE = 3  # the case is missing, locked, damaged or of a newer Headwater
    NOT_FOUND = 4  # the case holds no such story, claim or report
    FILES = 5  # a file or folder could not be written or read
    FAULT = 70  # a fault in Headwater itself
    INTERRUPTED = 130  # by Ctrl-C


_STATUSES: tuple[tuple[type[BaseException], Status], ...] = (
    (ConfigError, Status.USAGE),
    (StoreError, Status.CASE),
    (NotFoundError, Status.NOT_FOUND),
    (UnreadableReport, Status.PROBLEMS),
    (HeadwaterError, Status.FAULT),  # the rest are values that no input should bring about
    (OSError, Status.FILES),
)


def status_of(error: BaseException) -> Status:
    """Return the exit status that an error ends the command with."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), Status.FAULT)
