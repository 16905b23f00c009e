import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lineage.alignment import look_up
from headwater.lineage.evidence import Kinship, compare
from headwater.lineage.likelihood import at_most, likelihood
from headwater.lineage.reasons import reasons
from headwater.lineage.sketch import Sketch, sketch
from headwater.model import Statement
from tests.dossier.drafting import report, tell
from tests.lineage.texts import INDEPENDENT, REWRITE, WIRE

SENTENCES = [*WIRE.split(". "), *REWRITE.split(". "), *INDEPENDENT.split(". ")]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(". ".join)


def boiled(text: str, label: str = "r") -> Sketch:
    return sketch(report(label, text), (), {})


@given(TEXTS, TEXTS)
def test_swapping_two_reports_swaps_left_and_right(one: str, other: str) -> None:
    there, back = (
        compare(boiled(one, "a"), boiled(other, "b")),
        compare(boiled(other, "b"), boiled(one, "a")),
    )
    assert (there.left_runs, there.left_covered) == (back.right_runs, back.right_covered)
    assert (there.runs, there.covered, there.identical) == (back.runs, back.covered, back.identical)
    assert {(o.left, o.right) for o in there.quoted} == {(o.right, o.left) for o in back.quoted}


@given(TEXTS, TEXTS)
def test_every_share_lies_between_0_and_1(one: str, other: str) -> None:
    kinship = compare(boiled(one, "a"), boiled(other, "b"))
    told = [getattr(kinship, name) for name in vars(Kinship) if not name.startswith("_")]
    shares = [value for value in told if isinstance(value, float)]
    assert len(shares) > 10
    assert all(0 <= share <= 1 for share in shares)
    assert all(reason.detail.endswith(".") for reason in reasons(kinship))


@given(TEXTS, TEXTS)
def test_what_costs_little_bounds_the_likelihood(one: str, other: str) -> None:
    kinship = compare(boiled(one, "a"), boiled(other, "b"))
    assert at_most(kinship) >= likelihood(kinship)


@given(TEXTS, TEXTS)
def test_an_index_of_words_finds_the_passages_that_a_look_at_each_finds(
    one: str, other: str
) -> None:
    left, right = boiled(one, "a"), boiled(other, "b")
    for sentence in left.sentences:
        place, shared = look_up(sentence.stems, right, 0)
        counts = [len(sentence.stems & passage.stems) for passage in right.passages()]
        assert shared == max(counts, default=0)
        assert not shared or place == counts.index(shared)


def test_case_and_marks_do_not_make_two_texts_differ() -> None:
    assert compare(boiled("The quay SANK.", "a"), boiled("The “quay” sank!", "b")).identical


def test_a_quotation_meets_its_own_paraphrase() -> None:
    one = "Brandt said: “Every lamp of the northern harbour must burn before Friday.”"
    other = "Every lamp of the northern harbour must burn before Friday, Brandt said."
    kinship = compare(boiled(one, "a"), boiled(other, "b"))
    assert len(kinship.quoted) == 1
    assert kinship.quoted[0].left.of(one).startswith("Every lamp")


def test_statements_told_again_are_paired_with_their_nearest_only() -> None:
    told = report("a", "The quay sank. A crane fell. Rain went on.")
    again = report("b", "A crane came down. The quay is gone. Shops closed.")

    def rows(statements: list[Statement], *rows: tuple[float, float, float]) -> Sketch:
        vectors = dict(zip([s.id for s in statements], np.eye(3, dtype=np.float32), strict=True))
        vectors |= {s.id: np.array(r, np.float32) for s, r in zip(statements, rows, strict=False)}
        return sketch(told if statements[0].report == told.id else again, statements, vectors)

    one = [tell(told, w) for w in ("The quay sank", "A crane fell", "Rain went on")]
    other = [tell(again, w) for w in ("A crane came down", "The quay is gone", "Shops closed")]
    kinship = compare(rows(one), rows(other, (0, 0.8, 0.6), (1, 0, 0), (0.6, 0.8, 0)))
    pairs = {(o.left.of(told.text), o.right.of(again.text)) for o in kinship.told}
    assert pairs == {("The quay sank", "The quay is gone"), ("A crane fell", "A crane came down")}
    assert kinship.left_told >= 0.8


FORM = "{} {} of {} counted {} barrels of fresh herring, {} of sprats before noon on Monday."
TOLD = (
    "Before noon on Monday {} {} of {} had counted barrels: {} with fresh herring, {} with sprats."
)


@pytest.mark.parametrize(
    ("one", "other", "template"),
    [
        (("Ida", "Brandt", "Osmund", 412, 77), ("Jon", "Asp", "Castel", 398, 54), True),
        # Of the same parties other figures are no form filled in anew, where the words differ.
        (("Ida", "Brandt", "Osmund", 412, 77), ("Ida", "Brandt", "Osmund", 398, 54), False),
    ],
)
def test_other_figures_in_other_words_are_a_template_if_the_names_differ_too(
    one: tuple[object, ...], other: tuple[object, ...], template: bool
) -> None:
    first, second = report("first", FORM.format(*one)), report("second", TOLD.format(*other))
    kinship = compare(sketch(first, (), {}), sketch(second, (), {}))
    assert kinship.runs < 0.05
    assert kinship.is_template is template
