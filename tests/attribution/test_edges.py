"""Edges of a content that a rule and the trained reader part differently."""

from dataclasses import replace

import pytest

from bench.bare import bare_report
from headwater.attribution import extract_statements
from headwater.language import CueSort, Layer, Reading, Relation
from headwater.model import Act, Span, Statement


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def relation(
    text: str, source: str | None, cue: str, *content: str, outer: int | None = None
) -> Relation:
    """Return what a reader may have joined in a text."""
    return Relation(
        source=span(source, text) if source else None,
        cue=span(cue, text),
        content=tuple(span(part, text) for part in content),
        layer=Layer.OUTER if outer is None else Layer.NESTED,
        kind=CueSort.STATEMENT,
        outer=outer,
        factuality=None,
        clausal=True,
        confidence=1.0,
    )


def stated(text: str, *relations: Relation) -> list[Statement]:
    reading = Reading(sentences=(), relations=relations, names=(), events=())
    return list(extract_statements(bare_report("r", text), reading))


def told(text: str, *relations: Relation) -> list[tuple[str, str]]:
    """Return who is credited last and what is said, in words; "" for the narrator."""
    return [
        (
            each.chain[-1].source.span.of(text) if each.chain and each.chain[-1].source else "",
            each.wording(text),
        )
        for each in stated(text, *relations)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Ida Brandt told the harbour board: “The gate is rotten.”",
            "Ida Brandt",
            "“The gate is rotten.”",
        ),
        ("He conceded, though, that the gate was rotten.", "He", "that the gate was rotten"),
        (
            "Brandt told crews at the Tolmar yard on Friday that the gate was rotten.",
            "Brandt",
            "that the gate was rotten",
        ),
        (
            "Brandt said at a briefing later in the week the gate was rotten.",
            "Brandt",
            "the gate was rotten",
        ),
        (
            "Brandt told a Board hearing she would mend the gate.",
            "Brandt",
            "she would mend the gate",
        ),
    ],
)
def test_whom_a_thing_was_told_is_no_part_of_it(text: str, source: str, content: str) -> None:
    cue = next(word for word in ("told", "conceded", "said") if f" {word}" in text)
    ((who, said),) = told(text, relation(text, source, cue, content))
    assert (who, said) == (source, content.removeprefix("that "))


def test_what_runs_on_to_a_quotation_is_said_with_it() -> None:
    text = "Ida Brandt said the gate by the mill was “rotten to the core”."
    ((_, said),) = told(text, relation(text, "Ida Brandt", "said", "“rotten to the core”"))
    assert said == "the gate by the mill was “rotten to the core”"


def test_a_short_quotation_goes_on_behind_the_credit_that_interrupts_it() -> None:
    text = "A new gate, he said in a letter to the guild, “helps nobody”."
    ((_, said),) = told(text, relation(text, "he", "said", "A new gate", "“helps nobody”"))
    assert said == "A new gate … “helps nobody”"


def test_a_noun_in_whom_the_reader_credits_is_no_verb() -> None:
    text = "Small river states insist that the weir must stay."
    assert told(
        text, relation(text, "Small river states", "insist", "that the weir must stay")
    ) == [("Small river states", "the weir must stay")]


def test_where_a_thing_was_printed_relays_nobody() -> None:
    text = "Ida Brandt told the Lowell Post in talks published Sunday that the gate was rotten."
    (one,) = stated(text, relation(text, "Ida Brandt", "told", "that the gate was rotten"))
    assert [hop.source.span.of(text) for hop in one.chain if hop.source] == ["Ida Brandt"]


def test_the_words_of_one_cue_are_one_credit() -> None:
    text = "The firm declined to say when the gate would open."
    outer = relation(text, "The firm", "declined", "to say when the gate would open")
    inner = relation(text, None, "to say", "when the gate would open", outer=0)
    assert len(stated(text, outer, inner)) == 1


def test_declined_comment_is_silence() -> None:
    text = "The guild declined comment."
    (one,) = stated(text, relation(text, "The guild", "declined", "comment"))
    assert one.act is Act.REFUSE


def test_who_gave_a_name_is_who_is_named() -> None:
    text = "A woman who gave her name as Ida said the gate was rotten."
    ((who, _),) = told(text, relation(text, "Ida", "said", "the gate was rotten"))
    assert who == "A woman who gave her name as Ida"


def test_anyone_who_says_so_is_nobody() -> None:
    text = "“Anyone who says the gate is rotten lies,” Ida Brandt said."
    outer = relation(text, "Ida Brandt", "said", "“Anyone who says the gate is rotten lies,”")
    inner = relation(text, "who", "says", "the gate is rotten lies", outer=0)
    assert told(text, outer, inner) == [
        ("Ida Brandt", "“Anyone who says the gate is rotten lies,”")
    ]


def test_what_a_colon_credits_has_no_label_to_tell() -> None:
    text = "Corran Ferries chairman Otto Vale: “The gate is rotten.”"
    assert told(text, relation(text, "Corran Ferries chairman Otto Vale", ":", text[35:])) == [
        ("Corran Ferries chairman Otto Vale", "“The gate is rotten.”")
    ]


def test_whoever_says_so_says_no_more_than_before_but_with_a_verb() -> None:
    text = "Kestel Wharf confirmed the leak but said the gate had held."
    first = relation(text, "Kestel Wharf", "confirmed", "the leak")
    second = replace(first, cue=span("said", text), content=(span("the gate had held", text),))
    assert [said for _, said in told(text, first, second)] == ["the leak", "the gate had held"]
