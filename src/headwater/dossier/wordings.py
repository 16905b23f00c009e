"""How one statement, one passage, one drift and one reason look on a page."""

from collections.abc import Sequence

from headwater.dossier import vocabulary
from headwater.dossier.differences import (
    AFRESH,
    Change,
    find_changes,
    likeness,
    statement_words,
)
from headwater.dossier.lookup import Lookup
from headwater.dossier.segments import flatten
from headwater.dossier.view import Explanation, Link, Mark, Piece, Quote, ShownDrift, Wording
from headwater.model import (
    Attribution,
    Credit,
    Drift,
    Passage,
    Reason,
    Span,
    Statement,
)

# How far back a wording is compared; a flood of copies must cost no more than linear time.
REACH = 40  # wordings


def quote(passage: Passage, lookup: Lookup, anchor: str = "") -> Quote:
    """Return a passage with its place; ``anchor`` is a statement's, else the report's."""
    handle = lookup.handles[passage.report]
    return Quote(
        words=lookup.words(passage),
        handle=handle,
        outlet=lookup.name(passage.report),
        anchor=(anchor or handle).lower(),
        start=passage.span.start,
        end=passage.span.end,
    )


def quote_statement(statement: Statement, lookup: Lookup) -> Quote:
    """Return a statement's whole extent as a quotation that leads to it."""
    passage = Passage(statement.report, statement.extent)
    return quote(passage, lookup, lookup.handles[statement.id])


def chain(statement: Statement, lookup: Lookup) -> tuple[Link, ...]:
    """Return whom a statement credits, outermost first."""
    text = lookup.text(statement.report)
    return tuple(_link(hop, text, lookup) for hop in statement.chain)


def _link(hop: Attribution, text: str, lookup: Lookup) -> Link:
    words = known_as = ""
    if hop.source:
        words = (hop.source.full or hop.source.span).of(text)
        entity = lookup.entities.get(hop.source.entity) if hop.source.entity else None
        if entity and entity.named and entity.name.casefold() not in words.casefold():
            known_as = entity.name
    return Link(
        words=words,
        known_as=known_as,
        cue=hop.cue.of(text) if hop.cue else "",
        credit=vocabulary.CREDIT[hop.credit] if hop.cue or hop.credit is Credit.BYLINE else "",
    )


def say_chain(links: Sequence[Link]) -> str:
    """Write a source chain on one line: ``agency → minister``."""
    return " → ".join(map(_say_link, links)) or vocabulary.OWN_VOICE


def _say_link(link: Link) -> str:
    known_as = f" (= {link.known_as})" if link.known_as else ""
    return (link.words or "nobody named") + known_as


def manner(statement: Statement) -> str:
    """Say in a few words how a statement is made."""
    parts = [
        vocabulary.VOICE[statement.voice],
        vocabulary.ACT[statement.act],
        vocabulary.CERTAINTY[statement.certainty],
    ]
    return " · ".join([*parts, "in the negative"] if statement.negated else parts)


def wording(statement: Statement, lookup: Lookup, against: Statement | None = None) -> Wording:
    """Return a statement as a page shows it, compared with an earlier one if there is one."""
    report = lookup.reports[statement.report]
    afresh = against is not None and _alike(against, statement, lookup) < AFRESH
    changes: tuple[Change, ...] = ()
    if against and not afresh:
        earlier_text = lookup.text(against.report)
        changes = find_changes(against, earlier_text, statement, report.text)
    inside = [hedge for hedge in statement.hedges if _within(hedge, statement.content)]
    outside = [hedge for hedge in statement.hedges if hedge not in inside]
    return Wording(
        anchor=lookup.handles[statement.id].lower(),
        handle=lookup.handles[report.id],
        report_anchor=lookup.handles[report.id].lower(),
        outlet=lookup.name(report.id),
        label=report.label,
        when=vocabulary.say_clock(report.published),
        chain=chain(statement, lookup),
        manner=manner(statement),
        pieces=_pieces(statement, report.text, inside, changes),
        outside=tuple(hedge.of(report.text) for hedge in outside),
        zone=vocabulary.ZONE[statement.zone] if statement.zone else "",
        against=lookup.handles[against.report] if against else "",
        afresh=afresh,
        start=statement.extent.start,
        end=statement.extent.end,
    )


