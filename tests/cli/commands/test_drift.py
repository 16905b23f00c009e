from pathlib import Path

from headwater.cli.statuses import Status
from headwater.model import DriftKind
from tests.cli.conftest import Command


def test_drifts_are_listed_the_weightiest_first_with_both_passages(
    headwater: Command, case: Path
) -> None:
    lines = headwater.lines("drift")
    weights = [line["severity"] for line in lines]
    assert lines
    assert weights == sorted(weights, reverse=True)
    assert all(line["before"]["words"] and line["after"]["words"] for line in lines)
    assert all(line["reason"].endswith(".") for line in lines)


def test_a_case_can_be_named_as_an_argument(headwater: Command, case: Path) -> None:
    assert headwater.lines("drift", str(case)) == headwater.lines("drift")


def test_one_kind_can_be_asked_for(headwater: Command, case: Path) -> None:
    every = headwater.lines("drift")
    kind = every[0]["kind"]
    assert headwater.lines("drift", "--kind", kind) == [e for e in every if e["kind"] == kind]
    none = next(k for k in map(str, DriftKind) if all(e["kind"] != k for e in every))
    found = headwater("drift", "--kind", none)
    assert found.exit_code == Status.DONE
    assert "Nothing changed" in found.stdout


def test_people_read_the_kind_the_passages_and_the_reason(headwater: Command, case: Path) -> None:
    first = headwater.lines("drift")[0]
    told = " ".join(headwater("drift").stdout.split())
    assert " ".join(first["reason"].split()) in told
