"""Lines as tables for people."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from headwater.cli.lines import ClaimLine, StoryLine
from headwater.cli.words import quote, shorten, shown
from headwater.dossier import vocabulary
from headwater.dossier.believed import say_standing
from headwater.model import DriftKind

SHORT = 8  # characters of an id; its start will do wherever an id is asked for
_FIXED = 40  # columns that a table of claims needs besides its wordings
_LINES = 2  # of a wording


def table_of_claims(claims: Sequence[ClaimLine], width: int, *, ids: bool = False) -> Table:
    """Return claims as a table: fullest wording, reports, origins, chokepoint, changes.

    Args:
        claims: in the order of the table.
        width: columns to fill; wordings too long for two lines are cut, and marked so.
        ids: show the start of each id besides the handle.
    """
    table = _table()
    table.add_column("claim", no_wrap=True)
    table.add_column("fullest wording", ratio=1)
    table.add_column("reports", justify="right", no_wrap=True)
    table.add_column("origins", no_wrap=True)
    most = max(30, width - _FIXED) * _LINES
    for claim in claims:
        name = Text(claim.handle or "–", style="bold")
        if ids:
            name.append(f"\n{claim.id[:SHORT]}", style="not bold dim")
        words = Text(say_wording(claim, most))
        below = say_below(claim)
        table.add_row(
            name,
            words.append("\n").append(below) if below else words,
            f"{claim.reports:,}",
            say_origins(claim),
        )
    return table


def table_of_stories(stories: Sequence[StoryLine]) -> Table:
    """Return stories as a table, each with the bottom line of its dossier."""
    table = _table()
    table.add_column("story", no_wrap=True, style="bold")
    table.add_column("title", ratio=1)
    table.add_column("bottom line", ratio=2)
    for story in stories:
        table.add_row(story.id[:SHORT], shown(story.title), shown(story.bottom_line))
    return table


def say_wording(claim: ClaimLine, most: int | None = None) -> str:
    """Return a claim's wording in quotation marks, and before them whether it is denied.

    Args:
        claim: of a dossier.
        most: characters; a longer wording is cut. ``None`` for all of it.
    """
    words = shown(claim.wording.words)
    words = quote(words if most is None else shorten(words, most))
    return f"{vocabulary.DENIED} {words}" if claim.denied else words


def say_origins(claim: ClaimLine) -> Text:
    """Write the number of independent origins as a dossier does: ``1 +2 unnamed``."""
    style = ("red", "yellow", "green")[min(claim.k_min, 2)]
    text = Text.assemble((f"{claim.k_min}", style))
    return text.append(f" +{claim.unnamed} unnamed", style="dim") if claim.unnamed else text


def say_below(claim: ClaimLine) -> Text:
    """Write what stands below a wording: its chokepoints, kinds of drift, and conflict."""
    parts = []
    if claim.chokepoints:
        parts.append(Text(f"through {shown(vocabulary.list_names(claim.chokepoints))}", "cyan"))
    for change in claim.drifts:
        times = "" if change.count == 1 else f" ×{change.count}"
        parts.append(Text(f"{vocabulary.DRIFT[DriftKind(change.kind)]}{times}", "yellow"))
    if claim.conflicts:
        # Each rival wording makes a contest of its own, often with the same outcome.
        said = (say_standing(each.chance, each.low, each.high) for each in claim.beliefs)
        standing = ", ".join(dict.fromkeys(filter(None, said)))
        parts.append(Text(f"in conflict, {standing}" if standing else "in conflict", "red"))
    return Text.assemble((" · ", "dim")).join(parts)


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), header_style="dim"
    )
