"""From a report to its statements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from headwater.attribution.chains import (
    asks_who,
    carry_relays,
    holds,
    hops_behind,
    outer_hops,
    own_hops,
    plain_hop,
    speaking_of_self,
    without_repeats,
)
from headwater.attribution.clauses import (
    around_subject,
    part_clauses,
    past_front,
    seems,
    up_to_colon,
    up_to_main_verb,
    up_to_semicolon,
    within_relative,
    within_subject,
    without_aside,
    without_credit_behind,
    without_occasion,
    without_silence,
)
from headwater.attribution.credited import Crediting
from headwater.attribution.crediting import credit_unit
from headwater.attribution.cue import CueKind
from headwater.attribution.cues import find_every_cue
from headwater.attribution.deeds import is_no_credit
from headwater.attribution.denials import called_false, denied, deny_earlier
from headwater.attribution.factuality import Manner, Manners
from headwater.attribution.headlines import Colon, is_passive, part_headline, turned
from headwater.attribution.hedges import weaker
from headwater.attribution.learned import Share, runs_on, share_out, unite
from headwater.attribution.naming import find_parties
from headwater.attribution.narration import (
    SHORTEST,
    carried_relay,
    free_spans,
    narrated_spans,
)
from headwater.attribution.notes import is_adjunct, is_label, is_note, is_prompt
from headwater.attribution.overruled import is_overruled
from headwater.attribution.parties import Parties
from headwater.attribution.quoting import continued_quotations, quotes_of, spoken_quotations
from headwater.attribution.relaying import relayed
from headwater.attribution.said import Said
from headwater.attribution.turns import turn_labels, voiced, without_labels
from headwater.attribution.units import Unit, find_units
from headwater.language import Reading, Relation
from headwater.model import (
    Act,
    Attribution,
    Certainty,
    Credit,
    Report,
    Span,
    Statement,
    Voice,
    ZoneKind,
    statement_id,
)
from headwater.text import content_stems

# How sure a reading by rules is, by the kind of its cue; from the share of PolNeAR dev relations
# found with the right speaker, see bench/attribution.
_CONFIDENCE = {CueKind.FINITE: 0.7, CueKind.ACCORDING: 0.85, CueKind.LIGHT: 0.6}
# Content words; a content with fewer beyond its nested credits says nothing of its own.
LEAST_SAID = 3
SHORT_HEADLINE = 2  # the same of what stands behind a headline's colon: "Brandt: Dam is safe"
REACH = 3  # units back in which the speaker of a continued quotation is looked for
_CLASS_CERTAINTY = {
    "speculative": Certainty.POSSIBLE,
    "weak_assertive": Certainty.PROBABLE,
    "inferential": Certainty.PROBABLE,
    "estimate": Certainty.PROBABLE,
    "claim_doubt": Certainty.CERTAIN,
}


def extract_statements(report: Report, reading: Reading) -> tuple[Statement, ...]:
    """Return every statement of a report, in the order of their content.

    Every sentence of running text yields at least one statement: what nobody is credited with
    is the narrator's.

    Args:
        report: the report; credit lines and boilerplate in its zones are passed over.
        reading: the reading of ``report.text``.
    """
    parties = Parties.of(report, find_parties(report.text, reading.names))
    units = find_units(report)
    relations = reading.relations
    labels = turn_labels(units, relations)
    said: list[Said] = []
    for index, (unit, share) in enumerate(zip(units, share_out(units, relations), strict=True)):
        if unit.zone is ZoneKind.HEADLINE and is_label(unit.span.of(unit.text), ""):
            continue
        before, colon = len(said), part_headline(unit, parties)
        cues = find_every_cue(unit)
        found = unite(unit, share.cued, credit_unit(unit, cues), cues)
        creditings = part_clauses(unit, denied(unit, relayed(unit, found), cues))
        creditings.extend(spoken_quotations(unit, creditings))
        creditings = [
            _bounded(unit, without_labels(turned(unit, each), labels[index]), creditings)
            for each in creditings
            if not (
                asks_who(unit.text, each.source)
                or is_overruled(unit.text, each, creditings)
                or is_no_credit(unit.text, each, creditings)
                or is_passive(unit, each)
            )
        ]
        resolved = _resolve(unit, creditings, relations, parties)
        own = [deny_earlier(each, said, resolved) for each in resolved]
        own.extend(_said_elsewhere(unit, share, creditings, parties))
        own.extend(_continued(units, index, own, said))
        said.extend(own)
        covered = [span for each in creditings for span in _covered(unit, each)]
        covered.extend(span for each in own if each.cue is None for span in each.content)
        covered.extend(labels[index])
        if colon is not None:
            covered.append(colon.label)
        said.extend(_narrated(report, unit, covered, said, parted=colon is not None))
        if colon is not None:
            said[before:] = [under for each in said[before:] for under in _under(colon, each)]
        said[before:] = [_in_turn(each, share, parties) for each in said[before:]]
    manners = Manners(report.text, reading.events)
    statements = [_statement(report, each, manners) for each in said]
    unique = {statement.id: statement for statement in carry_relays(statements, report.text)}
    return tuple(sorted(unique.values(), key=_place))


def _bounded(unit: Unit, each: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """Cut off what a crediting's words do not credit."""
    kept = past_front(unit, around_subject(unit, each, creditings))
    kept = without_credit_behind(unit, up_to_main_verb(unit, kept, creditings), creditings)
    kept = without_silence(unit, without_occasion(unit, up_to_semicolon(unit, kept)))
    kept = within_relative(unit, kept)
    kept = without_aside(unit, kept, creditings)
    return up_to_colon(unit, within_subject(unit, kept, creditings))


