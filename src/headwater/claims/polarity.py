"""Whether one statement affirms what another denies, by the words of both."""

import re
from functools import lru_cache

from headwater.claims.affixes import deny_alike, undoes
from headwater.claims.clash import Clash, Slot
from headwater.claims.opposites import KEPT, agreed, opposed, poles
from headwater.claims.terms import is_thing, lexicon
from headwater.model import Act, Statement
from headwater.text import FUNCTION_WORDS, content_stems, find_sentences, find_words, fold, stem

_NEGATOR = re.compile(
    r"\b(?:(?<!and )not(?! only| be (?:reached|verified|confirmed|independently))"
    r"|never|no|nobody|none|neither|nor|nothing|without|cannot|unable|failed to"
    r"|(?:lost|lack(?:s|ed)?) the (?:ability|power|means|right) to)\b|n[’']t\b",
    re.IGNORECASE,
)
_DENIED_WORDS = 3  # content words behind a negation that it may deny
# Behind these the words denied are further on: "no sign of sabotage", "never received a report".
_TRACES = frozenset(
    """sign signs evidence trace traces proof indication indications hint report reports mention
    word""".split()
)
_TRACE = "|".join(sorted(_TRACES))
# "The accusation that it leaks was a lie" says that it does not.
_CALLED_FALSE = re.compile(
    r"\b(?:claim|accusation|allegation|assertion|report|rumou?r|charge|idea|notion|suggestion)s?"
    r" (?:that|of)\b[^.;]*?(?:\b(?:is|are|was|were) |[\"“])(?:\w+ly )?(?:an? )?"
    r"(?:\w+ )?(?:lies?|false|untrue"
    r"|baseless|unfounded|groundless|nonsense|fabrications?|fabricated|invented|fake|slander)\b",
    re.IGNORECASE,
)
# What is not shown is left open: it may be so, and only what it is about is denied.
_UNPROVEN = re.compile(rf"\b(?:no|without|not any)(?: \w+)? (?:{_TRACE})\b", re.IGNORECASE)
_NO_TRACE = re.compile(
    rf"\W*(?:{_TRACE})\b[^.;]*?"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did)\b",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    map(
        stem,
        "receive have hold find get make take give see be carry issue know do"
        # What somebody does not intend, or did not cause, is denied further on.
        " intend plan want wish aim seek mean cause".split(),
    )
)
_CAUSE = re.compile(
    r"\W*(?:the |a )?(?:caus(?:e|ing)|responsible|to blame|behind)\b", re.IGNORECASE
)
# "No barge was searched": what, and what was not done to it.
_NO_SUBJECT = re.compile(
    r"(?P<thing>(?: [\w’'-]+){1,4}?) (?:has|have|had|was|were|is|are|will|would|can|could)"
    r"(?P<done>(?: (?:even|yet|ever|been|be|being))*(?: [\w’'-]+)?)"
)
_FUNCTION = "|".join(sorted(FUNCTION_WORDS))
# "The affected pumps" does not tell that something was affected.
_ATTRIBUTE = re.compile(
    rf"(?:(?<=\bthe )|(?<=\ball )|(?<=\bany ))[a-z]+ed (?!(?:{_FUNCTION})\b)(?=[a-z])",
    re.IGNORECASE,
)
# Of some it is told, and of the rest something else.
_REST = re.compile(r"^\W*(?:(?:all|two|three|four|five) )?(?:the )?others\b", re.IGNORECASE)
_DAYS = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday yet today yesterday earlier""".split()
)
_THERE = frozenset(map(stem, "use find there see report place go come happen exist".split()))
_OF_SOME = re.compile(
    r" of (?:[\w’'-]+ ){1,5}?(?:was|were|is|are|has|have|had|did|would|could)\b", re.IGNORECASE
)
_PLACED = re.compile(r" (?:yet )?(?:at|in|on|from|by|with|for|because|until|near|under)\b")
# "An unlicensed crew" is no crew of which one tells that it has no licence.
_UNDONE = re.compile(rf"\bun[a-z]{{5,}}(?:ed|able|ful)\b(?! (?!(?:{_FUNCTION})\b)[a-z])")
# What a denial calls the thing denied.
_DISMISSED = re.compile(
    r"\bas\W+(?:\w+ ){0,2}(?:baseless|false|fake|fabricat|untrue|unfounded|groundless|nonsense"
    r"|absurd|fiction|invent|lie|propaganda|rumou?r|speculat|wrong|ridiculous|slander)",
    re.IGNORECASE,
)
SAME_WORD = 0.6  # likeness from which a denied word stands in the other ("arrested", "detained")
# Verbs that hold a negation: "ignored the call" and "did not answer" are no two views.
_NEGATIVE = frozenset(
    map(
        stem,
        """fail failed ignore ignored bar barred ban banned refuse refused block blocked suspend
        suspended forbid forbidden lack lacked cut prevent prevented reject rejected closed shut
        broken faulty lost stopped halted denied withheld absent absence missed missing disappeared
        vanished""".split(),
    )
)
# A negation in such a phrase denies nothing that happened.
_HARMLESS = re.compile(
    r"\bno (?:fewer|less|more|later|longer)\b|\bnot only\b|\bno doubt\b|\bwithout (?:\w+ ){0,2}"
    r"(?:remark|delay|comment|incident|warning|explanation|notice|reason|result)s?\b"
    # "nothing without a licence" is something with one; "a crane and nothing else" is a crane
    r"|\b(?:nothing|nobody|none|never|not|cannot|no \w+)\b[^,;.]{0,40}?\bwithout\b"
    r"|\b(?:nothing|nobody|no one) (?:else|but|more than)\b"
    # what somebody cannot tell or does not know may be so
    r"|\b(?:not|un)(?: yet)? ?able to (?:say|tell|confirm|explain)\b"
    r"|\b(?:kn[eo]ws?|known) nothing (?:of|about)\b",
    re.IGNORECASE,
)
# "Four pumps failed, not three" says what did before it says what did not.
_CONTRAST = re.compile(r"(?:,| and) not (?:[\w’'-]+ ){0,3}[\w’'-]+(?=\W*$|[,;])", re.IGNORECASE)
# Behind it stands a clause within the sentence: "sank after hitting a barge that showed no lights".
_BELOW = re.compile(
    r"\b(?:that|which|who|whose|where|after|before|because|when|while|since|although|though|until)\b",
    re.IGNORECASE,
)


def oppose(left: Statement, right: Statement, said: str, other: str) -> list[Clash]:
    """Return the clash of two statements of which one denies what the other tells, if they do.

    Args:
        left: a statement.
        right: another.
        said: the words of the left one, with its cue where they say little alone.
        other: those of the right one.
    """
    if (left.act is Act.DENY) != (right.act is Act.DENY):
        return _denial(said, other, first=left.act is Act.DENY)
    if is_thing(said) or is_thing(other):
        return []
    sides = _nearest_sentence(said, other), _nearest_sentence(other, said)
    found = _opposite(*sides)
    if found is not None:
        return found
    if sides == (said, other):
        one_sided = _negated(left, said) != _negated(right, other)
    else:  # who denies a wording denies no sentence of it more than another
        one_sided = bool(_worded_negative(sides[0])) != bool(_worded_negative(sides[1]))
    if one_sided and _of_one_subject(*sides) and not _beside_the_point(*sides):
        return [Clash(Slot.POLARITY, *sides, strong=False)]
    return []


def _opposite(said: str, other: str) -> list[Clash] | None:
    """Return the clash by the very words of two sentences, none if they agree by these.

    ``None`` if their words tell neither.
    """
    denied, other_denied = _denied(said), _denied(other)
    one_side, other_side = (poles(_HARMLESS.sub(" ", words)) for words in (said, other))
    if agreed(one_side, other_side):
        return []
    if _negative_in_itself(denied, other, other_denied) or _negative_in_itself(
        other_denied, said, denied
    ):
        return []
    if deny_alike(denied, other) or deny_alike(other_denied, said):
        return []
    if not (denied or other_denied) and (undoes(said, other) or undoes(other, said)):
        return [Clash(Slot.POLARITY, said, other)]
    if _crossed(said, denied, other, other_denied) or _crossed(other, other_denied, said, denied):
        return [Clash(Slot.POLARITY, said, other)]
    if opposed(one_side, other_side) and not (_REST.search(said) or _REST.search(other)):
        return [Clash(Slot.STATE, said, other)]
    return None


def _nearest_sentence(words: str, other: str) -> str:
    """Return the sentence of a wording that shares most with another: the rest answers to nothing.

    "There is no pier. There is a quay" says of the quay that it is there.
    """
    sentences = _sentences(words)
    if len(sentences) < 2:
        return words
    told = frozenset(content_stems(other))
    return max(sentences, key=lambda each: len(told.intersection(content_stems(each))))


@lru_cache(maxsize=KEPT)
def _sentences(words: str) -> tuple[str, ...]:
    """Return the sentences of a wording, which is met in pair after pair."""
    return tuple(span.of(words) for span in find_sentences(words))


def _beside_the_point(said: str, other: str) -> bool:
    """Tell whether a sign alone says nothing: both sides hold a negation, or one denies a day.

    "They were not there in May" leaves open what is there now.
    """
    plain = [_HARMLESS.sub(" ", words) for words in (said, other)]
    called = [_CALLED_FALSE.search(words) is not None for words in plain]
    signs = [one or bool(_NEGATOR.search(words)) for one, words in zip(called, plain, strict=True)]
    if any(called) or all(signs) or not any(signs):
        return all(signs)
    denied = _denied(said) | _denied(other)
    return all(word in _DAYS or word.isdigit() for word in denied)


def _of_one_subject(said: str, other: str) -> bool:
    """Tell whether what stands before a negation is spoken of in the other wording too.

    A pronoun, or nothing, may stand for anything.
    """
    for one, two in ((said, other), (other, said)):
        hit = _NEGATOR.search(one)
        before = frozenset(content_stems(one[: hit.start()])) if hit else frozenset[str]()
        if before and before.isdisjoint(content_stems(two)):
            return False
    return True


def _denial(said: str, other: str, *, first: bool) -> list[Clash]:
    """Return the clash of what somebody denies, the first of the two or the other, and asserts."""
    sides = (said, other) if first else (other, said)
    worded = [bool(_worded_negative(side)) for side in sides]
    # "Dismissed it as baseless" says that it is; "denied that it came" that it did not.
    if _DISMISSED.search(sides[0]) or worded == [False, True]:
        return []
    denied, other_denied = _denied(said), _denied(other)
    if worded[0] or denied or other_denied:
        # Who denies that a thing is not so says that it is: only who says "not so" disagrees.
        return [Clash(Slot.POLARITY, said, other)] if _shared(denied, other_denied) else []
    return [Clash(Slot.POLARITY, said, other, strong=False)]


def _negative_in_itself(denied: frozenset[str], other: str, other_denied: frozenset[str]) -> bool:
    """Tell whether what the one denies the other tells by a verb that is negative in itself.

    Who denies that very verb ("did not fail"), or a word that stands in the other, disagrees.
    """
    if not denied or other_denied:
        return False
    told = {stem(word) for word in _content(other)}
    return not told.isdisjoint(_NEGATIVE) and told.isdisjoint(map(stem, denied))


def _negated(statement: Statement, words: str) -> bool:
    """Tell whether the statement is in the negative, by its words or by who denies it."""
    worded = _worded_negative(words)
    return statement.negated if worded is None else worded


@lru_cache(maxsize=KEPT)
def _worded_negative(words: str) -> bool | None:
    """Tell whether the main clause is in the negative; ``None`` if the words negate nothing."""
    if _CALLED_FALSE.search(words):
        return True
    if _NEGATOR.search(words) is None:
        return None
    plain = _UNPROVEN.sub(" ", _CONTRAST.sub(" ", _HARMLESS.sub(" ", words)))
    below = next(
        (one for one in _BELOW.finditer(plain) if len(plain[: one.start()].split()) > 1), None
    )
    return _NEGATOR.search(plain, 0, below.start() if below else len(plain)) is not None


def _crossed(said: str, denied: frozenset[str], other: str, other_denied: frozenset[str]) -> bool:
    """Tell whether what one statement denies stands in the other, which denies nothing."""
    if other_denied or not denied or _CALLED_FALSE.search(other):
        return False  # of most pairs neither denies a thing, and no word need be looked at
    told = frozenset(_content(_ATTRIBUTE.sub(" ", other)))
    return any(all(_shared(words, told) for words in denial) for denial in _denials(said))


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a word of the one stands in the other, itself or as a synonym."""
    if not one or not other:
        return False
    rows = lexicon().vectors([*sorted(one), *sorted(other)])
    return float((rows[: len(one)] @ rows[len(one) :].T).max()) >= SAME_WORD


