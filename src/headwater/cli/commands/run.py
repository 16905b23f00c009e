"""``headwater run``: what is new in a case."""

from pathlib import Path

import click

from headwater.cli.describe import describe_rejected
from headwater.cli.progress import watch
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.tracing import describe_ran, describe_regrouped, run_case, tell_regrouped
from headwater.cli.verb import Verb, case_option, reader_option
from headwater.cli.words import count, shown
from headwater.language import TRAINED
from headwater.store import Case


@click.command("run", cls=Verb, example="headwater run --case strait.headwater")
@case_option
@reader_option
def command(settings: Settings, terminal: Terminal) -> int:
    """Trace what is new in a case.

    Only new reports, and stories that they change, are worked on. A run that was interrupted
    goes on where it was.
    """
    with Case.open(find_case(settings, Path())) as case:
        with watch(terminal) as progress:
            ran, unreadable = run_case(case, progress, reader=settings.reader or TRAINED)
        name = case.name
    if terminal.json:
        terminal.emit(map(describe_rejected, unreadable))
        terminal.emit(map(describe_regrouped, ran.regrouped))
        terminal.emit([describe_ran(name, ran)])
        return Status.DONE
    terminal.say(
        f"{shown(name)}: {count(ran.read, 'new report')} read, "
        f"{ran.traced:,} of {count(ran.stories, 'story')} traced"
    )
    tell_regrouped(terminal, ran.regrouped)
    terminal.complain(unreadable)
    if ran.stories:
        terminal.note("`headwater stories` and `headwater claims` show what was found.")
    else:
        terminal.note("The case is empty; `headwater add` puts reports into it.")
    return Status.DONE