def _said_elsewhere(
    unit: Unit, share: Share, creditings: Sequence[Crediting], parties: Parties
) -> list[Said]:
    """Return what a unit holds of speeches whose cue stands in another sentence, or nowhere."""
    return [
        Said(unit, content, (plain_hop(relation, parties),), None)
        for relation, content in share.told
        if not _is_own(unit, relation, content) and not _credits_itself(unit, content, creditings)
    ]


def _is_own(unit: Unit, relation: Relation, content: Sequence[Span]) -> bool:
    """Tell whether words that the reader carries past a full stop are none of the speech.

    What stands before a colon that opens the speech ("said this:") is its cue all the same.
    """
    quoted = any(quote.outside.overlaps(span) for quote in unit.quotations for span in content)
    if quoted or relation.cue is None or runs_on(unit.text, relation):
        return False
    return not unit.text[relation.cue.end : content[0].start].lstrip().startswith(":")


def _credits_itself(unit: Unit, content: Sequence[Span], creditings: Sequence[Crediting]) -> bool:
    """Tell whether a sentence names the speaker of what a speech of another would take in.

    The reader's contents may run on past a full stop; the next sentence is its own speaker's.
    Whom a speaker credits in turn is inside what he says: only a credit that no quotation holds
    counts.
    """
    return any(
        each.layer < 0
        and each.source is not None
        and any(own.overlaps(span) for own in each.content for span in content)
        for each in creditings
    )


def _place(statement: Statement) -> tuple[int, int, int, str]:
    extent = statement.extent
    return extent.start, -extent.end, len(statement.chain), statement.id


def _resolve(
    unit: Unit, creditings: list[Crediting], relations: Sequence[Relation], parties: Parties
) -> list[Said]:
    said: list[Said] = []
    built: list[tuple[Crediting, tuple[Attribution, ...]]] = []
    for crediting in sorted(creditings, key=lambda c: c.cue.first):
        hop = own_hops(crediting, parties)
        built.append((crediting, hop))
    for crediting, hop in built:
        around = outer_hops(crediting, built, relations, parties)
        behind = hops_behind(crediting, built, parties)
        chain = without_repeats(unit.text, (*around, *hop, *behind))
        for content in _separate(crediting):
            if not _only_credits(unit, content, crediting, creditings):
                said.append(Said(unit, content, chain, crediting.cue))
                said.extend(_said_together(said[-1], parties))
    return said


def _said_together(one: Said, parties: Parties) -> Iterator[Said]:
    """Yield what the second of two parties says in the same words as the first."""
    speaker = one.chain[-1].source if one.chain else None
    other = parties.second_of(speaker) if speaker else None
    if other is not None:
        yield replace(
            one, chain=(*one.chain[:-1], replace(one.chain[-1], source=other)), again=True
        )


def _separate(crediting: Crediting) -> list[tuple[Span, ...]]:
    """Part the contents that make statements of their own from those a credit interrupts."""
    cue = crediting.cue.span
    before = [span for span in crediting.content if span.start < cue.start]
    after = [span for span in crediting.content if span.start >= cue.start]
    if not before:
        return [(span,) for span in after]
    return [*((span,) for span in before[:-1]), (before[-1], *after)]


def _only_credits(
    unit: Unit, content: tuple[Span, ...], outer: Crediting, creditings: list[Crediting]
) -> bool:
    """Tell whether a content says nothing but what nested credits in it already give."""
    for inner in creditings:
        if inner is outer or inner.keeps_narration or not holds(outer, inner, inner.cue.span):
            continue
        covered = [inner.cue.span, *inner.content, *filter(None, (inner.source, inner.outer))]
        rest = [piece for span in content for piece in free_spans(span, sorted(covered))]
        if sum(len(content_stems(piece.of(unit.text))) for piece in rest) < LEAST_SAID:
            return True
    return False


def _continued(
    units: tuple[Unit, ...], index: int, own: list[Said], before: list[Said]
) -> list[Said]:
    """Credit a unit that is one quotation to whoever was speaking just before."""
    spans = continued_quotations(units, index) if not own else ()
    if not spans:
        return []
    nearest = units[max(0, index - REACH)].span.start
    near = takewhile(lambda each: each.unit.span.start >= nearest, reversed(before))
    last = next((each for each in near if each.chain), None)
    if last is None:
        return []
    chain = tuple(replace(hop, credit=Credit.CARRIED, content=()) for hop in last.chain)
    return [Said(units[index], spans, chain, None)]


