import pytest

from headwater.model import Statement
from tests.attribution.sayings import read_rules
from tests.dossier.drafting import report


def _chains(text: str) -> list[tuple[str, str]]:
    return [(_whom(one, text), one.wording(text)) for one in read_rules(report("lock", text))]


def _whom(one: Statement, text: str) -> str:
    return " > ".join(hop.source.span.of(text) for hop in one.chain if hop.source)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "Citing two people briefed on the matter, the Ledger said the lock had failed.",
            "the Ledger > two people briefed on the matter",
        ),
        (
            "Ida Brandt, quoted by Radio Tolmar, said the lock had failed.",
            "Radio Tolmar > Ida Brandt",
        ),
        (
            "In remarks carried by Radio Tolmar, Ida Brandt said the lock had failed.",
            "Radio Tolmar > Ida Brandt",
        ),
        (
            "Ida Brandt was quoted in the Tolmar Times as saying the lock had failed.",
            "the Tolmar Times > Ida Brandt",
        ),
        ("Citing privacy rules, Ida Brandt said the lock had failed.", "Ida Brandt"),
    ],
)
def test_who_passes_a_thing_on_stands_outside_who_said_it(text: str, whom: str) -> None:
    assert _chains(text)[-1] == (whom, "the lock had failed")


@pytest.mark.parametrize(
    "text",
    [
        "“The old lock failed,” Ida Brandt was quoted as saying by Radio Tolmar.",
        "“The old lock failed,” Ida Brandt was quoted by Radio Tolmar as saying.",
        "“The old lock failed,” Ida Brandt was quoted by Radio Tolmar.",
    ],
)
def test_a_quotation_passed_on_is_its_speakers(text: str) -> None:
    assert _chains(text) == [("Radio Tolmar > Ida Brandt", "“The old lock failed,”")]


def test_who_reported_a_thing_first_says_it() -> None:
    text = "The old lock failed on Monday, as first reported by Radio Tolmar."
    assert _chains(text) == [("Radio Tolmar", "The old lock failed on Monday")]


def test_who_accuses_in_the_passive_is_credited() -> None:
    text = "The crew was accused by Ida Brandt on Monday of setting the fire."
    assert _chains(text) == [("Ida Brandt", "The crew … of setting the fire")]


def test_whoever_tells_of_a_saying_is_no_second_origin() -> None:
    text = "The old lock failed, Ida Brandt told Radio Tolmar, according to the Tolmar Times."
    assert _chains(text) == [("the Tolmar Times > Ida Brandt", "The old lock failed")]


def test_who_is_seen_or_heard_saying_a_thing_says_it() -> None:
    text = "“We have shut the lock,” Ida Brandt was heard telling officers."
    assert _chains(text) == [("Ida Brandt", "“We have shut the lock,”")]
