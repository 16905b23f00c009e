import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.decoding import WordSpan
from headwater.language.labels import NAME_CLASSES, NAME_LABELS
from headwater.language.naming import Named, best_labels, one_kind_each, read_names
from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Words, read_words

SPLITTER = WordPiece(WEIGHTS / "vocab.txt")
OUT, PERSON, MORE_PERSON, BODY, MORE_BODY = range(5)


def _scores(*rows: dict[int, float]) -> np.ndarray:
    scores = np.zeros((1, len(rows), len(NAME_LABELS)), np.float32)
    for place, row in enumerate(rows):
        for label, score in row.items():
            scores[0, place, label] = score
    return scores


def _words(text: str) -> Words:
    return read_words(text, SPLITTER)


def _named(first: int, last: int, **logs: float) -> Named:
    suits = np.array([logs.get(name, -5.0) for name in NAME_CLASSES], np.float32)
    return Named(WordSpan(first, last, int(suits.argmax()), 0.9), suits)


def test_an_inside_without_its_begin_takes_the_likeliest_legal_reading() -> None:
    scores = _scores({BODY: 5.0, PERSON: 4.0}, {MORE_PERSON: 9.0})
    assert best_labels(scores, np.array([2])).tolist() == [[PERSON, MORE_PERSON]]


def test_a_first_word_is_never_inside() -> None:
    scores = _scores({MORE_PERSON: 9.0, PERSON: 1.0})
    assert best_labels(scores, np.array([1])).tolist() == [[PERSON]]


@given(
    st.lists(st.lists(st.floats(-9, 9, width=32), min_size=21, max_size=21), min_size=1, max_size=7)
)
def test_labels_are_legal_and_the_plain_choice_where_that_is(rows: list[list[float]]) -> None:
    scores = np.array([rows], np.float32)
    (labels,) = best_labels(scores, np.array([len(rows)]))
    plain = scores[0].argmax(-1)
    before = [OUT, *labels[:-1]]
    assert all(
        label % 2 or label == OUT or previous in (label, label - 1)
        for previous, label in zip(before, labels, strict=True)
    )
    legal = all(
        label % 2 or label == OUT or previous in (label, label - 1)
        for previous, label in zip([OUT, *plain[:-1]], plain, strict=True)
    )
    if legal:
        assert labels.tolist() == plain.tolist()


def test_a_row_reads_the_same_beside_a_longer_one() -> None:
    alone = _scores({BODY: 5.0, PERSON: 4.0}, {MORE_PERSON: 9.0})
    beside = np.zeros((2, 4, len(NAME_LABELS)), np.float32)
    beside[0, :2] = alone[0]
    beside[1, :, MORE_BODY] = 3.0
    own = read_names(alone, np.array([2]), [7])
    both = read_names(beside, np.array([2, 4]), [7, 0])
    assert own[0][0].span == both[0][0].span == WordSpan(7, 9, 0, own[0][0].span.confidence)


def test_a_class_suits_a_name_by_its_begin_and_its_insides() -> None:
    dice = np.random.default_rng(11)
    scores = dice.normal(size=(3, 5, len(NAME_LABELS))).astype(np.float32)
    scores[:, 0, PERSON] = scores[:, 1:3, MORE_PERSON] = scores[:, 3, BODY] = 9.0
    logs = np.log(np.exp(scores) / np.exp(scores).sum(-1, keepdims=True))
    found = read_names(scores, np.array([5, 5, 4]), [0, 5, 10])
    for row, offset in enumerate((0, 5, 10)):
        whole, body = found[row][:2]
        assert (whole.span.first, whole.span.last) == (offset, offset + 3)
        expected = (logs[row, 0, 1::2] + logs[row, 1:3, 2::2].sum(0)) / 3**0.5
        assert whole.suits == pytest.approx(expected, abs=1e-5)
        assert body.span.first == offset + 3
        assert body.suits == pytest.approx(logs[row, 3, 1::2], abs=1e-5)


def test_a_name_takes_the_class_that_suits_it_best_in_all_its_places() -> None:
    words = _words("Orrin spoke. Orrin said. In Orrin")
    sure = _named(0, 1, person=-0.1)
    places = [sure, _named(3, 4, person=-0.2), _named(7, 8, person=-1.5, place=-0.4)]
    spans = one_kind_each(places, words)
    assert [NAME_CLASSES[span.label] for span in spans] == ["person"] * 3
    assert spans[2].confidence == pytest.approx(np.exp(-1.5))
    assert spans[0] == sure.span


def test_other_words_are_another_name() -> None:
    words = _words("Orrin in Corran")
    places = [_named(2, 3, place=-0.4, person=-1.5), _named(0, 1, person=-0.1)]
    kinds = [NAME_CLASSES[span.label] for span in one_kind_each(places, words)]
    assert kinds == ["person", "place"]


def test_one_doubtful_place_does_not_overrule_many() -> None:
    words = _words("Orrin Orrin Orrin Orrin")
    places = [_named(at, at + 1, person=-0.1, place=-3.0) for at in range(3)]
    places.append(_named(3, 4, person=-90.0, place=-0.1))
    kinds = {NAME_CLASSES[span.label] for span in one_kind_each(places, words)}
    assert kinds == {"person"}
