from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import DerivationKind, Lineage
from tests.lineage.texts import (
    AUTHORITY,
    INDEPENDENT,
    LOST_ONE,
    LOST_OTHER,
    QUOTED_ONE,
    QUOTED_OTHER,
    REWRITE,
    TOLD_BY_PAPER,
    TOLD_BY_WIRE,
    WIRE,
    descent,
    edges,
    record,
)
from tests.reading import Record, reports_of

MORNING, NOON, EVENING = "2031-05-04T08:00Z", "2031-05-04T12:00Z", "2031-05-04T19:00Z"
SENTENCES = WIRE.replace(". ", ".|").split("|")


def wire(published: str = MORNING, outlet: str = "Coastal Wire") -> Record:
    return record("wire", WIRE, outlet=outlet, published=published)


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from(SENTENCES), min_size=1))
def test_a_verbatim_copy_is_always_found(kept: set[str]) -> None:
    text = " ".join(sentence for sentence in SENTENCES if sentence in kept)
    one = record("one", text, outlet="Coastal Wire", published=MORNING)
    two = record("two", text, outlet="Quay Gazette", published=NOON)
    assert edges(one, two) == {("two", "<-", "one", "identical")}


@pytest.mark.parametrize(
    "text",
    ["“No.”", "Fog.", "“We shall not sail today, nor tomorrow, nor on any day this week.”"],
)
def test_a_verbatim_copy_of_next_to_nothing_is_found_too(text: str) -> None:
    one = record("one", text, outlet="Coastal Wire", published=MORNING)
    two = record("two", text, outlet="Quay Gazette", published=NOON)
    assert edges(one, two) == {("two", "<-", "one", "identical")}


def test_a_copy_with_a_sentence_dropped_is_a_copy() -> None:
    short = record("short", " ".join(SENTENCES[:-1]), outlet="Quay Gazette", published=NOON)
    assert edges(wire(), short) == {("short", "<-", "wire", "copy")}


def test_a_light_rewrite_is_found() -> None:
    light = record("light", REWRITE, outlet="Quay Gazette", published=NOON)
    assert edges(wire(), light) == {("light", "<-", "wire", "rewrite")}


def test_reports_of_different_things_are_not_akin() -> None:
    school = record("school", INDEPENDENT, outlet="Osmund Post", published=NOON)
    assert edges(wire(), school) == set()


def test_a_shared_quotation_alone_is_no_copy() -> None:
    one = record("one", QUOTED_ONE, outlet="Quay Gazette", published=MORNING)
    two = record("two", QUOTED_OTHER, outlet="Osmund Post", published=NOON)
    assert edges(one, two) == set()


def test_two_that_share_sources_lists_and_quotations_but_no_phrase_get_a_lost_parent() -> None:
    one, two = record("one", LOST_ONE, outlet="A"), record("two", LOST_OTHER, outlet="B")
    assert edges(one, two) == {
        ("one", "<-", "unseen", "shared_source"),
        ("two", "<-", "unseen", "shared_source"),
    }


def test_a_lost_parent_says_what_points_to_it() -> None:
    found = descent(reports_of([record("one", LOST_ONE), record("two", LOST_OTHER)]))
    (lost,) = found.unseen
    assert set(lost.witnesses) == {derivation.child for derivation in found.derivations}
    told = {reason.feature for reason in found.derivations[0].reasons}
    assert {"unseen_parent", "shared_sources", "shared_enumerations", "shared_quotations"} <= told
    assert all(derivation.overlaps for derivation in found.derivations)


def test_without_clocks_or_credits_nobody_knows_which_came_first() -> None:
    one, two = record("one", WIRE, outlet="A"), record("two", REWRITE, outlet="B")
    assert {arrow for _, arrow, _, _ in edges(one, two)} == {"--"}


def test_the_next_version_of_one_outlet_is_an_update() -> None:
    later = record("later", WIRE + " Nobody was hurt.", outlet="Coastal Wire", published=NOON)
    assert edges(wire(), later) == {("later", "<-", "wire", "update")}


def test_copies_of_copies_hang_on_the_first() -> None:
    copies = [
        record(f"copy{hour}", WIRE, outlet=f"Paper {hour}", published=f"2031-05-04T{hour}:00Z")
        for hour in range(10, 20)
    ]
    assert edges(wire(), *copies) == {
        (f"copy{hour}", "<-", "wire", "identical") for hour in range(10, 20)
    }


