"""Direct speech by rule: quotations that the network tagged but could not join to a cue.

Some credits have no verb to find: a quotation signed with a dash, one that a paragraph ending in
a colon announces, one that goes on from the paragraph before.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.language.assignment import LinkScores, WordRelation, left_over
from headwater.language.decoding import WordSpan
from headwater.language.labels import ROLES
from headwater.language.words import Words

SPEECH = 6  # words, both marks among them; a shorter quotation is a name or a borrowed term
LONGEST_SIGNATURE = 6  # words
SOURCE, CUE = ROLES.index("source"), ROLES.index("cue")
_OPENING = frozenset({"“", '"', "``", "”"})  # some outlets open with the closing mark
_DASHES = frozenset({"―", "—", "–", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the rules look up.

    Attributes:
        free: the sources that nothing claims, in reading order; ``free_starts`` where they start.
        last: the relation whose content ends last in each paragraph.
    """

    text: str
    words: Words
    links: LinkScores
    cue_starts: list[int]
    free: list[WordSpan]
    free_starts: list[int]
    last: dict[int, WordRelation]

    def word(self, number: int) -> str:
        if not 0 <= number < len(self.words):
            return ""
        return self.text[self.words.starts[number] : self.words.ends[number]]

    def paragraph(self, number: int) -> int:
        return int(self.words.paragraphs[number]) if number < len(self.words) else -1

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
    out = list(relations)
    for one in relations:
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
    return out


def _speech(page: _Page, content: WordSpan) -> bool:
    return page.word(content.first) in _OPENING and content.last - content.first >= SPEECH


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
    source, _ = page.links.cue_sources.best(number)
    speaker = page.links.sources[source] if source >= 0 else None
    return _made(speaker, page.links.cues[number], content, "announced")


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
    parts = [one for one in (source, cue, content) if one is not None]
    return WordRelation(
        source=source,
        cue=cue,
        contents=(content,),
        confidence=min(one.confidence for one in parts),
        rule=rule,
    )
