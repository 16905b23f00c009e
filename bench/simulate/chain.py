"""A simulated story through the whole product, from raw text to weighed claims."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bench.labelled import MissingFile
from bench.simulate.truth import SimulatedReport, SimulatedStory
from bench.traced import trace
from headwater import ingest
from headwater.model import (
    Capture,
    Claim,
    ClaimId,
    Corroboration,
    Dossier,
    Original,
    Report,
    ReportId,
    Span,
    StatementId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the product made of one fact.

    Attributes:
        origins: true number of origins that the held reports pass on.
        claim: the claim that holds most tellings of the fact; ``None`` if none does.
        reports: that tell the claim.
        purity: share of the claim's statements that tell this fact, 0 to 1; those of no fact
            aside.
    """

    story: str
    regime: str
    fact: str
    origins: int
    claim: Claim | None
    weighed: Corroboration | None
    reports: tuple[Report, ...]
    purity: float


def record(story: SimulatedStory, report: SimulatedReport) -> Mapping[str, str]:
    """Return a report as a feed would hand it over; nothing of the truth is in it."""
    published = f"{report.published:%Y-%m-%dT%H:%MZ}" if report.published else ""
    return {
        "id": f"r{report.number:06}",
        "outlet": report.outlet,
        "title": report.title,
        "text": report.text,
        **({"published": published} if published else {}),
    }


def read_in(story: SimulatedStory) -> tuple[Report, ...]:
    """Read the held reports as the product reads files.

    Raises:
        MissingFile: the product rejects one.
    """
    found: list[Report] = []
    for report in story.held:
        data = json.dumps(record(story, report), ensure_ascii=False).encode()
        capture = Capture(
            uri=f"file:r{report.number:06}.json",
            sha256=sha256(data).hexdigest(),
            media_type="application/json",
            size=len(data),
        )
        for each in ingest.read(Original(capture=capture, data=data)):
            if not isinstance(each, Report):
                raise MissingFile(f"{story.name}, report {report.number}: {each.reason}")
            found.append(each)
    return tuple(found)


def weigh_story(story: SimulatedStory) -> tuple[Weighed, ...]:
    """Trace a story from raw text and find each of its facts among the claims."""
    reports = read_in(story)
    return weigh_dossier(story, trace(reports))


def weigh_dossier(story: SimulatedStory, dossier: Dossier) -> tuple[Weighed, ...]:
    """Find each fact of a story among the claims of its dossier."""
    facts = facts_told(story, dossier)
    held = {report.id: report for report in dossier.reports}
    home = {statement.id: statement.report for statement in dossier.statements}
    weights = {each.claim: each for each in dossier.corroborations}
    best = _best_claims(dossier.claims, facts)
    return tuple(
        _weighed(story, fact, best.get(fact), facts, held, home, weights)
        for fact in story.facts
        if story.origins(fact)
    )


def _weighed(
    story: SimulatedStory,
    fact: str,
    claim: Claim | None,
    facts: Mapping[StatementId, str],
    held: Mapping[ReportId, Report],
    home: Mapping[StatementId, ReportId],
    weights: Mapping[ClaimId, Corroboration],
) -> Weighed:
    told = [facts[key] for key in claim.statements if key in facts] if claim else []
    names = dict.fromkeys(home[key] for key in claim.statements) if claim else {}
    return Weighed(
        story=story.name,
        regime=story.regime,
        fact=fact,
        origins=len(story.origins(fact)),
        claim=claim,
        weighed=weights[claim.id] if claim else None,
        reports=tuple(held[name] for name in names),
        purity=told.count(fact) / len(told) if told else 0.0,
    )


def facts_told(story: SimulatedStory, dossier: Dossier) -> dict[StatementId, str]:
    """Map each statement to the fact whose telling it shares most characters with."""
    by_label = {f"r{report.number:06}": report for report in story.held}
    places: dict[ReportId, list[tuple[Span, str]]] = {}
    for report in dossier.reports:
        told = by_label[report.label]
        offset = report.text.index(told.text)
        places[report.id] = [
            (Span(p.span.start + offset, p.span.end + offset), p.fact) for p in told.places
        ]
    found = {}
    for statement in dossier.statements:
        shared: Counter[str] = Counter()
        for span, fact in places[statement.report]:
            for part in statement.content:
                shared[fact] += max(0, min(span.end, part.end) - max(span.start, part.start))
        fact, size = max(shared.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if size:
            found[statement.id] = fact
    return found


def _best_claims(claims: Sequence[Claim], facts: Mapping[StatementId, str]) -> dict[str, Claim]:
    told: dict[str, list[tuple[int, int, Claim]]] = defaultdict(list)
    for place, claim in enumerate(claims):
        counts = Counter(facts[key] for key in claim.statements if key in facts)
        for fact, number in counts.items():
            told[fact].append((-number, place, claim))
    return {fact: min(found, key=lambda each: each[:2])[2] for fact, found in told.items()}
