import pytest

from headwater.claims.opposites import agreed, opposed, poles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gate is open", "The gate is shut"),
        ("The pilot survived", "The pilot died"),
        ("Prices rose", "Prices fell"),
        ("The valve was not working", "The valve worked"),
    ],
)
def test_states_that_exclude_each_other_are_opposed_both_ways(one: str, other: str) -> None:
    assert opposed(poles(one), poles(other))
    assert opposed(poles(other), poles(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gate is open", "The gate has been opened"),
        ("The gate is not open", "The gate is shut"),
        ("Two died and three survived", "Five died"),
        ("The gate is open", "Rain fell"),
    ],
)
def test_other_states_are_not_opposed(one: str, other: str) -> None:
    assert not opposed(poles(one), poles(other))


def test_a_negation_can_say_what_the_other_says_without() -> None:
    assert agreed(poles("The gate is not open"), poles("The gate is shut"))
    assert not agreed(poles("The gate is open"), poles("The gate is open"))
