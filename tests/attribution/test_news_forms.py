"""Plain forms of news copy, read by the rules alone: who is credited, and with what."""

import pytest

from headwater.model import SourceKind
from tests.attribution.sayings import credited, narrated

PERSON, BODY, UNNAMED = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.UNNAMED


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        # behind an office, and before a clause of the speaker's own
        (
            "The gate held, the head of the lock guard, retired captain Ida Brandt, said.",
            "Ida Brandt",
            "The gate held",
        ),
        (
            "The gate held, lock keeper Ida Brandt, who has run it since May, said.",
            "Ida Brandt",
            "The gate held",
        ),
        (
            "Two men who had slept in the mill said the gate held.",
            "Two men",
            "the gate held",
        ),
        # two offices, an age, whose the last name is
        (
            "Deputy Premier and Harbour Minister Ida Brandt said the gate held.",
            "Harbour Minister Ida Brandt",
            "the gate held",
        ),
        ("Lowell's rival Corran Ferries said the gate held.", "Corran Ferries", "the gate held"),
        # where a thing was said is no part of it
        ("Ida Brandt said in a filing the gate held.", "Ida Brandt", "the gate held"),
        ("Ida Brandt said in court papers the gate held.", "Ida Brandt", "the gate held"),
        ("Brandt said, referring to the weir: “It held.”", "Brandt", "“It held.”"),
        # what is not told ends what is
        (
            "Ida Brandt said the gate had held but gave no details.",
            "Ida Brandt",
            "the gate had held",
        ),
        # verbs of voice
        ("Ida Brandt shouted that the gate had held.", "Ida Brandt", "the gate had held"),
        ("Ida Brandt pleaded that the gate had held.", "Ida Brandt", "the gate had held"),
    ],
)
def test_plain_forms_credit_one_speaker_with_one_thing(text: str, who: str, content: str) -> None:
    (one,) = credited(text)
    assert (one.who, one.content) == (who, content)


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("A sergeant with the Tolmar Brigade said the gate held.", "", UNNAMED),
        ("The Orvan general staff said the gate held.", "Orvan", BODY),
        ("A chemist from Tolmar, Ida Brandt, said the gate held.", "Ida Brandt", PERSON),
    ],
)
def test_who_is_a_person_a_body_or_nobody_named(text: str, who: str, kind: SourceKind) -> None:
    (one,) = credited(text)
    assert one.kinds == (kind,)
    assert who in one.who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Envoy Jan van der Holt left. Van der Holt said the gate held.", "Jan van der Holt"),
        ("Envoy Jan van der Holt left. Later van der Holt said it held.", "Jan van der Holt"),
        (
            "Envoy Jo St. Clair left. St. Clair said it held. St. Clair said it leaked.",
            "Jo St. Clair",
        ),
    ],
)
def test_a_family_name_keeps_its_particle(text: str, who: str) -> None:
    assert {one.who.removeprefix("Envoy ") for one in credited(text)} == {who}


def test_whoever_is_close_to_a_thing_is_cited_whole() -> None:
    (one,) = credited(
        "The Lowell Post reported that the mill is shut, citing people close to the guild."
    )
    assert one.who == "Lowell Post > people close to the guild"


def test_a_decree_can_be_cited() -> None:
    (one,) = credited("The Lowell Post reported that the gate is shut, citing a guild decree.")
    assert one.who == "Lowell Post > a guild decree"


def test_him_is_no_agency() -> None:
    (one,) = credited("The agency quoted him as saying the gate held.")
    assert not one.who.endswith("> The agency")


@pytest.mark.parametrize(
    "text",
    [
        "The Lowell Post could not independently verify the account.",
        "The Lowell Post was not able to independently confirm the account.",
        "Lenders have called in the loan of the mill.",
        "A guard asked that his name be withheld for fear of the guild.",
        "Boatmen at the weir said otherwise.",
        "Ida Brandt did not return calls seeking comment.",
    ],
)
def test_such_words_credit_nobody(text: str) -> None:
    assert credited(text) == []


def test_a_question_is_not_what_somebody_denies() -> None:
    *_, last = credited("“It held,” Ida Brandt said. Did the gate hold? The guild denied it.")
    assert "?" not in last.content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a post on her channel, Ida Brandt said that the gate held.", []),
        ("The gate held, Ida Brandt said in remarks broadcast live.", []),
        (
            "Prices of timber fell sharply after Ida Brandt said that the gate held.",
            ["Prices of timber fell sharply"],
        ),
        (
            "The mill reopened on Monday, hours after Ida Brandt said that the gate held.",
            ["The mill reopened on Monday"],
        ),
    ],
)
def test_where_somebody_spoke_is_not_narrated(text: str, expected: list[str]) -> None:
    assert narrated(text) == expected
