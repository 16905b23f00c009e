"""A line or two that an earlier report holds, names and all, adds no origin of its own."""

import pytest

from tests.corroboration.graphs import WORDINGS, Graph, Said, weighed
from tests.reading import together

FELL = WORDINGS[0]
PRESENT = "Ida Brandt left the quay at noon."
LONG = (Said(FELL), Said(PRESENT), Said("Boats lay idle."), Said("Ropes were cut."))


def test_a_line_that_an_earlier_report_holds_with_its_name_adds_no_origin() -> None:
    result = weighed(Graph(reports=(LONG, (Said(FELL, ("brandt",)),))), FELL)
    assert result.k_min == 0
    (clause,) = [reason for reason in result.summary if reason.feature == "relabelled"]
    assert clause.detail.startswith("Ida Brandt is not counted, as a related report")


def test_a_name_that_the_earlier_report_does_not_give_counts() -> None:
    assert weighed(Graph(reports=(LONG, (Said(FELL, ("asp",)),))), FELL).k_min == 1


@pytest.mark.parametrize(("kept", "count"), [(PRESENT, 0), ("Gulls circled over the bay.", 1)])
def test_a_sentence_kept_in_its_own_voice_shows_a_common_text(kept: str, count: int) -> None:
    brief = (Said(WORDINGS[1], ("brandt",)), Said(kept))
    assert weighed(Graph(reports=(LONG, brief)), WORDINGS[1]).k_min == count


def test_the_later_of_two_reports_holds_nothing_of_the_earlier() -> None:
    assert weighed(Graph(reports=((Said(FELL, ("brandt",)),), LONG)), FELL).k_min == 1


def test_a_line_with_something_new_counts() -> None:
    new = Said("The old ferry pier collapsed before dawn under two lorries of gravel.", ("brandt",))
    assert weighed(Graph(reports=(LONG, (new,)))).k_min == 1


def test_a_longer_report_is_no_brief() -> None:
    told = (Said(FELL, ("brandt",)), *LONG[1:])
    assert weighed(Graph(reports=(LONG, told)), FELL).k_min == 1


@pytest.mark.parametrize(
    ("count", "origin"), [("about 30", "Jon Asp"), ("30", "Ida Brandt"), ("33", "Ida Brandt")]
)
def test_a_rough_figure_can_be_rounded_from_another(count: str, origin: str) -> None:
    sunk = "“The ferry took 32 cars down with it,” harbour master Jon Asp of the Pier Office said."
    rest = "Ida Brandt of the Lake Guild left the quay at noon. Boats lay idle. Ropes were cut."
    brief = f"The ferry took {count} cars down with it, Ida Brandt of the Lake Guild said."
    dossier = together(
        [
            {
                "id": str(hour),
                "outlet": f"Outlet {hour}",
                "published": f"2031-03-02T{hour:02}:00:00Z",
                "title": "",
                "text": text,
            }
            for hour, text in enumerate((f"{sunk} {rest}", brief))
        ]
    )
    home = {key: claim.id for claim in dossier.claims for key in claim.statements}
    (told,) = [s for s in dossier.statements if s.report == dossier.reports[1].id]
    (weighed_of,) = [w for w in dossier.corroborations if w.claim == home[told.id]]
    assert [found.name for found in weighed_of.origins if found.counted] == [origin]


@pytest.mark.parametrize("number", [1, 2, 12])
def test_any_number_of_briefs_adds_nothing(number: int) -> None:
    graph = Graph(reports=(LONG,))
    for _ in range(number):
        graph = graph.adding((Said(FELL, ("brandt",)),))
    assert weighed(graph, FELL).k_min == 0


def test_who_a_longer_report_credits_counts_beside_briefs() -> None:
    credited = (*LONG[:1], Said(WORDINGS[1], ("brandt",)), *LONG[2:])
    graph = Graph(reports=(LONG, credited)).adding((Said(FELL, ("brandt",)),))
    assert weighed(graph).k_min == 1
