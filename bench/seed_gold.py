"""The gold of the founding reports, and our statements, as spans that can be compared."""

import re

from bench.labelled import Row
from bench.scoring_attribution import Relation
from headwater.model import Act, Certainty, Credit, Quantity, Span, Statement

# What the gold calls a party that counts as an origin or a relay.
NAMED = ("state-media", "head-of-state", "named-expert", "government")
RELAY = "state-media"
ASKED, TOLD = ("directive", "desire"), ("assert", "report")
# How sure and what sort of act: the gold's words for ours. What it "reported" is told as a fact.
_SURE = {
    "asserted": Certainty.CERTAIN,
    "reported": Certainty.CERTAIN,
    "probable": Certainty.PROBABLE,
    "possible": Certainty.POSSIBLE,
    "speculated": Certainty.POSSIBLE,
}
_ACTS = {
    "directive": (Act.ORDER,),
    "desire": (Act.DESIRE,),
    "predict": (Act.PREDICT, Act.ASSERT),  # "could lead to" is a prediction by its words alone
    "concern": (Act.CONCERN,),
    "hypothesise": (Act.HYPOTHESISE,),
    "not-stated": (Act.NOT_SAY,),
}
_TELLING = (Act.ASSERT, Act.LABEL)
NEEDED = (
    "id",
    "seed",
    "start",
    "end",
    "text",
    "source_canonical",
    "source_type",
    "kind",
    "act",
    "certainty",
    "matches",
    "match_strength",
    "matches_all",
    "claim",
)


def interval(quantity: Quantity) -> tuple[object, ...]:
    """Return what a count says, without its words."""
    return quantity.lowest, quantity.highest, quantity.bound, quantity.unit


def as_sure(row: Row, statement: Statement) -> bool:
    """Tell whether a statement sounds as sure as the gold says."""
    return statement.certainty is _SURE[row["certainty"]]


def same_act(row: Row, statement: Statement) -> bool:
    """Tell whether a statement is the act that the gold says.

    What the gold tells apart among assertions (reports, judgements, definitions) is one to us.
    """
    return statement.act in _ACTS.get(row["act"], _TELLING)


def gold_source(row: Row) -> Span | None:
    """Return where the gold's source stands; ``None`` if the narrator speaks."""
    start = row.get("source_start")
    return None if start is None else Span(start, row["source_end"])


def party(row: Row) -> str:
    """Return a party's name without what the gold adds in brackets."""
    return re.sub(r"\s*\(.*\)", "", str(row["source_canonical"]))


def credited(statement: Statement) -> Span | None:
    """Return who is credited in the words themselves, innermost.

    The gold marks the phrase that a relative "who" hangs on, and no pronoun of this kind; a
    mention whose full form stands right before it is one.
    """
    hops = [hop for hop in statement.chain if hop.credit is Credit.EXPLICIT]
    source = hops[-1].source if hops else None
    if source is None:
        return None
    full = source.full
    relative = full is not None and 0 <= source.span.start - full.end <= len(", ")
    return full if relative else source.span


def gold_relation(row: Row) -> Relation:
    """Return a gold statement as source and content."""
    source = gold_source(row)
    return Relation(
        ((source.start, source.end),) if source else (), (), ((row["start"], row["end"]),)
    )


def our_relation(statement: Statement) -> Relation:
    """Return a statement of ours as innermost source and content."""
    source = credited(statement)
    content = tuple((span.start, span.end) for span in statement.content)
    return Relation(((source.start, source.end),) if source else (), (), content)
