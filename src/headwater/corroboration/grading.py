"""The credibility digit of a claim, by the rules of one policy file."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from headwater.exceptions import ConfigError
from headwater.model import (
    Agreement,
    Certainty,
    ClaimId,
    Comparison,
    Corroboration,
    Grade,
    StatementId,
)

_HEDGED = (Certainty.POSSIBLE, Certainty.UNCOMMITTED)
_NUMBERS = ("chance", "origins", "chokepoints", "conflicts", "opponents")
_SWITCHES = ("hedged", "unnamed", "firsthand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the policy may ask about a claim; nothing of it is who says it.

    Attributes:
        chance: P(k >= 2), 0 to 1; ``None`` if nobody computed it. Then a rule that asks for it
            goes by ``origins`` alone if .6 is enough for it, and never holds if it is not.
        origins: k_min.
        chokepoints: kappa.
        conflicts: how many other claims contradict it.
        opponents: the greatest k_min among those.
        firsthand: an origin tells it in its own text, see ``find_firsthand``.
    """

    chance: float | None
    origins: int
    chokepoints: int
    conflicts: int
    opponents: int
    hedged: bool
    unnamed: bool
    firsthand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: a digit, its sentence, and what must hold.

    Attributes:
        least, most: bounds by the name of a figure, both included.
        switches: what must be so or not so.
    """

    digit: int
    reason: str
    least: Mapping[str, float]
    most: Mapping[str, float]
    switches: Mapping[str, bool]

    def holds(self, standing: Standing) -> bool:
        """Tell whether every condition of the rule holds."""
        return (
            all(_figure(standing, name) >= bound for name, bound in self.least.items())
            and all(_figure(standing, name) <= bound for name, bound in self.most.items())
            and all(getattr(standing, name) is wanted for name, wanted in self.switches.items())
        )


_GUESSED = 0.6  # the most that two named origins are taken to show when nobody computed P(k >= 2)


def _figure(standing: Standing, name: str) -> float:
    if name == "chance" and standing.chance is None:
        return _GUESSED if standing.origins >= 2 else 0.0
    return float(getattr(standing, name))


@cache
def read_policy() -> tuple[Rule, ...]:
    """Return the rules of ``policy.toml``, in their order.

    Raises:
        ConfigError: a rule asks for what there is not, or no rule holds for every claim.
    """
    return parse_policy((files("headwater.corroboration") / "policy.toml").read_text("utf-8"))


def parse_policy(text: str) -> tuple[Rule, ...]:
    """Read a policy; see ``read_policy``."""
    try:
        rules = tuple(_rule(table) for table in tomllib.loads(text).get("rule", []))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the policy is not TOML ({error})") from error
    if not rules or rules[-1].least or rules[-1].most or rules[-1].switches:
        raise ConfigError("the policy must end with a rule without conditions")
    return rules


def _rule(table: Mapping[str, object]) -> Rule:
    least: dict[str, float] = {}
    most: dict[str, float] = {}
    switches: dict[str, bool] = {}
    for key, value in table.items():
        bound, _, name = key.partition("_")
        if key in ("digit", "reason"):
            continue
        if key in _SWITCHES and isinstance(value, bool):
            switches[key] = value
        elif (
            bound in ("least", "most")
            and name in _NUMBERS
            and isinstance(value, int | float)
            and not isinstance(value, bool)
        ):
            (least if bound == "least" else most)[name] = float(value)
        else:
            raise ConfigError(f"the policy asks for {key} = {value!r}, which it cannot")
    digit, reason = table.get("digit"), table.get("reason")
    if digit not in range(1, 7) or not isinstance(digit, int) or not isinstance(reason, str):
        raise ConfigError(f"a rule of the policy needs a digit from 1 to 6 and a reason: {table}")
    return Rule(digit=digit, reason=reason, least=least, most=most, switches=switches)


def grade(claim: ClaimId, standing: Standing, policy: Sequence[Rule]) -> Grade:
    """Return the digit of the first rule that holds, with its sentence."""
    rule = next(rule for rule in policy if rule.holds(standing))
    return Grade(claim=claim, digit=rule.digit, reason=rule.reason)


def grade_claims(
    corroborations: Sequence[Corroboration],
    statements: Mapping[ClaimId, Sequence[StatementId]],
    comparisons: Sequence[Comparison],
    chances: Mapping[ClaimId, float] | None = None,
    firsthand: Collection[ClaimId] = (),
) -> tuple[Grade, ...]:
    """Grade every claim of a story by the policy.

    Args:
        corroborations: of the claims.
        statements: of each claim.
        comparisons: of the story; contradictions between two claims count as conflicts.
        chances: P(k >= 2) of the claims for which it is known.
        firsthand: the claims that rest on material at first hand.
    """
    against = _opponents(statements, comparisons)
    weighed = {each.claim: each for each in corroborations}
    policy = read_policy()
    return tuple(
        grade(
            each.claim,
            replace(
                _standing(each, against, weighed, chances or {}),
                firsthand=each.claim in firsthand,
            ),
            policy,
        )
        for each in corroborations
    )


def _standing(
    each: Corroboration,
    against: Mapping[ClaimId, set[ClaimId]],
    weighed: Mapping[ClaimId, Corroboration],
    chances: Mapping[ClaimId, float],
) -> Standing:
    rivals = [weighed[rival] for rival in against.get(each.claim, set()) if rival in weighed]
    return Standing(
        chance=chances.get(each.claim),
        origins=each.k_min,
        chokepoints=each.kappa,
        conflicts=len(rivals),
        opponents=max((rival.k_min for rival in rivals), default=0),
        hedged=each.certainty in _HEDGED,
        unnamed=each.unnamed > 0,
    )


def _opponents(
    statements: Mapping[ClaimId, Sequence[StatementId]], comparisons: Sequence[Comparison]
) -> dict[ClaimId, set[ClaimId]]:
    home = {name: claim for claim, told in statements.items() for name in told}
    found: dict[ClaimId, set[ClaimId]] = {}
    for pair in comparisons:
        one, other = home.get(pair.left), home.get(pair.right)
        if pair.agreement is Agreement.CONTRADICTS and one and other and one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found
