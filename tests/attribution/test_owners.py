"""Whose words they are."""

import pytest

from headwater.attribution.owners import last_of_words
from tests.attribution.sayings import credited, units


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Ida Brandt left. In her words, the gate is a ruin.", "Ida Brandt", "the gate is a ruin"),
        ("The gate is, in Ida Brandt's own words, a ruin.", "Ida Brandt", "The gate is … a ruin"),
        (
            "The gate leaks like a sieve, in Brandt's words.",
            "Brandt",
            "The gate leaks like a sieve",
        ),
    ],
)
def test_in_somebodys_words_credits_somebody(text: str, who: str, content: str) -> None:
    assert [(each.who, each.content) for each in credited(text)] == [(who, content)]


@pytest.mark.parametrize(
    "text", ["The anger in her words was plain.", "In other words, the gate is a ruin."]
)
def test_words_that_are_nobodys_or_told_of_credit_nobody(text: str) -> None:
    (unit,) = units(text)
    assert all(last_of_words(unit, index) is None for index in range(len(unit.words)))
