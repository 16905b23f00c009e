"""Dossiers of any size, and dossiers of text that means harm."""

from headwater.dossier import assemble
from headwater.model import (
    Certainty,
    Claim,
    ClaimId,
    Corroboration,
    Derivation,
    DerivationKind,
    Dossier,
    EntityId,
    Hop,
    Lineage,
    Matches,
    Node,
    NodeKind,
    Origin,
    Passage,
    Reason,
    Report,
    Span,
    Statement,
    Story,
    StoryId,
    Voice,
    statement_id,
)
from tests.dossier.drafting import report, tell

MINISTRY = Node(kind=NodeKind.ORIGIN, key="e-ministry", name="Ministry of Bridges of Orvane")
ENGINEER = Node(kind=NodeKind.ORIGIN, key="e-engineer", name="Lise Tomar")
WIRES = [
    Node(kind=NodeKind.MEDIUM, key=f"e-{name}", name=f"{name} Agency")
    for name in ("Gull", "Petrel", "Skua")
]
STORY = StoryId("crowd")


def crowd(size: int) -> Dossier:
    """Return a story of many reports of one claim: three wires, and copies of copies."""
    reports = tuple(_member(number) for number in range(size))
    told = [
        tell(each, "the bridge at Orvane was closed", chain=[("The ministry", "said")])
        for each in reports
    ]
    nodes = [
        Node(kind=NodeKind.REPORT, key=each.id, name=each.outlet or each.label) for each in reports
    ]
    hops = {Hop(upstream=MINISTRY, downstream=wire) for wire in WIRES}
    hops |= {Hop(upstream=WIRES[n % 3], downstream=node) for n, node in enumerate(nodes)}
    hops |= {Hop(upstream=ENGINEER, downstream=node) for node in nodes[::9]}
    derivations = tuple(
        Derivation(
            child=reports[n].id,
            parent=reports[n // 4].id,
            kind=DerivationKind.REWRITE if n % 3 else DerivationKind.COPY,
            directed=n % 5 > 0,
            probability=0.9,
        )
        for n in range(4, size, 2)
    )
    claim = Claim(
        id=ClaimId("closed"),
        story=STORY,
        wording=Passage(reports[0].id, told[0].extent),
        statements=tuple(each.id for each in told),
    )
    return assemble(
        story=Story(id=STORY, title="Bridge closed", reports=tuple(each.id for each in reports)),
        reports=reports,
        lineage=Lineage(derivations=derivations),
        entities=(),
        statements=told,
        matches=Matches(claims=(claim,), comparisons=(), drifts=()),
        corroborations=(_weighed(claim, told, tuple(sorted(hops))),),
    )


def _member(number: int) -> Report:
    return report(
        f"n{number:03}",
        f"The ministry said the bridge at Orvane was closed. Notice {number}.",
        title=f"Bridge closed, notice {number}",
        outlet=f"paper-{number:03}.example",
        published=f"2042-05-{1 + number // 24:02}T{number % 24:02}:00",
    )


def _weighed(claim: Claim, told: list[Statement], hops: tuple[Hop, ...]) -> Corroboration:
    return Corroboration(
        claim=claim.id,
        origins=(
            Origin(
                name=MINISTRY.name,
                entities=(EntityId(MINISTRY.key),),
                counted=True,
                statements=tuple(each.id for each in told),
            ),
        ),
        k_min=1,
        kappa=1,
        chokepoints=(MINISTRY,),
        unnamed=0,
        unrecovered=0.0,
        certainty=Certainty.CERTAIN,
        hops=hops,
        reasons=(Reason(feature="origins", weight=1.0, detail="One ministry is credited."),),
    )


HARM = (
    "<script>alert(1)</script> </title></style><img src=x onerror=alert(2)> \"'`${7*7} {{ 7*7 }} "
    "| a | b | --- # x\n\n```\n</div></article>&amp;&lt; \u202eright to left\u202c \u0000\u0007 "
    "مرحبا بالعالم \U0001f9ea\u200d\U0001f9ea " + "long" * 150 + " [x](javascript:alert(3)) *b* _i_"
)


def hostile() -> Dossier:
    """Return a story in which every field that can hold text holds some that means harm."""
    reports = tuple(
        report(
            f"{HARM}{number}",
            f"{HARM} said {HARM} could be. {number}",
            title=HARM,
            outlet=HARM,
            byline=HARM,
            url=f"javascript:alert(4)//{HARM}",
        )
        for number in range(3)
    )
    told = [_harmful(each) for each in reports]
    node = Node(kind=NodeKind.ORIGIN, key=HARM, name=HARM)
    ways = tuple(
        sorted(
            Hop(upstream=node, downstream=Node(kind=NodeKind.REPORT, key=each.id, name=HARM))
            for each in reports
        )
    )
    claim = Claim(
        id=ClaimId(HARM),
        story=STORY,
        wording=Passage(reports[0].id, told[0].extent),
        statements=tuple(each.id for each in told),
    )
    weighed = Corroboration(
        claim=claim.id,
        origins=(Origin(name=HARM, entities=(), counted=True, statements=(told[0].id,)),),
        k_min=1,
        kappa=1,
        chokepoints=(node,),
        unnamed=2,
        unrecovered=0.5,
        certainty=Certainty.POSSIBLE,
        hops=ways,
        reasons=(
            Reason(
                feature="x",
                weight=1.0,
                detail=HARM,
                evidence=(Passage(reports[0].id, Span(0, len(HARM))),),
            ),
        ),
    )
    return assemble(
        story=Story(id=STORY, title=HARM, reports=tuple(each.id for each in reports)),
        reports=reports,
        lineage=Lineage(),
        entities=(),
        statements=told,
        matches=Matches(claims=(claim,), comparisons=(), drifts=()),
        corroborations=(weighed,),
    )


def _harmful(told: Report) -> Statement:
    second = told.text.index(HARM, 10)
    return tell(
        told, told.text[second:], chain=[(HARM, "said")], hedges=["could be"], quoted=[HARM]
    )


def verbose(statements: int) -> Dossier:
    """Return one report with very many statements, all overlapping their neighbours."""
    text = "Word after word. " * statements
    told = report("verbose", text, title="Many", published="2042-05-01T00:00")
    made = [
        Statement(
            id=statement_id(told.id, (span,), None, 0),
            report=told.id,
            content=(span,),
            chain=(),
            voice=Voice.NARRATED,
            certainty=Certainty.CERTAIN,
        )
        for span in (Span(17 * n, 17 * n + 24) for n in range(statements - 1))
    ]
    return assemble(
        story=Story(id=STORY, title="Many", reports=(told.id,)),
        reports=(told,),
        lineage=Lineage(),
        entities=(),
        statements=made,
        matches=Matches(claims=(), comparisons=(), drifts=()),
        corroborations=(),
    )


def standing(*k_min: int, through: tuple[Node, ...] = ()) -> Dossier:
    """Return two reports that share as many claims as there are numbers of origins."""
    words = [f"gate {number} is shut" for number in range(len(k_min))]
    reports = tuple(
        report(label, "; ".join(words), title="Gates", outlet=f"{label}.example")
        for label in ("left", "right")
    )
    told = {each: [tell(one, each) for one in reports] for each in words}
    claims = tuple(
        Claim(
            id=ClaimId(each),
            story=STORY,
            wording=Passage(reports[0].id, told[each][0].extent),
            statements=tuple(one.id for one in told[each]),
        )
        for each in words
    )
    return assemble(
        story=Story(id=STORY, title="Gates", reports=tuple(each.id for each in reports)),
        reports=reports,
        lineage=Lineage(),
        entities=(),
        statements=[one for each in words for one in told[each]],
        matches=Matches(claims=claims, comparisons=(), drifts=()),
        corroborations=[
            Corroboration(
                claim=claim.id,
                origins=(),
                k_min=number,
                kappa=1 if place < len(through) else 0,
                chokepoints=through[place : place + 1],
                unnamed=0,
                unrecovered=1.0,
                certainty=Certainty.CERTAIN,
                hops=(),
                reasons=(),
            )
            for place, (claim, number) in enumerate(zip(claims, k_min, strict=True))
        ],
    )
