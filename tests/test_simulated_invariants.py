"""METHOD 5's invariants over the simulator's texts: read, compared and weighed as reports are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.simulate.cascade import flood_story, simulate_story
from bench.simulate.chain import record, weigh_dossier
from bench.simulate.operators import edit
from bench.simulate.regimes import REGIMES, REHEARSED
from bench.simulate.telling import Telling
from bench.simulate.truth import SimulatedReport, SimulatedStory
from bench.simulate.world import make_world
from bench.simulate.writing import Written, lay_out, sentence
from headwater.model import Certainty, Corroboration, Dossier, Estimate, NodeKind
from tests.reading import Record, together

FEW = settings(
    max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LATER = datetime(2034, 6, 1, 12, tzinfo=UTC)
SEEDS = st.integers(2000, 2003)
NAMES = st.sampled_from(["wire", "press", "state"])
SUREST_FIRST = list(Certainty)
HEDGE = re.compile(r" (?:probably|possibly|apparently|reportedly)\b")


def story_of(regime: str, seed: int) -> SimulatedStory:
    return simulate_story(seed, REGIMES[regime], reports=4)


def records(story: SimulatedStory, more: Sequence[SimulatedReport] = ()) -> list[Record]:
    return [dict(record(story, report)) for report in (*story.held, *more)]


def by_words(dossier: Dossier) -> dict[tuple[str, str], Corroboration]:
    texts = {report.id: report for report in dossier.reports}
    statements = {statement.id: statement for statement in dossier.statements}
    return {
        (texts[s.report].label, s.wording(texts[s.report].text)): weighed
        for claim, weighed in zip(dossier.claims, dossier.corroborations, strict=True)
        for s in (statements[key] for key in claim.statements)
    }


def raised(before: Dossier, after: Dossier, *, surer: bool = True) -> set[tuple[str, str]]:
    """Return the statements whose claim is better founded than before or, if asked, surer."""
    new = by_words(after)
    return {
        key
        for key, old in by_words(before).items()
        if new[key].k_min > old.k_min
        or new[key].kappa > old.kappa
        or (surer and SUREST_FIRST.index(new[key].certainty) < SUREST_FIRST.index(old.certainty))
    }


@FEW
@given(NAMES, SEEDS, st.data())
def test_a_copy_raises_nothing(regime: str, seed: int, data: st.DataObject) -> None:
    story = story_of(regime, seed)
    copied = data.draw(st.sampled_from(story.held))
    copy = replace(copied, number=900, outlet="mirror.example", published=LATER)
    assert raised(together(records(story)), together(records(story, [copy]))) == set()


@FEW
@given(NAMES, SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(regime: str, seed: int, random: Random) -> None:
    story = story_of(regime, seed)
    told = records(story)
    shuffled = random.sample(told, len(told))
    one, other = by_words(together(told)), by_words(together(shuffled))
    assert one == other


def counts(dossier: Dossier) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        key: (each.k_min, each.kappa, each.unnamed, each.unrecovered, each.certainty, each.estimate)
        for key, each in by_words(dossier).items()
    }


@FEW
@given(NAMES, SEEDS, st.randoms(use_true_random=False))
def test_other_names_of_outlets_that_nobody_credits_change_no_number(
    regime: str, seed: int, random: Random
) -> None:
    told = records(story_of(regime, seed))
    everything = " ".join(each["text"] for each in told)
    names = {each["outlet"] for each in told if each["outlet"] not in everything}
    assert names
    new = dict(
        zip(sorted(names), random.sample(["Alder", "Birch", "Cedar", "Elm"], 4), strict=False)
    )
    renamed = [{**each, "outlet": new.get(each["outlet"], each["outlet"])} for each in told]
    assert counts(together(renamed)) == counts(together(told))


@FEW
@given(NAMES, SEEDS, st.data())
def test_a_hedge_lost_in_a_copy_makes_nothing_surer(
    regime: str, seed: int, data: st.DataObject
) -> None:
    story = story_of(regime, seed)
    hedged = [each for each in story.held if HEDGE.search(each.text)]
    copied = data.draw(st.sampled_from(hedged or list(story.held)))
    text = HEDGE.sub("", copied.text)
    copy = replace(copied, number=900, outlet="mirror.example", published=LATER, text=text)
    assert raised(together(records(story)), together(records(story, [copy]))) == set()


@FEW
@given(NAMES, SEEDS, st.integers(3000, 3002))
def test_a_report_about_something_else_changes_no_count(regime: str, seed: int, far: int) -> None:
    story = story_of(regime, seed)
    other = simulate_story(far, REHEARSED["rehearsed gaps"], reports=1)
    school = replace(other.reports[0], number=900, held=True)
    before, after = counts(together(records(story))), counts(together(records(story, [school])))
    assert {key: after[key][:-1] for key in before} == {
        key: each[:-1] for key, each in before.items()
    }
    for key, (*_, estimate) in before.items():
        # An outlet's habits are learned over the whole case, so a chance may move a little.
        assert isinstance(estimate, Estimate)
        later = after[key][-1]
        assert isinstance(later, Estimate)
        assert later.at_least_two == pytest.approx(estimate.at_least_two, abs=0.05)


@FEW
@given(NAMES, SEEDS)
def test_an_independent_named_origin_lowers_nothing(regime: str, seed: int) -> None:
    story = story_of(regime, seed)
    before = together(records(story))
    first = min(by_words(before), key=lambda key: (-len(key[1]), key))
    told = {
        "id": "own",
        "outlet": "Own Eyes Weekly",
        "title": "",
        "text": f"{first[1][:1].upper()}{first[1][1:]}, Karel Novak of the Lamp Society said.",
        "published": "2034-05-01T08:00Z",
    }
    old, new = by_words(before), by_words(together([*records(story), told]))
    lowered = {k for k in old if new[k].k_min < old[k].k_min or new[k].kappa < old[k].kappa}
    assert lowered == set()


@FEW
@given(NAMES, SEEDS)
def test_without_the_cut_no_way_is_left(regime: str, seed: int) -> None:
    dossier = together(records(story_of(regime, seed)))
    for result in dossier.corroborations:
        keys = {key for each in result.origins if each.counted for key in each.entities}
        groups = {e.control for e in dossier.entities if e.id in keys and e.control}
        gone = set(result.chokepoints)
        nodes = {node for hop in result.hops for node in (hop.upstream, hop.downstream)}
        found = {n for n in nodes if n.kind is NodeKind.ORIGIN and n.key in keys | groups} - gone
        while (
            new := {
                h.downstream
                for h in result.hops
                if h.upstream in found and h.downstream not in gone
            }
            - found
        ):
            found |= new
        assert not {node for node in found if node.kind is NodeKind.REPORT}


def rewrites(number: int, seed: int) -> tuple[Record, list[Record]]:
    """Return a report of one named origin, and machine rewrites of it under as many outlets."""
    random = Random(seed)
    world = make_world("fire", random, state=False)
    party = next(party for party in world.parties if party.named)
    tellings = [
        Telling(fact=fact, origins=frozenset({party.key}), speaker=party, shown=str(fact.number))
        for fact in world.facts
    ]

    def written(told: Sequence[Telling]) -> str:
        known: set[str] = set()
        body = [Written(sentence(each, world, known, random), each) for each in told]
        return lay_out("", body, "")[0]

    def versions() -> Iterator[list[Telling]]:
        operators = REHEARSED["rehearsed crowd"].operators
        for _ in range(number):
            kept = [each for each in tellings if random.random() < 0.8] or tellings[:1]
            yield [edit(each, operators, world, random) for each in kept]

    def as_record(place: int, text: str) -> Record:
        when = f"2034-05-{3 + place // 1000:02}T{place // 60 % 24:02}:{place % 60:02}Z"
        outlet = f"Mirror {place}"
        return {
            "id": f"r{place:05}",
            "outlet": outlet,
            "title": "",
            "text": text,
            "published": when,
        }

    flood = [as_record(place, written(told)) for place, told in enumerate(versions(), start=1)]
    return as_record(0, written(tellings)), flood


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_flood_of_machine_rewrites_makes_no_origin(seed: int) -> None:
    # Seed 1 has a sentence whose credit is misread in the first report and read in its rewrites.
    first, flood = rewrites(40, seed)
    before, after = together([first]), together([first, *flood])
    assert max(result.k_min for result in before.corroborations) == 1
    assert max(result.k_min for result in after.corroborations) == 1
    assert raised(before, after, surer=False) == set()


@pytest.mark.parametrize(("regime", "seed"), [("wire", 1), ("press", 2), ("chain", 3)])
def test_a_flood_makes_no_more_origins_than_a_story_has(regime: str, seed: int) -> None:
    # It may join two tellings of one fact that were apart; then both true origins show.
    story, flooded = flood_story(seed, REGIMES[regime], reports=5, rewrites=8)
    before = {each.fact: each for each in weigh_dossier(story, together(records(story)))}
    for each in weigh_dossier(flooded, together(records(flooded))):
        assert each.weighed is not None
        old = before[each.fact].weighed
        assert each.weighed.k_min <= max(each.origins, old.k_min if old else 0)
