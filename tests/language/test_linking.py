import numpy as np
import pytest

from headwater.language.linking import (
    BANDS,
    COUNTED,
    NEAREST,
    PARAGRAPHS,
    SENTENCES,
    LinkWeights,
    Numbers,
    count_between,
    nearest,
    within_sentence,
)
from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import WordPiece
from headwater.language.words import read_words

TEXT = "Vale said it rained. Brandt said so.\nNobody said more."
WORDS = read_words(TEXT, WordPiece(WEIGHTS / "vocab.txt"))
CUES = np.array([[1, 2], [6, 7], [10, 11]])  # the three "said"
CONTENTS = np.array([[2, 4], [7, 8], [11, 12]])


def test_what_is_counted_between_a_content_and_a_cue() -> None:
    band, apart, ends, between = count_between(WORDS, CUES, CONTENTS)[1, 0]
    assert band == BANDS // 2 + 4  # four or five words after the cue
    assert apart - BANDS == PARAGRAPHS // 2  # the same paragraph
    assert ends - BANDS - PARAGRAPHS == 1
    assert between - BANDS - PARAGRAPHS - SENTENCES == 1  # the second "said"


def test_every_feature_has_its_own_place_in_the_table() -> None:
    counted = count_between(WORDS, CUES, CONTENTS)
    assert counted.min() >= 0
    assert counted.max() < COUNTED


def test_partners_in_other_paragraphs_are_not_weighed() -> None:
    near = nearest(WORDS, CONTENTS, CUES)
    assert [sorted(set(row[row >= 0].tolist())) for row in near] == [[0, 1], [0, 1], [2]]


def test_scores_are_log_probabilities_with_room_for_nobody() -> None:
    weights = LinkWeights(counted=np.zeros(COUNTED, np.float32), nobody=0.0)
    near = nearest(WORDS, CONTENTS, CUES)
    partners = weights.weigh(
        np.zeros((3, 32), np.float32),
        np.zeros((3, 32), np.float32),
        near,
        np.zeros((*near.shape, 4), np.int64),
    )
    assert np.exp(partners.scores).sum(axis=1) == pytest.approx(np.ones(3))
    assert np.exp(partners.scores[2, -1]) == pytest.approx(0.5)
    assert partners.numbers.shape == (3, 2 * NEAREST)


def test_without_partners_everything_is_nobodys() -> None:
    weights = LinkWeights(counted=np.zeros(COUNTED, np.float32), nobody=-1.0)
    near = nearest(WORDS, CONTENTS, np.zeros((0, 2), np.int64))
    none = np.zeros((0, 32), np.float32)
    counted = np.zeros((*near.shape, 4), np.int64)
    partners = weights.weigh(np.zeros((3, 32), np.float32), none, near, counted)
    assert partners.best(0) == (-1, 0.0)


@pytest.mark.parametrize(
    ("text", "cue", "content", "reached"),
    [
        ("Vale said it rained. The road was shut.", "said", "The road was shut", False),
        ("Vale said it rained. The road was shut.", "said", "it rained", True),
        ("The road was shut. Vale said so.", "said", "The road was shut", False),
        ("“We wait.” Vale said.", "said", "“We wait.”", True),
        ("Vale said so. “The road is shut.”", "said", "“The road is shut.”", True),
        ("“We wait,” Vale said. But “the road is shut.”", "said", "But “the road is shut.”", True),
        ("Vale asked. A film of Brandt saying “no” ends it.", "asked", "A film of Brandt", False),
        ("“We wait. The road is shut. Go,” said Vale.", "said", "The road is shut", True),
    ],
)
def test_what_is_told_plainly_does_not_cross_a_sentences_end(
    text: str, cue: str, content: str, *, reached: bool
) -> None:
    words = read_words(text, WordPiece(WEIGHTS / "vocab.txt"))

    def span(of: str) -> Numbers:
        start = text.index(of)
        first, last = np.searchsorted(words.starts, [start, start + len(of)])
        return np.array([[first, last]])

    contents, cues = span(content), span(cue)
    near = within_sentence(words, contents, cues, nearest(words, contents, cues))
    assert (near == 0).any() == reached
