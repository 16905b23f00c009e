"""``headwater log``: what was judged in a case, by whom, when and why."""

from pathlib import Path

import click

from headwater.cli.judging import describe_judgement
from headwater.cli.lines import HeadLine
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option
from headwater.cli.words import count, shown
from headwater.dossier.judged import say_judgement
from headwater.model import Ruling, in_force
from headwater.store import Case


@click.command("log", cls=Verb, example="headwater log --case strait.headwater")
@click.option("-l", "--letters", is_flag=True, help="Letters of sources only, by source.")
@case_option
def command(settings: Settings, terminal: Terminal, letters: bool) -> int:
    """List what was judged.

    Those that hold no more are marked. The last line tells the hash that the log ends with.
    """
    with Case.open(find_case(settings, Path())) as case:
        log, head, name = case.judgements(), case.judgement_head(), case.name
    held = {each.number for each in in_force(log)}
    told = list(log)
    if letters:
        told = [each for each in log if each.ruling is Ruling.LETTER]
        told.sort(key=lambda each: (each.sources[0].casefold(), each.number))
    if terminal.json:
        terminal.emit(describe_judgement(each, held=each.number in held) for each in told)
        terminal.emit([HeadLine(case=name, judgements=len(log), hash=head)])
        return Status.DONE
    for each in told:
        holds = each.number in held or each.ruling is Ruling.UNDO
        terminal.say(shown(say_judgement(each) + ("" if holds else " Holds no more.")))
    terminal.say(f"{shown(name)}: {count(len(log), 'judgement')}" + (f", {head}" if head else ""))
    return Status.DONE
