from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from headwater.claims import claim_id, match, with_names
from headwater.claims.features import lay_out
from headwater.claims.matching import worth_a_look
from headwater.model import Act, Agreement, Lineage, Matches, StatementId, Story
from headwater.story import one_story
from tests.claims.wordings import Wording, wording
from tests.reading import STAGES

FERRY = wording(
    "Ida Brandt said the ferry struck a rock.", "the ferry struck a rock", "Ida Brandt", label="a"
)
RETOLD = wording("A rock was struck by the ferry.", "A rock was struck by the ferry", label="b")
DENIED = wording("The ferry struck no rock.", "The ferry struck no rock", negated=True, label="c")
BOATS = wording("The storm sank 14 boats.", "The storm sank 14 boats", label="d")
MORE_BOATS = wording("The storm sank 40 boats.", "The storm sank 40 boats", label="e")
SCHOOL = wording("The school roof will be mended.", "The school roof will be mended", label="f")
SILENT = wording(
    "Ida Brandt did not say whether the ferry struck a rock.",
    "the ferry struck a rock",
    "Ida Brandt",
    "did not say",
    act=Act.NOT_SAY,
    label="g",
)
ALL = (FERRY, RETOLD, DENIED, BOATS, MORE_BOATS, SCHOOL, SILENT)


def vectors(wordings: Sequence[Wording]) -> dict[StatementId, NDArray[np.float32]]:
    encoder = STAGES._encoder  # loading another takes a second
    rows = encoder.encode([with_names(s, report.text) for report, s in wordings])
    return {statement.id: row for (_, statement), row in zip(wordings, rows, strict=True)}


VECTORS = vectors(ALL)


def story_of(wordings: Sequence[Wording]) -> Story:
    return one_story([report for report, _ in wordings])


def matched(*wordings: Wording, seed: int | None = None) -> Matches:
    reports = [report for report, _ in wordings]
    statements = [statement for _, statement in wordings]
    story = story_of(wordings)
    if seed is not None:
        Random(seed).shuffle(reports)
        Random(seed + 1).shuffle(statements)
    known = VECTORS | vectors([each for each in wordings if each[1].id not in VECTORS])
    return match(story, reports, statements, Lineage(), known)


def share_a_claim(one: Wording, other: Wording, *more: Wording) -> bool:
    claims = matched(one, other, *more).claims
    return any({one[1].id, other[1].id} <= set(claim.statements) for claim in claims)


def test_the_same_thing_in_other_words_is_one_claim() -> None:
    assert share_a_claim(FERRY, RETOLD, SCHOOL, BOATS)
    assert share_a_claim(RETOLD, FERRY, SCHOOL, BOATS)


def test_different_things_are_different_claims() -> None:
    assert not share_a_claim(FERRY, SCHOOL, BOATS)
    assert not share_a_claim(BOATS, SCHOOL, FERRY)


def test_what_clashes_shares_no_claim_and_is_shown_as_a_conflict() -> None:
    found = matched(BOATS, MORE_BOATS, SCHOOL)
    assert len(found.claims) == 3
    (conflict,) = [c for c in found.comparisons if c.agreement is Agreement.CONTRADICTS]
    assert {conflict.left, conflict.right} == {BOATS[1].id, MORE_BOATS[1].id}
    assert "14 boats" in conflict.reasons[0].detail
    assert "40 boats" in conflict.reasons[0].detail


def test_what_one_affirms_and_another_denies_is_two_claims() -> None:
    assert not share_a_claim(FERRY, DENIED, SCHOOL)


def test_saying_nothing_about_a_thing_is_no_claim_of_it() -> None:
    assert not share_a_claim(FERRY, SILENT, SCHOOL)


SAME_WORDS = [
    ("The storm sank 14 boats", "THE STORM SANK 14 BOATS"),
    ("The yard’s roof fell", "The yard's roof fell"),
    ("The so-called rule of the sea holds", "The “so-called rule” of the sea holds"),
    ("It did", "it did"),
    ("The storm sank fourteen boats", "The storm sank 14 boats"),
    ("Some 1,200 huts burned", "Some 1200 huts burned"),
]


