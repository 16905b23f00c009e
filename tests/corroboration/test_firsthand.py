from dataclasses import replace

import pytest

from headwater.corroboration.firsthand import find_firsthand
from headwater.model import (
    Act,
    Attribution,
    Certainty,
    ClaimId,
    Corroboration,
    Credit,
    Entity,
    EntityId,
    Mention,
    Node,
    NodeKind,
    Origin,
    ReportId,
    SourceKind,
    Span,
    Statement,
    StatementId,
    Voice,
)

HOSPITAL = Entity(id=EntityId("h"), name="Lowell Hospital", kind=SourceKind.ORGANISATION)
NOTICE = Statement(
    id=StatementId("s"),
    report=ReportId("r"),
    content=(Span(0, 4),),
    chain=(
        Attribution(
            source=Mention(span=Span(0, 3), kind=HOSPITAL.kind, entity=HOSPITAL.id),
            cue=None,
            credit=Credit.BYLINE,
        ),
    ),
    voice=Voice.NARRATED,
    certainty=Certainty.CERTAIN,
)
POINT = Node(kind=NodeKind.ORIGIN, key="h", name="Lowell Hospital")


def firsthand(statement: Statement, party: Entity = HOSPITAL, *, counted: bool = True) -> bool:
    weighed = Corroboration(
        claim=ClaimId("c"),
        origins=(
            Origin(name=party.name, entities=(party.id,), counted=counted, statements=("s",)),  # type: ignore[arg-type]
        ),
        k_min=int(counted),
        kappa=1,
        chokepoints=(POINT,),
        unnamed=0,
        unrecovered=0.0,
        certainty=statement.certainty,
        hops=(),
        reasons=(),
    )
    return bool(find_firsthand([weighed], {statement.id: statement}, {party.id: party}))


def test_what_a_body_publishes_itself_is_at_first_hand() -> None:
    assert firsthand(NOTICE)
    assert not firsthand(NOTICE, counted=False)


def test_what_an_outlet_relays_is_not() -> None:
    hop = replace(NOTICE.chain[0], credit=Credit.EXPLICIT)
    assert not firsthand(replace(NOTICE, chain=(hop,)))


def test_a_document_quoted_word_for_word_is() -> None:
    hop = replace(NOTICE.chain[0], credit=Credit.EXPLICIT)
    paper = replace(HOSPITAL, kind=SourceKind.DOCUMENT)
    assert firsthand(replace(NOTICE, chain=(hop,), voice=Voice.DIRECT), paper)
    assert not firsthand(replace(NOTICE, chain=(hop,), voice=Voice.INDIRECT), paper)


@pytest.mark.parametrize(
    "party",
    [
        replace(HOSPITAL, kind=SourceKind.STATE),
        replace(HOSPITAL, kind=SourceKind.STATE_MEDIA),
        replace(HOSPITAL, kind=SourceKind.MEDIA),
        replace(HOSPITAL, control="isle"),
    ],
)
def test_a_state_its_media_and_outlets_only_claim(party: Entity) -> None:
    assert not firsthand(NOTICE, party)


@pytest.mark.parametrize(
    "statement",
    [
        replace(NOTICE, certainty=Certainty.PROBABLE),
        replace(NOTICE, act=Act.PROMISE),
        replace(NOTICE, act=Act.DENY),
        replace(NOTICE, chain=()),
    ],
)
def test_only_what_is_plainly_asserted_counts(statement: Statement) -> None:
    assert not firsthand(statement)
