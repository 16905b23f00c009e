import pytest

from headwater.attribution.apposed import holds_office, is_name, opens_office
from headwater.text import find_words


@pytest.mark.parametrize(
    ("office", "holder", "expected"),
    [
        ("the head of the lock guard", "retired general Ida Brandt", True),
        ("the captain", "old Ida Brandt", True),
        ("the gate by the mill", "retired general Ida Brandt", False),  # nobody's office
        ("captain of the guard", "retired general Ida Brandt", False),  # so opens no phrase
        ("the head of the guard", "who had seen Ida Brandt", False),  # a clause
        ("the head of the guard", "a town in the north", False),  # no name ends it
    ],
)
def test_who_is_titled_behind_an_office_holds_it(office: str, holder: str, expected: bool) -> None:
    words = [list(find_words(part)) for part in (office, holder)]
    assert holds_office(words[0], words[1]) is expected


def test_an_office_opens_with_a_common_word_and_a_name_with_none() -> None:
    treasurer, brandt, wading = find_words("treasurer Brandt wading")
    assert opens_office(treasurer)
    assert not opens_office(brandt)
    assert not opens_office(wading)
    assert is_name([brandt])
    assert not is_name([treasurer, brandt])
