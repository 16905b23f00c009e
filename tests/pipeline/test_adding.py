import io
import json
from pathlib import Path

from headwater.pipeline import Step, add
from headwater.store import Case


def test_every_report_of_every_file_comes_in(case: Case, files: list[str]) -> None:
    summary = add(case, files)

    assert summary.files == len(files)
    assert sorted(summary.new) == sorted(report.id for report in case.reports())
    assert (len(summary.new), summary.known, summary.rejected) == (len(files), (), ())


def test_adding_again_changes_nothing(case: Case, files: list[str]) -> None:
    first = add(case, files)
    before = list(case.dump())

    again = add(case, files)

    assert (again.new, again.known) == ((), first.new)
    assert list(case.dump()) == before


def test_a_bad_file_is_rejected_and_stops_no_other(
    case: Case, files: list[str], tmp_path: Path
) -> None:
    (tmp_path / "brannhaven1.json").write_bytes(b"{\xff\xff")
    summary = add(case, [*files, str(tmp_path / "gone.txt")])

    assert len(summary.new) == len(files) - 1
    assert [Path(item.uri).name for item in summary.rejected] == ["brannhaven1.json", "gone.txt"]
    assert set(case.rejected()) == set(summary.rejected)


def test_a_report_in_two_files_is_one_whichever_way_they_are_given(
    files: list[str], tmp_path: Path
) -> None:
    record = json.loads(Path(files[0]).read_text("utf-8"))
    twin = tmp_path / "twin.json"
    twin.write_text(json.dumps(record, indent=1), "utf-8")
    dumps = []
    for paths in ([str(twin), files[0]], [files[0], str(twin)]):
        with Case.open(None) as case:
            add(case, paths)
            dumps.append(list(case.dump()))
            assert len(case.reports()) == 1

    assert dumps[0] == dumps[1]


def test_standard_input_is_read(case: Case, files: list[str]) -> None:
    summary = add(case, ["-"], io.BytesIO(Path(files[0]).read_bytes()))

    assert len(summary.new) == 1
    assert case.reports()[0].capture.uri == "-"


def test_progress_is_told_from_none_to_all(case: Case, files: list[str]) -> None:
    told: list[tuple[Step, int, int]] = []
    add(case, files, progress=lambda *news: told.append(news))

    assert told == [(Step.ADD, done, len(files)) for done in range(len(files) + 1)]
