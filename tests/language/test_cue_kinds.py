import pytest

from headwater.language.cue_kinds import heads_clause, kind_of, tells_finding
from headwater.language.reading import CueSort


@pytest.mark.parametrize(
    ("cue", "source", "kind"),
    [
        ("said", "Vale", CueSort.STATEMENT),
        ("told reporters that", "the spokeswoman", CueSort.STATEMENT),
        ("believes", "Vale", CueSort.BELIEF),
        ("are convinced", "analysts", CueSort.BELIEF),
        ("wants", "the ministry", CueSort.DESIRE),
        ("has seen", "Vale", CueSort.PERCEPTION),
        ("said", "the annual report", CueSort.DOCUMENT),
        ("", "", CueSort.STATEMENT),
    ],
)
def test_the_kind_follows_the_crediting_words(cue: str, source: str, kind: CueSort) -> None:
    assert kind_of(cue, source) is kind


@pytest.mark.parametrize(
    ("cue", "heads"), [("had told", True), ("according to", True), ("called for", False)]
)
def test_plain_words_of_saying_head_a_clause(cue: str, heads: bool) -> None:
    assert heads_clause(cue) is heads


@pytest.mark.parametrize(("cue", "tells"), [("have shown", True), ("found", True), ("said", False)])
def test_words_of_showing_are_known(cue: str, tells: bool) -> None:
    assert tells_finding(cue) is tells
