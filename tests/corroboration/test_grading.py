import inspect
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corroboration.grading import Standing, grade, grade_claims, parse_policy, read_policy
from headwater.exceptions import ConfigError
from headwater.model import (
    Agreement,
    Certainty,
    ClaimId,
    Comparison,
    Corroboration,
    Node,
    NodeKind,
    StatementId,
)

CLAIM = ClaimId("c")
PLAIN = Standing(
    chance=None,
    origins=1,
    chokepoints=1,
    conflicts=0,
    opponents=0,
    hedged=False,
    unnamed=False,
)
STANDINGS = st.builds(
    Standing,
    chance=st.none() | st.floats(0, 1),
    origins=st.integers(0, 4),
    chokepoints=st.integers(0, 3),
    conflicts=st.integers(0, 3),
    opponents=st.integers(0, 3),
    hedged=st.booleans(),
    unnamed=st.booleans(),
    firsthand=st.booleans(),
)


def digit(**changed: object) -> int:
    return grade(CLAIM, replace(PLAIN, **changed), read_policy()).digit  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"chance": 0.95, "origins": 2, "chokepoints": 2}, 1),
        ({"chance": 0.95, "origins": 2, "chokepoints": 1}, 2),
        ({"chance": 0.95, "origins": 2, "chokepoints": 2, "conflicts": 1}, 4),
        ({"chance": 0.6, "origins": 2}, 2),
        ({"chance": 0.3, "origins": 2}, 3),
        ({"origins": 3, "chokepoints": 3}, 2),
        ({}, 3),
        ({"hedged": True}, 4),
        ({"origins": 0, "unnamed": True}, 4),
        ({"conflicts": 1, "opponents": 2}, 5),
        ({"conflicts": 1, "opponents": 2, "origins": 2}, 4),
        ({"origins": 0, "chokepoints": 0}, 6),
        ({"firsthand": True}, 2),
        ({"firsthand": True, "conflicts": 1}, 4),
        ({"firsthand": True, "hedged": True}, 4),
        ({"firsthand": True, "origins": 0, "unnamed": True}, 4),
    ],
)
def test_the_policy_gives_the_digit(changed: dict[str, object], expected: int) -> None:
    assert digit(**changed) == expected


@given(STANDINGS)
def test_every_claim_has_a_digit_and_a_sentence(standing: Standing) -> None:
    found = grade(CLAIM, standing, read_policy())
    assert 1 <= found.digit <= 6
    assert found.reason.endswith(".")
    assert found.tag == f'admiralty-scale:information-credibility="{found.digit}"'


@given(STANDINGS)
def test_without_a_chance_nothing_is_confirmed(standing: Standing) -> None:
    assert grade(CLAIM, replace(standing, chance=None), read_policy()).digit != 1


def test_no_rule_can_ask_for_a_letter() -> None:
    assert not any("letter" in field.name for field in fields(Standing))
    assert "letter" not in inspect.signature(grade_claims).parameters
    with pytest.raises(ConfigError, match="letter"):
        parse_policy('[[rule]]\ndigit = 1\nreason = "x."\nletter = "A"\n')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[rule]",
        '[[rule]]\ndigit = 7\nreason = "x."\n',
        "[[rule]]\ndigit = 3\n",
        '[[rule]]\ndigit = 3\nreason = "x."\nleast_origins = 1\n',
        '[[rule]]\ndigit = 3\nreason = "x."\nleast_outlets = 1\n',
    ],
)
def test_a_policy_that_cannot_be_followed_is_an_error(text: str) -> None:
    with pytest.raises(ConfigError):
        parse_policy(text)


def weighed(claim: str, origins: int) -> Corroboration:
    points = tuple(
        Node(kind=NodeKind.ORIGIN, key=str(n), name=str(n)) for n in range(min(origins, 1))
    )
    return Corroboration(
        claim=ClaimId(claim),
        origins=(),
        k_min=origins,
        kappa=len(points),
        chokepoints=points,
        unnamed=0,
        unrecovered=0.0,
        certainty=Certainty.CERTAIN,
        hops=(),
        reasons=(),
    )


def test_a_contradiction_counts_against_both_claims() -> None:
    statements = {ClaimId(name): (StatementId(name),) for name in "abc"}
    pair = Comparison(
        left=StatementId("a"),
        right=StatementId("b"),
        agreement=Agreement.CONTRADICTS,
        score=0.9,
        reasons=(),
    )
    found = grade_claims([weighed("a", 1), weighed("b", 2), weighed("c", 1)], statements, [pair])
    assert [each.digit for each in found] == [5, 4, 3]
