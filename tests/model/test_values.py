"""What cannot be right cannot be built."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import headwater.model
from headwater.exceptions import ModelError
from headwater.model import (
    Act,
    Bound,
    Certainty,
    ClaimId,
    Clock,
    Corroboration,
    Derivation,
    DerivationKind,
    Entity,
    EntityId,
    Estimate,
    Mention,
    Node,
    NodeKind,
    Quantity,
    ReportId,
    SourceKind,
    Span,
    Statement,
    StatementId,
    Voice,
    When,
    ZoneKind,
)
from tests.dossier.drafting import report, tell

SPAN = Span(0, 4)
NOON, LATER = datetime(2031, 3, 1, 12, tzinfo=UTC), datetime(2031, 3, 1, 13, tzinfo=UTC)


def statement(content: tuple[Span, ...] = (SPAN,), confidence: float = 1.0) -> Statement:
    return Statement(
        id=StatementId("s"),
        report=ReportId("r"),
        content=content,
        chain=(),
        voice=Voice.NARRATED,
        certainty=Certainty.CERTAIN,
        confidence=confidence,
    )


def derivation(child: str = "a", probability: float = 0.5) -> Derivation:
    return Derivation(
        child=ReportId(child),
        parent=ReportId("b"),
        kind=DerivationKind.COPY,
        directed=True,
        probability=probability,
    )


def corroboration(kappa: int = 1, unrecovered: float = 0.0) -> Corroboration:
    return Corroboration(
        claim=ClaimId("c"),
        origins=(),
        k_min=1,
        kappa=kappa,
        chokepoints=(Node(kind=NodeKind.ORIGIN, key="e", name="Ida Brandt"),),
        unnamed=0,
        unrecovered=unrecovered,
        certainty=Certainty.CERTAIN,
        hops=(),
        reasons=(),
    )


def quantity(lowest: float | None, highest: float | None) -> Quantity:
    return Quantity(span=SPAN, lowest=lowest, highest=highest, bound=Bound.RANGE, unit="boat")


@pytest.mark.parametrize(
    "build",
    [
        lambda: statement(content=()),
        lambda: statement(confidence=1.2),
        lambda: statement(confidence=-0.1),
        lambda: derivation(child="b"),
        lambda: derivation(probability=2.0),
        lambda: Estimate(at_least_two=1.1, expected=1.0, lowest=1, highest=1),
        lambda: Estimate(at_least_two=0.5, expected=1.5, lowest=2, highest=1),
        lambda: corroboration(kappa=2),
        lambda: corroboration(unrecovered=1.5),
        lambda: quantity(3.0, 2.0),
        lambda: quantity(float("-inf"), 2.0),
        lambda: quantity(None, float("nan")),
        lambda: When(span=SPAN, earliest=date(2031, 2, 2), latest=date(2031, 2, 1)),
        lambda: Clock(earliest=LATER, latest=NOON, basis="json:published"),
        lambda: Clock(earliest=NOON.replace(tzinfo=None), latest=LATER, basis="json:published"),
    ],
)
def test_a_value_that_cannot_be_right_cannot_be_built(build: Callable[[], object]) -> None:
    with pytest.raises(ModelError):
        build()


def test_values_at_the_edge_can_be_built() -> None:
    assert quantity(None, None).lowest is None
    assert quantity(2.0, 2.0).highest == 2.0
    assert Clock(earliest=NOON, latest=NOON, basis="mail:date").latest == NOON
    assert {statement(confidence=0.0).confidence, derivation(probability=1.0).probability} == {0, 1}


def test_every_value_of_the_model_is_frozen_slotted_and_told_by_keyword() -> None:
    by_place = {"Span", "Passage"}  # two numbers and a place: order says all
    values: list[Any] = [getattr(headwater.model, name) for name in headwater.model.__all__]
    for value in [each for each in values if dataclasses.is_dataclass(each)]:
        assert isinstance(value, type)
        assert value.__dict__["__dataclass_params__"].frozen, value
        assert "__slots__" in vars(value), value
        fields = dataclasses.fields(value)
        assert value.__name__ in by_place or all(field.kw_only for field in fields), value


def test_a_statement_speaks_for_its_innermost_source() -> None:
    wire = report("wire", "The wire said Ida Brandt said the quay sank.")
    chained = tell(wire, "the quay sank", chain=(("The wire", "said"), ("Ida Brandt", "said")))
    assert chained.speaker is not None
    assert chained.speaker.span.of(wire.text) == "Ida Brandt"
    assert tell(wire, "the quay sank").speaker is None
    assert tell(wire, "the quay sank").spoken_by is None
    assert chained.spoken_by == chained.speaker.entity


def test_a_wording_shows_where_the_credit_broke_in() -> None:
    told = report("post", "The quay, Ida Brandt said, sank.")
    split = tell(told, "The quay", "sank", chain=(("Ida Brandt", "said"),))
    assert split.wording(told.text) == "The quay … sank"
    assert split.extent.of(told.text) == "The quay, Ida Brandt said, sank"


@pytest.mark.parametrize("act", list(Act))
def test_orders_promises_and_wishes_are_unrealised_and_nothing_else(act: Act) -> None:
    assert act.unrealised == (act in {Act.ORDER, Act.PROMISE, Act.DESIRE})


@pytest.mark.parametrize("kind", list(SourceKind))
def test_every_kind_of_source_but_the_unnamed_is_named(kind: SourceKind) -> None:
    entity = Entity(id=EntityId("e"), name="harbour staff", kind=kind)
    assert entity.named == (kind is not SourceKind.UNNAMED)


def test_a_mention_is_the_fullest_unless_it_points_to_a_fuller_one() -> None:
    assert Mention(span=SPAN, kind=SourceKind.PERSON).full is None


def test_the_zone_of_a_span_is_the_one_that_holds_most_of_it() -> None:
    told = report(
        "post",
        "The quay sank. Photo: Jon Asp",
        zones=((ZoneKind.PHOTO_CREDIT, "Photo: Jon Asp"),),
    )
    assert told.zone_at(Span(15, 29)) is ZoneKind.PHOTO_CREDIT
    assert told.zone_at(Span(0, 18)) is None
