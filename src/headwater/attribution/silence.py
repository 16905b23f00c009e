"""Find the words of saying nothing: "declined to comment", "has yet to confirm", "gave no details".

To say nothing of a thing is neither to affirm nor to deny it.
"""

from collections.abc import Set
from dataclasses import replace
from functools import cache

from headwater.attribution.cue import BE, Cue, CueKind, followed, group, joined
from headwater.attribution.lexicon import SILENCES, cue_forms, nothing_forms, silence_forms, table
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import GIVING, NEGATABLE, UNABLE
from headwater.model import Act

_NEITHER, _YET, _DRAWN = "neither", "yet", "drawn"
_NOR_DENIED = [("nor", form) for form in ("denied", "denies", "deny")]
_DECLINED = ("declined", "refused", "declines", "refuses")
_STOPPED = ("stopped", "stops", "stopping", "fell", "falls", "falling")
RULE_OUT = "rule out"


@cache
def opens_silence() -> Set[str]:
    """Return the words at which words of silence can begin, or go on."""
    verbs = (form for kind in SILENCES for form in silence_forms(kind))
    return {*_DECLINED, *_STOPPED, _NEITHER, _YET, _DRAWN, *nothing_forms(), *verbs}


def left_open(cue: Cue) -> Cue:
    """Return a cue of what somebody will not rule out: he holds it possible.

    Args:
        cue: "did not rule out", "refused to rule out".
    """
    return replace(cue, cls="speculative", act=Act.HYPOTHESISE, commitment=0.25, negated=False)


def find_silence(unit: Unit, index: int) -> Cue | None:
    """Return the words of silence that begin at a word, or whose verb it is."""
    word, after = unit.folded(index), unit.folded(index + 1)
    if word in _DECLINED and after == "to":
        verb = unit.folded(index + 2)
        if any(verb in silence_forms(kind) for kind in SILENCES):
            return _silent(unit, group(unit, index)[0], index + 2, Act.REFUSE)
    if word in _DECLINED and followed(unit, index, ("to", *RULE_OUT.split())):
        return left_open(_silent(unit, group(unit, index)[0], index + 3, Act.HYPOTHESISE))
    if word in _STOPPED and followed(unit, index, ("short", "of")):
        return _stopped(unit, index)
    if word in _DECLINED and after == "comment" and joined(unit, index, 2):
        return _silent(unit, group(unit, index)[0], index + 1, Act.REFUSE)
    nor = unit.folded(index + 2), unit.folded(index + 3)
    if word == _NEITHER and after.startswith("confirm") and nor in _NOR_DENIED:
        return _silent(unit, index, index + 3, Act.REFUSE)
    if word == _YET and after == "to" and unit.folded(index + 2) not in GIVING:
        return _silent_verb(unit, group(unit, index)[0], index + 2)  # "has yet to confirm"
    if word == _DRAWN and unit.folded(index - 1) == "be":
        first, negated, _ = group(unit, index)
        return _silent(unit, first, index, Act.REFUSE, int(after == "on")) if negated else None
    if after == "no":
        return _nothing(unit, index)
    return _negated_verb(unit, index, word)


def _stopped(unit: Unit, index: int) -> Cue | None:
    """Find "stopped short of blaming": what it goes on to name was not said."""
    verb = index + 3
    if unit.folded(verb) not in cue_forms() or not unit.folded(verb).endswith("ing"):
        return None
    forms = cue_forms()[unit.folded(verb)]
    rest = next((form.rest for form in forms if followed(unit, verb, form.rest)), ())
    return _silent(unit, group(unit, index)[0], verb, Act.NOT_SAY, len(rest))


def _nothing(unit: Unit, index: int) -> Cue | None:
    """Find "made no comment", "gave no further details"."""
    first, _, auxiliaries = group(unit, index)
    noun = index + 2 + (unit.folded(index + 2) in table()["nothing"]["adjectives"])
    act = nothing_forms().get(unit.folded(index), {}).get(unit.folded(noun))
    if act is None or auxiliaries & BE or not joined(unit, index, noun - index + 1):
        return None
    return _silent(unit, first, noun, act)


def _negated_verb(unit: Unit, index: int, word: str) -> Cue | None:
    if not any(word in silence_forms(kind) for kind in SILENCES):
        return None
    first, negated, auxiliaries = group(unit, index)
    unable = auxiliaries & UNABLE and word not in GIVING
    if not negated or not (auxiliaries & NEGATABLE or unable):
        return None
    return _silent_verb(unit, first, index)


def _silent_verb(unit: Unit, first: int, verb: int) -> Cue | None:
    for kind, act in SILENCES.items():
        for rest in silence_forms(kind).get(unit.folded(verb), ()):
            if followed(unit, verb, rest):
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
