import pytest

from headwater.grounding.control import state_of, state_of_address
from headwater.model import SourceKind
from tests.grounding.stories import entity, link, report

RELAY = report(
    "relay",
    "The Vesperian News Agency, the state news agency, reported that Vesperian leader Oren Talv "
    "said the yard was ready. Ida Brandt of the Lowell Institute said the yard was old.",
)


def test_a_state_medium_and_the_leader_it_relays_are_one_voice() -> None:
    linked = link(RELAY)
    agency, leader = entity(linked, "Vesperian News Agency"), entity(linked, "Oren Talv")
    assert agency.kind is SourceKind.STATE_MEDIA
    assert agency.control == leader.control is not None


def test_whom_nobody_controls_has_no_group() -> None:
    assert entity(link(RELAY), "Ida Brandt").control is None


def test_an_analyst_whom_a_state_medium_quotes_is_not_under_its_control() -> None:
    item = report(
        "quoted",
        "The Vesperian News Agency, the state news agency, reported that Ida Brandt said the "
        "yard was old.",
    )
    linked = link(item)
    assert entity(linked, "Ida Brandt").control is None
    assert entity(linked, "Vesperian News Agency").control is not None


def test_another_states_minister_is_not_the_voice_of_who_quotes_him() -> None:
    linked = link(
        report(
            "relay",
            "State news agency TASS reported that Romania's defence minister, Radu Grosu, said the "
            "port was shut.",
        )
    )
    grosu, agency = entity(linked, "Radu Grosu"), entity(linked, "TASS")
    assert (grosu.country, agency.country) == ("Romania", "Russia")
    assert grosu.control != agency.control


def test_state_media_left_unnamed_are_the_only_named_ones() -> None:
    other = report("other", "State media said the yard was full.")
    linked = link(RELAY, other)
    media = [each for each in linked.entities if each.kind is SourceKind.STATE_MEDIA]
    assert len(media) == 2
    assert len({each.control for each in media}) == 1


def test_two_states_media_are_two_voices() -> None:
    other = report(
        "other",
        "The Ostravan News Agency, the state news agency, said the yard was full.",
    )
    linked = link(RELAY, other)
    media = [each for each in linked.entities if each.kind is SourceKind.STATE_MEDIA]
    assert len({each.control for each in media}) == 2


def test_private_media_control_nobody() -> None:
    item = report("free", "The Tolmar Gazette reported that minister Bruno Falk said it leaked.")
    assert {each.control for each in link(item).entities} == {None}


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (["TASS"], "Russia"),
        (["unknown", "xinhua"], "China"),
        (["Tolmar Gazette"], None),
        ([], None),
    ],
)
def test_the_registry_knows_a_state_medium_by_any_of_its_names(
    names: list[str], state: str | None
) -> None:
    assert state_of(names) == state


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://www.kcna.kp/en/article/1", "North Korea"),
        ("https://english.news.cn/a", "China"),
        ("https://tass.com", "Russia"),
        ("https://nottass.com/a", None),
        ("https://com/", None),
        ("kcna.kp", None),
        ("", None),
        (None, None),
    ],
)
def test_the_registry_knows_a_state_medium_by_its_address(
    url: str | None, state: str | None
) -> None:
    assert state_of_address(url) == state


def test_what_a_state_medium_publishes_itself_is_its_own_word() -> None:
    text = "TASS is authorised to tell. The yard at Tolmar has grown."
    item = report("own", text, outlet="TASS", url="https://tass.com/a")
    kinds = {each.kind for each in link(item).entities}
    assert kinds == {SourceKind.STATE_MEDIA}


def test_an_agency_called_after_its_state_is_the_state_media_of_others() -> None:
    linked = link(
        report("one", "The Ostrelian News Agency said the yard was full."),
        report("two", "State media said the yard was full. Ostrel's ambassador left."),
        report("three", "Ostrel's state news agency said the yard was full."),
        report("four", "Ostrel said the yard was full."),
    )
    assert len({each.control for each in linked.entities}) == 1
    assert linked.entities[0].control is not None


def test_an_agency_called_after_a_state_is_anybodys_where_nobody_speaks_of_state_media() -> None:
    linked = link(
        report("one", "The Ostrelian News Agency said the yard was full."),
        report("two", "Ostrel's ambassador left."),
    )
    assert entity(linked, "Ostrelian News Agency").control is None
