"""Measures time and memory; prints, asserts nothing."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.bare import Moment, Vector, bare_report, encoder, read_report, reader, stages
from bench.example_gold import gold_files
from bench.labelled import Row, data_file, read_rows
from bench.outcome import Figure, Outcome, Table
from bench.reading_speed import measure_reading, peak_memory
from bench.simulate.cascade import simulate_story
from bench.simulate.chain import read_in
from bench.simulate.regimes import REGIMES
from bench.traced import read_reports, trace
from headwater import claims, grounding, lineage
from headwater.attribution import extract_statements
from headwater.dossier import bottom_line
from headwater.language import read_by_rule
from headwater.model import Lineage, Report, ReportId, Statement, StatementId, Story
from headwater.pipeline.stages import ReadReport
from headwater.story import one_story, time_order

DEFAULT = "reuse/reuters21578_docs.jsonl.gz"
ARTICLES = "attribution/polnear_dev.jsonl"  # whole ones, some 750 words each
READ = 300  # reports read for the rate of reading; more changes nothing
LARGE_REPORTS, LARGE_STATEMENTS = 200, 4_000  # one story, as large as an analyst would meet
CASCADE = 1_100  # reports of a simulated story, of which some are lost
LARGE_FROM = 2_000  # reports of which the longest make it up


def measure(file: Path | None = None) -> Outcome:
    """Time the stages on one core over a file of ``{"id", "ts", "title", "text"}``.

    Without a file, whole articles are those of another set, as the default has short ones.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "id", "title", "text")
    reports = [_report(row) for row in rows]
    encoder()
    reader()
    figures = (
        _reading(reports[:READ])
        | _dossiers()
        | _many(reports)
        | large_story(rows[:LARGE_FROM])
        | cascade()
    )
    figures["peak_memory_mb"] = round(peak_memory())
    whole = data_file(file, ARTICLES)
    with _left_alone():
        reading, told = measure_reading(read_rows(whole, "id", "text"))
    return Outcome(
        name="speed",
        files=(path,) if whole == path else (path, whole),
        tables=(_table("figure", figures), _table("whole articles", reading), _note(told)),
        figures={**figures, **reading},
    )


def _table(heading: str, figures: Mapping[str, Figure]) -> Table:
    rows = tuple((name.replace("_", " "), f"{value:g}") for name, value in figures.items())
    return Table(headings=(heading, ""), rows=rows)


def _note(told: str) -> Table:
    return Table(headings=(told,), rows=())


def _report(row: Row) -> Report:
    text = "\n\n".join(filter(None, (row["title"], row["text"])))
    moment = Moment.read(row.get("ts"))
    return bare_report(row["id"], text, title=row["title"], moment=moment)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return max(time.perf_counter() - started, 1e-9)


def _reading(reports: Sequence[Report]) -> dict[str, float]:
    words = sum(len(report.text.split()) for report in reports)
    rules = _seconds(
        lambda: [extract_statements(report, read_by_rule(report.text)) for report in reports]
    )
    network = _seconds(lambda: reader().read([report.text for report in reports]))
    whole = _seconds(lambda: [stages().read(report) for report in reports])
    return {
        "words_read": words,
        "words_per_second_by_rules": round(words / rules),
        "words_per_second_by_network": round(words / network),
        "words_per_second_with_vectors": round(words / whole),
    }


def _dossiers() -> dict[str, float]:
    return {
        f"dossier_seconds_{path.parent.name}": round(
            _seconds(
                lambda path=path: bottom_line(  # type: ignore[misc]
                    trace(read_reports([path.with_name("reports.jsonl")]))
                )
            ),
            2,
        )
        for path in gold_files(None)
    }


