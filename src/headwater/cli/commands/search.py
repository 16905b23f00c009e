"""``headwater search``: reports by their words."""

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.describe import interval
from headwater.cli.lines import Cited, HitLine
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option
from headwater.cli.words import count, quote, shown
from headwater.store import Case, Hit


@click.command("search", cls=Verb, example="headwater search '\"mass production\" strait*'")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="Most reports."
)
@case_option
def command(settings: Settings, terminal: Terminal, query: tuple[str, ...], limit: int) -> int:
    """Find reports by their words.

    Reports that hold all words of the QUERY, the best first. Words in double quotes stand
    together; strait* is any word that starts so.
    """
    with Case.open(find_case(settings, Path())) as case:
        hits = tuple(_describe(hit, case) for hit in case.search(" ".join(query), limit))
    if terminal.json:
        terminal.emit(hits)
        return Status.DONE
    for hit in hits:
        _tell(terminal, hit)
    if not hits:
        terminal.note("No report holds all these words.")
    return Status.DONE


def _tell(terminal: Terminal, hit: HitLine) -> None:
    who = ", ".join(filter(None, [hit.outlet, hit.published and hit.published[0][:10]]))
    head = Text(shown(hit.label), style="bold")
    head.append(f"  {shown(hit.title)}", style="bold" if hit.title else "")
    terminal.say(head.append(f"  {shown(who)}", style="not bold dim"))
    terminal.say(f"  {quote(shown(hit.sentence.words))}")
    if hit.statements:
        terminal.say(Text(f"  in {count(len(hit.statements), 'statement')}", style="dim"))


def _describe(hit: Hit, case: Case) -> HitLine:
    report = case.report(hit.report)
    return HitLine(
        report=hit.report,
        label=hit.label,
        outlet=report.outlet,
        title=hit.title,
        published=interval(report.published),
        sentence=Cited(
            report=report.id,
            start=hit.passage.span.start,
            end=hit.passage.span.end,
            words=hit.passage.span.of(report.text),
        ),
        statements=hit.statements,
    )