@lru_cache(maxsize=KEPT)
def _denied(words: str) -> frozenset[str]:
    """Return the words that negations deny: the next that carries content.

    Behind a verb of little content its object is denied with it: "received no report".
    """
    plain = _HARMLESS.sub(" ", words)
    found: set[str] = set()
    for hit in _NEGATOR.finditer(plain):
        subject = _content(plain[: hit.start()]) if _CAUSE.match(plain, hit.end()) else []
        # "The fog did not cause the wreck" denies that it was the fog, not that there was a wreck.
        found.update(subject or _behind(plain, hit.end()))
    return frozenset(found | {each.removeprefix("un") for each in _UNDONE.findall(plain.lower())})


@lru_cache(maxsize=KEPT)
def _denials(words: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return what each negation denies: of each of some sets a word must stand in what denies it.

    "No shots were fired" denies that shots were, and that they were fired: both must be told.
    """
    plain = _HARMLESS.sub(" ", words)
    found: list[tuple[frozenset[str], ...]] = []
    for hit in _NEGATOR.finditer(plain):
        said = hit.group().casefold()
        if _CAUSE.match(plain, hit.end()):
            found.append((frozenset(_content(plain[: hit.start()]) or _behind(plain, hit.end())),))
        elif (
            said == "no"
            and not _NO_TRACE.match(plain, hit.end())
            and (clause := _NO_SUBJECT.match(plain, hit.end()))
        ):
            things = frozenset(_common(_head(clause["thing"])))
            done = frozenset(_content(clause["done"]))
            existing = not done or not {stem(word) for word in done}.isdisjoint(_LIGHT | _THERE)
            found.append((things,) if existing else (things, done))
        elif said in ("not", "never") and _PLACED.match(plain, hit.end()):
            continue  # "not at the depot" denies where, and nothing that was done
        else:
            of_some = _OF_SOME.match(plain, hit.end()) if said in ("none", "neither") else None
            start = of_some.end() if of_some else hit.end()
            behind = frozenset(_common(" ".join(_behind_as_written(plain, start))))
            # "A pact that one side keeps is no pact" denies no pact.
            found.append((behind - frozenset(_content(plain[: hit.start()])),))
    undone = frozenset(each.removeprefix("un") for each in _UNDONE.findall(plain.lower()))
    return tuple(each for each in (*found, *((undone,) if undone else ())) if all(each))


def _head(phrase: str) -> str:
    """Return a noun phrase up to what tells more of it: "licence to keep pumps" is a licence."""
    words = find_words(phrase)
    end = next((w.span.start for w in words if w.folded in FUNCTION_WORDS), len(phrase))
    return phrase[:end] if phrase[:end].strip() else phrase


def _common(words: str) -> list[str]:
    """Return the content words of a phrase without the names that stand before others.

    "No Tolmari barge" denies a barge.
    """
    kept = [w for w in find_words(words) if w.folded not in FUNCTION_WORDS]
    common = [w.folded for w in kept if not w.text[0].isupper()]
    return common or [w.folded for w in kept]


def _content(words: str) -> list[str]:
    return [w.folded for w in find_words(words) if w.folded not in FUNCTION_WORDS]


def _behind(words: str, start: int) -> list[str]:
    return [fold(word) for word in _behind_as_written(words, start)]


def _behind_as_written(words: str, start: int) -> list[str]:
    behind: list[str] = []
    if clause := _NO_TRACE.match(words, start):
        # "No proof that the box is empty" denies no box.
        start = clause.end()
    for word in find_words(words, start):
        if word.folded in FUNCTION_WORDS or word.folded in _TRACES:
            continue
        behind.append(word.text)
        name = word.text[0].isupper()  # whose or which it is, and not what is denied
        if not (name or stem(word.folded) in _LIGHT) or len(behind) == _DENIED_WORDS:
            break
    return behind
