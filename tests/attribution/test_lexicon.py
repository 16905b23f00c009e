import pytest

from headwater.attribution.lexicon import (
    RELAY_VERBS,
    Form,
    cue_forms,
    hedge_certainties,
    light_nouns,
    light_verb_forms,
    nominal_cues,
    silence_forms,
    table,
)
from headwater.language.within import traces
from headwater.model import Act, Certainty


@pytest.mark.parametrize(
    ("written", "lemma", "form"),
    [
        ("said", "say", Form.PAST),
        ("says", "say", Form.FINITE),
        ("saying", "say", Form.PARTICIPLE),
        ("denies", "deny", Form.FINITE),
        ("denied", "deny", Form.PAST),
        ("regretted", "regret", Form.PAST),
        ("planned", "plan", Form.PAST),
        ("found", "find", Form.PAST),
        ("seeking", "seek", Form.PARTICIPLE),
        ("stresses", "stress", Form.FINITE),
        ("voicing", "voice", Form.PARTICIPLE),
    ],
)
def test_a_verb_is_known_in_every_form_it_is_written_in(
    written: str, lemma: str, form: Form
) -> None:
    if written in light_verb_forms():
        assert light_verb_forms()[written] is form
    else:
        assert (lemma, form) in {(cue.word.lemma, cue.form) for cue in cue_forms()[written]}


def test_a_cue_of_several_words_is_tried_before_a_shorter_one() -> None:
    for found in cue_forms().values():
        lengths = [len(cue.rest) for cue in found]
        assert lengths == sorted(lengths, reverse=True)


def test_endorsement_and_commitment_are_shares() -> None:
    words = {cue.word for found in cue_forms().values() for cue in found}
    assert all(0 <= word.endorsement <= 1 and 0 <= word.commitment <= 1 for word in words)


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("say", Act.ASSERT),
        ("order", Act.ORDER),
        ("promise", Act.PROMISE),
        ("hope", Act.DESIRE),
        ("predict", Act.PREDICT),
        ("speculate", Act.HYPOTHESISE),
        ("deny", Act.DENY),
        ("call", Act.LABEL),
        ("lament", Act.CONCERN),
    ],
)
def test_a_cue_tells_what_the_source_does_by_saying_it(lemma: str, act: Act) -> None:
    assert {cue.word.act for cue in cue_forms()[lemma] if cue.word.lemma == lemma} == {act}


def test_a_claim_commits_the_reporter_less_than_a_revelation() -> None:
    claim, reveal = (cue_forms()[verb][0].word for verb in ("claim", "reveal"))
    assert claim.endorsement < reveal.endorsement


def test_verbs_of_passing_on_credit_only_where_they_name_whom() -> None:
    lemmas = {cue.word.lemma for found in cue_forms().values() for cue in found}
    assert {"cite", "quote"} <= RELAY_VERBS & lemmas
    assert "relay" not in lemmas


def test_silence_and_refusal_share_no_verb() -> None:
    silent, refusing = set(silence_forms("not_say")), set(silence_forms("refuse"))
    assert silent
    assert refusing
    assert not silent & refusing


def test_nouns_of_saying_carry_their_act() -> None:
    assert light_nouns()["concern"] is Act.CONCERN
    assert light_nouns()["possibility"] is Act.HYPOTHESISE
    assert nominal_cues()["orders"] is Act.ORDER


def test_hedges_weaken_and_never_leave_certainty() -> None:
    assert Certainty.CERTAIN not in hedge_certainties().values()
    assert all(hedge == hedge.casefold() for hedge in hedge_certainties())


def test_every_verb_marked_as_taking_a_clause_is_a_cue() -> None:
    lemmas = {word for cls in table()["classes"].values() for word in cls["lemmas"]}
    unknown = set(table()["complement"]["clause"]) - lemmas
    assert unknown <= {"realise", "realize"}


def test_a_content_with_a_crediting_word_of_the_lexicon_is_read_again() -> None:
    assert cue_forms().keys() | nominal_cues().keys() <= traces()
