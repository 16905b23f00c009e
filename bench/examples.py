"""Measures the dossiers of the examples against their gold: claims, origins, drift, conflicts."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.example_gold import Example, trace_examples
from bench.labelled import Row
from bench.lineage import as_gold, find_parents
from bench.outcome import Outcome, Table, percent, ratio
from bench.traced import Held
from headwater.model import (
    Agreement,
    Claim,
    Corroboration,
    Drift,
    NodeKind,
    Passage,
    StatementId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """A gold claim and the claim of ours that holds most of its passages.

    Attributes:
        told: passages of the gold claim.
        held: those of them that statements of our claim tell.
        origins: gold and our ``k_min``.
        cut: gold and our ``kappa``; the gold's null is 0.
    """

    name: str
    told: int
    held: int
    origins: tuple[int, int]
    cut: tuple[int, int]

    @property
    def found(self) -> bool:
        """Whether one claim of ours holds at least half of the passages."""
        return 2 * self.held >= self.told

    @property
    def origins_right(self) -> bool:
        """Whether the claim is found and its origins are counted right."""
        return self.found and self.origins[0] == self.origins[1]

    @property
    def cut_right(self) -> bool:
        """Whether the claim is found and as many points cut it as the gold says."""
        return self.found and self.cut[0] == self.cut[1]


def measure(file: Path | None = None) -> Outcome:
    """Score a gold file, or all examples."""
    examples = trace_examples(file)
    figures: Counter[str] = Counter()
    rows = []
    for example in examples:
        claims = [_score_claim(example.held, claim) for claim in example.gold["claims"]]
        rows += [_row(example.name, claim) for claim in claims]
        figures.update(_count(example, claims))
    shares = {"passages_held": percent(ratio(figures["held"], figures["passages"]))}
    return Outcome(
        name="examples",
        files=tuple(example.path for example in examples),
        over="" if file else "of all examples",
        tables=(
            Table(headings=("claim", "passages", "k_min", "kappa"), rows=tuple(rows)),
            *(_differences(example) for example in examples),
        ),
        figures={**figures, **shares},
        floored=(
            "claims_found",
            "k_min_right",
            "kappa_right",
            "drifts_found",
            "drifts_found_exactly",
            "conflicts_found",
            "passages_held",
        ),
        predictions=tuple(_prediction(example) for example in examples),
    )


def _score_claim(held: Held, gold: Row) -> ClaimScore:
    places = [held.find(passage) for passage in gold["passages"]]
    telling = [{s.id for s in held.telling(place)} for place in places]
    best, most = None, 0
    for claim, weighed in _weighed(held):
        hits = sum(bool(tellers & set(claim.statements)) for tellers in telling)
        if hits > most:
            best, most = weighed, hits
    return ClaimScore(
        name=gold["claim"],
        told=len(places),
        held=most,
        origins=(gold["k_min"], best.k_min if best else 0),
        cut=(gold["kappa"] or 0, best.kappa if best else 0),
    )


def _weighed(held: Held) -> Iterable[tuple[Claim, Corroboration]]:
    return zip(held.dossier.claims, held.dossier.corroborations, strict=True)


def _count(example: Example, claims: list[ClaimScore]) -> dict[str, int]:
    held, gold = example.held, example.gold
    return {
        "claims": len(claims),
        "claims_found": sum(claim.found for claim in claims),
        "passages": sum(claim.told for claim in claims),
        "held": sum(claim.held for claim in claims),
        "k_min_right": sum(claim.origins_right for claim in claims),
        "kappa_right": sum(claim.cut_right for claim in claims),
        "drifts": len(gold["drift"]),
        "drifts_found": sum(bool(_drifts(held, each)) for each in gold["drift"]),
        "drifts_found_exactly": sum(_exact(held, each) for each in gold["drift"]),
        "drifts_noted": len(held.dossier.drifts),
        "conflicts": len(gold["conflicts"]),
        "conflicts_found": sum(_conflicts(held, each) for each in gold["conflicts"]),
        "conflicts_noted": sum(
            c.agreement is Agreement.CONTRADICTS for c in held.dossier.comparisons
        ),
    }


def _drifts(held: Held, gold: Row) -> list[Drift]:
    """Return the drifts of the gold's kind whose later statement stands where the gold's does."""
    later = held.touching(held.find(gold["after"]))
    return [d for d in held.dossier.drifts if d.kind == gold["kind"] and d.later in later]


def _exact(held: Held, gold: Row) -> bool:
    """Tell whether such a drift starts from the gold's earlier passage, too."""
    earlier = held.touching(held.find(gold["before"]))
    return any(drift.earlier in earlier for drift in _drifts(held, gold))


