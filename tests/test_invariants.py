"""METHOD 5's invariants over whole texts: what copies, orders and names must not change."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.dossier.record import write_json
from headwater.model import Agreement, Certainty, Corroboration, Dossier
from tests.lineage.texts import (
    AUTHORITY,
    INDEPENDENT,
    LOST_ONE,
    LOST_OTHER,
    TOLD_BY_PAPER,
    TOLD_BY_WIRE,
    WIRE,
    record,
)
from tests.reading import Record, grouped, together, words

EXAMPLES = Path(__file__).parent.parent / "examples"
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEDGED = (
    "A drifting barge may have forced the Halvard off its lane, pilot Olan Reck said. "
    "Reck said the barge was possibly loose since Friday. The buoys could have moved in the storm, "
    "the Ferry Union said. Coast guard captain Jon Asp believes the hull is badly torn."
)
SECOND = (
    "The coast guard tracked the car ferry Halvard as it struck a rock off Tarn Point on Sunday, "
    "captain Jon Asp said. Asp said 212 passengers were brought ashore by his boats before dark."
)
BASES: dict[str, tuple[Record, ...]] = {
    "one report": (record("wire", WIRE, outlet="Coastal Wire", published="2031-05-04T08:00Z"),),
    "hedged": (record("hedged", HEDGED, outlet="Quay Gazette", published="2031-05-04T08:00Z"),),
    "two origins": (
        record("wire", WIRE, outlet="Coastal Wire", published="2031-05-04T08:00Z"),
        record("guard", SECOND, outlet="Osmund Post", published="2031-05-04T09:00Z"),
    ),
    "a body, a wire, a paper": (
        record("own", AUTHORITY, outlet="Tarn Harbour Authority", published="2031-05-04T07:00Z"),
        record("wire", TOLD_BY_WIRE, outlet="Coastal Wire", published="2031-05-04T09:00Z"),
        record("paper", TOLD_BY_PAPER, outlet="Quay Gazette", published="2031-05-04T12:00Z"),
    ),
    "a lost parent": (
        record("one", LOST_ONE, outlet="Castel Times", published="2031-05-04T08:00Z"),
        record("two", LOST_OTHER, outlet="Northern Echo", published="2031-05-04T08:00Z"),
    ),
}
HEDGES = re.compile(r" (?:possibly|badly)\b")
SURER = (("may have forced", "forced"), ("could have moved", "moved"), ("believes", "says"))


def verbatim(text: str) -> str:
    return text


def opened(text: str) -> str:
    return "It has come to light what happened. " + text


def cut(text: str) -> str:
    return " ".join(re.split(r"(?<=\.) ", text)[:-1])


def turned(text: str) -> str:
    return re.sub(r"\bon (Sunday|Monday)\b", r"this \1", text).replace("brought", "taken")


def unhedged(text: str) -> str:
    for hedge, fact in SURER:
        text = text.replace(hedge, fact)
    return HEDGES.sub("", text)


CHANGES: list[Callable[[str], str]] = [verbatim, opened, cut, turned, unhedged]
BASE = st.sampled_from(sorted(BASES))


def copy_of(told: Record, change: Callable[[str], str], number: int = 0) -> Record:
    hour, minute = divmod(number, 60)
    when = f"2031-05-05T{10 + hour}:{minute:02}Z"
    return record(
        f"copy{number}", change(told["text"]), outlet=f"The Copyist {number}", published=when
    )


def weighed(dossier: Dossier) -> dict[str, Corroboration]:
    """Map each statement's words to what its claim comes to."""
    texts = {report.id: report.text for report in dossier.reports}
    statements = {statement.id: statement for statement in dossier.statements}
    return {
        f"{statements[key].report} {statements[key].wording(texts[statements[key].report])}": result
        for claim, result in zip(dossier.claims, dossier.corroborations, strict=True)
        for key in claim.statements
    }


def worse(before: Dossier, after: Dossier) -> list[str]:
    """Return the statements that a copy made look better supported or surer."""
    sure = list(Certainty)
    new = weighed(after)
    return [
        wording
        for wording, old in weighed(before).items()
        if new[wording].k_min > old.k_min
        or new[wording].kappa > old.kappa
        or sure.index(new[wording].certainty) < sure.index(old.certainty)
    ]


@FEW
@given(BASE, st.sampled_from(CHANGES), st.data())
def test_a_copy_makes_no_claim_better_supported_or_surer(
    base: str, change: Callable[[str], str], data: st.DataObject
) -> None:
    told = BASES[base]
    copied = data.draw(st.sampled_from(told))
    assert worse(together(told), together([*told, copy_of(copied, change)])) == []


@pytest.mark.parametrize("base", BASES)
def test_every_change_of_every_base_makes_no_claim_better_supported(base: str) -> None:
    told = BASES[base]
    before = together(told)
    found = {
        (change.__name__, copied["id"]): bad
        for change in CHANGES
        for copied in told
        if (bad := worse(before, together([*told, copy_of(copied, change)])))
    }
    assert found == {}


@pytest.mark.parametrize("name", ["brannhaven", "vesperia"])
def test_a_verbatim_copy_of_any_report_of_the_examples_makes_no_claim_better_supported(
    name: str,
) -> None:
    lines = (EXAMPLES / name / "reports.jsonl").read_text("utf-8").splitlines()
    told: list[Record] = [json.loads(line) for line in lines]
    before = together(told)
    later = f"{max(each['published'] for each in told)[:10]}T23:30Z"
    found = {}
    for copied in told:
        copy = {
            "id": "copy",
            "outlet": "The Copyist",
            "published": later,
            "title": copied["title"],
            "text": copied["text"],
        }
        found[copied["id"]] = worse(before, together([*told, copy]))
    assert {label: bad for label, bad in found.items() if bad} == {}


