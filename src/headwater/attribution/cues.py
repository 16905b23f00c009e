"""Find the words that credit somebody: "said", "according to", "voiced its anxiety over"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from headwater.attribution.homographs import heads_subject, is_noun_here
from headwater.attribution.lexicon import (
    RELAY_VERBS,
    SILENCES,
    CueForm,
    Form,
    cue_forms,
    light_nouns,
    light_verb_forms,
    nominal_cues,
    nothing_forms,
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
    GIVING,
    NEGATABLE,
    NEGATIONS,
    UNABLE,
)
from headwater.model import Act, Span

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_PUTS, _NEITHER, _YET, _DRAWN = ("put", "puts"), "neither", "yet", "drawn"
_NOR_DENIED = [("nor", form) for form in ("denied", "denies", "deny")]
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


def find_every_cue(unit: Unit) -> dict[int, tuple[Cue, ...]]:
    """Return the cues of each layer of a unit: outside quotations first, then of each of them."""
    return {layer: find_cues(unit, layer) for layer in iter_layers(unit)}


@cache
def _openings() -> set[str]:
    """Return the words at which any of the makers below can find a cue: one word in ten."""
    own = {*_PUTS, *_DECLINED, _NEITHER, _YET, _DRAWN, *nothing_forms(), *nominal_cues()}
    according = (phrase.split()[0] for phrase in table()["according"]["phrases"])
    return own.union(according, *map(silence_forms, SILENCES), light_verb_forms(), cue_forms())


def _cue_at(unit: Unit, index: int, layer: int) -> Cue | None:
    for make in (_according, _in_words, _silence, _light, _nominal, _put_at, _verb):
        cue = make(unit, index)
        if cue is not None and all(unit.quoted[i] == layer for i in range(cue.first, cue.last + 1)):
            return cue
    return None


def _joined(unit: Unit, index: int, size: int) -> bool:
    """Tell whether ``size`` words from ``index`` on stand with no mark between them."""
    return index + size <= len(unit.words) and all(
        not unit.gap(i).strip() for i in range(index + 1, index + size)
    )


def _followed(unit: Unit, index: int, rest: Sequence[str]) -> bool:
    """Tell whether some words stand right behind another, with no mark between them."""
    return _joined(unit, index, len(rest) + 1) and all(
        unit.folded(place) == word for place, word in enumerate(rest, index + 1)
    )


def _according(unit: Unit, index: int) -> Cue | None:
    for phrase in table()["according"]["phrases"]:
        first, *rest = phrase.split()
        if unit.folded(index) == first and _followed(unit, index, rest):
            return _credit_by(unit, index, index + len(rest), "according to")
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
        before = unit.folded(first - 1)
        negated |= before in NEGATIONS or before.endswith("n't")
        if before in AUXILIARIES or before.endswith("n't"):
            auxiliaries.add(before)
        elif before not in ADVERBS and before not in NEGATIONS:
            break
        first -= 1
    while first < verb and unit.folded(first) in CLAUSE_ADVERBS:
        first += 1
    return first, negated, frozenset(auxiliaries)


def _silence(unit: Unit, index: int) -> Cue | None:
    word, after = unit.folded(index), unit.folded(index + 1)
    if word in _DECLINED and after == "to":
        verb = unit.folded(index + 2)
        if any(verb in silence_forms(kind) for kind in SILENCES):
            return _silent(unit, _group(unit, index)[0], index + 2, Act.REFUSE)
    if word in _DECLINED and after == "comment" and _joined(unit, index, 2):
        return _silent(unit, _group(unit, index)[0], index + 1, Act.REFUSE)
    nor = unit.folded(index + 2), unit.folded(index + 3)
    if word == _NEITHER and after.startswith("confirm") and nor in _NOR_DENIED:
        return _silent(unit, index, index + 3, Act.REFUSE)
    if word == _YET and after == "to" and unit.folded(index + 2) not in GIVING:
        return _silent_verb(unit, _group(unit, index)[0], index + 2)  # "has yet to confirm"
    if word == _DRAWN and unit.folded(index - 1) == "be":
        first, negated, _ = _group(unit, index)
        return _silent(unit, first, index, Act.REFUSE, int(after == "on")) if negated else None
    if after == "no":
        return _nothing(unit, index)
    return _negated_verb(unit, index, word)


def _nothing(unit: Unit, index: int) -> Cue | None:
    """Find "made no comment", "gave no further details"."""
    first, _, auxiliaries = _group(unit, index)
    noun = index + 2 + (unit.folded(index + 2) in table()["nothing"]["adjectives"])
    act = nothing_forms().get(unit.folded(index), {}).get(unit.folded(noun))
    if act is None or auxiliaries & _BE or not _joined(unit, index, noun - index + 1):
        return None
    return _silent(unit, first, noun, act)


def _negated_verb(unit: Unit, index: int, word: str) -> Cue | None:
    if not any(word in silence_forms(kind) for kind in SILENCES):
        return None
    first, negated, auxiliaries = _group(unit, index)
    unable = auxiliaries & UNABLE and word not in GIVING
    if not negated or not (auxiliaries & NEGATABLE or unable):
        return None
    return _silent_verb(unit, first, index)


def _silent_verb(unit: Unit, first: int, verb: int) -> Cue | None:
    for kind, act in SILENCES.items():
        for rest in silence_forms(kind).get(unit.folded(verb), ()):
            if _followed(unit, verb, rest):
                return _silent(unit, first, verb, act, len(rest))
    return None


def _silent(unit: Unit, first: int, verb: int, act: Act, more: int = 0) -> Cue:
    """Return a cue of silence; of it so many words stand behind the verb."""
    return Cue(
        CueKind.SILENCE,
        unit.cover(first, verb + more),
        first,
        verb + more,
        verb,
        unit.folded(verb),
        "non_answer",
        act,
        0.1,
        negated=True,
    )


def _light(unit: Unit, index: int) -> Cue | None:
    form = light_verb_forms().get(unit.folded(index))
    if form is None or is_noun_here(unit, index, form):
        return None
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 5, len(unit.words)))
            if unit.folded(i) in light_nouns() and _joined(unit, index, i - index + 1)
        ),
        None,
    )
    if noun is None or any(unit.folded(i) in _PARTITIVES for i in range(index + 1, noun)):
        return None
    act = light_nouns()[unit.folded(noun)]
    first, negated, auxiliaries = _group(unit, index)
    if auxiliaries & _BE and form is Form.PAST:
        return None
    keeps_noun = act in (Act.ORDER, Act.ASSERT)  # "the need for X" is what is said
    last = index if keeps_noun else noun
    if not keeps_noun and unit.folded(noun + 1) in ("that", "over", "about", "of"):
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
        f"{unit.folded(index)} {unit.folded(noun)}",
        cls,
        act,
        commitment,
        negated=negated,
    )


def _nominal(unit: Unit, index: int) -> Cue | None:
    act = nominal_cues().get(unit.folded(index))
    if act is None or "no" in (unit.folded(index - 1), unit.folded(index - 2)):
        return None  # "no immediate comment from the port"
    follower = unit.folded(index + 1)
    before = unit.words[index - 1] if index else None
    owned = before is not None and before.text.endswith(("’s", "'s", "s’", "s'"))
    from_party = follower in ("from", "of") and _joined(unit, index, 3) and (
        unit.words[index + 2].text[0].isupper()
        or unit.folded(index + 2) in ("the", "its", "their", "leader", "president")
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
        unit.folded(index),
        "directive" if act is Act.ORDER else "neutral_report",
        act,
        0.8,
    )


def _put_at(unit: Unit, index: int) -> Cue | None:
    """Find "put the toll at 14": a figure or a time that somebody gives."""
    if unit.folded(index) not in _PUTS or unit.folded(index + 1) not in DETERMINERS:
        return None
    if "at" not in [unit.folded(i) for i in range(index + 2, index + 6)]:
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
    for form in cue_forms().get(unit.folded(index), ()):
        if not _followed(unit, index, form.rest):
            continue
        last = index + len(form.rest)
        if is_noun_here(unit, index, form.form) or heads_subject(unit, last, form.form):
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
    if first > 0 and unit.folded(first - 1) == "to" and not unit.gap(first).strip():
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
    return unit.folded(index) == "as" and unit.folded(index + 1) in (
        "saying", "stating", "telling", "describing", "calling", "having", "claiming",
    )  # fmt: skip


def as_saying(unit: Unit, start: int, stop: int) -> int | None:
    """Return the index of the "as" of "as saying" among words ``start`` to ``stop``."""
    return next((index for index in range(start, stop) if _as_saying(unit, index)), None)


def iter_layers(unit: Unit) -> Iterator[int]:
    """Yield the layers of a unit that can hold cues: outside first, then each quotation."""
    yield -1
    yield from range(len(unit.quotations))
