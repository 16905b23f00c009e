import pytest

from headwater.attribution.sources import leading_subject, left_of, plausible, right_of
from headwater.attribution.units import Unit
from headwater.model import Span
from tests.attribution.sayings import units


def unit_of(text: str) -> Unit:
    (unit,) = units(text)
    return unit


def place(unit: Unit, word: str) -> int:
    return next(index for index, each in enumerate(unit.words) if each.text == word)


def words(unit: Unit, span: Span | None) -> str | None:
    return span.of(unit.text) if span else None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida Brandt said it held.", "Ida Brandt"),
        ("Mayor Ida Brandt on Friday said it held.", "Mayor Ida Brandt"),
        (
            "Bruno Falk, a member of the council, said it held.",
            "Bruno Falk, a member of the council",
        ),
        (
            "The pier held, Ida Brandt, treasurer of the boat club, said.",
            "Ida Brandt, treasurer of the boat club",
        ),
        ("The pier held, managing director Bruno Falk said.", "managing director Bruno Falk"),
        ("It held, acting mayor of Tolmar Ida Brandt said.", "acting mayor of Tolmar Ida Brandt"),
        ("The pier held, angering officials, he said.", "he"),
        ("The pier held, reassuring officials said.", None),
        ("The mayor of Tolmar, Ida Brandt, said it held.", "The mayor of Tolmar, Ida Brandt"),
        ("In the morning the harbour authority said it held.", "the harbour authority"),
        ("Alarm spread among the dockers, who said it held.", "the dockers"),
        ("The Lowell Institute (LI) said it held.", "The Lowell Institute (LI)"),
        ("The ministry, citing the wire, said it held.", "The ministry"),
        ("Talv saw it, the News Agency (NA) said.", "the News Agency (NA)"),
        ("Ida Brandt (of the council) said it held.", "Ida Brandt (of the council)"),
        ("Ostravan and allied officials said it held.", "Ostravan and allied officials"),
        ("When the gate broke, Gen. Falk said it held.", "Gen. Falk"),
        ("It broke at noon and said it held.", None),
    ],
)
def test_the_party_left_of_the_verb_is_found_whole(text: str, source: str | None) -> None:
    unit = unit_of(text)
    assert words(unit, left_of(unit, place(unit, "said"))) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It held, said Ida Brandt.", "Ida Brandt"),
        (
            "It held, said Bruno Falk, a member of the council.",
            "Bruno Falk, a member of the council",
        ),
        ("It held, said Ida Brandt on Monday.", "Ida Brandt"),
        ("It held, said in a letter.", None),
        ("It held, he said, and left.", None),
    ],
)
def test_the_party_right_of_the_verb_is_found_whole(text: str, source: str | None) -> None:
    unit = unit_of(text)
    assert words(unit, right_of(unit, place(unit, "said"), len(unit.words))) == source


def test_before_content_an_apposition_must_be_closed() -> None:
    unit = unit_of("According to Brandt, a wall of the lock is cracked.")
    assert words(unit, right_of(unit, 1, len(unit.words), closed=True)) == "Brandt"
    unit = unit_of("According to Brandt, a member of the council, it is cracked.")
    found = words(unit, right_of(unit, 1, len(unit.words), closed=True))
    assert found == "Brandt, a member of the council"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Brandt closed the lock", "Ida Brandt"),
        ("During the storm, Ida Brandt closed the lock", "Ida Brandt"),
        ("The head of the council closed the lock", "The head of the council"),
    ],
)
def test_a_clause_opens_with_its_subject(text: str, subject: str) -> None:
    unit = unit_of(text)
    assert words(unit, leading_subject(unit, 0, len(unit.words))) == subject


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ida Brandt", True),
        ("she", True),
        ("the harbour authority", True),
        ("Satellite images", True),
        ("the wooden bridge", False),
        ("The gate was lost and Brandt", False),
        ("Meanwhile", False),
    ],
)
def test_only_what_can_speak_is_a_party(text: str, answer: bool) -> None:
    assert plausible(unit_of(text), Span(0, len(text))) is answer
