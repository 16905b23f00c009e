"""Two clauses of one sentence, each with a speaker of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribution.credited import Crediting
from headwater.attribution.cue import CueKind
from headwater.attribution.narration import tells
from headwater.attribution.units import Unit
from headwater.model import Act, Span
from headwater.text import find_tail

_JOINT = re.compile(r"; (?=\w)|, (?:while|whereas) |, (?:but|and), (?=(?:said|says|added|adds) )")
# On what occasion somebody asked: "urged them to leave after two boats had sunk".
_OCCASION = re.compile(
    r",? (?:(?:a )?(?:day|week|hour|month|year)s? |shortly |soon )?(?:after|following|since)"
    r" (?=[^,;.]*\b(?:had|has|have|was|were|found|said|told|killed|fell|broke|began|came|took|sank"
    r"|struck|hit|shot|cut|\w{3,}ed)\b)"
)
_OF = ("of", "about", "against", "on", "over", "for")
_VERB = re.compile(r" (?:has|have|had|is|are|was|were|will|would|could|may|might|must|should) ")
_TAKEN_UP = re.compile(r"(?:that|this|it)(?=: )")
_RELATIVE = re.compile(r"(?:.*, )?(?:who|which)\b[^,]*$", re.DOTALL)
_GOES_ON = re.compile(r", (?:(?:now|also|later|then|has|have|had|on \w+) )*$")
_LIKENED = re.compile(
    r"(?:[Ii]n (?:the same vein|line|common) (?:as|with)|[Ll]ike|[Uu]nlike|[Ee]choing|[Aa]longside"
    r"|[Tt]ogether with|[Aa]long with|[Aa]s well as) (?:the )?$"
)
_GAVE_NOTHING = re.compile(
    r",? but (?:gave|offered|provided|had) no (?:(?:further|more|other|any) )?(?:details?|evidence"
    r"|explanations?|reasons?|figures|numbers|information|proof|names|timetable|date)\b[^,;.“\"]*$"
)
_REFERRING = re.compile(
    r",? ?(?:referring to|alluding to|speaking of|in (?:a )?reference to) [^:“\"]{1,60}: (?=[“\"])"
)
_CLAUSE_CLOSES = re.compile(
    r"(?<=\w), (?=(?:is|are|was|were|has|have|had|will|would|said|says|told)\b)"
)
_WHO = re.compile(r", (?:who|which) $")
_SEEMING = re.compile(r"\b(?:appear|seem)(?:s|ed|ing)?\b", re.IGNORECASE)
_TO_SHOW = re.compile(r"to (?:show|suggest|confirm|indicate|depict|say|prove|admit) (?:that )?")
_FEW = 10  # characters
_FAR = 400  # characters of what is asked for, in which its occasion stands
_LEAST = 2  # words of what is asked for


def part_clauses(unit: Unit, creditings: Sequence[Crediting]) -> list[Crediting]:
    """Give each speaker of a parted sentence what stands on his side of the joint.

    "The pump failed, Brandt said, while the crew slept, Vale said" has two speakers, and neither
    says what the other does. Where only one side names a speaker, the other side may be his too
    and nothing is changed.
    """
    parted = list(creditings)
    for joint in _JOINT.finditer(unit.text, unit.span.start, unit.span.end):
        if any(
            quote.outside.start < joint.start() < quote.outside.end for quote in unit.quotations
        ):
            continue
        if joint.start() == unit.span.start or joint.end() == unit.span.end:
            continue
        left = Span(unit.span.start, joint.start())
        right = Span(joint.end(), unit.span.end)
        if all(any(_speaks_in(each, side) for each in parted) for side in (left, right)):
            parted = [_kept_to(each, left, right) for each in parted]
    return parted


def without_occasion(unit: Unit, crediting: Crediting) -> Crediting:
    """Leave to the narrator on what occasion a thing was asked for, promised or ordered.

    "Urged boats to stay after two had sunk" asks for nothing that sank.
    """
    last = crediting.content[-1] if crediting.content else None
    if last is None or crediting.layer >= 0 or not crediting.cue.act.unrealised:
        return crediting
    found = _OCCASION.search(unit.text, last.start, min(last.end, last.start + _FAR))
    if found is None or len(unit.text[last.start : found.start()].split()) < _LEAST:
        return crediting
    return replace(crediting, content=(*crediting.content[:-1], Span(last.start, found.start())))


def without_silence(unit: Unit, crediting: Crediting) -> Crediting:
    """Cut off what a speaker is silent about, and what his words refer to.

    "Said that they had met but gave no details"; "said, referring to the lock: “It leaks.”".
    """
    if crediting.layer >= 0 or not crediting.content:
        return crediting
    first, *rest = crediting.content
    front = _REFERRING.match(unit.text, first.start, first.end)
    if front is not None and first.start >= crediting.cue.span.end:
        crediting = replace(crediting, content=(Span(front.end(), first.end), *rest))
    last = crediting.content[-1]
    found = _GAVE_NOTHING.search(unit.text, last.start, last.end)
    if found is None or found.start() - last.start < _FEW:
        return crediting
    return replace(crediting, content=(*crediting.content[:-1], Span(last.start, found.start())))


def within_relative(unit: Unit, crediting: Crediting) -> Crediting:
    """End what "who" says where its clause between commas does: "they, who deny it, are free"."""
    start = crediting.cue.span.start
    if crediting.layer >= 0 or _WHO.search(unit.text, max(0, start - _FEW), start) is None:
        return crediting
    last = crediting.content[-1] if crediting.content else None
    ends = _CLAUSE_CLOSES.search(unit.text, last.start, last.end) if last else None
    if last is None or ends is None or last.start < start:
        return crediting
    kept = (*crediting.content[:-1], Span(last.start, ends.start()))
    return replace(crediting, content=kept, credited=())


def up_to_semicolon(unit: Unit, crediting: Crediting) -> Crediting:
    """Cut off what follows a semicolon right behind a credit that closes its clause.

    "Flood kills nine, ministry says; opposition puts toll at 40". A quotation may go on there.
    """
    ends = max(crediting.cue.span.end, crediting.source.end if crediting.source else 0)
    if not crediting.content or not unit.text.startswith(";", ends):
        return crediting
    kept = tuple(
        span for span in crediting.content if span.start < ends or unit.text[span.start] in '"“‘'
    )
    cut = kept and kept != crediting.content
    return replace(crediting, content=kept, credited=(), number=None) if cut else crediting


def without_aside(unit: Unit, crediting: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """Leave to the narrator what he says aside at the end of what he credits.

    "Asked for a new weir, which is to cost two million" asks for no cost: such clauses are told by
    who writes the sentence (Potts 2005, "The Logic of Conventional Implicatures"). Within
    quotation marks, or with a credit of its own, an aside stays.
    """
    last = crediting.content[-1] if crediting.content else None
    found = find_tail(unit.text, last) if last and crediting.layer < 0 else None
    if found is None or not all(tells(unit.text, each) for each in found):
        return crediting
    taken = [quote.outside for quote in unit.quotations] + [each.cue.span for each in creditings]
    if any(each.overlaps(found[1]) for each in taken):
        return crediting
    return replace(crediting, content=(*crediting.content[:-1], found[0]))


def within_subject(unit: Unit, crediting: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """Keep what a memo warns of inside the subject that the memo is.

    "A memo warning of floods was lost, Brandt said" warns of floods, and not that they were lost.
    """
    cue = crediting.cue
    last = crediting.content[-1] if crediting.content else None
    if last is None or last.start < cue.span.end or cue.span.of(unit.text).split()[-1] not in _OF:
        return crediting
    outer = any(
        each is not crediting
        and each.cue.span.start >= last.end
        and any(span.start <= cue.span.start < span.end for span in each.content)
        for each in creditings
    )
    verb = _VERB.search(unit.text, last.start, last.end) if outer else None
    if verb is None:
        return crediting
    kept = Span(last.start, verb.start())
    return replace(crediting, content=(*crediting.content[:-1], kept), credited=())


def up_to_main_verb(unit: Unit, crediting: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """End what a clause between commas credits where its sentence goes on.

    "The mill, which denied the leak, now says it knew" denies the leak alone.
    """
    last = crediting.content[-1] if crediting.content else None
    if last is None or crediting.source is None or last.start < crediting.cue.span.end:
        return crediting
    clause = unit.text[crediting.source.start : crediting.cue.span.start]
    if _RELATIVE.match(clause) is None:
        return crediting
    for other in creditings:
        verb = other.cue.span.start
        if other is crediting or not last.start < verb < last.end or other.layer >= 0:
            continue
        comma = _GOES_ON.search(unit.text, last.start, verb)
        if comma is not None:
            kept = Span(last.start, comma.start())
            return replace(crediting, content=(*crediting.content[:-1], kept), credited=())
    return crediting


def without_credit_behind(
    unit: Unit, crediting: Crediting, creditings: Sequence[Crediting]
) -> Crediting:
    """Cut off who tells the whole sentence: "the log shows a gap, monitors have found"."""
    last = crediting.content[-1] if crediting.content else None
    if last is None or crediting.layer >= 0:
        return crediting
    if crediting.cue.kind is CueKind.ACCORDING and last.end <= crediting.cue.span.start:
        return crediting  # "it held, Brandt said, according to the wire": the wire tells of that
    for other in creditings:
        if other is crediting or other.source is None or other.layer >= 0:
            continue
        start = min(other.source.start, other.cue.span.start)
        around = other.content[0].start >= last.start or any(
            span.start <= crediting.cue.span.start and crediting.cue.span.end <= span.end
            for span in other.content
        )
        behind = other.content[-1].end <= start < last.end and other.source.end <= last.end
        if around and behind and last.start < start - 2 and unit.text[:start].endswith(", "):
            kept = Span(last.start, start - 2)
            own = (*crediting.content[:-1], kept)
            return replace(crediting, content=own, credited=(), number=None)
    return crediting


def past_front(unit: Unit, crediting: Crediting) -> Crediting:
    """Leave out of a source whom its front only likens it to: "Like Brandt, Tom Falk said".

    Of a content too that which belongs to the cue: "images appeared | to show that it burst".
    """
    source = crediting.source
    if seems(crediting.cue.span.of(unit.text)) and crediting.content:
        first, *more = crediting.content
        told = _TO_SHOW.match(unit.text, first.start, first.end)
        if told is not None and told.end() < first.end:
            crediting = replace(crediting, content=(Span(told.end(), first.end), *more))
    if source is None or _LIKENED.search(unit.text, unit.span.start, source.start) is None:
        return crediting
    front, comma, rest = source.of(unit.text).partition(", ")
    if not comma or not any(word[0].isupper() for word in rest.split()):
        return crediting
    return replace(crediting, source=Span(source.start + len(front) + 2, source.end))


def seems(cue: str) -> bool:
    """Tell whether crediting words only say how it looks: "appeared to confirm"."""
    return _SEEMING.search(cue) is not None


def around_subject(unit: Unit, crediting: Crediting, creditings: Sequence[Crediting]) -> Crediting:
    """Give "S, according to the wire, says X" all that the wire is credited with: that S says X."""
    last = crediting.content[-1] if crediting.content else None
    if last is None or crediting.cue.kind is not CueKind.ACCORDING or crediting.source is None:
        return crediting
    if last.end > crediting.cue.span.start:
        return crediting
    for other in creditings:
        own = other.source is not None and other.source.start == last.start
        if own and other.cue.span.start > crediting.source.end and other.content:
            said = Span(other.cue.span.start, max(span.end for span in other.content))
            whole = (*crediting.content, said)
            return replace(crediting, content=whole, credited=(), number=None)
    return crediting


def up_to_colon(unit: Unit, crediting: Crediting) -> Crediting:
    """Leave to others what a colon brings in behind what is denied: "denies this: according to"."""
    if crediting.cue.act is not Act.DENY or not crediting.content:
        return crediting
    found = _TAKEN_UP.match(unit.text, crediting.content[0].start, crediting.content[0].end)
    if found is None:
        return crediting
    return replace(crediting, content=(Span(found.start(), found.end()),), credited=())


def _speaks_in(crediting: Crediting, side: Span) -> bool:
    source, cue = crediting.source, crediting.cue.span
    inside = source is not None and all(_within(each, side) for each in (source, cue))
    return inside and crediting.layer < 0 and any(side.overlaps(span) for span in crediting.content)


def _kept_to(crediting: Crediting, left: Span, right: Span) -> Crediting:
    side = left if _within(crediting.cue.span, left) else right
    own = tuple(kept for span in crediting.content if (kept := _clipped(span, side)) is not None)
    if own == crediting.content or not own:
        return crediting
    # What the reader put around it or into it reached over the joint.
    return replace(crediting, content=own, credited=(), number=None)


def _within(span: Span, side: Span) -> bool:
    return side.start <= span.start and span.end <= side.end


def _clipped(span: Span, side: Span) -> Span | None:
    start, end = max(span.start, side.start), min(span.end, side.end)
    return Span(start, end) if start < end else None
