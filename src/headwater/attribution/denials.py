"""What a denial denies: "..., a claim Kesh denies", "rejected Brandt's claim that it held".

News sets a denial behind what it denies, or in front of a noun for it. What is denied is the
same thing that somebody else says: only so the two meet in one claim.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from headwater.attribution.credited import Crediting
from headwater.attribution.cue import Cue
from headwater.attribution.said import Said
from headwater.attribution.sources import plausible
from headwater.attribution.units import Unit
from headwater.model import Act, Span

# What one calls the words of another.
_NOUN = (
    r"(?:claim|charge|accusation|allegation|assertion|suggestion|report|account|version|statement"
    r"|rumou?r|insinuation|contention|narrative|assessment|finding|conclusion|figure|number|toll"
    r"|estimate|description|theory|story|notion)s?"
)
_DENYING = (
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|contest(?:s|ed)?"
    r"|refut(?:e|es|ed)|rebut(?:s|ted)?)"
)
_HAS = r"(?:(?:has|have|had|is|are|was|were|been|also|again|always|long|since|\w+ly) )*"
_PHRASE = r"[^,;:“”\"\n]{2,60}?"
_PARTY = rf"(?!(?:of|in|by|for|on|to|from|with) ){_PHRASE}"
_ENDS = r"(?=[.,;”\"]|\s*$| (?:on|in|at|as|when|through|during|outright|again|strongly)\b)"
_TAIL = re.compile(
    rf"(?:,| [–—-]) (?:(?:(?:an?|the|those|these|all) )?(?:\w+ ){{0,2}}?{_NOUN}"
    rf" (?:(?:that|which) )?|(?P<which>which |something (?:that )?))"
    rf"(?:{_HAS}(?P<passive>{_DENYING}) by (?P<by>{_PARTY})|(?P<who>{_PARTY}) {_HAS}"
    rf"(?P<verb>{_DENYING})){_ENDS}"
)
# "Brandt's claim that ...", "as baseless reports that ...", "claims on Monday by the army that ..."
_OWNED = re.compile(
    rf"(?:as [\w-]+(?: and [\w-]+)? )?(?:{_PHRASE}(?:[’']s|(?<=s)[’']) )?(?:[\w-]+ ){{0,3}}?{_NOUN}"
    rf"(?: (?:by|from|of|in|on|last) {_PHRASE})? that (?P<told>.{{12,}})",
    re.DOTALL,
)
_FALSE = (
    r"(?:false|untrue|incorrect|inaccurate|baseless|unfounded|groundless|fabricated|fake|nonsense"
    r"|a (?:lie|fabrication|hoax|fake)|not (?:true|correct|accurate|the case))"
)
# "The navy's claim that ... is false", "It is not true that ..."
_FALSELY = re.compile(
    rf"[“\"‘']?(?:(?:the|this|that|these|those|any|all|{_PHRASE}[’']s?) )?"
    rf"(?:[\w-]+ ){{0,2}}?{_NOUN}"
    rf"(?: (?:by|from|of|in|on) {_PHRASE})? that (?P<told>[^.;]{{8,}}?)"
    rf" (?:is|are|was|were|has been|have been) (?:\w+ly |also )?{_FALSE}\b.*"
    rf"|(?:and |but )?it (?:is|was) (?:\w+ly )?{_FALSE} that (?P<clause>.{{8,}})",
    re.DOTALL | re.IGNORECASE,
)
# "..., a figure that could not be verified": the report says so, nobody else.
_UNVERIFIED = re.compile(
    rf"(?:,? (?:(?:an?|the) )?(?:\w+ )?{_NOUN} (?:that|which)(?: {_PARTY})?)?"
    r" (?:could|can|has|have)(?: not|not|n[’']t)(?: yet)?(?: be| been)?(?: \w+ly)?"
    r" (?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|substantiated?)(?: by [^,;]+)?\.?$"
)
_PARTED = re.compile(r"(?:;|, (?:but|while|and|though)| but) (?:the |their |its |his |her )?$")
_NEAR = 30  # characters before who denies
_PRONOUNS = ("that", "this", "it")
_UNASSERTED = (Act.DENY, Act.REFUSE, Act.HYPOTHESISE)
LATEST = 3  # things said before it among which a bare denial finds what it denies
# A noun or a pronoun for what was said before.
_BARE = re.compile(
    rf"that|this|it|(?:(?:the|these|those|such|both|all|any|all the) )?(?:[\w-]+ )?{_NOUN}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tail:
    """A denial behind what it denies.

    Attributes:
        whole: from the mark that parts it to the last word of it.
        who: who denies.
        cue: the word of denying.
        named: it calls what it denies a claim, a charge or the like, and closes the sentence.
    """

    whole: Span
    who: Span
    cue: Cue
    named: bool


def is_bare(words: str) -> bool:
    """Tell whether a content only takes up what was said before.

    >>> is_bare("that"), is_bare("the accusations"), is_bare("any claim"), is_bare("involvement")
    (True, True, True, False)
    """
    return _BARE.fullmatch(words) is not None


def _takes_up(text: str, one: Crediting | Said) -> bool:
    return is_bare(_words(text, one))


def _words(text: str, one: Crediting | Said) -> str:
    return " ".join(span.of(text) for span in one.content)


def called_false(text: str, content: Sequence[Span]) -> Span | None:
    """Return the clause that a content calls false; ``None`` if it calls none so.

    >>> text = "The claim that nine ships sailed is false"
    >>> found = called_false(text, (Span(0, len(text)),))
    >>> found.of(text) if found else ""
    'nine ships sailed'
    """
    if len(content) != 1:
        return None
    match = _FALSELY.fullmatch(text, content[0].start, content[0].end)
    return Span(*match.span("told" if match["told"] else "clause")) if match else None


def denied(
    unit: Unit, creditings: Sequence[Crediting], every: Mapping[int, Sequence[Cue]]
) -> list[Crediting]:
    """Return creditings in which every denial has for its content what it denies.

    Args:
        unit: the sentence.
        creditings: of it.
        every: its cues by layer, see ``find_every_cue``.
    """
    told = list(creditings)
    for tail in _tails(unit, every.get(-1, ()), told):
        told = _behind(unit, tail, told)
    told = _beside(unit.text, told)
    told = [_of_clause(unit.text, one, told) for one in told]
    return [_verified(unit.text, _calling_false(unit.text, one)) for one in told]


def _tails(unit: Unit, cues: Sequence[Cue], creditings: Sequence[Crediting]) -> Iterator[_Tail]:
    denying = [cue for cue in cues if cue.act is Act.DENY]
    for match in _TAIL.finditer(unit.text, unit.span.start, unit.span.end) if denying else ():
        verb = Span(*match.span("verb" if match["verb"] else "passive"))
        who = Span(*match.span("who" if match["verb"] else "by"))
        cue = next((cue for cue in denying if cue.span.overlaps(verb)), None)
        if cue is None:
            continue
        known = any(each.source == who and each.cue.span.overlaps(verb) for each in creditings)
        if known or plausible(unit, who):
            whole = Span(match.start(), max(verb.end, who.end))
            closes = not unit.text[whole.end : unit.span.end].strip(' .”"')
            yield _Tail(whole, who, cue, named=closes and match["which"] is None)


def _behind(unit: Unit, tail: _Tail, creditings: Sequence[Crediting]) -> list[Crediting]:
    """Cut a tail off what it denies, and credit who denies with just that."""
    place = tail.whole.start
    beside = [each for each in creditings if not each.cue.span.overlaps(tail.whole)]
    holders = [
        each
        for each in beside
        if any(s.start < place <= s.end or s.overlaps(tail.whole) for s in each.content)
    ]
    holders = holders or [each for each in beside if each.extent.end == place]
    if holders:
        innermost = min(holders, key=lambda one: sum(s.end - s.start for s in one.content))
        what = _up_to(innermost.content, tail.whole)
    elif not tail.named or any(each.extent.start < place for each in beside):
        return list(creditings)
    else:
        what = (Span(unit.span.start, place),)
    kept = [
        replace(each, content=_up_to(each.content, tail.whole), credited=())
        if any(s.overlaps(tail.whole) for s in each.content)
        else each
        for each in beside
    ]
    own = not holders  # the report tells what is denied, and goes on telling it
    return [
        *kept,
        Crediting(tail.cue, tail.who, what, circumstance=tail.whole, keeps_narration=own),
    ]


def _beside(text: str, creditings: Sequence[Crediting]) -> list[Crediting]:
    """Give "S says so; T denies it" the content that T denies, which T says and not S."""
    told = list(creditings)
    for place, one in enumerate(told):
        if one.cue.act is not Act.DENY or one.source is None or not _takes_up(text, one):
            continue
        start = min(one.source.start, one.cue.span.start)
        mark = _PARTED.search(text, max(0, start - _NEAR), start)
        if mark is None:
            continue
        said = [
            other for other in told if other is not one and other.content[0].start < mark.start()
        ]
        if not said:
            continue
        ends = Span(mark.start(), one.extent.end)
        host = max(said, key=lambda other: other.content[0].start)
        what = _up_to(host.content, ends)
        told[place] = replace(one, content=what, credited=(), number=None)
        for at, other in enumerate(told):
            if other in said and any(span.overlaps(ends) for span in other.content):
                told[at] = replace(other, content=_up_to(other.content, ends), credited=())
    return told


def _up_to(content: Sequence[Span], tail: Span) -> tuple[Span, ...]:
    """Return a content without a tail and what stands behind it in the same stretch."""
    return tuple(
        Span(span.start, tail.start) if span.start < tail.start < span.end else span
        for span in content
        if not (tail.start <= span.start < tail.end)
    )


def _of_clause(text: str, one: Crediting, others: Sequence[Crediting]) -> Crediting:
    """Make a denial of "X's claim that ..." one of the clause.

    Whose claim it is stays unsaid: who denies tells of it, and X may never have said it.
    """
    if one.cue.act not in _UNASSERTED:
        return one
    first = one.content[0]
    match = _OWNED.fullmatch(text, first.start, first.end)
    if match is None:
        return one
    clause = Span(*match.span("told"))
    if any(each is not one and each.cue.span.overlaps(clause) for each in others):
        return one
    front = Span(first.start, clause.start)
    return replace(one, content=(clause, *one.content[1:]), credited=(), circumstance=front)


def _verified(text: str, one: Crediting) -> Crediting:
    """Cut off a content that nobody could verify it, which the report says by the way."""
    if one.cue.act is Act.DENY:
        return one
    last = one.content[-1]
    found = _UNVERIFIED.search(text, last.start, last.end)
    if found is None or found.start() <= last.start:
        return one
    kept = (*one.content[:-1], Span(last.start, found.start()))
    return replace(one, content=kept, credited=(), circumstance=Span(found.start() + 1, last.end))


def _calling_false(text: str, one: Crediting) -> Crediting:
    """Make one who says that a claim is false deny what it claims."""
    if one.cue.negated or one.cue.act is not Act.ASSERT:
        return one
    clause = called_false(text, one.content)
    if clause is None:
        return one
    cue, front = replace(one.cue, act=Act.DENY), Span(one.content[0].start, clause.start)
    return replace(one, cue=cue, content=(clause,), credited=(), circumstance=front)


def deny_earlier(denial: Said, before: Sequence[Said], beside: Iterable[Said]) -> Said:
    """Give "He denies that" the content that he denies.

    Of what was said last that is what shares a word with what else he says in the sentence
    ("denied that, and said the lights were on"), or else the very last.
    """
    text = denial.unit.text
    if denial.cue is None or denial.cue.act is not Act.DENY or not _takes_up(text, denial):
        return denial
    about = {stem for each in beside if each is not denial for stem in each.stems()}
    asked = (each for each in reversed(before) if not each.content[-1].of(text).endswith("?"))
    near = list(islice(asked, LATEST))
    told = next((each for each in near if about & each.stems()), None)
    if _words(text, denial).casefold() not in _PRONOUNS:  # "the claim": somebody's
        told = told or next((each for each in near if each.chain), None)
    # A quotation is seldom what another denies, where more is told beside it.
    told = told or next((each for each in near if not _is_quoted(each)), None)
    return replace(denial, content=(told or next(iter(near), denial)).content)


def _is_quoted(said: Said) -> bool:
    return all(any(q.outside.overlaps(s) for q in said.unit.quotations) for s in said.content)
