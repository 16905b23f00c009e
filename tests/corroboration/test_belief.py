import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration import Assertions, Belief, ValueKind, fuse
from headwater.corroboration.slots import read_moment
from headwater.exceptions import ModelError

Row = tuple[str, str, str]  # source, object, value


def table(rows: Sequence[Row], denied: Sequence[bool] = ()) -> Assertions:
    return Assertions(
        sources=[row[0] for row in rows],
        objects=[row[1] for row in rows],
        attributes=["quay"] * len(rows),
        values=[row[2] for row in rows],
        denied=denied,
    )


def believe(rows: Sequence[Row], item: str, denied: Sequence[bool] = ()) -> Belief:
    (found,) = [one for one in fuse(table(rows, denied)).beliefs if one.object == item]
    return found


ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz"), st.sampled_from("1234")),
    min_size=1,
    max_size=30,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], chance: random.Random) -> None:
    mixed = rows[:]
    chance.shuffle(mixed)
    assert fuse(table(rows)) == fuse(table(mixed))


@given(ROWS, st.lists(st.booleans(), min_size=30, max_size=30))
def test_chances_are_chances_and_lie_in_their_intervals(rows: list[Row], no: list[bool]) -> None:
    for belief in fuse(table(rows, no[: len(rows)])).beliefs:
        total = belief.nothing + sum(one.chance for one in belief.candidates)
        assert total == pytest.approx(1.0)
        for one in belief.candidates:
            assert 0 <= one.low <= one.chance <= one.high <= 1 + 1e-9


@given(ROWS)
def test_every_claim_stands_behind_a_candidate(rows: list[Row]) -> None:
    last = {(source, item) for source, item, _ in rows}
    held = [
        (source, belief.object)
        for belief in fuse(table(rows)).beliefs
        for one in belief.candidates
        for source in one.sources
    ]
    assert sorted(held) == sorted(last)


def test_a_source_that_is_mostly_right_wins_over_one_that_is_mostly_wrong() -> None:
    rows = [(source, f"ship {n}", "east") for n in range(30) for source in ("good", "fair", "firm")]
    rows += [("poor", f"ship {n}", "west") for n in range(30)]
    rows += [("good", "last", "north"), ("poor", "last", "south")]
    assert believe(rows, "last").best.value == "north"


def test_one_who_never_stands_alone_adds_little() -> None:
    # Whoever is asked last says what one of the others said, a false one as well as a true.
    rows: list[Row] = []
    for n in range(60):
        item, wrong = f"ship {n}", f"wrong {n}"
        rows += [("first", item, "east"), ("second", item, "east" if n % 3 else wrong)]
        rows += [("third", item, f"other {n}" if n % 2 else "east")]
        rows += [("echo", item, wrong if n % 3 == 0 else "east")]
    found = {habit.source: habit for habit in fuse(table(rows)).habits}
    assert found["echo"].echo > 0.3
    assert found["third"].echo == 0.0
    assert max(habit.echo for habit in found.values()) <= 0.8


def test_a_value_that_stands_only_because_nobody_copies_is_flagged() -> None:
    rows: list[Row] = []
    for n in range(80):
        item = f"ship {n}"
        rows += [("one", item, "east"), ("two", item, f"west {n}"), ("echo", item, f"west {n}")]
        rows += [("four", item, "east"), ("five", item, f"far {n}")]
    flagged = [one for one in fuse(table(rows)).beliefs if one.hinges_on_copying]
    for belief in flagged:
        assert belief.best.low < belief.best.high


def test_a_hedged_word_weighs_less_and_an_uncommitted_one_nothing() -> None:
    def best(chance: float) -> float:
        told = Assertions(
            sources=["a", "b"],
            objects=["x"] * 2,
            attributes=["quay"] * 2,
            values=["east", "west"],
            chances=[1.0, chance],
        )
        (belief,) = fuse(told).beliefs
        return next(one.chance for one in belief.candidates if one.value == "east")

    assert best(1.0) == pytest.approx(0.5)
    assert 0.5 < best(0.7) < best(0.55) < best(0.5)


def test_one_source_against_another_leaves_a_wide_interval() -> None:
    one = believe([("a", "x", "east"), ("b", "x", "west")], "x").best
    assert one.low < 0.3
    assert one.high > 0.7


