"""The words that credit, weaken or deny, read from ``lexicon.toml``."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.model import Act, Certainty

SILENCES = {"refuse": Act.REFUSE, "not_say": Act.NOT_SAY}  # kinds of silence in the table

# Forms that English does not build by rule. Past and participle, where they differ.
_IRREGULAR = {
    "have": ("had", "has"),
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "know": ("knew", "known"),
    "think": ("thought",),
    "feel": ("felt",),
    "see": ("saw", "seen"),
    "find": ("found",),
    "show": ("showed", "shown"),
    "put": ("put",),
    "hold": ("held",),
    "swear": ("swore", "sworn"),
    "understand": ("understood",),
    "hear": ("heard",),
    "call": ("called",),
    "seek": ("sought",),
    "forecast": ("forecast", "forecasted"),
    "broadcast": ("broadcast",),
    "go": ("went", "gone"),
    "bring": ("brought",),
    "make": ("made",),
    "give": ("gave", "given"),
    "own": ("owned",),
    "pick": ("picked",),
}
_DOUBLING = {"rebut": "rebutt", "quip": "quipp", "commit": "committ", "admit": "admitt",
             "brag": "bragg", "slam": "slamm", "plan": "plann", "spot": "spott", "infer": "inferr",
             "dub": "dubb", "regret": "regrett", "refer": "referr", "air": "air"}  # fmt: skip


class Form(StrEnum):
    """How a cue verb is inflected."""

    FINITE = "finite"  # says, say
    PAST = "past"  # said; also the participle of a passive
    PARTICIPLE = "participle"  # saying


@dataclass(frozen=True, slots=True)
class CueWord:
    """One crediting verb of the lexicon.

    Attributes:
        endorsement: how far a reporter who uses it vouches for the content, 0 to 1.
        commitment: how far the source commits to the content, 0 to 1.
        clause: it credits only before "that", a clause or a quotation.
    """

    lemma: str
    cls: str
    act: Act
    endorsement: float
    commitment: float
    clause: bool


@dataclass(frozen=True, slots=True)
class CueForm:
    """A written form of a cue: its first word is the key it is found by.

    Attributes:
        rest: folded words that must follow the first.
    """

    word: CueWord
    form: Form
    rest: tuple[str, ...]


# Verbs of passing on that name whom they pass on.
RELAY_VERBS = frozenset(("cite", "quote", "paraphrase"))


@cache
def table() -> dict[str, Any]:
    """Return the lexicon as parsed TOML."""
    return tomllib.loads(
        (files("headwater.attribution") / "lexicon.toml").read_text(encoding="utf-8")
    )


_CLASS_ACTS = {
    "directive": Act.ORDER,
    "commissive": Act.PROMISE,
    "deny": Act.DENY,
    "speculative": Act.HYPOTHESISE,
    "emotive": Act.CONCERN,
    "non_answer": Act.REFUSE,
}


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Return every written form of every cue verb by its folded first word, longest first."""
    forms: dict[str, list[CueForm]] = {}
    for word in _cue_words():
        first, *rest = word.lemma.split()
        for text, form in _inflect(first):
            forms.setdefault(text, []).append(CueForm(word, form, tuple(rest)))
    return {
        key: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for key, found in forms.items()
    }


def _cue_words() -> Iterator[CueWord]:
    lexicon = table()
    acts = {lemma: Act(act) for act, lemmas in lexicon["acts"].items() for lemma in lemmas}
    clausal = set(lexicon["complement"]["clause"])
    for name, cls in lexicon["classes"].items():
        for lemma in cls["lemmas"]:
            if name in ("non_answer", "transmit") and lemma not in RELAY_VERBS:
                continue  # silence has its own pattern; passing on carries lineage, not speech
            yield CueWord(
                lemma=lemma,
                cls=name,
                act=acts.get(lemma, _CLASS_ACTS.get(name, Act.ASSERT)),
                endorsement=cls["endorsement"],
                commitment=cls["commitment"],
                clause=lemma in clausal,
            )


def _inflect(verb: str) -> Iterator[tuple[str, Form]]:
    stem = verb[:-1] if verb.endswith("e") else _DOUBLING.get(verb, verb)
    yield verb, Form.FINITE
    yield _third_person(verb), Form.FINITE
    yield stem + "ing", Form.PARTICIPLE
    if verb in _IRREGULAR:
        for past in _IRREGULAR[verb]:
            yield past, Form.PAST
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield verb[:-1] + "ied", Form.PAST
    else:
        yield stem + "ed", Form.PAST


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


@cache
def hedge_certainties() -> dict[str, Certainty]:
    """Return every hedge, lower case, with the certainty that it leaves."""
    return {
        hedge: Certainty(level) for level, hedges in table()["hedges"].items() for hedge in hedges
    }


@cache
def light_nouns() -> dict[str, Act]:
    """Return the nouns that make one cue with a light verb, and the act each performs."""
    return {noun: Act(act) for act, nouns in table()["light"]["nouns"].items() for noun in nouns}


@cache
def nominal_cues() -> dict[str, Act]:
    """Return the nouns of saying that take their source with "from" or as a possessive."""
    return {noun: Act(act) for act, nouns in table()["nominal"].items() for noun in nouns}


@cache
def light_verb_forms() -> dict[str, Form]:
    """Return every written form of the verbs that are light before a noun of saying."""
    return {text: form for verb in table()["light"]["verbs"] for text, form in _inflect(verb)}


@cache
def silence_forms(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return forms of the verbs of silence.

    Args:
        kind: ``not_say`` or ``refuse``.

    Returns:
        Folded first word to the words that must follow it, the most first; mostly none must.
    """
    forms: dict[str, set[tuple[str, ...]]] = {}
    for phrase in table()["silence"][kind]:
        first, *rest = phrase.split()
        for text, _ in _inflect(first):
            forms.setdefault(text, set()).add(tuple(rest))
    return {text: tuple(sorted(rests, key=len, reverse=True)) for text, rests in forms.items()}


@cache
def nothing_forms() -> dict[str, dict[str, Act]]:
    """Return forms of verbs with the nouns that, behind "no", make silence of them."""
    forms: dict[str, dict[str, Act]] = {}
    for kind, act in SILENCES.items():
        held = table()["nothing"][kind]
        for verb in held["verbs"]:
            for text, _ in _inflect(verb):
                forms.setdefault(text, {}).update(dict.fromkeys(held["nouns"], act))
    return forms


def knows(words: Iterable[str]) -> bool:
    """Tell whether one of some folded words credits somebody, alone or with others behind it."""
    return any(word in cue_forms() for word in words)
