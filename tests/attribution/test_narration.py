import pytest

from headwater.attribution.narration import carried_relay, free_spans, narrated_spans
from headwater.model import Span
from tests.attribution.sayings import narrated, told, units
from tests.dossier.drafting import report


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The lock broke on Monday.", ["The lock broke on Monday"]),
        (
            "The gates cracked in the frost, while traders lost half of their income.",
            ["The gates cracked in the frost", "traders lost half of their income"],
        ),
        (
            "The lock was closed on Monday, which left forty barges waiting.",
            ["The lock was closed on Monday", "which left forty barges waiting"],
        ),
        (
            "The flood killed 14 people and injured about 40 in Tolmar.",
            ["The flood killed 14 people", "injured about 40 in Tolmar"],
        ),
        # an aside is told by itself, and the clause that it interrupts in two stretches
        (
            "The old mill, known locally as the Owl, burned on Sunday.",
            ["The old mill … burned on Sunday", "known locally as the Owl"],
        ),
        (
            "The towns voted for a wider road, aimed at easing traffic in the centre.",
            ["The towns voted for a wider road", "aimed at easing traffic in the centre"],
        ),
        # one that tells nothing stays in its clause
        (
            "The northern lock, which was old, was closed on Monday.",
            ["The northern lock, which was old, was closed on Monday"],
        ),
        (
            "The lock broke at noon; the basin ran dry by dusk.",
            ["The lock broke at noon", "the basin ran dry by dusk"],
        ),
        # too short on one side: not cut
        ("The lock broke at noon, which hurt.", ["The lock broke at noon, which hurt"]),
        # a sentence of few words is told whole all the same
        ("It broke.", ["It broke"]),
    ],
)
def test_the_narrator_tells_one_thing_a_clause(text: str, parts: list[str]) -> None:
    assert narrated(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # what stands beside a credit
        (
            "The lower gate failed at dawn; the council said nobody was hurt.",
            ["The lower gate failed at dawn"],
        ),
        # leading words and loose ends fall away
        (
            "Brandt opened the session on Monday and said the lock was dry.",
            ["opened the session on Monday"],
        ),
        # but not what bounds a number
        ("At least 14 died in the flood, Brandt said.", []),
        ("At least 14 died in the flood of Tolmar.", ["At least 14 died in the flood of Tolmar"]),
        # a remnant too short to tell anything
        ("At noon, Ida Brandt said the lock was dry.", []),
    ],
)
def test_what_a_credit_leaves_over_is_the_narrators_if_it_tells_anything(
    text: str, parts: list[str]
) -> None:
    assert narrated(text) == parts


def test_free_stretches_are_what_nothing_covers() -> None:
    covered = [Span(2, 4), Span(3, 6), Span(9, 30)]
    assert free_spans(Span(0, 12), covered) == [Span(0, 2), Span(6, 9)]
    assert free_spans(Span(0, 12), []) == [Span(0, 12)]
    assert free_spans(Span(0, 12), [Span(0, 12)]) == []


def test_a_unit_wholly_covered_leaves_the_narrator_nothing() -> None:
    (unit,) = units("The lock broke on Monday.")
    assert narrated_spans(unit, [unit.span]) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ferry reportedly sank in the night.", "?"),
        ("The ferry is said to have sunk in the night.", "?"),
        (
            "VNA, the state news agency, reported the trial. The ferry reportedly sank at dusk.",
            "VNA, the state news agency",
        ),
    ],
)
def test_reportedly_credits_the_medium_named_last_or_somebody_unnamed(text: str, who: str) -> None:
    last = told(text)[-1]
    source = last.who if who == "?" else "VNA"
    assert (last.who, last.cue in ("reportedly", "is said to")) == (source, True)


def test_plain_narration_carries_no_relay() -> None:
    item = report("plain", "The ferry sank in the night.")
    assert carried_relay(item, Span(0, 27), []) == ()
