"""``headwater add``: reports into a case."""

import sys
from pathlib import Path

import click

from headwater import pipeline
from headwater.cli.progress import watch
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.tracing import tell_added
from headwater.cli.verb import Verb, case_option
from headwater.cli.words import count, shown
from headwater.store import Case


@click.command("add", cls=Verb, example="headwater add --case strait.headwater news/")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@case_option
def command(settings: Settings, terminal: Terminal, reports: tuple[str, ...]) -> int:
    """Put reports into a case.

    A case named with --case is made if it is not there. Adding a report twice changes nothing.
    A REPORT is a file, a folder, a pattern, or - for standard input.
    """
    stdin = sys.stdin.buffer
    with Case.open(find_case(settings, Path()), create=True) as case:
        with watch(terminal) as progress:
            added = pipeline.add(case, reports, stdin, progress=progress)
        name = case.name
    if terminal.json:
        tell_added(terminal, name, added)
    else:
        known = f" ({len(added.known):,} known already)" if added.known else ""
        terminal.say(f"{shown(name)}: {count(len(added.new), 'report')} added{known}")
        terminal.complain(added.rejected)
    if not (added.new or added.known):
        terminal.fail("nothing could be read; give a report as text, Markdown, HTML or JSON")
        return Status.PROBLEMS
    if added.new:
        terminal.note("`headwater run` traces what is new.")
    return Status.DONE
