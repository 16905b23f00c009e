import logging

import pytest

from headwater.model import ReportId, Story, StoryId
from headwater.pipeline.regrouping import find_regrouped


def story(name: str, *reports: str) -> Story:
    return Story(id=StoryId(name), title=name, reports=tuple(map(ReportId, reports)))


def ids(before: list[Story], after: list[Story]) -> list[tuple[list[str], list[str]]]:
    return [
        ([each.id for each in found.before], [each.id for each in found.after])
        for found in find_regrouped(before, after)
    ]


def test_a_story_that_grew_or_is_new_is_not_told_of() -> None:
    assert ids([story("a", "1")], [story("a", "1", "2"), story("b", "3")]) == []


def test_two_stories_that_are_one_now_were_merged() -> None:
    before = [story("a", "1"), story("b", "2"), story("c", "9")]
    assert ids(before, [story("a", "1", "2", "3"), story("c", "9")]) == [(["a", "b"], ["a"])]


def test_a_story_that_is_two_now_was_split() -> None:
    after = [story("a", "1", "3"), story("b", "2", "4")]
    assert ids([story("a", "1", "2", "3")], after) == [(["a"], ["a", "b"])]


def test_reports_that_moved_are_told_of_once() -> None:
    before = [story("a", "1", "2"), story("b", "3", "4")]
    assert ids(before, [story("a", "1"), story("b", "2", "3", "4")]) == [(["a", "b"], ["a", "b"])]


def test_reports_that_are_held_no_more_count_nothing() -> None:
    assert ids([story("a", "gone"), story("b", "1", "gone too")], [story("b", "1")]) == []


def test_each_change_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="headwater.pipeline.regrouping"):
        find_regrouped([story("a", "1"), story("b", "2")], [story("a", "1", "2")])
    assert caplog.messages == ["regrouped a of 1 report and b of 1 report into a of 2 reports"]
