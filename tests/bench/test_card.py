"""The model card: measured by the command that writes it, and the shipped one of the same make."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.bare import choose_reader
from headwater.language import TRAINED
from headwater.language.session import WEIGHTS
from training import card

SHIPPED = Path(__file__).parents[2] / "docs/model-card.md"
SAID = "“The bridge is shut,” the mayor said. Brandt warned that the harbour could be next."


@pytest.fixture(autouse=True)
def the_shipped_reader_afterwards() -> Iterator[None]:
    yield
    choose_reader(TRAINED)


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def place(of: str) -> list[list[int]]:
    start = SAID.index(of)
    return [[start, start + len(of)]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sets of two documents each, invented, that every measurement finds something in."""
    quoted = {
        "source": place("the mayor"),
        "cue": place("said"),
        "content": place("“The bridge is shut,”"),
        "type": "direct",
    }
    warned = {
        "source": place("Brandt"),
        "cue": place("warned"),
        "content": place("that the harbour could be next"),
    }
    nested = {"source": [], "cue": place("could"), "content": place("be next")}
    told = [quoted, warned, nested]
    news = [{"id": name, "text": SAID, "relations": told} for name in "ab"]
    write(tmp_path / "attribution/polnear_dev.jsonl", news)
    flat = [row | {"flat": True} for row in news]
    write(tmp_path / "attribution/cofenet_polnear_dev.jsonl", flat)
    spoken = [row | {"genre": "news"} for row in news]
    write(tmp_path / "attribution/gum_news_half.jsonl", spoken)
    tokens = {"tokens": ["Ida", "Brandt", "left", "."], "tags": ["B-PER", "I-PER", "O", "O"]}
    names = [{"id": f"n{number}", "sentences": [tokens]} for number in range(60)]
    write(tmp_path / card.SETS["newswire"][1], names)
    judged = [
        {"text": "Workers left the port .", "targets": [{"span1": [1, 2], "label": 3.0}]},
        {"text": "Workers may strike .", "targets": [{"span1": [2, 3], "label": 0.5}]},
    ]
    for name in ("uw", "uds"):
        write(tmp_path / card.SETS[name][1], judged)
    return tmp_path


def test_every_blank_is_filled_by_a_measurement(data: Path) -> None:
    values = card.about(WEIGHTS, "by hand") | card.measured(data, WEIGHTS)
    filled = card.fill(card.TEMPLATE.read_text("utf-8"), values)
    assert "{" not in filled
    assert "were made by hand." in filled
    assert values["trained polnear direct_found"] == "100"
    assert re.fullmatch(r"[\d.]+ \([\d.]+ to [\d.]+\)", values["fast newswire f1 within"])


def test_a_blank_that_nothing_fills_is_named() -> None:
    with pytest.raises(KeyError, match="trained luck"):
        card.fill("Scores: {trained luck}.", {"trained polnear j50_f1": "1"})


def test_the_shipped_card_is_of_the_template_and_of_the_shipped_weights() -> None:
    shipped, files = SHIPPED.read_text("utf-8").splitlines(), card.about(WEIGHTS, "")
    for line in card.TEMPLATE.read_text("utf-8").splitlines():
        blanks = re.findall(r"\{([^{}]+)\}", line)
        if all(blank in files and blank != "made" for blank in blanks):
            assert set(card.fill(line, files).splitlines()) <= set(shipped), line
