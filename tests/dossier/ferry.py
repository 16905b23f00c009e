"""An invented story of seven reports, judged by hand: a ferry hits a breakwater."""

from headwater.dossier import assemble
from headwater.model import (
    Agreement,
    Claim,
    ClaimId,
    Comparison,
    Corroboration,
    Derivation,
    DerivationKind,
    Dossier,
    Drift,
    DriftKind,
    EntityId,
    Hop,
    Lineage,
    Matches,
    Node,
    NodeKind,
    Origin,
    Overlap,
    Reason,
    Report,
    ReportId,
    Statement,
    Story,
    StoryId,
    UnseenReport,
)
from tests.dossier.drafting import cite
from tests.dossier.ferry_reports import (
    COPY,
    GUARD,
    HOSPITAL,
    OFFICE,
    REPORTS,
    REWRITE,
    ROUNDUP,
    WIRE,
)
from tests.dossier.ferry_statements import (
    ENTITIES,
    HURT,
    LAID_UP,
    OWN_BOOK,
    RADAR,
    STATEMENTS,
    STRIKES,
    TREATED,
    UNKNOWN_CAUSE,
)

UNSEEN = UnseenReport(id=ReportId("unseen-calla"), witnesses=(REWRITE.id, ROUNDUP.id))


def origin(name: str, key: str) -> Node:
    return Node(kind=NodeKind.ORIGIN, key=key, name=name)


def text_node(told: Report) -> Node:
    return Node(kind=NodeKind.REPORT, key=told.id, name=told.outlet or told.label)


AT_OFFICE = origin("Ysmere Harbour Office", "e-office")
WATCH, WINN = origin("Coast Watch of Ysmere", "e-watch"), origin("Odo Winn", "e-winn")
CREW, CLINIC = origin("Two crew members", "e-crew"), origin("Saint Orme Clinic", "e-clinic")
TERN = Node(kind=NodeKind.MEDIUM, key="e-tern", name="Tern Agency")
LOST = Node(kind=NodeKind.UNSEEN_REPORT, key=UNSEEN.id, name="unseen report")


def _ways(*pairs: tuple[Node, Node]) -> tuple[Hop, ...]:
    return tuple(sorted(Hop(upstream=up, downstream=down) for up, down in pairs))


VIA_TERN = (
    (TERN, text_node(WIRE)),
    (TERN, text_node(COPY)),
    (TERN, LOST),
    (LOST, text_node(REWRITE)),
    (LOST, text_node(ROUNDUP)),
)


def _claim(key: str, told: list[Statement], source: Report, words: str) -> Claim:
    return Claim(
        id=ClaimId(key),
        story=StoryId("calla"),
        wording=cite(source, words),
        statements=tuple(each.id for each in told),
    )


CLAIMS = (
    _claim(
        "strike",
        STRIKES,
        OFFICE,
        "The ferry Calla may have struck the east breakwater at 05:12 this morning",
    ),
    _claim("hurt", HURT, OFFICE, "At least 30 passengers were hurt"),
    _claim("laid-up", LAID_UP, OFFICE, "We have asked the owner to lay up her two sister ships"),
    _claim("radar", RADAR, WIRE, "the radar had been out of order since January"),
    _claim("treated", [TREATED], HOSPITAL, "52 passengers of the ferry Calla"),
    _claim("book", [OWN_BOOK], HOSPITAL, "Every number here is from our own book"),
    _claim("cause", [UNKNOWN_CAUSE], OFFICE, "The cause is not known"),
)


def _weighed(
    key: str,
    told: list[Statement],
    origins: list[tuple[Node, bool]],
    cut: tuple[Node, ...],
    ways: tuple[tuple[Node, Node], ...],
    sentence: str,
) -> Corroboration:
    shown = cite(OFFICE, "the Ysmere Harbour Office regrets to say")
    return Corroboration(
        claim=ClaimId(key),
        origins=tuple(
            Origin(
                name=node.name,
                entities=(EntityId(node.key),),
                counted=counted,
                statements=tuple(each.id for each in told[:2]),
            )
            for node, counted in origins
        ),
        k_min=sum(counted for _, counted in origins),
        kappa=len(cut),
        chokepoints=cut,
        unnamed=sum(not counted for _, counted in origins),
        unrecovered=sum(not each.chain for each in told) / len(told),
        certainty=told[0].certainty,
        hops=_ways(*ways),
        reasons=(Reason(feature="origins", weight=1.0, detail=sentence, evidence=(shown,)),),
    )


CORROBORATIONS = (
    _weighed(
        "strike",
        STRIKES,
        [(AT_OFFICE, True), (WATCH, True)],
        (AT_OFFICE, WATCH),
        ((AT_OFFICE, text_node(OFFICE)), (AT_OFFICE, TERN), *VIA_TERN, (WATCH, text_node(GUARD))),
        "The office and the Coast Watch each had access of their own.",
    ),
    _weighed(
        "hurt",
        HURT,
        [(AT_OFFICE, True)],
        (AT_OFFICE,),
        ((AT_OFFICE, text_node(OFFICE)), (AT_OFFICE, TERN), *VIA_TERN),
        "Every report that credits anyone credits the office.",
    ),
    _weighed(
        "laid-up",
        LAID_UP,
        [(WINN, True)],
        (WINN,),
        ((WINN, text_node(OFFICE)), (WINN, TERN), *VIA_TERN),
        "Only the harbour master is credited.",
    ),
    _weighed(
        "radar",
        RADAR,
        [(CREW, False)],
        (),
        ((CREW, TERN), *VIA_TERN),
        "The crew members are not named, so they are shown and not counted.",
    ),
    _weighed(
        "treated",
        [TREATED],
        [(CLINIC, True)],
        (CLINIC,),
        ((CLINIC, text_node(HOSPITAL)),),
        "The clinic speaks for itself.",
    ),
    _weighed(
        "book",
        [OWN_BOOK],
        [(CLINIC, True)],
        (CLINIC,),
        ((CLINIC, text_node(HOSPITAL)),),
        "The clinic speaks for itself.",
    ),
    _weighed("cause", [UNKNOWN_CAUSE], [], (), (), "Nobody is credited."),
)


