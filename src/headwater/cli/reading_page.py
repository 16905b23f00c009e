"""A close reading for people: each statement under its chain, every part with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.padding import Padding
from rich.text import Text

from headwater.cli.reading_lines import (
    Placed,
    ReadDate,
    ReadHop,
    ReadingLine,
    ReadNumber,
    ReadStatement,
)
from headwater.cli.terminal import Terminal
from headwater.cli.words import count, marks, shown
from headwater.dossier import vocabulary
from headwater.dossier.segments import flatten
from headwater.model import Act, Bound, Certainty, Credit, Report, Span, Voice, ZoneKind

_HEDGE, _NEGATION, _FIGURE, _NAME = "italic yellow", "red", "green", "underline"
_STEP = 2  # columns by which a nested hop is set in
_LISTED = 12  # names of a kind shown at the end; --json has all
LEGEND = Text.assemble(
    ("hedge", _HEDGE), "  ", ("negation", _NEGATION), "  ", ("number, date", _FIGURE), "  ",
    ("name", _NAME),
)  # fmt: skip


class _Marked(NamedTuple):
    span: Span
    style: str


def tell_reading(terminal: Terminal, line: ReadingLine, report: Report) -> None:
    """Print a report's head, its statements in the order of the text, and who is named."""
    _tell_head(terminal, line, report)
    for number, statement in enumerate(line.statements, start=1):
        terminal.say("")
        _tell_statement(terminal, number, statement)
    _tell_names(terminal, line)


def _tell_head(terminal: Terminal, line: ReadingLine, report: Report) -> None:
    terminal.say(Text(shown(line.title or line.label), style="bold"))
    parts = [line.outlet or "no outlet given", vocabulary.say_clock(report.published), line.uri]
    terminal.say(Text(" · ".join(map(shown, parts)), style="dim"))
    credited = sum(bool(statement.chain) for statement in line.statements)
    version = f" ({line.reader_version})" if line.reader_version else ""
    told = (
        f"{count(len(line.statements), 'statement')}, {credited:,} credited to somebody; "
        f"read by {line.reader}{version}"
    )
    terminal.say(Text(shown(told), style="dim"))


def _tell_statement(terminal: Terminal, number: int, statement: ReadStatement) -> None:
    zone = f"{vocabulary.ZONE[ZoneKind(statement.zone)]} · " if statement.zone else ""
    head = Text(f"S{number}", style="bold")
    head.append(f"  {zone}{_manner(statement)}", style="not bold dim")
    terminal.say(head)
    for depth, hop in enumerate(statement.chain):
        _indent(terminal, depth, _hop(hop))
    if not statement.chain:
        _indent(terminal, 0, Text(vocabulary.OWN_VOICE, style="dim"))
    _indent(terminal, max(1, len(statement.chain)), _content(statement))
    for label, parts in _details(statement):
        line = Text(f"{label}: ", style="dim")
        for place, part in enumerate(parts):
            line.append("; " if place else "").append(part)
        _indent(terminal, max(1, len(statement.chain)) + 1, line)


def _indent(terminal: Terminal, depth: int, what: Text) -> None:
    """Print a line set in; where nothing is coloured it stays one line, to be found again."""
    left = 4 + _STEP * depth
    if terminal.styled:
        terminal.say(Padding(what, (0, 0, 0, left)))
    else:
        terminal.say(Text(" " * left).append(what))


def _manner(statement: ReadStatement) -> str:
    parts = [
        vocabulary.VOICE[Voice(statement.voice)],
        vocabulary.ACT[Act(statement.act)],
        vocabulary.CERTAINTY[Certainty(statement.certainty)],
    ]
    return " · ".join([*parts, "in the negative"] if statement.negated else parts)


def _hop(hop: ReadHop) -> Text:
    """Write ``source ← cue``, with who the source is where its own words do not say."""
    line = Text()
    words = hop.source.words if hop.source else "nobody named"
    line.append(shown(words), style="cyan" if hop.source else "dim")
    if hop.source:
        line.append(f" {_offsets(hop.source)}", style="dim")
    full = hop.full.words if hop.full else (hop.known_as or "")
    if full and full.casefold() not in words.casefold():
        line.append(f" = {shown(full)}", style="cyan")
    about = [part for part in (hop.kind and hop.kind.replace("_", " "), hop.country) if part]
    if about:
        line.append(f" ({shown(', '.join(about))})", style="dim")
    if hop.cue:
        line.append(" ← ").append(shown(hop.cue.words), style="bold")
        line.append(f" {_offsets(hop.cue)}", style="dim")
    if told := vocabulary.CREDIT[Credit(hop.credit)]:
        line.append(f" ({told})", style="dim")
    return line