def _alike(left: Statement, right: Statement, lookup: Lookup) -> float:
    return likeness(
        statement_words(left, lookup.text(left.report)),
        statement_words(right, lookup.text(right.report)),
    )


def _within(span: Span, content: Sequence[Span]) -> bool:
    return any(span.overlaps(part) for part in content)


def _within_at(place: int, statement: Statement) -> bool:
    return any(part.start <= place < part.end for part in statement.content)


def _pieces(
    statement: Statement, text: str, hedges: Sequence[Span], changes: Sequence[Change]
) -> tuple[Piece, ...]:
    marked = [(hedge, Mark.HEDGE) for hedge in hedges]
    marked += [(quoted, Mark.QUOTED) for quoted in statement.quoted]
    marked += [(change.added, Mark.ADDED) for change in changes if change.added]
    dropped = {change.at: change.dropped for change in changes if change.dropped}
    # Where the content holds the marks themselves they must not be shown twice.
    opening = {span.start for span in statement.quoted if not _within_at(span.start - 1, statement)}
    closing = {span.end for span in statement.quoted if not _within_at(span.end, statement)}
    pieces: list[Piece] = []
    for number, part in enumerate(statement.content):
        part.of(text)  # a span past the text is an error, not a shorter quotation
        for span, over in flatten(part, [span for span, _ in marked], [*dropped]):
            marks = {marked[index][1] for index in over}
            pieces.append(
                Piece(
                    words=span.of(text),
                    marks=tuple(mark for mark in Mark if mark in marks),
                    dropped=dropped.pop(span.start, ""),
                    gap=number > 0 and span.start == part.start,
                    opens=span.start in opening,
                    closes=span.end in closing,
                )
            )
    # Words dropped from the very end have no piece after them to stand before.
    pieces += [Piece(words="", dropped=words) for words in dropped.values()]
    return tuple(pieces)


def wordings(told: Sequence[Statement], lookup: Lookup) -> tuple[Wording, ...]:
    """Return a claim's wordings in their order, each compared with the one it came from.

    That is the wording of a report it was derived from, if lineage shows one, and otherwise the
    most alike of the earlier ones, the latest of equals.
    """
    return tuple(
        wording(statement, lookup, _forerunner(statement, told[:place], lookup))
        for place, statement in enumerate(told)
    )


def _forerunner(
    statement: Statement, earlier: Sequence[Statement], lookup: Lookup
) -> Statement | None:
    if not earlier:
        return None
    parents = {
        derivation.parent
        for derivation in lookup.dossier.lineage.derivations
        if derivation.directed and derivation.child == statement.report
    }
    upstream = [told for told in earlier if told.report in parents]
    near = upstream or earlier[-REACH:]
    return max(enumerate(near), key=lambda item: (_alike(item[1], statement, lookup), item[0]))[1]


def show_drift(drift: Drift, lookup: Lookup) -> ShownDrift:
    """Return a drift as a page shows it."""
    return ShownDrift(
        kind=drift.kind,
        name=vocabulary.DRIFT[drift.kind],
        directed=drift.directed,
        before=quote(drift.before, lookup, lookup.handles[drift.earlier]),
        after=quote(drift.after, lookup, lookup.handles[drift.later]),
        reason=drift.reason,
    )


def explain(reasons: Sequence[Reason], lookup: Lookup) -> tuple[Explanation, ...]:
    """Return reasons as a page shows them, each sentence once."""
    said = dict.fromkeys((reason.detail, reason.evidence) for reason in reasons)
    return tuple(
        Explanation(sentence=detail, evidence=tuple(quote(passage, lookup) for passage in evidence))
        for detail, evidence in said
    )
