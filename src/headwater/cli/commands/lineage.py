"""``headwater lineage``: who rewrote whom in one story, as a tree."""

from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from headwater.cli.cases import read_dossiers
from headwater.cli.describe import describe_derivation
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option
from headwater.cli.words import shown
from headwater.dossier.descent import Branch, grow, undirected
from headwater.dossier.lookup import Lookup


@click.command("lineage", cls=Verb, example='headwater lineage "Harbour talks resume"')
@click.argument("story", metavar="STORY")
@case_option
def command(settings: Settings, terminal: Terminal, story: str) -> int:
    """Show who rewrote whom in one story, as a tree.

    STORY is its id, the start of its id, or its title or how that starts.
    """
    (dossier,) = read_dossiers(terminal, find_case(settings, Path()), story)
    lookup = Lookup(dossier)
    if terminal.json:
        terminal.emit(describe_derivation(link, lookup) for link in dossier.lineage.derivations)
        return Status.DONE
    terminal.say(Text(shown(dossier.story.title), style="bold"))
    for branch in grow(lookup):
        terminal.say(_line(branch))
    for sentence in undirected(lookup):
        terminal.say(shown(sentence))
    _tell_reasons(terminal, lookup)
    return Status.DONE


def _line(branch: Branch) -> Text:
    line = Text(branch.stem, style="dim").append(shown(branch.name), style="not dim")
    return line.append(f"  [{branch.how}]", style="dim") if branch.how else line


def _tell_reasons(terminal: Terminal, lookup: Lookup) -> None:
    """Say what shows each link."""
    for link in lookup.dossier.lineage.derivations:
        ends = [lookup.handles.get(key, "not held") for key in (link.parent, link.child)]
        terminal.say("")
        terminal.say(Text(f"{ends[0]} {'→' if link.directed else '–'} {ends[1]}", style="bold"))
        for reason in link.reasons:
            terminal.say(Padding(Text(shown(reason.detail), style="dim"), (0, 0, 0, 2)))
