"""Reading invented sentences by the rules alone, and telling the answer in words."""

from dataclasses import dataclass

from headwater.attribution import extract_statements
from headwater.attribution.units import Unit, find_units
from headwater.language import read_by_rule
from headwater.model import Act, Certainty, Credit, Report, SourceKind, Statement, Voice, ZoneKind
from tests.dossier.drafting import report


@dataclass(frozen=True)
class Told:
    """A statement in words.

    Attributes:
        who: fullest names of the sources, outermost first, parted by " > "; "?" for nobody named.
        cue: words of the innermost cue; empty without one.
    """

    who: str
    cue: str
    content: str
    voice: Voice
    act: Act
    certainty: Certainty
    negated: bool
    kinds: tuple[SourceKind | None, ...]
    credits: tuple[Credit, ...]
    hedges: tuple[str, ...]
    zone: ZoneKind | None


def read_rules(item: Report) -> tuple[Statement, ...]:
    """Read a report without the trained reader."""
    return extract_statements(item, read_by_rule(item.text))


def told(
    text: str, *, outlet: str | None = None, zones: tuple[tuple[ZoneKind, str], ...] = ()
) -> list[Told]:
    item = report("sayings", text, outlet=outlet, zones=zones)
    return [_told(item.text, statement) for statement in read_rules(item)]


def credited(text: str) -> list[Told]:
    """Return the statements of a text that credit anybody."""
    return [each for each in told(text) if each.voice is not Voice.NARRATED]


def narrated(text: str) -> list[str]:
    """Return what the outlet says in its own voice."""
    return [each.content for each in told(text) if each.voice is Voice.NARRATED]


def units(text: str) -> tuple[Unit, ...]:
    return find_units(report("sayings", text))


def _told(text: str, statement: Statement) -> Told:
    sources = [hop.source for hop in statement.chain]
    cue = statement.chain[-1].cue if statement.chain else None
    return Told(
        who=" > ".join((s.full or s.span).of(text) if s else "?" for s in sources),
        cue=cue.of(text) if cue else "",
        content=statement.wording(text),
        voice=statement.voice,
        act=statement.act,
        certainty=statement.certainty,
        negated=statement.negated,
        kinds=tuple(source.kind if source else None for source in sources),
        credits=tuple(hop.credit for hop in statement.chain),
        hedges=tuple(hedge.of(text) for hedge in statement.hedges),
        zone=statement.zone,
    )
