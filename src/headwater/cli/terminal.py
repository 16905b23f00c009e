"""What a command prints, and where: results to standard output, all else to standard error."""

import os
import sys
from collections.abc import Iterable

import click
import msgspec
from rich.console import Console, RenderableType
from rich.text import Text

from headwater.cli.lines import Line
from headwater.cli.words import count, shown
from headwater.model import Rejected

WIDTH = 100  # columns of what is piped, unless COLUMNS says otherwise
_SHOWN_REJECTED = 20  # the rest are counted; --json and the case have them all


class Terminal:
    """Where one command prints.

    Attributes:
        json: results are written as JSON Lines, and nothing else goes to standard output.
        quiet: no notes and no progress.
        verbose: everything is told.
        styled: standard output shows colours and weights.
        width: columns to fill.
    """

    def __init__(self, *, json: bool, quiet: bool, verbose: bool) -> None:
        self.json = json
        self.quiet = quiet
        self.verbose = verbose
        piped = not sys.stdout.isatty()
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() and int(columns) else WIDTH
        self._console = Console(
            file=sys.stdout,
            width=width if piped else None,
            markup=False,
            highlight=False,
            emoji=False,
        )
        self.styled = self._console.is_terminal and not self._console.is_dumb_terminal
        self.width = self._console.width

    def emit(self, lines: Iterable[Line]) -> None:
        """Write results as JSON Lines, in UTF-8 whatever the terminal speaks."""
        for line in lines:
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
        sys.stdout.buffer.flush()

    def say(self, what: RenderableType) -> None:
        """Print a part of the result for people; a string or text is one line or paragraph."""
        if isinstance(what, str):
            what = Text(what)
        if self.styled:
            self._console.print(what)
            return
        # Padding serves colours only, and a sentence on one line is easier to find again.
        whole = isinstance(what, Text)
        with self._console.capture() as captured:
            self._console.print(what, soft_wrap=whole)
        for line in captured.get().splitlines():
            click.echo(line.rstrip().encode("utf-8", "backslashreplace").decode("utf-8"))

    def note(self, sentence: str) -> None:
        """Tell what helps but is no result; nothing if quiet."""
        if not self.quiet:
            click.echo(shown(sentence), err=True)

    def fail(self, sentence: str) -> None:
        """Tell in one line why the command did not do what was asked."""
        click.echo(f"headwater: {shown(sentence)}", err=True)

    def complain(self, rejected: Iterable[Rejected]) -> None:
        """Tell what could not be read, and why."""
        items = tuple(rejected)
        most = len(items) if self.verbose else _SHOWN_REJECTED
        if items:
            click.echo(f"{count(len(items), 'item')} could not be read:", err=True)
        for item in items[:most]:
            click.echo(f"  {shown(item.uri)}: {shown(item.reason)}", err=True)
        if len(items) > most:
            click.echo(f"  and {len(items) - most:,} more; --verbose shows all", err=True)
