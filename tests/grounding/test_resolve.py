from itertools import permutations

import pytest

from headwater.grounding import Grounded, resolve
from headwater.model import SourceKind
from tests.grounding.stories import chains, entity, link, report, statements_of

WIRE = report(
    "wire",
    "Vesperian leader Oren Talv toured the yard, the state-run Vesperian News Agency (VNA) said. "
    "Lowell Institute analyst Ida Brandt said the yard could grow. Officials said it was full.",
    outlet="Lowell Wire",
)
GAZETTE = report(
    "gazette",
    "VNA said the yard was full. Brandt, a researcher, said the yard could grow. "
    "Officials said the yard was shut. The harbour ministry closed it, dockers said.",
    outlet="Tolmar Gazette",
)
HERALD = report(
    "herald",
    "Chairman Oren Talv said the yard was ready. Ida Brandt denied that the yard could grow. "
    "Analysts said the yard was old, according to the Harbour Ministry.",
    outlet="Coast Herald",
)
STORY = (WIRE, GAZETTE, HERALD)


def test_one_party_is_one_entity_under_all_its_names_and_reports() -> None:
    linked = link(*STORY)
    brandt = entity(linked, "Ida Brandt")
    assert "Brandt" in brandt.aliases
    assert brandt.kind is SourceKind.PERSON
    agency = entity(linked, "VNA")
    assert agency.kind is SourceKind.STATE_MEDIA
    speakers = {s.report for s in linked.statements for hop in s.chain
                if hop.source and hop.source.entity == brandt.id}  # fmt: skip
    assert len(speakers) == 3


def test_unnamed_sources_are_never_one_across_reports() -> None:
    linked = link(*STORY)
    officials = [each for each in linked.entities if each.name == "Officials"]
    assert {each.scope for each in officials} == {WIRE.id, GAZETTE.id}
    assert all(each.kind is SourceKind.UNNAMED and not each.named for each in officials)
    shown = {key: s.report for s in linked.statements for hop in s.chain
             if hop.source and (key := hop.source.entity)}  # fmt: skip
    assert all(shown[each.id] == each.scope for each in linked.entities if not each.named)


def test_the_same_unnamed_group_of_one_report_is_one_entity() -> None:
    item = report("one", "Officials said it leaked. Rain fell. The officials said it was old.")
    assert len(link(item).entities) == 1


def test_every_entity_pointed_to_is_there_and_none_besides() -> None:
    linked = link(*STORY)
    pointed = {hop.source.entity for s in linked.statements for hop in s.chain if hop.source}
    assert pointed == {each.id for each in linked.entities}
    assert [each.id for each in linked.entities] == sorted(each.id for each in linked.entities)


def test_the_order_of_the_reports_changes_nothing() -> None:
    def told(linked: Grounded) -> tuple[object, object]:
        return set(linked.statements), linked.entities

    statements = {item.id: statements_of([item]) for item in STORY}
    results = [
        told(resolve(order, [each for item in order for each in statements[item.id]]))
        for order in permutations(STORY)
    ]
    assert all(result == results[0] for result in results)


def test_statements_keep_the_order_given() -> None:
    given = statements_of(STORY)
    assert [each.id for each in resolve(STORY, given).statements] == [each.id for each in given]


def test_a_description_means_the_one_body_of_the_story_it_fits() -> None:
    one = report("one", "The Ostrava Harbour Authority said 14 barges sank.")
    two = report("two", "Fifteen barges sank, the harbour authority said.")
    assert len(link(one, two).entities) == 1


def test_a_description_that_fits_two_bodies_means_neither() -> None:
    one = report("one", "The Ostrava Harbour Authority said 14 barges sank.")
    two = report("two", "The Halden Harbour Authority said 15 barges sank.")
    three = report("three", "Some barges sank, the harbour authority said.")
    kinds = {each.name: each.kind for each in link(one, two, three).entities}
    assert kinds == {
        "Ostrava Harbour Authority": SourceKind.ORGANISATION,
        "Halden Harbour Authority": SourceKind.ORGANISATION,
        "the harbour authority": SourceKind.UNNAMED,
    }


def test_a_body_is_not_a_person_who_shares_its_name() -> None:
    one = report("one", "Ida Lowell said the lock leaked.")
    two = report("two", "The Lowell Institute said the lock leaked.")
    assert len(link(one, two).entities) == 2


def test_a_chain_that_names_one_party_twice_in_a_row_names_it_once() -> None:
    text = "Ida Brandt said Brandt had warned that the lock leaked."
    assert chains(link(report("one", text))) == [("Ida Brandt",)]


@pytest.mark.parametrize(
    "text", ["The lock reportedly leaked in the night.", "The lock leaked in the night."]
)
def test_nobody_named_is_no_entity(text: str) -> None:
    assert link(report("one", text)).entities == ()


def test_no_reports_give_nothing() -> None:
    assert resolve((), ()) == Grounded(statements=(), entities=())


def test_what_stands_in_parentheses_behind_a_name_is_that_party() -> None:
    first = report("a", "The Federal Lock Board (BTA) said the gate held.", outlet="Quay Post")
    second = report("b", "BTA said the gate was sound.", outlet="Tolmar Times")
    grounded = link(first, second)
    assert entity(grounded, "BTA") is entity(grounded, "Federal Lock Board")
    apart = link(
        report("c", "The Federal Lock Board said the sluice leaked.", outlet="Isle Post"), second
    )
    assert entity(apart, "BTA") is not entity(apart, "Federal Lock Board")


def test_the_commission_of_one_report_is_the_storys_only_one() -> None:
    first = report("a", "The Joint Lock Commission said the gate held.")
    second = report("b", "The Commission said the gate was sound.")
    assert len(link(first, second).entities) == 1
    third = report("c", "The Federal Tax Commission said the sluice leaked.")
    assert len(link(first, second, third).entities) == 3


def test_an_outlet_of_the_story_is_no_person() -> None:
    first = report("a", "The pier was shut.", outlet="Novaya Quay (opposition site)")
    second = report("b", "Guard Ida Brandt left. Novaya Quay said the gate was sound.")
    (medium,) = link(first, second).entities
    assert (medium.name, medium.kind) == ("Novaya Quay", SourceKind.MEDIA)
