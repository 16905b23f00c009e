import pytest

from headwater.language import Reader
from headwater.language.reading import CueSort, Layer, Relation
from headwater.language.turns import find_turns, seat_turns
from headwater.model import Span

HEARING = (
    "Hearing on the quay\n\n"
    "CHAIR: Was the quay inspected this year?\n"
    "MINISTER VORREL: It was, in March. Nobody found a fault.\n"
    "That is on record.\n"
    "JANSEN (Harbour Post): Tarn Shipping says you were warned.\n"
    "MINISTER VORREL: That is not so at all.\n"
    "The hearing ended at noon.\n"
)


def _told(text: str, relations: list[Relation] | None = None) -> list[tuple[str, str]]:
    return [
        (one.source.of(text) if one.source else "", " / ".join(s.of(text) for s in one.content))
        for one in seat_turns(find_turns(text), relations or [])
    ]


def test_every_turn_of_a_transcript_is_its_speakers() -> None:
    assert _told(HEARING) == [
        ("CHAIR", "Was the quay inspected this year?"),
        ("MINISTER VORREL", "It was, in March. Nobody found a fault.\nThat is on record."),
        ("JANSEN", "Tarn Shipping says you were warned."),
        ("MINISTER VORREL", "That is not so at all."),
    ]


def test_whoever_only_asks_or_answers_is_no_party() -> None:
    text = "Q. And the barge itself?\nA. It was never registered.\nQ. Who was told of it?\n"
    assert [source for source, _ in _told(text)] == ["", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Photo: A ferry lies there.\nPhoto: A barge lies there.\nPhoto: A quay lies there.",
        "Clinton: 1,774\nSanders: 1,501\nClinton: 1,780",
        "Brandt: We wait and see.\nIt was late that day.",
        "The minister said: It was in March.\nHe said: It was late then.\nHe said: So be it then.",
    ],
)
def test_lists_and_lone_labels_are_no_transcript(text: str) -> None:
    assert _told(text) == []


def test_a_line_from_somebody_credits_the_quotation_below_it() -> None:
    text = 'It sank.\n\nFrom Tarn Shipping:\n\n"We grieve. We wait."\n\n"We help."\n\nIt rained.'
    assert _told(text) == [("Tarn Shipping", '"We grieve. We wait."\n\n"We help."')]


def test_a_report_that_announces_a_statement_is_that_statement() -> None:
    text = (
        "Envoy Scolds Harbour Watch\n\nTolmar, May 3 (VNA) -- A spokesman for the Port Office gave "
        "the following answer to a question put by VNA on Friday:\n\nThe list is false.\n\n"
        "No barge was hidden.\n"
    )
    told = ("A spokesman for the Port Office", "The list is false.\n\nNo barge was hidden.")
    assert _told(text) == [told]
    # further down a wire goes on in its own voice
    assert _told("One.\n\nTwo.\n\nThree.\n\n" + text) == []


def test_other_credits_stay_and_those_within_a_turn_give_way() -> None:
    def credit(words: str, start: int = 0) -> Relation:
        place = HEARING.index(words, start)
        return Relation(
            source=None,
            cue=Span(place, place + 4),
            content=(Span(place, place + len(words)),),
            layer=Layer.OUTER,
            kind=CueSort.STATEMENT,
            outer=None,
            factuality=None,
            clausal=True,
            confidence=0.5,
        )

    before, within = credit("Hearing on the quay"), credit("says you were warned")
    after = credit("The hearing ended at noon")
    found = seat_turns(find_turns(HEARING), [before, within, after])
    assert before in found
    assert after in found
    assert within not in found


def test_the_reader_finds_who_is_credited_inside_a_turn() -> None:
    (reading,) = Reader().read([HEARING])
    inner = [one for one in reading.relations if one.outer is not None]
    holders = {reading.relations[one.outer].rule for one in inner if one.outer is not None}
    assert "Tarn Shipping" in [one.source.of(HEARING) for one in inner if one.source]
    assert holders == {"turn"}
