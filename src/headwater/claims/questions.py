"""Contents that ask, or tell what somebody does not say: nobody asserts them."""

import re

from headwater.claims.terms import SILENT, keeps_silent
from headwater.model import Act, Statement, ZoneKind

_ABOUT = r"[\s“\"‘']*(?:(?:about|of|on|over|into|to|as to) )?"
_WORDS = r"what|who|whom|whose|which|why|how|when|where"
_QUESTION = re.compile(rf"{_ABOUT}(?:{_WORDS})\b", re.IGNORECASE)
_WHETHER = re.compile(rf"{_ABOUT}whether\b", re.IGNORECASE)
_IF = re.compile(rf"{_ABOUT}if\b", re.IGNORECASE)
# "What looks like a ferry" names a thing that is told, if unsurely.
_NAMING = re.compile(
    rf"{_ABOUT}what (?:\w+ )?(?:appear|seem|look|amount|sound)(?:s|ed)?\b"
    rf"|{_ABOUT}what (?:is|was|are|were) (?:said|believed|thought|described|called|known)\b",
    re.IGNORECASE,
)
# "What her first crew saw" names what a source had before it: a thing, of which nothing is told.
_THING = re.compile(
    rf"(?!.*\b(?:call|describ|term|label|brand|deem|consider|regard|say|said|claim))"
    rf"{_ABOUT}what(?:ever)? (?:(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)"
    r" (?:[\w’'-]+ ){1,2}|(?:he|she|it|they|we|i|you) )(?:had |has |have |was |were )?"
    r"\w+(?: (?:there|then|himself|herself|themselves|at|in|on|to|from|of))?[.,;”\"’']*",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:ask|wonder|question|quer|inquir|enquir|investigat|examin|prob|stud|check|look)"
    r"(?:y|e|s|es|ed|ies|ied|ing|ying)?\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|without|cannot|unable|unclear|unknown|uncertain)\b|n[’']t\b",
    re.IGNORECASE,
)
# "It is too early to say when", "it remains unclear whether": left open in the words themselves.
_OPEN = re.compile(
    r"[\s“\"‘']*(?:it(?:[’']s| is| was| remains| remained) )(?:still |so far |as yet |yet )?"
    r"(?:(?:too (?:early|soon)|impossible|not possible|hard|difficult) to (?:say|tell|know|judge)"
    r"|unclear|not (?:yet |immediately )?(?:clear|known)|unknown|uncertain|an open question)"
    rf" (?:{_WORDS}|whether|if)\b",
    re.IGNORECASE,
)
# "What the pictures show", "How the deal was made": a headline that says what will be told.
_TEASER = re.compile(rf"[“\"‘']?(?:{_WORDS}) (?!a\b|an\b|hope|difference)", re.IGNORECASE)
# "The cause was not immediately clear": the same of a thing that is named.
_LEFT_OPEN = re.compile(
    r"(?:the|its|his|her|their|[A-Z]\w+[’']s) [^,;.]{1,80}? (?:is|was|are|were|remain(?:s|ed)?)"
    r" (?:still |as yet |so far )?(?:unclear|unknown|uncertain|(?:still )?(?:under investigation"
    r"|being investigated)|not (?:yet |immediately |fully )?(?:clear|known))[.,;”\"’']*",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[^.!?]*\?[\s”\"’']*")
# Who condemns or welcomes a thing judges it, and is no origin of it (METHOD 5).
_JUDGING = re.compile(
    r"\b(?:condemn|denounc|deplor|decr[iy]|welcom|prais|hail|lament|mourn|salut|congratulat"
    r"|criticis|criticiz|slamm?|applaud)(?:e|es|ed|s|ing)?$",
    re.IGNORECASE,
)
# What a reporter asked for and did not get: "did not answer our e-mails", "declined to comment".
_SOUGHT = re.compile(
    r"(?:to )?(?:[\w’'-]+ ){0,4}(?:comment|requests?|calls?|e-?mails?|messages?|questions|letters?"
    r"|inquiries|enquiries)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^[\"“]|^(?:that|how|why)\b|\b(?:is|are|was|were|has|have|had)\b")


def is_question(statement: Statement, text: str) -> bool:
    """Tell whether a content is a question that its source asks or leaves open, or tells nothing.

    A headline that only says what will be told ("What the pictures show") tells nothing.

    Nor does who condemns or welcomes a thing: that judges what others tell.

    A note on the reporting ("could not be reached for comment"), which nobody is credited with,
    tells of no happening either.

    "what the cause was", which a ministry did not say, and "who pays", which a mayor asked, are
    asserted by nobody; what somebody speculates about ("speculated whether it leaks") is held
    possible, and so a claim.

    Args:
        statement: a statement.
        text: of its report.
    """
    words = statement.wording(text)
    if statement.zone is ZoneKind.HEADLINE and not statement.chain and _TEASER.match(words):
        return True
    if (
        _ASKED.fullmatch(words)
        or _THING.fullmatch(words)
        or _OPEN.match(words)
        or _LEFT_OPEN.fullmatch(words)
    ):
        return True
    if not statement.chain:
        return statement.act is Act.NOT_SAY
    if statement.act is Act.HYPOTHESISE:
        return False
    if _WHETHER.match(words):
        return True
    cue = statement.chain[-1].cue
    told = cue.of(text) if cue else ""
    if _JUDGING.search(told) and not _CLAUSE.search(words):
        return True
    if statement.act in SILENT and _SOUGHT.match(words):
        return True
    unsaid = keeps_silent(statement, text) or bool(_NOT.search(told))
    if unsaid and (_IF.match(words) or _QUESTION.match(words)):
        return True
    return bool(_ASKING.search(told) and _QUESTION.match(words) and not _NAMING.match(words))
