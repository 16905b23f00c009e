"""One report, rewritten by machine under as many outlet names as one likes: values alone, no text.

What reading and lineage make of such a flood is another question; here they are right, and it is
asked what a count of origins makes of it, and how long it takes.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from headwater.corroboration import weigh
from headwater.model import (
    Attribution,
    Capture,
    Certainty,
    Claim,
    ClaimId,
    Clock,
    Corroboration,
    Derivation,
    DerivationKind,
    Entity,
    EntityId,
    Lineage,
    Mention,
    Passage,
    Report,
    ReportId,
    SourceKind,
    Span,
    Statement,
    StoryId,
    Voice,
    statement_id,
)

_START = datetime(2034, 5, 3, 6, tzinfo=UTC)
_CAPTURE = Capture(uri="-", sha256="0" * 64, media_type="text/plain", size=0)
_WORDS = (
    "The old ferry pier collapsed before dawn",
    "Before dawn an old ferry pier collapsed",
    "Overnight, girders of one landing stage gave way",
)
_PARTY = Entity(id=EntityId("asp"), name="Jon Asp", kind=SourceKind.PERSON)


def flood(rewrites: int, *, chain: bool = False) -> Corroboration:
    """Weigh a claim of one named origin that this many rewrites repeat.

    A third of them credit the party, a third nobody in particular and a third nobody at all.

    Args:
        rewrites: how many.
        chain: each is made from the one before, else all from the first.
    """
    reports = [_report(number) for number in range(rewrites + 1)]
    entities = [_PARTY, *(_unnamed(each.id) for each in reports[1::3])]
    statements = [_statement(number, report) for number, report in enumerate(reports)]
    claim = Claim(
        id=ClaimId("flooded"),
        story=StoryId("flood"),
        wording=Passage(reports[0].id, statements[0].extent),
        statements=tuple(statement.id for statement in statements),
    )
    lineage = Lineage(derivations=tuple(_derivations(reports, chain=chain)))
    return weigh(claim, statements, reports, entities, lineage)


def seconds_to_weigh(reports: int) -> float:
    """Return the seconds of one core that a story of so many reports takes, ten claims in each."""
    started = time.process_time()
    for _ in range(10):
        flood(reports - 1)
    return time.process_time() - started


def _derivations(reports: list[Report], *, chain: bool) -> Iterator[Derivation]:
    for number in range(1, len(reports)):
        yield Derivation(
            child=reports[number].id,
            parent=reports[number - 1 if chain else 0].id,
            kind=DerivationKind.REWRITE,
            directed=True,
            probability=0.9,
        )


def _report(number: int) -> Report:
    moment = _START + timedelta(minutes=number)
    return Report(
        id=ReportId(f"report{number:06}"),
        label=f"r{number}",
        text=f"{_WORDS[number % 3]}, officials or Jon Asp said.",
        title="",
        outlet=f"Mirror {number}",
        byline=None,
        url=None,
        published=Clock(earliest=moment, latest=moment, basis="json:published"),
        language="en",
        capture=_CAPTURE,
    )


def _unnamed(report: ReportId) -> Entity:
    return Entity(
        id=EntityId(f"officials {report}"),
        name="officials",
        kind=SourceKind.UNNAMED,
        scope=report,
    )


def _statement(number: int, report: Report) -> Statement:
    content = (Span(0, len(_WORDS[number % 3])),)
    chain: tuple[Attribution, ...] = ()
    if number % 3 < 2:
        named = number % 3 == 0
        entity = _PARTY.id if named else EntityId(f"officials {report.id}")
        kind = SourceKind.PERSON if named else SourceKind.UNNAMED
        place = report.text.index("Jon Asp" if named else "officials")
        span = Span(place, place + (7 if named else 9))
        chain = (Attribution(source=Mention(span=span, kind=kind, entity=entity), cue=None),)
    return Statement(
        id=statement_id(report.id, content, None, len(chain)),
        report=report.id,
        content=content,
        chain=chain,
        voice=Voice.INDIRECT if chain else Voice.NARRATED,
        certainty=Certainty.CERTAIN,
    )
