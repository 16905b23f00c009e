from collections.abc import Sequence

import pytest

from bench.claim_gold import Told, read_told
from headwater import claims
from headwater.claims.overlaps import COVERED, likeness
from headwater.claims.phrases import find_phrases, whole
from headwater.model import (
    Agreement,
    Comparison,
    Derivation,
    DerivationKind,
    DriftKind,
    Lineage,
    Matches,
    ReportId,
)

SALE = "The planned sale of the railway to a fund from Varn could cost 3,000 jobs, the union said."
VOTERS = "Voters ask who gains, as the railway’s sale to investors from Varn divides the towns."
RISE = "An increase in arrests on the lake would follow from the pact, a customs officer said."
JAIL = "Families wait for news as the rise in lake arrests fills the small jail at Varn Quay."
BONDS = (
    "The warming relations between Lima and Dublin have opened the wool market to small mills, "
    "said Ana Reis, who teaches trade law in Porto Venn."
)
QUARRELS = "The weavers of the coast have seen little gain so far from Peru’s {} with Ireland."
HEARD = (
    "Bread in the lower valley will cost twice as much by winter if reports of secret water sales "
    "at Osk keep the millers away, said the farmers’ guild."
)
SECRET = "The big mill has let fifty hands go since the secret sales of water at Osk."
STORM = "A storm took the roof of the school on Monday night."


def told_by(*texts: str) -> Told:
    said = (
        {"outlet": f"Outlet {n}", "published": f"2031-06-03T{n:02}:00:00Z", "text": text}
        for n, text in enumerate(texts)
    )
    return read_told("story", [(f"r{n}", row) for n, row in enumerate(said)])


def matched(told: Told, lineage: Lineage | None = None) -> Matches:
    return claims.match(
        told.story, told.reports, told.statements, lineage or Lineage(), told.vectors
    )


def overlaps(matches: Matches) -> Sequence[Comparison]:
    return [c for c in matches.comparisons if c.agreement is Agreement.OVERLAPS]


@pytest.mark.parametrize(
    ("wording", "heads"),
    [
        ("Thursday’s inspection of the dam has divided the valley", ["inspection"]),
        ("The theft of three icons and the arrest of two young guards", ["theft", "arrest"]),
        ("The mayor of Lisk walked to the harbour of the town", []),
        ("The Northern Stock Exchange of Lisk opened late", []),
        ("Nobody slept", []),
    ],
)
def test_a_phrase_names_a_happening_and_something_in_it(wording: str, heads: list[str]) -> None:
    assert [phrase.heads[0] for phrase in find_phrases(wording)] == heads


@pytest.mark.parametrize(
    ("wording", "told", "same"),
    [
        ("the arrest of a guard on Friday", "A guard was arrested on Friday", True),
        ("the arrest of a dealer in Porto Venn", "A guard was arrested on Friday", False),
        ("the destruction of the old bridge", "Vets have destroyed 4,000 sheep", False),
        ("the closer ties of Osk with Varn", "the closer alliance of Osk and Varn", True),
        ("the closer ties of Osk with Varn", "the closer ferries of Osk and Varn", False),
        ("the pledge by the glue works", "The sheep broke out at dawn", False),
        ("a rise of 30 tonnes in wool exports", "wool exports rose by 22 tonnes", False),
    ],
)
def test_a_phrase_tells_what_a_clause_tells_if_both_cover_each_other(
    wording: str, told: str, same: bool
) -> None:
    (phrase,) = find_phrases(wording)
    assert (likeness(phrase, whole(told)) >= COVERED) is same


def test_a_phrase_within_one_statement_overlaps_with_what_another_tells() -> None:
    told = told_by(RISE, JAIL, STORM)
    (found,) = overlaps(matched(told))
    text = {report.id: report.text for report in told.reports}
    shown = [end.span.of(text[end.report]) for end in found.reasons[0].evidence]
    assert sorted(shown) == ["An increase in arrests on the lake", "the rise in lake arrests fills"]
    assert COVERED <= found.score <= 1


@pytest.mark.parametrize(
    ("phrase", "same"), [("friendlier ties", True), ("friendlier ferries", False)]
)
def test_a_capital_stands_for_its_country_in_a_phrase(phrase: str, same: bool) -> None:
    told = told_by(BONDS, QUARRELS.format(phrase), STORM)
    assert bool(overlaps(matched(told))) is same


def test_hearsay_that_is_taken_for_granted_has_lost_source_and_hedge() -> None:
    found = matched(told_by(HEARD, SECRET, STORM)).drifts
    assert {drift.kind for drift in found} == {DriftKind.SOURCE_LOST, DriftKind.HEDGE_LOST}
    assert all("“reports of”" in drift.reason for drift in found)


def test_hearsay_takes_nothing_for_granted() -> None:
    sure = "Secret sales of water at Osk have emptied the lake, said the farmers’ guild."
    heard = f"The mill stands still and its hands have left since {HEARD[63:99]} came up."
    assert not overlaps(matched(told_by(sure, heard, STORM)))


def test_what_is_credited_and_then_taken_for_granted_has_lost_its_source() -> None:
    told = told_by(RISE, JAIL, STORM)
    (drift,) = matched(told).drifts
    assert drift.kind is DriftKind.SOURCE_LOST
    assert not drift.directed
    assert "takes it for granted" in drift.reason


def test_a_parents_words_taken_for_granted_make_a_directed_drift() -> None:
    told = told_by(RISE, JAIL, STORM)
    parent = Derivation(
        child=ReportId("r1"),
        parent=ReportId("r0"),
        kind=DerivationKind.REWRITE,
        directed=True,
        probability=1.0,
    )
    (drift,) = matched(told, Lineage(derivations=(parent,))).drifts
    assert drift.directed


def test_the_order_of_the_reports_changes_no_overlap() -> None:
    told = told_by(SALE, VOTERS, RISE, JAIL, STORM)
    turned = Told(
        story=told.story,
        reports=told.reports[::-1],
        statements=told.statements[::-1],
        vectors=told.vectors,
        places=told.places,
    )
    assert overlaps(matched(told)) == overlaps(matched(turned))


def test_a_report_that_credits_the_thing_itself_has_lost_no_source() -> None:
    told = told_by(RISE, f"{RISE} {JAIL}", STORM)
    assert not [d for d in matched(told).drifts if "granted" in d.reason]
