"""Writing dossiers by hand: spans are found by their words, never counted."""

from collections.abc import Sequence
from datetime import UTC, datetime

from headwater.model import (
    Act,
    Attribution,
    Basis,
    Capture,
    Certainty,
    Clock,
    Entity,
    Mention,
    Passage,
    Report,
    SourceKind,
    Span,
    Statement,
    Voice,
    Zone,
    ZoneKind,
    content_key,
    report_id,
    statement_id,
)

SAID = Certainty.CERTAIN


def span_of(words: str, text: str, nth: int = 0) -> Span:
    """Find the nth place of some words; fails the test if they are not there."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def report(
    label: str,
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    published: str | None = None,
    zones: Sequence[tuple[ZoneKind, str]] = (),
    byline: str | None = None,
    url: str | None = None,
) -> Report:
    """Make a report; ``published`` is ISO 8601 in UTC without a zone."""
    clock = None
    if published:
        moment = datetime.fromisoformat(published).replace(tzinfo=UTC)
        clock = Clock(earliest=moment, latest=moment, basis="json:published")
    return Report(
        id=report_id(outlet=outlet, url=url, published=published, text=text, label=label),
        label=label,
        text=text,
        title=title,
        outlet=outlet,
        byline=byline,
        url=url,
        published=clock,
        language="en",
        capture=Capture(
            uri=f"file:reports.jsonl#{label}",
            sha256=content_key("bytes", text) * 4,
            media_type="application/jsonl",
            size=len(text.encode("utf-8", "replace")),
        ),
        zones=tuple(Zone(kind=kind, span=span_of(words, text)) for kind, words in zones),
        basis=(Basis(field="title", source="json:title"), Basis(field="outlet", source="json")),
    )


def tell(
    told: Report,
    *words: str,
    chain: Sequence[tuple[str, str]] = (),
    hedges: Sequence[str] = (),
    quoted: Sequence[str] = (),
    certainty: Certainty = SAID,
    act: Act = Act.ASSERT,
    voice: Voice | None = None,
    entities: dict[str, Entity] | None = None,
) -> Statement:
    """Make a statement of a report from its words; ``chain`` holds sources and cues."""
    content = tuple(span_of(part, told.text) for part in words)
    hops = tuple(_hop(told.text, source, cue, entities or {}) for source, cue in chain)
    usual = Voice.INDIRECT if chain else Voice.NARRATED
    return Statement(
        id=statement_id(told.id, content, hops[-1].cue if hops else None, len(hops)),
        report=told.id,
        content=content,
        chain=hops,
        voice=voice or (Voice.MIXED if quoted else usual),
        certainty=certainty,
        act=act,
        hedges=tuple(span_of(hedge, told.text) for hedge in hedges),
        quoted=tuple(span_of(part, told.text) for part in quoted),
    )


def _hop(text: str, source: str, cue: str, entities: dict[str, Entity]) -> Attribution:
    mention = None
    if source:
        entity = entities.get(source)
        mention = Mention(
            span=span_of(source, text),
            kind=entity.kind if entity else SourceKind.PERSON,
            entity=entity.id if entity else None,
        )
    place = -1
    if cue:
        # The crediting words that follow the source, or else the ones before it.
        after = text.find(cue, mention.span.end if mention else 0)
        place = after if after >= 0 else text.rindex(cue)
    return Attribution(source=mention, cue=Span(place, place + len(cue)) if place >= 0 else None)


def cite(told: Report, words: str) -> Passage:
    """Point at words of a report."""
    return Passage(told.id, span_of(words, told.text))
