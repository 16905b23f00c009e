"""Where what is said begins and ends, if a rule and the trained reader part it differently."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribution.complement import ADDRESSING
from headwater.attribution.credited import Crediting
from headwater.attribution.units import Unit
from headwater.model import Span

_CITED_FRONT = re.compile(r"(?:citing|quoting) [^,]{1,80}, (?:that )?")
_SPACE = re.compile(r"\s*(?:that )?")
_THAT = re.compile(r"that |[\"“‘]")
# Whom a thing was told, where and when, without a clause of its own.
_CLAUSE = re.compile(r"\b(?:after|because|when|while|if|although|though|until|since|who|which)\b")
_MARKS = '"“‘'
_LONGEST_FRONT = 8  # words of it that no "that" and no quotation mark closes


def reconciled(unit: Unit, rule: Crediting, read: Crediting) -> Crediting:
    """Return a rule's crediting with the edges of its content where the reader sees them better.

    Args:
        unit: the sentence.
        rule: what a rule made of a cue, with the reader's crediting words for its own.
        read: what the trained reader made of it.
    """
    cue, told = rule.cue.span, rule.circumstance
    content: list[Span] = []
    for span in rule.content:
        if not any(map(span.overlaps, read.content)):
            continue
        own = _past_parties(unit, _behind(unit, span, cue), read)
        if not content and own.start >= cue.end:
            kept = _past_address(unit, own, read)
            told = told if kept == own else _worded(unit, cue.end, kept.start)
            own = kept
        content.append(own)
    content += [span for span in read.content if _goes_on(unit, span, rule, content)]
    return replace(rule, content=tuple(content) or read.content, circumstance=told)


def _goes_on(unit: Unit, span: Span, rule: Crediting, content: Sequence[Span]) -> bool:
    """Tell whether a stretch goes on behind the credit that interrupts it."""
    last = content[-1].end if content else span.start
    return (
        span.start >= max(rule.cue.span.end, last)
        and bool(content)
        and content[0].end <= rule.cue.span.start
        and unit.text[span.start] in '"“'
    )


def _worded(unit: Unit, start: int, end: int) -> Span | None:
    """Return the words of a stretch, without the marks and spaces at its ends."""
    words = [word.span for word in unit.words if start <= word.span.start and word.span.end <= end]
    return Span(words[0].start, words[-1].end) if words else None


def _behind(unit: Unit, content: Span, cue: Span) -> Span:
    """Cut off content what the reader found to be crediting words: "said on its channel that"."""
    if not content.start < cue.end < content.end or content.start < cue.start:
        return content
    joint = _SPACE.match(unit.text, cue.end, content.end)
    start = joint.end() if joint else cue.end
    return Span(start, content.end) if start < content.end else content


def _past_parties(unit: Unit, content: Span, read: Crediting) -> Span:
    """Cut off the front of a content where a party still stands that the reader knows as one.

    "According to two | night watchmen, the gate held"; "reported, | citing her, that it held".
    """
    said = next((span for span in read.content if span.overlaps(content)), content)
    if not content.start < said.start < content.end:
        return content
    front = unit.text[content.start : said.start]
    source = read.source
    ends = source is not None and content.start < source.end <= said.start
    return Span(said.start, content.end) if ends or _CITED_FRONT.fullmatch(front) else content


def _past_address(unit: Unit, content: Span, read: Crediting) -> Span:
    """Cut off whom a thing was told, where or when: "told the chamber: | “We ...".

    The reader joins a content to its cue past whatever words stand between.
    """
    whole = read.credited or read.content
    said = next((span for span in whole if span.overlaps(content)), content)
    if not content.start < said.start < content.end:
        return content
    front = unit.text[content.start : said.start]
    short = len(front.split()) <= _LONGEST_FRONT and _CLAUSE.search(front) is None
    joined = _THAT.match(unit.text, said.start) is not None
    if joined and unit.text[said.start] in _MARKS and read.cue.lemma not in ADDRESSING:
        # "said | the gates were “rotten”": what runs on to a quotation is said with it.
        joined = short = front.rstrip().endswith((":", ","))
    if not joined and not short:
        return content
    own = next(span for span in read.content if span.overlaps(content))
    return Span(max(own.start, said.start), content.end)
