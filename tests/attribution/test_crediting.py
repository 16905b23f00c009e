import pytest

from headwater.attribution.crediting import NEAREST, credit_unit
from headwater.attribution.cues import find_every_cue
from headwater.model import Voice
from tests.attribution.sayings import credited, narrated, told, units

DIRECT, MIXED, INDIRECT = Voice.DIRECT, Voice.MIXED, Voice.INDIRECT


# (sentence, who, cue, content, voice)
@pytest.mark.parametrize(
    ("text", "who", "cue", "content", "voice"),
    [
        # direct
        (
            "“We will reopen the lock by spring,” Mayor Ida Brandt said.",
            "Mayor Ida Brandt", "said", "“We will reopen the lock by spring,”", DIRECT,
        ),
        ('"The lock is dry," said Ida Brandt.', "Ida Brandt", "said", '"The lock is dry,"', DIRECT),
        ("Ida Brandt said: “The lock is dry.”", "Ida Brandt", "said", "“The lock is dry.”", DIRECT),
        (
            "“The lock is safe,” said Brandt, “and it will stay open.”",
            "Brandt", "said", "“The lock is safe,” … “and it will stay open.”", DIRECT,
        ),
        ("“It is lost,” one trader said.", "one trader", "said", "“It is lost,”", DIRECT),
        (
            "“The gate is lost,” the mayor of Tolmar, Ida Brandt, told Tolmar Radio on Monday.",
            "Ida Brandt", "told", "“The gate is lost,”", DIRECT,
        ),
        # mixed
        (
            "Ida Brandt said the lock was “safe and dry” after the flood.",
            "Ida Brandt", "said", "the lock was “safe and dry” after the flood", MIXED,
        ),
        # indirect
        (
            "Ida Brandt said that the lock would reopen.",
            "Ida Brandt", "said", "the lock would reopen", INDIRECT,
        ),
        (
            "Ida Brandt, a member of the council, told reporters on Friday that the lock was dry.",
            "Ida Brandt", "told", "the lock was dry", INDIRECT,
        ),
        (
            "The Harbour Ministry said on Monday that the port would shut.",
            "Harbour Ministry", "said", "the port would shut", INDIRECT,
        ),
        (
            "Talv, who leads the council, said the lower gate had failed.",
            "Talv", "said", "the lower gate had failed", INDIRECT,
        ),
        # "according to", front and back
        (
            "According to Ida Brandt, the lock will reopen in spring.",
            "Ida Brandt", "According to", "the lock will reopen in spring", INDIRECT,
        ),
        (
            "The lock will reopen, according to the Lowell Institute, a research group.",
            "Lowell Institute", "according to", "The lock will reopen", INDIRECT,
        ),
        (
            "In the view of Ida Brandt, the gate will stay shut.",
            "Ida Brandt", "In the view of", "the gate will stay shut", INDIRECT,
        ),
        (
            "As reported by the Tolmar Gazette, the gate will reopen.",
            "Tolmar Gazette", "As reported by", "the gate will reopen", INDIRECT,
        ),
        # passive
        (
            "The closure of the port was reported by the Tolmar Gazette.",
            "Tolmar Gazette", "was reported", "The closure of the port", INDIRECT,
        ),
        (
            "The lock was described by Ida Brandt as unsafe.",
            "Ida Brandt", "was described", "The lock … as unsafe", INDIRECT,
        ),
        # at the end, inverted, in the middle
        (
            "The lock will reopen in spring, Ida Brandt said.",
            "Ida Brandt", "said", "The lock will reopen in spring", INDIRECT,
        ),
        (
            "The lock will reopen, said Ida Brandt, a member of the council.",
            "Ida Brandt", "said", "The lock will reopen", INDIRECT,
        ),
        (
            "The gate, Ida Brandt said on Tuesday, will reopen in spring.",
            "Ida Brandt", "said", "The gate … will reopen in spring", INDIRECT,
        ),
        # participle
        (
            "Ida Brandt closed the lock, saying the lower gate had failed.",
            "Ida Brandt", "saying", "the lower gate had failed", INDIRECT,
        ),
        # "who" clause: the observers belong to the narrator too
        (
            "There was alarm among observers, who believe the port will stay shut.",
            "observers", "believe", "the port will stay shut", INDIRECT,
        ),
        # exhibits speak by showing
        (
            "Satellite images showed barges waiting in the basin.",
            "Satellite images", "showed", "barges waiting in the basin", INDIRECT,
        ),
        # light verbs with a noun of saying are one cue
        (
            "The harbour council voiced concern over the crack in the gate.",
            "The harbour council", "voiced concern over", "the crack in the gate", INDIRECT,
        ),
        (
            "The harbour council voiced its anxiety.",
            "The harbour council", "voiced its anxiety", "voiced its anxiety", INDIRECT,
        ),
        (
            "Ida Brandt put the toll at 14 on Monday.",
            "Ida Brandt", "put", "the toll at 14 on Monday", INDIRECT,
        ),
    ],
)  # fmt: skip
def test_a_credit_joins_who_says_it_with_what_is_said(
    text: str, who: str, cue: str, content: str, voice: Voice
) -> None:
    (found,) = credited(text)
    assert (found.who, found.cue, found.content, found.voice) == (who, cue, content, voice)


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "The Tolmar Gazette reported that Ida Brandt said the lock would reopen.",
            "Tolmar Gazette > Ida Brandt",
            "the lock would reopen",
        ),
        (
            "The Tolmar Gazette reported that the harbour council said Ida Brandt had told it the "
            "lock would reopen.",
            "Tolmar Gazette > the harbour council > Ida Brandt",
            "the lock would reopen",
        ),
        (
            "The lock will reopen, the Tolmar Gazette reported, citing Ida Brandt.",
            "Tolmar Gazette > Ida Brandt",
            "The lock will reopen",
        ),
        (
            "The Harbour Ministry said the lower gate had failed, citing Tolmar Radio.",
            "Harbour Ministry > Tolmar Radio",
            "the lower gate had failed",
        ),
        (
            "The Harbour Ministry, citing Tolmar Radio, said the lower gate had failed.",
            "Harbour Ministry > Tolmar Radio",
            "the lower gate had failed",
        ),
        (
            "The Tolmar Gazette quoted Ida Brandt as saying the lock would reopen.",
            "Tolmar Gazette > Ida Brandt",
            "the lock would reopen",
        ),
        (
            "Ida Brandt was quoted by the Tolmar Gazette as saying that the lock would reopen.",
            "Tolmar Gazette > Ida Brandt",
            "the lock would reopen",
        ),
        (
            "The lock would reopen, the Tolmar Gazette quoted Ida Brandt as saying.",
            "Tolmar Gazette > Ida Brandt",
            "The lock would reopen",
        ),
        (
            "Ida Brandt was quoted as saying that the lock would reopen.",
            "Ida Brandt",
            "the lock would reopen",
        ),
        (
            "“Ida Brandt told me the gate was rotten,” Bruno Falk said.",
            "Bruno Falk > Ida Brandt",
            "the gate was rotten",
        ),
        (
            "The Tolmar Gazette reported on Monday that state television said Oren Talv crossed "
            "the bay.",
            "Tolmar Gazette > state television",
            "Oren Talv crossed the bay",
        ),
    ],
)
def test_a_chain_names_every_hop_from_the_outermost_in(text: str, who: str, content: str) -> None:
    (found,) = credited(text)
    assert (found.who, found.content) == (who, content)


