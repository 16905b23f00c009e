"""Direct speech by rule: quotations that the network could not join to a cue.

A cue without a content has the whole quotation that it leads to, tagged or not. Some credits have
no verb to find: a quotation signed with a dash, one that a paragraph ending in a colon announces,
one that goes on from the paragraph before. Nor has the rest of a quotation whose next paragraph
opens without a mark.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from headwater.language.assignment import LinkScores, WordRelation, left_over
from headwater.language.decoding import WordSpan
from headwater.language.labels import CONTENT, CUE, SOURCE
from headwater.language.page import SPEECH, Page, covered
from headwater.language.words import CLOSING_MARKS, OPENING_MARKS, Words

LONGEST_SIGNATURE = 6  # words
UNSIGNED = 0.5  # confidence; of 31 such paragraphs of PolNeAR by themselves 22 are contents whole
OPEN_PARAGRAPHS = 3  # that an unclosed quotation may go on for
_MARKS = OPENING_MARKS | CLOSING_MARKS
_DASHES = frozenset({"―", "—", "–", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(Page):
    """What the rules look up.

    Attributes:
        free: the sources that nothing claims, in reading order; ``free_starts`` where they start.
        last: the relation whose content ends last in each paragraph.
    """

    links: LinkScores
    cue_starts: list[int]
    free: list[WordSpan]
    free_starts: list[int]
    last: dict[int, WordRelation]

    def paragraph(self, number: int) -> int:
        return int(self.words.paragraphs[number]) if number < len(self.words) else -1

    def speaker(self, cue: int) -> WordSpan | None:
        """Return the likeliest source of a cue, by its number."""
        source, _ = self.links.cue_sources.best(cue)
        return self.links.sources[source] if source >= 0 else None

    def add(self, one: WordRelation) -> None:
        place = self.paragraph(one.contents[-1].last - 1)
        before = self.last.get(place)
        if before is None or before.contents[-1].last <= one.contents[-1].last:
            self.last[place] = one


def add_direct_speech(
    text: str, words: Words, links: LinkScores, relations: Sequence[WordRelation]
) -> list[WordRelation]:
    """Return the relations and, beside them, those of quotations left over.

    Args:
        text: the whole text.
        words: its words.
        links: every span of the layer.
        relations: what the network joined.
    """
    sources, contents = left_over(links, relations)
    starts = [one.first for one in links.cues]
    page = _Page(
        text=text,
        words=words,
        links=links,
        cue_starts=starts,
        free=sources,
        free_starts=[one.first for one in sources],
        last={},
    )
    out = [*relations, *_led_to(page, relations)]
    for one in out:
        page.add(one)
    for content in contents:
        if not _speech(page, content):
            continue
        found = (
            _signed(page, content)
            or _announced(page, content)
            or _nearby(page, content)
            or _continued(page, content)
        )
        if found is not None:
            out.append(found)
            page.add(found)
    carried = _carried_on(page, out)
    return [*carried, *_unsigned(page, carried)]


def _led_to(page: _Page, relations: Sequence[WordRelation]) -> list[WordRelation]:
    """Give a cue without a content the quoted sentence right behind it: "tweeting, “We wait.”"."""
    cued = {one.cue for one in relations}
    taken = covered(page.words, (part for one in relations for part in _parts(one)))
    found = []
    for number, cue in enumerate(page.links.cues):
        if cue in cued:
            continue
        first = cue.last + (page.word(cue.last) in (",", ":"))
        last = _quoted_sentence(page, first)
        if last is None or page.paragraph(first) != page.paragraph(cue.first):
            continue
        if taken[first:last].any():
            continue
        content = WordSpan(first, last, CONTENT, cue.confidence)
        found.append(_made(page.speaker(number), cue, content, "led to"))
    return found


def _quoted_sentence(page: _Page, first: int) -> int | None:
    """Return one past the mark that closes what a word opens, if a sentence ends inside it."""
    if page.word(first) not in OPENING_MARKS:
        return None
    last = first + 1
    while last < len(page.words) and page.words.quoted[last]:
        last += 1
    ends = page.word(last) in _MARKS and page.word(last - 1) in (".", "!", "?")
    return last + 1 if ends and page.paragraph(last) == page.paragraph(first) else None


def _carried_on(page: _Page, relations: Sequence[WordRelation]) -> list[WordRelation]:
    """Let a quotation left open at its paragraph's end reach to the mark that closes it.

    Outlets that part a quotation into paragraphs should open each with a mark; some do not.
    Who is credited within the rest is left out here, as inside any other content.
    """
    out: dict[int, WordRelation] = dict(enumerate(relations))
    for number, one in enumerate(relations):
        last = one.contents[-1]
        end = _closing(page, last.last) if number in out and _left_open(page, last) else None
        if end is None:
            continue
        rest = WordSpan(last.last, end, last.label, last.confidence)
        meeting = [other for other, held in out.items() if _meets(held, rest)]
        if all(_stands_in(out[other], rest) for other in meeting):
            out[number] = replace(one, contents=(*one.contents, rest))
            for other in meeting:
                del out[other]
    return list(out.values())


def _unsigned(page: _Page, relations: Sequence[WordRelation]) -> list[WordRelation]:
    """Take a paragraph that is nothing but quotation for somebody's words, whoever's they are.

    It goes on from the paragraph before; or nobody is named, and it is not the outlet's own voice.
    """
    paragraphs = page.words.paragraphs
    bounds = np.flatnonzero(np.diff(paragraphs, prepend=-1)).tolist()
    taken = {page.paragraph(part.first) for one in relations for part in _parts(one)}
    found = []
    for first, last in pairwise([*bounds, len(page.words)]):
        if page.paragraph(first) in taken or not _all_quoted(page, first, last):
            continue
        content = WordSpan(first, last, CONTENT, UNSIGNED)
        made = _continued(page, content) or _made(None, None, content, "unsigned")
        page.add(made)
        found.append(made)
    return found


def _all_quoted(page: _Page, first: int, last: int) -> bool:
    """Tell whether a paragraph has marks at its ends alone: at both, or at one that fits."""
    if last - first < SPEECH or page.word(first + 2) == ":":  # a transcript names whose turn it is
        return False
    opens, closes = page.word(first) in OPENING_MARKS, page.word(last - 1) in CLOSING_MARKS
    if not (opens or closes):
        return False  # most paragraphs, and no other word of theirs is looked at
    marks = [place for place in range(first, last) if page.word(place) in _MARKS]
    return (opens and marks == [first]) or (closes and marks in ([last - 1], [first, last - 1]))


def _meets(one: WordRelation, rest: WordSpan) -> bool:
    return any(part.first < rest.last and rest.first < part.last for part in _parts(one))


def _stands_in(one: WordRelation, rest: WordSpan) -> bool:
    return all(rest.first <= part.first and part.last <= rest.last for part in _parts(one))


def _parts(one: WordRelation) -> list[WordSpan]:
    return [part for part in (one.source, one.cue, *one.contents) if part is not None]


def _left_open(page: _Page, content: WordSpan) -> bool:
    """Tell whether a content ends its paragraph inside quotation marks."""
    end = content.last
    ends = page.paragraph(end) == page.paragraph(end - 1) + 1
    return ends and bool(page.words.quoted[end - 1])


def _closing(page: _Page, first: int) -> int | None:
    """Return one past the mark that closes what was open before a word.

    Returns:
        ``None`` if another mark opens first or none closes in the next paragraphs.
    """
    stop = int(np.searchsorted(page.words.paragraphs, page.paragraph(first) + OPEN_PARAGRAPHS))
    for place in range(first, stop):
        if page.word(place) not in _MARKS:
            continue
        leans = page.words.starts[place] == page.words.ends[place - 1]
        return place + 1 if leans and place > first else None
    return None


def _speech(page: _Page, content: WordSpan) -> bool:
    return page.word(content.first) in OPENING_MARKS and content.last - content.first >= SPEECH


def _signed(page: _Page, content: WordSpan) -> WordRelation | None:
    """A dash and a name after the quotation: "“We wait.” - Ida Brandt"."""
    dash = content.last
    if page.word(dash) not in _DASHES:
        return None
    after = bisect_right(page.free_starts, dash)
    follows = after < len(page.free) and page.free_starts[after] == dash + 1
    source = page.free[after] if follows else None
    source = source or _signature(page, dash + 1, content.confidence)
    if source is None:
        return None
    cue = WordSpan(dash, dash + 1, CUE, content.confidence)
    return _made(source, cue, content, "signed")


def _signature(page: _Page, first: int, confidence: float) -> WordSpan | None:
    """Capitalised words and nothing else up to the end of the line or a stop."""
    here = page.paragraph(first - 1)
    last = first
    while page.paragraph(last) == here and page.word(last)[:1].isupper():
        last += 1
    ends = page.paragraph(last) != here or page.word(last) in (".", ",", ";", "(")
    if not ends or not 1 <= last - first <= LONGEST_SIGNATURE:
        return None
    return WordSpan(first, last, SOURCE, confidence)


def _announced(page: _Page, content: WordSpan) -> WordRelation | None:
    """A paragraph that ends in a colon announces the one that is a quotation."""
    colon = content.first - 1
    if page.word(colon) != ":":
        return None
    number = bisect_right(page.cue_starts, colon) - 1
    if number < 0 or page.paragraph(page.cue_starts[number]) != page.paragraph(colon):
        return None
    return _made(page.speaker(number), page.links.cues[number], content, "announced")


def _nearby(page: _Page, content: WordSpan) -> WordRelation | None:
    """A source in the same paragraph that nothing else claims."""
    place = bisect_right(page.free_starts, content.first)
    here = page.paragraph(content.first)
    near = [
        one for one in page.free[max(0, place - 1) : place + 1] if page.paragraph(one.first) == here
    ]
    if not near:
        return None
    return _made(min(near, key=lambda one: _gap(one, content)), None, content, "nearby")


def _continued(page: _Page, content: WordSpan) -> WordRelation | None:
    """A paragraph that is all quotation goes on from the last relation of the one before."""
    place = page.paragraph(content.first)
    first, last = np.searchsorted(page.words.paragraphs, [place, place + 1])
    if content.first > first or content.last < last - 1:
        return None
    speaking = page.last.get(place - 1)
    if speaking is None:
        return None
    return _made(speaking.source, None, content, "continued")


def _gap(one: WordSpan, other: WordSpan) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _made(
    source: WordSpan | None, cue: WordSpan | None, content: WordSpan, rule: str
) -> WordRelation:
    made = WordRelation(source=source, cue=cue, contents=(content,), confidence=0.0, rule=rule)
    return replace(made, confidence=min(one.confidence for one in _parts(made)))
