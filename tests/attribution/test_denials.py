import pytest

from headwater.attribution.denials import is_bare
from headwater.model import Act, Certainty
from tests.attribution.sayings import credited, told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida said the crew cut the cable, a claim that the ministry denies.", "the ministry"),
        (
            "Ida said the crew cut the cable, a charge the police denied.",
            "the police",
        ),
        ("Ida said the crew cut the cable, which the ministry disputes.", "the ministry"),
        (
            "Ida said the crew cut the cable, allegations the ministry has repeatedly denied.",
            "the ministry",
        ),
        (
            "Ida said the crew cut the cable, an accusation rejected by Ole Marn.",
            "Ole Marn",
        ),
        ("The crew cut the cable, Ida said, a charge the ministry denies.", "the ministry"),
        (
            "Ida said the crew cut the cable. The ministry denied the accusations.",
            "The ministry",
        ),
    ],
)
def test_a_denial_behind_a_saying_denies_what_was_said(text: str, who: str) -> None:
    said = {(one.who, one.act): (one.content.casefold(), one.negated) for one in told(text)}
    assert said[who, Act.DENY] == ("the crew cut the cable", True)
    (other,) = (key for key in said if key != (who, Act.DENY))
    assert other[0].casefold() == "ida"
    assert said[other] == ("the crew cut the cable", False)


def test_what_the_report_tells_itself_stays_told_though_another_denies_it() -> None:
    text = "The crew cut the cable, a charge Ida denies."
    said = {(one.who, one.content, one.act) for one in told(text)}
    cut = "The crew cut the cable"
    assert said == {("", cut, Act.ASSERT), ("Ida", cut, Act.DENY)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied the army’s claim that the crew cut the cable.",
        "The ministry rejected as baseless reports that the crew cut the cable.",
        "The ministry denied claims by the army that the crew cut the cable.",
        "The ministry dismissed allegations on Monday by the army that the crew cut the cable.",
    ],
)
def test_whose_claim_is_denied_does_not_make_it_another_matter(text: str) -> None:
    (denial,) = told(text)
    assert (denial.content, denial.act) == ("the crew cut the cable", Act.DENY)


@pytest.mark.parametrize(
    "text",
    [
        "Ida said the crew, which denied visas to guards, cut the cable.",
        "Ida said the crew cut the cable, which the ministry bought in May.",
        "Ida said the crew cut the cable, a plan of which the ministry disapproved.",
    ],
)
def test_no_other_clause_behind_a_saying_is_a_denial(text: str) -> None:
    assert not any(one.act is Act.DENY and "cable" in one.content for one in told(text))


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("that", True),
        ("It", True),
        ("these claims", True),
        ("involvement", False),
        ("the fire", False),
    ],
)
def test_only_a_word_for_something_said_takes_it_up(words: str, *, bare: bool) -> None:
    assert is_bare(words) is bare


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The claim that nine ships sailed is false, Ida Brandt said.", "Ida Brandt"),
        ("Ida Brandt said the navy’s claim that nine ships sailed was baseless.", "Ida Brandt"),
        ("It is not true that nine ships sailed, Ida Brandt said.", "Ida Brandt"),
        ("“The claim that nine ships sailed is false,” Ida Brandt said.", "Ida Brandt"),
        ("The report that nine ships sailed is false.", ""),
        ("It is false that nine ships sailed.", ""),
    ],
)
def test_who_calls_a_claim_false_denies_what_it_claims(text: str, who: str) -> None:
    (said,) = told(text)
    assert (said.who, said.content) == (who, "nine ships sailed")
    assert (said.act, said.negated, said.certainty) == (Act.DENY, True, Certainty.CERTAIN)


@pytest.mark.parametrize(
    "tail",
    [
        ", a figure that could not be verified",
        ", a claim that the Ledger could not independently verify",
    ],
)
def test_that_nobody_could_verify_a_thing_is_no_part_of_it(tail: str) -> None:
    (said,) = credited(f"Ida Brandt said nine ships had sailed{tail}.")
    assert (said.content, said.certainty) == ("nine ships had sailed", Certainty.CERTAIN)


def test_doubt_cast_on_a_claim_is_of_the_claim() -> None:
    doubted = credited("Ida Brandt cast doubt on the claim that nine ships sailed.")[0]
    assert (doubted.who, doubted.content) == ("Ida Brandt", "nine ships sailed")
    assert (doubted.act, doubted.certainty) == (Act.HYPOTHESISE, Certainty.POSSIBLE)


@pytest.mark.parametrize("joint", ["; the ministry denies it", ", but the ministry denied that"])
def test_who_denies_it_in_the_same_sentence_denies_what_another_said(joint: str) -> None:
    said = credited(f"Ida said nine ships sailed{joint}.")
    nine = "nine ships sailed"
    assert {(one.who, one.content, one.act) for one in said} == {
        ("Ida", nine, Act.ASSERT),
        ("the ministry", nine, Act.DENY),
    }


def test_what_a_clause_between_commas_denies_ends_with_it() -> None:
    (denial,) = credited("The guards, who deny the charges, were due in court on Friday.")
    assert (denial.content, denial.act) == ("the charges", Act.DENY)
