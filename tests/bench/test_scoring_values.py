import pytest

from bench.scoring_values import (
    average_precision,
    mean_error,
    pearson,
    score_answers,
    score_directions,
)


def test_answers_by_hand() -> None:
    score = score_answers([True, True, False, False], [True, False, True, False])

    assert (score.precision, score.recall, score.f1, score.accuracy) == (0.5, 0.5, 0.5, 0.5)


def test_no_yes_at_all_is_precise_and_recalls_nothing() -> None:
    score = score_answers([True], [False])

    assert (score.precision, score.recall, score.f1) == (1.0, 0.0, 0.0)


def test_answers_must_be_as_many_as_questions() -> None:
    with pytest.raises(ValueError, match="shorter"):
        score_answers([True, False], [True])


def test_an_abstention_is_neither_right_nor_wrong() -> None:
    score = score_directions(["a->b", "a->b", "b->a"], ["a->b", None, "a->b"])

    assert score.decided == pytest.approx(2 / 3)
    assert score.accuracy == 0.5


@pytest.mark.parametrize(
    ("found", "wanted"), [([2, 4, 6], 1.0), ([3, 2, 1], -1.0), ([5, 5, 5], 0.0)]
)
def test_pearson(found: list[float], wanted: float) -> None:
    assert pearson([1, 2, 3], found) == pytest.approx(wanted)


def test_mean_error() -> None:
    assert mean_error([3, -3], [3, 0]) == 1.5


def test_a_right_answer_counts_less_the_later_it_comes() -> None:
    assert average_precision({"b"}, ["a", "b"]) == 0.5
    assert average_precision({"b"}, ["a", "c"]) == 0.0
