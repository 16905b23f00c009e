"""A flood of rewrites from raw text: ``python -m bench flood``.

METHOD 5: flooding with rewrites never raises ``k_min``. Stories are simulated and traced, once as
they are and once with machine rewrites of one of their reports under as many outlet names; of
every statement of the reports held before it is asked whether its claim counts more origins than
without the flood, be it the same claim or one that the flood put it into; and of every claim that
is still there, whether it does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.outcome import Figure, Outcome, Table, percent, ratio
from bench.simulate.cascade import flood_story
from bench.simulate.chain import read_in
from bench.simulate.regimes import REGIMES
from bench.traced import trace
from headwater.model import Corroboration, Dossier, StatementId

FLOODED = ("wire", "press", "chain")  # regimes
STORIES = 10  # of each
REPORTS = 5  # of a story, before the flood
REWRITES = 10
_HERE = Path(__file__).parent / "simulate"
_FILES = ("regimes.py", "stories.toml", "names.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flooded:
    """What a flood did to the statements of one story that were held before it.

    Attributes:
        told: how many stand in a claim.
        raised: of those, how many have a claim of a higher ``k_min`` than before.
        cut: the same of a higher ``kappa``.
        lowered: the same of a lower ``k_min``; a flood may hide an origin, and should not.
        claims: how many claims are still there.
        claims_raised: of those, how many have a higher ``k_min`` than before.
    """

    regime: str
    told: int
    raised: int
    cut: int
    lowered: int
    claims: int
    claims_raised: int


def measure(
    file: Path | None = None, *, stories: int = STORIES, rewrites: int = REWRITES, first: int = 0
) -> Outcome:
    """Flood a fixed number of stories of three regimes.

    Args:
        file: not used; the texts are made here.
        stories: of each regime.
        rewrites: of one report of each story.
        first: seed of the first story; those from 100 on are for developing.
    """
    found = [
        flooded(regime, seed, rewrites)
        for regime in FLOODED
        for seed in range(first, first + stories)
    ]
    told = sum(each.told for each in found)
    raised = sum(each.raised for each in found)
    figures: dict[str, Figure] = {
        "stories": len(found),
        "statements": told,
        "raised": raised,
        "cut_raised": sum(each.cut for each in found),
        "lowered": sum(each.lowered for each in found),
        "claims": sum(each.claims for each in found),
        "claims_raised": sum(each.claims_raised for each in found),
        "stories_held": sum(not each.raised for each in found),
        "statements_held": percent(1 - ratio(raised, told)),
    }
    return Outcome(
        name="flood",
        files=tuple(_HERE / name for name in _FILES),
        tables=(_table(found),),
        figures=figures,
        floored=("stories_held", "statements_held"),
        over=f"of {rewrites} rewrites",
    )


def flooded(regime: str, seed: int, rewrites: int) -> Flooded:
    """Trace one story with and without the rewrites, and compare."""
    story, flood = flood_story(seed, REGIMES[regime], reports=REPORTS, rewrites=rewrites)
    dry, wet = trace(read_in(story)), trace(read_in(flood))
    after = _by_statement(wet)
    pairs = [(old, after[key]) for key, old in _by_statement(dry).items()]
    least = {each.claim: each.k_min for each in wet.corroborations}
    claims = [(old.k_min, least[old.claim]) for old in dry.corroborations if old.claim in least]
    return Flooded(
        regime=regime,
        told=len(pairs),
        raised=sum(new.k_min > old.k_min for old, new in pairs),
        cut=sum(new.kappa > old.kappa for old, new in pairs),
        lowered=sum(new.k_min < old.k_min for old, new in pairs),
        claims=len(claims),
        claims_raised=sum(later > earlier for earlier, later in claims),
    )


def _by_statement(dossier: Dossier) -> dict[StatementId, Corroboration]:
    weighed = {each.claim: each for each in dossier.corroborations}
    return {key: weighed[claim.id] for claim in dossier.claims for key in claim.statements}


def _table(found: list[Flooded]) -> Table:
    return Table(
        headings=("regime", "statements", "raised", "kappa raised", "lowered", "stories held"),
        rows=tuple(_rows(found)),
    )


def _rows(found: list[Flooded]) -> Iterator[tuple[str, ...]]:
    for regime in FLOODED:
        own = [each for each in found if each.regime == regime]
        counts = (
            sum(each.told for each in own),
            sum(each.raised for each in own),
            sum(each.cut for each in own),
            sum(each.lowered for each in own),
            sum(not each.raised for each in own),
        )
        yield regime, *map(str, counts)
