from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.language import NameKind
from headwater.language.names import find_names

PERSON, BODY = NameKind.PERSON, NameKind.ORGANISATION
PLACE, OTHER = NameKind.PLACE, NameKind.OTHER


def names(text: str) -> list[tuple[str, NameKind]]:
    return [(name.span.of(text), name.kind) for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday Ida Brandt left.", [("Ida Brandt", PERSON)]),
        ("It held, Brandt said.", [("Brandt", PERSON)]),
        ("Brandt, a member of the council, said so.", [("Brandt", PERSON)]),
        ("the Harbour Ministry of Ostrava", [("Harbour Ministry of Ostrava", BODY)]),
        ("the wire of KLN", [("KLN", BODY)]),
        (
            "Ida Brandt of the Lowell Institute left.",
            [("Ida Brandt", PERSON), ("Lowell Institute", BODY)],
        ),
        ("It broke near Halden in the night.", [("Halden", PLACE)]),
        ("Gen. Lena R. Ruiz left.", [("Gen. Lena R. Ruiz", PERSON)]),
        ("Brandt’s men left.", [("Brandt", OTHER)]),
        ("according to Ida Brandt, it broke", [("Ida Brandt", PERSON)]),
        ("the mayor of Tolmar, Ida Brandt, said", [("Tolmar", OTHER), ("Ida Brandt", PERSON)]),
        # capitals that a sentence or a calendar asks for
        ("The gate broke. It leaks. On Monday in May they met.", []),
        ("Citing reports, analysts left.", []),
        ("Satellite images and drone footage show it.", []),
        ("", []),
    ],
)
def test_names_are_runs_of_capitals_that_nothing_else_asks_for(
    text: str, found: list[tuple[str, NameKind]]
) -> None:
    assert names(text) == found


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("Aa Bb.'’-\nof the“É\ud800"), max_size=80) | st.text())
@example("A." * 500)
@example("Of The " * 500)
def test_names_are_disjoint_and_ascending_and_never_empty(text: str) -> None:
    found = find_names(text)
    assert all(name.span.of(text).strip() for name in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 <= name.confidence <= 1 for name in found)
