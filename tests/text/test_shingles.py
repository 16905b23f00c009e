from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Span
from headwater.text import containment, find_words, shingles


def test_every_run_of_words_is_found_once() -> None:
    found = shingles("The lock broke. The lock held.", 2)
    assert {" ".join(run) for run in found} == {"the lock", "lock broke", "broke the", "lock held"}


def test_spelling_variants_make_one_run() -> None:
    assert set(shingles("Brandt’s 10,000 men", 3)) == set(shingles("BRANDT's 10000 men", 3))


def test_no_run_reaches_across_a_masked_stretch() -> None:
    text = "The lock “broke at noon” on Monday."
    found = shingles(text, 2, [Span(9, 24)])
    assert {" ".join(run) for run in found} == {"the lock", "on monday"}


def test_masked_stretches_may_overlap_and_come_in_any_order() -> None:
    text = "one two three four five six"
    assert set(shingles(text, 2, [Span(8, 13), Span(4, 10)])) == {("four", "five"), ("five", "six")}


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert shingles("The lock", 3) == frozenset()
    assert shingles("", 3) == frozenset()


def test_containment_is_a_share_of_the_part() -> None:
    part, whole = {("a",), ("b",)}, {("a",), ("c",), ("d",)}
    assert containment(part, whole) == 0.5
    assert containment(whole, part) == 1 / 3
    assert containment(set(), whole) == 0.0


@settings(deadline=None)
@given(st.text(), st.integers(1, 6))
def test_a_text_contains_itself_and_has_no_more_runs_than_words(text: str, size: int) -> None:
    found = shingles(text, size)
    assert containment(found, found) == (1.0 if found else 0.0)
    assert len(found) <= max(0, sum(1 for _ in find_words(text)) - size + 1)
