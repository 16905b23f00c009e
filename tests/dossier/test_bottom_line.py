from dataclasses import replace

import pytest

from headwater.dossier import bottom_line
from headwater.model import Node, NodeKind, Span, Zone, ZoneKind
from tests.dossier.crowd import standing, verbose
from tests.dossier.ferry import ferry

WIRE = Node(kind=NodeKind.MEDIUM, key="w", name="Tern")
MINE = Node(kind=NodeKind.ORIGIN, key="m", name="Mine Office")


@pytest.mark.parametrize(
    ("origins", "sentence"),
    [
        ((2,), "2 reports, 1 claim: it stands on two independent origins."),
        ((3,), "2 reports, 1 claim: it stands on two or more independent origins."),
        ((1,), "2 reports, 1 claim: it stands on one origin."),
        ((0,), "2 reports, 1 claim: it stands on no named origin."),
        ((2, 2), "2 reports, 2 claims: all stand on two independent origins."),
        ((2, 1), "2 reports, 2 claims: 1 stands on two independent origins, 1 on one."),
        ((2, 1, 0), "2 reports, 3 claims: 1 stands on two independent origins, 2 on one or none."),
        (
            (2, 2, 0),
            "2 reports, 3 claims: 2 stand on two independent origins, 1 on no named origin.",
        ),
        (
            (4, 2, 0, 1),
            "2 reports, 4 claims: 2 stand on two or more independent origins, 2 on one or none.",
        ),
        ((1, 1), "2 reports, 2 claims: none stands on two independent origins, all on one origin."),
        (
            (0, 1),
            "2 reports, 2 claims: none stands on two independent origins, all on one or none.",
        ),
    ],
)
def test_the_bottom_line_counts_in_words(origins: tuple[int, ...], sentence: str) -> None:
    assert bottom_line(standing(*origins)) == sentence


@pytest.mark.parametrize(
    ("through", "ending"),
    [
        ((WIRE, WIRE), "2 of 3 pass through Tern."),
        ((WIRE, WIRE, WIRE), "All 3 pass through Tern."),
        ((WIRE,), "all on one origin."),
        ((), "all on one origin."),
    ],
)
def test_the_most_frequent_chokepoint_is_named(through: tuple[Node, ...], ending: str) -> None:
    assert bottom_line(standing(1, 1, 1, through=through)).endswith(ending)


def test_of_two_equally_frequent_chokepoints_the_one_upstream_is_named() -> None:
    line = bottom_line(standing(1, 1, 1, 1, through=(WIRE, WIRE, MINE, MINE)))
    assert line.endswith("2 of 4 pass through Mine Office.")


def test_a_single_claim_names_its_chokepoint() -> None:
    assert bottom_line(standing(1, through=(WIRE,))).endswith("It passes through Tern.")


def test_claims_of_a_single_report_are_not_counted() -> None:
    assert bottom_line(ferry()).startswith("7 reports, 4 claims: 1 stands on two independent")


def test_without_a_shared_claim_the_line_says_so() -> None:
    assert bottom_line(verbose(3)) == "1 report, no claim that two of them tell."


def test_the_bottom_line_tells_that_the_end_of_a_report_was_not_read() -> None:
    dossier = standing(1)
    long = dossier.reports[0]
    words = long.text + "\n\nMore of it."
    zone = Zone(kind=ZoneKind.UNREAD, span=Span(len(long.text) + 2, len(words)))
    cut = replace(dossier, reports=(replace(long, text=words, zones=(zone,)), *dossier.reports[1:]))
    assert bottom_line(cut).startswith(bottom_line(dossier))
    assert bottom_line(cut).endswith(
        "The end of 1 report was not read: a text longer than any report."
    )
