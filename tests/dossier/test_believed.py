"""What is said of belief, on conflicts of a real trace."""

import json
from pathlib import Path

import pytest

from bench.traced import read_reports, trace
from headwater.cli.describe import describe_claims
from headwater.cli.tables import say_below
from headwater.dossier.believed import UNDECIDED, say_standing
from headwater.dossier.compose import compose
from headwater.dossier.view import Page
from headwater.model import Dossier

REPORTS = Path(__file__).parents[2] / "examples" / "brannhaven" / "reports.jsonl"

TOLLS = [
    {"id": str(day), "published": f"2031-05-0{day}", "text": text}
    for day, text in enumerate(
        [
            "The Corran Coast Guard said 12 people drowned when the ferry sank on Thursday.",
            "In the ferry's sinking on Thursday 12 people drowned, Skell Regional Hospital said.",
            "“The sinking of the ferry drowned 12 people,” the Tarn Harbour Authority said.",
            "The Lowell Seamen's Union said that 31 people drowned as the ferry sank on Thursday.",
        ],
        start=2,
    )
]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return trace(read_reports([REPORTS]))


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> Page:
    return compose(dossier)


def test_a_contest_over_several_conflicts_is_told_once(dossier: Dossier, page: Page) -> None:
    over_several = [each for each in dossier.contests if len(each.conflicts) > 1]
    assert over_several
    told = [line.sentence for conflict in page.conflicts for line in conflict.belief]
    pointing = [sentence for sentence in told if sentence.startswith("The same values as in X")]
    assert len(pointing) >= sum(len(each.conflicts) - 1 for each in over_several)
    values = sum(bool(line.evidence) for c in page.conflicts for line in c.belief)
    assert values == sum(len(each.contenders) for each in dossier.contests)


def test_an_even_belief_gives_no_shares(page: Page) -> None:
    even = [
        said
        for conflict in page.conflicts
        for said in [[line.sentence for line in conflict.belief]]
        if UNDECIDED in said
    ]
    assert even
    assert not any("%" in sentence for said in even for sentence in said)


def test_shares_are_given_where_a_value_is_ahead(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, TOLLS)), "utf-8")
    found = trace(read_reports([file]))
    assert [each.contenders[0].low > 0.5 for each in found.contests] == [True]
    told = [line.sentence for c in compose(found).conflicts for line in c.belief]
    assert any(sentence.startswith("Believed at ") and "%" in sentence for sentence in told)


def test_the_table_of_claims_says_belief_in_words_and_passes_over_an_even_one(
    dossier: Dossier,
) -> None:
    claims = [claim for claim in describe_claims(dossier, single=True) if claim.beliefs]
    assert claims
    for claim in claims:
        below = say_below(claim).plain
        even = all(each.low <= 0.5 <= each.high for each in claim.beliefs)
        assert "in conflict" in below
        assert ("believed" in below) != even


@pytest.mark.parametrize(
    ("low", "high", "words"), [(0.4, 0.9, ""), (0.6, 0.9, "more"), (0.1, 0.4, "less")]
)
def test_a_value_is_even_while_its_interval_holds_a_half(
    low: float, high: float, words: str
) -> None:
    said = say_standing((low + high) / 2, low, high)
    assert said.startswith(words)
    assert bool(said) == bool(words)