def _content(statement: ReadStatement) -> Text:
    """Return the words said, with what was found in them marked; `` … `` where a credit stands."""
    marked = [_Marked(Span(one.start, one.end), _NAME) for one in statement.names]
    figures = (*statement.numbers, *statement.dates)
    marked += [_Marked(Span(one.start, one.end), _FIGURE) for one in figures]
    marked += [_Marked(Span(one.start, one.end), _HEDGE) for one in statement.hedges]
    marked += [_Marked(Span(one.start, one.end), _NEGATION) for one in statement.negations]
    said = Text()
    for place, part in enumerate(statement.content):
        said.append(" … " if place else "").append(_styled(part, marked))
    opening, closing = marks(said.plain)
    places = ", ".join(map(_offsets, statement.content))
    return Text(opening).append(said).append(closing).append(f" {places}", style="dim")


def _styled(part: Placed, marked: Sequence[_Marked]) -> Text:
    text = Text()
    span = Span(part.start, part.end)
    for piece, over in flatten(span, [one.span for one in marked], []):
        words = part.words[piece.start - part.start : piece.end - part.start]
        # Folding white space must not glue a piece to its neighbours.
        text.append(" " if words[:1].isspace() else "")
        text.append(shown(words), style=" ".join(marked[index].style for index in over))
        text.append(" " if words.strip() and words[-1:].isspace() else "")
    return text


def _details(statement: ReadStatement) -> Iterator[tuple[str, list[Text]]]:
    """Yield what stands under a statement: a label, and what it lists."""
    lists: tuple[tuple[str, Iterable[tuple[Placed, str]], str], ...] = (
        ("hedged by", ((one, "") for one in statement.hedges), _HEDGE),
        ("negated by", ((one, "") for one in statement.negations), _NEGATION),
        ("numbers", ((one, f"= {_interval(one)}") for one in statement.numbers), _FIGURE),
        ("dates", ((one, f"= {_days(one)}") for one in statement.dates), _FIGURE),
        ("names", ((one, f"({one.kind})") for one in statement.names), _NAME),
    )
    for label, found, style in lists:
        parts = [_part(one, meant, style) for one, meant in found]
        if parts:
            yield label, parts


def _part(one: Placed, meant: str, style: str) -> Text:
    text = Text().append(shown(one.words), style=style)
    text.append(f" {shown(meant)}" if meant else "")
    return text.append(f" {_offsets(one)}", style="dim")


def _interval(number: ReadNumber) -> str:
    """Write a number as the interval it is: ``at least 1,200 guards``, ``about 36 to 44 shops``."""
    low, high = number.lowest, number.highest
    ends = [_figure(end) for end in dict.fromkeys((low, high)) if end is not None]
    bound = Bound(number.bound)
    said = "" if bound in (Bound.EXACT, Bound.RANGE) else f"{bound.replace('_', ' ')} "
    return f"{said}{' to '.join(ends)} {_counted(number)}".rstrip()


def _counted(number: ReadNumber) -> str:
    """Return what is counted in the report's own word, where the unit is the stem of one."""
    said = number.words.split()[-1:]
    return said[0] if said and said[0].casefold().startswith(number.unit) else number.unit


def _figure(value: float) -> str:
    return f"{int(value):,}" if value.is_integer() else f"{value:,.6g}"


def _days(date: ReadDate) -> str:
    days = date.earliest if date.earliest == date.latest else f"{date.earliest} to {date.latest}"
    return f"{days}, by the date of publication" if date.anchored else days


def _offsets(one: Placed) -> str:
    return f"[{one.start}–{one.end}]"


def _tell_names(terminal: Terminal, line: ReadingLine) -> None:
    """Print every name once, by its kind, with its first place and how often it stands."""
    if not line.names:
        return
    terminal.say("")
    terminal.say(Text("Named", style="underline"))
    times = Counter((name.kind, shown(name.words)) for name in line.names)
    first = {(name.kind, shown(name.words)): name for name in reversed(line.names)}
    for kind in sorted({kind for kind, _ in times}):
        own = sorted((key for key in times if key[0] == kind), key=lambda key: first[key].start)
        text = Text(f"{kind}: ", style="dim")
        for place, key in enumerate(own[:_LISTED]):
            again = f" ×{times[key]}" if times[key] > 1 else ""
            text.append("; " if place else "", style="not dim").append(key[1], style="not dim")
            text.append(f"{again} {_offsets(first[key])}", style="dim")
        if len(own) > _LISTED:
            text.append(f"; and {len(own) - _LISTED} more")
        _indent(terminal, 0, text)
