import re
from pathlib import Path

import pytest
from hypothesis import given

from bench.traced import read_reports, trace
from headwater.model import Certainty, Corroboration, Dossier
from tests.corroboration.graphs import WORDINGS, Graph, Said, graphs, weighed

FELL, BENT = WORDINGS
EXAMPLES = Path(__file__).parents[2] / "examples"


def said(result: Corroboration) -> list[str]:
    return [clause.detail for clause in result.summary]


def relayed() -> Graph:
    """One person, told to a wire that three copy, and to one paper that does not."""
    return Graph(
        reports=(
            (Said(FELL, ("brandt",)),),
            *[(Said(FELL, ("brandt",)),)] * 3,
            (Said(BENT, ("brandt",)),),
        ),
        parents=frozenset({(1, 0), (2, 0), (3, 0)}),
        outlets=("Coastal Wire", "A", "B", "C", "Quay Gazette"),
    )


def test_the_paragraph_names_the_origin_the_relay_and_what_is_left_without_it() -> None:
    opening, through, left, *_ = said(weighed(relayed()))
    assert opening == "In this case it rests on Ida Brandt alone."
    assert through == (
        "Four of the five reports that tell it come through the report of Coastal Wire."
    )
    assert left == "Remove it and one is left (Quay Gazette)."


def test_the_only_way_is_called_the_chokepoint() -> None:
    through = Graph(reports=((Said(FELL, ("wire", "brandt")),), (Said(BENT, ("wire", "asp")),)))
    opening, shares, relay, left, *_ = said(weighed(through))
    assert "Ida Brandt and Jon Asp; neither" in opening
    assert shares == (
        "Of the two reports that tell it, one leads back to Ida Brandt and one to Jon Asp."
    )
    assert relay == "Both come through Coastal Wire."
    assert left == "That is the chokepoint: remove it and neither is left."


def test_without_a_relay_it_is_said_how_many_reports_lead_back() -> None:
    lone = Graph(reports=((Said(FELL, ("brandt",)),), (Said(BENT, ("crew",)),)))
    opening, unnamed, *_ = said(weighed(lone))
    assert opening == (
        "In this case it rests on Ida Brandt alone: "
        "one of the two reports that tell it leads back there."
    )
    assert unnamed == "One unnamed source (“crew”) is credited besides and not counted."


def test_origins_told_by_the_same_reports_are_named_together() -> None:
    both = (Said(FELL, ("brandt",)), Said(BENT, ("asp",)))
    assert (
        "Of the three reports that tell it, two lead back to Ida Brandt and Jon Asp alike "
        "and one to nobody named."
    ) in said(weighed(Graph(reports=(both, both, (Said(FELL),)))))


def test_two_origins_by_ways_of_their_own_have_no_single_chokepoint() -> None:
    apart = Graph(reports=((Said(FELL, ("brandt",)),), (Said(BENT, ("asp",)),)))
    assert "It has no single chokepoint." in said(weighed(apart))


def test_parties_under_one_control_are_said_to_count_as_one() -> None:
    state = Graph(reports=((Said(FELL, ("agency",)),), (Said(BENT, ("leader",)),)))
    result = weighed(state)
    assert result.k_min == 1
    assert "Isle Agency and Olan Reck count as one, being under one control." in said(result)


def test_a_hedge_at_the_source_is_said_and_who_drops_it() -> None:
    maybe = Graph(
        reports=((Said(FELL, ("brandt",), Certainty.POSSIBLE),), (Said(FELL, ("brandt",)),)),
        parents=frozenset({(1, 0)}),
    )
    clauses = said(weighed(maybe))
    place = clauses.index(
        "As far back as the reports lead, it is worded as possible, not as a fact."
    )
    assert clauses[place + 1] == "One of the two reports states it outright all the same."


def test_nobody_named_is_said_first() -> None:
    (first, *_) = said(weighed(Graph(reports=((Said(FELL, ("crew",)),),))))
    assert first == "In this case no named origin stands behind it, though one report tells it."


@pytest.mark.parametrize(
    ("reports", "clause"),
    [
        (1, "The passage that tells it does not show where it comes from."),
        (2, "Neither of the two passages that tell it shows where it comes from."),
        (3, "None of the three passages that tell it shows where it comes from."),
    ],
)
def test_what_shows_no_source_is_counted(reports: int, clause: str) -> None:
    assert clause in said(weighed(Graph(reports=((Said(FELL),),) * reports)))


@given(graphs())
def test_every_clause_points_to_passages_and_the_first_says_in_this_case(graph: Graph) -> None:
    summary = weighed(graph).summary
    assert summary[0].detail.startswith("In this case")
    assert all(clause.evidence for clause in summary[:-1])
    assert all(clause.detail.endswith(".") for clause in summary)
    assert len({clause.detail for clause in summary}) == len(summary)


@given(graphs())
def test_the_number_left_without_the_relay_is_right(graph: Graph) -> None:
    result = weighed(graph)
    left = [clause for clause in result.summary if clause.feature == "left_without"]
    assert all(0.0 <= clause.weight < 1.0 for clause in left)
    if any("chokepoint" in clause.detail for clause in left):
        assert result.kappa == 1


@given(graphs())
def test_number_and_verb_agree(graph: Graph) -> None:
    agrees(" ".join(said(weighed(graph))))


def agrees(paragraph: str) -> None:
    assert not re.search(r"\bone (\w+ ){0,3}(lead|come|are|do|state)\b", paragraph, re.IGNORECASE)
    assert not re.search(r"\b(both|all|two|three) (\w+ ){0,2}(leads|comes|is|does)\b", paragraph)
    assert not re.search(r"\bone (reports|passages|sources)\b|  ", paragraph)


@pytest.fixture(scope="module", params=["brannhaven", "vesperia"])
def traced(request: pytest.FixtureRequest) -> Dossier:
    return trace(read_reports([EXAMPLES / request.param / "reports.jsonl"]))


def test_every_claim_of_the_examples_has_a_paragraph_whose_figures_are_its_own(
    traced: Dossier,
) -> None:
    home = {statement.id: statement.report for statement in traced.statements}
    for claim, weighed_claim in zip(traced.claims, traced.corroborations, strict=True):
        paragraph = " ".join(said(weighed_claim))
        agrees(paragraph)
        names = [origin.name for origin in weighed_claim.origins if origin.counted]
        assert all(name in paragraph for name in names)
        assert ("no named origin" in paragraph) == (weighed_claim.k_min == 0)
        assert (" alone" in paragraph) == (weighed_claim.k_min == 1)
        told = {home[key] for key in claim.statements}
        for clause in weighed_claim.summary:
            if clause.feature != "nearby":  # it alone points outside the claim
                assert {each.report for each in clause.evidence} <= told


def test_the_flood_of_one_agency_reads_as_an_editor_would_print_it() -> None:
    dossier = trace(read_reports([EXAMPLES / "vesperia" / "reports.jsonl"]))
    paragraphs = [" ".join(said(each)) for each in dossier.corroborations]
    assert any(
        paragraph.startswith(
            "In this case it rests on VNA alone. Oren Talv and VNA count as one, being under one "
            "control. All four reports that tell it come through the report of VNA (Vesperian "
            "state agency). That is the chokepoint: remove it and none is left. "
        )
        for paragraph in paragraphs
    )
