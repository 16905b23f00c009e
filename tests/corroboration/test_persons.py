import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration.persons import (
    Person,
    find_members,
    gather_roster,
    read_names,
    same_person,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt, Ida B.; Moss, Tom", ["ida b brandt", "tom moss"]),
        ("Ida Brandt, Tom Moss", ["ida brandt", "tom moss"]),
        ("Brandt, Ida/ Moss, Tom (Editor)", ["ida brandt", "tom moss"]),
        ("Ida Brandt &amp; Tom Moss", ["ida brandt", "tom moss"]),
        ("By (author) Brandt, Ida By (author) Moss, Tom", ["ida brandt", "tom moss"]),
        ("M&uuml;ller, Jo", ["jo muller"]),
        ("Vale-Orrin, Sue", ["sue vale-orrin"]),
        ("Brandt, Ida, et al", ["ida brandt"]),
        ("Not Available", []),
        ("Moss, Tom; van der", ["tom van der moss"]),
        ("Moss, Tom van der", ["tom van der moss"]),
        ("Ida Brandt; Falk Group", ["ida brandt"]),
        ("Falk Group", ["falk group"]),
        ("Ida Brandt; Ida B. Brandt", ["ida b brandt"]),
        ("Ida B. Brandt; Ida C. Brandt", ["ida b brandt", "ida c brandt"]),
        ("Brandt; Brandt", ["brandt", "brandt"]),
        ("Brandt, Ida/ Moss, Tom (TRN)", ["ida brandt"]),
        ("Brandt, Ida. Trans. by Tom Moss.", ["ida brandt"]),
        ("", []),
    ],
)
def test_a_list_is_parted(text: str, expected: list[str]) -> None:
    assert [person.shown for person in read_names(text).persons] == expected


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    names = read_names(text)
    roster = gather_roster([names])
    assert all(0 <= place < len(roster) for place in find_members(names, roster))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("brandt", ("ida",)), Person("brandt", ("i",)), True),
        (Person("brandt", ("ida",)), Person("brandt"), True),
        (Person("brandt", ("ida",)), Person("ida", ("brandt",)), True),
        (Person("brandt", ("ida",)), Person("brandt", ("tom",)), False),
        (Person("brandt", ("ida",)), Person("moss", ("ida",)), False),
        (Person("moss", ("bill",)), Person("moss", ("william",)), True),
        (Person("moss", ("bill",)), Person("moss", ("robert",)), False),
        (Person("vale-orrin", ("sue",)), Person("orrin", ("sue", "vale")), True),
        (Person("van der moss", ("tom",)), Person("tom", ("vandermoss",)), True),
        (Person("moss", ("wm", "arthur")), Person("moss", ("art",)), True),
    ],
)
def test_two_names_of_one_person(one: Person, other: Person, *, same: bool) -> None:
    assert same_person(one, other) is same


def test_names_without_separators_are_found_through_the_other_lists() -> None:
    lists = [read_names(text) for text in ("Brandt, Ida; Moss, Tom", "BRANDT, IDAMOSS, TOM")]
    roster = gather_roster(lists)
    assert [find_members(names, roster) for names in lists] == [(0, 1), (0, 1)]


def test_two_of_one_family_stay_two() -> None:
    roster = gather_roster([read_names("Moss, Tom; Moss, Ida"), read_names("Moss, T.")])
    assert sorted(person.shown for person in roster) == ["ida moss", "tom moss"]


def test_a_misspelling_that_no_list_has_beside_the_name_is_the_same_person() -> None:
    lists = [read_names("Zakay, Tom; Brandt, Ida")] + [read_names("Zaky, Tom; Brandt, Ida")] * 3
    assert sorted(person.shown for person in gather_roster(lists)) == ["ida brandt", "tom zaky"]


def test_a_list_that_says_it_is_cut_is_known_as_cut() -> None:
    assert read_names("Brandt et al.").cut
    assert not read_names("Brandt").cut
