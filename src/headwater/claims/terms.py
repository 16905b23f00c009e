"""What a statement holds that another can be compared with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.claims.opposites import KEPT, Pole, poles
from headwater.language import Lexicon, find_names
from headwater.model import (
    Act,
    Bound,
    Certainty,
    Quantity,
    Report,
    ReportId,
    Statement,
    ZoneKind,
)
from headwater.text import FUNCTION_WORDS, also_named, find_words, fold, stem

# Words about the telling or the calendar, not about what happened: near nothing to share.
_VAGUE = frozenset(
    """said say says told according report reported reports statement monday tuesday wednesday
    thursday friday saturday sunday today yesterday tomorrow week month year day morning evening
    afternoon night january february march april june july august september october november
    december also new including however meanwhile""".split()
)
VAGUE = 0.3  # weight of such a word against its rarity
_PENDING = re.compile(
    r"\b(?:will|would|shall|could|may|might|plans?|planned|intends?|expects?|expected|hopes?|wants?"
    r"|considers?|considering|to be|due to|about to|set to|should|must)\b",
    re.IGNORECASE,
)
_UNREALISED = (Act.ORDER, Act.PROMISE, Act.DESIRE)
SILENT = (Act.NOT_SAY, Act.REFUSE)
# A cue that says that somebody tells nothing, whatever act it was read as.
_UNTOLD = re.compile(
    r"(?:\b(?:not|never|cannot|nor)|n[’']t)(?: \w+ly| \w+ to| be| able to){0,2}"
    r" (?:comment|speak|discuss|talk|elaborate|disclose|specify|answer|respond)(?:ed|ing)?\b"
    # who has announced, published or seen nothing denies nothing
    r"|\b(?:has|have|had)(?: not|n[’']t)(?: yet| so far| publicly)?"
    r" (?:announced|published|released|seen|confirmed|received|commented|said)\b",
    re.IGNORECASE,
)
# Cues of these words alone tell that something was said, and nothing of what.
_TELLING = frozenset(
    map(
        stem,
        """say said tell told state report add note write wrote written mention remark explain
        announce describe quote cite accord put reveal confirm claim insist argue suggest believe
        think thought warn indicate show shown statement interview news conference earlier also
        later reporters citing saying""".split(),
    )
)
# Words that put what is told into another time than that of the report: another happening.
_REMOTE = re.compile(
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\bin (?:19|20)\d\d\b"
    r"|\blast (?:year|election|time|summer|winter|spring|autumn)\b|\b(?:previously|formerly)\b"
    r"|\bearlier (?:this|that|in the) (?:year|decade|century)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+|\n")
LED_IN = 300  # characters before a statement in which its sentence's beginning is looked for
# A line that ends in a full date without a preposition is the text of a picture.
_PICTURE = re.compile(r",\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+\.?),?\s\d{4}\.?$")
PICTURE_DAYS = 30  # before its report; a picture of further back shows another happening
# Signs of a clause: an auxiliary, or a word in the past tense.
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must"
    r"|do|does|did|cannot|ought)\b|n[’']t\b|[’'](?:s|re|ve|ll|d) \w+(?:ing|ed)\b|\b\w{2,}ed\b",
    re.IGNORECASE,
)
# Opens what somebody who asks for a thing takes for known.
_KNOWN = re.compile(
    r"\b(?:that|which|who|whose) (?=\w+ed\b|hurt\b|left\b|struck\b|cost\b|is|was|were|had)"
)
_THING = re.compile(
    r"(?:the|an?|this|that|these|those|its|his|her|their|such) [\w’'-]+"
    r"(?:(?: [\w’'-]+)? (?:of|about|concerning|regarding) .*)?[.,;]?",
    re.IGNORECASE,
)
THING = 6  # content words; longer contents tell more than what a verb is done to


# Of certainty, the least sure first.
LEVELS = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class Terms:
    """The comparable parts of one statement.

    Attributes:
        text: the words compared: the statement's, its credit where the content is no clause
            of its own ("a public inquiry", after "called for"), and what an aside names it.
        words: content words, folded, in reading order.
        stems: the stem of each.
        weights: how much each word tells, 0 to 1, by its rarity in English.
        names: folded words of names.
        figures: value and counted noun of every quantity.
        days: exact days named.
        speaker: entity of the innermost source; empty if nobody is credited.
        numbers: every figure written, with or without a counted noun.
        poles: states it puts its subject in, such as open or shut.
        pending: it is told as still to come: asked for, promised, planned, possible.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    names: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]
    speaker: str
    numbers: frozenset[str]
    poles: frozenset[Pole]
    pending: bool


@cache
def lexicon() -> Lexicon:
    """Return the one table of words."""
    return Lexicon()


def read_terms(reports: Mapping[ReportId, Report], statements: Sequence[Statement]) -> list[Terms]:
    """Read the terms of each statement."""
    return [_terms(statement, reports[statement.report].text) for statement in statements]


