import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.everything import compare
from bench.floors import read_floors
from tests.bench.conftest import WriteRows

TEXT = "The mayor said the bridge was safe."
ROW = {"id": "t1", "text": TEXT, "relations": []}


def test_a_measurement_ends_with_one_line_of_json(
    write_rows: WriteRows, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attribution", str(write_rows("set.jsonl", [ROW]))]) == 0

    *_, last = capsys.readouterr().out.splitlines()
    assert json.loads(last)["bench"] == "attribution"


def test_predictions_are_written_where_asked(write_rows: WriteRows, tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    main(["attribution", str(write_rows("set.jsonl", [ROW])), "--predictions", str(out)])

    (line,) = out.read_text("utf-8").splitlines()
    assert json.loads(line)["id"] == "t1"


def test_a_set_is_scored_with_another_reader(
    write_rows: WriteRows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, out = str(write_rows("set.jsonl", [ROW])), tmp_path / "found.jsonl"
    assert main(["attribution", rows, "--predictions", str(out), "--reader", "rules"]) == 0
    assert json.loads(out.read_text("utf-8"))["relations"] == []
    assert main(["certainty", rows, "--reader", "oracle"]) == 2
    assert "no reader 'oracle'" in capsys.readouterr().err
    assert main(["attribution", rows, "--predictions", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["relations"]


def test_without_the_data_one_sentence_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEADWATER_DATA", str(tmp_path))

    assert main(["stories"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "set HEADWATER_DATA to the folder that holds it" in told


@pytest.mark.parametrize("arguments", [[], ["nonesuch"]])
def test_an_unknown_name_shows_the_names(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "attribution" in capsys.readouterr().out


def test_floors_are_raised_then_kept_then_broken(
    write_rows: WriteRows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADWATER_DATA", str(tmp_path))
    write_rows("set.jsonl", [ROW])
    runs, path = {"attribution": ("set.jsonl",)}, tmp_path / "floors.json"

    assert compare(runs, path, lift=True) == 0
    assert read_floors(path)["attribution set.jsonl"].least["j50_f1"] == 0.0
    assert compare(runs, path, lift=False) == 0

    path.write_text(path.read_text().replace('"j50_f1": 0.0', '"j50_f1": 99.0'))
    assert compare(runs, path, lift=False) == 1
    assert compare(runs, path, lift=True) == 1  # raising mends no broken floor
    assert read_floors(path)["attribution set.jsonl"].least["j50_f1"] == 99.0


def test_with_nothing_to_measure_all_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEADWATER_DATA", str(tmp_path))

    assert compare({"stories": ("set.jsonl",)}, tmp_path / "floors.json", lift=False) == 2
    *_, last = capsys.readouterr().out.splitlines()
    assert json.loads(last)["missing"] == 1
