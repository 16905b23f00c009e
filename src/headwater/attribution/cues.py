"""Find the words that credit somebody: "said", "according to", "voiced its anxiety over"."""

from collections.abc import Iterator
from functools import cache

from headwater.attribution.cue import BE, Cue, CueKind, followed, group, joined
from headwater.attribution.homographs import heads_subject, is_noun_here
from headwater.attribution.lexicon import (
    RELAY_VERBS,
    CueForm,
    Form,
    cue_forms,
    light_nouns,
    light_verb_forms,
    nominal_cues,
    table,
)
from headwater.attribution.owners import last_of_words
from headwater.attribution.silence import RULE_OUT, find_silence, left_open, opens_silence
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import DETERMINERS
from headwater.model import Act

_PUTS = ("put", "puts")
_CASTS = ("cast", "casts", "casting")
_SHOWN = ("seen", "heard", "shown", "filmed", "recorded")
_PARTITIVES = frozenset("""that for over about of to in at on with""".split())

# Cues of one layer of a sentence: no sentence of people has half as many, and a line of nothing
# but cues must not cost the square of its length. What stands behind them is the narrator's.
MOST = 24
IN_WORDS = "in words"  # the lemma of "in his words"


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
    verbs = {*_PUTS, *_CASTS, *opens_silence(), *light_verb_forms(), *cue_forms()}
    return verbs.union(_according_phrases(), nominal_cues())


def _cue_at(unit: Unit, index: int, layer: int) -> Cue | None:
    makers = (_according, _in_words, find_silence, _light, _nominal, _put_at, _doubt_cast, _verb)
    for make in makers:
        cue = make(unit, index)
        if cue is not None and all(unit.quoted[i] == layer for i in range(cue.first, cue.last + 1)):
            return cue
    return None


def _according(unit: Unit, index: int) -> Cue | None:
    for rest in _according_phrases().get(unit.folded(index), ()):
        if followed(unit, index, rest):
            return _credit_by(unit, index, index + len(rest), "according to")
    return None


@cache
def _according_phrases() -> dict[str, list[list[str]]]:
    """Return by the first word of "according to" and its like the words behind it."""
    found: dict[str, list[list[str]]] = {}
    for phrase in table()["according"]["phrases"]:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(rest)
    return found


def _in_words(unit: Unit, index: int) -> Cue | None:
    last = last_of_words(unit, index)
    return None if last is None else _credit_by(unit, index, last, IN_WORDS)


def _credit_by(unit: Unit, first: int, last: int, lemma: str) -> Cue:
    span, cls = unit.cover(first, last), "neutral_report"
    return Cue(CueKind.ACCORDING, span, first, last, first, lemma, cls, Act.ASSERT, 0.8)


def _light(unit: Unit, index: int) -> Cue | None:
    form = light_verb_forms().get(unit.folded(index))
    if form is None or is_noun_here(unit, index, form):
        return None
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 5, len(unit.words)))
            if unit.folded(i) in light_nouns() and joined(unit, index, i - index + 1)
        ),
        None,
    )
    if noun is None or any(unit.folded(i) in _PARTITIVES for i in range(index + 1, noun)):
        return None
    act = light_nouns()[unit.folded(noun)]
    first, negated, auxiliaries = group(unit, index)
    if auxiliaries & BE and form is Form.PAST:
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
    from_party = follower in ("from", "of") and joined(unit, index, 3) and (
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
    first, negated, auxiliaries = group(unit, index)
    if auxiliaries & BE:
        return None
    span = unit.cover(first, index)
    return Cue(
        CueKind.FINITE, span, first, index, index, "put at", "estimate", Act.ASSERT, 0.6,
        negated=negated,
    )  # fmt: skip


def _doubt_cast(unit: Unit, index: int) -> Cue | None:
    """Find "cast doubt on": who does so holds a thing no more than possible."""
    doubt, on = unit.folded(index + 1), unit.folded(index + 2)
    if unit.folded(index) not in _CASTS or doubt not in ("doubt", "doubts"):
        return None
    if on not in ("on", "over", "upon") or not joined(unit, index, 3):
        return None
    first, negated, _ = group(unit, index)
    return Cue(
        CueKind.FINITE, unit.cover(first, index + 2), first, index + 2, index, "cast doubt",
        "speculative", Act.HYPOTHESISE, 0.25, negated=negated,
    )  # fmt: skip


def _verb(unit: Unit, index: int) -> Cue | None:
    for form in cue_forms().get(unit.folded(index), ()):
        if not followed(unit, index, form.rest):
            continue
        last = index + len(form.rest)
        if is_noun_here(unit, index, form.form) or heads_subject(unit, last, form.form):
            return None
        return _verb_cue(unit, index, last, form)
    return None


def _verb_cue(unit: Unit, index: int, last: int, form: CueForm) -> Cue | None:
    first, negated, auxiliaries = group(unit, index)
    if index > 0 and unit.words[index].text[0].isupper():
        return None  # "the State Department"
    if unit.words[index].folded == "state" and not auxiliaries:
        return None  # "state media"
    if index > 0 and _as_saying(unit, index - 1):
        return None  # "quoted X as saying" is one cue
    if first > 0 and unit.folded(first - 1) == "to" and not unit.gap(first).strip():
        return None  # an infinitive tells a purpose, not a saying
    kind = CueKind.FINITE
    told_of = form.form is Form.PARTICIPLE and unit.folded(index - 1) in _SHOWN
    shown, _, seen = group(unit, index - 1) if told_of else (first, negated, frozenset[str]())
    if seen & BE:
        first = shown  # "was heard telling officers"
    elif form.form is Form.PARTICIPLE and not auxiliaries & BE:
        kind = CueKind.PARTICIPLE
    elif form.form is Form.PAST and auxiliaries & BE:
        kind = CueKind.PASSIVE
    if form.word.lemma in RELAY_VERBS and kind is not CueKind.PASSIVE:
        if not _relays(unit, last):
            return None
        kind = CueKind.RELAY
    cue = Cue(
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
    return left_open(cue) if negated and form.word.lemma == RULE_OUT else cue


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