def test_a_report_merged_from_two_is_told_from_both() -> None:
    other = record("school", INDEPENDENT, outlet="Osmund Post", published=MORNING)
    merged = record("both", f"{WIRE}\n\n{INDEPENDENT}", outlet="Quay Gazette", published=NOON)
    assert {(a, b) for a, _, b, _ in edges(wire(), other, merged)} == {
        ("both", "wire"),
        ("both", "school"),
    }


def test_who_rewrites_a_wire_credits_the_authority_without_having_read_its_statement() -> None:
    told = [
        record("own", AUTHORITY, outlet="Tarn Harbour Authority", published=MORNING),
        record("wire", TOLD_BY_WIRE, outlet="Coastal Wire", published=NOON),
        record("paper", TOLD_BY_PAPER, outlet="Quay Gazette", published=EVENING),
    ]
    assert {(a, b) for a, _, b, _ in edges(*told)} == {("wire", "own"), ("paper", "wire")}
    # Alone with the statement, the paper can only have it from there.
    assert {(a, b) for a, _, b, _ in edges(told[0], told[2])} == {("paper", "own")}


SPILL = (
    "The {own}tanker Corvo lost 60 tonnes of oil in the outer basin on Sunday night{said}. "
    "Booms were in place by two in the morning{moved}. The master has been questioned. "
)


@pytest.mark.parametrize(
    ("outlet", "parent"), [("Tarn Harbour Authority", "wire"), ("Tarn State News Agency", "own")]
)
def test_to_credit_a_body_shows_no_way_and_to_credit_a_medium_does(
    outlet: str, parent: str
) -> None:
    own = SPILL.format(own=f"{outlet} states that the ", said="", moved="") + (
        "Bathing is forbidden. Birds with oil should be brought to the aquarium at Osmund."
    )
    said = f", the {outlet} said"
    told = SPILL.format(own="", said=said, moved=" and four tugs stood by")
    again = SPILL.format(own="", said=said, moved="").replace("morning", "night")
    records = [
        record("own", own, outlet=outlet, published=MORNING),
        record("wire", told, outlet="Coastal Wire", published=NOON),
        record("paper", again, outlet="Gazette", published=EVENING),
    ]
    assert ("paper", parent) in {(a, b) for a, _, b, _ in edges(*records)}


def test_no_report_descends_from_itself() -> None:
    # Each credits the next, so that three credits make a circle.
    names = ("Coastal Wire", "Quay Gazette", "Osmund Post")
    ring = [
        record(
            f"r{place}",
            f"{WIRE} It was first told by {names[place - 1]}, {credit} said.",
            outlet=name,
        )
        for place, (name, credit) in enumerate(zip(names, names[1:] + names[:1], strict=True))
    ]
    found = descent(reports_of(ring))
    parents = {d.child: {e.parent for e in found.derivations if e.directed and e.child == d.child}
               for d in found.derivations}  # fmt: skip
    ahead = {child: set(own) for child, own in parents.items()}
    for _ in names:
        for own in ahead.values():
            own |= {far for near in own for far in ahead.get(near, ())}
    assert all(child not in own for child, own in ahead.items())


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**16))
def test_the_order_of_the_reports_changes_nothing(seed: int) -> None:
    records = [
        wire(),
        record("light", REWRITE, outlet="Quay Gazette", published=NOON),
        record("school", INDEPENDENT, outlet="Osmund Post", published=NOON),
        record("one", LOST_ONE),
        record("two", LOST_OTHER),
        record("same", LOST_OTHER, outlet="B"),
    ]
    shuffled = Random(seed).sample(records, len(records))
    assert descent(reports_of(shuffled)) == descent(reports_of(records))


