"""Sentences in which two people speak, through the trained reader and the rules together."""

import pytest

from tests.attribution.sayings import credited, told
from tests.lineage.texts import record
from tests.reading import read_once, reports_of


def speakers(text: str) -> dict[str, str]:
    """Map the first two words of each statement to its innermost source; empty for nobody."""
    (report,) = reports_of([record("r", text, outlet="Quay Gazette")])
    return {
        " ".join(s.wording(report.text).split()[:2]): (
            (s.speaker.full or s.speaker.span).of(report.text) if s.speaker else ""
        )
        for s in read_once(report).statements
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A broken valve flooded the lower deck, Ann Vetter of the Pier Office said, while 37 "
            "passengers were brought ashore by tugs, Olan Reck told Coastal Wire.",
            {"A broken": "Ann Vetter", "37 passengers": "Olan Reck"},
        ),
        (
            "Ann Vetter of the Pier Office said a broken valve flooded the lower deck; 37 "
            "passengers were brought ashore by tugs, Olan Reck said.",
            {"a broken": "Ann Vetter", "37 passengers": "Olan Reck"},
        ),
        (
            "Ann Vetter of the Pier Office said a broken valve flooded the lower deck. 37 "
            "passengers were brought ashore by tugs, pilot Olan Reck of the Tug Union said.",
            {"a broken": "Ann Vetter", "37 passengers": "Olan Reck"},
        ),
        (
            "Coastal Wire reported, citing pilot Olan Reck of the Tug Union, that 37 passengers "
            "were brought ashore by tugs.",
            {"37 passengers": "Olan Reck"},
        ),
        (
            "General manager Olan Reck of the Tug Union said 37 passengers were brought ashore.",
            {"37 passengers": "Olan Reck"},
        ),
    ],
)
def test_each_says_what_stands_on_his_side(text: str, said: dict[str, str]) -> None:
    assert speakers(text) == said


def test_what_follows_a_joint_without_a_speaker_may_go_on_the_speech() -> None:
    found = speakers("Ann Vetter of the Pier Office said the deck flooded; nobody drowned there.")
    assert "Ann Vetter" in found.values()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor urged boats to stay after two ferries had sunk.", "boats to stay"),
        ("The mayor vowed to shut the pier a day after it burned.", "to shut the pier"),
        (
            "The mayor urged boats to stay until the storm is over.",
            "boats to stay until the storm is over",
        ),
        (
            "The mayor told boats to sail after the next tide.",
            "sail after the next tide",
        ),
    ],
)
def test_on_what_occasion_a_thing_was_asked_for_is_the_narrators(text: str, content: str) -> None:
    assert credited(text)[0].content.removeprefix("to ") == content.removeprefix("to ")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The mayor asked the council for a new weir, which is to cost two million crowns.",
            ["the council for a new weir", "which is to cost two million crowns"],
        ),
        # credited by itself, or in the speaker's own words
        (
            "Brandt said the towns had bought boats, which officials say are too slow to use.",
            [
                "the towns had bought boats, which officials say are too slow to use",
                "are too slow to use",
            ],
        ),
        (
            "“We asked for a weir, which costs two million crowns,” Brandt said.",
            ["“We asked for a weir, which costs two million crowns,”"],
        ),
    ],
)
def test_what_is_told_aside_is_the_narrators(text: str, contents: list[str]) -> None:
    said = told(text)
    assert [each.content for each in said] == contents
    aside = [each.who for each in said if each.content.startswith("which")]
    assert not any(aside)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # a "which" alone is nothing that anybody says
        (
            "The boats, which Tolmar had declared under the treaty, were not at the pier, Ann "
            "Vetter of the Pier Office said.",
            {"The boats,": "Ann Vetter"},
        ),
        (
            "Another worker, who did not want to be named for fear of storms, said it was old.",
            {"it was": "Another worker, who did not want to be named for fear of storms,"},
        ),
        (
            "Letters say that Olan Reck received 180,000 crowns from a company called Blue Quay.",
            {"Olan Reck": "Letters"},
        ),
        (
            "“The company mentioned has no connection with the pier,” Ann Vetter said.",
            {"“The company": "Ann Vetter"},
        ),
        (
            "Tolmar's Trade Minister Ann Vetter said the pier was shut.",
            {"the pier": "Ann Vetter"},
        ),
        # what a memo warns of ends with the subject that the memo is
        (
            "A 2023 memo warning of floods at the pier was put on the desk of the pier master, Ann "
            "Vetter of the Pier Office told the inquiry on Tuesday.",
            {"A 2023": "Ann Vetter", "floods at": "A 2023 memo"},
        ),
        (
            "The Pier Office hid it, crews say. The Pier Office denies this: according to its "
            "envoy, Captain Olan Reck, nothing was asked for.",
            {"The Pier": "Pier Office", "nothing was": "Olan Reck"},
        ),
    ],
)
def test_nobody_is_credited_with_another_clause(text: str, said: dict[str, str]) -> None:
    assert speakers(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # what a clause between commas credits ends where its sentence goes on
            "The mill, which denied the leak in May, now says it knew of the leak.",
            [("denied", "the leak in May"), ("says", "it knew of the leak")],
        ),
        (
            "Moritz Falk, who last week denied that any boat had sunk, now says two are lost.",
            [("denied", "any boat had sunk"), ("says", "two are lost")],
        ),
        (  # and before whoever tells all of it
            "Ida Brandt said the ferry had been leaking since May, monitors have found.",
            [("said", "the ferry had been leaking since May")],
        ),
    ],
)
def test_a_clause_ends_where_another_takes_over(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.cue.split()[-1], each.content) for each in credited(text)] == said


def test_whom_a_front_likens_a_speaker_to_says_nothing() -> None:
    (report,) = reports_of(
        [record("r", "In the same vein as Brandt, the mayor, Olga Reim, said the gate was shut.")]
    )
    (told,) = [each for each in read_once(report).statements if each.chain]
    assert told.speaker is not None
    assert (told.speaker.full or told.speaker.span).of(report.text) == "Olga Reim"
