import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headwater.exceptions import NotFoundError, StoreError
from headwater.model import Rejected, Report, ReportId, StoryId
from headwater.store import Case
from tests.store.harbour import (
    RECORDS,
    VERSION,
    dossier_of,
    fill,
    original,
    read,
    statements_of,
    vectors_of,
)


def test_reports_come_back_as_they_were_earliest_first_and_undated_last(case: Case) -> None:
    source = original(records=reversed(RECORDS))
    case.add(source, read(source))

    assert [report.label for report in case.reports()] == ["fire", "smoke", "late"]
    assert set(case.reports()) == set(read(source))


def test_adding_a_report_twice_changes_nothing(case: Case) -> None:
    fill(case)
    before = list(case.dump())

    again = case.add(original(), read(original()))

    assert again.new == ()
    assert set(again.known) == {report.id for report in case.reports()}
    assert list(case.dump()) == before


def test_a_known_report_from_another_file_keeps_its_first_capture(case: Case) -> None:
    fill(case)
    before = list(case.dump())
    elsewhere = original("file:copy.jsonl")

    assert case.add(elsewhere, read(elsewhere)).new == ()
    assert list(case.dump()) == before


def test_the_order_of_adding_leaves_no_trace(tmp_path: Path) -> None:
    sources = [original(f"file:{record[0]}.jsonl", [record]) for record in RECORDS]
    dumps: list[list[str]] = []
    for order in (sources, sources[::-1], random.Random(5).sample(sources, 3)):
        with Case.open(tmp_path / f"{len(dumps)}.headwater", create=True) as case:
            for source in order:
                case.add(source, read(source))
            dumps.append(list(case.dump()))

    assert dumps[0] == dumps[1] == dumps[2]


def test_originals_come_back_byte_for_byte(case: Case) -> None:
    fill(case)

    assert list(case.originals()) == [original()]


def test_what_was_rejected_is_kept_once_with_its_reason(case: Case) -> None:
    item = Rejected(uri="file:empty.txt", reason="holds no text; save it again", sha256=None)

    for _ in range(2):
        assert case.add(None, [item]).rejected == (item,)

    assert case.rejected() == (item,)


def test_bytes_that_gave_no_report_are_not_kept(case: Case) -> None:
    source = original()
    case.add(source, [Rejected(uri=source.capture.uri, reason="no", sha256=source.capture.sha256)])

    assert list(case.originals()) == []


def test_half_a_character_costs_one_report_and_not_the_others(case: Case) -> None:
    source = original()
    first, *others = (item for item in read(source) if isinstance(item, Report))
    added = case.add(source, [replace(first, text="broken \ud800 here"), *others])

    assert len(added.new) == 2
    assert "half a character" in added.rejected[0].reason


def test_a_file_name_that_is_not_utf8_can_be_rejected(case: Case) -> None:
    case.add(None, [Rejected(uri="file:\udce9t\udce9.txt", reason="is empty")])

    assert case.rejected()[0].uri == "file:\\udce9t\\udce9.txt"


def test_a_report_without_its_bytes_is_refused(case: Case) -> None:
    with pytest.raises(StoreError, match="without the bytes"):
        case.add(None, read(original()))


def test_an_add_that_fails_half_way_leaves_nothing(case: Case) -> None:
    source = original()
    foreign = replace(original("file:x", []).capture, sha256="0" * 64)
    report = next(item for item in read(source) if isinstance(item, Report))
    with pytest.raises(StoreError):
        case.add(source, [report, replace(report, id=ReportId("other"), capture=foreign)])

    assert case.reports() == ()


def test_statements_and_vectors_come_back_in_order(case: Case) -> None:
    fill(case)
    ids = [report.id for report in case.reports()][::-1]

    found = case.statements(ids)

    assert found == tuple(one for report in case.reports()[::-1] for one in statements_of(report))
    held = case.vectors(ids)
    for statement in found:
        assert held[statement.id].dtype == np.float32
        assert np.array_equal(held[statement.id], vectors_of([statement])[0])


def test_only_reports_without_a_result_of_this_version_are_unread(case: Case) -> None:
    fill(case)

    assert case.unread(VERSION) == ()
    assert case.unread("reading-2") == tuple(report.id for report in case.reports())


def test_vectors_must_be_one_a_statement(case: Case) -> None:
    fill(case)
    report = case.reports()[0]
    with pytest.raises(StoreError, match="1 statements with vectors of shape"):
        case.put_reading(report.id, VERSION, statements_of(report), np.zeros((2, 3), np.float32))


def test_a_report_that_could_not_be_read_is_among_the_rejected(case: Case) -> None:
    fill(case)
    report = case.reports()[0]
    case.put_reading(report.id, "2", (), np.zeros((0, 3), np.float32), problem="no use")

    assert [item.reason for item in case.rejected()] == ["no use"]
    assert case.rejected()[0].uri == report.capture.uri


def test_reading_a_report_again_drops_the_story_that_rests_on_the_old_statements(
    case: Case,
) -> None:
    fill(case)
    report = case.reports()[0]
    case.put_reading(report.id, "2", (), np.zeros((0, 3), np.float32))

    assert case.stories() == ()
    assert case.check().problems == ()


def test_a_dossier_comes_back_as_it_was(case: Case) -> None:
    fill(case)
    dossier = dossier_of(case.reports())

    assert case.dossier(dossier.story.id) == dossier
    assert case.stories() == (dossier.story,)
    assert case.fingerprint(dossier.story.id) == "made of three"
    assert case.claim(dossier.claims[0].id[:6]) == (dossier, dossier.claims[0])


def test_a_story_replaces_every_story_it_takes_a_report_from(case: Case) -> None:
    fill(case)
    whole = dossier_of(case.reports()).story.id
    parted = dossier_of(case.reports()[1:2])
    case.put_story(parted, "made of one")

    assert case.stories() == (parted.story,)
    assert case.fingerprint(whole) is None


def test_stories_that_are_no_more_are_dropped_only_if_no_report_came_in(case: Case) -> None:
    fill(case)
    ids = [report.id for report in case.reports()]

    assert not case.drop_stories(keep=[], of=ids[:2])
    assert len(case.stories()) == 1
    assert case.drop_stories(keep=[], of=ids)
    assert case.stories() == ()
    assert case.check().problems == ()


@pytest.mark.parametrize("by", ["id", "start", "label"])
def test_a_report_is_found(case: Case, by: str) -> None:
    fill(case)
    report = case.reports()[1]
    key = {"id": report.id, "start": report.id[:5], "label": report.label}[by]

    assert case.report(key) == report


def test_what_is_not_there_names_what_is_near(case: Case) -> None:
    fill(case)
    with pytest.raises(NotFoundError, match=r"no report 'smokes'.*near it: .*smoke"):
        case.report("smokes")
    with pytest.raises(NotFoundError, match="no claim"):
        case.claim("ffffffff")
    with pytest.raises(NotFoundError, match="no story"):
        case.dossier(StoryId("nowhere"))


def test_a_label_of_two_reports_asks_for_an_id(case: Case) -> None:
    for number in (1, 2):
        source = original(
            f"file:{number}", [("twin", "", f"Crew {number} left, Ane said.", number)]
        )
        case.add(source, read(source))
    with pytest.raises(NotFoundError, match="'twin' fits 2 reports; give one id"):
        case.report("twin")
