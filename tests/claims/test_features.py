import numpy as np
import pytest

from headwater.claims.features import NAMES, Bench, lay_out, measure
from headwater.claims.scorer import CLASHING, likelihood, likelihood_aside, parts
from tests.claims.wordings import wording

WORDINGS = [
    wording(
        "The storm sank 14 boats on March 3, 2031.", "The storm sank 14 boats on March 3, 2031"
    ),
    wording("The sea took 14 boats, Ida Brandt said.", "The sea took 14 boats", "Ida Brandt"),
    wording("The library shut, Ida Brandt said.", "The library shut", "Ida Brandt"),
    wording("Rain fell for a week.", "Rain fell for a week"),
    wording("The storm sank 40 boats.", "The storm sank 40 boats"),
]
LEFT, RIGHT = np.triu_indices(len(WORDINGS), 1)


@pytest.fixture(scope="module")
def bench() -> Bench:
    reports = {report.id: report for report, _ in WORDINGS}
    statements = [statement for _, statement in WORDINGS]
    chance = np.random.default_rng(3).normal(size=(len(WORDINGS), 8)).astype(np.float32)
    rows = chance / np.linalg.norm(chance, axis=1, keepdims=True)
    return lay_out(
        reports, statements, {s.id: row for s, row in zip(statements, rows, strict=True)}
    )


def value(bench: Bench, name: str, left: int, right: int) -> float:
    row = measure(bench, np.array([left]), np.array([right]))[0]
    return float(row[NAMES.index(name)])


def test_every_feature_is_the_same_both_ways_round(bench: Bench) -> None:
    forth, back = measure(bench, LEFT, RIGHT), measure(bench, RIGHT, LEFT)
    assert np.allclose(forth, back, atol=1e-6)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "length"])
def test_a_feature_lies_between_its_bounds(bench: Bench, name: str) -> None:
    column = measure(bench, LEFT, RIGHT)[:, NAMES.index(name)]
    assert column.min() >= (-1.001 if name in ("meaning", "raw") else -0.001)
    assert column.max() <= 1.001


def test_one_speaker_and_one_number_are_seen(bench: Bench) -> None:
    assert value(bench, "speaker", 1, 2) == 1
    assert value(bench, "speaker", 0, 1) == 0
    assert value(bench, "numbers", 0, 1) == 1
    assert value(bench, "numbers", 0, 2) == 0
    assert value(bench, "numbers_apart", 0, 4) == 1


def test_a_word_meets_its_synonym(bench: Bench) -> None:
    assert value(bench, "cover_most", 0, 1) > value(bench, "cover_most", 2, 3)


def test_words_in_common_count_and_none_count_nothing(bench: Bench) -> None:
    assert value(bench, "words", 0, 1) > 0.2
    assert value(bench, "words", 2, 3) == 0


def test_a_clash_lowers_the_likelihood_but_not_where_it_is_set_aside(bench: Bench) -> None:
    row = measure(bench, np.array([0]), np.array([4]))
    assert likelihood(row)[0] < likelihood_aside(row)[0]


def test_a_score_is_told_by_its_features(bench: Bench) -> None:
    row = measure(bench, np.array([0]), np.array([1]))[0]
    told = parts(row)
    assert {part.feature for part in told} <= set(NAMES)
    assert [abs(p.weight) for p in told] == sorted((abs(p.weight) for p in told), reverse=True)
    assert set(NAMES) >= CLASHING


def test_a_single_statement_can_be_laid_out() -> None:
    report, statement = WORDINGS[0]
    one = lay_out({report.id: report}, [statement], {statement.id: np.full(4, 0.5, np.float32)})
    assert measure(one, np.array([], dtype=np.intp), np.array([], dtype=np.intp)).shape == (
        0,
        len(NAMES),
    )


def test_the_same_words_can_mean_another_day_in_a_later_copy() -> None:
    copies = [
        wording("The mill fell on Tuesday.", "The mill fell on Tuesday", label=label, published=day)
        for label, day in (
            ("x", "2031-05-07T08:00"),
            ("y", "2031-05-15T08:00"),
            ("z", "2031-05-16T08:00"),
        )
    ]
    statements = [statement for _, statement in copies]
    assert statements[0].times != statements[1].times == statements[2].times
    row = np.full(4, 0.5, np.float32)
    laid = lay_out({r.id: r for r, _ in copies}, statements, {s.id: row for s in statements})
    assert value(laid, "dates", 1, 2) == 1
    assert value(laid, "dates", 0, 1) == 0
