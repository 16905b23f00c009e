"""What a reader takes for a credit and its sentence takes back."""

import pytest

from headwater.attribution.credited import Crediting
from headwater.attribution.cue import Cue, CueKind
from headwater.attribution.overruled import is_overruled
from headwater.model import Act, Span


def crediting(
    text: str, source: str, cue: str, content: str, act: Act = Act.ASSERT, lemma: str = ""
) -> Crediting:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    said = Cue(
        kind=CueKind.FINITE,
        span=at(cue),
        first=0,
        last=0,
        verb=0,
        lemma=lemma,
        cls="neutral_report",
        act=act,
        commitment=1.0,
    )
    return Crediting(said, at(source), (at(content),))


OUTER = ("Ida Brandt", "said")


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "Ida Brandt said Ostrel has granted crews a berth.",
            (*OUTER, "Ostrel has granted crews a berth"),
            ("Ostrel", "has granted", "crews a berth"),
        ),
        (
            "Ida Brandt said Ostrel was seeking a reason to leave.",
            (*OUTER, "Ostrel was seeking a reason to leave"),
            ("Ostrel", "was seeking", "a reason to leave"),
        ),
        (
            "Ida Brandt accused Ostrel of seeking a reason to leave.",
            ("Ida Brandt", "accused", "Ostrel of seeking a reason to leave"),
            ("Ostrel", "of seeking", "a reason to leave"),
        ),
    ],
)
def test_a_deed_inside_what_somebody_says_is_no_credit_of_its_own(
    text: str, outer: tuple[str, str, str], inner: tuple[str, str, str]
) -> None:
    one, other = crediting(text, *outer), crediting(text, *inner)
    assert is_overruled(text, other, [one, other])
    assert not is_overruled(text, one, [one, other])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ostrel shuts port, blames Corrale", "Corrale", "blames", "Ostrel shuts port"),
        ("Ostrel shuts port, sees no end", "no end", "sees", "Ostrel shuts port"),
        ("Guards denied entry to three crews", "Guards", "denied", "entry to three crews"),
    ],
)
def test_who_is_blamed_or_kept_out_is_credited_with_nothing(
    text: str, source: str, cue: str, content: str
) -> None:
    one = crediting(text, source, cue, content)
    assert is_overruled(text, one, [one])


@pytest.mark.parametrize(
    ("cue", "act", "is_credit"),
    [("commented on", Act.ASSERT, False), ("did not comment on", Act.REFUSE, True)],
)
def test_a_comment_on_a_thing_says_nothing_of_it_and_none_is_silence(
    cue: str, act: Act, is_credit: bool
) -> None:
    text = f"Ida Brandt {cue} production."
    one = crediting(text, "Ida Brandt", cue, "production", act)
    assert is_overruled(text, one, [one]) is not is_credit
