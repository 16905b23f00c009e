"""What is asked or left open is a statement, and no claim."""

from dataclasses import replace

import pytest

from headwater.claims.questions import is_question
from headwater.model import Act, ZoneKind
from tests.claims.test_matching import BOATS, FERRY, SCHOOL, matched, share_a_claim
from tests.claims.wordings import Wording, wording
from tests.grounding.stories import report, statements_of

OPEN = [
    ("Ida Brandt did not say what the cause was.", "what the cause was", "did not say"),
    ("Ida Brandt did not say if a rock was hit.", "if a rock was hit", "did not say"),
    ("Ida Brandt could not tell who steered.", "who steered", "could not tell"),
    ("Ida Brandt is looking into how it sank.", "how it sank", "is looking into"),
    (
        "Ida Brandt asked whether the ferry struck a rock.",
        "whether the ferry struck a rock",
        "asked",
    ),
    ("“Who steered the ferry?” Ida Brandt asked.", "“Who steered the ferry?”", "asked"),
    ("Ida Brandt spoke, citing what her crew saw.", "what her crew saw", "citing"),
    ("Ida Brandt condemned the sinking of the ferry.", "the sinking of the ferry", "condemned"),
    ("Ida Brandt did not answer our e-mails.", "our e-mails", "did not answer"),
    ("Ida Brandt spoke of what they found there.", "what they found there", "spoke of"),
    ("Ida Brandt said the cause was unclear.", "the cause was unclear", "said"),
    (
        "Ida Brandt said the fate of her crew was not immediately known.",
        "the fate of her crew was not immediately known",
        "said",
    ),
]
TOLD = [
    ("Ida Brandt saw what the crew called a rock.", "what the crew called a rock", "saw"),
    ("Ida Brandt said what the crew saw was a rock.", "what the crew saw was a rock", "said"),
    ("Ida Brandt said what sank was a ferry.", "what sank was a ferry", "said"),
    ("Ida Brandt said when the ferry sank.", "when the ferry sank", "said"),
    ("Ida Brandt lamented that the ferry sank.", "that the ferry sank", "lamented"),
    ("Ida Brandt asked for a new ferry.", "a new ferry", "asked for"),
    (
        "Ida Brandt examined what appeared to be a rock.",
        "what appeared to be a rock",
        "examined",
    ),
    ("“Who steered? I did,” Ida Brandt said.", "“Who steered? I did,”", "said"),
    ("Ida Brandt said the bay was not clear of ice.", "the bay was not clear of ice", "said"),
]


def said(text: str, content: str, cue: str) -> Wording:
    act = Act.NOT_SAY if "did not" in cue else Act.ASSERT
    return wording(text, content, "Ida Brandt", cue, act=act, label=text)


@pytest.mark.parametrize("told", OPEN)
def test_what_is_asked_or_left_open_is_in_no_claim(told: tuple[str, str, str]) -> None:
    report, statement = made = said(*told)
    assert is_question(statement, report.text)
    found = matched(FERRY, BOATS, SCHOOL, made)
    assert statement.id not in {key for claim in found.claims for key in claim.statements}
    alone = matched(FERRY, BOATS, SCHOOL)
    assert [c.statements for c in found.claims] == [c.statements for c in alone.claims]


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("What the pictures of the ferry show", True),
        ("How the ferry sank", True),
        ("Ferry sank on Monday", False),
        ("What a day: ferry sinks", False),
    ],
)
def test_a_headline_that_says_what_will_be_told_tells_nothing(title: str, *, asks: bool) -> None:
    text = f"{title}\n\nThe ferry struck a rock."
    made, statement = wording(text, title, label=text)
    headline = replace(statement, zone=ZoneKind.HEADLINE)
    assert is_question(headline, made.text) is asks
    assert not is_question(statement, made.text)


@pytest.mark.parametrize("told", TOLD)
def test_what_is_told_stays_a_claim(told: tuple[str, str, str]) -> None:
    report, statement = made = said(*told)
    assert not is_question(statement, report.text)
    assert any(statement.id in c.statements for c in matched(made, BOATS).claims)


def test_what_is_speculated_about_is_held_possible_and_so_a_claim() -> None:
    guess = wording(
        "Ida Brandt speculated whether the ferry struck a rock.",
        "whether the ferry struck a rock",
        "Ida Brandt",
        "speculated",
        act=Act.HYPOTHESISE,
    )
    assert share_a_claim(FERRY, guess, SCHOOL, BOATS)


def test_a_question_that_nobody_is_credited_with_is_no_claim() -> None:
    report, statement = wording("Did the ferry strike a rock?", "Did the ferry strike a rock?")
    assert is_question(statement, report.text)


def test_a_note_that_somebody_could_not_be_reached_is_no_claim() -> None:
    words = "The ferry company could not be reached for comment"
    report, statement = made = wording(f"{words}.", words, act=Act.NOT_SAY)
    assert is_question(statement, report.text)
    assert not any(statement.id in c.statements for c in matched(FERRY, made).claims)


@pytest.mark.parametrize(
    ("words", "left_open"),
    [
        ("It is too early to say when the ferry will sail", True),
        ("it remains unclear whether the pier held", True),
        ("It is still not known who opened the gate", True),
        ("It is too early to sail", False),
        ("It is clear that the pier held", False),
    ],
)
def test_words_that_leave_it_open_are_a_question(words: str, left_open: bool) -> None:
    text = f"{words}, Ida Brandt said."
    (said,) = (s for s in statements_of([report("one", text)]) if s.chain)
    assert is_question(said, text) is left_open
