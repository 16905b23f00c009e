"""How far a thing has come, as worded: considered, asked for, ordered, begun, done.

The rungs are those that the registers' ladders share; only the words tell the rung, never what
is likely.
"""

import re
from dataclasses import dataclass

from headwater.model import Act, Certainty, Span, Statement

PROMISED = "promised"
_RUNGS: tuple[tuple[int, str, re.Pattern[str]], ...] = tuple(
    (rung, name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for rung, name, words in (
        (
            0,
            "considered",
            r"consider(?:s|ed|ing)?|discuss(?:es|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?"
            r"|stud(?:y|ies|ied|ying)|explor(?:e|es|ed|ing)|debat(?:e|es|ed|ing)"
            r"|propos(?:e|es|ed|ing)|(?:will|to|would) vote on|voting on",
        ),
        (1, "negotiated", r"negotiat(?:e|es|ed|ing|ions)|in talks|bargain(?:s|ed|ing)"),
        (
            1,
            "asked for",
            r"call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?"
            r"|appeal(?:s|ed)? for|underscor(?:e|es|ed|ing)|stress(?:es|ed|ing)? the need"
            r"|need to|plan(?:s|ned|ning)? to"
            r"|hop(?:e|es|ed|ing) to|wish(?:es|ed|ing)? to|want(?:s|ed)? to|intend(?:s|ed)? to"
            r"|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?"
            r"|threaten(?:s|ed|ing)? to|offer(?:s|ed|ing)? to",
        ),
        (
            2,
            "ordered",
            r"order(?:s|ed|ing)?|command(?:s|ed|ing)?|decre(?:e|es|ed)|instruct(?:s|ed)?",
        ),
        (
            2,
            "agreed",
            r"approv(?:e|es|ed|ing)|agree(?:s|d|ing)? to|decid(?:e|es|ed|ing) to|sign(?:s|ed|ing)",
        ),
        # "The company said it would ..." is its word for it.
        (
            1,
            PROMISED,
            r"(?:it|he|she|they|we|I) (?:will|would)(?! not\b|n[’']t\b)",
        ),
        (3, "tested", r"test(?:s|ed|ing)?(?: (?:of )?an?)? (?:\w+ )?prototype|prototype"),
        (
            4,
            "begun",
            r"beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|launch(?:es|ed|ing)?|under way"
            r"|(?:is|are) (?:building|making|producing|ramping up)",
        ),
        (
            5,
            "done",
            r"deliver(?:s|ed)|bought|purchased|received|imposed|deployed|built|in service"
            r"|mass[- ]produc(?:es|ed|ing)",
        ),
    )
)
_FUTURE = re.compile(r"\b(?:will|would|shall|may|might|could|to be|if)\b", re.IGNORECASE)
_ASKED = {Act.DESIRE: (0, "wished for"), Act.PROMISE: (1, "promised"), Act.ORDER: (1, "asked for")}
_DONE = 5
FACT = "a fact"


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung and the words that tell it.

    Attributes:
        rung: 0 considered to 5 done; of use only against another wording's.
    """

    rung: int
    name: str
    span: Span


def stage_of(statement: Statement, text: str) -> Stage | None:
    """Return how far the thing told has come; ``None`` where the words do not say.

    What is asked for or promised is as far as its cue says; what is told as a certain fact is
    done, unless its verb says less.
    """
    cue = statement.chain[-1].cue if statement.chain else None
    if statement.act.unrealised:
        rung, name = _ASKED[statement.act]
        told = cue.of(text) if cue else ""
        for step, called, words in _RUNGS[2:4]:
            if words.search(told) or (name != "promised" and words.search(statement.wording(text))):
                rung, name = max((rung, name), (step, called))
        return Stage(rung, name, cue or statement.extent)
    return _told(statement, text, cue)


def _told(statement: Statement, text: str, cue: Span | None) -> Stage | None:
    extent = statement.extent
    start = min(cue.start, extent.start) if cue else extent.start
    for rung, name, words in _RUNGS:
        hit = words.search(text, start, extent.end)
        if hit:
            return Stage(rung, name, Span(hit.start(), hit.end()))
    fact = statement.act in (Act.ASSERT, Act.LABEL) and statement.certainty is Certainty.CERTAIN
    if fact and not statement.negated and not _FUTURE.search(statement.wording(text)):
        return Stage(_DONE, FACT, extent)
    return None
