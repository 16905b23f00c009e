import pytest

from headwater.language.joining import join_part, join_report
from headwater.language.tagger import Tagger

ASIDE = "I think that the pier is safe"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def test_a_report_is_joined_in_the_order_of_its_contents(tagger: Tagger) -> None:
    text = "The pier is safe, Ida Brandt said. “We all know that it was mended,” said Otto Vale."
    relations = join_report(text, tagger.tag([text])[0])

    assert [one.cue.of(text) for one in relations if one.cue] == ["said", "said"]
    assert relations == sorted(relations, key=lambda one: one.content[0])


def test_a_part_gives_what_the_speaker_thinks(tagger: Tagger) -> None:
    (tagging,) = tagger.tag([ASIDE])
    relations = join_part(ASIDE, tagging)

    assert [one.cue.of(ASIDE) for one in relations if one.cue] == ["think"]
