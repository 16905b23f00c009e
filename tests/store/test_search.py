import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.model import ReportId
from headwater.store import Case
from tests.store.harbour import RECORDS, fill, original, read, statements_of

OPERATORS = ['"', "*", "AND", "OR", "NOT", "NEAR(", ")", "pier", ":", "^", "-", "{a}", "\0"]


@pytest.fixture(scope="module")
def filled() -> Case:
    case = Case.open(None)
    fill(case)
    return case


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("pier", {"fire", "smoke"}),
        ("PIERS", {"fire", "smoke"}),
        ("pier dawn", {"smoke"}),
        ('"ferry pier"', {"fire"}),
        ('"pier ferry"', set()),
        ("ferr*", {"fire"}),
        ("Orsund", {"fire", "smoke"}),  # the headlines alone
        ("örsund", {"fire", "smoke"}),
        ("NOT pier", set()),
        ("title:fire", set()),
        ("!?", set()),
        ("", set()),
        ("_", set()),
    ],
)
def test_a_query_finds_the_reports_with_all_its_words(
    filled: Case, query: str, labels: set[str]
) -> None:
    assert {hit.label for hit in filled.search(query)} == labels


def test_a_hit_shows_the_sentence_that_holds_most_of_the_words(filled: Case) -> None:
    (hit,) = filled.search("reopen pier dawn Holt")
    text = RECORDS[1][2]

    assert hit.passage.span.of(text) == "The pier may reopen, Ane Holt said."
    assert hit.passage.report == hit.report


def test_a_hit_names_the_statements_that_hold_all_the_words(filled: Case) -> None:
    (hit,) = filled.search("pier reopen")

    assert hit.statements == tuple(one.id for one in statements_of(filled.report(hit.report)))
    assert filled.search("dawn")[0].statements == ()


def test_no_more_hits_than_asked_for(filled: Case) -> None:
    assert len(filled.search("holt", limit=2)) == 2


def test_marks_of_the_highlighter_in_a_text_do_no_harm() -> None:
    with Case.open(None) as case:
        source = original(
            "x", [("odd", "", "\ufdd1 \ufdd0 Ane \ufdd0 Holt \ufdd1 said, \ufdd0", 3)]
        )
        case.add(source, read(source))
        (hit,) = case.search("holt")

        assert hit.passage.span.end <= len(case.report("odd").text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(st.sampled_from(OPERATORS)).map(" ".join))
def test_nothing_that_can_be_typed_breaks_the_search(filled: Case, query: str) -> None:
    for hit in filled.search(query):
        text = filled.report(hit.report).text
        assert hit.passage.span.of(text)
        assert hit.report == ReportId(hit.passage.report)
