"""``headwater read``: what is made of each report by itself."""

import sys

import click

from headwater import pipeline
from headwater.cli.close_reading import describe_reading
from headwater.cli.describe import describe_rejected
from headwater.cli.reading_page import LEGEND, tell_reading
from headwater.cli.settings import Settings
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, reader_option
from headwater.language import TRAINED
from headwater.model import Rejected
from headwater.pipeline import CloseReading


@click.command("read", cls=Verb, example="headwater read notes.txt")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@reader_option
def command(settings: Settings, terminal: Terminal, reports: tuple[str, ...]) -> int:
    """Show the reading of a report: who said what, through whom.

    Each statement with its source chain (source ← cue, outermost first), act, certainty, hedges,
    negations, names, numbers and dates, all with their places in the text. A REPORT is what
    `add` takes. Nothing is kept.
    """
    rejected: list[Rejected] = []
    told = 0
    for item in pipeline.read_closely(reports, sys.stdin.buffer, reader=settings.reader or TRAINED):
        if isinstance(item, Rejected):
            rejected.append(item)
            if terminal.json:
                terminal.emit([describe_rejected(item)])
        else:
            _tell(terminal, item, first=not told)
            told += 1
    if not terminal.json:
        terminal.complain(rejected)
    if told:
        return Status.DONE
    terminal.fail("nothing could be read; give a report as text, Markdown, HTML or JSON")
    return Status.PROBLEMS


def _tell(terminal: Terminal, close: CloseReading, *, first: bool) -> None:
    line = describe_reading(close)
    if terminal.json:
        terminal.emit([line])
        return
    if first and terminal.styled and not terminal.quiet:
        terminal.say(LEGEND)
    if not first:
        terminal.say("")
    tell_reading(terminal, line, close.report)
