import pytest

from headwater.attribution.cue import Cue, CueKind
from headwater.attribution.cues import find_cues, iter_layers
from headwater.model import Act
from tests.attribution.sayings import units


def cues(text: str, layer: int = -1) -> tuple[Cue, ...]:
    (unit,) = units(text)
    return find_cues(unit, layer)


@pytest.mark.parametrize(
    ("text", "words", "kind", "act"),
    [
        ("Brandt said so.", "said", CueKind.FINITE, Act.ASSERT),
        ("Brandt has repeatedly said so.", "has repeatedly said", CueKind.FINITE, Act.ASSERT),
        ("Brandt later said so.", "said", CueKind.FINITE, Act.ASSERT),
        ("Brandt reportedly said so.", "reportedly said", CueKind.FINITE, Act.ASSERT),
        ("Brandt left, saying so.", "saying", CueKind.PARTICIPLE, Act.ASSERT),
        ("It was reported by Brandt.", "was reported", CueKind.PASSIVE, Act.ASSERT),
        ("According to Brandt, so it is.", "According to", CueKind.ACCORDING, Act.ASSERT),
        ("So it is, in the words of Brandt.", "in the words of", CueKind.ACCORDING, Act.ASSERT),
        ("Brandt voiced concern over it.", "voiced concern over", CueKind.LIGHT, Act.CONCERN),
        ("Brandt raised doubts about it.", "raised doubts about", CueKind.LIGHT, Act.HYPOTHESISE),
        ("Brandt stressed the need for it.", "stressed", CueKind.LIGHT, Act.ORDER),
        ("They left under orders from Brandt.", "orders from", CueKind.NOMINAL, Act.ORDER),
        ("Brandt quoted Falk as saying so.", "quoted", CueKind.RELAY, Act.ASSERT),
        ("Brandt did not mention it.", "did not mention", CueKind.SILENCE, Act.NOT_SAY),
        ("Brandt made no mention of it.", "made no mention", CueKind.SILENCE, Act.NOT_SAY),
        ("Brandt made no comment on it.", "made no comment", CueKind.SILENCE, Act.REFUSE),
        ("Brandt declined to comment.", "declined to comment", CueKind.SILENCE, Act.REFUSE),
        ("Brandt has yet to confirm it.", "has yet to confirm", CueKind.SILENCE, Act.REFUSE),
        ("Brandt has yet to say so.", "has yet to say", CueKind.SILENCE, Act.NOT_SAY),
        ("Brandt would not be drawn on it.", "would not be drawn on", CueKind.SILENCE, Act.REFUSE),
        ("Brandt had no comment on it.", "had no comment", CueKind.SILENCE, Act.REFUSE),
        (
            "Brandt has given no further details of it.",
            "has given no further details",
            CueKind.SILENCE,
            Act.NOT_SAY,
        ),
        ("Brandt offered no reason for it.", "offered no reason", CueKind.SILENCE, Act.NOT_SAY),
        ("Brandt cannot confirm it.", "cannot confirm", CueKind.SILENCE, Act.REFUSE),
        ("Brandt can't confirm it.", "can't confirm", CueKind.SILENCE, Act.REFUSE),
        ("Brandt will not say so.", "will not say", CueKind.SILENCE, Act.NOT_SAY),
        ("Brandt cannot speak for it.", "cannot speak for", CueKind.SILENCE, Act.REFUSE),
        (
            "Brandt did not confirm or deny it.",
            "did not confirm or deny",
            CueKind.SILENCE,
            Act.REFUSE,
        ),
        (
            "Brandt did not make mention of it.",
            "did not make mention",
            CueKind.SILENCE,
            Act.NOT_SAY,
        ),
        ("Brandt did not respond.", "did not respond", CueKind.SILENCE, Act.REFUSE),
        (
            "Brandt neither confirmed nor denied it.",
            "neither confirmed nor denied",
            CueKind.SILENCE,
            Act.REFUSE,
        ),
        ("Brandt denied it.", "denied", CueKind.FINITE, Act.DENY),
        ("Brandt ordered it.", "ordered", CueKind.FINITE, Act.ORDER),
        ("Brandt promised it.", "promised", CueKind.FINITE, Act.PROMISE),
        ("Brandt hopes so.", "hopes", CueKind.FINITE, Act.DESIRE),
        ("Brandt predicted it.", "predicted", CueKind.FINITE, Act.PREDICT),
        ("Brandt branded it a ruin.", "branded", CueKind.FINITE, Act.LABEL),
        ("Brandt put the toll at 14.", "put", CueKind.FINITE, Act.ASSERT),
    ],
)
def test_crediting_words_are_found_with_their_kind_and_act(
    text: str, words: str, kind: CueKind, act: Act
) -> None:
    (cue,) = cues(text)
    assert (cue.span.of(text), cue.kind, cue.act) == (words, kind, act)


@pytest.mark.parametrize(
    "text",
    [
        "The report is long.",
        "The firm did not make a profit.",
        "The town had no reason to wait.",
        "Brandt was given no reason for it.",
        "The port has yet to name a pilot.",
        "The lots were drawn on Friday.",
        "There was no comment from Brandt.",
        "The town cannot provide a berth.",
        "Brandt cannot speak Kessian.",
        "Brandt’s plan failed.",
        "The State Department moved.",
        "State media fell silent.",
        "Brandt came to say it.",
        "No claim was made of it.",
        "The wire cites figures.",
    ],
)
def test_nouns_names_and_infinitives_credit_nobody(text: str) -> None:
    assert cues(text) == ()


def test_a_negated_saying_keeps_its_negation() -> None:
    (cue,) = cues("Brandt never claimed that.")
    assert cue.negated
    assert not cues("Brandt claimed that.")[0].negated


def test_denial_and_refusal_and_silence_are_three_acts() -> None:
    texts = ("Brandt denied it.", "Brandt declined to confirm it.", "Brandt did not say it.")
    assert [cues(text)[0].act for text in texts] == [Act.DENY, Act.REFUSE, Act.NOT_SAY]


def test_cues_inside_a_quotation_stand_in_its_own_layer() -> None:
    text = "“Falk said it was lost,” Brandt added."
    (unit,) = units(text)
    found = {
        layer: [c.span.of(text) for c in find_cues(unit, layer)] for layer in iter_layers(unit)
    }
    assert found == {-1: ["added"], 0: ["said"]}


def test_a_cue_points_at_the_words_it_covers() -> None:
    text = "Brandt has not yet said whether it broke."
    (unit,) = units(text)
    (cue,) = find_cues(unit)
    assert unit.cover(cue.first, cue.last) == cue.span
    assert cue.first <= cue.verb <= cue.last