def test_an_order_named_by_its_noun_is_credited_and_told_by_the_narrator_too() -> None:
    found = told("The crews drained the basin under orders from Ida Brandt.")
    assert {(each.who, each.content) for each in found} == {
        ("", "The crews drained the basin under orders from Ida Brandt"),
        ("Ida Brandt", "The crews drained the basin"),
    }


def test_a_demand_that_is_the_subject_of_the_sentence_is_the_narrators() -> None:
    text = "Ida Brandt’s call for a new lock drew wide support."
    assert narrated(text) == [text.rstrip(".")]
    assert credited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brandt showed the map of the basin to reporters.",
        "The council plans to build a new lock by the harbour.",
        "The council is studying the plans, indicating a shift in policy.",
        "The state media building stood empty.",
        "The ferry left to report the trial.",
    ],
)
def test_what_only_looks_like_a_credit_stays_with_the_narrator(text: str) -> None:
    assert credited(text) == []


def test_whom_the_speaker_tells_is_nobodys_statement() -> None:
    text = "Ida Brandt told the harbour council of Tolmar on Monday that nobody can mend it."
    assert [each.content for each in told(text)] == ["nobody can mend it"]


def test_contents_joined_by_and_are_said_each_for_itself() -> None:
    text = "Ida Brandt ordered the crews to drain the basin and to close the upper gate."
    assert [each.content for each in credited(text)] == [
        "the crews to drain the basin",
        "to close the upper gate",
    ]


def test_two_credits_in_one_sentence_share_nothing() -> None:
    text = "Ida Brandt put the toll at 14 and said the search would go on."
    assert [(each.who, each.content) for each in credited(text)] == [
        ("Ida Brandt", "the toll at 14"),
        ("Ida Brandt", "the search would go on"),
    ]


def test_a_line_of_nothing_but_cues_costs_each_no_more_than_its_neighbours() -> None:
    (unit,) = units("Ida said that " * (4 * NEAREST))
    assert len(credit_unit(unit, find_every_cue(unit))) <= len(unit.words)
