from pathlib import Path

import pytest

from headwater.cli.statuses import Status
from tests.cli.conftest import Command


def test_a_claim_is_shown_by_handle_id_and_start_of_id(headwater: Command, case: Path) -> None:
    first = headwater.lines("claims")[0]
    shown = {headwater("show", key).stdout for key in ("C1", "c1", first["id"], first["id"][:6])}
    assert len(shown) == 1
    (told,) = shown
    for words in ("Independent origins: 1", "Wordings, in order of time", "What changed"):
        assert words in told
    assert "Petra Lohm (paraphrased · asserted · possible)" in told


def test_the_words_shown_are_those_of_the_reports(headwater: Command, case: Path) -> None:
    lines = headwater.lines("show", "C1")
    told = headwater("show", "C1").stdout
    for line in lines:
        if line["type"] == "statement":
            assert line["words"] in " ".join(told.split())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("C99", "no claim C99: this story has "),
        ("zzzz", "no claim 'zzzz' in this case"),
        ("C0", "no claim 'C0' in this case"),
    ],
)
def test_a_claim_that_is_not_there_is_one_line(
    headwater: Command, case: Path, key: str, words: str
) -> None:
    result = headwater("show", key)
    assert result.exit_code == Status.NOT_FOUND
    assert result.stderr.startswith(f"headwater: {words}")
    assert len(result.stderr.splitlines()) == 1


def test_a_handle_that_could_be_of_several_stories_asks_which(
    headwater: Command, case: Path
) -> None:
    examples = Path(__file__).parents[3] / "examples"
    headwater("add", examples / "vesperia" / "reports.jsonl")
    headwater("run")
    result = headwater("show", "C1")
    assert result.exit_code == Status.NOT_FOUND
    assert "add --story STORY, or give an id" in result.stderr
    assert headwater("show", "C1", "--story", "Tolmar bridge").exit_code == Status.DONE
