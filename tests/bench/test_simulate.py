import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.simulate import grading, regimes
from bench.simulate.__main__ import main
from bench.simulate.cascade import simulate_story
from bench.simulate.chain import facts_told, read_in, record, weigh_dossier
from bench.simulate.flood import flood
from bench.simulate.grading import Judged
from bench.simulate.operators import OPERATORS
from bench.simulate.peers import count_without_duplicates
from bench.simulate.truth import SimulatedReport, SimulatedStory
from bench.simulate.world import kinds
from headwater.model import Corroboration, Dossier
from tests.reading import together

STORIES = st.tuples(st.integers(0, 500), st.sampled_from(list(regimes.REGIMES)), st.booleans())


def made(drawn: tuple[int, str, bool]) -> SimulatedStory:
    seed, name, held_out_kinds = drawn
    return simulate_story(seed, regimes.REGIMES[name], held_out_kinds=held_out_kinds)


@given(STORIES)
def test_the_truth_of_a_story_is_closed_and_stands_in_its_texts(
    drawn: tuple[int, str, bool],
) -> None:
    story = made(drawn)
    for report in story.reports:
        assert all(parent < report.number for parent in report.parents)
        for place in report.places:
            assert place.fact in story.facts
            assert place.span.of(report.text)
            if place.parent is None:
                assert len(place.origins) == 1
                continue
            number, at = place.parent
            told = story.reports[number].places[at]
            assert number in report.parents
            assert (told.fact, told.origins) == (place.fact, place.origins)


@given(STORIES)
def test_a_sentence_that_nobody_edited_is_its_parents(drawn: tuple[int, str, bool]) -> None:
    story = made(drawn)
    for report in story.reports:
        for place in report.places:
            if place.parent is not None and not place.edits:
                number, at = place.parent
                told = story.reports[number]
                words = told.places[at].span.of(told.text)
                assert words[1:].rstrip(".,") in report.text


def test_one_seed_makes_one_story() -> None:
    regime = regimes.REGIMES["wire"]
    assert simulate_story(3, regime) == simulate_story(3, regime)
    assert simulate_story(3, regime) != simulate_story(4, regime)


def test_as_many_reports_are_made_as_are_asked_for() -> None:
    assert len(simulate_story(1, regimes.REGIMES["chain"], reports=1000).reports) == 1000


def test_training_sees_nothing_that_is_held_out() -> None:
    assert not set(kinds(held_out=True)) & set(kinds(held_out=False))
    for name in regimes.TRAINED:
        used = {operator for operator, share in regimes.REGIMES[name].operators.items() if share}
        assert not used & set(regimes.HELD_OUT_OPERATORS)
    used = {o for name in regimes.HELD_OUT for o in regimes.REGIMES[name].operators}
    assert set(regimes.HELD_OUT_OPERATORS) <= used <= set(OPERATORS)


def test_what_the_product_reads_holds_nothing_of_the_truth() -> None:
    story = simulate_story(1, regimes.REGIMES["wire"])
    assert set(record(story, story.reports[0])) <= {"id", "outlet", "title", "text", "published"}
    assert len(read_in(story)) == len(story.held)


def records(story: SimulatedStory, more: Sequence[SimulatedReport] = ()) -> list[dict[str, str]]:
    return [dict(record(story, report)) for report in (*story.held, *more)]


def by_words(dossier: Dossier) -> dict[tuple[str, str], Corroboration]:
    texts = {report.id: report for report in dossier.reports}
    statements = {statement.id: statement for statement in dossier.statements}
    return {
        (texts[s.report].label, s.wording(texts[s.report].text)): weighed
        for claim, weighed in zip(dossier.claims, dossier.corroborations, strict=True)
        for s in (statements[key] for key in claim.statements)
    }


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("regime", ["wire", "press"])
def test_copies_of_a_simulated_report_make_no_claim_better_founded(regime: str, seed: int) -> None:
    story = simulate_story(seed, regimes.REGIMES[regime], reports=5)
    before = by_words(together(records(story)))
    first = story.held[0]
    copies = [
        replace(
            first, number=900 + n, outlet=f"mirror{n}.example", published=story.held[-1].published
        )
        for n in range(6)
    ]
    after = by_words(together(records(story, copies)))
    worse = {key for key, old in before.items() if after[key].k_min > old.k_min}
    assert worse == set()


def test_every_fact_of_a_story_is_graded_against_its_truth() -> None:
    story = simulate_story(2, regimes.REGIMES["copy desk"], reports=5)
    dossier = together(records(story))
    found = weigh_dossier(story, dossier)
    assert {fact.fact for fact in found} == {f for f in story.facts if story.origins(f)}
    assert set(facts_told(story, dossier).values()) <= set(story.facts)
    assert json.dumps([fact.origins for fact in found])


@pytest.mark.parametrize("chain", [False, True])
def test_a_flood_of_rewrites_raises_nothing(chain: bool) -> None:
    before, after = flood(0), flood(1000, chain=chain)
    assert (after.k_min, after.kappa) == (before.k_min, before.kappa) == (1, 1)
    assert before.estimate
    assert after.estimate
    assert after.estimate.at_least_two <= before.estimate.at_least_two


def test_written_reports_are_as_many_as_asked_and_have_their_truth_beside_them(
    tmp_path: Path,
) -> None:
    assert main([str(tmp_path), "--reports", "40"]) == 0
    told, truth = (
        [json.loads(line) for line in (tmp_path / name).read_text("utf-8").splitlines()]
        for name in ("reports.jsonl", "truth.jsonl")
    )
    assert [each["id"] for each in told] == [each["id"] for each in truth]
    assert len(told) == len({each["id"] for each in told}) == 40
    for report, known in zip(told, truth, strict=True):
        assert all(place["end"] <= len(report["text"]) for place in known["places"])


def judged(origins: int, chance: float) -> Judged:
    return Judged(
        regime="",
        origins=origins,
        confirmed=chance >= 0.5,
        chance=chance,
        expected=1 + chance,
        lowest=1,
        highest=2,
    )


FEW = [judged(1, 0.1), judged(1, 0.7), judged(2, 0.6), judged(3, 0.8)]


def test_grades_are_those_worked_out_by_hand() -> None:
    assert grading.false_confirm(FEW) == (0.5, 1.0)
    assert grading.false_confirm_at(FEW, 0.5) == 0.0
    assert grading.false_confirm_at(FEW, 1.0) == 0.5
    assert grading.brier(FEW) == pytest.approx((0.01 + 0.49 + 0.16 + 0.04) / 4)
    assert grading.mean_error(FEW) == pytest.approx((0.1 + 0.7 + 0.4 + 1.2) / 4)
    assert grading.coverage(FEW) == 0.75
    assert grading.calibration_error(FEW) == pytest.approx((0.1 + 0.7 + 0.4 + 0.2) / 4)


def test_near_duplicates_count_once() -> None:
    story = simulate_story(1, regimes.REGIMES["wire"])
    one = read_in(story)[0]
    again = replace(one, outlet="mirror.example")
    assert count_without_duplicates([one, again]) == 1
