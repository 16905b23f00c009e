"""The words people read in place of the model's own."""

from headwater.model import (
    Act,
    Certainty,
    Clock,
    Credit,
    DerivationKind,
    DriftKind,
    Estimate,
    Voice,
    ZoneKind,
)

DRIFT: dict[DriftKind, str] = {
    DriftKind.SOURCE_LOST: "source lost",
    DriftKind.SOURCE_GENERALISED: "source made general",
    DriftKind.SOURCE_INVENTED: "source invented",
    DriftKind.HEDGE_LOST: "hedge lost",
    DriftKind.HEDGE_ADDED: "hedge added",
    DriftKind.HEDGE_CHANGED: "hedge changed",
    DriftKind.ENDORSEMENT_GAINED: "endorsement gained",
    DriftKind.STAGE_ESCALATED: "stage escalated",
    DriftKind.QUOTE_HARDENED: "paraphrase became quotation",
    DriftKind.QUOTE_ALTERED: "quotation altered",
    DriftKind.NUMBER_CHANGED: "number changed",
    DriftKind.DATE_CHANGED: "date changed",
    DriftKind.PLACE_CHANGED: "place changed",
    DriftKind.SCOPE_CUT: "scope cut",
    DriftKind.SCOPE_GROWN: "scope grown",
    DriftKind.EVENT_CONTAMINATED: "another event mixed in",
}

DRIFT_MEANING: dict[DriftKind, str] = {
    DriftKind.SOURCE_LOST: "credited to someone upstream, the outlet's own fact downstream",
    DriftKind.SOURCE_GENERALISED: "a named source became “analysts” or “officials”",
    DriftKind.SOURCE_INVENTED: "someone is credited whom the earlier wording does not credit",
    DriftKind.HEDGE_LOST: "a word that weakened it, such as “may”, is gone",
    DriftKind.HEDGE_ADDED: "a word that weakens it came in",
    DriftKind.HEDGE_CHANGED: "it is weakened in another way, or another degree",
    DriftKind.ENDORSEMENT_GAINED: "a neutral “said” became “revealed” or “confirmed”",
    DriftKind.STAGE_ESCALATED: "asked for became ordered, ordered became done",
    DriftKind.QUOTE_HARDENED: "the paraphrase stands downstream inside quotation marks",
    DriftKind.QUOTE_ALTERED: "words inside the quotation marks changed",
    DriftKind.NUMBER_CHANGED: "the number, its bound (“at least”) or its unit changed",
    DriftKind.DATE_CHANGED: "another date, or a date where there was none",
    DriftKind.PLACE_CHANGED: "another place",
    DriftKind.SCOPE_CUT: "less is covered than before",
    DriftKind.SCOPE_GROWN: "more is covered than before",
    DriftKind.EVENT_CONTAMINATED: "something of another event was taken in",
}

ACT: dict[Act, str] = {
    Act.ASSERT: "asserted",
    Act.ORDER: "ordered or urged",
    Act.PROMISE: "promised",
    Act.DESIRE: "wished for",
    Act.PREDICT: "predicted",
    Act.HYPOTHESISE: "supposed",
    Act.CONCERN: "expressed as a concern",
    Act.DENY: "denied",
    Act.REFUSE: "refused to say",
    Act.NOT_SAY: "not said",
    Act.LABEL: "labelled",
}

# Before the wording of a claim that those words are not so.
DENIED = "Denied:"
CERTAINTY: dict[Certainty, str] = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNCOMMITTED: "uncommitted",
}

VOICE: dict[Voice, str] = {
    Voice.DIRECT: "quoted",
    Voice.INDIRECT: "paraphrased",
    Voice.MIXED: "partly quoted",
    Voice.NARRATED: "narrated",
}

CREDIT: dict[Credit, str] = {
    Credit.EXPLICIT: "",
    Credit.CARRIED: "credited by a neighbouring sentence",
    Credit.BYLINE: "credited by the dateline or outlet",
}

DERIVATION: dict[DerivationKind, str] = {
    DerivationKind.IDENTICAL: "identical text",
    DerivationKind.COPY: "copy",
    DerivationKind.REWRITE: "rewrite",
    DerivationKind.UPDATE: "update by the same outlet",
    DerivationKind.SHARED_SOURCE: "shared source",
}

ZONE: dict[ZoneKind, str] = {
    ZoneKind.HEADLINE: "headline",
    ZoneKind.TEXT_CREDIT: "credit line",
    ZoneKind.PHOTO_CREDIT: "photo credit",
    ZoneKind.CAPTION: "caption",
    ZoneKind.BOILERPLATE: "boilerplate",
    ZoneKind.UNREAD: "from here on not read",
}

OWN_VOICE = "the report’s own voice"
UNDATED = "no date given"
TERMS = (
    (
        "Independent origins (k_min)",
        "the least number of named origins that could stand behind a claim, once the names of one "
        "party, parties under one control, and everyone who only passes it on are merged",
    ),
    (
        "+n unnamed",
        "sources the reports describe but do not name, such as “officials”; shown, never counted",
    ),
    (
        "Chokepoints (kappa)",
        "the fewest points whose removal would cut every way from an origin to the reports; two "
        "officials heard through one agency are two origins and one chokepoint",
    ),
    (
        "Origin not recovered",
        "the share of a claim’s statements for which the reports do not show where it came from",
    ),
    (
        "In this case",
        "every figure counts only what these reports show; another report may change it",
    ),
    (
        "Drift",
        "a change of a claim from one wording to another; where neither lineage nor the clocks "
        "show which came first, the order is said to be unknown",
    ),
    (
        "Unseen report",
        "a report nobody here holds, inferred because its descendants share what they could "
        "hardly have come by apart",
    ),
)

_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()


def say_clock(clock: Clock | None) -> str:
    """Say when a document claims to have been published, no finer than it says so itself."""
    if clock is None:
        return UNDATED
    first, last = clock.earliest, clock.latest
    start = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if start != end:
        return f"between {start} and {end}"
    # A day that a text does not narrow down runs from its first minute to its last.
    if (last - first).total_seconds() >= 3600:
        return start
    return f"{start}, {first:%H:%M} UTC"


def say_estimate(estimate: Estimate | None) -> str:
    """Return P(k >= 2), the expected number and the 80 % interval; empty without an estimate."""
    if estimate is None:
        return ""
    return (
        f"two or more: {estimate.at_least_two:.0%}; expected {estimate.expected:.1f}; "
        f"80 % interval {estimate.lowest} to {estimate.highest}"
    )


def say_derivation(child: str, parent: str, kind: str, probability: float) -> str:
    """Say that a report was made from another."""
    return f"{child} was made from {parent}: {kind}, probability {probability:.2f}."


def say_kinship(child: str, parent: str, kind: str, probability: float) -> str:
    """Say that two reports are akin where nothing shows which came first."""
    return (
        f"{parent} and {child} are akin, direction unknown: {kind}, probability {probability:.2f}."
    )


def list_names(names: tuple[str, ...]) -> str:
    """Join names as prose does: ``A, B and C``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
