"""``headwater claims``: what a case's reports say, and what stands behind it."""

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.cases import read_dossiers
from headwater.cli.describe import describe_claims, describe_story
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.tables import table_of_claims
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, story_option
from headwater.cli.words import shown


@click.command("claims", cls=Verb, example="headwater claims --story 'Leader inspects'")
@story_option
@click.option(
    "-a", "--all", "single", is_flag=True, help="Also claims that one report alone tells."
)
@case_option
def command(settings: Settings, terminal: Terminal, story: str | None, single: bool) -> int:
    """List the claims of a case with what stands behind them.

    Those are the claims that two or more reports tell, story by story; the most told first.
    """
    dossiers = read_dossiers(terminal, find_case(settings, Path()), story)
    for dossier in dossiers:
        claims = tuple(describe_claims(dossier, single=single))
        if terminal.json:
            terminal.emit(claims)
            continue
        if len(dossiers) > 1:
            terminal.say(Text(shown(dossier.story.title), style="bold cyan"))
        terminal.say(Text(shown(describe_story(dossier).bottom_line), style="bold"))
        if claims:
            terminal.say(table_of_claims(claims, terminal.width, ids=True))
    return Status.DONE
