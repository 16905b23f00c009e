import pytest

from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import LONGEST_RUN, LONGEST_WORD, UNKNOWN, WordPiece


@pytest.fixture(scope="module")
def splitter() -> WordPiece:
    return WordPiece(WEIGHTS / "vocab.txt")


# Piece numbers as the published tokeniser gives them.
@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("The minister said.", [1996, 2704, 2056, 1012]),
        ("the MINISTER said .", [1996, 2704, 2056, 1012]),
        ("naïve", [15743]),
        ("unaffable", [14477, 20961, 3468]),
        ("北京", [1781, 1755]),
        ("zero\x00width", [5717, 9148, 11927, 2232]),
        ("a\u2028b", [1037, 1038]),
    ],
)
def test_pieces_are_those_of_the_published_vocabulary(
    splitter: WordPiece, text: str, pieces: list[int]
) -> None:
    assert splitter.split(text, 100) == pieces


def test_a_word_too_long_to_be_one_is_unknown(splitter: WordPiece) -> None:
    assert splitter.split("x" * (LONGEST_WORD + 1), 100) == [UNKNOWN]


def test_a_word_of_controls_and_lone_surrogates_has_no_pieces(splitter: WordPiece) -> None:
    assert splitter.word("\x01\ud800\x02") == ()


def test_the_limit_holds_however_long_the_text_is(splitter: WordPiece) -> None:
    assert len(splitter.split('"' * 1_000_000 + " word" * 1_000_000, 126)) == 126


def test_of_an_endless_run_only_the_start_is_looked_at(splitter: WordPiece) -> None:
    run = "!" * (2 * LONGEST_RUN)
    assert len(splitter.word(run)) == LONGEST_RUN


def test_what_was_split_before_changes_nothing() -> None:
    fresh, used = (WordPiece(WEIGHTS / "vocab.txt") for _ in range(2))
    used.split("Many other words were split by this one before.", 100)
    assert fresh.split("Other words", 9) == used.split("Other words", 9)
