from itertools import pairwise, product

import numpy as np
import pytest

from headwater.language.decoding import best_paths, certainties, spans


def test_the_best_path_is_the_best_of_all_paths() -> None:
    dice = np.random.default_rng(3)
    scores = dice.normal(size=(2, 4, 3)).astype(np.float32)
    moves = dice.normal(size=(3, 3)).astype(np.float32)
    starts = dice.normal(size=3).astype(np.float32)
    lengths = np.array([4, 3])
    found = best_paths(scores, lengths, moves, starts)
    for row, length in enumerate(lengths):
        best = max(
            product(range(3), repeat=int(length)),
            key=lambda path: (
                starts[path[0]]
                + sum(scores[row, place, label] for place, label in enumerate(path))
                + sum(moves[a, b] for a, b in pairwise(path))
            ),
        )
        assert tuple(found[row, :length]) == best
        assert not found[row, length:].any()


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 1, 2, 0], [(1, 3, 0)]),
        ([2, 2, 0], [(0, 2, 0)]),
        ([1, 1], [(0, 1, 0), (1, 2, 0)]),
        ([1, 4, 4], [(0, 1, 0), (1, 3, 1)]),
        ([0, 0], []),
        ([], []),
    ],
)
def test_labels_become_spans(labels: list[int], expected: list[tuple[int, int, int]]) -> None:
    array = np.array([labels], np.int64)
    (found,) = spans(array, np.zeros(array.shape, np.float32), [len(labels)], [0])
    assert [(one.first, one.last, one.label) for one in found] == expected


def test_spans_count_from_the_window() -> None:
    ((found,),) = spans(np.array([[0, 1]]), np.zeros((1, 2), np.float32), [2], [40])
    assert (found.first, found.last) == (41, 42)


def test_rows_do_not_run_into_one_another_or_past_their_ends() -> None:
    labels = np.array([[0, 1, 2], [2, 1, 2], [1, 2, 2]])
    sure = np.log(np.array([[0.9, 0.8, 0.5], [0.7, 0.9, 0.1], [0.4, 0.4, 0.4]], np.float32))
    first, second, third = spans(labels, sure, [3, 2, 3], [0, 10, 20])
    assert [(one.first, one.last) for one in first] == [(1, 3)]
    assert [(one.first, one.last) for one in second] == [(10, 11), (11, 12)]
    assert [(one.first, one.last) for one in third] == [(20, 23)]
    assert first[0].confidence == pytest.approx((0.8 * 0.5) ** 0.5)
    assert [one.confidence for one in second] == pytest.approx([0.7, 0.9])


def test_a_path_is_the_same_beside_rows_of_other_lengths() -> None:
    dice = np.random.default_rng(5)
    scores = dice.normal(size=(5, 9, 7)).astype(np.float32)
    moves, starts = dice.normal(size=(7, 7)), dice.normal(size=7)
    lengths = np.array([3, 9, 1, 9, 5])
    together = best_paths(scores, lengths, moves.astype(np.float32), starts.astype(np.float32))
    for row, length in enumerate(lengths):
        alone = best_paths(
            scores[row : row + 1, :length],
            lengths[row : row + 1],
            moves.astype(np.float32),
            starts.astype(np.float32),
        )
        assert together[row, :length].tolist() == alone[0].tolist()


def test_rows_may_have_moves_of_their_own() -> None:
    dice = np.random.default_rng(7)
    scores = dice.normal(size=(4, 6, 3)).astype(np.float32)
    moves = dice.normal(size=(4, 3, 3)).astype(np.float32)
    starts = dice.normal(size=(4, 3)).astype(np.float32)
    lengths = np.array([2, 6, 4, 6])
    together = best_paths(scores, lengths, moves, starts)
    for row in range(4):
        own = slice(row, row + 1)
        alone = best_paths(scores[own], lengths[own], moves[row], starts[row])
        assert together[row].tolist() == alone[0].tolist()


def test_certainty_is_a_log_probability() -> None:
    scores = np.array([[[0.0, 0.0], [9.0, -9.0]]], np.float32)
    sure = np.exp(certainties(scores, np.array([[0, 0]])))
    assert sure[0, 0] == pytest.approx(0.5)
    assert sure[0, 1] == pytest.approx(1.0)
