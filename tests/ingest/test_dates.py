from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.dates import read_clock

DAY, MINUTE, SECOND = timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("words", "earliest", "length"),
    [
        ("2031-03-14", "2031-03-14T00:00", DAY),
        ("2031/03/14", "2031-03-14T00:00", DAY),
        ("20310314", "2031-03-14T00:00", DAY),
        ("14 March 2031", "2031-03-14T00:00", DAY),
        ("Friday, 14th of March, 2031", "2031-03-14T00:00", DAY),
        ("March 14, 2031", "2031-03-14T00:00", DAY),
        ("Published: Sept. 3, 2031", "2031-09-03T00:00", DAY),
        ("March 2031", "2031-03-01T00:00", timedelta(days=31)),
        ("2031-12", "2031-12-01T00:00", timedelta(days=31)),
        ("2031", "2031-01-01T00:00", timedelta(days=365)),
        ("2031-03-14T22:10Z", "2031-03-14T22:10", MINUTE),
        ("2031-03-14T22:10+02:00", "2031-03-14T20:10", MINUTE),
        ("2031-03-14 22:10 -0530", "2031-03-15T03:40", MINUTE),
        ("2031-03-14T22:10:05.250Z", "2031-03-14T22:10:05", SECOND),
        ("Fri, 14 Mar 2031 22:10:05 +0200", "2031-03-14T20:10:05", SECOND),
        ("March 14, 2031 at 10:10 p.m. EST", "2031-03-15T03:10", MINUTE),
        ("14 March 2031 | 12am GMT", "2031-03-14T00:00", MINUTE),
        ("14 March 2031, 22:10 (UTC)", "2031-03-14T22:10", MINUTE),
        ("1931206200", "2031-03-13T22:10", SECOND),
        ("1931206200000", "2031-03-13T22:10", SECOND),
    ],
)
def test_a_date_is_the_interval_it_could_mean(words: str, earliest: str, length: timedelta) -> None:
    clock = read_clock(words, "json:published")
    assert clock is not None
    assert clock.earliest == datetime.fromisoformat(earliest).replace(tzinfo=UTC)
    assert clock.latest == clock.earliest + length - timedelta(microseconds=1)
    assert clock.basis == "json:published"


@pytest.mark.parametrize("words", ["2031-03-14T22:10", "14 March 2031 22:10 LMT"])
def test_a_time_of_unknown_zone_is_known_to_the_day(words: str) -> None:
    clock = read_clock(words, "x")
    assert clock is not None
    assert clock.earliest == datetime(2031, 3, 14, tzinfo=UTC)
    assert clock.latest - clock.earliest > timedelta(hours=23)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "03/04/2031",
        "31 June 2031",
        "2031-13-40",
        "14 March 2031 and 15 March 2031",
        "14 March 2031 in the port of Esker",
        "14 March 2031, 25:10 UTC",
        "9999-12-31T23:59-10:00",
        "14 March 2031 " + "x" * 100,
    ],
)
def test_what_gives_no_single_date_is_none(words: str) -> None:
    assert read_clock(words, "x") is None


@given(st.text(max_size=90) | st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d"))
def test_no_words_break_the_reading_of_dates(words: str) -> None:
    clock = read_clock(words, "x")
    assert clock is None or clock.earliest <= clock.latest
