"""``headwater show``: one claim with everything that is known about it."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from headwater.cli.cases import find_claim
from headwater.cli.describe import (
    describe_claim,
    describe_conflict,
    describe_contest,
    describe_drift,
    describe_origin,
    describe_reason,
    describe_statement,
)
from headwater.cli.lines import Line
from headwater.cli.marked import credit, dateline, mark
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.tables import say_origins, say_wording
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, story_option
from headwater.cli.words import count, quote, shown
from headwater.dossier import believed, vocabulary
from headwater.dossier.judged import say_judgement, shaping
from headwater.dossier.lookup import Lookup
from headwater.dossier.wordings import explain, show_drift, wording, wordings
from headwater.model import Claim, Comparison, Contest, Reason
from headwater.store import Case


@click.command("show", cls=Verb, example="headwater show C1")
@click.argument("key", metavar="CLAIM")
@story_option
@case_option
def command(settings: Settings, terminal: Terminal, key: str, story: str | None) -> int:
    """Show one claim: its wordings, origins and drift.

    CLAIM is its id, the start of its id, or, in a case of one story, its handle such as C1.
    """
    with Case.open(find_case(settings, Path())) as case:
        lookup, claim = find_claim(case, key, story)
    if terminal.json:
        terminal.emit(_lines(claim, lookup))
        return Status.DONE
    _tell_standing(terminal, claim, lookup)
    _tell_wordings(terminal, claim, lookup)
    _tell_drifts(terminal, claim, lookup)
    _tell_conflicts(terminal, claim, lookup)
    return Status.DONE


def _lines(claim: Claim, lookup: Lookup) -> Iterator[Line]:
    yield describe_claim(claim, lookup)
    for told in claim.statements:
        yield describe_statement(lookup.statements[told], lookup)
    weighed = lookup.corroborations[claim.id]
    for origin in weighed.origins:
        yield describe_origin(claim, origin)
    for reason in (*weighed.summary, *weighed.reasons):
        yield describe_reason(claim, reason, lookup)
    for drift in lookup.drifts_of.get(claim.id, ()):
        yield describe_drift(drift, lookup)
    for pair in _conflicts(claim, lookup):
        yield describe_conflict(pair, lookup)
    for contest in _contests(claim, lookup):
        yield describe_contest(contest, lookup)


def _conflicts(claim: Claim, lookup: Lookup) -> tuple[Comparison, ...]:
    told = set(claim.statements)
    return tuple(pair for pair in lookup.conflicts if pair.left in told or pair.right in told)


def _contests(claim: Claim, lookup: Lookup) -> tuple[Contest, ...]:
    found = [
        each for pair in _conflicts(claim, lookup) for each in believed.contests_of(pair, lookup)
    ]
    return tuple(dict.fromkeys(found))


def _tell_standing(terminal: Terminal, claim: Claim, lookup: Lookup) -> None:
    line = describe_claim(claim, lookup)
    weighed = lookup.corroborations[claim.id]
    name = f"{line.handle or 'Claim'} {line.id}"
    terminal.say(Text(name, style="dim"))
    terminal.say(Text(say_wording(line), style="bold"))
    origins = Text("Independent origins: ").append(say_origins(line))
    counted = ", ".join(origin.name for origin in weighed.origins if origin.counted)
    terminal.say(origins.append(f" ({shown(counted)})" if counted else ""))
    points = vocabulary.list_names(line.chokepoints) or "none"
    terminal.say(f"Chokepoints: {line.kappa} ({shown(points)})" if line.kappa else "Chokepoints: 0")
    terminal.say(
        f"Told by {count(line.reports, 'report')} in {count(line.statements, 'statement')}; "
        f"origin not recovered for {line.unrecovered:.0%}; first worded as {line.certainty}"
    )
    if weighed.estimate is not None:
        terminal.say(f"Estimated: {vocabulary.say_estimate(weighed.estimate)}")
    for grade in lookup.dossier.grades:
        if grade.claim == claim.id:
            terminal.say(f"Credibility: {grade.digit} of 6. {grade.reason}")
    for judgement in shaping(claim, lookup):
        terminal.say(shown(say_judgement(judgement, lookup)))
    if weighed.summary:
        _tell_summary(terminal, weighed.summary, lookup)
        return
    for reason in explain(weighed.reasons, lookup):
        terminal.say(f"  {shown(reason.sentence)}")


def _tell_summary(terminal: Terminal, summary: tuple[Reason, ...], lookup: Lookup) -> None:
    """Print the paragraph, each clause with the places that show it."""
    _head(terminal, "In short")
    words = Text()
    for clause in explain(summary, lookup):
        words.append(shown(clause.sentence))
        places = ", ".join(f"{q.handle} {q.start}–{q.end}" for q in clause.evidence)
        words.append(f" ({places}) " if places else " ", style="dim")
    terminal.say(words)


def _tell_wordings(terminal: Terminal, claim: Claim, lookup: Lookup) -> None:
    _head(terminal, "Wordings, in order of time")
    told = [lookup.statements[statement] for statement in claim.statements]
    for each in wordings(told, lookup):
        terminal.say(dateline(each).append("  ").append(credit(each)))
        terminal.say(Padding(mark(each, styled=terminal.styled), (0, 0, 0, 2)))


def _tell_drifts(terminal: Terminal, claim: Claim, lookup: Lookup) -> None:
    drifts = lookup.drifts_of.get(claim.id, ())
    if drifts:
        _head(terminal, "What changed")
    for drift in drifts:
        each = show_drift(drift, lookup)
        arrow = "→" if each.directed else "against (order unknown)"
        line = Text(each.name, style="bold")
        line.append(
            f": {each.before.handle} {quote(shown(each.before.words))} {arrow} "
            f"{each.after.handle} {quote(shown(each.after.words))}",
            style="not bold",
        )
        terminal.say(line)
        terminal.say(Padding(Text(shown(each.reason), style="dim"), (0, 0, 0, 2)))


def _tell_conflicts(terminal: Terminal, claim: Claim, lookup: Lookup) -> None:
    conflicts = _conflicts(claim, lookup)
    if conflicts:
        _head(terminal, "Conflicts")
    for pair in conflicts:
        for side in (pair.left, pair.right):
            each = wording(lookup.statements[side], lookup)
            terminal.say(dateline(each).append("  ").append(credit(each)))
            terminal.say(Padding(mark(each, styled=terminal.styled), (0, 0, 0, 2)))
        for reason in explain(pair.reasons, lookup):
            terminal.say(Padding(Text(shown(reason.sentence), style="dim"), (0, 0, 0, 2)))
    for contest in _contests(claim, lookup):
        _head(terminal, "Belief in each value, by who stands behind it, in this case")
        for line in believed.say_contest(contest, lookup):
            value = "".join(f"{quote(shown(q.words))} ({q.handle}): " for q in line.evidence)
            terminal.say(f"{value}{shown(line.sentence)}")


def _head(terminal: Terminal, words: str) -> None:
    terminal.say("")
    terminal.say(Text(words, style="underline"))
