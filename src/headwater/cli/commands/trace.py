"""``headwater trace``: the main job, without any setting up."""

from pathlib import Path

import click

from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.tracing import tell_added, tell_traced, trace_reports
from headwater.cli.verb import PATH, Verb, output_option, reader_option
from headwater.language import TRAINED
from headwater.store import Case


@click.command("trace", cls=Verb, example="headwater trace news/*.html notes.txt -o dossier")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@output_option("dossier")
@click.option(
    "-c",
    "--case",
    type=PATH,
    metavar="FILE",
    help="Keep all in this case, made if need be; else nothing is kept but the dossier.",
)
@click.option(
    "--group",
    is_flag=True,
    help="Group the reports by happening; else, without a case, they are one story.",
)
@reader_option
def command(
    settings: Settings, terminal: Terminal, reports: tuple[str, ...], *, group: bool
) -> int:
    """Trace reports and write their dossier, in one go.

    A REPORT is a file (text, Markdown, HTML, JSON, JSON Lines), a folder, a pattern, or - for
    standard input. What is traced together is one story, and its dossier one page; with
    --group or a case, reports of several happenings give several dossiers.
    """
    path = find_case(settings, Path()) if settings.case else None
    with Case.open(path, create=True) as case:
        together = path is None and not group
        traced = trace_reports(
            terminal, case, reports, together=together, reader=settings.reader or TRAINED
        )
    if traced.dossiers:
        tell_traced(terminal, traced, settings.output or Path("dossier"))
    elif terminal.json:
        tell_added(terminal, traced.case, traced.added)
    if not terminal.json:
        terminal.complain(traced.added.rejected + traced.unreadable)
    if traced.dossiers:
        return Status.DONE
    terminal.fail("nothing could be read; give a report as text, Markdown, HTML or JSON")
    return Status.PROBLEMS
