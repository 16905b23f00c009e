import numpy as np
import pytest

from bench.fitting import (
    area,
    area_by_fold,
    crossed,
    crossed_twice,
    fit_logistic,
    fit_ridge,
    folds_by,
    predict,
)


def test_a_line_is_found_again() -> None:
    table = np.random.default_rng(1).normal(size=(200, 2))
    answers = 3 * table[:, 0] - table[:, 1] + 2
    assert fit_ridge(table, answers, ridge=1e-6) == pytest.approx([3, -1, 2], abs=1e-3)


def test_a_logistic_model_parts_what_can_be_parted() -> None:
    table = np.random.default_rng(2).normal(size=(300, 2))
    answers = (table[:, 0] > 0.3).astype(float)
    told = predict(fit_logistic(table, answers, ridge=0.1), table)
    assert area(answers, told) > 0.99


def test_the_area_counts_ties_half() -> None:
    assert area(np.array([1.0, 0.0]), np.array([0.5, 0.5])) == 0.5
    assert area(np.array([1.0, 0.0]), np.array([0.9, 0.5])) == 1.0
    assert area(np.array([1.0]), np.array([0.9])) == 0.5


def test_no_group_is_in_two_folds() -> None:
    groups = [str(number % 13) for number in range(100)]
    fold = folds_by(groups, 5)
    assert all(
        len({f for f, g in zip(fold, groups, strict=True) if g == one}) == 1 for one in groups
    )


def test_noise_is_not_told_across_folds() -> None:
    chance = np.random.default_rng(3)
    table, answers = chance.normal(size=(400, 5)), (chance.random(400) > 0.5).astype(float)
    fold = np.arange(400) % 10
    told = crossed(table, answers, fold, ridge=10.0)
    assert abs(area_by_fold(answers, told, fold) - 0.5) < 0.1


def test_the_penalty_is_chosen_without_the_fold_that_is_scored() -> None:
    chance = np.random.default_rng(4)
    table, answers = chance.normal(size=(300, 4)), (chance.random(300) > 0.5).astype(float)
    fold = np.arange(300) % 5
    told = crossed_twice(table, answers, fold, ridges=(1.0, 1000.0))
    assert abs(area_by_fold(answers, told, fold) - 0.5) < 0.12
    alone = crossed_twice(table, answers, fold, ridges=(10.0,))
    assert alone == pytest.approx(crossed(table, answers, fold, ridge=10.0))
