from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Report, Story
from headwater.story import group_reports, one_story, story_id, time_order
from tests.dossier.drafting import report

FERRY = (
    "The car ferry Halvard struck a rock off Tarn Point, harbour master Ida Brandt said.",
    "Ida Brandt, harbour master at Tarn Point, said a rock had holed the ferry Halvard.",
    "Divers looked at the Halvard after the ferry struck a rock off Tarn Point.",
)
SCHOOL = (
    "Twelve classrooms of the Osmund school close for a new roof, mayor Lena Ruiz said.",
    "The school in Osmund gets a new roof, said mayor Lena Ruiz; twelve classrooms close.",
)


def on(day: int, text: str, label: str = "") -> Report:
    return report(label or text[:12], text, outlet="Post", published=f"2031-05-{day:02}T08:00")


NEWS = [*(on(n + 1, text) for n, text in enumerate(FERRY)), *(on(2, text) for text in SCHOOL)]


def told(stories: tuple[Story, ...], reports: list[Report]) -> set[frozenset[str]]:
    texts = {each.id: each.text for each in reports}
    return {frozenset(texts[key] for key in story.reports) for story in stories}


def test_reports_of_one_happening_make_one_story() -> None:
    assert told(group_reports(NEWS), NEWS) == {frozenset(FERRY), frozenset(SCHOOL)}


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_reports_come_changes_nothing(chance: Random) -> None:
    assert group_reports(chance.sample(NEWS, len(NEWS))) == group_reports(NEWS)


TEXTS = st.lists(st.sampled_from([*FERRY, *SCHOOL, "Fog.", "It rained."]), min_size=1, max_size=8)


@settings(max_examples=50)
@given(TEXTS, st.data())
def test_each_report_is_in_exactly_one_story(texts: list[str], data: st.DataObject) -> None:
    days = data.draw(st.lists(st.integers(1, 28), min_size=len(texts), max_size=len(texts)))
    reports = [
        report(f"r{place}", text, outlet=f"Post {place}", published=f"2031-05-{day:02}T08:00")
        for place, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    held = [key for story in group_reports(reports) for key in story.reports]
    assert sorted(held) == sorted(each.id for each in reports)


def test_a_story_stands_in_order_of_time_and_bears_its_earliest_headline() -> None:
    late = report("late", FERRY[0], title="Ferry holed", published="2031-05-09T08:00")
    early = report("early", FERRY[1], title="Halvard hits rock", published="2031-05-08T08:00")
    (story,) = group_reports([late, early])
    assert story.reports == (early.id, late.id)
    assert story.title == "Halvard hits rock"
    assert story.id == story_id(early.id)


def test_a_later_report_does_not_rename_a_story() -> None:
    (before,) = group_reports(NEWS[:2])
    (after,) = group_reports(NEWS[:3])
    assert before.id == after.id


def test_without_a_headline_a_story_is_called_by_its_first_line() -> None:
    (story,) = group_reports([report("r", "Fog again.\nMore to come.")])
    assert story.title == "Fog again."


def test_a_story_quiet_for_three_weeks_takes_no_new_report() -> None:
    assert len(group_reports([on(1, FERRY[0]), on(3, FERRY[0], "copy")])) == 1
    assert len(group_reports([on(1, FERRY[0]), on(25, FERRY[0], "copy")])) == 2


def test_undated_reports_come_last_and_join_the_story_they_are_like() -> None:
    undated = report("undated", FERRY[2])
    (story,) = group_reports([undated, on(20, FERRY[0])])
    assert story.reports[-1] == undated.id


def test_reports_that_somebody_puts_together_are_one_story() -> None:
    story = one_story(NEWS)
    assert story.reports == tuple(each.id for each in sorted(NEWS, key=time_order))


FAR = [
    report(f"far{month}", text, outlet="Post", published=f"2031-{month:02}-09T08:00")
    for month in (2, 3, 8)
    for text in (*FERRY, *SCHOOL)
]


@settings(max_examples=20)
@given(st.lists(st.sampled_from(FAR), unique_by=lambda each: each.id))
def test_a_story_never_depends_on_reports_outside_its_window(far: list[Report]) -> None:
    assert set(group_reports(NEWS)) <= set(group_reports([*NEWS, *far]))


@settings(max_examples=20)
@given(st.lists(st.sampled_from([*FAR, *NEWS]), unique_by=lambda each: each.id))
def test_more_reports_never_part_a_copy_from_its_original(more: list[Report]) -> None:
    original, copy = NEWS[0], on(9, f"{FERRY[0]} {SCHOOL[0]}", "copy")
    held = {each.id: each for each in (*more, original, copy)}
    stories = group_reports(list(held.values()), {copy.id: original.id})
    assert any({original.id, copy.id} <= set(story.reports) for story in stories)


def test_a_copy_of_what_a_quiet_story_told_opens_another() -> None:
    copy = on(25, FERRY[0], "copy")
    assert len(group_reports([NEWS[0], copy], {copy.id: NEWS[0].id})) == 2


def test_a_flood_of_copies_is_one_story_and_leaves_another_alone() -> None:
    flood = [
        report(f"copy{n}", FERRY[0], outlet=f"Paper {n}", published="2031-05-02T09:00")
        for n in range(300)
    ]
    found = told(group_reports([*flood, *NEWS]), [*flood, *NEWS])
    assert frozenset(SCHOOL) in found


def test_no_reports_make_no_stories() -> None:
    assert group_reports([]) == ()
    with pytest.raises(ValueError, match="at least one"):
        one_story([])
