from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribution.hedges import certainty, find_hedges, find_negations, weaker
from headwater.attribution.lexicon import hedge_certainties
from headwater.exceptions import SpanError
from headwater.model import Certainty, Span

CERTAIN, PROBABLE = Certainty.CERTAIN, Certainty.PROBABLE
POSSIBLE, UNCOMMITTED = Certainty.POSSIBLE, Certainty.UNCOMMITTED


@pytest.mark.parametrize(
    ("text", "found", "sure"),
    [
        ("the lock will reopen", [], CERTAIN),
        ("the lock could reopen", ["could"], POSSIBLE),
        ("the lock will likely reopen", ["likely"], PROBABLE),
        ("the lock is believed to leak", ["is believed to"], PROBABLE),
        ("the lock reportedly leaks", ["reportedly"], UNCOMMITTED),
        ("the alleged leak may grow", ["alleged", "may"], UNCOMMITTED),
        ("the lock may well leak in May", ["may"], POSSIBLE),
        ("May was dry", ["May"], POSSIBLE),
        ("repairs last until May", [], CERTAIN),
        ("as soon as possible", [], CERTAIN),
        ("the canning works", [], CERTAIN),
        ("it could not be independently verified", ["could not be independently verified"],
         UNCOMMITTED),
    ],
)  # fmt: skip
def test_a_statement_is_as_sure_as_its_weakest_hedge(
    text: str, found: list[str], sure: Certainty
) -> None:
    spans = find_hedges(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == found
    assert certainty(text, spans) is sure


@pytest.mark.parametrize(("hedge", "level"), sorted(hedge_certainties().items()))
def test_every_hedge_of_the_lexicon_is_found_whole_and_weakens(
    hedge: str, level: Certainty
) -> None:
    text = f"Ida {hedge} so"
    spans = find_hedges(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == [hedge]
    assert certainty(text, spans) is level is not CERTAIN


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("the gate did not hold", True),
        ("nobody was hurt", True),
        ("the gate didn’t hold", True),
        ("the gate never held", True),
        ("two gates and not three held", False),
        ("not only the gate held", False),
        ("Brandt could not be reached", False),
        ("the no-go zone held", False),
        ("the notable gate held", False),
    ],
)
def test_only_a_negative_of_the_thing_itself_negates(text: str, negated: bool) -> None:
    assert bool(find_negations(text, Span(0, len(text)))) is negated


def test_the_less_sure_of_two_is_the_same_from_both_sides() -> None:
    ladder = [UNCOMMITTED, POSSIBLE, PROBABLE, CERTAIN]
    for low, left in enumerate(ladder):
        for high, right in enumerate(ladder):
            assert weaker(left, right) is ladder[min(low, high)]


def test_a_stretch_past_the_text_is_refused() -> None:
    with pytest.raises(SpanError):
        find_hedges("may", Span(0, 9))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*sorted(hedge_certainties()), "the", "lock", ",", "\n", "May"])))
def test_hedges_are_disjoint_and_in_reading_order(words: list[str]) -> None:
    text = " ".join(["x", *words])
    spans = find_hedges(text, Span(0, len(text)))
    assert list(spans) == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_text_can_be_searched_for_hedges(text: str) -> None:
    spans = find_hedges(text, Span(0, len(text)))
    assert all(span.of(text) for span in spans)
    assert certainty(text, spans) in Certainty