def saying(statement: Statement, text: str) -> str:
    """Return a statement's words; with its cue where the content alone says little.

    "called for a public inquiry" is a statement, and so is "will challenge the ruling"; "a
    public inquiry" and "the ruling" are things.
    """
    words = statement.wording(text)
    cue = statement.chain[-1].cue if statement.chain else None
    if cue is None:
        return words
    told = cue.of(text)
    if statement.act in _UNREALISED or (acts(told) and _is_thing(statement, words)):
        return f"{told} {words}"
    return words


def with_names(statement: Statement, text: str) -> str:
    """Return a statement's words with what an aside says that a thing in them is called."""
    return f"{statement.wording(text)} {also_named(text, statement.content)}".rstrip()


def is_pending(statement: Statement, said: str) -> bool:
    """Tell whether what is said in these words is told as still to come."""
    return statement.act.unrealised or _PENDING.search(said) is not None


def acts(cue: str) -> bool:
    """Tell whether a cue says what somebody did, beyond telling."""
    return any(
        stem(word.folded) not in _TELLING
        for word in find_words(cue)
        if word.folded not in FUNCTION_WORDS
    )


def _is_thing(statement: Statement, words: str) -> bool:
    """Tell whether a content names a thing and is no clause."""
    if statement.quoted or _FINITE.search(words):
        return False
    return sum(word.folded not in FUNCTION_WORDS for word in find_words(words)) <= THING


@lru_cache(maxsize=KEPT)
def is_thing(words: str) -> bool:
    """Tell whether words are a name of a thing and no clause, by their form: "the findings of X".

    A noun with its determiner, alone or with what it is of; more may hold a verb.
    """
    return _THING.fullmatch(words) is not None and _FINITE.search(words) is None


def keeps_silent(statement: Statement, text: str) -> bool:
    """Tell whether its source says nothing about a content: does not say, or refuses to."""
    if statement.act in SILENT:
        return True
    cue = statement.chain[-1].cue if statement.chain else None
    return cue is not None and _UNTOLD.search(cue.of(text)) is not None


def led_in(statement: Statement, text: str) -> str:
    """Return a statement's words with what stands before them in their sentence."""
    extent = statement.extent
    start = max(0, extent.start - LED_IN)
    ends = [hit.end() for hit in _SENTENCE_END.finditer(text, start, extent.start)]
    return text[ends[-1] if ends else start : extent.end]


@lru_cache(maxsize=KEPT)
def far_off(words: str) -> bool:
    """Tell whether words put what they tell into another time."""
    return _REMOTE.search(words) is not None


def is_foreign_picture(statement: Statement, report: Report) -> bool:
    """Tell whether a statement is the text of a picture of another time than its report's."""
    if not is_picture(statement, report.text):
        return False
    if report.published is None:
        return True  # nothing says that its day is that of the report
    day = report.published.latest.date()
    return bool(statement.times) and all(
        (day - when.latest).days > PICTURE_DAYS for when in statement.times
    )


def is_picture(statement: Statement, text: str) -> bool:
    """Tell whether a statement is the text of a picture, marked as one or worded like one."""
    if statement.zone is ZoneKind.CAPTION:
        return True
    words = statement.wording(text)
    return not statement.chain and statement.zone is None and bool(_PICTURE.search(words))


def _terms(statement: Statement, text: str) -> Terms:
    said = f"{saying(statement, text)} {also_named(text, statement.content)}".rstrip()
    parts = [
        part
        for word in find_words(said)
        for part in word.folded.split("-")
        if part and part not in FUNCTION_WORDS
    ]
    speaker = statement.speaker
    return Terms(
        text=said,
        words=tuple(parts),
        stems=tuple(stem(part) for part in parts),
        weights=tuple(weight(part) for part in parts),
        names=frozenset(
            fold(word)
            for name in find_names(said)
            for word in name.span.of(said).split()
            if fold(word) not in FUNCTION_WORDS
        ),
        figures=figures(statement, text),
        days=frozenset(str(w.earliest) for w in statement.times if w.earliest == w.latest),
        speaker=speaker.entity or "" if speaker else "",
        numbers=frozenset(_value(quantity) for quantity in statement.quantities),
        poles=poles(said),
        pending=is_pending(statement, said),
    )


def weight(word: str) -> float:
    """Return how much a content word tells, 0 to 1."""
    return lexicon().rarity(word) * (VAGUE if word in _VAGUE else 1.0)


def figures(statement: Statement, text: str) -> frozenset[str]:
    """Return the quantities of a statement as keys: "over" and "more than" give the same.

    Who asks for "an inquiry into the fire that hurt three people" does not tell how many.
    """
    start = statement.extent.start
    known = _KNOWN.search(text, start, statement.extent.end) if statement.act.unrealised else None
    end = known.start() if known else statement.extent.end
    return frozenset(
        f"{_value(q)} {q.unit}" for q in statement.quantities if q.unit and q.span.start < end
    )


def _value(quantity: Quantity) -> str:
    """Return the figure as written: "about 40" and "40" give the same."""
    low, high = quantity.lowest, quantity.highest
    if low is None or high is None:
        return str(high if low is None else low)
    return str(round((low + high) / 2, 6) if quantity.bound is Bound.ABOUT else low)


def sureness(statement: Statement) -> int:
    """Return how sure a statement sounds: its place among ``LEVELS``, 0 to 3."""
    return LEVELS.index(statement.certainty)
