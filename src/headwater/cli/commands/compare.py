"""``headwater compare``: two reports side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Group
from rich.table import Table
from rich.text import Text

from headwater.cli.cases import find_report
from headwater.cli.describe import (
    describe_claim,
    describe_conflict,
    describe_drift,
    describe_report,
    describe_statement,
)
from headwater.cli.lines import ComparedLine, Line, OnlyLine, SharedLine
from headwater.cli.marked import credit, mark
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, story_option
from headwater.cli.words import count, quote, shown
from headwater.dossier import vocabulary
from headwater.dossier.differences import likeness, statement_words
from headwater.dossier.lookup import Lookup
from headwater.dossier.sides import Sides, set_side_by_side
from headwater.dossier.wordings import explain, wording
from headwater.exceptions import NotFoundError
from headwater.model import Drift, Report, Statement
from headwater.store import Case


@click.command("compare", cls=Verb, example="headwater compare f00_origin f01_wireA")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@story_option
@case_option
def command(
    settings: Settings, terminal: Terminal, left: str, right: str, story: str | None
) -> int:
    """Set two reports side by side.

    The claims that both tell, each with its source chains and what changed, and then what only
    one of them says. A and B are ids, starts of ids, or labels of reports of one story, or,
    in a case of one story, handles such as R2.
    """
    lookup, one, other = _open(find_case(settings, Path()), left, right, story)
    sides = set_side_by_side(one, other, lookup)
    if terminal.json:
        terminal.emit(_lines(sides, lookup))
        return Status.DONE
    _tell_shared(terminal, sides, lookup)
    _tell_conflicts(terminal, sides, lookup)
    for report, alone in ((one, sides.left_only), (other, sides.right_only)):
        _tell_alone(terminal, report, alone, lookup)
    return Status.DONE


def _open(path: Path, left: str, right: str, key: str | None) -> tuple[Lookup, Report, Report]:
    with Case.open(path) as case:
        one, other = find_report(case, left, key), find_report(case, right, key)
        if one.id == other.id:
            raise NotFoundError(f"{left!r} and {right!r} are one report; give two")
        for story in case.stories():
            if one.id in story.reports and other.id in story.reports:
                return Lookup(case.dossier(story.id)), one, other
    raise NotFoundError(
        f"{left!r} and {right!r} are not in one story; `headwater stories --json` tells which are, "
        "and `headwater run` traces new reports"
    )


def _lines(sides: Sides, lookup: Lookup) -> Iterator[Line]:
    yield ComparedLine(
        left=describe_report(sides.left, lookup),
        right=describe_report(sides.right, lookup),
        shared=len(sides.shared),
        left_only=len(sides.left_only),
        right_only=len(sides.right_only),
        conflicts=len(sides.conflicts),
    )
    for each in sides.shared:
        yield SharedLine(
            claim=describe_claim(each.claim, lookup),
            left=tuple(describe_statement(told, lookup) for told in each.left),
            right=tuple(describe_statement(told, lookup) for told in each.right),
            drifts=tuple(describe_drift(drift, lookup) for drift in each.drifts),
        )
    for pair in sides.conflicts:
        yield describe_conflict(pair, lookup)
    for side, alone in (("left", sides.left_only), ("right", sides.right_only)):
        for told in alone:
            yield OnlyLine(side=side, statement=describe_statement(told, lookup))


def _heading(report: Report, lookup: Lookup) -> Text:
    return Text.assemble(
        (f"{lookup.handles[report.id]} {shown(lookup.name(report.id))}", "bold"),
        (f"\n{vocabulary.say_clock(report.published)}", "dim"),
    )


def _columns(left: Text | str, right: Text | str) -> Table:
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 1, 0), header_style="")
    table.add_column(left, ratio=1)
    table.add_column(right, ratio=1)
    return table


def _tell_shared(terminal: Terminal, sides: Sides, lookup: Lookup) -> None:
    table = _columns(_heading(sides.left, lookup), _heading(sides.right, lookup))
    for each in sides.shared:
        changes = Text("\n").join(_change(drift, lookup) for drift in each.drifts)
        name = lookup.handles.get(each.claim.id, "")
        table.add_row(
            _cell(name, each.left, (), lookup, terminal),
            Group(_cell(name, each.right, each.left, lookup, terminal), changes)
            if each.drifts
            else _cell(name, each.right, each.left, lookup, terminal),
        )
    terminal.say(table)
    if not sides.shared:
        terminal.say("No claim is told by both.")


def _cell(
    name: str,
    told: Sequence[Statement],
    against: Sequence[Statement],
    lookup: Lookup,
    terminal: Terminal,
) -> Text:
    parts = []
    for statement in told:
        shape = wording(statement, lookup, _nearest(statement, against, lookup))
        head = Text.assemble((f"{name} " if name else "", "bold"), credit(shape))
        parts.append(head.append("\n").append(mark(shape, styled=terminal.styled)))
    return Text("\n").join(parts)


def _nearest(statement: Statement, others: Sequence[Statement], lookup: Lookup) -> Statement | None:
    """Return the wording of the other report that this one is most alike; the first of equals."""
    words = statement_words(statement, lookup.text(statement.report))
    return max(
        others,
        key=lambda each: likeness(statement_words(each, lookup.text(each.report)), words),
        default=None,
    )


def _change(drift: Drift, lookup: Lookup) -> Text:
    name = vocabulary.DRIFT[drift.kind]
    text = Text.assemble((f"⚠ {name}", "red"), ": ")
    arrow = " → " if drift.directed else " against (order unknown) "
    before, after = (
        f"{lookup.handles[passage.report]} {quote(shown(lookup.words(passage)))}"
        for passage in (drift.before, drift.after)
    )
    return text.append(f"{before}{arrow}{after}")


def _tell_conflicts(terminal: Terminal, sides: Sides, lookup: Lookup) -> None:
    if not sides.conflicts:
        return
    terminal.say("")
    terminal.say(Text("In conflict", style="underline"))
    table = _columns("", "")
    table.show_header = False
    for pair in sides.conflicts:
        left, right = (
            _cell("", [lookup.statements[side]], (), lookup, terminal)
            for side in (pair.left, pair.right)
        )
        why = " ".join(reason.sentence for reason in explain(pair.reasons, lookup))
        table.add_row(left, Group(right, Text(shown(why), style="dim")) if why else right)
    terminal.say(table)


def _tell_alone(
    terminal: Terminal, report: Report, alone: Sequence[Statement], lookup: Lookup
) -> None:
    handle = f"{lookup.handles[report.id]} {shown(lookup.name(report.id))}"
    terminal.say("")
    terminal.say(Text(f"Only in {handle}: {count(len(alone), 'statement')}", style="underline"))
    for statement in alone:
        shape = wording(statement, lookup)
        line = Text("  ").append(credit(shape)).append(" ")
        terminal.say(line.append(mark(shape, styled=terminal.styled)))
