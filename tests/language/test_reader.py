import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.language.reader import Reader
from headwater.language.reading import CueSort, Layer, NameKind, Reading, Relation

REPORT = (
    "The convoy crossed the river Oste at dawn, the defence ministry said on Monday.\n\n"
    "“We saw forty trucks,” said Ida Brandt, a researcher at the Lowell Institute. "
    "“None of them stopped.”\n\n"
    "According to state media, Gen. Vale told reporters that the drill had ended."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read([REPORT])[0]


def told(reading: Reading, words: str) -> Relation:
    """Return the relation whose content holds the words, the innermost one."""
    return [
        one for one in reading.relations if any(words in span.of(REPORT) for span in one.content)
    ][-1]


@pytest.mark.parametrize(
    ("words", "source", "cue"),
    [
        ("crossed the river", "the defence ministry", "said"),
        ("forty trucks", "Ida Brandt", "said"),
    ],
)
def test_who_said_what(reading: Reading, words: str, source: str, cue: str) -> None:
    found = told(reading, words)
    assert found.source is not None
    assert found.cue is not None
    assert found.source.of(REPORT).startswith(source)
    assert found.cue.of(REPORT).startswith(cue)
    assert found.kind is CueSort.STATEMENT


def test_a_hop_inside_a_hop_points_to_the_one_around_it(reading: Reading) -> None:
    inner = told(reading, "the drill had ended")
    assert inner.layer is Layer.NESTED
    assert inner.outer is not None
    outer = reading.relations[inner.outer]
    assert outer.source is not None
    assert outer.source.of(REPORT) == "state media"


def test_names_are_found_with_their_kinds(reading: Reading) -> None:
    names = {one.span.of(REPORT): one.kind for one in reading.names}
    assert names["Ida Brandt"] is NameKind.PERSON
    assert names["Lowell Institute"] is NameKind.ORGANISATION


def test_a_reading_does_not_hang_on_the_batch(reader: Reader, reading: Reading) -> None:
    others = ["Bread prices rose.", REPORT[:90], "", REPORT + "\n\n" + REPORT]
    assert reader.read([*others, REPORT])[-1] == reading
    assert reader.read([REPORT, *others])[0] == reading


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.sampled_from([*REPORT.split(), "\n", "“", "”", '"', "\ud800", "\x00", "北京", "\u0301"]),
        max_size=60,
    )
)
def test_every_span_lies_inside_the_text(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    reading = reader.read([text])[0]
    spans = [
        *reading.sentences,
        *(one.cue for one in reading.relations if one.cue),
        *(name.span for name in reading.names),
        *(span for one in reading.relations for span in one.content),
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for number, one in enumerate(reading.relations):
        assert (one.outer is None) == (one.layer is Layer.OUTER)
        assert one.outer is None or one.outer < number
        assert 0.0 <= one.confidence <= 1.0


@pytest.mark.parametrize(
    "text",
    ["", "word", "x" * 1_000_000, "\ud800" * 1_000, "\x00" * 10_000, '"' * 20_000],
)
def test_hostile_text_is_read_in_bounded_time(reader: Reader, text: str) -> None:
    began = time.process_time()
    reader.read([text])
    assert time.process_time() - began < 20