def _drift(
    claim: str,
    pair: tuple[Statement, Statement],
    kind: DriftKind,
    before: tuple[Report, str],
    after: tuple[Report, str],
    reason: str,
    severity: float = 0.5,
    directed: bool = True,
) -> Drift:
    return Drift(
        claim=ClaimId(claim),
        earlier=pair[0].id,
        later=pair[1].id,
        kind=kind,
        directed=directed,
        before=cite(*before),
        after=cite(*after),
        severity=severity,
        reason=reason,
    )


DRIFTS = (
    _drift(
        "strike",
        (STRIKES[1], STRIKES[4]),
        DriftKind.HEDGE_LOST,
        (WIRE, "may have struck"),
        (REWRITE, "struck"),
        "“may have” is gone: a possibility became a fact.",
        0.9,
    ),
    _drift(
        "strike",
        (STRIKES[1], STRIKES[4]),
        DriftKind.SOURCE_LOST,
        (WIRE, "the harbour office"),
        (REWRITE, "The ferry Calla struck"),
        "Credited to the office upstream, told as a fact downstream.",
        0.6,
    ),
    _drift(
        "hurt",
        (HURT[1], HURT[3]),
        DriftKind.NUMBER_CHANGED,
        (WIRE, "At least 30"),
        (REWRITE, "30 passengers"),
        "The lower bound became an exact number.",
    ),
    _drift(
        "hurt",
        (HURT[1], HURT[3]),
        DriftKind.SOURCE_GENERALISED,
        (WIRE, "the harbour office"),
        (REWRITE, "officials"),
        "A named office became plural.",
    ),
    _drift(
        "laid-up",
        (LAID_UP[1], LAID_UP[2]),
        DriftKind.QUOTE_HARDENED,
        (WIRE, "he had asked the owner to lay up the two sister ships"),
        (REWRITE, "I asked the owner to lay up the two sister ships"),
        "The wire's paraphrase stands inside quotation marks.",
        0.7,
    ),
    _drift(
        "laid-up",
        (LAID_UP[0], LAID_UP[3]),
        DriftKind.STAGE_ESCALATED,
        (OFFICE, "asked the owner to lay up"),
        (ROUNDUP, "has laid up"),
        "What was asked for is told as done.",
        1.0,
    ),
    _drift(
        "radar",
        (RADAR[2], RADAR[3]),
        DriftKind.SOURCE_INVENTED,
        (REWRITE, "Its radar"),
        (ROUNDUP, "Experts"),
        "No other report credits experts.",
        0.8,
        directed=False,
    ),
)
COMPARISONS = (
    Comparison(
        left=HURT[3].id,
        right=TREATED.id,
        agreement=Agreement.CONTRADICTS,
        score=0.8,
        reasons=(
            Reason(
                feature="quantity",
                weight=1.0,
                detail="30 and 52 passengers cannot both be the number.",
                evidence=(cite(REWRITE, "30 passengers"), cite(HOSPITAL, "52 passengers")),
            ),
        ),
    ),
    Comparison(left=HURT[0].id, right=HURT[1].id, agreement=Agreement.SAME, score=1.0, reasons=()),
)


def _derived(
    child: Report,
    parent: Report,
    kind: DerivationKind,
    directed: bool = True,
    probability: float = 0.97,
) -> Derivation:
    words = "passengers were hurt"
    return Derivation(
        child=child.id,
        parent=parent.id,
        kind=kind,
        directed=directed,
        probability=probability,
        overlaps=(Overlap(left=cite(child, words), right=cite(parent, words), similarity=1.0),),
    )


LINEAGE = Lineage(
    derivations=(
        _derived(COPY, WIRE, DerivationKind.COPY),
        _derived(WIRE, OFFICE, DerivationKind.REWRITE, probability=0.81),
        *(
            Derivation(
                child=child.id,
                parent=UNSEEN.id,
                kind=DerivationKind.SHARED_SOURCE,
                directed=True,
                probability=0.7,
            )
            for child in (REWRITE, ROUNDUP)
        ),
        Derivation(
            child=min(COPY.id, REWRITE.id),
            parent=max(COPY.id, REWRITE.id),
            kind=DerivationKind.REWRITE,
            directed=False,
            probability=0.55,
        ),
    ),
    unseen=(UNSEEN,),
)
STORY = Story(id=StoryId("calla"), title=OFFICE.title, reports=tuple(r.id for r in REPORTS))


def ferry() -> Dossier:
    """Return the story's dossier."""
    return assemble(
        story=STORY,
        reports=REPORTS,
        lineage=LINEAGE,
        entities=tuple({each.id: each for each in ENTITIES.values()}.values()),
        statements=STATEMENTS,
        matches=Matches(claims=CLAIMS, comparisons=COMPARISONS, drifts=DRIFTS),
        corroborations=CORROBORATIONS,
    )
