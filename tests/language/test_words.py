import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import FIRST, LAST, WordPiece
from headwater.language.words import read_words, row, windows

SPLITTER = WordPiece(WEIGHTS / "vocab.txt")
ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc"]),
        st.sampled_from("\n.“”\"'’ aZ0"),
    ),
    max_size=300,
)


def shown(text: str) -> list[str]:
    words = read_words(text, SPLITTER)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ida Brandt’s team", ["Ida", "Brandt", "’s", "team"]),
        ("state-run O'Neil", ["state-run", "O'Neil"]),
        ("“No,” he said.", ["“", "No", ",", "”", "he", "said", "."]),
        ("``No,'' he", ["``", "No", ",", "''", "he"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_words_part_at_marks_and_contractions(text: str, words: list[str]) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", 2),
        ("Gen. Vale left. She stayed.", 2),
        ("“He left.” She stayed.", 2),
        ("The U.S. Senate met.", 1),
        ("One line\nand another", 2),
        ("It cost 3.5 million.", 1),
        ('He left. "She stayed," he said.', 2),
        ('"He left." She stayed.', 2),
        ("`` He left . '' She stayed .", 2),
        ("He left . '' She stayed , '' he said .", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: int) -> None:
    assert read_words(text, SPLITTER).sentences[-1] == sentences - 1


def test_words_inside_marks_are_told_apart() -> None:
    text = "He said “we wait” and “go”."
    words = read_words(text, SPLITTER)
    quoted = [
        text[a:b] for a, b, q in zip(words.starts, words.ends, words.quoted, strict=True) if q
    ]
    assert quoted == ["we", "wait", "go"]


@given(ANY_TEXT)
def test_offsets_stay_inside_the_text_and_ascend(text: str) -> None:
    words = read_words(text, SPLITTER)
    at = 0
    for start, end, pieces in zip(words.starts, words.ends, words.pieces, strict=True):
        assert at <= start < end <= len(text)
        assert pieces
        at = int(end)


@given(ANY_TEXT, st.integers(16, 64), st.booleans())
def test_windows_cover_every_word_once_within_the_limit(text: str, limit: int, join: bool) -> None:
    words = read_words(text, SPLITTER)
    parts = windows(words, limit, join=join)
    assert [n for first, last in parts for n in range(first, last)] == list(range(len(words)))
    for first, last in parts:
        written = row(words, first, last)
        assert len(written.pieces) == len(written.features) <= limit
        assert written.pieces[0] == FIRST
        assert written.pieces[-1] == LAST
        assert len(written.firsts) == last - first
