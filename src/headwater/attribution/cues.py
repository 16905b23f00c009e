"""Find the words that credit somebody: "said", "according to", "voiced its anxiety over"."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from headwater.attribution.lexicon import (
    RELAY_VERBS,
    CueForm,
    Form,
    cue_forms,
    light_nouns,
    light_verb_forms,
    nominal_cues,
    silence_forms,
    table,
)
from headwater.attribution.owners import last_of_words
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_ADVERBS,
    DETERMINERS,
    HOMOGRAPHS,
    NEGATIONS,
    PREPOSITIONS,
    SOURCE_NOUNS,
)
from headwater.model import Act, Span

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_NEGATABLE = frozenset(
    "did do does didn't doesn't don't would could wouldn't couldn't has have".split()
)
_PUTS, _MADE, _NEITHER = ("put", "puts"), ("made", "makes"), "neither"
_DECLINED = ("declined", "refused", "declines", "refuses")
_PARTITIVES = frozenset("""that for over about of to in at on with""".split())

# Cues of one layer of a sentence: no sentence of people has half as many, and a line of nothing
# but cues must not cost the square of its length. What stands behind them is the narrator's.
MOST = 24
IN_WORDS = "in words"  # the lemma of "in his words"


class CueKind(StrEnum):
    """How the cue is built, which says where its source and content stand."""

    FINITE = "finite"  # S said X
    PARTICIPLE = "participle"  # ..., saying X
    PASSIVE = "passive"  # X was reported by S
    ACCORDING = "according"  # according to S
    LIGHT = "light"  # S voiced concern over X
    NOMINAL = "nominal"  # orders from S; S's call for X
    SILENCE = "silence"  # S did not mention X
    RELAY = "relay"  # S quoted T as saying X


@dataclass(frozen=True, slots=True)
class Cue:
    """Crediting words of one unit.

    Attributes:
        first: index of its first word in the unit, auxiliaries included.
        last: index of its last word.
        verb: index of the verb or noun that gives the class.
        clause: it credits only before "that", a clause or a quotation.
    """

    kind: CueKind
    span: Span
    first: int
    last: int
    verb: int
    lemma: str
    cls: str
    act: Act
    commitment: float
    clause: bool = False
    negated: bool = False


def find_cues(unit: Unit, layer: int = -1) -> tuple[Cue, ...]:
    """Return the cues among the words of one layer of a unit, in reading order.

    Args:
        unit: the sentence.
        layer: -1 for the words outside quotation marks, else the index of a quotation.
    """
    found: list[Cue] = []
    index, stop = (words := unit.layer(layer)).start, words.stop
    openings = _openings()
    while index < stop and len(found) < MOST:
        opens = unit.quoted[index] == layer and unit.words[index].folded in openings
        cue = _cue_at(unit, index, layer) if opens else None
        if cue is not None:
            found.append(cue)
            index = cue.last + 1
        else:
            index += 1
    return tuple(found)


@cache
def _openings() -> set[str]:
    """Return the words at which any of the makers below can find a cue: one word in ten."""
    own = {*_PUTS, *_DECLINED, *_MADE, _NEITHER, *silence_forms("not_say"), *nominal_cues()}
    according = (phrase.split()[0] for phrase in table()["according"]["phrases"])
    return own.union(according, silence_forms("refuse"), light_verb_forms(), cue_forms())


def _cue_at(unit: Unit, index: int, layer: int) -> Cue | None:
    for make in (_according, _in_words, _silence, _light, _nominal, _put_at, _verb):
        cue = make(unit, index)
        if cue is not None and all(unit.quoted[i] == layer for i in range(cue.first, cue.last + 1)):
            return cue
    return None


def _folded(unit: Unit, index: int) -> str:
    return unit.words[index].folded if 0 <= index < len(unit.words) else ""


def _joined(unit: Unit, index: int, size: int) -> bool:
    """Tell whether ``size`` words from ``index`` on stand with no mark between them."""
    return index + size <= len(unit.words) and all(
        not unit.gap(i).strip() for i in range(index + 1, index + size)
    )


def _according(unit: Unit, index: int) -> Cue | None:
    for phrase in table()["according"]["phrases"]:
        words = phrase.split()
        if _folded(unit, index) == words[0] and _joined(unit, index, len(words)):
            last = index + len(words) - 1
            if [_folded(unit, i) for i in range(index, last + 1)] == words:
                return _credit_by(unit, index, last, "according to")
    return None


def _in_words(unit: Unit, index: int) -> Cue | None:
    last = last_of_words(unit, index)
    return None if last is None else _credit_by(unit, index, last, IN_WORDS)


def _credit_by(unit: Unit, first: int, last: int, lemma: str) -> Cue:
    span, cls = unit.cover(first, last), "neutral_report"
    return Cue(CueKind.ACCORDING, span, first, last, first, lemma, cls, Act.ASSERT, 0.8)


def _group(unit: Unit, verb: int) -> tuple[int, bool, frozenset[str]]:
    """Return where the verb group of a verb begins, whether it is negated, its auxiliaries."""
    first, negated = verb, False
    auxiliaries: set[str] = set()
    while first > 0 and not unit.gap(first).strip() and unit.quoted[first - 1] == unit.quoted[verb]:
        before = _folded(unit, first - 1)
        negated |= before in NEGATIONS or before.endswith("n't")
        if before in AUXILIARIES or before.endswith("n't"):
            auxiliaries.add(before)
        elif before not in ADVERBS and before not in NEGATIONS:
            break
        first -= 1
    while first < verb and _folded(unit, first) in CLAUSE_ADVERBS:
        first += 1
    return first, negated, frozenset(auxiliaries)


def _silence(unit: Unit, index: int) -> Cue | None:
    word = _folded(unit, index)
    if word in _DECLINED and _folded(unit, index + 1) == "to":
        known = silence_forms("not_say") | silence_forms("refuse")
        if _folded(unit, index + 2) in known:
            return _silent(unit, _group(unit, index)[0], index + 2, Act.REFUSE)
    if word in _DECLINED and _folded(unit, index + 1) == "comment" and _joined(unit, index, 2):
        return _silent(unit, _group(unit, index)[0], index + 1, Act.REFUSE)
    if word in _MADE and _folded(unit, index + 1) == "no":
        if _folded(unit, index + 2) in ("mention", "comment", "reference"):
            act = Act.REFUSE if _folded(unit, index + 2) == "comment" else Act.NOT_SAY
            return _silent(unit, index, index + 2, act)
        return None
    if word == _NEITHER and _folded(unit, index + 2) == "nor":
        pair = _folded(unit, index + 1), _folded(unit, index + 3)
        if pair[0].startswith("confirm") and pair[1] in ("denied", "denies", "deny"):
            return _silent(unit, index, index + 3, Act.REFUSE)
    return _negated_verb(unit, index, word)


def _negated_verb(unit: Unit, index: int, word: str) -> Cue | None:
    refuse, not_say = silence_forms("refuse"), silence_forms("not_say")
    if word not in refuse and word not in not_say:
        return None
    first, negated, auxiliaries = _group(unit, index)
    if not negated or not auxiliaries & _NEGATABLE:
        return None
    return _silent(unit, first, index, Act.REFUSE if word in refuse else Act.NOT_SAY)


def _silent(unit: Unit, first: int, last: int, act: Act) -> Cue:
    return Cue(
        CueKind.SILENCE,
        unit.cover(first, last),
        first,
        last,
        last,
        _folded(unit, last),
        "non_answer",
        act,
        0.1,
        negated=True,
    )


def _light(unit: Unit, index: int) -> Cue | None:
    form = light_verb_forms().get(_folded(unit, index))
    if form is None or _is_noun_here(unit, index, form):
        return None
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 5, len(unit.words)))
            if _folded(unit, i) in light_nouns() and _joined(unit, index, i - index + 1)
        ),
        None,
    )
    if noun is None or any(_folded(unit, i) in _PARTITIVES for i in range(index + 1, noun)):
        return None
    act = light_nouns()[_folded(unit, noun)]
    first, negated, auxiliaries = _group(unit, index)
    if auxiliaries & _BE and form is Form.PAST:
        return None
    keeps_noun = act in (Act.ORDER, Act.ASSERT)  # "the need for X" is what is said
    last = index if keeps_noun else noun
    if not keeps_noun and _folded(unit, noun + 1) in ("that", "over", "about", "of"):
        last = noun + 1
    kind = CueKind.PARTICIPLE if form is Form.PARTICIPLE and not auxiliaries else CueKind.LIGHT
    cls = {Act.HYPOTHESISE: "speculative", Act.CONCERN: "emotive", Act.ORDER: "directive",
           Act.DESIRE: "commissive"}.get(act, "neutral_report")  # fmt: skip
    commitment = 0.25 if act is Act.HYPOTHESISE else 0.8
    return Cue(
        kind,
        unit.cover(first, last),
        first,
        last,
        index,
        f"{_folded(unit, index)} {_folded(unit, noun)}",
        cls,
        act,
        commitment,
        negated=negated,
    )


def _nominal(unit: Unit, index: int) -> Cue | None:
    act = nominal_cues().get(_folded(unit, index))
    if act is None:
        return None
    follower = _folded(unit, index + 1)
    before = unit.words[index - 1] if index else None
    owned = before is not None and before.text.endswith(("’s", "'s", "s’", "s'"))
    from_party = follower in ("from", "of") and _joined(unit, index, 3) and (
        unit.words[index + 2].text[0].isupper()
        or _folded(unit, index + 2) in ("the", "its", "their", "leader", "president")
    ) and follower == "from"  # fmt: skip
    if not (from_party or (owned and follower in ("for", "to", "that") and act is Act.ORDER)):
        return None
    last = index + 1 if from_party else index
    return Cue(
        CueKind.NOMINAL,
        unit.cover(index, last),
        index,
        last,
        index,
        _folded(unit, index),
        "directive" if act is Act.ORDER else "neutral_report",
        act,
        0.8,
    )


def _put_at(unit: Unit, index: int) -> Cue | None:
    """Find "put the toll at 14": a figure or a time that somebody gives."""
    if _folded(unit, index) not in _PUTS or _folded(unit, index + 1) not in DETERMINERS:
        return None
    if "at" not in [_folded(unit, i) for i in range(index + 2, index + 6)]:
        return None
    first, negated, auxiliaries = _group(unit, index)
    if auxiliaries & _BE:
        return None
    span = unit.cover(first, index)
    return Cue(
        CueKind.FINITE, span, first, index, index, "put at", "estimate", Act.ASSERT, 0.6,
        negated=negated,
    )  # fmt: skip


def _verb(unit: Unit, index: int) -> Cue | None:
    for form in cue_forms().get(_folded(unit, index), ()):
        last = index + len(form.rest)
        if not _joined(unit, index, len(form.rest) + 1):
            continue
        if tuple(_folded(unit, i) for i in range(index + 1, last + 1)) != form.rest:
            continue
        if _is_noun_here(unit, index, form.form) or _heads_subject(unit, last, form.form):
            return None
        return _verb_cue(unit, index, last, form)
    return None


def _verb_cue(unit: Unit, index: int, last: int, form: CueForm) -> Cue | None:
    first, negated, auxiliaries = _group(unit, index)
    if index > 0 and unit.words[index].text[0].isupper():
        return None  # "the State Department"
    if unit.words[index].folded == "state" and not auxiliaries:
        return None  # "state media"
    if index > 0 and _as_saying(unit, index - 1):
        return None  # "quoted X as saying" is one cue
    if first > 0 and _folded(unit, first - 1) == "to" and not unit.gap(first).strip():
        return None  # an infinitive tells a purpose, not a saying
    kind = CueKind.FINITE
    if form.form is Form.PARTICIPLE and not auxiliaries & _BE:
        kind = CueKind.PARTICIPLE
    elif form.form is Form.PAST and auxiliaries & _BE:
        kind = CueKind.PASSIVE
    if form.word.lemma in RELAY_VERBS and kind is not CueKind.PASSIVE:
        if not _relays(unit, last):
            return None
        kind = CueKind.RELAY
    return Cue(
        kind,
        unit.cover(first, last),
        first,
        last,
        index,
        form.word.lemma,
        form.word.cls,
        form.word.act,
        form.word.commitment,
        form.word.clause,
        negated,
    )


def _relays(unit: Unit, last: int) -> bool:
    return any(
        _as_saying(unit, index) for index in range(last + 1, min(last + 14, len(unit.words)))
    )


def _as_saying(unit: Unit, index: int) -> bool:
    return _folded(unit, index) == "as" and _folded(unit, index + 1) in (
        "saying", "stating", "telling", "describing", "calling", "having", "claiming",
    )  # fmt: skip


def as_saying(unit: Unit, start: int, stop: int) -> int | None:
    """Return the index of the "as" of "as saying" among words ``start`` to ``stop``."""
    return next((index for index in range(start, stop) if _as_saying(unit, index)), None)


def _is_noun_here(unit: Unit, index: int, form: Form) -> bool:
    """Tell whether a word that could be a verb stands where only a noun or adjective can."""
    if index == 0:
        return form is not Form.PARTICIPLE
    joined = not unit.gap(index).strip()
    before = _folded(unit, index - 1)
    if _folded(unit, index) == "think" and _folded(unit, index + 1) in ("tank", "tanks"):
        return True
    if joined and before.endswith("ly") and _folded(unit, index + 1) in SOURCE_NOUNS:
        return True  # "Vesperia's internationally recognised government"
    if form is Form.FINITE and _folded(unit, index) in HOMOGRAPHS:
        previous = unit.words[index - 1].text
        if joined and (
            before in DETERMINERS - {"this", "that"} | PREPOSITIONS | {"no", "and", "own"}
        ):
            return True
        return joined and previous.endswith(("’s", "'s", "s’"))
    return joined and before in DETERMINERS - {"that", "this", "all", "both", "each", "some",
                                               "many", "several", "most", "any", "these",
                                               "those", "another"}  # fmt: skip


def _heads_subject(unit: Unit, last: int, form: Form) -> bool:
    """Tell whether a homograph is the subject of the verb right after it: "reports indicate"."""
    if form is not Form.FINITE or _folded(unit, last) not in HOMOGRAPHS:
        return False
    if last + 1 >= len(unit.words) or unit.gap(last + 1).strip():
        return False
    follower = _folded(unit, last + 1)
    return follower in AUXILIARIES or any(
        cue.form is not Form.PARTICIPLE for cue in cue_forms().get(follower, ())
    )


def iter_layers(unit: Unit) -> Iterator[int]:
    """Yield the layers of a unit that can hold cues: outside first, then each quotation."""
    yield -1
    yield from range(len(unit.quotations))
