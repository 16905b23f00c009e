import json
import sys
from importlib.util import find_spec

import pytest

from bench import reading_speed
from bench.reading_speed import measure_reading, peak_memory

TEXT = "The bridge is closed, engineer Petra Lohm said.\n\nFerries left Tolmar on Monday."
ROWS = [{"id": "one", "text": TEXT}, {"id": "two", "text": TEXT * 3}]


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, float], str]:
    return measure_reading(ROWS)


def test_four_readers_are_set_side_by_side(measured: tuple[dict[str, float], str]) -> None:
    figures, told = measured
    assert figures["articles"] == 2
    assert figures["article_words"] == sum(len(row["text"].split()) for row in ROWS)
    assert told.startswith("Peer: spaCy ")
    for name in ("rules", "trained", "fast", "peer"):
        assert figures[f"whole_words_per_second_{name}"] > 0
        assert figures[f"whole_peak_memory_mb_{name}"] > 0
    rates = [figures[f"whole_words_per_second_{name}"] for name in ("trained", "rules")]
    assert figures["trained_against_rules"] == pytest.approx(rates[0] / rates[1], abs=0.02)


def test_memory_is_that_of_a_process_of_its_own(measured: tuple[dict[str, float], str]) -> None:
    held = bytearray(300_000_000)
    held[::4096] = b"x" * len(held[::4096])  # touched, so that it counts
    assert peak_memory() > 300
    assert reading_speed._fresh("rules", json.dumps([TEXT])) < 290
    # The network's weights are in the one process and not in the other.
    figures = measured[0]
    assert figures["whole_peak_memory_mb_trained"] > figures["whole_peak_memory_mb_rules"] + 10


def test_the_shipped_weights_are_weighed(measured: tuple[dict[str, float], str]) -> None:
    figures = measured[0]
    parts = sum(figures[f"weights_mb_{kind}"] for kind in ("tagger", "fast", "encoder", "pieces"))
    assert parts <= figures["weights_mb_all"] <= 50  # of which nothing may take more than half


def test_a_missing_peer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_spec("spacy") is not None
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.delitem(sys.modules, "bench.small_pipeline", raising=False)
    peer, told = reading_speed.open_peer()
    assert peer is None
    assert "No peer: spacy is not installed" in told
