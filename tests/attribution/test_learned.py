"""What the reader joined, shared out among the sentences."""

from dataclasses import replace

import pytest

from bench.bare import bare_report
from headwater.attribution import extract_statements
from headwater.attribution.learned import around, runs_on, share_out
from headwater.attribution.units import Unit, find_units
from headwater.language import CueSort, Layer, Reading, Relation
from headwater.model import Span

TEXT = "“The pier is closed,” Ida Brandt said. “It will open on Monday.” Otto Vale walked by."


def _relation(
    cue: str | None, content: list[str], *, outer: int | None = None, text: str = TEXT
) -> Relation:
    return Relation(
        source=None,
        cue=None if cue is None else _span(cue, text),
        content=tuple(_span(part, text) for part in content),
        layer=Layer.OUTER if outer is None else Layer.NESTED,
        kind=CueSort.STATEMENT,
        outer=outer,
        factuality=None,
        clausal=True,
        confidence=1.0,
    )


def _span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _units(text: str = TEXT) -> tuple[Unit, ...]:
    return find_units(bare_report("r", text))


def test_a_speech_is_credited_in_the_sentence_of_its_cue_and_told_in_the_next() -> None:
    speech = _relation("said", ["“The pier is closed,”", "“It will open on Monday.”"])
    first, second, third = share_out(_units(), [speech])

    assert first.cued == [(0, speech)]
    assert first.told == []
    assert second.told == [(speech, (_span("“It will open on Monday.”", TEXT),))]
    assert third.cued == []
    assert third.told == []


def test_who_is_called_back_calls_nobody_anything() -> None:
    text = "Pensioned clerks have been called back for the count."
    relation = replace(
        _relation("have been called back for", ["the count"], text=text),
        source=_span("Pensioned clerks", text),
    )
    (found,) = extract_statements(
        bare_report("r", text), Reading(sentences=(), relations=(relation,), names=(), events=())
    )
    assert found.chain == ()
    assert found.wording(text) == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The test proved the strength of the gate.",
            "The test",
            "proved",
            "the strength of the gate",
        ),
        ("The ministry must explain the cracks.", "The ministry", "must explain", "the cracks"),
    ],
)
def test_what_happens_or_must_be_said_says_nothing(
    text: str, source: str, cue: str, content: str
) -> None:
    relation = replace(_relation(cue, [content], text=text), source=_span(source, text))
    reading = Reading(sentences=(), relations=(relation,), names=(), events=())
    (found,) = extract_statements(bare_report("r", text), reading)
    assert (found.chain, found.wording(text)) == ((), text.rstrip("."))


def test_who_meets_to_discuss_a_thing_says_nothing_of_it() -> None:
    text = "Ida Brandt said the envoys met to discuss a new pier."
    inner = replace(
        _relation("met to discuss", ["a new pier"], outer=0, text=text),
        source=_span("the envoys", text),
    )
    outer = replace(
        _relation("said", ["the envoys met to discuss a new pier"], text=text),
        source=_span("Ida Brandt", text),
    )
    reading = Reading(sentences=(), relations=(outer, inner), names=(), events=())
    (found,) = extract_statements(bare_report("r", text), reading)
    assert (len(found.chain), found.wording(text)) == (1, "the envoys met to discuss a new pier")


def test_what_was_drawn_up_says_what_it_shows() -> None:
    text = "The autopsy results showed that the guard had drowned."
    relation = replace(
        _relation("showed", ["that the guard had drowned"], text=text),
        source=_span("The autopsy results", text),
    )
    reading = Reading(sentences=(), relations=(relation,), names=(), events=())
    (found,) = extract_statements(bare_report("r", text), reading)
    assert len(found.chain) == 1


def test_a_cue_without_a_word_is_layout() -> None:
    text = "VALE: The pier is closed."
    speech = _relation(":", ["The pier is closed."], text=text)
    (share,) = share_out(_units(text), [speech])

    assert share.cued == []
    assert share.told == [(speech, (_span("The pier is closed.", text),))]


def test_around_lists_the_holders_outermost_first() -> None:
    relations = [
        _relation("said", ["“The pier is closed,”"]),
        _relation("is", ["closed"], outer=0),
        _relation("pier", ["The"], outer=1),
    ]

    assert around(relations, 2) == [0, 1]
    assert around(relations, 0) == []


