import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bench.copies import EXAMPLES
from headwater.exceptions import ConfigError
from headwater.pipeline import RunSummary, Step, add, check, run
from headwater.pipeline.stages import VERSION, Stages
from headwater.store import Case

RUN = """
import sys
from pathlib import Path
from headwater.pipeline import run
from headwater.pipeline.stages import VERSION, Stages
from headwater.store import Case
with Case.open(Path(sys.argv[1]), wait=60) as case:
    run(case)
"""


def test_a_run_leads_from_reports_to_dossiers(case: Case, files: list[str]) -> None:
    add(case, files)
    summary = run(case)

    assert (summary.read, summary.unreadable) == (len(files), 0)
    assert summary.traced == summary.stories == len(case.stories())
    told = {name for story in case.stories() for name in story.reports}
    assert told == {report.id for report in case.reports()}
    for story in case.stories():
        dossier = case.dossier(story.id)
        assert tuple(report.id for report in dossier.reports) == story.reports
        assert len(dossier.corroborations) == len(dossier.claims)
    assert check(case).problems == ()


def test_a_second_run_has_nothing_to_do(case: Case, files: list[str]) -> None:
    add(case, files)
    first = run(case)
    before = list(case.dump())

    assert run(case) == RunSummary(read=0, unreadable=0, stories=first.stories, traced=0)
    assert list(case.dump()) == before


def test_the_order_of_adding_and_the_runs_between_leave_no_trace(files: list[str]) -> None:
    dumps = []
    for paths, step in ((files, 6), (files[::-1], 6), (files[::-1], 1), (files, 2)):
        with Case.open(None) as case:
            for start in range(0, len(paths), step):
                add(case, paths[start : start + step])
                run(case)
            dumps.append(list(case.dump()))

    assert dumps[0] == dumps[1] == dumps[2] == dumps[3]


def test_a_new_report_does_only_its_own_story_again(
    case: Case, files: list[str], tmp_path: Path
) -> None:
    add(case, files)
    run(case)
    first = (EXAMPLES / "vesperia" / "reports.jsonl").read_text("utf-8").splitlines()[0]
    copy = {**json.loads(first), "outlet": "The Copyist", "id": "copy"}
    (tmp_path / "copy.json").write_text(json.dumps(copy), "utf-8")
    add(case, [str(tmp_path / "copy.json")])

    summary = run(case)

    assert (summary.read, summary.traced) == (1, 1)
    assert check(case).problems == ()


def test_a_run_on_an_empty_case_does_nothing(case: Case) -> None:
    assert run(case) == RunSummary(read=0, unreadable=0, stories=0, traced=0)


def test_results_of_older_stages_are_done_again(case: Case, files: list[str]) -> None:
    add(case, files)
    run(case)
    before = list(case.dump())
    report = case.reports()[0].id
    case.put_reading(report, "older", (), np.empty((0, 0), np.float32))

    assert run(case).read == 1
    assert list(case.dump()) == before


def test_two_runs_at_once_end_as_one(files: list[str], tmp_path: Path) -> None:
    dumps = []
    for name, runs in (("alone", 1), ("together", 2)):
        path = tmp_path / f"{name}.headwater"
        with Case.open(path, create=True) as case:
            add(case, files)
        children = [subprocess.Popen([sys.executable, "-c", RUN, str(path)]) for _ in range(runs)]
        assert [child.wait() for child in children] == [0] * runs
        with Case.open(path) as case:
            assert check(case).problems == ()
            dumps.append(list(case.dump()))

    assert dumps[0] == dumps[1]


def test_progress_is_told_from_none_to_all(case: Case, files: list[str]) -> None:
    add(case, files)
    told: list[tuple[Step, int, int]] = []
    summary = run(case, progress=lambda *news: told.append(news))

    assert told == [
        *((Step.READ, done, summary.read) for done in range(summary.read + 1)),
        *((Step.TRACE, done, summary.traced) for done in range(summary.traced + 1)),
    ]


def test_two_readers_never_share_a_case(case: Case, files: list[str]) -> None:
    add(case, files)
    run(case)
    before = list(case.dump())
    summary = run(case, reader="rules")

    assert (summary.read, summary.traced) == (len(files), summary.stories)
    assert run(case, reader="rules").read == 0
    assert check(case).problems == ()
    run(case)
    assert list(case.dump()) == before


def test_a_reader_that_cannot_be_opened_changes_nothing(case: Case, files: list[str]) -> None:
    add(case, files)
    before = list(case.dump())
    with pytest.raises(ConfigError, match="no reader 'oracle'"):
        run(case, reader="oracle")
    assert list(case.dump()) == before


def test_where_grouping_stood_is_kept_and_leaves_no_trace(tmp_path: Path) -> None:
    paths = []
    for month in range(1, 5):
        row = {"id": f"m{month}", "text": f"The quay of Osmund sank in storm {month}."}
        paths.append(tmp_path / f"{month}.json")
        paths[-1].write_text(json.dumps({**row, "published": f"2031-{month:02}-07"}), "utf-8")
    dumps = []
    for step in (1, 4):
        with Case.open(None) as case:
            for start in range(0, 4, step):
                add(case, [str(path) for path in paths[start : start + step]])
                run(case)
            kept = case.checkpoints(VERSION)
            dumps.append((list(case.dump()), kept))
            run(case)
            assert case.checkpoints(VERSION) == kept
    assert dumps[0] == dumps[1]
    assert len(dumps[0][1]) == 2
    assert case_is_grouped_again_without_words_of_old_reports(paths)


def case_is_grouped_again_without_words_of_old_reports(paths: list[Path]) -> bool:
    with Case.open(None) as case:
        add(case, [str(path) for path in paths])
        run(case)
        outlines = case.outlines()
        _, first = Stages().find_start(outlines, {}, case.checkpoints(VERSION))
        return first > 0
