from headwater.dossier.lookup import Lookup
from headwater.dossier.sides import set_side_by_side
from tests.dossier.ferry import ferry


def test_a_statement_is_shared_or_alone_and_never_lost() -> None:
    lookup = Lookup(ferry())
    for left in lookup.dossier.reports:
        for right in lookup.dossier.reports:
            if left is right:
                continue
            sides = set_side_by_side(left, right, lookup)
            shared = {told for each in sides.shared for told in each.left}
            assert shared | {*sides.left_only} == {*lookup.statements_of.get(left.id, ())}
            assert not shared & {*sides.left_only}
            assert all(told.report == left.id for told in shared)


def test_turning_two_reports_round_turns_their_sides_round() -> None:
    lookup = Lookup(ferry())
    left, right = lookup.dossier.reports[:2]
    there, back = set_side_by_side(left, right, lookup), set_side_by_side(right, left, lookup)
    assert there.left_only == back.right_only
    assert {each.claim.id for each in there.shared} == {each.claim.id for each in back.shared}
    assert {(pair.left, pair.right) for pair in there.conflicts} == {
        (pair.right, pair.left) for pair in back.conflicts
    }
