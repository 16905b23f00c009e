import pytest

from headwater.model import Span
from headwater.text import also_named, find_asides, find_tail, only_names


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("The lock, which was built in 1950, was closed.", ["which was built in 1950"]),
        ("Brandt, having seen the dam twice, doubts it.", ["having seen the dam twice"]),
        ("The mill, known locally as the Owl, burned.", ["known locally as the Owl"]),
        # two of one sentence
        (
            "The mill, built in 1890, has burned; the bakery, opened in 1990, feeds the street.",
            ["built in 1890", "opened in 1990"],
        ),
        # after the verb it may end the clause
        ("The town has bought the mill, built in 1890, has it not?", []),
        # a list goes on
        ("The crew opened the gate, closed in the storm, and left.", []),
        ("Cranes, sheds, and lights were damaged.", []),
    ],
)
def test_an_aside_stands_between_a_subject_and_its_verb(text: str, asides: list[str]) -> None:
    found = list(find_asides(text, Span(0, len(text))))
    assert [aside.of(text) for _, aside in found] == asides
    assert all(around.of(text) == f", {aside.of(text)}, " for around, aside in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "a new weir, which is to cost two million",
            ["a new weir", "which is to cost two million"],
        ),
        ("boats, commonly called river mules", ["boats", "commonly called river mules"]),
        ("a new weir, a bridge and a lock", None),
    ],
)
def test_an_aside_ends_what_is_credited(text: str, parts: list[str] | None) -> None:
    found = find_tail(text, Span(0, len(text)))
    assert (found and [part.of(text) for part in found]) == parts


def test_a_thing_goes_by_the_name_that_an_aside_gives_it() -> None:
    text = "The town bought boats, commonly called river mules, and Tal sold mules."
    start, end = text.index("boats"), text.index(", commonly")
    assert also_named(text, [Span(start, end)]) == "commonly called river mules"
    assert also_named(text, [Span(0, 3), Span(4, end)]) == "commonly called river mules"
    assert also_named(text, [Span(0, len(text))]) == ""


def test_a_name_in_the_middle_counts_too() -> None:
    text = "The mill, known locally as the Owl, burned."
    assert also_named(text, [Span(0, 8), Span(36, 42)]) == "known locally as the Owl"


def test_a_name_alone_tells_no_more() -> None:
    assert only_names("often referred to as river mules")
    assert not only_names("river mules are often called late")
