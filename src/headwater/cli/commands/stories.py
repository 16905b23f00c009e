"""``headwater stories``: what a case is about."""

from pathlib import Path

import click

from headwater.cli.cases import read_dossiers
from headwater.cli.describe import describe_story
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.tables import table_of_stories
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option


@click.command("stories", cls=Verb, example="headwater stories --case strait.headwater")
@case_option
def command(settings: Settings, terminal: Terminal) -> int:
    """List the stories of a case.

    Each with its bottom line; the story whose first report is earliest comes first.
    """
    dossiers = read_dossiers(terminal, find_case(settings, Path()))
    stories = tuple(map(describe_story, dossiers))
    if terminal.json:
        terminal.emit(stories)
    elif stories:
        terminal.say(table_of_stories(stories))
    return Status.DONE
