from dataclasses import replace

import pytest

from headwater.claims.drift import SEVERITY, find_drifts
from headwater.model import (
    Act,
    Agreement,
    Certainty,
    Claim,
    ClaimId,
    Comparison,
    DriftKind,
    Lineage,
    Passage,
    StoryId,
    Voice,
    ZoneKind,
)
from tests.claims.wordings import Wording, drifts, wording

FELL = "the pier had fallen"
SAID = wording(f"Ida Brandt said {FELL}.", FELL, "Ida Brandt")
MAYBE = wording(
    "Ida Brandt said the pier might have fallen.",
    "the pier might have fallen",
    "Ida Brandt",
    hedges=("might",),
    certainty=Certainty.POSSIBLE,
)
URGED = wording(
    "Ida Brandt urged that the yard build tugs.",
    "the yard build tugs",
    "Ida Brandt",
    "urged",
    act=Act.ORDER,
)
WISHED = wording(
    "Ida Brandt hoped the yard would build tugs.",
    "the yard would build tugs",
    "Ida Brandt",
    "hoped",
    act=Act.DESIRE,
)
PARAPHRASED = wording(
    "Ida Brandt said the northern pier needed new oak beams and iron bolts.",
    "the northern pier needed new oak beams and iron bolts",
    "Ida Brandt",
)


def told(text: str, words: str = "") -> Wording:
    return wording(text, words or text.rstrip("."))


def quote(inside: str) -> Wording:
    return wording(
        f"Ida Brandt said “{inside}”.", inside, "Ida Brandt", quoted=(inside,), voice=Voice.DIRECT
    )


OAK = "the northern pier needs new oak beams and iron bolts"
TABLE: dict[str, tuple[Wording, Wording, DriftKind, str, str]] = {
    "the source is gone": (
        SAID,
        told("The pier had fallen."),
        DriftKind.SOURCE_LOST,
        "Ida Brandt",
        "The pier had fallen",
    ),
    "a name became a crowd": (
        SAID,
        wording(f"Some officials said {FELL}.", FELL, "officials"),
        DriftKind.SOURCE_GENERALISED,
        "Ida Brandt",
        "officials",
    ),
    "the hedge is gone": (
        MAYBE,
        wording("The pier fell, Ida Brandt said.", "The pier fell", "Ida Brandt"),
        DriftKind.HEDGE_LOST,
        "might",
        "The pier fell",
    ),
    "said became revealed": (
        SAID,
        wording(
            f"Ida Brandt revealed {FELL}.", FELL, "Ida Brandt", "revealed", cue_class="factive"
        ),
        DriftKind.ENDORSEMENT_GAINED,
        "said",
        "revealed",
    ),
    "what was urged is a fact": (
        URGED,
        told("The yard builds tugs."),
        DriftKind.STAGE_ESCALATED,
        "urged",
        "The yard builds tugs",
    ),
    "what was wished for is an order": (
        WISHED,
        URGED,
        DriftKind.STAGE_ESCALATED,
        "hoped",
        "the yard build tugs",
    ),
    "a paraphrase stands in quotation marks": (
        PARAPHRASED,
        quote(OAK),
        DriftKind.QUOTE_HARDENED,
        "the northern pier needed new oak beams and iron bolts",
        OAK,
    ),
    "words changed inside the marks": (
        quote(OAK),
        quote("the northern pier needs new oak beams and steel cables"),
        DriftKind.QUOTE_ALTERED,
        OAK,
        "the northern pier needs new oak beams and steel cables",
    ),
    "another number": (
        told("The storm sank 14 boats."),
        told("The storm sank 40 boats."),
        DriftKind.NUMBER_CHANGED,
        "14 boats",
        "40 boats",
    ),
    "the bound is lost": (
        told("The storm sank as many as 14 boats."),
        told("The storm sank 14 boats."),
        DriftKind.NUMBER_CHANGED,
        "as many as 14 boats",
        "14 boats",
    ),
    "more than became exactly": (
        told("The storm sank more than 14 boats."),
        told("The storm sank 14 boats."),
        DriftKind.NUMBER_CHANGED,
        "more than 14 boats",
        "14 boats",
    ),
    "another day": (
        told("The pier fell on March 3, 2031."),
        told("The pier fell on March 9, 2031."),
        DriftKind.DATE_CHANGED,
        "March 3, 2031",
        "March 9, 2031",
    ),
}


