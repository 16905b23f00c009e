"""The main job in one go: reports in, dossiers out."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from headwater import pipeline
from headwater.cli.describe import describe_claims, describe_rejected, describe_story
from headwater.cli.lines import AddedLine, ClaimLine, RanLine, RegroupedLine, WrittenLine
from headwater.cli.progress import watch
from headwater.cli.tables import table_of_claims
from headwater.cli.terminal import Terminal
from headwater.cli.words import count, quote, shown
from headwater.cli.writing import write_dossiers
from headwater.language import TRAINED
from headwater.model import Dossier, Rejected, Story
from headwater.pipeline import AddSummary, Progress, Regrouped, RunSummary
from headwater.store import Case

_CLAIMS = 20  # of a story, shown after a trace; its dossier has all
_REGROUPED = 10  # merges and splits of stories, told of after a run
_STORIES = 5  # shown with their claims after a trace; the others with their bottom line


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What tracing reports came to.

    Attributes:
        case: its name, as people call it.
        ran: ``None`` if nothing could be read.
        unreadable: reports whose statements this run could not find.
        dossiers: of every story of the case; empty if nothing could be read.
    """

    case: str
    added: AddSummary
    ran: RunSummary | None
    unreadable: tuple[Rejected, ...]
    dossiers: tuple[Dossier, ...]


def trace_reports(
    terminal: Terminal,
    case: Case,
    reports: Sequence[str],
    *,
    together: bool,
    reader: str = TRAINED,
) -> Traced:
    """Put reports into a case, run it, and return the dossiers of all its stories.

    With ``together``, all reports of the case are one story.
    """
    with watch(terminal) as progress:
        added = pipeline.add(case, reports, sys.stdin.buffer, progress=progress)
        if not (added.new or added.known):
            return Traced(case=case.name, added=added, ran=None, unreadable=(), dossiers=())
        ran, unreadable = run_case(case, progress, together=together, reader=reader)
    return Traced(
        case=case.name,
        added=added,
        ran=ran,
        unreadable=unreadable,
        dossiers=tuple(case.dossier(story.id) for story in case.stories()),
    )


def run_case(
    case: Case, progress: Progress, *, together: bool = False, reader: str = TRAINED
) -> tuple[RunSummary, tuple[Rejected, ...]]:
    """Run a case, and return what it did and the reports whose statements it could not find."""
    before = set(case.rejected())
    ran = pipeline.run(case, together=together, reader=reader, progress=progress)
    return ran, tuple(item for item in case.rejected() if item not in before)


def tell_added(terminal: Terminal, case: str, added: AddSummary) -> None:
    """Write what adding came to, as lines."""
    terminal.emit(describe_rejected(item) for item in added.rejected)
    terminal.emit(
        [
            AddedLine(
                case=case,
                files=added.files,
                new=added.new,
                known=added.known,
                rejected=len(added.rejected),
            )
        ]
    )


def describe_ran(case: str, ran: RunSummary) -> RanLine:
    """Describe what a run did."""
    return RanLine(
        case=case,
        read=ran.read,
        unreadable=ran.unreadable,
        stories=ran.stories,
        traced=ran.traced,
    )


def describe_regrouped(each: Regrouped) -> RegroupedLine:
    """Describe stories that were merged or split."""
    return RegroupedLine(
        before=tuple(story.id for story in each.before),
        after=tuple(story.id for story in each.after),
        reports=tuple(name for story in each.after for name in story.reports),
    )


def tell_regrouped(terminal: Terminal, regrouped: Sequence[Regrouped]) -> None:
    """Print which stories of the case are one now, or parted."""
    for each in regrouped[:_REGROUPED]:
        if len(each.before) > 1 and len(each.after) > 1:
            terminal.say(
                f"{len(each.before)} stories are {len(each.after)} others now: "
                f"{_titled(each.before)} became {_titled(each.after)}"
            )
        elif len(each.before) > 1:
            terminal.say(f"{len(each.before)} stories are one now: {_titled(each.before)}")
        else:
            terminal.say(f"One story is {len(each.after)} now: {_titled(each.after)}")
    if len(regrouped) > _REGROUPED:
        terminal.say(f"{len(regrouped) - _REGROUPED:,} more such changes; `--verbose` logs all.")


def _titled(stories: Sequence[Story]) -> str:
    return ", ".join(quote(shown(story.title)) for story in stories)


def tell_traced(terminal: Terminal, traced: Traced, folder: Path) -> None:
    """Write the dossiers, and tell what they say and where they are."""
    written = write_dossiers(traced.dossiers, folder)
    if terminal.json:
        tell_added(terminal, traced.case, traced.added)
        if traced.ran:
            terminal.emit(map(describe_rejected, traced.unreadable))
            terminal.emit(map(describe_regrouped, traced.ran.regrouped))
            terminal.emit([describe_ran(traced.case, traced.ran)])
        for dossier in traced.dossiers:
            terminal.emit([describe_story(dossier), *describe_claims(dossier)])
        terminal.emit(written)
        return
    if traced.ran:
        tell_regrouped(terminal, traced.ran.regrouped)
    tell_stories(terminal, traced.dossiers)
    tell_written(terminal, written)


def tell_stories(terminal: Terminal, dossiers: Sequence[Dossier]) -> None:
    """Print the bottom line of each story, and the claims of those with most to say."""
    # One report has nothing to share a claim with, so its story has no table to show.
    joint = sorted(
        (each for each in dossiers if len(each.reports) > 1), key=lambda each: -len(each.reports)
    )
    told = joint or dossiers[:1]
    for place, dossier in enumerate(told):
        story = describe_story(dossier)
        if len(dossiers) > 1:
            terminal.say(Text(shown(story.title), style="bold cyan"))
        terminal.say(Text(shown(story.bottom_line), style="bold"))
        if place < _STORIES and not terminal.quiet:
            _tell_claims(terminal, tuple(describe_claims(dossier)))
    if len(dossiers) > len(told):
        alone = count(len(dossiers) - len(told), "story")
        terminal.say(f"{alone} of one report{'' if alone.startswith('1 ') else ' each'} besides.")


def _tell_claims(terminal: Terminal, claims: Sequence[ClaimLine]) -> None:
    if claims:
        terminal.say(table_of_claims(claims[:_CLAIMS], terminal.width))
    if len(claims) > _CLAIMS:
        terminal.say(f"{count(len(claims) - _CLAIMS, 'more claim')} in the dossier.")


def tell_written(terminal: Terminal, written: Sequence[WrittenLine]) -> None:
    """Print where to look first."""
    if written:
        more = f" ({count(len(written) - 1, 'more file')} beside it)" if len(written) > 1 else ""
        terminal.say(f"Dossier: {shown(written[0].path)}{more}")
