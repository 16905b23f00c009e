import pytest

from headwater.grounding.states import States
from headwater.model import Act, SourceKind, Span
from tests.grounding.stories import entity, link, report

INVENTED = States.of(
    [
        "The Vesperian government closed the port. Rain fell in Vesperia.",
        "Corrale’s foreign ministry called it a storm. The Halden mayor waited at the pier.",
    ]
)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("North Korea", "North Korea"),
        ("North Korean government", "North Korea"),
        ("government of North Korea", "North Korea"),
        ("Pyongyang", "North Korea"),
        ("the DPRK’s leadership", "North Korea"),
        ("Vesperia", "Vesperia"),
        ("Vesperian authorities", "Vesperia"),
        ("Corrale's government", "Corrale"),
        ("North Korean army", None),
        ("Osaka", None),
        ("Halden", None),
        ("Ida Brandt's cabinet", None),
    ],
)
def test_a_state_goes_by_its_country_its_people_and_its_capital(
    name: str, state: str | None
) -> None:
    assert INVENTED.named(name) == state


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Vesperia’s deputy trade minister, Ida Brandt", "Vesperia"),
        ("the Vesperian defence ministry", "Vesperia"),
        ("the ministry of trade in Pyongyang", "North Korea"),
        ("the Foreign Ministry of Corrale", "Corrale"),
        ("neighbouring Corrale’s navy", "Corrale"),
        ("Corrale’s mission", "Corrale"),
        ("Vesperia’s Northern Command", "Vesperia"),
        ("Ida Brandt, who studies Vesperia at the Lowell Institute", None),
        ("a Vesperian fisherman", None),
    ],
)
def test_a_body_or_an_office_belongs_to_the_state_it_is_called_by(
    words: str, state: str | None
) -> None:
    assert INVENTED.behind(words) == state


def test_its_minister_is_of_the_state_named_last() -> None:
    text = "Vesperia shut the port. Corrale did not. Its trade minister, Tom Moss, waited."
    credit = Span(text.index("Its"), text.index(", waited"))
    assert INVENTED.owner(text, credit) == "Corrale"
    assert INVENTED.owner(text, Span(0, len("Vesperia"))) is None


def test_a_state_is_one_party_under_all_its_names() -> None:
    linked = link(
        report("one", "Vesperia said the port was shut. The Vesperian government said it leaked."),
        report("two", "Vesperia’s government said the port was shut."),
    )
    state = entity(linked, "Vesperia")
    assert (state.kind, state.country) == (SourceKind.STATE, "Vesperia")
    assert len(linked.entities) == 1


def test_a_ministry_is_the_one_that_a_report_gives_a_state() -> None:
    linked = link(
        report("one", "The Ministry of Trade said the port was shut."),
        report(
            "two",
            "Vesperia’s trade ministry said the port was shut. Boats of Vesperian officials left.",
        ),
    )
    assert len(linked.entities) == 1
    assert linked.entities[0].country == "Vesperia"


def test_a_bare_ministry_in_a_states_own_medium_is_that_states() -> None:
    text = "The Emergencies Ministry said the port was shut."
    told = {
        outlet: link(report("one", text, outlet=outlet)).entities[0].country
        for outlet in ("RIA Novosti", "Harbour Post")
    }
    assert told == {"RIA Novosti": "Russia", "Harbour Post": None}


def test_two_ministries_of_two_states_stay_two() -> None:
    linked = link(
        report("one", "Vesperia’s trade ministry said the port was shut."),
        report("two", "Corrale’s trade ministry said the port was open."),
        report("three", "The Ministry of Trade said the port was dry."),
    )
    assert len(linked.entities) == 3


def test_a_foreign_ministry_is_no_defence_ministry() -> None:
    linked = link(
        report("one", "North Korea’s foreign ministry said the port was shut."),
        report("two", "The North Korean defence ministry said the port was open."),
    )
    assert len(linked.entities) == 2


def test_an_agency_called_by_its_initials_is_the_outlet_of_its_own_report() -> None:
    linked = link(
        report("own", "The port was shut.", outlet="Corrale State Agency"),
        report("other", "The state news agency CSA said the port was shut.", outlet="Quay Post"),
    )
    assert [(each.name, each.kind) for each in linked.entities] == [
        ("Corrale State Agency", SourceKind.STATE_MEDIA)
    ]