@pytest.mark.parametrize(("one", "other"), SAME_WORDS)
def test_wordings_equal_but_for_case_or_marks_always_match(one: str, other: str) -> None:
    left, right = (wording(f"{w}.", w, label=w) for w in (one, other))
    assert share_a_claim(left, right, *ALL)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**16), st.sets(st.sampled_from(range(len(ALL))), min_size=2))
def test_the_order_of_input_changes_nothing(seed: int, chosen: set[int]) -> None:
    wordings = [ALL[index] for index in sorted(chosen)]
    assert matched(*wordings, seed=seed) == matched(*wordings)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(range(len(ALL))), min_size=1))
def test_every_statement_is_in_exactly_one_claim(chosen: set[int]) -> None:
    wordings = [ALL[index] for index in sorted(chosen)]
    held = [key for claim in matched(*wordings).claims for key in claim.statements]
    assert sorted(held) == sorted(statement.id for _, statement in wordings)


CLERK = wording(
    "A clerk in Velmora grew the largest marrow of the show.",
    "A clerk in Velmora grew the largest marrow of the show",
    label="unrelated",
)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(range(len(ALL))), min_size=1))
def test_an_unrelated_report_changes_no_claim_and_no_comparison_of_the_others(
    chosen: set[int],
) -> None:
    wordings = [ALL[index] for index in sorted(chosen)]
    before, after = matched(*wordings), matched(*wordings, CLERK)
    held = {claim.statements for claim in before.claims}
    assert {c.statements for c in after.claims} == held | {(CLERK[1].id,)}
    assert before.comparisons == after.comparisons


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL))
def test_matching_is_symmetric(wordings: list[Wording]) -> None:
    def shown(found: Matches) -> set[tuple[frozenset[StatementId], Agreement, float]]:
        return {(frozenset((c.left, c.right)), c.agreement, c.score) for c in found.comparisons}

    assert shown(matched(*wordings)) == shown(matched(*ALL))


def test_a_thing_is_also_what_an_aside_calls_it() -> None:
    text = "The council ordered forty flat-bottomed craft, commonly known as river mules."
    named = wording(text, "The council ordered forty flat-bottomed craft", label="named")
    plain = wording(
        "Forty river mules were ordered by the council.",
        "Forty river mules were ordered by the council",
        label="plain",
    )
    bare = wording(
        "The council ordered forty flat-bottomed craft.",
        "The council ordered forty flat-bottomed craft",
        label="bare",
    )
    likelihoods = [
        found.score
        for one in (named, bare)
        for found in matched(one, plain, *ALL).comparisons
        if {found.left, found.right} == {one[1].id, plain[1].id}
    ]
    assert likelihoods[0] > likelihoods[1]


def test_what_a_thing_is_called_shares_no_claim_with_what_it_does() -> None:
    called = wording("Craft, known as river mules, sank.", "known as river mules", label="called")
    sank = wording("River mules sank.", "River mules sank", label="sank")
    again = wording("Craft known as river mules.", "known as river mules", label="again")
    assert not share_a_claim(called, sank, *ALL)
    assert share_a_claim(called, again, *ALL)


def test_a_later_count_by_the_same_counter_is_an_update_and_no_conflict() -> None:
    first = wording(
        "Ida Brandt said 14 boats sank in the storm.",
        "14 boats sank in the storm",
        "Ida Brandt",
        label="x",
        published="2031-05-01T08:00",
    )
    later = wording(
        "Ida Brandt said 19 boats sank in the storm.",
        "19 boats sank in the storm",
        "Ida Brandt",
        label="y",
        published="2031-05-03T08:00",
    )
    other = wording("19 boats sank in the storm.", "19 boats sank in the storm", label="z")

    def conflicts(*wordings: Wording) -> list[Agreement]:
        found = matched(*wordings, SCHOOL).comparisons
        return [c.agreement for c in found if c.agreement is Agreement.CONTRADICTS]

    assert conflicts(first, later) == []
    assert conflicts(first, other) != []