LIKELY = wording(
    "Ida Brandt said the pier had probably fallen.",
    "the pier had probably fallen",
    "Ida Brandt",
    hedges=("probably",),
    certainty=Certainty.PROBABLE,
)
TABLE |= {
    "a hedge came in": (SAID, MAYBE, DriftKind.HEDGE_ADDED, FELL, "might"),
    "a hedge of another degree": (
        LIKELY,
        MAYBE,
        DriftKind.HEDGE_CHANGED,
        "probably",
        "might",
    ),
    "somebody is credited of whom nothing was said": (
        told("The pier had fallen."),
        wording(f"Some officials said {FELL}.", FELL, "officials"),
        DriftKind.SOURCE_INVENTED,
        "The pier had fallen",
        "officials",
    ),
    "another unit": (
        told("The road is 30 kilometres long."),
        told("The road is 30 miles long."),
        DriftKind.NUMBER_CHANGED,
        "30 kilometres",
        "30 miles",
    ),
    "old becomes recent": (
        told("The yard was shut in May 2029."),
        told("The yard was recently shut."),
        DriftKind.DATE_CHANGED,
        "in May 2029",
        "recently",
    ),
    "another place": (
        told("The barge ran aground near Tolmar."),
        told("The barge ran aground near Kessin."),
        DriftKind.PLACE_CHANGED,
        "Tolmar",
        "Kessin",
    ),
    "one thing of three": (
        told("The levy falls on bread, salt and lamp oil."),
        told("The levy falls on salt."),
        DriftKind.SCOPE_CUT,
        "The levy falls on bread, salt and lamp oil",
        "The levy falls on salt",
    ),
    "some become all": (
        told("Some orchards in the vale lost their fruit."),
        told("All orchards in the vale lost their fruit."),
        DriftKind.SCOPE_GROWN,
        "Some orchards in the vale lost their fruit",
        "All orchards in the vale lost their fruit",
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_a_change_is_named_and_both_passages_shown(case: str) -> None:
    before, after, kind, was, now = TABLE[case]
    found = {drift.kind: drift for drift in drifts(before, after)}
    assert kind in found
    drift = found[kind]
    assert drift.before.span.of(before[0].text) == was
    assert drift.after.span.of(after[0].text) == now
    assert drift.directed
    assert drift.severity == SEVERITY[kind]
    assert drift.reason.endswith(".")


SAME: dict[str, tuple[Wording, Wording]] = {
    "the same words": (SAID, wording(f"Ida Brandt said {FELL} again.", FELL, "Ida Brandt")),
    "more than and over": (
        told("The storm sank more than 14 boats."),
        told("Over 14 boats were sunk by the storm."),
    ),
    "at least and no fewer than": (
        told("The storm sank at least 14 boats."),
        told("The storm sank no fewer than 14 boats."),
    ),
    "a number in words and in figures": (
        told("The storm sank 1,200 boats."),
        told("The storm sank 1200 boats."),
    ),
    "numbers of different things": (
        told("The storm sank 14 boats."),
        told("The storm felled 40 trees."),
    ),
    "a day and the month that holds it": (
        told("The pier fell on March 3, 2031."),
        told("The pier fell in March 2031."),
    ),
    "a hedge that stays": (
        MAYBE,
        wording(
            "The pier may have fallen, Ida Brandt said.",
            "The pier may have fallen",
            "Ida Brandt",
            hedges=("may",),
            certainty=Certainty.POSSIBLE,
        ),
    ),
    "a shortened quotation": (quote(OAK), quote("the northern pier needs new oak beams")),
    "a factive that stays": (
        wording(
            f"Ida Brandt revealed {FELL}.", FELL, "Ida Brandt", "revealed", cue_class="factive"
        ),
        wording(f"Ida Brandt showed {FELL}.", FELL, "Ida Brandt", "showed", cue_class="factive"),
    ),
    "an order that stays an order": (
        URGED,
        wording(
            "Ida Brandt demanded that the yard build tugs.",
            "the yard build tugs",
            "Ida Brandt",
            "demanded",
            act=Act.ORDER,
        ),
    ),
    "a phrase in quotation marks": (PARAPHRASED, quote("new oak beams")),
    "an unnamed source that stays unnamed": (
        wording(f"Some officials said {FELL}.", FELL, "officials"),
        wording(f"Two officials said {FELL}.", FELL, "officials"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_what_says_the_same_has_not_drifted(case: str) -> None:
    before, after = SAME[case]
    assert drifts(before, after) == ()


def test_a_number_that_excludes_the_other_says_so() -> None:
    before, after, *_ = TABLE["another number"]
    (drift,) = drifts(before, after)
    assert "exclude each other" in drift.reason
    before, after, *_ = TABLE["the bound is lost"]
    (drift,) = drifts(before, after)
    assert "bound is lost" in drift.reason


def test_a_loss_runs_downstream_only_where_the_direction_is_known() -> None:
    lost = told("The pier had fallen.")
    assert [drift.kind for drift in drifts(SAID, lost)] == [DriftKind.SOURCE_LOST]
    assert drifts(lost, SAID) == ()


def test_without_a_direction_a_loss_is_looked_for_both_ways_and_marked() -> None:
    lost = told("The pier had fallen.")
    for one, other in ((SAID, lost), (lost, SAID)):
        (drift,) = drifts(one, other, directed=False)
        assert (drift.kind, drift.directed) == (DriftKind.SOURCE_LOST, False)
        assert drift.earlier == SAID[1].id


def test_an_order_that_is_denied_downstream_is_not_escalated() -> None:
    denied = wording("The yard builds no tugs.", "The yard builds no tugs", negated=True)
    assert DriftKind.STAGE_ESCALATED not in {d.kind for d in drifts(URGED, denied)}


def test_severity_lies_between_0_and_1_and_a_fact_made_of_an_order_weighs_most() -> None:
    assert all(0 < severity <= 1 for severity in SEVERITY.values())
    assert max(SEVERITY, key=lambda kind: SEVERITY[kind]) is DriftKind.STAGE_ESCALATED


def test_what_is_lost_one_way_is_not_told_as_added_the_other() -> None:
    kinds = {drift.kind for drift in drifts(SAID, MAYBE, directed=False)}
    assert DriftKind.HEDGE_LOST in kinds
    assert DriftKind.HEDGE_ADDED not in kinds


def test_an_undirected_drift_weighs_less_than_one_whose_direction_is_known() -> None:
    lost = told("The pier had fallen.")
    (known,), (unknown,) = drifts(SAID, lost), drifts(SAID, lost, directed=False)
    assert unknown.severity < known.severity


def test_a_picture_of_another_year_is_another_event() -> None:
    report, statement = wording(
        "Cranes stand idle in Tolmar, March 4, 2028.", "Cranes stand idle in Tolmar, March 4, 2028"
    )
    picture = report, replace(statement, zone=ZoneKind.CAPTION)
    (drift,) = drifts(told("A crane fell in Tolmar on Sunday."), picture)
    assert drift.kind is DriftKind.EVENT_CONTAMINATED
    assert "March 4, 2028" in drift.reason


def test_a_picture_of_the_same_days_is_no_other_event() -> None:
    report, statement = wording(
        "Cranes stand idle in Tolmar, May 3, 2031.", "Cranes stand idle in Tolmar, May 3, 2031"
    )
    picture = report, replace(statement, zone=ZoneKind.CAPTION)
    assert drifts(told("A crane fell in Tolmar on Sunday."), picture) == ()


def test_a_caption_that_credits_nobody_has_lost_no_source() -> None:
    report, statement = told("The pier had fallen.")
    assert drifts(SAID, (report, replace(statement, zone=ZoneKind.CAPTION))) == ()


def kinds(before: Wording, after: Wording, *, directed: bool = True) -> list[DriftKind]:
    return [drift.kind for drift in drifts(before, after, directed=directed)]


def test_hearsay_told_as_known_has_lost_its_hedge() -> None:
    heard = wording(
        "The log reportedly showing the pier had fallen was read.",
        FELL,
        "The log",
        "reportedly showing",
    )
    (found,) = [d for d in drifts(heard, SAID) if d.kind is DriftKind.HEDGE_LOST]
    assert "reportedly showing" in found.reason
    assert DriftKind.HEDGE_LOST not in kinds(SAID, heard)


def test_a_count_with_a_comma_is_one_word_of_a_list() -> None:
    one = told("The yard sold tugs, barges, and more than 10,000 oars.")
    other = told("The yard sold tugs, barges, and over 10,000 oars.")
    assert DriftKind.SCOPE_CUT not in kinds(one, other)


def test_recent_is_new_only_against_an_earlier_wording_or_a_date() -> None:
    plain, recent = told("The pier fell."), told("The pier recently fell.")
    assert DriftKind.DATE_CHANGED in kinds(plain, recent)
    assert DriftKind.DATE_CHANGED not in kinds(plain, recent, directed=False)


def test_hearsay_that_is_vouched_for_has_gained_an_endorsement_whoever_vouches() -> None:
    heard = wording(
        "The log reportedly showing it was read.", "it", "The log", "reportedly showing"
    )
    known = wording("Ida Brandt revealed it.", "it", "Ida Brandt", "revealed", cue_class="factive")
    plain = wording("Ida Brandt said it.", "it", "Ida Brandt")
    assert DriftKind.ENDORSEMENT_GAINED in kinds(heard, known)
    assert DriftKind.ENDORSEMENT_GAINED not in kinds(heard, plain)


def test_what_some_felt_and_later_the_whole_world_has_grown() -> None:
    some = told("The wreck caused unease among the divers.")
    assert DriftKind.SCOPE_GROWN in kinds(some, told("It led to worldwide unease."))
    assert DriftKind.SCOPE_GROWN not in kinds(some, told("It led to a worldwide shortage."))


def test_a_later_wording_is_held_against_the_likeliest_of_an_earlier_report() -> None:
    text = "The northern pier fell apart, Ida Brandt said. The pier reportedly was lost at noon."
    (one, near), (_, far) = (
        wording(text, "The northern pier fell apart", "Ida Brandt"),
        wording(text, "was lost at noon", "The pier", "reportedly"),
    )
    other, later = told("The northern pier was gone.")
    claim = Claim(
        id=ClaimId("c"),
        story=StoryId("s"),
        wording=Passage(one.id, near.extent),
        statements=(near.id, far.id, later.id),
    )

    def upstream(score: float) -> set[str]:
        pairs = [
            Comparison(left=s.id, right=later.id, agreement=Agreement.SAME, score=p, reasons=())
            for s, p in ((near, 0.6), (far, score))
        ]
        found = find_drifts(
            [claim],
            {one.id: one, other.id: other},
            {s.id: s for s in (near, far, later)},
            Lineage(),
            pairs,
        )
        return {drift.earlier for drift in found if drift.later == later.id}

    assert upstream(0.5) == {near.id}
    assert upstream(0.9) == {far.id}
