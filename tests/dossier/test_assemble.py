from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dossier import assemble
from headwater.exceptions import ModelError
from headwater.model import Dossier, Lineage, Matches, ReportId, StatementId
from tests.dossier.crowd import crowd
from tests.dossier.ferry import CLAIMS, COMPARISONS, CORROBORATIONS, DRIFTS, LINEAGE, STORY, ferry
from tests.dossier.ferry_reports import REPORTS
from tests.dossier.ferry_statements import HURT, STATEMENTS

T = TypeVar("T")
FERRY = ferry()
MATCHES = Matches(claims=CLAIMS, comparisons=COMPARISONS, drifts=DRIFTS)


def again(**changed: object) -> Dossier:
    given_values: dict[str, object] = {
        "story": STORY,
        "reports": REPORTS,
        "lineage": LINEAGE,
        "entities": FERRY.entities,
        "statements": STATEMENTS,
        "matches": MATCHES,
        "corroborations": CORROBORATIONS,
    }
    return assemble(**(given_values | changed))  # type: ignore[arg-type]


@given(st.integers(0, 2**16))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    def shuffled(values: Sequence[T]) -> tuple[T, ...]:
        return tuple(Random(seed).sample(list(values), len(values)))

    mixed = again(
        reports=shuffled(REPORTS),
        lineage=Lineage(derivations=shuffled(LINEAGE.derivations), unseen=LINEAGE.unseen),
        entities=shuffled(FERRY.entities),
        statements=shuffled(STATEMENTS),
        matches=Matches(
            claims=shuffled(CLAIMS), comparisons=shuffled(COMPARISONS), drifts=shuffled(DRIFTS)
        ),
        corroborations=shuffled(CORROBORATIONS),
    )
    assert mixed == FERRY


def test_claims_told_by_most_reports_come_first() -> None:
    assert [claim.id for claim in FERRY.claims[:2]] == ["strike", "hurt"]
    assert [len(claim.statements) for claim in FERRY.claims] == [6, 5, 4, 4, 1, 1, 1]


def test_corroborations_stand_in_the_order_of_the_claims() -> None:
    assert [each.claim for each in FERRY.corroborations] == [claim.id for claim in FERRY.claims]


def test_statements_stand_by_report_and_then_by_place() -> None:
    order = list(STORY.reports)
    keys = [(order.index(each.report), each.extent.start) for each in FERRY.statements]
    assert keys == sorted(keys)


def test_what_belongs_to_another_story_is_left_out() -> None:
    other = crowd(2)
    mixed = again(reports=(*REPORTS, *other.reports), statements=[*STATEMENTS, *other.statements])
    assert mixed == FERRY


def test_a_report_that_was_not_given_is_an_error() -> None:
    story = replace(STORY, reports=(*STORY.reports, ReportId("nowhere")))
    with pytest.raises(ModelError, match="nowhere"):
        again(story=story)


def test_a_statement_that_was_not_given_is_an_error() -> None:
    claim = replace(CLAIMS[0], statements=(StatementId("nobody"),))
    with pytest.raises(ModelError, match="nobody"):
        again(matches=replace(MATCHES, claims=(claim, *CLAIMS[1:])))
    with pytest.raises(ModelError, match=HURT[0].id):
        again(statements=[each for each in STATEMENTS if each != HURT[0]])


def test_a_claim_without_its_corroboration_is_an_error() -> None:
    with pytest.raises(ModelError, match="without a corroboration"):
        again(corroborations=CORROBORATIONS[1:])


def test_a_drift_of_no_claim_is_an_error() -> None:
    with pytest.raises(ModelError, match="drifts of claims"):
        again(
            matches=Matches(claims=CLAIMS[1:], comparisons=(), drifts=DRIFTS),
            corroborations=CORROBORATIONS[1:],
        )