def test_a_claim_is_named_after_its_earliest_statement_and_worded_by_its_fullest() -> None:
    early = wording(
        "A rock was struck.", "A rock was struck", label="x", published="2031-05-01T08:00"
    )
    full = wording(
        "On its way a rock was struck by the ferry.",
        "a rock was struck by the ferry",
        label="y",
        published="2031-05-02T08:00",
    )
    (claim,) = [c for c in matched(early, full, SCHOOL, BOATS).claims if len(c.statements) > 1]
    assert claim.id == claim_id(story_of((early, full, SCHOOL, BOATS)), early[1].id)
    assert claim.statements == (early[1].id, full[1].id)
    assert claim.wording.report == full[0].id


def test_who_says_more_entails_who_says_less() -> None:
    less = wording("The ferry struck a rock.", "The ferry struck a rock", label="x")
    more = wording(
        "The ferry struck a rock off Osmund at dusk.",
        "The ferry struck a rock off Osmund at dusk",
        label="y",
    )
    (comparison,) = matched(less, more, SCHOOL).comparisons
    assert comparison.agreement is Agreement.ENTAILS
    assert (comparison.left, comparison.right) == (more[1].id, less[1].id)


def test_a_claim_that_a_copy_words_alike_keeps_its_number_of_claims() -> None:
    copies = [
        wording("The storm sank 14 boats.", "The storm sank 14 boats", label=f"copy {n}")
        for n in range(8)
    ]
    assert len(matched(*ALL, *copies).claims) == len(matched(*ALL).claims)


def test_no_statements_make_no_claims() -> None:
    report, _ = FERRY
    assert match(one_story([report]), [report], [], Lineage(), {}) == Matches(
        claims=(), comparisons=(), drifts=()
    )


def test_a_picture_of_another_time_is_in_no_claim_of_what_just_happened() -> None:
    shown = "Ida Brandt watches the ferry trial in Tolmar, March 4, 2028"
    picture = wording(f"{shown}.", shown, label="p")
    fresh = wording(
        "Ida Brandt watched the ferry trial in Tolmar.",
        "Ida Brandt watched the ferry trial in Tolmar",
        label="q",
    )
    past = wording(
        "Four years ago Ida Brandt watched the ferry trial in Tolmar.",
        "Ida Brandt watched the ferry trial in Tolmar",
        label="r",
    )
    assert not share_a_claim(picture, fresh)
    assert share_a_claim(picture, past)


def test_who_denies_and_who_affirms_share_no_claim() -> None:
    words = "the ferry struck a rock"
    denied = wording(f"Ole Vik denied {words}.", words, "Ole Vik", "denied", act=Act.DENY)
    assert not share_a_claim(FERRY, denied)


def test_a_large_story_is_matched_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = matched(*ALL)
    monkeypatch.setattr("headwater.claims.matching.ROWS", 2)
    assert matched(*ALL) == whole
    monkeypatch.setattr("headwater.claims.matching.LARGE_STORY", 1)
    monkeypatch.setattr("headwater.claims.matching.NEIGHBOURS", len(ALL) - 2)
    assert matched(*ALL) == whole


def test_two_parties_of_one_report_who_count_otherwise_are_a_conflict() -> None:
    text = "Ida Brandt said 14 boats sank in the storm. officials said 19 boats sank in the storm."

    def conflicts(second: str) -> bool:
        told = [
            wording(text, "14 boats sank in the storm", "Ida Brandt", label="x"),
            wording(text, "19 boats sank in the storm", second, label="x"),
        ]
        found = matched(*told, SCHOOL).comparisons
        return any(c.agreement is Agreement.CONTRADICTS for c in found)

    assert conflicts("officials")
    assert not conflicts("Ida Brandt")


def test_of_many_copies_a_statement_of_a_large_story_is_set_against_the_earliest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = [wording("The ferry sank.", "The ferry sank", label=str(n)) for n in range(12)]
    told = [statement for _, statement in copies]
    same = np.eye(1, 8, dtype=np.float32)[0]
    bench = lay_out({report.id: report for report, _ in copies}, told, {s.id: same for s in told})
    assert len(worth_a_look(bench)[0]) == 66
    monkeypatch.setattr("headwater.claims.matching.LARGE_STORY", 1)
    monkeypatch.setattr("headwater.claims.matching.NEIGHBOURS", 2)
    left, right = worth_a_look(bench)
    found = sorted(zip(left.tolist(), right.tolist(), strict=True))
    assert found == [(0, later) for later in range(1, 12)] + [(1, later) for later in range(2, 12)]