def test_the_ministry_is_its_foreign_ministry_that_was_named_before() -> None:
    linked = link(
        report("own", "We shut the port.", outlet="Foreign Ministry of Corrale"),
        report(
            "other",
            "Corrale shut the port, its foreign ministry said. The ministry said boats waited.",
        ),
    )
    said = [s for s in linked.statements if s.act is Act.ASSERT and s.chain]
    assert {hop.source.entity for s in said for hop in s.chain[-1:] if hop.source} == {
        entity(linked, "Foreign Ministry of Corrale").id
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Romania called in Russia’s envoy over a Ukrainian barge, its foreign ministry said.",
            "Romania",
        ),
        ("Corrale shut the port, the country’s trade ministry said.", "Corrale"),
        # a sentence about somebody's envoy names no state as its subject
        ("Russia’s envoy left Romania, its foreign ministry said.", "its foreign ministry"),
        ("Brandt left Romania, its foreign ministry said.", "its foreign ministry"),
    ],
)
def test_a_ministry_of_the_state_that_opens_its_sentence_is_that_states_voice(
    text: str, who: str
) -> None:
    linked = link(report("one", text), report("two", "Corrale’s foreign minister left."))
    assert who in {each.name for each in linked.entities}


def test_half_a_land_is_a_state_where_a_story_names_it() -> None:
    linked = link(
        report("one", "The Foreign Ministry of the DPRK said the port was shut."),
        report("two", "North Korea was angry. The North’s foreign ministry said it was a lie."),
    )
    (ministry,) = linked.entities
    assert ministry.country == "North Korea"
    assert States.of(["The North wind blew."]).others == {}


def test_a_ministry_that_another_report_left_without_a_name_is_not_the_storys_only_one() -> None:
    linked = link(
        report("one", "The ministry said the port was shut."),
        report("two", "Corrale’s foreign ministry said the port was open."),
    )
    assert len(linked.entities) == 2


def test_an_outlet_called_by_a_states_ministry_shows_the_state() -> None:
    linked = link(
        report("own", "We shut the port.", outlet="Osterland Foreign Ministry"),
        report("other", "Foreign Ministry officials left. The Foreign Ministry said boats waited."),
    )
    assert [(each.name, each.country) for each in linked.entities] == [
        ("Osterland Foreign Ministry", "Osterland")
    ]
    assert States.of(["The Vesperian Foreign Ministry shut it."]).others == {}


def test_a_minister_says_himself_what_his_government_knows() -> None:
    linked = link(
        report(
            "one",
            "Corrale’s foreign minister, Ida Brandt, told reporters that her government believes "
            "that the port was shut.",
        )
    )
    assert [each.name for each in linked.entities] == ["Ida Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "Ostrel’s energy ministry shut it.",
        "The envoy met Ostrel’s ambassador.",
        "Ostrel's constitution forbids it.",
        "The Ministry of Foreign Affairs of Ostrel shut it.",
        "Ostrel's state news agency was silent.",
    ],
)
def test_what_has_a_ministry_an_envoy_or_a_constitution_is_a_state(text: str) -> None:
    assert States.of([text]).named("Ostrel") == "Ostrel"


def test_a_ministry_of_trade_makes_no_state_of_trade() -> None:
    assert States.of(["The Ministry of Trade shut it. Ida Brandt's ship left."]).others == {}


def test_a_foreign_ministry_is_one_under_its_long_and_its_short_name() -> None:
    linked = link(
        report("one", "Ostrel’s foreign ministry said the port was shut."),
        report("two", "The Ministry of Foreign Affairs of Ostrel said the port was shut."),
    )
    assert len(linked.entities) == 1


def test_a_ministry_in_an_agency_called_after_its_state_is_that_states() -> None:
    linked = link(
        report(
            "one",
            "The Ministry of Emergencies said the port was shut.",
            outlet="Ostrelian Press Agency",
        ),
        report("two", "Ostrel’s foreign minister left."),
    )
    assert entity(linked, "Ministry of Emergencies").country == "Ostrel"


def test_the_defence_ministry_is_not_of_a_state_that_its_sentence_does_not_open_with() -> None:
    linked = link(
        report("one", "Corrale's navy stopped a tug from Ostrel, the defence ministry said."),
        report("two", "Ostrel's defence ministry said the tug was empty. Corrale's envoy left."),
        report("three", "Corrale's embassy was shut."),
    )
    spoken = [s.speaker for s in linked.statements if s.speaker]
    names = {each.id: each.name for each in linked.entities}
    assert [names[one.entity] for one in spoken if one and one.entity][:2] == [
        "Corrale",
        "Ostrel's defence ministry",
    ]
