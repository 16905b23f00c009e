import pytest

from headwater.exceptions import NotFoundError
from headwater.store.lookup import pick

NAMES = [("ab12cd34", "fire"), ("ab12ff00", "fireboat"), ("fire0000", "smoke"), ("9e9e9e9e", "")]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ab12cd34", "ab12cd34"),
        ("ab12c", "ab12cd34"),
        ("smoke", "fire0000"),
        ("fire", "fire0000"),  # the start of an id goes before a label
        ("fireb", "ab12ff00"),
        ("smok", "fire0000"),
    ],
)
def test_a_key_that_fits_one_picks_it(key: str, name: str) -> None:
    assert pick("report", key, NAMES) == name


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("ab12", r"'ab12' fits 2 reports; give one id: ab12cd34 \(fire\), ab12ff00 \(fireboat\)"),
        ("ab1", "no report 'ab1' in this case"),
        ("", "no report '' in this case"),
        ("ab12ce", "near it: ab12"),
        ("zzzzzz", "it holds 4"),
    ],
)
def test_a_key_that_fits_none_or_several_says_what_to_do(key: str, told: str) -> None:
    with pytest.raises(NotFoundError, match=told):
        pick("report", key, NAMES)


def test_an_empty_case_says_how_to_fill_it() -> None:
    with pytest.raises(NotFoundError, match="it is empty, so add reports and run first"):
        pick("claim", "ab12cd34", [])
