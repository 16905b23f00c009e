"""Parties that say nearly the same outside a claim: what its figures may have missed.

Two wordings of one thing that were not joined leave a claim with one origin too few. Who says in
own reporting what is worded much like one of the claim's wordings, and gives no other figure, may
be that origin.
"""

from collections.abc import Iterator, Sequence

from headwater.corroboration.affiliation import speaks_for
from headwater.corroboration.gathered import FirstHand, Gathered
from headwater.corroboration.provenance import Provenance
from headwater.model import Statement

# Likeness (Dice, of content words) to the nearest of the claim's wordings, for it to be looked at;
# and how many words they share: "My heart is with Corran" is near anything that happened there.
LEAST = 0.3
LEAST_SHARED = 3


def find_nearest(
    graph: Provenance, own: Sequence[Statement], story: Gathered
) -> tuple[FirstHand, float, float] | None:
    """Return the party outside the claim that says most nearly the same.

    Returns:
        what it says, how like it is to the claim's nearest wording (Dice, 0 to 1), and whether it
        gives a figure of the claim's (1.0 or 0.0); ``None`` if nobody comes near.
    """
    wordings = [story.stems(statement) for statement in own]
    figures = frozenset().union(*(story.figures(statement) for statement in own))
    found = [
        (max(_alike(said.stems, words) for words in wordings), float(bool(same)), said)
        for said in _others(graph, own, story)
        for same in [said.figures & figures]
        if same or not (said.figures and figures)
    ]
    near = [each for each in found if each[0] >= LEAST]
    near.sort(key=lambda each: (-each[0] - each[1] / 2, each[2].order))
    for share, same, said in near:
        if not _is_affiliated(said, graph, story):
            return said, share, same
    return None


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared >= LEAST_SHARED else 0.0


def _others(graph: Provenance, own: Sequence[Statement], story: Gathered) -> Iterator[FirstHand]:
    inside = {statement.id for statement in own}
    known = {entity for entities in graph.origins.values() for entity in entities}
    controls = {story.entities[key].control for key in known} - {None}
    for said in story.first_hand:
        party = story.entities[said.party]
        if (
            said.statement.id not in inside
            and said.party not in known
            and party.control not in controls
        ):
            yield said


def _is_affiliated(said: FirstHand, graph: Provenance, story: Gathered) -> bool:
    name = story.entities[said.party].name
    return any(
        speaks_for([said.statement], name, origin.name, story)
        or speaks_for(
            [story.statements[key] for key in sorted(graph.origin_statements[origin])],
            origin.name,
            name,
            story,
        )
        for origin in graph.named
    )
