import numpy as np
import pytest

from headwater.language.assignment import NOTHING, LinkScores, WordRelation
from headwater.language.decoding import WordSpan
from headwater.language.labels import ROLES
from headwater.language.reach import settle_reach
from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Words, read_words

SPLITTER = WordPiece(WEIGHTS / "vocab.txt")
Told = tuple[str, list[str]]  # crediting words, and what they credit


def place(text: str, words: Words, phrase: str, role: str) -> WordSpan:
    start = text.index(phrase)
    first = int(np.searchsorted(words.ends, start, side="right"))
    last = int(np.searchsorted(words.starts, start + len(phrase)))
    return WordSpan(first, last, ROLES.index(role), 0.9)


def settled(text: str, *told: Told, others: tuple[str, ...] = ()) -> list[Told]:
    """Settle credits of Vale; ``others`` are cues that the network joined to nothing."""
    words = read_words(text, SPLITTER)
    source = place(text, words, "Vale", "source")
    relations = [
        WordRelation(
            source=source,
            cue=place(text, words, cue, "cue"),
            contents=tuple(place(text, words, part, "content") for part in contents),
            confidence=0.9,
        )
        for cue, contents in told
    ]
    cues = tuple(place(text, words, other, "cue") for other in others)
    links = LinkScores(
        sources=(source,),
        cues=cues,
        contents=(),
        content_cues=NOTHING.content_cues,
        cue_sources=NOTHING.cue_sources,
    )

    def shown(part: WordSpan) -> str:
        return text[words.starts[part.first] : words.ends[part.last - 1]]

    found = settle_reach(text, words, links, relations)
    assert all(one.source == source for one in found)
    return [
        (shown(one.cue), [shown(part) for part in one.contents])
        for one in found
        if one.cue is not None
    ]


@pytest.mark.parametrize(
    "beside", ["and soon the crews left", "but Kesh had gone", "as the rain began"]
)
def test_what_the_report_tells_beside_a_quotation_is_left_out(beside: str) -> None:
    text = f"“It will hold,” Vale said, {beside}."
    assert settled(text, ("said", ["“It will hold,”", beside])) == [("said", ["“It will hold,”"])]


@pytest.mark.parametrize(
    ("quoted", "beside"),
    [
        ("“It rained,”", "and that the gate held"),
        ("“It rained,”", "and “the gate held”"),
        ("“It rained,”", "adding the gate held"),
        ("It rained,", "and the gate held"),  # in the report's words, both of them his
    ],
)
def test_what_goes_on_with_the_speech_stays(quoted: str, beside: str) -> None:
    text = f"{quoted} Vale said, {beside}."
    assert settled(text, ("said", [quoted, beside])) == [("said", [quoted, beside])]


def test_a_quotation_ends_at_its_comma_where_the_report_goes_on() -> None:
    text = "Vale said, “Those gates are sound,” when a clerk named the cost."
    whole = "“Those gates are sound,” when a clerk named the cost"
    assert settled(text, ("said", [whole])) == [("said", ["“Those gates are sound,”"])]


@pytest.mark.parametrize(
    "whole",
    [
        "“the Board,” as it is known, will meet",  # too short for speech
        "“The gate will hold,” and “the dam will too”",
        "“The gate will hold” when it rains",
    ],
)
def test_words_that_run_on_from_a_quotation_stay(whole: str) -> None:
    assert settled(f"Vale said {whole}.", ("said", [whole])) == [("said", [whole])]


def test_what_a_speaker_cites_is_credited_apart() -> None:
    text = "The pump broke, Vale said, citing a log of the night."
    told = ("said", ["The pump broke", "citing a log of the night"])
    assert settled(text, told) == [
        ("said", ["The pump broke"]),
        ("citing", ["a log of the night"]),
    ]


SEMICOLON = (
    "Vale said four boats left the port on Friday; two of them sank off the cape. It rained."
)


def test_what_is_said_goes_on_over_a_semicolon() -> None:
    told = ("said", ["four boats left the port on Friday"])
    assert settled(SEMICOLON, told) == [
        ("said", ["four boats left the port on Friday; two of them sank off the cape"])
    ]


@pytest.mark.parametrize(
    ("text", "cue", "others"),
    [
        (SEMICOLON.replace("two of them sank", "Brandt said two sank"), "said", ("Brandt said",)),
        (SEMICOLON.replace("two of them", "but two"), "said", ()),
        (SEMICOLON.replace("two of them sank off the cape", "“two sank at sea”"), "said", ()),
        (SEMICOLON.replace("Vale said", "Vale praised"), "praised", ()),
        (SEMICOLON.replace("two of them sank off the cape", "two sank"), "said", ()),
    ],
)
def test_a_semicolon_ends_what_somebody_else_says_or_nobody_said(
    text: str, cue: str, others: tuple[str, ...]
) -> None:
    content = "four boats left the port on Friday"
    assert settled(text, (cue, [content]), others=others) == [(cue, [content])]
