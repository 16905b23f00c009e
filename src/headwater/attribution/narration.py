"""What the narrator says: everything that nobody is credited with."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from headwater.attribution.units import Unit
from headwater.model import Attribution, Credit, Report, SourceKind, Span
from headwater.text import FUNCTION_WORDS, TRAILING, find_asides, find_words

# Content words; a shorter remnant of a sentence says nothing of its own.
SHORTEST = 3
# A number with a predicate of its own: "and injured about 40", "and about 40 were hurt".
_BOUNDED = r"(?:(?:about|at least|more than|over|some|nearly|up to|as many as) )?\d[\d,.]*"
PREDICATED_NUMBER = rf"(?:\w+ed {_BOUNDED}\b|{_BOUNDED}(?: \w+){{0,2}} (?:were|was|have|had)\b)"
# A narrated sentence is cut where a new predication starts after a comma, if both sides say
# something of their own.
_JOINT = re.compile(
    rf" and (?={PREDICATED_NUMBER})|"
    r"[,;] (?=(?:which|who|where|with|while|but|as|after|before|and (?:is|are|was|were|has|have|"
    rf"that|the|it|they|he|she)|particularly|especially)\b|{TRAILING})|; "
)
_EVIDENTIAL = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|(?:is|are|was|were) said to"
    r"|it (?:was|is|has been) (?:\w+ly )?(?:reported|claimed|alleged|rumou?red)(?= that))\b",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:(?:and|but|while|although|though|as|after|before|when|during|with|despite|amid"
    # "At no time", "on the other hand" and "in line with" mean nothing without their first word.
    r"|in(?! (?:no|accordance|line|keeping|fact)\b)|on(?! (?:no|the other hand|the contrary)\b)"
    r"|at(?! (?:least|most|no)\b)|meanwhile|however|notably|also)\b[,\s]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<![.!?”\"])[,\s]+(?:who|which|and|but|that|as|while)$")
# Its clause is somebody's words: "It reopened hours after | the mayor said that it was safe".
_CUT_OFF = re.compile(
    r"(?:[,\s]+(?:shortly|soon|just|only|even|particularly|especially|moments|minutes|hours|days"
    r"|weeks))?[,\s]+(?:after|before|when|because)$"
)
_EDGES = ' \t\n,;:.—–-“”"()'


def narrated_spans(
    unit: Unit, covered: Iterable[Span], least: int = SHORTEST
) -> tuple[tuple[Span, ...], ...]:
    """Return what a unit tells that no source, cue or content covers, in reading order.

    A clause that an aside interrupts is told in two stretches, the aside by itself. Clauses with
    fewer than ``least`` content words are passed over unless the unit is nothing else.
    """
    free = free_spans(unit.span, sorted(covered))
    whole = free == [unit.span]
    clauses = [clause for span in free for clause in _parted(unit.text, span)]
    told = [clause for clause in clauses if tells(unit.text, *clause, least=least)]
    if whole and not told:
        return (_trimmed(unit.text, unit.span) or (unit.span,),)
    parts = (tuple(p for span in c for p in _trimmed(unit.text, span)) for c in told)
    return tuple(part for part in parts if part)


def _parted(text: str, span: Span) -> list[tuple[Span, ...]]:
    """Part a stretch into clauses, and asides that tell something out of their middle."""
    asides = list(find_asides(text, span))
    found: list[tuple[Span, ...]] = []
    for clause in _clauses(text, span, [around for around, _ in asides]):
        inside = [each for each in asides if each[0].overlaps(clause) and tells(text, each[1])]
        found.append(tuple(free_spans(clause, [around for around, _ in inside])))
        found += [(aside,) for _, aside in inside]
    return found


def tells(text: str, *spans: Span, least: int = SHORTEST) -> bool:
    """Tell whether a clause has ``least`` content words; looks no further than those."""
    words = (word for span in spans for word in find_words(text, span.start, span.end))
    parts = (part for word in words for part in word.folded.split("-"))
    content = (part for part in parts if part and part not in FUNCTION_WORDS)
    return sum(1 for _ in islice(content, least)) == least


def free_spans(whole: Span, covered: Sequence[Span]) -> list[Span]:
    """Return the parts of ``whole`` that no span of ``covered`` (ascending) touches."""
    free, start = [], whole.start
    for span in covered:
        if span.start >= whole.end:
            break
        if span.start > start:
            free.append(Span(start, span.start))
        start = max(start, span.end)
    if start < whole.end:
        free.append(Span(start, whole.end))
    return free


def _clauses(text: str, span: Span, asides: Sequence[Span]) -> list[Span]:
    pieces, start = [], span.start
    for joint in _JOINT.finditer(text, span.start, span.end):
        if joint.end() >= span.end:
            break
        cut = joint.start() + (joint.group()[0] in ",;")
        if cut <= start or any(aside.start <= joint.start() < aside.end for aside in asides):
            continue
        left, right = Span(start, cut), Span(joint.end(), span.end)
        if tells(text, left) and tells(text, right):
            pieces.append(left)
            start = right.start
    return [*pieces, Span(start, span.end)]


def _trimmed(text: str, span: Span) -> tuple[Span, ...]:
    start, end = span.start, span.end
    front = _FRONT.match(text[start:end])
    if front and start + front.end() < end:
        start += front.end()
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    tail = _TAIL.search(text, start, end)
    if tail is None and text[end : end + 1] not in (".", "!", "?"):
        tail = _CUT_OFF.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (Span(start, end),) if start < end else ()


def carried_relay(
    report: Report, content: Span, hops: Iterable[Attribution]
) -> tuple[Attribution, ...]:
    """Return the chain of a narrated stretch that says "reportedly" without saying by whom.

    The medium credited last in the report is meant; with none, the hop has no source.

    Args:
        report: the report.
        content: the stretch.
        hops: credits that stand before it, the latest first; read no further than needed.
    """
    found = _EVIDENTIAL.search(report.text, content.start, content.end)
    if found is None:
        return ()
    media = (
        hop.source
        for hop in hops
        if hop.source and hop.source.kind in (SourceKind.STATE_MEDIA, SourceKind.MEDIA)
    )
    cue = Span(found.start(), found.end())
    source = next(media, None)
    return (Attribution(source=source, cue=cue, cue_class="neutral_report", credit=Credit.CARRIED),)
