"""``headwater export``: the dossiers of a case."""

from pathlib import Path

import click

from headwater.cli.cases import read_dossiers
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, output_option, story_option
from headwater.cli.writing import Format, write_dossiers


@click.command("export", cls=Verb, example="headwater export --format md -o dossier")
@story_option
@output_option("dossier")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    help="This file only; else all three.",
)
@case_option
def command(settings: Settings, terminal: Terminal, story: str | None, form: str | None) -> int:
    """Write the dossiers of a case.

    A case of several stories gives a folder for each, and a page that leads to them.
    """
    dossiers = read_dossiers(terminal, find_case(settings, Path()), story)
    if not dossiers:
        return Status.DONE
    folder = settings.output or Path("dossier")
    written = write_dossiers(dossiers, folder, Format(form) if form else None)
    if terminal.json:
        terminal.emit(written)
    else:
        for line in written:
            terminal.say(line.path)
    return Status.DONE
