"""What the reader joined, shared out among the sentences."""

from bench.bare import bare_report
from headwater.attribution.learned import around, share_out
from headwater.attribution.units import Unit, find_units
from headwater.language import CueSort, Layer, Relation
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
