"""A close reading as a line of ``--json``."""

from collections.abc import Callable, Iterable

from headwater.attribution import find_hedges, find_negations
from headwater.cli.describe import interval
from headwater.cli.reading_lines import (
    Placed,
    ReadDate,
    ReadEvent,
    ReadHop,
    ReadingLine,
    ReadName,
    ReadNumber,
    ReadRelation,
    ReadStatement,
    ReadZone,
)
from headwater.language import Name, Relation, ToldEvent
from headwater.model import Attribution, Entity, EntityId, Quantity, Span, Statement, When
from headwater.pipeline import CloseReading

_Finder = Callable[[str, Span], tuple[Span, ...]]
VERSION = 1  # raised when a key changes its meaning or goes away


def describe_reading(close: CloseReading) -> ReadingLine:
    """Describe all that was made of one report, every part with its place in the text."""
    report, reading, text = close.report, close.reading, close.report.text
    entities = {entity.id: entity for entity in close.entities}
    return ReadingLine(
        version=VERSION,
        id=report.id,
        label=report.label,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        url=report.url,
        published=interval(report.published),
        language=report.language,
        uri=report.capture.uri,
        sha256=report.capture.sha256,
        reader=close.reader,
        reader_version=close.reader_version,
        text=text,
        zones=tuple(
            ReadZone(start=z.span.start, end=z.span.end, words=z.span.of(text), kind=z.kind)
            for z in report.zones
        ),
        sentences=_place_all(reading.sentences, text),
        names=tuple(_name(name, text) for name in reading.names),
        relations=tuple(_relation(one, text) for one in reading.relations),
        events=tuple(_event(event, text) for event in reading.events),
        statements=tuple(
            _statement(statement, reading.names, entities, text) for statement in close.statements
        ),
    )


def _place(span: Span, text: str) -> Placed:
    return Placed(start=span.start, end=span.end, words=span.of(text))


def _place_all(spans: Iterable[Span], text: str) -> tuple[Placed, ...]:
    return tuple(_place(span, text) for span in spans)


def _placed(span: Span | None, text: str) -> Placed | None:
    return None if span is None else _place(span, text)


def _name(name: Name, text: str) -> ReadName:
    return ReadName(
        start=name.span.start,
        end=name.span.end,
        words=name.span.of(text),
        kind=name.kind,
        confidence=round(name.confidence, 3),
    )


def _event(event: ToldEvent, text: str) -> ReadEvent:
    return ReadEvent(
        start=event.span.start,
        end=event.span.end,
        words=event.span.of(text),
        factuality=round(event.factuality, 3),
    )


def _relation(one: Relation, text: str) -> ReadRelation:
    return ReadRelation(
        source=_placed(one.source, text),
        cue=_placed(one.cue, text),
        content=_place_all(one.content, text),
        layer=one.layer,
        sort=one.kind,
        outer=one.outer,
        clausal=one.clausal,
        factuality=None if one.factuality is None else round(one.factuality, 3),
        confidence=round(one.confidence, 3),
        rule=one.rule,
    )


def _statement(
    statement: Statement, names: Iterable[Name], entities: dict[EntityId, Entity], text: str
) -> ReadStatement:
    return ReadStatement(
        id=statement.id,
        words=statement.wording(text),
        content=_place_all(statement.content, text),
        chain=tuple(_hop(hop, entities, text) for hop in statement.chain),
        voice=statement.voice,
        act=statement.act,
        certainty=statement.certainty,
        negated=statement.negated,
        hedges=_place_all(
            sorted({*statement.hedges, *_in_cues(statement, text, find_hedges)}), text
        ),
        negations=_place_all(_negations(statement, text), text),
        quoted=_place_all(statement.quoted, text),
        names=tuple(_name(name, text) for name in names if _inside(name.span, statement)),
        numbers=tuple(_number(quantity, text) for quantity in statement.quantities),
        dates=tuple(_date(when, text) for when in statement.times),
        zone=statement.zone,
        confidence=round(statement.confidence, 3),
    )


def _negations(statement: Statement, text: str) -> list[Span]:
    """Return what negates the content, and what negates its crediting ("did not say")."""
    found = {word for span in statement.content for word in find_negations(text, span)}
    return sorted(found | _in_cues(statement, text, find_negations))


def _in_cues(statement: Statement, text: str, find: _Finder) -> set[Span]:
    return {word for hop in statement.chain if hop.cue for word in find(text, hop.cue)}


def _inside(span: Span, statement: Statement) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in statement.content)


def _hop(hop: Attribution, entities: dict[EntityId, Entity], text: str) -> ReadHop:
    source = hop.source
    entity = entities.get(source.entity) if source and source.entity else None
    return ReadHop(
        source=_placed(source.span if source else None, text),
        full=_placed(source.full if source else None, text),
        known_as=entity.name if entity else None,
        kind=source.kind if source else None,
        country=entity.country if entity else None,
        control=entity.control if entity else None,
        cue=_placed(hop.cue, text),
        cue_class=hop.cue_class,
        credit=hop.credit,
        content=_place_all(hop.content, text),
    )


def _number(quantity: Quantity, text: str) -> ReadNumber:
    return ReadNumber(
        start=quantity.span.start,
        end=quantity.span.end,
        words=quantity.span.of(text),
        lowest=quantity.lowest,
        highest=quantity.highest,
        bound=quantity.bound,
        unit=quantity.unit,
    )


def _date(when: When, text: str) -> ReadDate:
    return ReadDate(
        start=when.span.start,
        end=when.span.end,
        words=when.span.of(text),
        earliest=when.earliest.isoformat(),
        latest=when.latest.isoformat(),
        anchored=when.anchored,
    )
