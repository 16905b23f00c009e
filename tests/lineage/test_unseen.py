import pytest

from headwater.model import DerivationKind
from tests.lineage.texts import descent, edges, record
from tests.reading import Record, reports_of

MORNING, NOON, EVENING = "2031-05-04T08:00Z", "2031-05-04T12:00Z", "2031-05-04T19:00Z"
# Two rewrites of one report: each keeps of every sentence what the other drops.
FIRST = (
    "A fire in the grain store of Osmund killed 2 dogs and destroyed 640 tonnes of wheat on "
    "Sunday. It began in a dryer, fire chief Ida Brandt said. The store belongs to the Tarn "
    "cooperative, which puts the damage at 3.1 million crowns. Farmers will take their harvest to "
    "Castel, 35 kilometres away. The ruin is to be pulled down in June."
)
SECOND = (
    "On Sunday 640 tonnes of wheat burnt in Osmund. The fire in the grain store began in a dryer "
    "from 1987, according to fire chief Ida Brandt, who had sent 54 men. The Tarn cooperative, "
    "owner of the store, spoke of 3.1 million crowns of damage, half of it insured with Lowell "
    "Mutual. Castel, 35 kilometres away, will take the farmers' harvest."
)
THIRD = (
    "A fire destroyed 640 tonnes of wheat and killed 2 dogs in Osmund on Sunday. A dryer from 1987 "
    "was where it began, said Ida Brandt, fire chief, who had sent 54 men. The Tarn cooperative, "
    "to which the store belongs, puts the damage at 3.1 million crowns; Lowell Mutual insured "
    "half. The ruin is to be pulled down in June."
)
OWN_AT_THE_END = (
    "In the grain store of Osmund 640 tonnes of wheat were destroyed on Sunday by a fire that also "
    "killed 2 dogs. Fire chief Ida Brandt said a dryer was where it began. Damage of 3.1 million "
    "crowns is what the Tarn cooperative, its owner, expects. Paul Okoro, who bakes for 41 schools "
    "in Morven, told us that he would buy rye from Lena Ruiz instead, 12 sacks a day."
)
FIRST_BY = record("first", FIRST, outlet="Quay Gazette", published=MORNING)
SECOND_BY = record("second", SECOND, outlet="Osmund Post", published=NOON)
LOST = {
    ("first", "<-", "unseen", "shared_source"),
    ("second", "<-", "unseen", "shared_source"),
}


def test_kin_of_which_the_later_knows_more_of_the_same_get_a_lost_parent() -> None:
    assert edges(FIRST_BY, SECOND_BY) == LOST


def test_a_lost_parent_shows_the_facts_that_hold_its_children_apart() -> None:
    found = descent(reports_of([FIRST_BY, SECOND_BY]))
    for derivation in found.derivations:
        told = {reason.feature: reason for reason in derivation.reasons}
        assert {"unseen_parent", "separate_facts"} <= told.keys()
        assert "later_clock" not in told
        shown = [passage.span.of(SECOND) for passage in told["separate_facts"].evidence]
        assert shown == ["1987", "54", "Lowell", "Mutual"]
        assert derivation.overlaps


def test_without_clocks_each_must_know_more_than_the_other() -> None:
    timeless = [record("first", FIRST), record("second", SECOND)]
    assert {(kind, arrow) for _, arrow, _, kind in edges(*timeless)} == {("rewrite", "--")}
    more = FIRST.replace("It began", "It began at 04:20").replace(
        "cooperative", "cooperative of Jon Asp"
    )
    assert edges(record("first", more), record("second", SECOND)) == LOST


def test_what_a_reporter_adds_at_the_end_leaves_the_parent() -> None:
    later = record("later", OWN_AT_THE_END, outlet="Osmund Post", published=NOON)
    assert edges(FIRST_BY, later) == {("later", "<-", "first", "rewrite")}


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        (record("second", SECOND, outlet="Quay Gazette", published=NOON), "update"),
        (
            record("second", f"{SECOND} So the Quay Gazette reported.", published=NOON),
            "rewrite",
        ),
    ],
)
def test_a_credit_and_the_next_version_show_more_than_facts_that_hold_apart(
    later: Record, kind: str
) -> None:
    assert edges(FIRST_BY, later) == {("second", "<-", "first", kind)}


def test_what_another_report_may_have_given_holds_nobody_apart() -> None:
    other = record(
        "other",
        "The dryer was bought in 1987, and 54 men could not save it. Lowell Mutual insured it.",
        outlet="Castel Radio",
        published=MORNING,
    )
    assert "unseen" not in {parent for _, _, parent, _ in edges(FIRST_BY, SECOND_BY, other)}


def test_a_copy_of_a_lost_parents_child_changes_nothing_for_it() -> None:
    copy = record("copy", SECOND, outlet="Castel Radio", published=EVENING)
    assert edges(FIRST_BY, SECOND_BY, copy) == {*LOST, ("copy", "<-", "second", "identical")}


def test_who_has_from_two_children_of_a_lost_report_what_each_alone_has_is_a_third() -> None:
    third = record("third", THIRD, outlet="Castel Radio", published=EVENING)
    found = descent(reports_of([FIRST_BY, SECOND_BY, third]))
    (lost,) = found.unseen
    assert len(lost.witnesses) == 3
    assert {(d.parent, d.kind) for d in found.derivations} == {
        (lost.id, DerivationKind.SHARED_SOURCE)
    }
