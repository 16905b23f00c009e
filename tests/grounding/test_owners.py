import pytest

from tests.grounding.stories import entity, link, report

PAPER = "The Tolmar Gazette said the yard was full. The Falk Group said the yard was old. "
RADIO = "Radio Lowell said the yard was full. "


@pytest.mark.parametrize(
    "words",
    [
        "The Tolmar Gazette is owned by the Falk Group.",
        "The Tolmar Gazette, which is wholly owned by the Falk Group, has a press at Lowell.",
        "The Tolmar Gazette, a unit of the Falk Group, has a press at Lowell.",
        "The Tolmar Gazette (Lowell), controlled by Falk Group, has a press.",
    ],
)
def test_a_body_and_its_owner_are_one_group(words: str) -> None:
    linked = link(report("owned", PAPER + words))
    paper, owner = entity(linked, "Tolmar Gazette"), entity(linked, "Falk Group")
    assert paper.control == owner.control is not None


def test_two_bodies_of_one_owner_are_one_group_over_two_reports() -> None:
    linked = link(
        report("one", PAPER + "The Tolmar Gazette is owned by the Falk Group."),
        report("two", RADIO + "Radio Lowell is controlled by the Falk Group."),
    )
    assert entity(linked, "Tolmar Gazette").control == entity(linked, "Radio Lowell").control
    assert entity(linked, "Radio Lowell").control is not None


def test_the_owner_of_an_owner_stands_behind_both() -> None:
    linked = link(
        report("one", PAPER + "The Tolmar Gazette is owned by the Falk Group."),
        report("two", RADIO + "The Falk Group is owned by Radio Lowell."),
    )
    assert entity(linked, "Tolmar Gazette").control == entity(linked, "Radio Lowell").control


@pytest.mark.parametrize(
    "words",
    [
        "The Tolmar Gazette was formerly owned by the Falk Group.",
        "The Tolmar Gazette, which is partly owned by the Falk Group, has a press at Lowell.",
        "The Tolmar Gazette is not owned by the Falk Group.",
        "The Tolmar Gazette is close to a yard. It was bought by the Falk Group.",
    ],
)
def test_who_is_not_said_to_own_owns_nothing(words: str) -> None:
    assert {each.control for each in link(report("free", PAPER + words)).entities} == {None}


def test_two_owners_named_for_one_body_count_for_nothing() -> None:
    linked = link(
        report("one", PAPER + "The Tolmar Gazette is owned by the Falk Group."),
        report("two", "The Tolmar Gazette is owned by Moss Holdings."),
    )
    assert entity(linked, "Tolmar Gazette").control is None


def test_what_a_state_medium_owns_is_the_states() -> None:
    linked = link(
        report(
            "relay",
            "The Vesperian News Agency, the state news agency, reported that the yard was ready. "
            f"{RADIO}Radio Lowell is owned by the Vesperian News Agency.",
        )
    )
    agency, radio = entity(linked, "Vesperian News Agency"), entity(linked, "Radio Lowell")
    assert radio.control == agency.control is not None
