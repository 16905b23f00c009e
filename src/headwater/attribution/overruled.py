"""Creditings that what else stands in their sentence takes back: they credit nobody themselves."""

import re
from collections.abc import Sequence

from headwater.attribution.credited import Crediting
from headwater.attribution.cue import CueKind
from headwater.attribution.notes import is_hiding
from headwater.model import Act

_SILENT = (Act.NOT_SAY, Act.REFUSE)
_REPORTED = frozenset(
    """reports report claims claim allegations allegation accusations accusation rumours rumors
    suggestions assertions charges speculation""".split()
)
# A clause or quotation behind such words is said all the same.
_TOPIC = re.compile(
    r"\b(?:(?P<always>comment(?:s|ed|ing)? on)|discuss(?:es|ed|ing)?|negotiat(?:es?|ed|ing)"
    r"|debat(?:es?|ed|ing)|respond(?:s|ed|ing)? to|react(?:s|ed|ing)? to)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[\"“]|(?:that|how|why|whether|what)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:about|around|some|up to|more than|at least|nearly|over|another|a further) )*"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozens|hundreds"
    r"|thousands|millions) (?!(?:\w+ )?(?:days?|hours?|minutes?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
_WHILE = re.compile(
    r"^\w+ for (?:about |over |nearly )?(?:\d+|an?|one|two|three|four|five|six|ten|several|some) "
    r"(?:seconds?|minutes?|hours?|times?)\b",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"^(?:[\w’'-]+ ){1,4}?(?:vaccines?|doses|jets|planes|aircraft|helicopters|ships|vessels|buses"
    r"|trains|equipment|masks|medicines?|supplies|food|grain|wheat|fuel|gas|turbines|tests kits"
    r"|ventilators|ambulances|generators)\b"
)
_PRESENT = re.compile(r"[a-z]+[^s]s")  # a verb with a subject of its own: "concerns"
_NEAR = 80  # characters before a source in which what turns its words round stands
# Words that end in a preposition are no party.
_GOVERNED = re.compile(r" (?:over|of|on|in|at|with|by|for|from|to|about|after|against)$")
_DESCRIBING = re.compile(
    r"(?:(?:said|believed|thought|reported|alleged|known|understood|suspected|considered|feared"
    r"|rumou?red|claimed) to (?:be|have|show|contain|depict|hold|come|carry|include|represent"
    r"|belong|exist|date|cost|number|total|live|own|run|lead|work)\b"
    r"|(?:suspected|accused|convicted|charged|acquitted) (?:of|with)\b)"
)
_CASES = re.compile(
    r"(?:mentioned|named|listed|cited|described|detailed|identified) and (?:that|to)\b"
)
_MENTIONED = re.compile(r"(?:mentioned|named|cited|listed|described|identified|quoted|told)\b")
_PREDICATE = re.compile(r"(?:has|have|had|is|are|was|were|will|would|can|could|does|did) ")
_SOME = re.compile(r"(?:^| )(?:an?|one|some) (?:[\w-]+ ){0,2}[\w-]+$")  # "a company" called Kestel
_AGAINST = re.compile(
    r"(?:\b(?:beyond|apart from|other than|except|contrary to|contradicts?|contradicted"
    r"|contradicting|unlike|belies|refutes?|refuted"
    r"|in contrast (?:to|with)|at odds with|the opposite of) what (?:the |several |some )?"
    r"|(?:\band not|, not|\brather than|\binstead of) [^,;.“”\"]{1,40}? as (?:the |some )?)$",
    re.IGNORECASE,
)
_WAY_IN = re.compile(
    r"(?:(?:re-?)?entry|access|admission|bail|parole|visas?|asylum|permission|passage|leave)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:(?:has|have|had|today|also) )*(?:grants?|granted|signs?|signed|ignores?"
    r"|ignored|summons|summoned|links?|linked|detains?|detained)(?: to)?",
    re.IGNORECASE,
)
_AT_SOMEBODY = re.compile(
    r"(?:blam|accus|slamm?|condemn|criticis|criticiz|prais|thank|target|threaten|see)(?:e?s|ed)?",
    re.IGNORECASE,
)
_OF_DOING = re.compile(r"(?:of|for) \w+ing\b", re.IGNORECASE)
_ADVICE = re.compile(r"\b(?:to|that|against|not|caution|patience|[a-z]+ing)\b|[“\"]")
_OWN_NAME = re.compile(
    r"(?:his|her|their|a) (?:full |last |real )?(?:names?|identit(?:y|ies))(?=[,.;]|$)"
)
_SEEKS = re.compile(r"(?:is|was|are|were) seeking", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:to|be) [a-z]+")
# "as baseless foreign media": what stands before the noun.
_QUALIFIED = re.compile(r"(?:as )?(?:[\w.’'-]+ ){0,5}")


def is_overruled(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether a crediting is told, denied or held by another, or asks that nobody be named.

    Args:
        text: the report's.
        one: a crediting of a sentence.
        beside: all of that sentence; it may be among them.
    """
    return (
        _hides(text, one)
        or _is_about(text, one, beside)
        or _is_labelled_in_passing(text, one, beside)
        or _is_purchase(text, one)
        or _is_while(text, one)
        or _describes(text, one)
        or _is_set_against(text, one)
        or _comes_before(text, one)
        or _gives_advice(text, one)
        or _is_relative(text, one)
        or _keeps_out(text, one)
        or _has_object_behind(text, one)
        or any(
            _denies(text, other, one)
            or _swallows(text, one, other)
            or _tells_silence(other, one)
            or _lies_within(text, one, other)
            for other in beside
        )
    )


def _is_about(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether somebody only says what another spoke about: "they met to discuss a successor".

    To comment on a thing says nothing of it, whoever tells so; not to comment on it is silence.
    """
    if one.cue.act in _SILENT:
        return False
    found = _TOPIC.search(one.cue.span.of(text))
    if found is None or any(_CLAUSE.match(span.of(text)) for span in one.content):
        return False
    return found["always"] is not None or any(_tells_of(other, one) for other in beside)


def _tells_of(outer: Crediting, inner: Crediting) -> bool:
    """Tell whether the crediting words of one stand in what another credits."""
    cue = inner.cue.span
    return outer is not inner and any(
        span.start <= cue.start and cue.end <= span.end for span in outer.content
    )


def _is_labelled_in_passing(text: str, one: Crediting, beside: Sequence[Crediting]) -> bool:
    """Tell whether a label only words what is spoken of: "condemned what it called a trick"."""
    source = one.source
    return (
        source is not None
        and one.cue.act is Act.LABEL
        and text[: source.start].endswith("what ")
        and any(
            other is not one and any(s.start <= source.start < s.end for s in other.content)
            for other in beside
        )
    )


def _is_purchase(text: str, one: Crediting) -> bool:
    """Tell whether what is ordered is bought: "ordered 40 buses", but not "40 guards to leave"."""
    if one.cue.lemma != "order" or one.cue.act is not Act.ORDER or not one.content:
        return False
    words = one.content[0].of(text)
    counted = _COUNTED.match(words) is not None or _GOODS.search(words) is not None
    return counted and _TO_DO.search(words) is None


def _is_while(text: str, one: Crediting) -> bool:
    """Tell whether words only say how long somebody was on the telephone: "called for an hour"."""
    if one.cue.lemma != "call for" or not one.content:
        return False
    return _WHILE.search(text[one.cue.span.start : one.content[0].end]) is not None


def _describes(text: str, one: Crediting) -> bool:
    """Tell whether a participle only describes the noun before it: "a photo said to show a barge".

    "Two men suspected of theft" suspect nobody, and what follows "the cases mentioned" with
    "and that" is not mentioned.
    """
    cue, source = one.cue.span, one.source
    if source is None or not one.content or source.end > cue.start:
        return False
    if _GOVERNED.search(source.of(text)) is not None:
        return True  # "arrests two over suspected exports"
    if text[source.end : cue.start].strip():
        return False
    words, told = text[cue.start : one.content[-1].end], one.content[0].of(text)
    return (
        _DESCRIBING.match(words) is not None
        or (_CASES.match(text, cue.start) is not None and told.startswith("and "))
        or (_MENTIONED.match(text, cue.start) is not None and _PREDICATE.match(told) is not None)
        or (
            words.startswith(("called ", "named ", "dubbed "))
            and _SOME.search(source.of(text)) is not None
            and all(word[0].isupper() for word in told.split(",")[0].split())
        )
    )


def _comes_before(text: str, one: Crediting) -> bool:
    """Tell whether words in front of all that is said are taken for a credit by who follows it.

    "The case concerns 14 boats, Brandt said" has one cue, and it is "said".
    """
    source, cue = one.source, one.cue.span
    if source is None or one.outer is not None or not one.content:
        return False
    if source.start < one.content[-1].end:
        return False
    parted = text[one.content[-1].end : source.start].startswith(", ")
    return (
        parted and cue.end <= one.content[0].start and _PRESENT.fullmatch(cue.of(text)) is not None
    )


def _gives_advice(text: str, one: Crediting) -> bool:
    """Tell whether somebody is only an adviser: "who has advised the ministry" says nothing."""
    told = [span.of(text) for span in one.content]
    return one.cue.lemma == "advise" and not any(map(_ADVICE.search, told))


def _is_relative(text: str, one: Crediting) -> bool:
    """Tell whether nothing but a "which" is credited: "the boats, which Tolmar had declared"."""
    return all(span.of(text).strip(" ,") in ("which", "whom", "who") for span in one.content)


def _keeps_out(text: str, one: Crediting) -> bool:
    """Tell whether what is "denied" is a way in: "guards denied entry to the yard" deny no fact."""
    cue = one.cue.span.of(text).casefold().split()
    return (
        bool(cue)
        and cue[-1] in ("denied", "denies", "deny", "denying", "refused", "refuses")
        and bool(one.content)
        and _WAY_IN.match(one.content[0].of(text)) is not None
    )


def _is_deed(text: str, one: Crediting) -> bool:
    """Tell whether a verb says what somebody did and not what he said: "granted crews a berth".

    Told by the narrator it stays a credit, as who does so mostly says so.
    """
    if not one.content or one.source is None or one.source.start > one.cue.span.start:
        return False
    return (
        _DEED.fullmatch(one.cue.span.of(text)) is not None
        and _CLAUSE.match(one.content[0].of(text)) is None
        and text[one.content[0].start - 5 : one.content[0].start] != "that "
    )


def _has_object_behind(text: str, one: Crediting) -> bool:
    """Tell whether who stands behind a verb is its object: "Ostrel shuts port, blames Corrale"."""
    source, cue = one.source, one.cue.span
    return (
        source is not None
        and source.start >= cue.end
        and _AT_SOMEBODY.fullmatch(cue.of(text)) is not None
        and bool(one.content)
        and one.content[-1].end <= cue.start
    )


def _lies_within(text: str, one: Crediting, other: Crediting) -> bool:
    """Tell whether a crediting only belongs to what another tells, and would cut it.

    So does "which warned" in what somebody denies, "of seeking" behind whom he accuses of it, and
    "told the council about it" in what he says that he did.
    """
    if not _tells_of(other, one) or one.source is None:
        return False
    source, cue = one.source.of(text).casefold(), one.cue.span.of(text)
    if _is_deed(text, one):
        return True
    if other.cue.act is Act.DENY and source in ("that", "which", "who"):
        return True
    if _OF_DOING.match(cue) is not None or _SEEKS.fullmatch(cue) is not None:
        return True
    return (
        one.cue.lemma == "tell"
        and source in ("he", "she", "they", "it")
        and bool(one.content)
        and re.match(r"(?:about|of) ", one.content[0].of(text)) is not None
    )


def _is_set_against(text: str, one: Crediting) -> bool:
    """Tell whether a sentence holds against what somebody said: "contrary to what guards said".

    "Five and not nine as the memo claimed" credits the memo with nothing that stands there.
    """
    source = one.source
    return source is not None and (
        _AGAINST.search(text, max(0, source.start - _NEAR), source.start) is not None
    )


def _hides(text: str, crediting: Crediting) -> bool:
    """Tell whether what is "asked" is not to be named: that credits nothing that happened."""
    told = [span.of(text) for span in crediting.content]
    if crediting.cue.act in _SILENT:
        return all(_OWN_NAME.match(words) for words in told)  # "declined to give his name"
    return any(map(is_hiding, told))


def _denies(text: str, outer: Crediting, inner: Crediting) -> bool:
    """Tell whether one denies what another is only named for: "dismissed claims by residents".

    So "rejected as baseless foreign media reports that" does.
    """
    if outer is inner or outer.cue.act is not Act.DENY or not outer.content:
        return False
    start = outer.content[0].start
    before = text[start : max(start, inner.cue.span.start)]
    said = set(inner.cue.span.of(text).casefold().split())
    return start == inner.cue.span.start or (
        inner.cue.span.end <= outer.content[0].end
        and not said.isdisjoint(_REPORTED)
        and _QUALIFIED.fullmatch(before) is not None
    )


def _tells_silence(outer: Crediting, inner: Crediting) -> bool:
    """Tell whether somebody says that another gave no answer: that is what somebody says."""
    silent = inner.cue.act in _SILENT and outer.cue.act not in _SILENT
    return silent and _tells_of(outer, inner)


def _swallows(text: str, one: Crediting, other: Crediting) -> bool:
    """Tell whether a source holds the crediting words of another: "claimed it in a post".

    "A guard, who did not want to be named, said" is a guard all the same.
    """
    source, inside = one.source, other.source
    return (
        source is not None
        and inside is not None
        and source.start <= other.cue.span.start
        and other.cue.span.end <= source.end
        and inside.end <= other.cue.span.start
        and other.cue.kind is CueKind.FINITE
        and not _hides(text, other)
    )
