import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ingest import read
from headwater.ingest.draft import LONGEST
from headwater.model import Rejected, Report, report_id
from tests.ingest.originals import only_rejected, only_report, original

TYPES = ["text/plain", "text/markdown", "text/html", "application/json", "application/x-ndjson"]
_SCRAPS = (
    "<p>|</p>|<div>|<h1>|\n|\n\n|# |**|---\n|title: |By Ada Bell|LUMBRE (ELN) -- |Photo: A/B.|[|]"
    '|]]>|{"text": "|"}|<!--|&#0;|Ferry held. |(AFP)|\ufeff|\u2028|<title>|<figcaption>|<td>|É'
).split("|")
_MARKUP = st.lists(st.sampled_from(_SCRAPS), max_size=30).map(lambda parts: "".join(parts).encode())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=300) | _MARKUP, st.sampled_from([*TYPES, "image/png", ""]))
def test_no_bytes_break_the_reading(data: bytes, media_type: str) -> None:
    given_bytes = original(data, media_type)
    outcomes = list(read(given_bytes))
    assert outcomes == list(read(given_bytes))
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            assert outcome.reason
            continue
        assert outcome.text.encode()
        edges = [edge for zone in outcome.zones for edge in (zone.span.start, zone.span.end)]
        assert edges == sorted(edges)
        assert all(edge <= len(outcome.text) for edge in edges)
        assert outcome.text.startswith(outcome.title)


@pytest.mark.parametrize("media_type", TYPES)
def test_nothing_at_all_is_rejected(media_type: str) -> None:
    assert only_rejected(original(b"", media_type)).reason
    assert only_rejected(original(b" \n\t", media_type)).reason


def test_an_unknown_media_type_is_rejected_by_its_name() -> None:
    assert only_rejected(original(b"x", "image/png")).reason.startswith("is image/png; we read")


def test_a_text_longer_than_any_report_is_rejected() -> None:
    assert "split it" in only_rejected(original("a " * (LONGEST // 2 + 1))).reason


def test_a_report_s_name_can_be_made_again_from_its_fields() -> None:
    report = only_report(original("Outlet: Port Post\nDate: 2031-03-14\n\nThe ferry sank."))
    assert report.published is not None
    assert report.id == report_id(
        outlet=report.outlet,
        url=report.url,
        published=report.published.earliest.isoformat(),
        text=report.text,
        label=report.label,
    )


def test_one_text_in_two_unnamed_files_is_two_reports() -> None:
    ids = {
        only_report(original("The ferry sank.", uri=uri)).id for uri in ("a/one.txt", "a/two.txt")
    }
    assert len(ids) == 2


def test_standard_input_has_a_label_of_its_own() -> None:
    assert only_report(original("The ferry sank.", uri="-")).label == "standard input"


def test_the_capture_is_kept_in_the_report() -> None:
    given_bytes = original("The ferry sank.")
    outcome = next(read(given_bytes))
    assert isinstance(outcome, Report)
    assert outcome.capture == given_bytes.capture
