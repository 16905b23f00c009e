"""Transcripts and block quotations by their layout: who speaks stands on the line, not in a clause.

The network credits the sentence that follows "MINISTER:" and rarely the rest of what is said.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from headwater.language.reading import CueSort, Layer, Relation
from headwater.model.span import Span

TURN = "turn"  # the rule that made a relation
LEAST_TURNS = 3  # fewer labelled lines are headings or lists
LEAST_WORDS = 3  # of a turn; "Clinton: 1,774" is a table
LONGEST_PAUSE = 12  # paragraphs without a label, between two turns
CONFIDENCE = 0.9  # our own judgement
_CAPITALS = r"[A-Z][A-Z.’'\-]*[A-Z.](?: (?:OF|THE|AND|FOR|[A-Z][A-Z.’'\-]*)){0,5}"
_NAME = r"(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gen)\.? )?[A-Z][\w’'\-]+(?: (?:[A-Z]\.|[A-Z][\w’'\-]+)){0,3}"
_TURN = re.compile(
    rf"^(?:(?P<letter>[QA])(?P<stop>[.:])|(?P<who>{_CAPITALS}|{_NAME})"
    r"(?: ?[(\[][^()\[\]\n]{1,60}[)\]])?(?P<colon>:))(?=\s+\S)",
    re.MULTILINE,
)
# Who only asks, or is only "the speaker": a label, not a party.
_NOBODY = frozenset(
    """q a question answer moderator host reporter interviewer interpreter translator speaker
    operator anchor audience participant journalist press unidentified all""".split()
)
_LABELS = frozenset(
    """photo photos picture image video source sources date time location place where when what who
    why how note notes update updated related editor summary topics tags contact email tel phone
    subject from to cc re background read see also listen watch caption credit file exclusive
    analysis opinion fact claim verdict rating title headline published warning correction
    transcript interview full text""".split()
)
_ANNOUNCED = re.compile(
    r"^(?P<cue>From) (?P<source>(?:the |a |an |his |her |its |their )?[^\n:]{2,80}):[ \t]*\n+"
    r"(?P<told>(?:[\"“][^\n]*(?:\n+|\Z))+)",
    re.MULTILINE,
)
# A report that is a statement: "A spokesman for the port gave the following answer ...:" and on
# to its end. The front may be a dateline.
_FOLLOWING = re.compile(
    r"^(?:[^\n]{0,60}?\) ?(?:--|[—–-]) )?"
    r"(?P<source>(?:The |A |An )?[^\n:.,]{3,120}?(?:, [^\n:.,]{3,80},)?)"
    r" (?P<cue>(?:on \w+ )?(?:gave|issued|released|made|published|sent out) the following"
    r" [^\n]{3,300}?):[ \t]*\n+(?P<told>(?:[^\n]+(?:\n+|\Z))+)",
    re.MULTILINE,
)
_FRONT = 2  # lines of a report in which its statement is announced: a headline and a lead


class Turn(NamedTuple):
    """What the layout credits: who speaks, and all that is told there.

    Attributes:
        source: ``None`` for no party.
        cue: what gives the turn away, before what is told or behind it.
        rule: what found it.
    """

    source: Span | None
    cue: Span
    told: Span
    rule: str = TURN


def find_turns(text: str) -> list[Turn]:
    """Return what a transcript's labels credit, and lines that announce what stands below them.

    A transcript has three labelled lines of some length or more, and one label twice or "Q" and
    "A". What stands between two labels is the first speaker's. "From Brandt:" on a line above
    paragraphs in quotation marks credits them to Brandt.
    """
    return [*_turns(text), *_announced(text), *_following(text)]


def seat_turns(turns: Iterable[Turn], relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations of a text with those that its layout credits.

    Whoever else is credited within a turn is left out here, as inside any other content: it is
    found when the content is read again.

    Args:
        turns: in any order.
        relations: none inside another.

    Returns:
        In the order of their contents.
    """
    turns = sorted(turns, key=_start)
    if not turns:
        return list(relations)
    starts = [_start(turn) for turn in turns]
    reached = list(accumulate((turn.told.end for turn in turns), max))

    def credited_within(one: Relation) -> bool:
        place = (one.cue or one.content[0]).start
        before = bisect_right(starts, place)
        return before > 0 and place < reached[before - 1]

    kept = [one for one in relations if not credited_within(one)]
    return sorted([*kept, *map(_relation, turns)], key=lambda one: one.content[0])


def _turns(text: str) -> list[Turn]:
    found = [match for match in _TURN.finditer(text) if _speaks(text, match)]
    labels = Counter(_label(match) for match in found)
    if len(found) < LEAST_TURNS or max(labels.values()) < 2:
        return []
    ends = [match.start() for match in found[1:]]
    turns = [_turn(text, match, end) for match, end in zip(found, [*ends, len(text)], strict=True)]
    # What follows the last label may be the writer's again.
    turns[-1] = turns[-1]._replace(told=_first_line(text, turns[-1].told))
    return turns


def _label(match: re.Match[str]) -> str:
    return (match["letter"] or match["who"]).casefold()


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Tell whether a labelled line has words enough, under a label that is not a page's own."""
    end = text.find("\n", match.end())
    words = text[match.end() : end if end >= 0 else len(text)].split(maxsplit=LEAST_WORDS)
    known = set(_label(match).split()) <= _LABELS
    return not known and len(words) >= LEAST_WORDS and any(map(str.isalpha, words))


def _turn(text: str, match: re.Match[str], end: int) -> Turn:
    nobody = set(re.findall(r"\w+", _label(match))) & _NOBODY
    source = None if nobody else Span(*match.span("who"))
    cue = Span(*match.span("stop" if match["letter"] else "colon"))
    told = _trimmed(text, Span(match.end(), end))
    if text.count("\n", told.start, told.end) > LONGEST_PAUSE:
        told = _first_line(text, told)
    return Turn(source, cue, told)


def _announced(text: str) -> Iterator[Turn]:
    for match in _ANNOUNCED.finditer(text):
        told = _trimmed(text, Span(*match.span("told")))
        yield Turn(Span(*match.span("source")), Span(*match.span("cue")), told)


def _following(text: str) -> Iterator[Turn]:
    match = _FOLLOWING.search(text)
    if match is None or text[: match.start()].strip().count("\n") >= _FRONT:
        return
    told = _trimmed(text, Span(*match.span("told")))
    if text.count("\n", told.start, told.end) <= 2 * LONGEST_PAUSE:
        yield Turn(Span(*match.span("source")), Span(*match.span("cue")), told)


def _first_line(text: str, told: Span) -> Span:
    end = text.find("\n", told.start, told.end)
    return _trimmed(text, Span(told.start, end)) if end >= 0 else told


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _start(turn: Turn) -> int:
    """Return where a turn begins, its label with it."""
    return min(span.start for span in (turn.source, turn.cue, turn.told) if span)


def _relation(turn: Turn) -> Relation:
    return Relation(
        source=turn.source,
        cue=turn.cue,
        content=(turn.told,),
        layer=Layer.OUTER,
        kind=CueSort.STATEMENT,
        outer=None,
        factuality=None,
        clausal=True,
        confidence=CONFIDENCE,
        rule=turn.rule,
    )