@pytest.mark.parametrize("base", ["one report", "hedged", "two origins"])
def test_a_flood_of_50_rewrites_under_50_names_makes_no_claim_better_supported(base: str) -> None:
    told = BASES[base]
    flood = [copy_of(told[0], CHANGES[n % len(CHANGES)], n) for n in range(50)]
    assert worse(together(told), together([*told, *flood])) == []


@FEW
@given(BASE, st.integers(0, 2**16))
def test_the_order_of_input_changes_no_byte_of_the_dossier(base: str, seed: int) -> None:
    told = [*BASES[base], copy_of(BASES[base][0], cut), record("x", INDEPENDENT)]
    shuffled = Random(seed).sample(told, len(told))
    assert write_json(together(shuffled)) == write_json(together(told))


def numbers(dossier: Dossier) -> list[tuple[object, ...]]:
    """Return what was counted for each claim, by its words."""
    return sorted(
        (words(dossier, claim.wording), c.k_min, c.kappa, c.unnamed, c.unrecovered, c.certainty)
        for claim, c in zip(dossier.claims, dossier.corroborations, strict=True)
    )


@FEW
@given(st.sampled_from(["one report", "hedged", "two origins", "a lost parent"]), st.data())
def test_other_names_of_outlets_change_no_number(base: str, data: st.DataObject) -> None:
    # None of these texts credits an outlet of the case, so no outlet is a source in it.
    told = [*BASES[base], copy_of(BASES[base][0], cut)]
    names = data.draw(st.permutations(["Alpha", "Beta", "Gamma", "Delta"]))
    renamed = [{**each, "outlet": name} for each, name in zip(told, names, strict=False)]
    assert numbers(together(renamed)) == numbers(together(told))


@pytest.mark.parametrize("base", BASES)
def test_an_independent_named_origin_never_lowers_a_number(base: str) -> None:
    told = BASES[base]
    first = re.split(r"(?<=\.) ", told[0]["text"])[1].rstrip(".")
    plain = re.sub(r",? (?:\w+ )*(?:said|said in May)$", "", first)
    more = record(
        "more", f"{plain}, Karel Novak said.", outlet="Own Eyes", published="2031-05-03T08:00Z"
    )
    before, after = weighed(together(told)), weighed(together([*told, more]))
    lowered = [
        wording
        for wording, old in before.items()
        if after[wording].k_min < old.k_min or after[wording].kappa < old.kappa
    ]
    assert lowered == []


def test_an_origin_of_its_own_raises_k_min_and_kappa() -> None:
    found = weighed(together(BASES["two origins"]))
    struck = [c for wording, c in found.items() if "struck" in wording]
    assert {(c.k_min, c.kappa) for c in struck} == {(2, 2)}


def test_a_name_that_a_rewrite_adds_to_its_parents_own_words_counts_nothing() -> None:
    # The guard's report is taken for a rewrite of the wire's, which tells this for itself.
    found = weighed(together(BASES["two origins"]))
    (ashore,) = {c.claim: c for wording, c in found.items() if "212 passengers" in wording}.values()
    assert (ashore.k_min, ashore.kappa) == (0, 0)
    (clause,) = [reason for reason in ashore.summary if reason.feature == "relabelled"]
    assert clause.detail.startswith("Jon Asp is not counted")


@pytest.mark.parametrize("base", BASES)
def test_the_narrator_and_unnamed_sources_count_nothing(base: str) -> None:
    dossier = together(BASES[base])
    named = {entity.id for entity in dossier.entities if entity.named}
    for result in dossier.corroborations:
        counted = [origin for origin in result.origins if origin.counted]
        assert len(counted) >= result.k_min
        assert all(named & set(origin.entities) for origin in counted)
        assert (result.k_min == 0) == (result.kappa == 0) == (not counted)


def test_a_state_medium_and_the_leader_it_relays_are_one() -> None:
    text = (
        "Morven's state agency MNA said Morven leader Olan Reck opened a dock. “The dock will "
        "serve us for a hundred years,” Reck said, MNA reported. The dock is the largest, MNA said."
    )
    told = record("r", text, outlet="Northern Echo", published="2031-05-04T08:00Z")
    assert {c.k_min for c in together([told]).corroborations} == {1}


@pytest.mark.parametrize("base", BASES)
def test_a_report_of_another_happening_leaves_the_story_as_it_was(base: str) -> None:
    told = BASES[base]
    school = record("x", INDEPENDENT, outlet="Osmund Post", published="2031-05-04T10:00Z")
    before = {write_json(dossier) for dossier in grouped(told)}
    after = {write_json(dossier) for dossier in grouped([*told, school])}
    assert before <= after
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("base", BASES)
def test_every_statement_is_in_one_claim_and_every_claim_is_weighed(base: str) -> None:
    dossier = together(BASES[base])
    held = [key for claim in dossier.claims for key in claim.statements]
    assert len(set(held)) == len(held)
    assert {claim.id for claim in dossier.claims} == {c.claim for c in dossier.corroborations}
    assert set(held) <= {statement.id for statement in dossier.statements}


@pytest.mark.parametrize("base", BASES)
def test_statements_that_contradict_each_other_share_no_claim(base: str) -> None:
    dossier = together(BASES[base])
    home = {key: claim.id for claim in dossier.claims for key in claim.statements}
    opposed = [c for c in dossier.comparisons if c.agreement is Agreement.CONTRADICTS]
    assert not [c for c in opposed if home[c.left] == home[c.right]]
