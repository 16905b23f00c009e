from pathlib import Path

from bench.kill import kill_often


def test_a_run_killed_again_and_again_ends_as_if_never_disturbed(tmp_path: Path) -> None:
    report = kill_often(tmp_path, 12, 6, seed=7)

    assert report.kills == 6
    assert report.problems == ()
