import re

import pytest

from headwater.attribution import extract_statements
from headwater.attribution.factuality import Manners
from headwater.language import Reader, Reading, ToldEvent
from headwater.model import Certainty, Span
from tests.dossier.drafting import report

CERTAIN, PROBABLE = Certainty.CERTAIN, Certainty.PROBABLE
POSSIBLE, UNCOMMITTED = Certainty.POSSIBLE, Certainty.UNCOMMITTED


def events(text: str, **judged: float) -> tuple[ToldEvent, ...]:
    """Return the words of a text that are judged, in reading order."""
    found = (
        ToldEvent(span=Span(place.start(), place.end()), factuality=value)
        for word, value in judged.items()
        for place in [re.search(rf"\b{word}\b", text)]
        if place is not None
    )
    return tuple(sorted(found, key=lambda event: event.span))


@pytest.mark.parametrize(
    ("text", "judged", "certainty", "negated"),
    [
        # events lower what no word weakens
        ("the lock would leak if it froze", {"leak": 1.1, "froze": 0.8}, POSSIBLE, False),
        ("the lock leaks", {"leaks": 2.8}, CERTAIN, False),
        ("whatever the lock held", {"held": 0.2}, UNCOMMITTED, False),
        # a hedge in front holds whatever is judged; one behind surer events does not
        ("the lock may leak", {"leak": 2.9}, POSSIBLE, False),
        ("the lock broke and may leak", {"broke": 2.9, "leak": 1.0}, POSSIBLE, False),
        ("the lock broke a possible record", {"broke": 2.9}, CERTAIN, False),
        # the first event tells most
        ("the lock broke as men hoped", {"broke": 3.0, "hoped": 1.5}, CERTAIN, False),
        # what hangs on a word that is not judged is left to the words
        ("the lock is easy to open", {"open": 1.2}, CERTAIN, False),
        ("to open the lock", {"open": 1.2}, POSSIBLE, False),
        # negation of the main clause, of its subject, of another clause
        ("the lock did not leak", {"leak": -2.4}, CERTAIN, True),
        ("no leave to open the lock was given", {"open": 0.4, "given": 2.5}, CERTAIN, True),
        ("the lock broke a rule that nobody saw", {"broke": 2.8, "saw": -1.6}, CERTAIN, False),
        ("the lock broke, and no boat was hurt", {"broke": 3.0, "hurt": -1.9}, CERTAIN, False),
        ("the men not on watch left", {"left": 2.9}, CERTAIN, False),
        # nothing judged: the words alone
        ("the lock may not leak", {}, POSSIBLE, True),
    ],
)
def test_words_and_events_settle_how_a_content_is_put(
    text: str, judged: dict[str, float], certainty: Certainty, negated: bool
) -> None:
    manner = Manners(text, events(text, **judged)).judged((Span(0, len(text)),))
    assert (manner.certainty, manner.negated) == (certainty, negated)


def test_what_is_ordered_or_denied_is_told_by_its_words_alone() -> None:
    text = "Brandt ordered the gate to be shut. Brandt denied that the gate broke."
    item = report("gate", text)
    judged = events(text, shut=0.4, broke=0.9)
    ordered, denied = extract_statements(item, Reading(events=judged))[:2]
    assert (ordered.certainty, ordered.negated) == (CERTAIN, False)
    assert (denied.certainty, denied.negated) == (CERTAIN, True)


def test_the_trained_reader_judges_events_inside_its_text() -> None:
    text = "The bridge at Tolmar collapsed on Monday. The council did not close the road."
    (reading,) = Reader().read([text])
    told = {event.span.of(text): event.factuality for event in reading.events}
    assert told["collapsed"] > 2.0
    assert told["close"] < -1.0
    assert list(reading.events) == sorted(reading.events, key=lambda event: event.span)


@pytest.mark.parametrize(
    ("text", "content", "sure"),
    [
        ("Satellite images appeared to show that the dam burst.", "the dam burst", "probable"),
        ("Ida Brandt appeared to confirm that the dam burst.", "the dam burst", "probable"),
        ("Ida Brandt confirmed that the dam burst.", "the dam burst", "certain"),
    ],
)
def test_what_only_seems_to_be_said_is_less_sure(text: str, content: str, sure: str) -> None:
    (reading,) = Reader().read([text])
    (found,) = extract_statements(report("dam", text), reading)
    assert (found.wording(text), found.certainty.value) == (content, sure)
