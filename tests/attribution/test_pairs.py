"""Two who say one thing together."""

import pytest

from headwater.attribution.pairs import halves
from headwater.attribution.roster import Roster
from headwater.language import find_names
from headwater.model import Span
from tests.attribution.sayings import credited


@pytest.mark.parametrize(
    ("source", "both"),
    [
        ("Ida Brandt and Moritz Falk", ("Ida Brandt", "Moritz Falk")),
        (
            "Tolmar's mayor, Ida Brandt, and the head of the guard, Moritz Falk,",
            ("Tolmar's mayor, Ida Brandt", "the head of the guard, Moritz Falk,"),
        ),
        ("Ida Brandt and two aides", None),
        (" and Moritz Falk", None),
        ("Ida Brandt, mayor of Tolmar and the Harbour Board", None),
        ("guards, among them Ida Brandt and Moritz Falk", None),
    ],
)
def test_a_pair_is_two_named_parties(source: str, both: tuple[str, str] | None) -> None:
    text = f"{source} said the gate was rotten."
    found = halves(text, Roster(text, find_names(text)), Span(0, len(source)))
    assert (found and tuple(half.of(text) for half in found)) == both


def test_both_are_credited_with_the_same_words() -> None:
    first, second = credited("Ida Brandt and Moritz Falk accuse the council of hiding a leak.")
    assert (first.content, first.cue) == (second.content, second.cue)
    assert {first.who, second.who} == {"Ida Brandt", "Moritz Falk"}
