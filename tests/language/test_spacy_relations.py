import pytest
import spacy
from spacy.tokens import Doc

from bench.small_pipeline import PARSED, parsed, text_of
from headwater.language.spacy_relations import find_credits

PIPELINE = spacy.blank("en")
BY_AGENT = (
    "The/2/det bridge/4/nsubjpass was/4/auxpass said/0/ROOT by/4/agent Lohm/5/pobj to/8/aux"
    " sink/4/xcomp ./4/punct"
)
ADDED = (
    "Lohm/2/nsubj said/0/ROOT that/5/mark ferries/5/nsubj stopped/2/ccomp and/2/cc added/2/conj"
    " that/10/mark roads/10/nsubj sank/7/ccomp ./2/punct"
)
UNSAID = "It/2/nsubj closed/0/ROOT according/2/prep"


def told(*sentences: str) -> list[tuple[str, str, list[str]]]:
    """Return source, cue and contents of each credit of sentences parsed by hand."""
    doc = parsed(PIPELINE, *sentences)
    return [
        (
            _words(doc, one.source) if one.source else "",
            _words(doc, one.cue),
            [_words(doc, part) for part in one.contents],
        )
        for one in find_credits(doc)
    ]


def _words(doc: Doc, part: tuple[int, int]) -> str:
    return doc[slice(*part)].text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (0, [("The engineer", "said", ["that the bridge closed"])]),
        (1, [("Petra Lohm", "said", ["“We will wait here,”"])]),
        (2, [("the mayor", "said", ["“The road sank,”"])]),
        (3, [("the ministry", "According to", ["ferries stopped"])]),
        (4, [("the mayor", "according to", ["The road sank"])]),
        (
            5,
            [
                ("The agency", "reported", ["that Lohm denied that the bridge fell"]),
                ("Lohm", "denied", ["that the bridge fell"]),
            ],
        ),
        (6, []),
        (7, [("Ida Brandt", "said", ["that the road sank"])]),
        (8, [("", "reported", ["that the bridge fell"])]),
        (9, [("The mayor", "did not say", ["whether ferries stopped"])]),
        (10, [("The mayor", "promised", ["to open the road"])]),
        (11, [("Lohm", "said", ["The bridge", "is closed"])]),
        (12, []),
        (13, [("the agency", "According to", ["ferries left"])]),
        (14, []),
    ],
)
def test_who_says_what_by_the_parse(
    sentence: int, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert told(PARSED[sentence]) == expected, text_of(PARSED[sentence])


def test_a_passive_credits_its_agent() -> None:
    assert told(BY_AGENT) == [("Lohm", "said", ["to sink"])]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    assert [(source, cue) for source, cue, _ in told(ADDED)] == [
        ("Lohm", "said"),
        ("Lohm", "added"),
    ]


def test_a_quotation_beside_a_credit_is_credited_to_the_same() -> None:
    assert told(PARSED[1], PARSED[14]) == [
        ("Petra Lohm", "said", ["“We will wait here,”", "“None of the ferries ever stopped.”"])
    ]


def test_a_quotation_beside_a_verb_that_names_nobody_is_left() -> None:
    assert told(PARSED[8], PARSED[14]) == [("", "reported", ["that the bridge fell"])]


def test_what_stops_short_credits_nobody() -> None:
    assert told(UNSAID) == []
