"""The reports themselves, with their statements marked in place, and why they are akin."""

from headwater.dossier import vocabulary
from headwater.dossier.lookup import Lookup
from headwater.dossier.segments import flatten
from headwater.dossier.view import FullReport, Kinship, Segment
from headwater.dossier.wordings import chain, explain, quote, say_chain
from headwater.model import Derivation, Report, ReportId, Span, Statement

# Statements named in the tooltip of one stretch; a text in which a hundred overlap is hostile
# or misread, and no reader gains from the rest.
NAMED = 4
COVERING = 24
SHOWN = 3  # alike passages of a derivation; more would only repeat the point


def full_reports(lookup: Lookup) -> tuple[FullReport, ...]:
    """Return the reports in the dossier's order."""
    return tuple(_full(report, lookup) for report in lookup.dossier.reports)


def _full(report: Report, lookup: Lookup) -> FullReport:
    handle = lookup.handles[report.id]
    told = lookup.statements_of.get(report.id, ())
    return FullReport(
        handle=handle,
        anchor=handle.lower(),
        outlet=lookup.name(report.id),
        label=report.label,
        title=report.title,
        byline=report.byline or "",
        url=report.url or "",
        when=vocabulary.say_clock(report.published),
        language=report.language,
        uri=report.capture.uri,
        sha256=report.capture.sha256,
        media_type=report.capture.media_type,
        size=report.capture.size,
        basis=_basis(report),
        kin=_kin(report.id, lookup),
        statements=len(told),
        segments=_segments(report, told, lookup),
    )


def _basis(report: Report) -> tuple[tuple[str, str], ...]:
    read = [(basis.field, basis.source) for basis in report.basis]
    if report.published and not any(field == "published" for field, _ in read):
        read.append(("published", report.published.basis))
    return tuple(read)


def kinships(lookup: Lookup) -> tuple[Kinship, ...]:
    """Return why reports are held to be akin, in the order of the dossier's derivations."""
    return tuple(_kinship(derivation, lookup) for derivation in lookup.dossier.lineage.derivations)


def _kinship(derivation: Derivation, lookup: Lookup) -> Kinship:
    overlaps = []
    for overlap in derivation.overlaps[:SHOWN]:
        sides = [quote(side, lookup) for side in (overlap.left, overlap.right)]
        if overlap.left.report == derivation.child:
            sides.reverse()
        overlaps.append((sides[0], sides[1]))
    name = lookup.lineage_name
    kind = vocabulary.DERIVATION[derivation.kind]
    ends = name(derivation.child), name(derivation.parent)
    return Kinship(
        sentence=vocabulary.say_derivation(*ends, kind, derivation.probability)
        if derivation.directed
        else vocabulary.say_kinship(*ends, kind, derivation.probability),
        reasons=explain(derivation.reasons, lookup),
        overlaps=tuple(overlaps),
        more=max(len(derivation.overlaps) - SHOWN, 0),
    )


def _kin(report: ReportId, lookup: Lookup) -> tuple[str, ...]:
    name = lookup.lineage_name

    def say(derivation: Derivation) -> str:
        kind = vocabulary.DERIVATION[derivation.kind]
        sure = f"probability {derivation.probability:.2f}"
        if derivation.child == report and derivation.directed:
            return f"made from {name(derivation.parent)} ({kind}, {sure})"
        other = derivation.parent if derivation.child == report else derivation.child
        if derivation.directed:
            return f"source of {name(other)} ({kind}, {sure})"
        return f"akin to {name(other)}, direction unknown ({kind}, {sure})"

    return tuple(
        say(derivation)
        for derivation in lookup.dossier.lineage.derivations
        if report in (derivation.child, derivation.parent)
    )


def _segments(report: Report, told: tuple[Statement, ...], lookup: Lookup) -> tuple[Segment, ...]:
    if not report.text:
        return ()
    marks: list[tuple[Span, Statement]] = [(part, each) for each in told for part in each.content]
    for part, _ in marks:
        part.of(report.text)  # a span past the text is an error, not a shorter mark
    spans = [span for span, _ in marks] + [zone.span for zone in report.zones]
    whole = Span(0, len(report.text))
    segments = []
    for piece, over in flatten(whole, spans):
        inside = [marks[index][1] for index in over if index < len(marks)][:COVERING]
        zones = [report.zones[i - len(marks)] for i in over if i >= len(marks)]
        segments.append(
            Segment(
                words=piece.of(report.text),
                statements=tuple(lookup.handles[each.id].lower() for each in inside),
                anchors=tuple(
                    lookup.handles[each.id].lower()
                    for each in inside
                    if each.content[0].start == piece.start
                ),
                title=_title(inside, lookup),
                zone=vocabulary.ZONE[zones[0].kind] if zones else "",
                claims=_claims_ending(inside, piece.end, lookup),
            )
        )
    return tuple(segments)


def _title(inside: list[Statement], lookup: Lookup) -> str:
    chains = dict.fromkeys(say_chain(chain(each, lookup)) for each in inside[:NAMED])
    more = len(inside) - NAMED
    return "; ".join([*chains, f"and {more} more"] if more > 0 else chains)


def _claims_ending(inside: list[Statement], end: int, lookup: Lookup) -> tuple[str, ...]:
    handles = [
        lookup.handles[claim.id]
        for each in inside
        if each.content[-1].end == end
        for claim in lookup.claims_of.get(each.id, ())
        if claim.id in lookup.handles
    ]
    return tuple(dict.fromkeys(handles))