KIN = ["light", "cut", "same"]
OTHERS = ["school", "quoted", "one", "two", "merged"]
ALL = {
    "wire": wire(),
    "light": record("light", REWRITE, outlet="Quay Gazette", published=NOON),
    "cut": record("cut", " ".join(SENTENCES[:-1]), outlet="Quay Mail", published=NOON),
    "same": record("same", WIRE, outlet="Quay Echo", published=NOON),
    "school": record("school", INDEPENDENT, outlet="Osmund Post", published=MORNING),
    "quoted": record("quoted", QUOTED_ONE, outlet="Baker", published=EVENING),
    "one": record("one", LOST_ONE, outlet="A", published=MORNING),
    "two": record("two", LOST_OTHER, outlet="B", published=NOON),
    "merged": record("merged", REWRITE + " " + INDEPENDENT, outlet="C", published=EVENING),
}


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(KIN), st.sets(st.sampled_from([*KIN, *OTHERS])))
def test_more_reports_never_make_a_copy_independent(copy: str, more: set[str]) -> None:
    held = [ALL[name] for name in ("wire", *sorted({copy, *more}))]
    assert any(copy in link[:3:2] for link in edges(ALL["wire"], ALL[copy]))
    assert any(copy == link[0] and link[1] == "<-" for link in edges(*held))


def test_one_wording_with_other_figures_is_no_copy() -> None:
    table = "The {} quake was felt in {} towns, at {} in the night; {} calls came, {} from Osmund."
    one = record("one", table.format("Tarn", 14, "03:12", 230, 41), outlet="A", published=MORNING)
    two = record("two", table.format("Elk", 6, "01:55", 118, 19), outlet="A", published=NOON)
    assert edges(one, two) == set()


def test_names_and_figures_in_other_words_are_a_rewrite() -> None:
    heavy = record(
        "heavy",
        "Holed by a rock off Tarn Point: the Halvard. Ida Brandt, who runs the harbour, saw 212 "
        "people on the quay. It was Jon Asp who sent for divers from Osmund. In the Ferry Union "
        "they recall a letter about buoys.",
        outlet="Quay Gazette",
        published=NOON,
    )
    assert {link[:3] for link in edges(wire(), heavy)} == {("heavy", "<-", "wire")}


def test_a_rewrite_of_a_rewrite_is_told_from_what_it_was_made_of() -> None:
    middle = record("middle", REWRITE, outlet="Quay Gazette", published=NOON)
    later = record(
        "later",
        "A rock under the water holed the car ferry Halvard off Tarn Point. Everyone aboard, 212 "
        "passengers, was ashore by dark, harbour master Ida Brandt said. It was out of its usual "
        "lane because of a barge that was drifting. Smaller boats will run on the line, and on "
        "Monday divers from Osmund will look at the hull.",
        outlet="Osmund Post",
        published=EVENING,
    )
    assert {(a, b) for a, _, b, _ in edges(wire(), middle, later)} == {
        ("middle", "wire"),
        ("later", "middle"),
    }


def test_what_only_a_second_report_explains_makes_it_a_second_parent() -> None:
    other = record("school", INDEPENDENT, outlet="Osmund Post", published=MORNING)
    merged = record(
        "merged",
        REWRITE + " Elsewhere, mayor Lena Ruiz shut the Osmund school, whose twelve classrooms "
        "need repair; lessons move to the library and the sports club, and a roof is to be paid "
        "for with four million crowns.",
        outlet="Quay Gazette",
        published=NOON,
    )
    assert {(a, b) for a, _, b, _ in edges(wire(), other, merged)} == {
        ("merged", "wire"),
        ("merged", "school"),
    }


def test_one_form_filled_in_anew_is_no_copy() -> None:
    form = (
        "The harbour office counted {} landings at {} in {}, worth {} crowns. Crabs made up {} "
        "tonnes of that. The office asks skippers to hand in their slips by the tenth."
    )
    one = record("one", form.format(412, "Osmund", 2029, "7,300", 88), published=MORNING)
    two = record("two", form.format(97, "Castel", 2030, "1,250", 15), published=NOON)
    assert edges(one, two) == set()


def test_every_probability_has_its_reasons() -> None:
    light = record("light", REWRITE, outlet="Quay Gazette", published=NOON)
    (derivation,) = descent(reports_of([wire(), light])).derivations
    assert derivation.kind is DerivationKind.REWRITE
    assert 0.5 < derivation.probability < 1
    assert {"retold_statements", "shared_sources", "later_clock"} <= {
        reason.feature for reason in derivation.reasons
    }
    assert all(o.left.report != o.right.report for o in derivation.overlaps)


def test_no_reports_have_no_lineage() -> None:
    assert descent(()) == Lineage()
