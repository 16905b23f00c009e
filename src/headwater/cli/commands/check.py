"""``headwater check``: whether a case still is what it was."""

from pathlib import Path

import click

from headwater import pipeline
from headwater.cli.lines import CheckedLine
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option
from headwater.cli.words import shown
from headwater.store import Case


@click.command("check", cls=Verb, example="headwater check --case strait.headwater")
@case_option
def command(settings: Settings, terminal: Terminal) -> int:
    """Look at every hash, span and id of a case again.

    The outcome is one line; --verbose lists every problem. The exit status is 1 if there are any.
    """
    with Case.open(find_case(settings, Path())) as case:
        checked = pipeline.check(case)
        name = case.name
    if terminal.json:
        terminal.emit(
            [
                CheckedLine(
                    case=name,
                    reports=checked.reports,
                    originals=checked.originals,
                    statements=checked.statements,
                    claims=checked.claims,
                    problems=checked.problems,
                )
            ]
        )
    else:
        terminal.say(shown(f"{name}: {checked.sentence}"))
        for problem in checked.problems if terminal.verbose else ():
            terminal.say(f"  {shown(problem)}")
    return Status.PROBLEMS if checked.problems else Status.DONE
