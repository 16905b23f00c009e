import pytest

from headwater.attribution.crediting import credit_unit
from headwater.attribution.cues import find_every_cue
from headwater.attribution.quoting import (
    SPEECH,
    continued_quotations,
    quotes_of,
    spoken_quotations,
)
from headwater.model import Credit, Span, Voice
from tests.attribution.sayings import credited, narrated, told, units


def test_a_second_quotation_of_a_sentence_belongs_to_the_first_ones_speaker() -> None:
    text = "“The lock is safe,” Ida Brandt said. “It will stay open for years.”"
    assert [(each.who, each.content) for each in credited(text)] == [
        ("Ida Brandt", "“The lock is safe,”"),
        ("Ida Brandt", "“It will stay open for years.”"),
    ]


def test_a_quotation_of_several_paragraphs_has_one_speaker() -> None:
    text = (
        "Ida Brandt recalled: “The first gate gave way at noon.\n"
        "“The second gate held until dusk.\n"
        "“The third gate never moved.”"
    )
    found = told(text)
    assert [each.who for each in found] == ["Ida Brandt"] * 3
    assert [each.credits[0] for each in found] == [Credit.EXPLICIT, Credit.CARRIED, Credit.CARRIED]
    assert {each.voice for each in found} == {Voice.DIRECT}


def test_a_colon_hands_the_next_paragraph_to_the_speaker() -> None:
    text = "Ida Brandt said the gate had failed and added:\n“Nobody on the bridge was hurt.”"
    assert credited(text)[-1].who == "Ida Brandt"


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    text = "“It broke. It broke at noon. Nobody was there,” Ida Brandt said."
    assert [each.content for each in credited(text)] == [
        "“It broke. It broke at noon. Nobody was there,”"
    ]


def test_a_quotation_far_from_any_credit_is_not_given_to_the_last_speaker() -> None:
    text = (
        "Ida Brandt said the gate had failed.\nThe council met at dusk.\nThe hall was full.\n"
        "Rain fell all night.\n“We wait for word from the harbour.”"
    )
    assert credited(text)[-1].content == "the gate had failed"
    assert narrated(text)[-1] == "We wait for word from the harbour"


@pytest.mark.parametrize(("words", "spoken"), [(SPEECH, 1), (SPEECH - 1, 0)])
def test_a_quotation_too_short_to_be_speech_is_a_borrowed_term(words: int, spoken: int) -> None:
    text = f"Beside a sign, “{'word ' * words}”, Ida Brandt said that the lock leaked badly."
    (unit,) = units(text)
    assert len(spoken_quotations(unit, credit_unit(unit, find_every_cue(unit)))) == spoken


def test_the_quoted_parts_of_a_content_stand_without_their_marks() -> None:
    text = "Brandt called it “a ruin” and “a shame” again."
    (unit,) = units(text)
    assert [part.of(text) for part in quotes_of(unit, unit.span)] == ["a ruin", "a shame"]
    assert quotes_of(unit, Span(0, 9)) == ()


def test_the_first_unit_continues_nothing() -> None:
    assert continued_quotations(units("“We wait for word.”"), 0) == ()
