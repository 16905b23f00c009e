"""Joins sources, cues and contents of one layer of a text into relations."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.language.decoding import WordSpan
from headwater.language.linking import NEAREST, Numbers, Partners

UNLIKELY = -4.0  # log probability below which a link is not taken for want of a better


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScores:
    """How well the spans of one layer of a text fit together.

    Attributes:
        sources: the spans, in reading order; so ``cues`` and ``contents``.
        content_cues: for each content the cues near it.
        cue_sources: for each cue the sources near it. Both are empty where there is no cue, as
            nothing can be joined then.
    """

    sources: tuple[WordSpan, ...]
    cues: tuple[WordSpan, ...]
    contents: tuple[WordSpan, ...]
    content_cues: Partners
    cue_sources: Partners


_NOBODY = Partners(
    numbers=np.empty((0, 2 * NEAREST), np.int64),
    scores=np.empty((0, 2 * NEAREST + 1), np.float32),
)
NOTHING = LinkScores(sources=(), cues=(), contents=(), content_cues=_NOBODY, cue_sources=_NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRelation:
    """One cue with its source and its content, as words.

    Attributes:
        source: ``None`` if nobody is named ("it was reported that").
        cue: ``None`` if the layout alone credits.
        contents: in reading order, never empty.
        confidence: 0 to 1, that the parts belong together and reach as far as shown.
        rule: name of the rule that found it; ``None`` if the network did.
    """

    source: WordSpan | None
    cue: WordSpan | None
    contents: tuple[WordSpan, ...]
    confidence: float
    rule: str | None = None


def assign(links: LinkScores) -> list[WordRelation]:
    """Give every content its cue, every cue a content and every cue its source, jointly.

    Each content goes to the cue it fits best, or to none; then a cue left without one takes,
    from near cues that hold several or from the contents left over, the one that costs least.
    A cue that still has none is dropped; a content without a cue is left to the rules.
    """
    if not links.cues:
        return []
    owners = np.array([links.content_cues.best(n)[0] for n in range(len(links.contents))], np.int64)
    _share(links.content_cues, owners, len(links.cues))
    held: dict[int, list[int]] = {}
    for content, owner in enumerate(owners.tolist()):
        if owner >= 0:
            held.setdefault(owner, []).append(content)
    return [_relation(links, cue, contents) for cue, contents in sorted(held.items())]


def left_over(
    links: LinkScores, relations: Sequence[WordRelation]
) -> tuple[list[WordSpan], list[WordSpan]]:
    """Return the sources and the contents that no relation holds."""
    sources = {one.source for one in relations}
    contents = {part for one in relations for part in one.contents}
    return (
        [one for one in links.sources if one not in sources],
        [one for one in links.contents if one not in contents],
    )


def _share(fit: Partners, owners: Numbers, cues: int) -> None:
    """Let cues without a content take one, cheapest first, from where it can be spared."""
    counts = np.bincount(owners[owners >= 0], minlength=cues)
    offers = sorted(
        (fit.scores[content].max() - fit.scores[content, column], content, int(cue))
        for content, row in enumerate(fit.numbers)
        for column, cue in enumerate(row)
        if cue >= 0 and not counts[cue] and fit.scores[content, column] > UNLIKELY
    )
    for _, content, cue in offers:
        owner = owners[content]
        if counts[cue] or (owner >= 0 and counts[owner] < 2):
            continue
        if owner >= 0:
            counts[owner] -= 1
        owners[content] = cue
        counts[cue] += 1


def _relation(links: LinkScores, cue: int, contents: Sequence[int]) -> WordRelation:
    number, sure = links.cue_sources.best(cue)
    fit = links.content_cues
    linked = min(
        float(fit.scores[content][:-1][fit.numbers[content] == cue].max()) for content in contents
    )
    parts = tuple(links.contents[content] for content in contents)
    own = min(one.confidence for one in (links.cues[cue], *parts))
    return WordRelation(
        source=links.sources[number] if number >= 0 else None,
        cue=links.cues[cue],
        contents=parts,
        confidence=float(np.exp(linked + sure)) * own,
    )