def _conflicts(held: Held, gold: Row) -> bool:
    """Tell whether statements of the two passages, or of their claims, are said to contradict."""
    one, other = (_with_claims(held, held.find(passage)) for passage in gold["passages"])
    return any(
        (c.left in one and c.right in other) or (c.left in other and c.right in one)
        for c in held.dossier.comparisons
        if c.agreement is Agreement.CONTRADICTS
    )


def _with_claims(held: Held, place: Passage) -> set[StatementId]:
    touched = held.touching(place)
    claims = (set(c.statements) for c in held.dossier.claims if touched & set(c.statements))
    return touched.union(*claims)


def _row(example: str, claim: ClaimScore) -> tuple[str, ...]:
    return (
        f"{example}: {claim.name}",
        f"{claim.held} of {claim.told}",
        _against(claim.origins, found=claim.found),
        _against(claim.cut, found=claim.found),
    )


def _against(pair: tuple[int, int], *, found: bool) -> str:
    wanted, given = pair
    if not found:
        return f"{wanted} not found"
    return f"{wanted} ok" if wanted == given else f"{wanted} got {given}"


def _differences(example: Example) -> Table:
    held, gold = example.held, example.gold
    rows = [
        (
            f"{each['kind']}: {each['why']}",
            "exact" if _exact(held, each) else "found" if _drifts(held, each) else "missed",
        )
        for each in gold["drift"]
    ]
    rows += [
        (f"conflict: {each['about']}", "found" if _conflicts(held, each) else "missed")
        for each in gold["conflicts"]
    ]
    return Table(headings=(f"{example.name}: drift and conflict", ""), rows=tuple(rows))


def _prediction(example: Example) -> str:
    """Return the dossier as the gold writes it, in one line."""
    held = example.held
    dossier = held.dossier
    parents = find_parents(dossier)
    value = {
        "example": example.name,
        "lineage": {label: as_gold(parents[label]) for label in sorted(parents)},
        "claims": [_claim(held, claim, weighed) for claim, weighed in _weighed(held)],
        "conflicts": [
            {
                "about": comparison.reasons[0].detail if comparison.reasons else "",
                "passages": [_place(held, comparison.left), _place(held, comparison.right)],
            }
            for comparison in dossier.comparisons
            if comparison.agreement is Agreement.CONTRADICTS
        ],
        "drift": [
            {
                "kind": drift.kind,
                "before": _passage(held, drift.before),
                "after": _passage(held, drift.after),
                "why": drift.reason,
            }
            for drift in dossier.drifts
        ],
    }
    return json.dumps(value, ensure_ascii=False)


def _claim(held: Held, claim: Claim, weighed: Corroboration) -> dict[str, object]:
    named = sorted(origin.name for origin in weighed.origins if origin.counted)
    relays = [p.name for p in weighed.chokepoints if p.kind is not NodeKind.ORIGIN]
    return {
        "claim": held.words(claim.wording),
        "passages": [_place(held, name) for name in claim.statements],
        "named": named,
        "unnamed": weighed.unnamed,
        "k_min": weighed.k_min,
        "kappa": weighed.kappa if named else None,
        "chokepoints": relays,
    }


def _place(held: Held, name: StatementId) -> dict[str, str]:
    statement = held.statements[name]
    return _passage(held, Passage(statement.report, statement.extent))


def _passage(held: Held, place: Passage) -> dict[str, str]:
    return {"report": held.labels[place.report], "text": held.words(place)}