def _narrated(
    report: Report, unit: Unit, covered: list[Span], before: list[Said], *, parted: bool
) -> Iterator[Said]:
    for content in narrated_spans(unit, covered, SHORT_HEADLINE if parted else SHORTEST):
        words = " ".join(span.of(unit.text) for span in content)
        whole = not covered
        if (is_prompt(words) or is_adjunct(words)) and not whole:
            continue
        after = "" if parted else unit.text[content[-1].end : unit.span.end + 2]
        if unit.zone is ZoneKind.HEADLINE and is_label(words, after):
            continue
        if is_note(words):
            if whole:
                yield Said(unit, content, (), None, note=True)
            continue
        earlier = (hop for each in reversed(before) for hop in reversed(each.chain))
        relay = carried_relay(report, content[0], earlier)
        false = called_false(unit.text, content)
        yield Said(unit, (false,) if false else content, relay, None, denied=false is not None)


def _in_turn(each: Said, share: Share, parties: Parties) -> Said:
    """Return what is said as whoever's turn it is says it; "I" in it is that speaker."""
    place = each.cue.span if each.cue else each.content[0]
    chain = speaking_of_self(each.unit.text, voiced(each.chain, place, share.told, parties))
    return each if chain is each.chain else replace(each, chain=chain)


def _under(colon: Colon, each: Said) -> Iterator[Said]:
    content, chain = colon.around(each.content, each.chain)
    if content:
        yield replace(each, content=content, chain=chain)


def _covered(unit: Unit, crediting: Crediting) -> Iterator[Span]:
    """Yield what a crediting takes from the narrator: content, cue, sources."""
    if crediting.circumstance is not None:
        yield crediting.circumstance
    if crediting.keeps_narration:
        return
    yield from crediting.content
    yield crediting.cue.span
    if crediting.outer is not None:
        yield crediting.outer
    source = crediting.source
    if source is not None:
        between = unit.text[source.end : crediting.cue.span.start]
        # "alarm among observers, who believe": the observers belong to both. In "two guards, who
        # saw it, said" they do not.
        if not re.search(r"\bwho\b[^,]*$", between):
            yield source


def _statement(report: Report, said: Said, manners: Manners) -> Statement:
    cue = said.cue
    manner = _manner(said, manners)
    quoted = tuple(q for span in said.content for q in quotes_of(said.unit, span))
    last_cue = said.chain[-1].cue if said.chain else None
    return Statement(
        id=statement_id(report.id, said.content, last_cue, len(said.chain), again=said.again),
        report=report.id,
        content=said.content,
        chain=said.chain,
        voice=_voice(said, quoted),
        certainty=manner.certainty,
        act=_act(said),
        negated=manner.negated,
        hedges=manner.hedges,
        quoted=quoted,
        zone=said.unit.zone,
        confidence=_CONFIDENCE.get(cue.kind, 0.6) if cue else 0.8,
    )


def _act(said: Said) -> Act:
    if said.cue is not None:
        return said.cue.act
    return Act.NOT_SAY if said.note else Act.DENY if said.denied else Act.ASSERT


def _manner(said: Said, manners: Manners) -> Manner:
    """Return how a statement is put: its content, and the words that credit it.

    What is ordered, wished or denied does not happen, however surely it is ordered or denied:
    there the words alone tell.
    """
    cue = said.cue
    if said.note:
        return replace(manners.worded(said.content), certainty=Certainty.UNCOMMITTED, negated=False)
    if said.denied:
        manner = manners.worded(said.content)
        return replace(manner, negated=not manner.negated)
    if cue is None:
        return manners.judged(said.content)
    denied = cue.negated or cue.act is Act.DENY
    if cue.act in (Act.NOT_SAY, Act.REFUSE):
        silent = manners.worded(said.content)
        return replace(silent, certainty=Certainty.UNCOMMITTED, negated=False)
    put = manners.worded if denied or cue.act.unrealised else manners.judged
    manner = put(said.content)
    cap = _CLASS_CERTAINTY.get(cue.cls, Certainty.CERTAIN)
    if seems(cue.span.of(said.unit.text)):
        cap = weaker(cap, Certainty.PROBABLE)
    sure = weaker(manner.certainty, cap)
    return replace(manner, certainty=sure, negated=manner.negated ^ denied)


def _voice(said: Said, quoted: tuple[Span, ...]) -> Voice:
    if not said.chain:
        return Voice.NARRATED
    if not quoted:
        return Voice.INDIRECT
    words = sum(len(content_stems(s.of(said.unit.text))) for s in said.content)
    inside = sum(len(content_stems(s.of(said.unit.text))) for s in quoted)
    return Voice.DIRECT if inside >= words else Voice.MIXED
