from dataclasses import replace
from datetime import UTC, datetime

from headwater.grounding import Grounded, apply_judgements, find_party
from headwater.model import (
    Attribution,
    Capture,
    Certainty,
    Clock,
    Entity,
    EntityId,
    Judgement,
    Mention,
    Report,
    ReportId,
    Ruling,
    SourceKind,
    Span,
    Statement,
    StatementId,
    Voice,
)

TEXT = "Ida Brandt said so. The envoy said so. The Gull Wire said so."
NAMES = {"Ida Brandt": "brandt", "The envoy": "brandt", "The Gull Wire": "gull"}
MOMENT = datetime(2031, 3, 1, tzinfo=UTC)
REPORT = Report(
    id=ReportId("r"),
    label="r",
    text=TEXT,
    title="So",
    outlet="Tolmar Gazette",
    byline=None,
    url=None,
    language="en",
    published=Clock(earliest=MOMENT, latest=MOMENT, basis="given"),
    capture=Capture(uri="r.txt", sha256="0" * 64, media_type="text/plain", size=len(TEXT)),
)


def told(words: str, entity: str) -> Statement:
    start = TEXT.index(words)
    source = Mention(
        span=Span(start, start + len(words)), kind=SourceKind.PERSON, entity=EntityId(entity)
    )
    return Statement(
        id=StatementId(words),
        report=REPORT.id,
        content=(Span(start + len(words) + 6, start + len(words) + 8),),
        chain=(Attribution(source=source, cue=None),),
        voice=Voice.INDIRECT,
        certainty=Certainty.CERTAIN,
    )


READ = Grounded(
    statements=tuple(told(words, entity) for words, entity in NAMES.items()),
    entities=(
        Entity(
            id=EntityId("brandt"),
            name="Ida Brandt",
            kind=SourceKind.PERSON,
            aliases=("The envoy",),
            control="office",
        ),
        Entity(id=EntityId("gull"), name="The Gull Wire", kind=SourceKind.MEDIA, control="office"),
    ),
)


def judged(ruling: Ruling, *sources: str, number: int = 1) -> Judgement:
    return Judgement(
        number=number,
        ruling=ruling,
        by="Ida",
        at="2031-03-01T09:00+00:00",
        reason="seen",
        sources=sources,
    )


def ruled(*judgements: Judgement) -> Grounded:
    return apply_judgements(READ, [REPORT], judgements)


def speakers(found: Grounded) -> list[str]:
    return [str(hop.source.entity) for each in found.statements for hop in each.chain if hop.source]


def test_nothing_judged_changes_nothing() -> None:
    assert ruled() == READ
    assert ruled(judged(Ruling.MERGE_SOURCES, "Ida Brandt", "Nobody")) == READ


def test_a_party_is_found_by_any_of_its_names() -> None:
    assert find_party(READ.entities, "the envoy") == READ.entities[0]
    assert find_party(READ.entities, "Rook") is None


def test_two_names_become_one_party() -> None:
    found = ruled(judged(Ruling.MERGE_SOURCES, "the gull wire", "Ida Brandt"))
    assert [each.name for each in found.entities] == ["The Gull Wire"]
    assert found.entities[0].aliases == ("Ida Brandt", "The envoy")
    assert speakers(found) == ["gull"] * 3


def test_a_name_becomes_a_party_of_its_own() -> None:
    found = ruled(judged(Ruling.SPLIT_SOURCES, "Ida Brandt", "the envoy"))
    party = find_party(found.entities, "the envoy")
    assert party
    assert party.control is None
    assert speakers(found) == ["brandt", str(party.id), "gull"]
    kept = find_party(found.entities, "Ida Brandt")
    assert kept == replace(READ.entities[0], aliases=())


def test_control_is_given_and_taken() -> None:
    apart = ruled(judged(Ruling.NOT_SAME_ORIGIN, "Ida Brandt", "The Gull Wire"))
    assert len({each.control for each in apart.entities}) == 2
    again = apply_judgements(
        apart, [REPORT], [judged(Ruling.SAME_ORIGIN, "Ida Brandt", "The Gull Wire")]
    )
    assert len({each.control for each in again.entities}) == 1
