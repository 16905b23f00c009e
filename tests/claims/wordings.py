"""Two wordings of one claim, written by hand, and what drifts between them."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.claims.drift import find_drifts
from headwater.grounding import ground
from headwater.model import (
    Act,
    Certainty,
    Claim,
    ClaimId,
    Derivation,
    DerivationKind,
    Drift,
    Entity,
    EntityId,
    Lineage,
    Passage,
    Report,
    SourceKind,
    Statement,
    StoryId,
    Voice,
)
from tests.dossier.drafting import report, tell

BRANDT = Entity(id=EntityId("brandt"), name="Ida Brandt", kind=SourceKind.PERSON)
STAFF = Entity(id=EntityId("staff"), name="officials", kind=SourceKind.UNNAMED, scope="r")
Wording = tuple[Report, Statement]


def wording(
    text: str,
    content: str,
    source: str = "",
    cue: str = "said",
    *,
    cue_class: str = "neutral_report",
    hedges: Sequence[str] = (),
    quoted: Sequence[str] = (),
    certainty: Certainty = Certainty.CERTAIN,
    act: Act = Act.ASSERT,
    negated: bool = False,
    voice: Voice | None = None,
    label: str = "",
    published: str = "2031-05-04T08:00",
) -> Wording:
    """Write one report of one statement, with its quantities and dates read from the words."""
    told = report(label or text, text, outlet=label or text, published=published)
    known = {"Ida Brandt": BRANDT, "officials": STAFF}
    made = tell(
        told,
        content,
        chain=((source, cue),) if source else (),
        hedges=hedges,
        quoted=quoted,
        certainty=certainty,
        act=act,
        voice=voice,
        entities=known,
    )
    chain = tuple(replace(hop, cue_class=cue_class) for hop in made.chain)
    (grounded,) = ground(told, [replace(made, chain=chain, negated=negated)])
    return told, grounded


def drifts(before: Wording, after: Wording, *, directed: bool = True) -> tuple[Drift, ...]:
    (one, first), (other, second) = before, after
    claim = Claim(
        id=ClaimId("c"),
        story=StoryId("s"),
        wording=Passage(one.id, first.extent),
        statements=(first.id, second.id),
    )
    made = Derivation(
        child=other.id, parent=one.id, kind=DerivationKind.REWRITE, directed=True, probability=0.9
    )
    return find_drifts(
        [claim],
        {one.id: one, other.id: other},
        {first.id: first, second.id: second},
        Lineage(derivations=(made,) if directed else ()),
    )
