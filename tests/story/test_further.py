from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Outline, Report, ReportId, Story
from headwater.story import Checkpoint, find_start, group_further, group_reports, time_order
from tests.dossier.drafting import report
from tests.story.test_group import FERRY, SCHOOL

START = datetime(2031, 1, 1, tzinfo=UTC)
TEXTS = (*FERRY, *SCHOOL, "Fog lay over Osmund.", "Rain fell on Osmund and on Tarn Point.")


def on(day: int, text: str, label: str) -> Report:
    moment = START + timedelta(days=day)
    return report(label, text, outlet=f"Post {label}", published=f"{moment:%Y-%m-%dT%H:%M}")


def further(
    reports: Sequence[Report],
    originals: dict[ReportId, ReportId],
    checkpoints: Sequence[Checkpoint],
) -> tuple[tuple[Story, ...], tuple[Checkpoint, ...], int]:
    """Group reports as a run does; the last figure is how many were read in full."""
    ordered = sorted(reports, key=time_order)
    outlines = [Outline.of(each) for each in ordered]
    kept, first = find_start(outlines, originals, checkpoints)
    asked: list[Report] = []

    def read() -> Iterator[Report]:
        for each in ordered[first:]:
            asked.append(each)
            yield each

    grouped = group_further(outlines, read(), originals, kept)
    return grouped.stories, grouped.checkpoints, len(asked)


ROWS = st.lists(st.tuples(st.integers(0, 120), st.sampled_from(TEXTS)), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(1, 12), st.randoms(use_true_random=False), st.booleans())
def test_batch_by_batch_gives_what_one_pass_gives(
    rows: list[tuple[int, str]], step: int, chance: Random, shuffled: bool
) -> None:
    reports = [on(day, text, str(n)) for n, (day, text) in enumerate(sorted(rows))]
    copies = {
        later.id: earlier.id for earlier, later in pairwise(reports) if earlier.text == later.text
    }
    coming = chance.sample(reports, len(reports)) if shuffled else reports
    checkpoints: tuple[Checkpoint, ...] = ()
    for end in range(step, len(coming) + step, step):
        held = {each.id for each in coming[:end]}
        known = {copy: first for copy, first in copies.items() if {copy, first} <= held}
        stories, checkpoints, _ = further(coming[:end], known, checkpoints)
        assert stories == group_reports(coming[:end], known)


def test_a_late_comer_within_the_window_of_a_checkpoint_is_not_passed_over() -> None:
    ferry, school = FERRY[0], SCHOOL[0]
    days = [(0, ferry), (0, ferry), (0, ferry), (0, ferry), (7, school), (22, school)]
    held = [on(day, text, str(number)) for number, (day, text) in enumerate(days)]
    late = on(17, "Fog lay over Osmund.", "late")
    _, checkpoints, _ = further(held, {}, ())
    assert further([*held, late], {}, checkpoints)[0] == group_reports([*held, late])


YEAR = [on(day, TEXTS[day % len(TEXTS)], f"d{day}") for day in range(0, 360, 2)]


def test_a_new_report_has_only_the_last_weeks_read_again() -> None:
    _, checkpoints, everything = further(YEAR[:-1], {}, ())
    stories, _, read = further(YEAR, {}, checkpoints)
    assert everything == len(YEAR) - 1
    assert read <= 3 * 14 / 2 + 7 / 2 + 2
    assert stories == group_reports(YEAR)


def test_what_is_kept_does_not_grow_with_the_case() -> None:
    def held(months: int) -> tuple[int, int]:
        news = [
            on(
                30 * month + day,
                f"Quay{month} of Osmund{month} sank, said Brandt{month}.",
                f"{day}",
            )
            for month in range(months)
            for day in range(15)
        ]
        _, checkpoints, _ = further(news, {}, ())
        return len(checkpoints), max(len(each.vectors) for each in checkpoints)

    few, many = held(6), held(48)
    assert many[1] <= few[1]
    assert many[0] <= few[0] + 8 * 3  # eight times the time: three doublings


def test_a_late_comer_has_all_after_it_grouped_again() -> None:
    _, checkpoints, _ = further(YEAR, {}, ())
    late = [*YEAR, on(101, FERRY[0], "late")]
    stories, _, read = further(late, {}, checkpoints)
    assert len(YEAR) / 2 < read < len(YEAR)
    assert stories == group_reports(late)


def test_a_report_without_a_clock_has_everything_grouped_as_a_whole() -> None:
    _, checkpoints, _ = further(YEAR, {}, ())
    more = [*YEAR, report("undated", FERRY[1], outlet="Post")]
    stories, kept, read = further(more, {}, checkpoints)
    assert (kept, read) == ((), len(more))
    assert stories == group_reports(more)


def test_another_original_has_its_copy_grouped_again() -> None:
    _, checkpoints, _ = further(YEAR, {}, ())
    originals = {YEAR[100].id: YEAR[99].id}
    stories, _, _ = further(YEAR, originals, checkpoints)
    assert stories == group_reports(YEAR, originals)
    assert stories != group_reports(YEAR)