def test_a_list_that_stops_at_the_first_name_says_nothing_of_the_others() -> None:
    full, first = "Brandt, Ida; Moss, Tom", "Brandt, Ida"
    known = [f"book {n}" for n in range(40)]
    short = ("short", "brief", "curt", "terse")
    rows = [(shop, book, first) for book in (*known, "last") for shop in short]
    rows += [(shop, book, full) for book in known for shop in ("whole", "entire", "all", "every")]
    rows += [("whole", "last", full)]
    told = Assertions(
        sources=[row[0] for row in rows],
        objects=[row[1] for row in rows],
        attributes=["authors"] * len(rows),
        values=[row[2] for row in rows],
    )
    assert {one.best.value for one in fuse(told).beliefs} == {"ida brandt; tom moss"}


def test_a_chance_that_is_none_is_no_table() -> None:
    with pytest.raises(ModelError, match="chance"):
        Assertions(sources=["a"], objects=["x"], attributes=["q"], values=["1"], chances=[1.2])


def test_the_log_stamp_is_read_as_any_other_time() -> None:
    moment = read_moment("Fri Jan 29 08:45:00 2010")
    assert moment == read_moment("fri jan 29 08:45:00 2010") == read_moment("2010-01-29 08:45")
    assert read_moment("fri jan 39 08:45:00 2010") is None
    assert read_moment("fri jax 29 08:45:00 2010") is None


def test_a_denial_counts_against_the_value_it_denies() -> None:
    rows = [("a", "x", "east"), ("b", "x", "east")]
    agreed = believe(rows, "x")
    denied = believe([*rows, ("c", "x", "east")], "x", [False, False, True])
    assert agreed.best.chance == 1.0
    assert denied.best.chance < agreed.best.chance
    assert denied.nothing > 0
    assert denied.best.denied_by == ("c",)


def test_a_denial_speaks_for_the_other_values() -> None:
    rows = [("a", "x", "east"), ("b", "x", "west")]
    even = believe(rows, "x")
    tipped = believe([*rows, ("c", "x", "east")], "x", [False, False, True])
    assert even.candidates[0].chance == pytest.approx(even.candidates[1].chance)
    assert tipped.best.value == "west"


def test_the_latest_word_of_a_source_replaces_its_earlier_ones() -> None:
    told = Assertions(
        sources=["a", "a", "b"],
        objects=["x"] * 3,
        attributes=["count"] * 3,
        values=["12", "15", "15.0"],
        times=["2024-05-01", "fri may 3 08:45:00 2024", ""],
    )
    (belief,) = fuse(told).beliefs
    assert [one.value for one in belief.candidates] == ["15"]
    assert belief.best.sources == ("a", "b")


def test_numbers_within_the_tolerance_are_one_value() -> None:
    told = Assertions(
        sources=["a", "b", "c"],
        objects=["x"] * 3,
        attributes=["count"] * 3,
        values=["1000", "1,004", "1100"],
    )
    assert len(fuse(told).beliefs[0].candidates) == 3
    near = fuse(told, tolerance=0.01).beliefs[0]
    assert [one.sources for one in near.candidates] == [("a", "b"), ("c",)]


def test_lists_of_persons_are_compared_person_by_person() -> None:
    told = Assertions(
        sources=["a", "b", "c", "d"],
        objects=["x"] * 4,
        attributes=["authors"] * 4,
        values=["Brandt, Ida; Moss, Tom", "Tom Moss, Ida Brandt", "BRANDT, IDA MOSS, TOM", ""],
    )
    (belief,) = fuse(told).beliefs
    assert belief.best.value == "ida brandt; tom moss"
    assert belief.best.sources == ("a", "b", "c")


def test_a_book_has_one_slot_under_both_its_numbers() -> None:
    told = Assertions(
        sources=["a", "b"],
        objects=["0-306-40615-2", "9780306406157"],
        attributes=["pages"] * 2,
        values=["210", "210"],
    )
    assert len(fuse(told).beliefs) == 1


def test_a_kind_that_is_given_is_not_guessed() -> None:
    told = Assertions(
        sources=["a", "b"], objects=["x"] * 2, attributes=["no"] * 2, values=["1", "01"]
    )
    assert len(fuse(told).beliefs[0].candidates) == 1
    plain = fuse(told, kinds={"no": ValueKind.TEXT})
    assert len(plain.beliefs[0].candidates) == 2


def test_an_empty_table_gives_nothing() -> None:
    assert fuse(table([])).beliefs == ()
    assert fuse(table([("a", "x", " ")])).beliefs == ()


def test_columns_of_different_lengths_are_no_table() -> None:
    with pytest.raises(ModelError, match="different lengths"):
        Assertions(sources=["a"], objects=[], attributes=["b"], values=["c"])
