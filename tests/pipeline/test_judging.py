import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.dossier.judged import letters, rejections, shaping
from headwater.dossier.lookup import Lookup
from headwater.dossier.record import write_json
from headwater.model import Dossier, Judgement, Ruling
from headwater.pipeline import check, run
from headwater.store import Case
from tests.cli.news import write_case


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("judging"))


@pytest.fixture
def case(traced: Path, tmp_path: Path) -> Iterator[Case]:
    copy = tmp_path / "copy.headwater"
    copy.write_bytes(traced.read_bytes())
    with Case.open(copy) as opened:
        yield opened


def judge(case: Case, ruling: Ruling, **about: object) -> Judgement:
    return case.judge(
        lambda number, _: Judgement(
            number=number,
            ruling=ruling,
            by="Ida",
            at="2041-03-06T09:00:00+00:00",
            reason="checked",
            **about,  # type: ignore[arg-type]
        )
    )


def bridge(case: Case) -> Dossier:
    return max((case.dossier(each.id) for each in case.stories()), key=lambda d: len(d.reports))


def findings(case: Case) -> list[str]:
    """All that was found, without the log and the fingerprints."""
    return [write_json(case.dossier(each.id)) for each in case.stories()] + [
        line for line in case.dump() if line.startswith('["claim"')
    ]


def test_a_rejected_statement_counts_for_nothing_and_undoing_brings_all_back(case: Case) -> None:
    before, kept = findings(case), case.statements([r.id for r in case.reports()])
    lookup = Lookup(bridge(case))
    out = lookup.shared[0].statements[0]
    judge(case, Ruling.REJECT, statements=(out,))
    assert run(case).traced == 1  # the other story is not touched

    found = bridge(case)
    assert out not in {each.id for each in found.statements}
    assert all(out not in claim.statements for claim in found.claims)
    assert [each.number for each in rejections(found)] == [1]
    # What was read stays as it was.
    assert case.statements([r.id for r in case.reports()]) == kept
    assert check(case).problems == ()

    judge(case, Ruling.UNDO, undoes=1)
    run(case)
    assert findings(case) == before
    assert len(case.judgements()) == 2


def test_claims_are_put_together_and_taken_apart(case: Case) -> None:
    first, second = bridge(case).claims[:2]
    judge(case, Ruling.MERGE_CLAIMS, statements=(first.statements[0], second.statements[0]))
    run(case)
    whole = next(c for c in bridge(case).claims if first.statements[0] in c.statements)
    assert {*whole.statements} == {*first.statements, *second.statements}
    shown = shaping(whole, Lookup(bridge(case)))
    assert [each.number for each in shown] == [1]
    assert check(case).problems == ()

    out = whole.statements[-1]
    judge(case, Ruling.SPLIT_CLAIMS, statements=(whole.statements[0], out))
    run(case)
    found = bridge(case)
    assert [c.statements for c in found.claims if out in c.statements] == [(out,)]
    assert len(found.corroborations) == len(found.claims) == len(found.grades)
    assert check(case).problems == ()


def test_two_names_judged_as_one_party_are_one_everywhere(case: Case) -> None:
    parties = [each for each in bridge(case).entities if each.named]
    one, other = parties[:2]
    judge(case, Ruling.MERGE_SOURCES, sources=(one.name, other.name))
    run(case)
    found = bridge(case)
    names = {name for each in found.entities for name in (each.name, *each.aliases)}
    assert {one.name, other.name} <= names
    assert len([each for each in found.entities if each.named]) == len(parties) - 1
    assert check(case).problems == ()

    judge(case, Ruling.UNDO, undoes=1)
    judge(case, Ruling.SAME_ORIGIN, sources=(one.name, other.name))
    run(case)
    held = {each.name: each for each in bridge(case).entities}
    assert held[one.name].control == held[other.name].control is not None
    judge(case, Ruling.NOT_SAME_ORIGIN, sources=(one.name, other.name))
    run(case)
    held = {each.name: each for each in bridge(case).entities}
    assert held[one.name].control is None or held[one.name].control != held[other.name].control


def test_a_letter_and_a_digit_are_never_made_from_each_other(case: Case) -> None:
    before = bridge(case)
    party = next(each for each in before.entities if each.named)
    assert set(letters(before).values()) == {"F"}
    judge(case, Ruling.LETTER, sources=(party.name,), letter="B")
    run(case)
    after = bridge(case)
    assert letters(after)[party.id] == "B"
    assert after.grades == before.grades
    assert after.corroborations == before.corroborations
    tags = {each["about"]: each["tag"] for each in json.loads(write_json(after))["tags"]}
    assert tags[party.id] == 'admiralty-scale:source-reliability="b"'
    assert tags[after.claims[0].id].startswith("admiralty-scale:information-credibility=")


def test_a_run_without_a_new_judgement_has_nothing_to_do(case: Case) -> None:
    judge(case, Ruling.COMMENT, statements=(bridge(case).statements[0].id,))
    assert run(case).traced == 1
    assert run(case).traced == 0
