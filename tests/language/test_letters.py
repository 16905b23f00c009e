import pytest

from headwater.language import LETTER
from headwater.language.letters import find_letters
from headwater.language.turns import seat_turns

TOLD = "The quay was never inspected, and we ask you to close it.\n\nWe waited a year."


def _told(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.source.of(text) if one.source else "", one.cue.of(text), one.told.of(text))
        for one in find_letters(text)
    ]


@pytest.mark.parametrize("greeting", ["Dear Ms. Vorrel:", "To whom it may concern", "Sir,"])
@pytest.mark.parametrize(
    ("signed", "who", "closing"),
    [
        ("Yours faithfully,\n\nIda Brandt", "Ida Brandt", "Yours faithfully"),
        ("With best regards\nIda Brandt\nHarbour master", "Ida Brandt", "With best regards"),
        ("Respectfully, Ida van der Brandt", "Ida van der Brandt", "Respectfully"),
        ("Sincerely,\n[Signed] IDA BRANDT", "IDA BRANDT", "Sincerely"),
        ("Sincerely,\nIda Brandt, Minister of Ports", "Ida Brandt, Minister of Ports", "Sincerely"),
    ],
)
def test_a_letter_is_whoevers_name_stands_under_it(
    greeting: str, signed: str, who: str, closing: str
) -> None:
    text = f"The office was sent this letter.\n\n{greeting}\n\n{TOLD}\n\n{signed}\n\nIt is closed."
    assert _told(text) == [(who, closing, TOLD)]


def test_any_short_line_may_close_what_greets_somebody_dear() -> None:
    assert _told(f"Dear Ida,\n\n{TOLD}\n\nStay well,\n\nOle") == [("Ole", "Stay well", TOLD)]
    assert _told(f"Sir,\n\n{TOLD}\n\nStay well,\n\nOle") == []


def test_each_of_two_letters_has_its_own_name() -> None:
    one, other = f"Dear Ida,\n{TOLD}\nYours,\nOle", f"Dear Ole,\n{TOLD}\nYours,\nIda"
    assert [who for who, _, _ in _told(f"{one}\n\n{other}")] == ["Ole", "Ida"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Ida,",
        f"Dear Ida,\n\n{TOLD}",  # no name
        f"Dear Ida,\n\n{TOLD}\n\nYours,\n\nwe wait and see",
        "Dear Ida,\n\nMany happy returns!\n\nYours,\n\nOle",  # a card
        f"{TOLD}\n\nSincerely,\n\nIda Brandt",  # no greeting
        f"Dear bread made many angry, and a crowd marched from the mill to the port, where\n{TOLD}",
    ],
)
def test_what_is_no_signed_letter_is_none(text: str) -> None:
    assert _told(text) == []


def test_a_letter_is_credited_behind_what_it_says() -> None:
    text = f"Dear Ida,\n\n{TOLD}\n\nYours,\n\nOle Marn"
    (letter,) = seat_turns(find_letters(text), [])
    assert letter.rule == LETTER
    assert letter.source is not None
    assert letter.source > letter.content[-1]
