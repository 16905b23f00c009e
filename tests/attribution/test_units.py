from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribution.units import find_units
from headwater.model import ZoneKind
from tests.attribution.sayings import units
from tests.dossier.drafting import report


def test_a_sentence_is_not_cut_inside_its_quotation() -> None:
    text = "“It broke. It broke at noon,” Ida Brandt said. The council met."
    assert [unit.span.of(text) for unit in units(text)] == [
        "“It broke. It broke at noon,” Ida Brandt said.",
        "The council met.",
    ]


def test_words_know_the_quotation_that_holds_them() -> None:
    text = "Ida said “it broke” and “it leaks” too."
    (unit,) = units(text)
    assert unit.quoted == (-1, -1, 0, 0, -1, 1, 1, -1)
    assert [quote.inside.of(text) for quote in unit.quotations] == ["it broke", "it leaks"]


def test_a_gap_is_what_stands_between_two_words() -> None:
    (unit,) = units("— So, Ida: “Yes.”")
    assert [unit.gap(index) for index in range(3)] == ["— ", ", ", ": “"]


def test_a_quotation_belongs_only_to_the_units_it_lies_in() -> None:
    text = "“One,” Ida said.\nNothing here.\n“Two,” Ida said."
    assert [len(unit.quotations) for unit in units(text)] == [1, 0, 1]


def test_paragraphs_are_counted_from_0() -> None:
    assert [unit.paragraph for unit in units("One. Two.\nThree.\n\nFour.")] == [0, 0, 1, 3]


def test_credit_lines_are_passed_over_and_captions_keep_their_zone() -> None:
    text = (
        "Lock broken\nTOLMAR (Lowell Wire) - The lock broke.\nBarges wait. (Ida Brandt/LW)\n"
        "Comments are closed."
    )
    item = report(
        "zoned",
        text,
        zones=[
            (ZoneKind.HEADLINE, "Lock broken"),
            (ZoneKind.TEXT_CREDIT, "TOLMAR (Lowell Wire) - "),
            (ZoneKind.CAPTION, "Barges wait."),
            (ZoneKind.PHOTO_CREDIT, "(Ida Brandt/LW)"),
            (ZoneKind.BOILERPLATE, "Comments are closed."),
        ],
    )
    assert [(unit.zone, unit.span.of(text)) for unit in find_units(item)] == [
        (ZoneKind.HEADLINE, "Lock broken"),
        (None, "The lock broke."),
        (ZoneKind.CAPTION, "Barges wait."),
    ]


@pytest.mark.parametrize("text", ["", " \n ", "…", "“”", "—"])
def test_a_text_without_words_has_no_units(text: str) -> None:
    assert units(text) == ()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('ab .“”"\n,!A’'), max_size=80))
def test_units_are_disjoint_and_in_reading_order_and_lose_no_word(text: str) -> None:
    found = units(text)
    ends = [(unit.span.start, unit.span.end) for unit in found]
    assert ends == sorted(ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    held = "".join(unit.span.of(text) for unit in found)
    assert [c for c in held if c.isalnum()] == [c for c in text if c.isalnum()]
