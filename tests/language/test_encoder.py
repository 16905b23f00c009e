import numpy as np
import pytest

from headwater.language import Encoder

TEXTS = [
    "The ministry said the convoy crossed the river at dawn.",
    "At dawn the convoy crossed the river, the ministry said.",
    "Bread prices rose in the capital.",
    "",
    "word " * 500,
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    lengths = np.linalg.norm(encoder.encode(TEXTS), axis=1)
    assert lengths == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_likeness_follows_meaning(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS[:3])
    assert vectors[0] @ vectors[1] > 0.85
    assert vectors[0] @ vectors[2] < 0.4


def test_a_vector_does_not_hang_on_the_batch(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS * 3)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.abs(together[: len(TEXTS)] - alone).max() <= 1e-5


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00\x01", "x" * 1_000_000, '"' * 100_000, "\u0301" * 9_999]
)
def test_hostile_text_gets_a_vector(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
