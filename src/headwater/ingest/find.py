"""Which files a command line means: files, folders, patterns and standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

STDIN = "-"
SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson"}
)  # what a folder is searched for; a file named outright may end in anything


def find(paths: Sequence[str]) -> Iterator[str]:
    """Yield the address of every file that the paths mean, each once.

    A folder gives its supported files at any depth, by name; hidden files and folders are
    passed over, and links to folders inside it are not followed, so a loop of links ends.
    What is not there, a pattern that matches nothing, a folder without a report and a folder
    that may not be opened are yielded as they stand, so that ``fetch`` can say so.

    Args:
        paths: files, folders, patterns such as ``news/**/*.txt``, or ``-``.

    Yields:
        Paths as given or below a given folder; ``-`` for standard input.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path):
            key = found if found == STDIN else os.path.abspath(found)  # noqa: PTH100 - keeps ".."
            if key not in seen:
                seen.add(key)
                yield found


def _expand(path: str) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - a NUL in the name is False here, an error there
        yield from _walk(path)
    elif glob.has_magic(path) and not os.path.lexists(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - keeps "./" as given
        yield from _expand_matches(matches) if matches else (path,)
    else:
        yield path


def _expand_matches(matches: Sequence[str]) -> Iterator[str]:
    for match in matches:
        if Path(match).is_dir():
            # "**" also matches each folder on the way; its files match by themselves.
            if not any(other != match and other.startswith(match) for other in matches):
                yield from _walk(match)
        else:
            yield match


def _walk(folder: str) -> Iterator[str]:
    barred: list[str] = []
    empty = True

    def note(error: OSError) -> None:
        barred.append(str(error.filename))

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                empty = False
                yield os.path.join(where, name)  # noqa: PTH118 - keeps the path as given
    yield from barred
    if empty and not barred:
        yield folder
