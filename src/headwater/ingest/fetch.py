"""Reads bytes: the one place of this room that opens files."""

import errno
import glob
import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from headwater.ingest.find import STDIN, SUFFIXES
from headwater.ingest.media import recognise, refuse
from headwater.model import Capture, Original, Rejected

LIMIT = 50_000_000  # bytes; a news report has some 10,000, a year of one agency some 10 million

_TROUBLE = {
    errno.ENOENT: "there is no such file; check the path",
    errno.ENOTDIR: "a part of this path is a file, not a folder; check the path",
    errno.EACCES: "you may not read this file; change its permissions or copy it",
    errno.EPERM: "you may not read this file; change its permissions or copy it",
    errno.ELOOP: "this link leads back to itself; give the file it was meant to lead to",
    errno.ENAMETOOLONG: "this path is too long for the system; check it",
}


def fetch(uri: str, stdin: BinaryIO | None = None, *, limit: int = LIMIT) -> Original | Rejected:
    """Read the bytes at an address, or say in one sentence why not.

    Args:
        uri: a path, or ``-`` for standard input.
        stdin: where ``-`` is read from; without it ``-`` is rejected.
        limit: in bytes; no more than this is ever held in memory.

    Returns:
        The bytes with their SHA-256 and media type, or what is wrong and what to do.
    """
    # A file name need not be UTF-8, but what we keep and print of it must be.
    shown = os.fsencode(uri).decode("utf-8", "replace") if "\0" not in uri else uri
    try:
        data = _read_stdin(stdin, limit) if uri == STDIN else _read_file(uri, limit)
    except OSError as error:
        return Rejected(uri=shown, reason=_sentence(uri, error))
    if isinstance(data, str):
        return Rejected(uri=shown, reason=data)
    digest = sha256(data).hexdigest()
    reason = refuse(data)
    if reason:
        return Rejected(uri=shown, reason=reason, sha256=digest)
    capture = Capture(uri=shown, sha256=digest, media_type=recognise(shown, data), size=len(data))
    return Original(capture=capture, data=data)


def _read_stdin(stdin: BinaryIO | None, limit: int) -> bytes | str:
    if stdin is None:
        return "nothing was given on standard input; pipe a report into the command"
    return _within(stdin.read(limit + 1), limit)


def _read_file(path: str, limit: int) -> bytes | str:
    """Return the bytes, or the sentence that says why they are not to be had."""
    if not path.strip():
        return "is an empty name; give a file or a folder"
    if "\0" in path:
        return "a path cannot hold a NUL character; check the path"
    if Path(path).is_dir():
        return _why_no_folder(path)
    mode = Path(path).stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        return "is a device or a socket, not a file; give a file"
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        # Asked before reading, so that a huge file costs nothing.
        return _too_large(size, limit) if size > limit else _within(file.read(limit + 1), limit)


def _why_no_folder(path: str) -> str:
    if not os.access(path, os.R_OK | os.X_OK):
        return "you may not open this folder; change its permissions"
    known = ", ".join(sorted(SUFFIXES))
    return f"this folder holds no file to read (of {known}); give another or name the files"


def _within(data: bytes, limit: int) -> bytes | str:
    return _too_large(len(data), limit) if len(data) > limit else data


def _too_large(size: int, limit: int) -> str:
    more = "" if size > limit + 1 else "more than "  # a stream is not read on to its end
    told = _megabytes(limit if more else size)
    return f"has {more}{told}, over the limit of {_megabytes(limit)}; split it into smaller files"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"


def _sentence(path: str, error: OSError) -> str:
    if error.errno == errno.ENOENT and glob.has_magic(path):
        return "no file matches this pattern; check it"
    told = (error.strerror or str(error) or type(error).__name__).lower()
    return _TROUBLE.get(error.errno or 0, f"could not be read ({told}); try again or copy it")
