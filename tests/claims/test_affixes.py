import pytest

from headwater.claims.affixes import deny_alike, undoes


@pytest.mark.parametrize(
    ("denied", "other"),
    [
        ("used", "The bridge is unusable"),
        ("weapons", "The drone was unarmed"),
        ("protection", "The convoy was unprotected"),
        ("valid", "The vote was invalid"),
        ("harm", "The smoke was harmless"),
    ],
)
def test_a_word_with_a_negative_affix_says_what_a_negation_says(denied: str, other: str) -> None:
    assert deny_alike({denied}, other)


@pytest.mark.parametrize(
    ("denied", "other"),
    [
        ("unarmed", "The drone was unarmed"),
        ("used", "The bridge is under water"),
        ("creased", "The catch rose"),
        ("found", "The vote was invalid"),
    ],
)
def test_other_words_do_not(denied: str, other: str) -> None:
    assert not deny_alike({denied}, other)


def test_nothing_denied_is_denied_alike_by_nothing() -> None:
    assert not deny_alike((), "The bridge is unusable")


def test_un_before_a_word_undoes_it() -> None:
    assert undoes("The pilot was unhurt", "The pilot was hurt")
    assert not undoes("The pilot was hurt", "The pilot was unhurt")
    assert not undoes("The pilot was unhurt", "The pilot was unhurt")
    assert not undoes("The boat lay under the pier", "The pier burnt")
    assert not undoes("Some hurt, some unhurt", "The pilot was hurt")