def _many(reports: Sequence[Report]) -> dict[str, float]:
    """Time grouping and lineage over a whole stream; the last tenth shows how they grow.

    Seconds are the processor's. Statements are found and sources resolved before the clock starts.
    A tenth is of the reports in order of time; what it costs to compare the reports of a story is
    shared among them alike.
    """
    ordered = sorted(reports, key=time_order)
    told = {report.id: _statements(report) for report in ordered}
    stories = stages().group(ordered)
    resolved = _resolve(stories, ordered, told)
    tenth = max(1, len(ordered) // 10)
    with _left_alone():
        first = _worked(lambda: stages().group(ordered[:tenth]))
        nearly = _worked(lambda: stages().group(ordered[:-tenth]))
        everything = _worked(lambda: stages().group(ordered))
        compared = [_worked(lambda told=told: _descend(*told)) for told in resolved]  # type: ignore[misc]
    descended = _shared_out(resolved, compared)
    opening = first + sum(descended[report.id] for report in ordered[:tenth])
    closing = everything - nearly + sum(descended[report.id] for report in ordered[-tenth:])
    return {
        "reports": len(ordered),
        "stories": len(stories),
        "reports_per_second_grouped_and_compared": round(
            len(ordered) / (everything + sum(compared)), 1
        ),
        "reports_per_second_grouped": round(len(ordered) / everything, 1),
        "first_tenth_seconds": round(opening, 2),
        "last_tenth_seconds": round(closing, 2),
        "last_tenth_against_first": round(closing / opening, 2),
    }


@contextmanager
def _left_alone() -> Iterator[None]:
    """Keep what earlier measurements left in memory from being looked through again and again."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _shared_out(
    resolved: Sequence[tuple[Sequence[Report], object]], seconds: Sequence[float]
) -> Mapping[ReportId, float]:
    """Share the time of each story among its reports alike."""
    shares: dict[ReportId, float] = defaultdict(float)
    for (own, _), spent in zip(resolved, seconds, strict=True):
        for report in own:
            shares[report.id] = spent / len(own)
    return shares


def _worked(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-9)


def large_story(rows: Sequence[Row]) -> dict[str, float]:
    """Time matching alone over one story of 200 reports and 4,000 statements.

    The reports are of many happenings, put together: no story so large is at hand.
    """
    longest = sorted(rows, key=lambda row: (-len(row["text"]), row["id"]))[:LARGE_REPORTS]
    reports = [_report(row) for row in longest]
    told = [statement for report in reports for statement in _statements(report)]
    told = told[:LARGE_STATEMENTS]
    texts = {report.id: report.text for report in reports}
    vectors = dict(
        zip(
            (statement.id for statement in told),
            encoder().encode([statement.wording(texts[statement.report]) for statement in told]),
            strict=True,
        )
    )
    story = one_story(reports)
    started, worked = time.perf_counter(), time.process_time()
    found = claims.match(story, reports, told, Lineage(), vectors)
    return {
        "large_story_reports": len(reports),
        "large_story_statements": len(told),
        "large_story_claims": len(found.claims),
        "large_story_seconds": round(time.perf_counter() - started, 1),
        "large_story_seconds_of_processor": round(time.process_time() - worked, 1),
    }


def cascade() -> dict[str, float]:
    """Time a simulated story of a thousand reports, most of them made from others.

    Seconds are the processor's: of reading it, and of all that comes after, from lineage to
    origins counted.
    """
    reports = read_in(simulate_story(3, REGIMES["wire"], reports=CASCADE))
    readings: dict[ReportId, ReadReport] = {}
    reading = _worked(lambda: readings.update({each.id: read_report(each) for each in reports}))
    return {
        "cascade_reports": len(reports),
        "cascade_statements": sum(len(each.statements) for each in readings.values()),
        "cascade_seconds_to_read": round(reading, 1),
        "cascade_seconds_to_trace": round(_worked(lambda: trace(reports, readings)), 1),
    }


def _statements(report: Report) -> tuple[Statement, ...]:
    return grounding.ground(report, extract_statements(report, read_by_rule(report.text)))


def _resolve(
    stories: Sequence[Story],
    reports: Sequence[Report],
    told: dict[ReportId, tuple[Statement, ...]],
) -> list[tuple[list[Report], tuple[Statement, ...]]]:
    """Return the reports and statements of every story of two reports or more."""
    held = {report.id: report for report in reports}
    resolved = []
    for story in stories:
        if len(story.reports) > 1:
            own = [held[name] for name in story.reports]
            statements = [statement for name in story.reports for statement in told[name]]
            resolved.append((own, grounding.resolve(own, statements).statements))
    return resolved


def _descend(own: Sequence[Report], statements: Sequence[Statement]) -> None:
    """Find the lineage of a story, by wording alone."""
    no_vectors: dict[StatementId, Vector] = {}
    lineage.find_derivations(own, statements, no_vectors)
