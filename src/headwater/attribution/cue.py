"""What a cue is, and the words around it that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import ADVERBS, AUXILIARIES, CLAUSE_ADVERBS, NEGATIONS
from headwater.model import Act, Span

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


class CueKind(StrEnum):
    """How the cue is built, which says where its source and content stand."""

    FINITE = "finite"  # S said X
    PARTICIPLE = "participle"  # ..., saying X
    PASSIVE = "passive"  # X was reported by S
    ACCORDING = "according"  # according to S
    LIGHT = "light"  # S voiced concern over X
    NOMINAL = "nominal"  # orders from S; S's call for X
    SILENCE = "silence"  # S did not mention X
    RELAY = "relay"  # S quoted T as saying X


@dataclass(frozen=True, slots=True)
class Cue:
    """Crediting words of one unit.

    Attributes:
        first: index of its first word in the unit, auxiliaries included.
        last: index of its last word.
        verb: index of the verb or noun that gives the class.
        clause: it credits only before "that", a clause or a quotation.
    """

    kind: CueKind
    span: Span
    first: int
    last: int
    verb: int
    lemma: str
    cls: str
    act: Act
    commitment: float
    clause: bool = False
    negated: bool = False


def joined(unit: Unit, index: int, size: int) -> bool:
    """Tell whether ``size`` words from ``index`` on stand with no mark between them."""
    return index + size <= len(unit.words) and all(
        not unit.gap(i).strip() for i in range(index + 1, index + size)
    )


def followed(unit: Unit, index: int, rest: Sequence[str]) -> bool:
    """Tell whether some words stand right behind another, with no mark between them."""
    return joined(unit, index, len(rest) + 1) and all(
        unit.folded(place) == word for place, word in enumerate(rest, index + 1)
    )


def group(unit: Unit, verb: int) -> tuple[int, bool, frozenset[str]]:
    """Return where the verb group of a verb begins, whether it is negated, its auxiliaries."""
    first, negated = verb, False
    auxiliaries: set[str] = set()
    while first > 0 and not unit.gap(first).strip() and unit.quoted[first - 1] == unit.quoted[verb]:
        before = unit.folded(first - 1)
        negated |= before in NEGATIONS or before.endswith("n't")
        if before in AUXILIARIES or before.endswith("n't"):
            auxiliaries.add(before)
        elif before not in ADVERBS and before not in NEGATIONS:
            break
        first -= 1
    while first < verb and unit.folded(first) in CLAUSE_ADVERBS:
        first += 1
    return first, negated, frozenset(auxiliaries)
