import json
from pathlib import Path
from typing import Any

import pytest

from headwater.cli.reading_lines import ReadingLine
from headwater.cli.statuses import Status
from tests.cli.conftest import Command

TEXT = (
    "State media said that Gen. Ilo Talv ordered the guards to close the bridge at Kessin.\n\n"
    "About 40 shops may not open before noon, mayor Petra Lohm said on Friday."
)


@pytest.fixture
def notes(headwater: Command) -> Path:
    path = Path("notes.txt")
    path.write_text(TEXT, "utf-8")
    return path


def places(value: Any) -> list[dict[str, Any]]:
    """Return every place anywhere inside a line."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    found = [one for each in inside for one in places(each)]
    return [value, *found] if isinstance(value, dict) and "start" in value else found


def test_every_statement_stands_under_its_chain_with_what_was_found(
    headwater: Command, notes: Path
) -> None:
    told = headwater("read", notes).stdout
    assert "read by trained" in told
    lines = told.splitlines()
    place = next(i for i, line in enumerate(lines) if line.strip().startswith("State media ["))
    assert "(state media) ← said [" in lines[place]
    assert "Gen. Ilo Talv [" in lines[place + 1]
    # A hop inside another is set in under it.
    assert len(lines[place + 1]) - len(lines[place + 1].lstrip()) == 6
    assert "hedged by: may [" in told
    assert "negated by: not [" in told
    assert "numbers: About 40 shops = " in told
    assert "Named\n" in told


def test_the_line_holds_everything_with_its_place(headwater: Command, notes: Path) -> None:
    (line,) = headwater.lines("read", notes)
    assert (line["type"], line["version"], line["reader"]) == ("reading", 1, "trained")
    text = line["text"]
    found = places(line)
    assert len(found) > 20
    assert all(text[one["start"] : one["end"]] == one["words"] for one in found)
    chains = [[hop["source"]["words"] for hop in one["chain"]] for one in line["statements"]]
    assert ["State media", "Gen. Ilo Talv"] in chains
    (shops,) = (one for one in line["statements"] if "shops" in one["words"])
    assert [one["words"] for one in shops["negations"]] == ["not"]
    (number,) = shops["numbers"]
    assert number["words"] == "About 40 shops"
    assert number["lowest"] <= 40 <= number["highest"]
    assert shops["chain"][0]["cue"]["words"] == "said"
    assert {"person", "place"} <= {one["kind"] for one in line["names"]}
    assert any(one["layer"] == "nested" for one in line["relations"])
    assert list(line) == ["type", *ReadingLine.__struct_fields__]


def test_every_record_of_a_file_is_read(headwater: Command, news: tuple[str, str]) -> None:
    lines = headwater.lines("read", *news)
    assert [line["label"] for line in lines] == ["gazette", "herald", "post", "apples"]
    told = headwater("read", *news).stdout
    assert told.count("Named\n") == 4
    assert "she [" in told
    assert "= Petra Lohm (person)" in told


def test_a_report_of_nothing_but_words_is_told(headwater: Command) -> None:
    line = json.loads(headwater("read", "-", "--json", stdin="Rain fell.").stdout)
    assert [one["chain"] for one in line["statements"]] == [[]]
    assert "the report’s own voice" in headwater("read", "-", stdin="Rain fell.").stdout


def test_what_acts_on_a_terminal_is_shown_by_number(headwater: Command) -> None:
    Path("odd.txt").write_text("The \x1b[31mroad sank, Petra \u202eLohm said.", "utf-8")
    told = headwater("read", "odd.txt").stdout
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "Petra ⟨U+202E⟩Lohm" in told


def test_what_cannot_be_read_is_told_and_the_rest_is_read(headwater: Command, notes: Path) -> None:
    result = headwater("read", "gone.txt", notes)
    assert result.exit_code == Status.DONE
    assert "gone.txt: there is no such file" in result.stderr
    assert "Petra Lohm" in result.stdout
    alone = headwater("read", "gone.txt")
    assert (alone.exit_code, alone.stdout) == (Status.PROBLEMS, "")
    assert "nothing could be read" in alone.stderr


def test_another_reader_is_named(headwater: Command, notes: Path) -> None:
    (line,) = headwater.lines("read", "--reader", "rules", notes)
    assert (line["reader"], line["relations"]) == ("rules", [])
    assert any("Petra Lohm" in json.dumps(one["chain"]) for one in line["statements"])
    Path("headwater.toml").write_text('reader = "rules"\n')
    assert "read by rules" in headwater("read", notes).stdout


@pytest.mark.parametrize("verb", ["read", "trace", "run"])
def test_an_unknown_reader_lists_what_is_installed(
    headwater: Command, case: Path, notes: Path, verb: str
) -> None:
    result = headwater(verb, *([] if verb == "run" else [notes]), "--reader", "oracle")
    assert (result.exit_code, result.stdout) == (Status.USAGE, "")
    assert result.stderr.startswith(
        "headwater: no reader 'oracle'; installed are trained, fast, rules"
    )
    assert len(result.stderr.splitlines()) == 1


def test_the_fast_reader_reads_a_report_end_to_end(headwater: Command, notes: Path) -> None:
    (line,) = headwater.lines("read", "--reader", "fast", notes)
    assert line["reader"] == "fast"
    assert line["relations"]
    assert line["statements"]


def test_a_case_is_read_by_one_reader(headwater: Command, case: Path) -> None:
    again = headwater("run", "--reader", "rules")
    assert "4 new reports read" in again.stdout
    assert "0 new reports read" in headwater("run", "--reader", "rules").stdout
    assert "4 new reports read" in headwater("run").stdout
    assert headwater.lines("check")[0]["problems"] == []


def test_figures_are_written_out_and_hedges_of_the_crediting_words_told(headwater: Command) -> None:
    told = headwater(
        "read",
        "-",
        stdin="The pier could cost Kessin up to $40 million, analysts said. "
        "Rana Oster reportedly believes that no fewer than 1,200 guards left.",
    ).stdout
    assert "= up to 40,000,000 $ [" in told
    assert "= at least 1,200 guards [" in told
    assert "hedged by: reportedly [" in told
