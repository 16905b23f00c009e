from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.grounding.dates import find_dates
from headwater.model import Clock, Span

# A Friday.
PUBLISHED = Clock(
    earliest=datetime(2031, 3, 14, tzinfo=UTC),
    latest=datetime(2031, 3, 14, 23, 59, tzinfo=UTC),
    basis="json:published",
)


def dates(text: str, published: Clock | None = PUBLISHED) -> list[tuple[str, date, date, bool]]:
    found = find_dates(text, Span(0, len(text)), published)
    return [(when.span.of(text), when.earliest, when.latest, when.anchored) for when in found]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "anchored"),
    [
        ("on 2 May 2030", date(2030, 5, 2), date(2030, 5, 2), False),
        ("on May 2, 2030", date(2030, 5, 2), date(2030, 5, 2), False),
        ("on Sept. 2, 2030", date(2030, 9, 2), date(2030, 9, 2), False),
        ("on 2030-05-02", date(2030, 5, 2), date(2030, 5, 2), False),
        ("in May 2030", date(2030, 5, 1), date(2030, 5, 31), False),
        ("in February 2028", date(2028, 2, 1), date(2028, 2, 29), False),
        ("since 2029", date(2029, 1, 1), date(2029, 12, 31), False),
        # the year comes from the publication: the latest such day not after it
        ("on 2 March", date(2031, 3, 2), date(2031, 3, 2), True),
        ("on 14 March", date(2031, 3, 14), date(2031, 3, 14), True),
        ("on 15 March", date(2030, 3, 15), date(2030, 3, 15), True),
        ("in August", date(2030, 8, 1), date(2030, 8, 31), True),
        ("on Friday", date(2031, 3, 14), date(2031, 3, 14), True),
        ("on Monday", date(2031, 3, 10), date(2031, 3, 10), True),
        ("today", date(2031, 3, 14), date(2031, 3, 14), True),
        ("Yesterday", date(2031, 3, 13), date(2031, 3, 13), True),
        ("earlier this year", date(2031, 1, 1), date(2031, 3, 14), True),
        ("last year", date(2030, 1, 1), date(2030, 12, 31), True),
        ("this year", date(2031, 1, 1), date(2031, 3, 14), True),
        ("next year", date(2032, 1, 1), date(2032, 12, 31), True),
        ("tomorrow", date(2031, 3, 15), date(2031, 3, 15), True),
        ("this morning", date(2031, 3, 14), date(2031, 3, 14), True),
        ("last week", date(2031, 3, 3), date(2031, 3, 9), True),
        ("earlier this week", date(2031, 3, 10), date(2031, 3, 14), True),
        ("later this month", date(2031, 3, 14), date(2031, 3, 31), True),
        ("last month", date(2031, 2, 1), date(2031, 2, 28), True),
        ("the past week", date(2031, 3, 7), date(2031, 3, 14), True),
        ("last Friday", date(2031, 3, 7), date(2031, 3, 7), True),
        ("next Friday", date(2031, 3, 21), date(2031, 3, 21), True),
        ("two days ago", date(2031, 3, 12), date(2031, 3, 12), True),
        ("two weeks ago", date(2031, 2, 24), date(2031, 3, 2), True),
        ("three months ago", date(2030, 12, 1), date(2030, 12, 31), True),
        ("20 years ago", date(2011, 1, 1), date(2011, 12, 31), True),
        ("a year from now", date(2032, 1, 1), date(2032, 12, 31), True),
        ("May 2030", date(2030, 5, 1), date(2030, 5, 31), False),
        ("in mid-August", date(2030, 8, 1), date(2030, 8, 31), True),
        ("May 2-5, 2030", date(2030, 5, 2), date(2030, 5, 5), False),
        ("2 to 5 May 2030", date(2030, 5, 2), date(2030, 5, 5), False),
        ("on March 2 and 3", date(2031, 3, 2), date(2031, 3, 3), True),
        ("on 15-17 March", date(2030, 3, 15), date(2030, 3, 17), True),
    ],
)
def test_a_date_is_the_days_it_could_mean(
    text: str, earliest: date, latest: date, anchored: bool
) -> None:
    ((_, *found),) = dates(text)
    assert found == [earliest, latest, anchored]


@pytest.mark.parametrize("text", ["on 2 March", "on Friday", "yesterday", "in August", "2-4 May"])
def test_without_a_publication_a_date_that_needs_one_is_passed_over(text: str) -> None:
    assert dates(text, None) == []


def test_a_date_with_its_year_needs_no_publication() -> None:
    assert len(dates("on 2 March 2031", None)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2030",
        "on 2030-13-01",
        "on 2030-02-31",
        "it may rain",
        "a march of 2 men",
        "",
    ],
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    found = find_dates(text, Span(0, len(text)), PUBLISHED) if text else ()
    assert found == ()


def test_29_february_is_the_last_there_was() -> None:
    ((words, *_),) = dates("on 29 February 2028 and on 29 February")[:1]
    assert words == "29 February 2028"


def test_several_dates_stand_in_reading_order() -> None:
    text = "From 2 May 2030 and Friday until 2030-12-01 it stood."
    assert [words for words, *_ in dates(text)] == ["2 May 2030", "Friday", "2030-12-01"]


_PIECES = st.sampled_from(
    "on in since 2 29 31 May Feb. February March, 2030 2028 1999 Monday today last year 2030-05-02"
    " 2030-99-99 earlier this".split()
)


@settings(deadline=None)
@given(st.lists(_PIECES).map(" ".join) | st.text(), st.dates(min_value=date(2, 1, 1)))
def test_dates_are_disjoint_and_never_the_wrong_way_round(text: str, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = Clock(earliest=moment, latest=moment, basis="json:published")
    found = find_dates(text, Span(0, max(1, len(text))), clock)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(when.earliest <= when.latest for when in found)


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Trains will run by Tuesday", date(2031, 3, 18)),
        ("The port is due to open on Friday", date(2031, 3, 14)),
        ("The pier would be shut on January 9", date(2032, 1, 9)),
        ("Trains would have run on Tuesday", date(2031, 3, 11)),
        ("The pier that will close was built on January 9", date(2031, 1, 9)),
        ("Trains ran on Tuesday and will run again", date(2031, 3, 11)),
    ],
)
def test_a_day_looked_ahead_to_is_the_next_one(text: str, earliest: date) -> None:
    assert [found[1] for found in dates(text)] == [earliest]


def test_a_day_with_its_date_beside_it_has_that_date() -> None:
    found = dates("Between seven and nine today, March 12, 30 came; on Monday, March 3, nobody.")
    assert [day[1] for day in found] == [date(2031, 3, 12)] * 2 + [date(2031, 3, 3)] * 2
