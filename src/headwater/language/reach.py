"""How far a content reaches, by rule, where hands that mark news are of one mind.

"“It will hold,” he said, and soon the crews left": that they left is the report's own telling.
"The pump broke, he said, citing a log": the log is what he cites, not what he says. "He said the
pump broke; two valves leaked": he said both.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from headwater.language.assignment import LinkScores, WordRelation
from headwater.language.cue_kinds import heads_clause
from headwater.language.decoding import WordSpan
from headwater.language.labels import CUE
from headwater.language.page import SPEECH, Page, covered, span_of
from headwater.language.words import CLOSING_MARKS, OPENING_MARKS, Words

CLAUSE = 4  # words; what is shorter between a semicolon and its sentence's end may be no clause
# After a quotation and its credit these go on with the report's own telling: of 124 such places in
# PolNeAR's training articles 122 stand outside the content, and the other two open a mark at once.
_ONWARD = frozenset(
    {"and", "but", "as", "before", "while", "when", "until", "after", "because", "then", "since"}
)
# The same right after the comma that ends a quotation, 6 of 6; "and" may join a second one.
_MEANWHILE = _ONWARD - {"and", "then"}
# Behind a content and its cue these open a credit of their own, 25 of 25.
_GROUNDS = frozenset({"citing", "quoting"})


def settle_reach(
    text: str, words: Words, links: LinkScores, relations: Sequence[WordRelation]
) -> list[WordRelation]:
    """Return the relations with contents as far as they reach, and the grounds that speakers cite.

    Args:
        text: the whole text.
        words: its words.
        links: every span of the layer.
        relations: with contents in reading order.
    """
    page = Page(text=text, words=words)
    held = covered(words, (*links.sources, *links.cues, *links.contents))
    out: list[WordRelation] = []
    for one in relations:
        if one.cue is None:
            out.append(one)
            continue
        kept, grounds = _sorted_out(page, one.cue, one.contents)
        out.append(replace(one, contents=tuple(_carried_over(page, held, one.cue, kept))))
        out += (replace(one, cue=cue, contents=(ground,)) for cue, ground in grounds)
    return out


def _sorted_out(
    page: Page, cue: WordSpan, contents: Sequence[WordSpan]
) -> tuple[list[WordSpan], list[tuple[WordSpan, WordSpan]]]:
    """Return the contents less what is none, and what is cited with the word that says so."""
    kept: list[WordSpan] = []
    grounds: list[tuple[WordSpan, WordSpan]] = []
    for part in contents:
        if not kept or part.first < cue.last:
            kept.append(_ended(page, part))
            continue
        first = part.first + (page.word(part.first) == ",")
        if page.word(first).lower() in _GROUNDS and first + 1 < part.last:
            grounds.append(
                (WordSpan(first, first + 1, CUE, part.confidence), replace(part, first=first + 1))
            )
        elif not (any(_is_speech(page, before) for before in kept) and _goes_on(page, first)):
            kept.append(_ended(page, part))
    return kept, grounds


def _opens(page: Page, part: WordSpan) -> bool:
    return page.word(part.first) in OPENING_MARKS


def _is_speech(page: Page, part: WordSpan) -> bool:
    """Tell whether a content is a quotation from its first word to its last."""
    return _opens(page, part) and page.word(part.last - 1) in CLOSING_MARKS


def _goes_on(page: Page, first: int) -> bool:
    """Tell whether words go on with the telling, in the report's own words."""
    after = page.word(first + 1)
    onward = page.word(first).lower() in _ONWARD
    return onward and after not in OPENING_MARKS and after.lower() != "that"


def _ended(page: Page, part: WordSpan) -> WordSpan:
    """Return a content that begins as a quotation up to the mark that closes that."""
    if not _opens(page, part):
        return part  # most contents
    close = part.first + 1
    while close < part.last and page.words.quoted[close]:
        close += 1
    ends = (
        close + 1 - part.first >= SPEECH
        and close + 1 < part.last
        and page.word(close) in CLOSING_MARKS
        and page.word(close - 1) == ","
        and page.word(close + 1).lower() in _MEANWHILE
        and page.word(close + 2) not in OPENING_MARKS
    )
    return replace(part, last=close + 1) if ends else part


def _carried_over(
    page: Page, held: NDArray[np.bool_], cue: WordSpan, contents: Sequence[WordSpan]
) -> list[WordSpan]:
    """Let what is said go on over a semicolon, up to its sentence's end, if nobody else says it.

    In PolNeAR's training articles 5 of 6 such clauses without a credit are in the content.
    """
    last = contents[-1]
    end = last.last
    if page.word(end) != ";" or last.first < cue.last or page.words.quoted[end - 1]:
        return list(contents)
    stop = int(np.searchsorted(page.words.sentences, page.words.sentences[end], side="right"))
    stop -= page.word(stop - 1) in (".", "!", "?")
    free = stop - end - 1 >= CLAUSE and not held[end + 1 : stop].any()
    plain = free and not any(page.word(n) in OPENING_MARKS for n in range(end + 1, stop))
    if (
        not plain
        or _goes_on(page, end + 1)
        or not heads_clause(span_of(page.words, cue).of(page.text))
    ):
        return list(contents)
    return [*contents[:-1], replace(last, last=stop)]
