import json
from io import BytesIO
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import lineage
from headwater.pipeline import add
from headwater.pipeline.copying import find_copies
from headwater.pipeline.stages import VERSION
from headwater.store import Case
from tests.lineage.texts import INDEPENDENT, LOST_ONE, QUOTED_ONE, QUOTED_OTHER, REWRITE, WIRE

TEXTS = {
    "wire": WIRE,
    "copy": WIRE,
    "cut": WIRE.rsplit(". ", 1)[0] + ".",
    "rewrite": REWRITE,
    "school": INDEPENDENT,
    "quoted": QUOTED_ONE,
    "other": QUOTED_OTHER,
    "round-up": f"{QUOTED_ONE} {INDEPENDENT} {LOST_ONE} {WIRE}",
}


def write(folder: Path, name: str, label: str, day: int | None, outlet: str) -> str:
    row = {"id": label, "text": TEXTS[name], "outlet": outlet}
    if day is not None:
        row["published"] = f"2031-05-{day:02}T08:00:00Z"
    path = folder / f"{label}.json"
    path.write_text(json.dumps(row), "utf-8")
    return str(path)


def copies(paths: list[str], step: int) -> set[tuple[str, str]]:
    """Add so many files at a time, look for copies each time, and name them by label."""
    with Case.open(None) as case:
        for start in range(0, len(paths), step):
            add(case, paths[start : start + step])
            found = find_copies(case)
        labels = {report.id: report.label for report in case.reports()}
        return {(labels[copy], labels[original]) for copy, original in found.items()}


def test_a_copy_is_found_across_the_case_and_nothing_else_is(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, name, name, day, f"Paper {day}") for day, name in enumerate(TEXTS, start=1)
    ]
    assert copies(paths, 3) == {("copy", "wire"), ("cut", "wire")}


def test_a_copy_after_the_window_is_not_looked_for(tmp_path: Path) -> None:
    days = lineage.WINDOW.days
    first = write(tmp_path, "wire", "a", 1, "A")
    late = tmp_path / "late.json"
    month, day = divmod(days, 31)
    row = {"id": "late", "text": WIRE, "outlet": "B", "published": f"2031-{6 + month:02}-{day:02}"}
    late.write_text(json.dumps(row), "utf-8")
    assert copies([first, str(late)], 1) == set()


ROWS = st.lists(
    st.tuples(st.sampled_from(sorted(TEXTS)), st.one_of(st.none(), st.integers(1, 28))),
    min_size=1,
    max_size=7,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ROWS, st.integers(1, 3), st.integers(0, 99))
def test_what_copies_what_does_not_depend_on_when_reports_came_in(
    tmp_path: Path, rows: list[tuple[str, int | None]], step: int, seed: int
) -> None:
    paths = [
        write(tmp_path, name, f"r{n}", day, f"Paper {n}") for n, (name, day) in enumerate(rows)
    ]
    shuffled = Random(seed).sample(paths, len(paths))
    assert copies(shuffled, step) == copies(paths, len(paths))


def test_a_flood_of_copies_gives_each_a_bounded_number_to_compare() -> None:
    many = 400
    lines = "\n".join(
        json.dumps(
            {"id": f"c{n}", "text": WIRE, "outlet": f"P {n}", "published": "2031-05-04T08:00:00Z"}
        )
        for n in range(many)
    )
    with Case.open(None) as case:
        add_lines(case, lines)
        assert len(find_copies(case)) == many - 1
        for report in case.reports():
            holders = case.holders(
                report.id, lineage.WINDOW, first=lineage.FIRST, latest=lineage.LATEST
            )
            likely = lineage.rank_holders(case.count_fingerprints(report.id), holders)
            assert len(likely) <= lineage.FIRST + lineage.LATEST


def test_a_late_comer_has_only_those_looked_for_again_that_came_after_it(tmp_path: Path) -> None:
    with Case.open(None) as case:
        add(case, [write(tmp_path, "wire", "old", 1, "A"), write(tmp_path, "copy", "new", 9, "B")])
        find_copies(case)
        add(case, [write(tmp_path, "school", "middle", 5, "C")])
        (middle,) = case.unsketched(VERSION)
        case.put_fingerprints(VERSION, {middle: (1, 2)}, lineage.WINDOW)
        again = case.pick_reports(case.unlooked(10))
        assert [report.label for report in again] == ["middle", "new"]


def add_lines(case: Case, lines: str) -> None:
    add(case, ["-"], BytesIO(lines.encode()))
