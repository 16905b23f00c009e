from headwater.dossier.compose import compose
from headwater.dossier.lookup import Lookup
from headwater.dossier.paired import PAIRS_SHOWN, side_by_side
from tests.dossier.crowd import crowd
from tests.dossier.ferry import ferry


def test_every_two_reports_that_share_a_claim_stand_side_by_side() -> None:
    lookup = Lookup(ferry())
    shown, left_out = side_by_side(lookup)
    paired = {frozenset((pair.left[0], pair.right[0])) for pair in shown}
    for claim in lookup.shared:
        handles = sorted({lookup.handles[lookup.statements[s].report] for s in claim.statements})
        for one in handles:
            assert all(frozenset((one, other)) in paired for other in handles if other != one)
    assert left_out == 0


def test_the_right_wording_is_marked_against_the_left() -> None:
    for pair in side_by_side(Lookup(ferry()))[0]:
        for row in pair.rows:
            assert {wording.handle for wording in row.left} == {pair.left[0]}
            assert {wording.against for wording in row.right} == {pair.left[0]}


def test_a_drift_between_the_two_stands_beside_them_with_its_reason() -> None:
    dossier = ferry()
    shown = [d for pair in compose(dossier).sides for row in pair.rows for d in row.drifts]
    assert shown
    assert all(drift.reason and drift.name for drift in shown)


def test_a_crowd_of_reports_does_not_make_a_page_of_all_its_pairs() -> None:
    shown, left_out = side_by_side(Lookup(crowd(60)))
    assert len(shown) <= PAIRS_SHOWN
    assert left_out > 0