def _told(text: str, *relations: Relation) -> list[tuple[list[str | None], str]]:
    """Return whom each statement is credited to, and what it says."""
    reading = Reading(sentences=(), relations=relations, names=(), events=())
    return [
        ([hop.source.span.of(text) if hop.source else None for hop in s.chain], s.wording(text))
        for s in extract_statements(bare_report("r", text), reading)
    ]


def test_what_a_verb_credits_ends_with_its_sentence() -> None:
    text = "According to Ida Brandt, the pier is closed. Nobody was hurt. The sea was calm."
    speech = _relation("According to", ["the pier is closed. Nobody was hurt"], text=text)

    assert _told(text, replace(speech, source=_span("Ida Brandt", text))) == [
        (["Ida Brandt"], "the pier is closed"),
        ([], "Nobody was hurt"),
        ([], "The sea was calm"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("According to two night porters, the gate was open.", "two night porters", "According to"),
        (
            "The Post reported, citing the long delay, that the gate was open.",
            "The Post",
            "reported",
        ),
        ("According to Ida Brandt, the gate was open.", "Ida Brandt", "According to"),
    ],
)
def test_what_is_said_begins_behind_whom_the_reader_knows_to_say_it(
    text: str, source: str, cue: str
) -> None:
    speech = _relation(cue, ["the gate was open"], text=text)
    told = _told(text, replace(speech, source=_span(source, text)))
    assert told == [([source], "the gate was open")]


def test_a_quotation_with_a_speaker_of_its_own_is_inside_no_speech_of_the_next_sentence() -> None:
    text = "“The pier is closed,” Otto Vale said. Nobody was hurt, Ida Brandt said."
    inner = _relation("said", ["“The pier is closed,”"], text=text, outer=1)
    inner = replace(inner, source=_span("Otto Vale", text))
    at = text.rindex("said")
    outer = replace(
        _relation("said", [text[: text.index(", Ida")]], text=text),
        source=_span("Ida Brandt", text),
        cue=Span(at, at + 4),
    )

    assert _told(text, inner, outer) == [
        (["Otto Vale"], "“The pier is closed,”"),
        (["Ida Brandt"], "Nobody was hurt"),
    ]


@pytest.mark.parametrize(
    ("cue", "rule", "on"),
    [("said", None, False), (None, None, True), ("―", None, True), ("said", "turn", True)],
)
def test_only_layout_runs_on(cue: str | None, rule: str | None, on: bool) -> None:
    text = "The pier is closed. Nobody was hurt. ― Ida Brandt said"
    assert runs_on(text, replace(_relation(cue, ["The pier"], text=text), rule=rule)) is on


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brandt told the Tolmar Sea Agency that the pier is closed.",
        "The pier is closed, Ida Brandt told the Tolmar Sea Agency on Monday.",
    ],
)
def test_whom_a_thing_is_told_is_no_statement(text: str) -> None:
    content = "The pier is closed" if text.startswith("The") else "that the pier is closed"
    speech = replace(_relation("told", [content], text=text), source=_span("Ida Brandt", text))
    assert [who for who, _ in _told(text, speech)] == [["Ida Brandt"]]


def test_who_is_told_a_thing_has_not_told_it() -> None:
    text = "The pier is closed, Ida Brandt, master of the harbour, told Tolmar Sea Agency."
    content = "The pier is closed, Ida Brandt, master of the harbour,"
    speech = _relation("told", [content], text=text)
    speech = replace(speech, source=_span("Tolmar Sea Agency", text))

    told = _told(text, speech)

    assert told == [(["Ida Brandt, master of the harbour"], "The pier is closed")]


def test_a_dateline_is_no_part_of_a_source() -> None:
    text = "TOLMAR (Sea Agency) – Ida Brandt said the pier is closed."
    speech = _relation("said", ["the pier is closed"], text=text)
    speech = replace(speech, source=Span(0, text.index(" said")))
    assert _told(text, speech) == [(["Ida Brandt"], "the pier is closed")]


def test_a_deed_told_beside_what_its_doer_says_credits_nobody() -> None:
    text = "Ida Brandt guided a tour of the lock and ordered its repair."
    source = _span("Ida Brandt", text)
    deed = replace(_relation("guided", ["a tour of the lock"], text=text), source=source)
    order = replace(_relation("ordered", ["its repair"], text=text), source=source)
    found = extract_statements(
        bare_report("r", text), Reading(sentences=(), relations=(deed, order), names=(), events=())
    )
    told = {each.wording(text): len(each.chain) for each in found}
    assert told["its repair"] == 1
    assert [credits for words, credits in told.items() if words.endswith("tour of the lock")] == [0]
