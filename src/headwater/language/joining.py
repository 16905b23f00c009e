"""What the tagger said of a text, joined into relations with their places in the text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from headwater.language.assignment import WordRelation, assign
from headwater.language.cue_kinds import heads_clause, kind_of, tells_finding
from headwater.language.decoding import WordSpan
from headwater.language.direct import add_direct_speech
from headwater.language.letters import find_letters
from headwater.language.page import span_of
from headwater.language.reach import settle_reach
from headwater.language.reading import Layer, Relation, ToldEvent
from headwater.language.tagger import Tagging
from headwater.language.turns import find_turns, seat_turns
from headwater.model.span import Span

CLAUSE = 5  # words; what is shorter after "show" or "find" is a thing


def join_report(text: str, tagging: Tagging) -> list[Relation]:
    """Return the relations of a whole text, none inside another, in the order of their contents.

    They are those of news annotation, and what the rules of direct speech and of layout credit.
    """
    words, links = tagging.words, tagging.layers["outer"]
    found = settle_reach(text, words, links, assign(links))
    found = add_direct_speech(text, words, links, found)
    cues = _Cues(assign(tagging.layers["clause"]))
    relations = [_relation(text, tagging, one, clausal=cues.meet(one)) for one in found]
    turns = [*find_turns(text), *find_letters(text)]
    return seat_turns(turns, sorted(relations, key=lambda one: one.content[0]))


def join_part(text: str, tagging: Tagging) -> list[Relation]:
    """Return the relations of a content read as a text of its own.

    Whoever is quoted says "I think" and "we were told", which news annotation passes over: of
    the discourse layer those are added whose cue the news layer has not.
    """
    news = assign(tagging.layers["outer"])
    clauses = assign(tagging.layers["clause"])
    cues, told = _Cues(clauses), _Cues(news)
    return [
        *(_relation(text, tagging, one, clausal=cues.meet(one)) for one in news),
        *(_relation(text, tagging, one, clausal=True) for one in clauses if not told.meet(one)),
    ]


class _Cues:
    """The cues of relations, to look up whether another's meets one of them."""

    def __init__(self, relations: Iterable[WordRelation]) -> None:
        self._ranges = sorted((one.cue.first, one.cue.last) for one in relations if one.cue)

    def meet(self, one: WordRelation) -> bool:
        """Tell whether a relation's cue shares a word with one of these."""
        if one.cue is None:
            return False
        place = bisect_right(self._ranges, (one.cue.last - 1, len(self._ranges) + one.cue.last))
        return place > 0 and self._ranges[place - 1][1] > one.cue.first


def _relation(text: str, tagging: Tagging, one: WordRelation, *, clausal: bool) -> Relation:
    words = tagging.words
    cue = None if one.cue is None else span_of(words, one.cue)
    source = None if one.source is None else span_of(words, one.source)
    told = "" if cue is None else cue.of(text)
    return Relation(
        source=source,
        cue=cue,
        content=tuple(span_of(words, part) for part in one.contents),
        layer=Layer.OUTER,
        kind=kind_of(told, "" if source is None else source.of(text)),
        outer=None,
        factuality=_factuality(tagging, one.contents),
        # A quotation that only the layout credits is a clause; so is what a plain word of
        # saying heads, whatever the network holds.
        clausal=clausal or cue is None or heads_clause(told) or _finds_clause(told, one),
        confidence=one.confidence,
        rule=one.rule,
    )


def _finds_clause(told: str, one: WordRelation) -> bool:
    """Tell a shown clause from a shown thing, by its length."""
    size = sum(part.last - part.first for part in one.contents)
    return size >= CLAUSE and tells_finding(told)


def _factuality(tagging: Tagging, contents: Sequence[WordSpan]) -> float | None:
    """Return the news-scale judgement of the first word that tells of an event."""
    places = np.concatenate([np.arange(part.first, part.last) for part in contents])
    telling = places[tagging.events[places] > 0.0]
    return _judged(tagging, int(telling[0])) if len(telling) else None


def _judged(tagging: Tagging, word: int) -> float:
    return min(3.0, max(-3.0, float(tagging.factuality[word, 0])))


def find_events(tagging: Tagging) -> tuple[ToldEvent, ...]:
    """Return the words that more likely than not tell of an event, judged on the news scale."""
    words = tagging.words
    return tuple(
        ToldEvent(
            span=Span(int(words.starts[place]), int(words.ends[place])),
            factuality=_judged(tagging, place),
        )
        for place in np.flatnonzero(tagging.events > 0.0).tolist()
    )
