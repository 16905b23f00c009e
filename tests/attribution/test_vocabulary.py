from headwater.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCE_NOUNS,
    TIMES,
    UNNAMED_HEADS,
)
from headwater.text import fold


def test_words_are_written_as_they_are_compared() -> None:
    for words in (ADVERBS, AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES):
        assert all(word == fold(word) for word in words)


def test_whoever_speaks_unnamed_is_a_source() -> None:
    assert UNNAMED_HEADS <= SOURCE_NOUNS


def test_no_word_both_governs_and_counts_a_noun() -> None:
    assert not PREPOSITIONS & DETERMINERS
    assert not PRONOUNS & DETERMINERS
