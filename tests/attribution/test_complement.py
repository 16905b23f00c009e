import pytest

from headwater.attribution.complement import coordinates, index_after, index_at, spans_of
from headwater.model import Span
from tests.attribution.sayings import credited, units


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # whom the speaker tells
        ("Ida Brandt told him the lock was dry.", "the lock was dry"),
        ("Ida Brandt told reporters that the lock was dry.", "the lock was dry"),
        ("Ida Brandt told the council the lock was dry.", "the lock was dry"),
        ("Ida Brandt told the newspaper she would drain it.", "she would drain it"),
        ("Ida Brandt told Tolmar Radio that the lock was dry.", "the lock was dry"),
        # when and where it is said
        ("Ida Brandt said on Friday the lock was dry.", "the lock was dry"),
        ("Ida Brandt said in a statement on 3 May that the lock was dry.", "the lock was dry"),
        ("Ida Brandt said late on Monday that the lock was dry.", "the lock was dry"),
        # small words that only lead in
        ("Ida Brandt speculated about whether the lock was dry.", "whether the lock was dry"),
        ("Ida Brandt regretted to say that the lock was dry.", "the lock was dry"),
        # where the next credit begins
        ("Ida Brandt said the lock was dry, and Bruno Falk said it was not.", "the lock was dry"),
        (
            "Although Brandt did not say when the gate would reopen, Falk said it would be soon.",
            "when the gate would reopen",
        ),
        ("Ida Brandt said the lock was dry, adding that the basin was full.", "the lock was dry"),
        ("Ida Brandt said the lock was dry; Bruno Falk said it was wet.", "the lock was dry"),
    ],
)
def test_a_content_begins_after_the_circumstances_and_ends_before_the_next_credit(
    text: str, content: str
) -> None:
    assert credited(text)[0].content == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The lock was dry; the basin was full, Ida Brandt said.", "the basin was full"),
        ("But the lock was dry, Ida Brandt said.", "the lock was dry"),
        ("The lock was dry, Ida Brandt told the council at its hall.", "The lock was dry"),
    ],
)
def test_a_content_before_its_credit_begins_where_its_clause_does(text: str, content: str) -> None:
    assert credited(text)[0].content == content


def test_a_quotation_that_is_the_whole_content_keeps_its_marks() -> None:
    (unit,) = units("Ida said “the lock is dry” twice.")
    (whole,) = spans_of(unit, (2, 6))
    assert whole.of(unit.text) == "“the lock is dry”"
    (part,) = spans_of(unit, (2, 5))
    assert part.of(unit.text) == "“the lock is"


def test_a_stretch_of_one_word_is_no_content() -> None:
    (unit,) = units("Ida said so.")
    assert spans_of(unit, (2, 3)) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "to drain the basin and to close the gate",
            ["to drain the basin", "to close the gate"],
        ),
        (
            "the blast killed 14 people and injured about 40",
            ["the blast killed 14 people", "injured about 40"],
        ),
        ("the old lock and the new basin", ["the old lock and the new basin"]),
        ("to stay and to eat", ["to stay and to eat"]),
    ],
)
def test_what_is_joined_by_and_parts_only_where_each_side_says_something(
    text: str, parts: list[str]
) -> None:
    (unit,) = units(text)
    found = coordinates(unit, Span(0, len(text)))
    assert [span.of(text) for span in found] == parts


def test_words_are_found_by_their_span() -> None:
    (unit,) = units("Ida Brandt said so.")
    name = Span(0, 10)
    assert (index_at(unit, name), index_after(unit, name)) == (0, 2)
    assert index_after(unit, Span(0, 18)) == 4
