"""What only tells what was done or known, or that nobody spoke."""

import pytest

from tests.attribution.sayings import credited


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said where the keys were.",
        "No officials in Tolmar confirmed that the lock had failed.",
        "The letter was seen by the Tolmar Gazette.",
        "A hole in the gate was found by Ida Brandt.",
        "Tolmar was warned that the lock would fail.",
        "Beyond what the Harbour Office has confirmed, nothing is known of the ferry.",
    ],
)
def test_nobody_is_credited_where_nobody_speaks(text: str) -> None:
    assert credited(text) == []


def test_who_is_asked_to_explain_has_not_explained() -> None:
    (told,) = credited("The council demanded that Ida Brandt explain how the lock failed.")
    assert told.who == "The council"
    assert told.content == "Ida Brandt explain how the lock failed"


def test_what_which_adds_behind_a_refusal_is_not_refused() -> None:
    text = "Ida Brandt declined to comment on the report, which has not been made public."
    assert all(not each.content.startswith("which") for each in credited(text))
