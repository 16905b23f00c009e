from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribution.naming import find_parties
from headwater.language import Name, NameKind, find_names
from headwater.model import Span

PERSON, BODY, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


def read(text: str, *names: tuple[str, NameKind, float]) -> list[Name]:
    """Return what a reader might have found in a text."""
    return [
        Name(kind=kind, span=Span(text.index(words), text.index(words) + len(words)), confidence=c)
        for words, kind, c in names
    ]


def found(text: str, *names: tuple[str, NameKind, float]) -> list[tuple[str, NameKind]]:
    return [(name.span.of(text), name.kind) for name in find_parties(text, read(text, *names))]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # the reader says what a name names, where it is sure
        ("The Corran Ledger said so.", [("Corran Ledger", BODY, 0.9)], [("Corran Ledger", BODY)]),
        ("Tolmar said so.", [("Tolmar", PLACE, 0.9)], [("Tolmar", PLACE)]),
        ("Tolmar said so.", [("Tolmar", PLACE, 0.4)], [("Tolmar", PERSON)]),
        # the rules keep a title
        ("There Mr. Moss left.", [("Moss", PERSON, 0.9)], [("Mr. Moss", PERSON)]),
        # but an office is none of it, nor is where a party sits
        ("Prosecutor Ida Moss left.", [("Ida Moss", PERSON, 0.9)], [("Ida Moss", PERSON)]),
        ("Ex-mayor Moss left.", [("Moss", PERSON, 0.9)], [("Moss", PERSON)]),
        (
            "The Tolmar-based Quay Watch met.",
            [("Tolmar-based", PLACE, 0.9), ("Quay Watch", BODY, 0.9)],
            [("Quay Watch", BODY)],
        ),
        # a capital that a sentence gives is no name; one that stands elsewhere too is
        ("Few agreed. Ida Brandt left.", [("Ida Brandt", PERSON, 0.9)], [("Ida Brandt", PERSON)]),
        (
            "Talv agreed. Later Oren Talv left.",
            [("Oren Talv", PERSON, 0.9)],
            [("Talv", NameKind.OTHER), ("Oren Talv", PERSON)],
        ),
        # a name that only the reader finds
        ("It was May who left.", [("May", PERSON, 0.9)], [("May", PERSON)]),
        ("It was Oz who met May.", [("Oz", PERSON, 0.9), ("May", PERSON, 0.5)], [("Oz", PERSON)]),
        # two that stand side by side, the rest of one, a front that is none of it
        (
            "Lowell Post Brandt wrote.",
            [("Lowell Post", BODY, 0.9), ("Brandt", PERSON, 0.9)],
            [("Lowell Post", BODY), ("Brandt", PERSON)],
        ),
        (
            "The Lowell Board on Harbour Safety met.",
            [("Lowell Board on Harbour Safety", BODY, 0.9)],
            [("Lowell Board on Harbour Safety", BODY)],
        ),
        (
            "Critics of the Lowell Board met.",
            [("Lowell Board", BODY, 0.9)],
            [("Lowell Board", BODY)],
        ),
    ],
)
def test_rules_and_reader_together_say_what_is_named(
    text: str, names: list[tuple[str, NameKind, float]], expected: list[tuple[str, NameKind]]
) -> None:
    assert found(text, *names) == expected


def test_most_mentions_say_what_all_of_them_name() -> None:
    text = "In Tolmar it rained. Ida Brandt left Tolmar. Later Tolmar voted."
    places = [Span(at, at + 6) for at in range(len(text)) if text.startswith("Tolmar", at)]
    kinds = [(PLACE, 0.9), (PLACE, 0.9), (PERSON, 0.8)]
    names = [
        Name(kind=kind, span=span, confidence=sure)
        for span, (kind, sure) in zip(places, kinds, strict=True)
    ]
    told = [name.kind for name in find_parties(text, names) if name.span.of(text) == "Tolmar"]
    assert told == [PLACE, PLACE, PLACE]


def test_rules_alone_name_where_the_reader_names_nothing() -> None:
    text = "Few agreed. Ida Brandt left."
    assert find_parties(text, ()) == find_names(text)


@settings(deadline=None)
@given(
    st.text("AaB. ,\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8), st.sampled_from(NameKind),
                       st.floats(0, 1)), max_size=6),
)  # fmt: skip
def test_names_stand_apart_inside_the_text(
    text: str, drawn: list[tuple[int, int, NameKind, float]]
) -> None:
    end, read = 0, []
    for start, size, kind, sure in sorted(drawn, key=lambda one: one[0]):
        span = Span(max(start, end), max(start, end) + size)
        if span.end <= len(text):
            read.append(Name(kind=kind, span=span, confidence=sure))
            end = span.end
    names = find_parties(text, read)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    assert all(name.span.end <= len(text) for name in names)


@pytest.mark.parametrize(
    ("text", "read_as", "confidence", "expected"),
    [
        ("Chief Harbour Officer Ida Brandt left.", "Ida Brandt", 0.95, "Ida Brandt"),
        ("Chief Harbour Officer Ida Brandt left.", "Ida Brandt", 0.7, "Officer Ida Brandt"),
        ("Later J. P. Falk left.", "Falk", 0.95, "J. P. Falk"),
    ],
)
def test_an_office_that_has_run_into_a_name_is_left_out_where_the_reader_is_sure(
    text: str, read_as: str, confidence: float, expected: str
) -> None:
    ((name, _),) = found(text, (read_as, PERSON, confidence))
    assert name.endswith(expected)
    assert (name == expected) is (confidence > 0.9)
