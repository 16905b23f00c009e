import pytest

from headwater.lineage.errors import find_errors, is_misspelt
from headwater.lineage.sketch import sketch
from headwater.model import Derivation, ReportId
from tests.lineage.texts import descent, edges, record
from tests.reading import Record, reports_of

MORNING, NOON = "2031-05-04T08:00Z", "2031-05-04T12:00Z"
WIRE = (
    "The ferry Halvard lost 412 barrels of oil off Tarn Point on Sunday, inspector Maud Kessler "
    "said. Divers from Osmund closed the leak before dark. The line will pay for new nets."
)
WITNESS = "Inspector Maud Kessler slept on the quay of Osmund. Her dog guarded the hats."
BAKER = "Who wants bread in Osmund must wait: inspector Maud Kessler has eaten it all."
WRONG = WIRE.replace("Kessler", "Kestler")
FAR = (
    "Tarn Point stinks, says Maud Kestler. Nobody counts gulls there now, and the school sings in "
    "the gymnasium. Jon Asp sold 30 masks at the bus stop and gave the money to the choir. Divers "
    "closed the leak before dark. Lena Ruiz, who teaches in Castel, fears for the seals and has "
    "written to the king, who likes seals. His answer may take 8 weeks."
)
OTHERS = (record("witness", WITNESS, outlet="Osmund Post"), record("baker", BAKER, outlet="Bread"))


@pytest.mark.parametrize(
    ("one", "other", "misspelt"),
    [
        ("kessler", "kestler", True),
        ("osterkamp", "osterkanp", True),
        ("wellbeck", "welbreck", True),
        ("brandt", "brand", False),
        ("sarvia", "sarvian", False),
        ("sergei", "sergey", False),
        ("hallgrim", "halgrimm", False),
        ("centre", "center", False),
        ("vendome", "vendôme", False),
        ("perry", "jerry", False),
        ("holm", "horm", False),
    ],
)
def test_a_letter_wrong_is_no_other_name_and_no_transcription(
    one: str, other: str, misspelt: bool
) -> None:
    assert is_misspelt(one, other) is misspelt
    assert is_misspelt(other, one) is misspelt


def derived(*records: Record) -> dict[tuple[str, str], Derivation]:
    reports = reports_of(records)
    names = {report.id: report.label for report in reports}
    links = descent(reports).derivations
    return {(names.get(d.child, "-"), names.get(d.parent, "-")): d for d in links}


def test_who_alone_misspells_a_name_was_not_the_model() -> None:
    right, wrong = record("right", WIRE, outlet="Wire"), record("wrong", WRONG, outlet="Gazette")
    found = derived(right, wrong, *OTHERS)
    assert found.keys() == {("wrong", "right")}
    link = found["wrong", "right"]
    assert link.directed
    (told,) = [reason for reason in link.reasons if reason.feature == "inherited_error"]
    texts = {report.id: report.text for report in reports_of([right, wrong])}
    assert [each.span.of(texts[each.report]) for each in told.evidence] == ["Kestler", "Kessler"]


def test_two_alone_cannot_tell_who_is_wrong() -> None:
    right, wrong = record("right", WIRE, outlet="Wire"), record("wrong", WRONG, outlet="Gazette")
    assert {arrow for _, arrow, _, _ in edges(right, wrong)} == {"--"}


def test_an_outlet_corrects_itself() -> None:
    right, wrong = record("right", WIRE, outlet="Wire"), record("wrong", WRONG, outlet="Wire")
    assert {arrow for _, arrow, _, _ in edges(right, wrong, *OTHERS)} == {"--"}


def test_a_clock_shows_more_than_an_error() -> None:
    wrong = record("wrong", WRONG, outlet="Gazette", published=MORNING)
    right = record("right", WIRE, outlet="Wire", published=NOON)
    assert derived(wrong, right, *OTHERS).keys() == {("right", "wrong")}


def test_to_make_one_mistake_shows_kinship_where_something_is_told_alike() -> None:
    model = record("model", WRONG, outlet="Gazette", published=MORNING)
    right = record("right", WIRE, outlet="Wire", published="2031-05-04T07:00Z")
    far = record("far", FAR, outlet="Gulls", published=NOON)
    link = derived(right, model, far, *OTHERS)["far", "model"]
    assert "shared_errors" in {reason.feature for reason in link.reasons}
    well = record("far", FAR.replace("Kestler", "Kessler"), outlet="Gulls", published=NOON)
    assert not any("far" in pair for pair in derived(right, model, well, *OTHERS))


HOURS = [f"2031-05-04T{hour:02}:00Z" for hour in range(6, 12)]
RIGHT_COUNT = "They found 421 mines."
WRONG_COUNT = "They found 412 mines."


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ([RIGHT_COUNT, WRONG_COUNT, WRONG_COUNT, RIGHT_COUNT, RIGHT_COUNT], True),
        # What is told last is news.
        ([RIGHT_COUNT, RIGHT_COUNT, RIGHT_COUNT, WRONG_COUNT, WRONG_COUNT], False),
        # What is told first was corrected.
        ([WRONG_COUNT, WRONG_COUNT, RIGHT_COUNT, RIGHT_COUNT, RIGHT_COUNT], False),
        ([RIGHT_COUNT, "They found 412 boats.", "They have 412 boats.", *[RIGHT_COUNT] * 2], False),
    ],
)
def test_a_figure_is_wrong_between_reports_that_count_otherwise(
    told: list[str], wrong: bool
) -> None:
    records = [
        record(f"{place}", f"{text} So said {place}.", published=HOURS[place])
        for place, text in enumerate(told)
    ]
    sketches = [sketch(report, (), {}) for report in reports_of(records)]
    assert bool(find_errors(sketches, {})) is wrong


def test_copies_do_not_outvote_those_that_wrote_by_themselves() -> None:
    records = [record(f"copy{place}", f"{WRONG} {place}") for place in range(4)]
    sketches = [sketch(report, (), {}) for report in reports_of([*records, *OTHERS])]
    copies: list[ReportId] = [each.report.id for each in sketches[:4]]
    assert find_errors(sketches, dict.fromkeys(copies, copies[0])) == []
