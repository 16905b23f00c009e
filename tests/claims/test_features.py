import numpy as np
import pytest

from headwater.claims.features import Features, measure
from tests.claims.wordings import wording

WORDINGS = [
    wording(
        "The storm sank 14 boats on March 3, 2031.", "The storm sank 14 boats on March 3, 2031"
    ),
    wording("The sea took 14 boats, Ida Brandt said.", "The sea took 14 boats", "Ida Brandt"),
    wording("The library shut, Ida Brandt said.", "The library shut", "Ida Brandt"),
    wording("Rain fell for a week.", "Rain fell for a week"),
]
NAMES = list(Features.__dataclass_fields__)


@pytest.fixture(scope="module")
def features() -> Features:
    reports = {report.id: report for report, _ in WORDINGS}
    statements = [statement for _, statement in WORDINGS]
    chance = np.random.default_rng(3).normal(size=(4, 8)).astype(np.float32)
    rows = chance / np.linalg.norm(chance, axis=1, keepdims=True)
    return measure(
        reports, statements, {s.id: row for s, row in zip(statements, rows, strict=True)}
    )


@pytest.mark.parametrize("name", NAMES)
def test_likeness_is_symmetric_and_lies_between_its_bounds(features: Features, name: str) -> None:
    table = getattr(features, name)
    least = -1.001 if name in ("meaning", "raw") else -0.001
    assert table.shape == (4, 4)
    assert np.allclose(table, table.T, atol=1e-6)
    assert table.min() >= least
    assert table.max() <= 1.001


def test_one_speaker_and_one_number_are_seen(features: Features) -> None:
    assert features.speaker[1, 2] == 1
    assert features.speaker[0, 1] == 0
    assert features.numbers[0, 1] == 1
    assert features.numbers[0, 2] == 0


def test_words_in_common_count_and_none_count_nothing(features: Features) -> None:
    assert features.words[0, 1] > 0.2
    assert features.words[2, 3] == 0


def test_a_single_statement_can_be_measured() -> None:
    report, statement = WORDINGS[0]
    one = measure({report.id: report}, [statement], {statement.id: np.full(4, 0.5, np.float32)})
    assert one.raw.shape == (1, 1)
