"""``headwater fuse``: which of competing values to believe, from a table of claims."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from headwater.cli.claims_table import ClaimsTable, Slot, read_claims, read_gold
from headwater.cli.describe import describe_rejected
from headwater.cli.lines import BeliefLine, FusedLine, HabitLine, Line, Rival, ScoreLine
from headwater.cli.settings import Settings
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import PATH, Verb
from headwater.cli.words import count, shown
from headwater.corroboration import Belief, Fusion, ValueKind, fuse, same_value
from headwater.exceptions import ConfigError


@click.command("fuse", cls=Verb, example="headwater fuse claims.csv --gold gold.csv")
@click.argument("claims", metavar="CLAIMS", type=PATH)
@click.option("-g", "--gold", type=PATH, metavar="FILE", help="Compare with values known as right.")
@click.option("-a", "--all", "everything", is_flag=True, help="Also where nobody disagrees.")
@click.option(
    "-k",
    "--kind",
    "kinds",
    multiple=True,
    metavar="ATTRIBUTE=KIND",
    help="What values are: text, number, date or persons; else guessed.",
)
@click.option(
    "-t",
    "--tolerance",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Numbers that differ by no more than this share are equal.",
)
def command(
    settings: Settings,
    terminal: Terminal,
    claims: Path,
    gold: Path | None,
    everything: bool,
    kinds: tuple[str, ...],
    tolerance: float,
) -> int:
    """Weigh the competing values of a table of claims.

    CLAIMS is a CSV file, packed with gzip or not, whose first line names its columns: source,
    object, attribute, value, and, if there, time, denied and certainty.
    """
    table = read_claims(claims)
    known = read_gold(gold) if gold else {}
    fused = fuse(table.claims, kinds=_kinds(kinds), tolerance=tolerance)
    told = [one for one in fused.beliefs if everything or len(one.candidates) > 1]
    if terminal.json:
        terminal.emit(map(describe_rejected, table.rejected))
        terminal.emit(_lines(claims, table, fused, told))
        if gold:
            terminal.emit([score(gold, fused, known)])
    else:
        for belief in told:
            terminal.say(_sentence(belief))
        _tell(terminal, claims, table, fused)
        if gold:
            line = score(gold, fused, known)
            terminal.say(
                f"{shown(line.gold)}: {line.right:,} of {count(line.slots, 'gold value')} found"
                f" ({line.claimed:,} of them are claimed by anybody)"
            )
        terminal.complain(table.rejected)
    return Status.DONE if len(table.claims) else Status.PROBLEMS


def _kinds(given: tuple[str, ...]) -> dict[str, ValueKind]:
    found = {}
    for words in given:
        attribute, _, kind = words.rpartition("=")
        if not attribute or kind not in [each.value for each in ValueKind]:
            listed = ", ".join(each.value for each in ValueKind)
            raise ConfigError(f"--kind {words!r}: write ATTRIBUTE=KIND; kinds are {listed}")
        found[attribute] = ValueKind(kind)
    return found


def score(gold: Path, fused: Fusion, known: Mapping[Slot, str]) -> ScoreLine:
    """Count the gold values that come out first."""
    found = {(one.object, one.attribute): one.best.value for one in fused.beliefs}
    right = sum(
        same_value(found[slot], value, fused.kinds[slot[1]])
        for slot, value in known.items()
        if slot in found
    )
    claimed = sum(slot in found for slot in known)
    return ScoreLine(gold=str(gold), slots=len(known), claimed=claimed, right=right)


def _lines(claims: Path, table: ClaimsTable, fused: Fusion, told: list[Belief]) -> Iterator[Line]:
    for belief in told:
        yield BeliefLine(
            object=belief.object,
            attribute=belief.attribute,
            values=tuple(
                Rival(
                    value=one.value,
                    chance=round(one.chance, 4),
                    low=round(one.low, 4),
                    high=round(one.high, 4),
                    sources=one.sources,
                    denied_by=one.denied_by,
                )
                for one in belief.candidates
            ),
            nothing=round(belief.nothing, 4),
            hinges_on_copying=belief.hinges_on_copying,
        )
    for habit in fused.habits:
        yield HabitLine(
            source=habit.source,
            accuracy=round(habit.accuracy, 4),
            echo=round(habit.echo, 4),
            slots=habit.slots,
        )
    yield _summary(claims, table, fused)


def _summary(claims: Path, table: ClaimsTable, fused: Fusion) -> FusedLine:
    return FusedLine(
        file=str(claims),
        rows=len(table.claims),
        rejected=len(table.rejected),
        sources=len(fused.habits),
        slots=len(fused.beliefs),
        contested=sum(len(one.candidates) > 1 for one in fused.beliefs),
    )


def _sentence(belief: Belief) -> str:
    best = belief.best
    said = count(len(best.sources), "source") if best.sources else "no source in these words"
    sentence = (
        f"{shown(belief.object)}, {shown(belief.attribute)}: {shown(best.value)}"
        f" ({best.chance:.2f}, {best.low:.2f} to {best.high:.2f}; {said}"
    )
    rivals = len(belief.candidates) - 1
    if rivals:
        second = belief.candidates[1]
        sentence += f"; against {count(rivals, 'other value')}, first {shown(second.value)}"
    if best.denied_by:
        sentence += f"; denied by {count(len(best.denied_by), 'source')}"
    if belief.hinges_on_copying:
        sentence += "; another value if nobody copies"
    return sentence + ")"


def _tell(terminal: Terminal, claims: Path, table: ClaimsTable, fused: Fusion) -> None:
    line = _summary(claims, table, fused)
    terminal.say(
        f"{shown(line.file)}: {count(line.rows, 'row')} of {count(line.sources, 'source')}, "
        f"{count(line.slots, 'slot')}, {line.contested:,} with values that compete"
    )
