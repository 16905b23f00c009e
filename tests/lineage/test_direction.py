import pytest

from tests.lineage.texts import REWRITE, WIRE, edges, record

EARLY, LATE = "2031-05-04T08:00Z", "2031-05-04T12:00Z"


def arrows(*records: object) -> set[tuple[str, str, str]]:
    return {(a, arrow, b) for a, arrow, b, _ in edges(*records)}  # type: ignore[arg-type]


def test_the_later_of_two_kin_was_made_from_the_earlier() -> None:
    one = record("one", REWRITE, outlet="Quay Gazette", published=EARLY)
    two = record("two", WIRE, outlet="Coastal Wire", published=LATE)
    assert arrows(one, two) == {("two", "<-", "one")}


@pytest.mark.parametrize(
    ("one", "two"),
    [("", ""), (EARLY, ""), ("2031-05-04", LATE), (EARLY, EARLY)],
    ids=["no clocks", "one clock", "a day against an hour of it", "the same minute"],
)
def test_clocks_that_do_not_tell_them_apart_tell_nothing(one: str, two: str) -> None:
    assert arrows(
        record("one", WIRE, outlet="Coastal Wire", published=one),
        record("two", WIRE, outlet="Quay Gazette", published=two),
    ) == {("one", "--", "two")}


def test_an_explicit_credit_shows_the_parent_even_against_the_clock() -> None:
    credited = record(
        "two", f"{REWRITE} The mishap was reported by Coastal Wire, Coastal Wire said.",
        outlet="Quay Gazette", published=EARLY,
    )  # fmt: skip
    one = record("one", WIRE, outlet="Coastal Wire", published=LATE)
    assert arrows(one, credited) == {("two", "<-", "one")}


def test_two_that_credit_each_other_show_nothing_without_clocks() -> None:
    one = record("one", f"{WIRE} Quay Gazette reported it too.", outlet="Coastal Wire")
    two = record("two", f"{WIRE} Coastal Wire reported it too.", outlet="Quay Gazette")
    assert arrows(one, two) == {("one", "--", "two")}


def test_a_dateline_credits_the_text() -> None:
    one = record("one", WIRE, outlet="Meridian")
    two = record("two", f"TARN POINT (Meridian) - {REWRITE}", outlet="Quay Gazette")
    assert arrows(one, two) == {("two", "<-", "one")}


@pytest.mark.parametrize(
    "credit", ["Photo: Meridian", "(Photo by Lena Ruiz/Meridian)", "Image: Lena Ruiz / Meridian"]
)
def test_a_photo_credit_is_never_a_credit_of_the_text(credit: str) -> None:
    one = record("one", WIRE, outlet="Meridian")
    two = record("two", f"{REWRITE}\n\n{credit}", outlet="Quay Gazette")
    assert {arrow for _, arrow, _ in arrows(one, two)} == {"--"}


def test_length_and_style_decide_nothing() -> None:
    short = " ".join(WIRE.split(". ")[:2]) + "."
    one = record("one", WIRE, outlet="Coastal Wire")
    two = record("two", short, outlet="Quay Gazette")
    assert arrows(one, two) == {("one", "--", "two")}
