import re

from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Span, content_key, report_id, statement_id
from headwater.model.ids import ReportId


@given(st.lists(st.text(), max_size=5))
def test_a_key_is_16_hex_digits_and_the_same_every_time(parts: list[str]) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", content_key(*parts))
    assert content_key(*parts) == content_key(*parts)


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_different_parts_get_different_keys(one: list[str], other: list[str]) -> None:
    assert (content_key(*one) == content_key(*other)) == (one == other)


def test_where_one_part_ends_and_the_next_begins_matters() -> None:
    assert content_key("ab", "c") != content_key("a", "bc") != content_key("abc")


def test_half_of_a_surrogate_pair_still_gets_a_key() -> None:
    assert content_key("\ud800") != content_key("")


def test_a_report_is_named_by_what_it_is_and_not_by_its_file() -> None:
    one = report_id(outlet="Dock Post", url=None, published=None, text="It sank.", label="a.txt")
    other = report_id(outlet="Dock Post", url=None, published=None, text="It sank.", label="b.txt")
    assert one == other


def test_two_captures_that_name_no_outlet_are_told_apart_by_their_label() -> None:
    one = report_id(outlet=None, url=None, published=None, text="It sank.", label="a.txt")
    other = report_id(outlet=None, url=None, published=None, text="It sank.", label="b.txt")
    assert one != other


def test_the_same_text_of_another_outlet_or_day_is_another_report() -> None:
    def named(outlet: str, published: str) -> str:
        return report_id(outlet=outlet, url=None, published=published, text="It sank.", label="")

    names = {named("Dock Post", "2031-01-01"), named("Quay Times", "2031-01-01")}
    assert len(names | {named("Dock Post", "2031-01-02")}) == 3


def test_a_statement_is_named_by_its_place_cue_and_hops() -> None:
    report, content = ReportId("r"), (Span(0, 4),)
    names = {
        statement_id(report, content, None, 0),
        statement_id(report, content, Span(5, 9), 1),
        statement_id(report, content, Span(5, 9), 2),
        statement_id(report, content, Span(5, 9), 2, again=True),
        statement_id(report, (Span(0, 4), Span(9, 12)), Span(5, 9), 1),
        statement_id(ReportId("s"), content, None, 0),
    }
    assert len(names) == 6
